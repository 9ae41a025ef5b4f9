"""Requests about ranges: names, protection, merging, sorting."""

from typing import Any

from tests.sheets_server import masks
from tests.sheets_server.a1 import Area, area_of, grid_range_of
from tests.sheets_server.batch import Context, Reply, found, fresh, handles, required_fields
from tests.sheets_server.book import Book
from tests.sheets_server.cells import BLANK, Cell, ErrorValue, Formula, Value
from tests.sheets_server.errors import invalid
from tests.sheets_server.evaluation import Evaluation
from tests.sheets_server.protection import check_editable, overlap
from tests.sheets_server.references import shifted
from tests.sheets_server.sheet import Sheet


@handles("addNamedRange")
def add_named_range(book: Book, body: dict[str, Any], context: Context) -> Reply:
    wanted = body.get("namedRange", {})
    name = wanted.get("name", "")
    if not name or not name.replace("_", "a").replace(".", "a").isalnum() or name[0].isdigit():
        raise invalid(f"Invalid name: {name}")
    if any(named["name"].lower() == name.lower() for named in book.named_ranges):
        raise invalid(f"Cannot add named range with name: {name}. The named range already exists.")
    named_id = wanted.get("namedRangeId") or str(context.new_id())
    fresh(book.named_ranges, "namedRangeId", named_id, "named range")
    book.in_range(wanted.get("range", {}))
    named = {"namedRangeId": named_id, "name": name, "range": dict(wanted.get("range", {}))}
    book.named_ranges.append(named)
    return {"namedRange": named}


@handles("updateNamedRange")
def update_named_range(book: Book, body: dict[str, Any], context: Context) -> Reply:
    wanted = body.get("namedRange", {})
    named_id = wanted.get("namedRangeId", "")
    named = found(book.named_ranges, "namedRangeId", named_id, f"No NamedRange with id: {named_id}")
    named.update(masks.patch(masks.parse(required_fields(body)), named, wanted))
    return None


@handles("deleteNamedRange")
def delete_named_range(book: Book, body: dict[str, Any], context: Context) -> Reply:
    named_id = body.get("namedRangeId", "")
    book.named_ranges.remove(
        found(book.named_ranges, "namedRangeId", named_id, f"No NamedRange with id: {named_id}")
    )
    return None


@handles("addProtectedRange")
def add_protected_range(book: Book, body: dict[str, Any], context: Context) -> Reply:
    wanted = body.get("protectedRange", {})
    span = wanted.get("range")
    if span is None:
        named_id = wanted.get("namedRangeId", "")
        named = found(book.named_ranges, "namedRangeId", named_id, f"No NamedRange with id: {named_id}")
        span = named["range"]
    sheet = book.in_range(span)
    every = [entry for tab in book.sheets for entry in tab.protected_ranges]
    protected_id = wanted.get("protectedRangeId") or context.new_id()
    fresh(every, "protectedRangeId", protected_id, "protected range")
    protected: dict[str, Any] = {"protectedRangeId": protected_id, "range": dict(span)}
    protected |= {name: wanted[name] for name in PROTECTED_KEYS if wanted.get(name)}
    protected["requestingUserCanEdit"] = True
    reply = dict(protected)
    asked = {name: value for name, value in wanted.get("editors", {}).items() if value}
    users = [user for user in asked.get("users", []) if user != context.account]
    protected["editors"] = asked | {"users": [context.account, *users]}
    reply["editors"] = asked
    sheet.protected_ranges.append(protected)
    return {"protectedRange": reply}


PROTECTED_KEYS = ("namedRangeId", "description", "warningOnly", "unprotectedRanges")


@handles("updateProtectedRange")
def update_protected_range(book: Book, body: dict[str, Any], context: Context) -> Reply:
    wanted = body.get("protectedRange", {})
    sheet, protected = _protected(book, wanted.get("protectedRangeId"))
    at = sheet.protected_ranges.index(protected)
    sheet.protected_ranges[at] = masks.patch(masks.parse(required_fields(body)), protected, wanted)
    return None


@handles("deleteProtectedRange")
def delete_protected_range(book: Book, body: dict[str, Any], context: Context) -> Reply:
    sheet, protected = _protected(book, body.get("protectedRangeId"))
    sheet.protected_ranges.remove(protected)
    return None


def _protected(book: Book, wanted: Any) -> tuple[Sheet, dict[str, Any]]:
    for sheet in book.sheets:
        for protected in sheet.protected_ranges:
            if protected["protectedRangeId"] == wanted:
                return sheet, protected
    raise invalid(f"No protected range with id: {wanted}")


@handles("mergeCells")
def merge_cells(book: Book, body: dict[str, Any], context: Context) -> Reply:
    sheet = book.in_range(body.get("range", {}))
    area = sheet.inside(area_of(body.get("range", {})))
    _dissolve(sheet, area)
    for part in _parts(area, body.get("mergeType", "MERGE_ALL")):
        if ((part.bottom or 0) - part.top) * ((part.right or 0) - part.left) > 1:
            sheet.merges.append(grid_range_of(sheet.id, part))
            for row, column in list(sheet.places(part))[1:]:
                sheet.put(row, column, sheet.cell(row, column).holding(None))
    return None


def _parts(area: Area, how: str) -> list[Area]:
    bottom, right = area.bottom or 0, area.right or 0
    if how == "MERGE_ROWS":
        return [Area(row, area.left, row + 1, right) for row in range(area.top, bottom)]
    if how == "MERGE_COLUMNS":
        return [Area(area.top, column, bottom, column + 1) for column in range(area.left, right)]
    return [area]


def _dissolve(sheet: Sheet, area: Area) -> None:
    """Take apart the merges within the area; one that sticks out of it is refused."""
    for merge in list(sheet.merges):
        inner = area_of(merge)
        if not overlap(inner, area):
            continue
        inside = area.top <= inner.top and area.left <= inner.left
        if not inside or (inner.bottom or 0) > (area.bottom or 0) or (inner.right or 0) > (area.right or 0):
            raise invalid("You must select all cells in a merged range to merge or unmerge them.")
        sheet.merges.remove(merge)


@handles("unmergeCells")
def unmerge_cells(book: Book, body: dict[str, Any], context: Context) -> Reply:
    sheet = book.in_range(body.get("range", {}))
    _dissolve(sheet, sheet.inside(area_of(body.get("range", {}))))
    return None


@handles("sortRange")
def sort_range(book: Book, body: dict[str, Any], context: Context) -> Reply:
    sheet = book.in_range(body.get("range", {}))
    area = sheet.inside(area_of(body.get("range", {})))
    check_editable(sheet, area, context.account)
    sort_rows(book, sheet, area, body.get("sortSpecs", []))
    return None


def sort_rows(book: Book, sheet: Sheet, area: Area, specs: list[dict[str, Any]]) -> None:
    """Whole rows of the area in their new order: numbers, text, booleans, errors; blanks always last."""
    if any(overlap(area_of(merge), area) for merge in sheet.merges):
        raise invalid("You can't sort a range that contains merged cells.")
    evaluation = Evaluation(book)
    order = list(range(area.top, area.bottom or 0))
    for spec in reversed(specs):
        column = spec.get("dimensionIndex", 0)
        keys = {row: sort_key(evaluation.value(sheet, row, column)) for row in order}
        down = spec.get("sortOrder") == "DESCENDING"
        filled = sorted((row for row in order if keys[row][0] < 9), key=lambda row: keys[row], reverse=down)
        order = filled + [row for row in order if keys[row][0] == 9]
    columns = range(area.left, area.right or 0)
    old = {row: [sheet.cell(row, column) for column in columns] for row in order}
    for row, source in enumerate(order, start=area.top):
        for column, cell in zip(columns, old[source], strict=True):
            sheet.put(row, column, _carried(cell, row - source))


def _carried(cell: Cell, rows: int) -> Cell:
    if isinstance(cell.value, Formula):
        return cell.holding(Formula(shifted(cell.value, rows, 0)))
    return cell if not cell.is_blank else BLANK


def sort_key(value: Value) -> tuple[int, Any]:
    if value is None or value == "":
        return 9, 0
    if isinstance(value, ErrorValue):
        return 3, str(value)
    if isinstance(value, bool):
        return 2, value
    if isinstance(value, str):
        return 1, value.casefold()
    return 0, value
