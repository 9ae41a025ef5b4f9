"""Requests about rows and columns: insert, delete, append, move, size, hide, group."""

from typing import Any

from tests.sheets_server import masks, moving
from tests.sheets_server.batch import Context, Reply, handles, required_fields
from tests.sheets_server.book import Book
from tests.sheets_server.errors import invalid
from tests.sheets_server.evaluation import Evaluation
from tests.sheets_server.rendering import shown
from tests.sheets_server.sheet import COLUMNS, ROWS, Sheet, dimension_range

NAMES = {ROWS: "row", COLUMNS: "column"}


def span_of(book: Book, body: dict[str, Any]) -> tuple[Sheet, str, int, int]:
    """The tab, dimension, start and end of a DimensionRange; open ends are the grid's."""
    sheet = book.sheet(body.get("sheetId", 0))
    dimension = body.get("dimension")
    if dimension not in NAMES:
        raise invalid("No dimension specified.")
    start = body.get("startIndex", 0)
    end = body.get("endIndex", sheet.count(dimension))
    if start < 0 or end <= start:
        raise invalid(f"endIndex[{end}] must be greater than startIndex[{start}].")
    return sheet, dimension, start, end


@handles("insertDimension")
def insert_dimension(book: Book, body: dict[str, Any], context: Context) -> Reply:
    for bound in ("startIndex", "endIndex"):
        if bound not in body.get("range", {}):
            raise invalid(f"range.{bound} must be set")
    sheet, dimension, start, end = span_of(book, body.get("range", {}))
    count = sheet.count(dimension)
    before = bool(body.get("inheritFromBefore"))
    if start > count:
        raise invalid(f"range.startIndex[{start}] is after last {NAMES[dimension]} in grid[{count - 1}]")
    if start == count and not before:
        raise invalid(
            f"range.startIndex must be less than the grid size ({count}) if inheritFromBefore is false."
        )
    if before and start == 0:
        raise invalid("inheritFromBefore cannot be true when inserting at index 0.")
    across = sheet.column_count if dimension == ROWS else sheet.row_count
    book.check_size(more=(end - start) * across)
    moving.insert(book, sheet, dimension, start, end, like_before=before)
    return None


@handles("appendDimension")
def append_dimension(book: Book, body: dict[str, Any], context: Context) -> Reply:
    sheet = book.sheet(body.get("sheetId", 0))
    length = body.get("length", 0)
    if length < 1:
        raise invalid("length must be greater than 0.")
    rows, columns = (length, 0) if body.get("dimension") == ROWS else (0, length)
    sheet.resize(sheet.row_count + rows, sheet.column_count + columns)
    book.check_size()
    return None


@handles("deleteDimension")
def delete_dimension(book: Book, body: dict[str, Any], context: Context) -> Reply:
    sheet, dimension, start, end = span_of(book, body.get("range", {}))
    count = sheet.count(dimension)
    name = NAMES[dimension]
    if start >= count:
        raise invalid(
            f"Cannot delete a {name} that doesn't exist. Tried to delete {name} index {start} but there are "
            f"only {count} {name}s."
        )
    end = min(end, count)
    if end - start >= count:
        raise invalid(f"You can't delete all the {name}s on the sheet.")
    frozen = sheet.grid.get("frozenRowCount" if dimension == ROWS else "frozenColumnCount", 0)
    if frozen and start <= frozen and end == count:
        raise invalid(f"Sorry, it is not possible to delete all non-frozen {name}s.")
    moving.delete(book, sheet, dimension, start, end)
    return None


@handles("moveDimension")
def move_dimension(book: Book, body: dict[str, Any], context: Context) -> Reply:
    sheet, dimension, start, end = span_of(book, body.get("source", {}))
    to = body.get("destinationIndex", 0)
    if start < to < end:
        raise invalid("destinationIndex cannot be inside the source range.")
    if end > sheet.count(dimension) or to > sheet.count(dimension):
        raise invalid("The source and the destination must be inside the grid.")
    moving.move(book, sheet, dimension, (start, end), to)
    return None


@handles("updateDimensionProperties")
def update_dimension(book: Book, body: dict[str, Any], context: Context) -> Reply:
    sheet, dimension, start, end = span_of(book, body.get("range", {}))
    tree = masks.parse(required_fields(body))
    known = sheet.dimensions[dimension]
    for index in range(start, min(end, sheet.count(dimension))):
        patched = masks.patch(tree, known.get(index, {}), body.get("properties", {}))
        known[index] = {name: value for name, value in patched.items() if value}
    return None


@handles("autoResizeDimensions")
def auto_resize(book: Book, body: dict[str, Any], context: Context) -> Reply:
    """As wide as the longest text needs, by the widths of letters that were measured at Google."""
    sheet, dimension, start, end = span_of(book, body.get("dimensions", {}))
    evaluation = Evaluation(book)
    for index in range(start, min(end, sheet.count(dimension))):
        if dimension == ROWS:
            sheet.dimensions[ROWS].pop(index, None)
            continue
        texts = [
            shown(evaluation.value(sheet, row, index), sheet.cell(row, index).format.get("numberFormat", {}))
            for row in range(len(sheet.rows))
        ]
        longest = max((_pixels(text) for text in texts if text), default=0)
        if longest:
            sheet.dimensions[COLUMNS].setdefault(index, {})["pixelSize"] = longest
    return None


def _pixels(text: str) -> int:
    return round(sum(9.24 if letter.isupper() else 7 for letter in text) + 21)


def _groups(sheet: Sheet, dimension: str) -> Reply:
    groups = sheet.groups(dimension)
    return {"dimensionGroups": groups} if groups else {}


@handles("addDimensionGroup")
def add_group(book: Book, body: dict[str, Any], context: Context) -> Reply:
    sheet, dimension, start, end = span_of(book, body.get("range", {}))
    depths = sheet.depths[dimension]
    if any(depths.get(index, 0) >= 8 for index in range(start, end)):
        raise invalid("Cannot add a group deeper than 8 levels.")
    for index in range(start, end):
        depths[index] = depths.get(index, 0) + 1
    sheet.grid.setdefault(f"{NAMES[dimension]}GroupControlAfter", True)
    return _groups(sheet, dimension)


@handles("deleteDimensionGroup")
def delete_group(book: Book, body: dict[str, Any], context: Context) -> Reply:
    sheet, dimension, start, end = span_of(book, body.get("range", {}))
    depths = sheet.depths[dimension]
    if not any(depths.get(index) for index in range(start, end)):
        raise invalid(f"Cannot delete group. No group found spanning {NAMES[dimension]}s [{start},{end}).")
    for index in range(start, end):
        depths[index] = depths.get(index, 0) - 1
        if depths[index] <= 0:
            del depths[index]
    return _groups(sheet, dimension)


@handles("updateDimensionGroup")
def update_group(book: Book, body: dict[str, Any], context: Context) -> Reply:
    wanted = body.get("dimensionGroup", {})
    sheet, dimension, start, end = span_of(book, wanted.get("range", {}))
    span = dimension_range(sheet.id, dimension, start, end)
    if not any(group["range"] == span for group in sheet.groups(dimension)):
        raise invalid(f"No group found spanning {NAMES[dimension]}s [{start},{end}).")
    change = sheet.collapsed[dimension].add if wanted.get("collapsed") else sheet.collapsed[dimension].discard
    change((start, end))
    return None
