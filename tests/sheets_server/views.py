"""A spreadsheet as spreadsheets.get shows it."""

from typing import Any

from tests.sheets_server import masks
from tests.sheets_server.a1 import Area
from tests.sheets_server.book import Book
from tests.sheets_server.cells import Cell, ErrorValue, extended
from tests.sheets_server.errors import bad_field
from tests.sheets_server.evaluation import Evaluation
from tests.sheets_server.rendering import shown
from tests.sheets_server.sheet import COLUMNS, ROWS, Sheet
from tests.sheets_server.style import effective

PIXELS = {ROWS: 21, COLUMNS: 100}
TOP = {
    "spreadsheetId",
    "properties",
    "sheets",
    "namedRanges",
    "spreadsheetUrl",
    "developerMetadata",
    "dataSources",
    "dataSourceSchedules",
}


def spreadsheet(book: Book, fields: str | None, grid_data: bool, ranges: list[str]) -> dict[str, Any]:
    """What a get with this mask (or, without one, this wish for grid data) and these ranges shows."""
    areas = [book.resolve(text) for text in ranges]
    return of_areas(book, fields, grid_data, areas)


def of_areas(
    book: Book,
    fields: str | None,
    grid_data: bool,
    areas: list[tuple[Sheet, Area]],
    *,
    by_filter: bool = False,
) -> dict[str, Any]:
    tree = masks.parse(fields) if fields else {}
    with_data = masks.reaches(tree, "sheets", "data") if fields else grid_data
    return of_tree(book, tree, with_data, areas, by_filter=by_filter)


def of_tree(
    book: Book, tree: masks.Tree, with_data: bool, areas: list[tuple[Sheet, Area]], *, by_filter: bool = False
) -> dict[str, Any]:
    """The spreadsheet as far as the mask goes, ready to be sent."""
    unknown = next((name for name in tree if name not in TOP), None)
    if unknown is not None:
        raise bad_field(
            "fields", f"Error expanding 'fields' parameter. Cannot find matching fields for path '{unknown}'."
        )
    evaluation = Evaluation(book)
    sheets, data = [], []
    for index, sheet in enumerate(book.sheets):
        wanted = [area for owner, area in areas if owner is sheet]
        if wanted or not (areas or by_filter):
            sheets.append(_sheet(evaluation, sheet, index))
            data.append([(sheet, area) for area in wanted or [WHOLE]])
    whole = {"spreadsheetId": book.id, "properties": book.properties, "sheets": sheets}
    if book.named_ranges:
        whole["namedRanges"] = book.named_ranges
    whole["spreadsheetUrl"] = f"https://docs.google.com/spreadsheets/d/{book.id}/edit"
    own = [entry for entry in book.metadata if entry["location"]["locationType"] == "SPREADSHEET"]
    if own:
        whole["developerMetadata"] = own
    shown = public(masks.project(tree, whole))
    if with_data:
        below = tree.get("sheets", {}).get("data", {})
        for sheet, parts in zip(shown["sheets"], data, strict=True):
            sheet["data"] = [_grid_data(evaluation, owner, area, below) for owner, area in parts]
    found: dict[str, Any] = shown
    return found


WHOLE = Area(0, 0, None, None)


def _sheet(evaluation: Evaluation, sheet: Sheet, index: int) -> dict[str, Any]:
    found: dict[str, Any] = {"properties": sheet.property_json(index)}
    own = [
        entry
        for entry in evaluation.book.metadata
        if entry["location"]["locationType"] == "SHEET" and entry["location"]["sheetId"] == sheet.id
    ]
    hung = {
        "merges": sheet.merges,
        "conditionalFormats": sheet.conditional_formats,
        "filterViews": sheet.filter_views,
        "protectedRanges": sheet.protected_ranges,
        "basicFilter": sheet.basic_filter,
        "tables": sheet.tables,
        "developerMetadata": own,
        "bandedRanges": sheet.banded_ranges,
        "rowGroups": sheet.groups(ROWS),
        "columnGroups": sheet.groups(COLUMNS),
    }
    return found | {name: value for name, value in hung.items() if value}


def _grid_data(evaluation: Evaluation, sheet: Sheet, area: Area, tree: masks.Tree) -> dict[str, Any]:
    box = sheet.inside(area)
    bottom, right = box.bottom or 0, box.right or 0
    found: dict[str, Any] = {"startRow": box.top} if box.top else {}
    found |= {"startColumn": box.left} if box.left else {}
    if masks.reaches(tree, "rowData") and (rows := _rows(evaluation, sheet, box, tree)):
        found["rowData"] = rows
    for name, dimension, indexes in (
        ("rowMetadata", ROWS, range(box.top, bottom)),
        ("columnMetadata", COLUMNS, range(box.left, right)),
    ):
        if masks.reaches(tree, name):
            lines = [_dimension(evaluation, sheet, dimension, index) for index in indexes]
            found[name] = public(masks.project(tree.get(name, {}), lines))
    return {name: value for name, value in found.items() if not tree or name in tree}


def _rows(evaluation: Evaluation, sheet: Sheet, box: Area, tree: masks.Tree) -> list[dict[str, Any]]:
    below = tree.get("rowData", {}).get("values", {})
    rows: list[dict[str, Any]] = []
    alike: dict[tuple[int, ...], dict[str, Any]] = {}
    for row in range(box.top, min(box.bottom or 0, len(sheet.rows))):
        line = sheet.rows[row][box.left : box.right]
        while line and line[-1].is_blank:
            line.pop()
        # Most rows of a drawn tab hold nothing, and the cells of their columns are the same all the way down.
        key = tuple(map(id, line)) if all(cell.value is None for cell in line) else ()
        if key not in alike or not key:
            columns = range(box.left, box.left + len(line))
            values = [_cell(evaluation, sheet, row, column, below) for column in columns]
            alike[key] = {"values": values} if values else {}
        rows.append(alike[key])
    while rows and not rows[-1]:
        rows.pop()
    return rows


def _dimension(evaluation: Evaluation, sheet: Sheet, dimension: str, index: int) -> dict[str, Any]:
    own = [
        entry
        for entry in evaluation.book.metadata
        if (span := entry["location"].get("dimensionRange"))
        and (span.get("sheetId", 0), span["dimension"], span["startIndex"]) == (sheet.id, dimension, index)
    ]
    known = {"pixelSize": PIXELS[dimension]} | sheet.dimensions[dimension].get(index, {})
    return known | ({"developerMetadata": own} if own else {})


def _cell(evaluation: Evaluation, sheet: Sheet, row: int, column: int, tree: masks.Tree) -> dict[str, Any]:
    cell = sheet.cell(row, column)
    if cell.is_blank:
        return {}
    value = evaluation.value(sheet, row, column)
    found: dict[str, Any] = {}
    if cell.value is not None and (not tree or "userEnteredValue" in tree):
        found["userEnteredValue"] = masks.project(tree.get("userEnteredValue", {}), extended(cell.value))
    if value is not None and (not tree or "effectiveValue" in tree):
        found["effectiveValue"] = masks.project(tree.get("effectiveValue", {}), extended(value))
    if value is not None and (not tree or "formattedValue" in tree):
        found["formattedValue"] = shown(value, cell.format.get("numberFormat", {}))
    for name, held in cell.rest.items():
        if not tree or name in tree:
            found[name] = masks.project(tree.get(name, {}), held)
    if (value is not None or cell.format) and (not tree or "effectiveFormat" in tree):
        found["effectiveFormat"] = _look(evaluation, cell, value, tree.get("effectiveFormat", {}))
    return found


def _look(evaluation: Evaluation, cell: Cell, value: Any, tree: masks.Tree) -> dict[str, Any]:
    """The format that the cell shows; one of its own or the default's, each worked out once."""
    key = id(cell.format) if cell.format else 0, _alignment(cell, value)
    if key not in evaluation.looks:
        whole = effective(cell.format, evaluation.book.properties["defaultFormat"], key[1])
        evaluation.looks[key] = masks.project(tree, whole)
    return evaluation.looks[key]


def _alignment(cell: Cell, value: Any) -> str:
    if isinstance(value, bool | ErrorValue):
        return "CENTER"
    return "RIGHT" if isinstance(value, int | float) else "LEFT"


def public(value: Any, *, named: bool = False) -> Any:
    """The reply as it goes over the wire: a range on the tab with id 0 does not name it."""
    if isinstance(value, list):
        return [public(item) for item in value]
    if not isinstance(value, dict):
        return value
    drop = value.get("sheetId") == 0 and not named and "title" not in value and "locationType" not in value
    return {
        name: public(inner, named=name == "properties")
        for name, inner in value.items()
        if not (drop and name == "sheetId")
    }
