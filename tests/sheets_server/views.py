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
    unknown = next((name for name in tree if name not in TOP), None)
    if unknown is not None:
        raise bad_field(
            "fields", f"Error expanding 'fields' parameter. Cannot find matching fields for path '{unknown}'."
        )
    with_data = masks.reaches(tree, "sheets", "data") if fields else grid_data
    evaluation = Evaluation(book)
    sheets = []
    for index, sheet in enumerate(book.sheets):
        wanted = [area for owner, area in areas if owner is sheet]
        if wanted or not (areas or by_filter):
            sheets.append(_sheet(evaluation, sheet, index, (wanted or [WHOLE]) if with_data else []))
    whole = {"spreadsheetId": book.id, "properties": book.properties, "sheets": sheets}
    if book.named_ranges:
        whole["namedRanges"] = book.named_ranges
    whole["spreadsheetUrl"] = f"https://docs.google.com/spreadsheets/d/{book.id}/edit"
    own = [entry for entry in book.metadata if entry["location"]["locationType"] == "SPREADSHEET"]
    if own:
        whole["developerMetadata"] = own
    return masks.project(tree, whole)


WHOLE = Area(0, 0, None, None)


def _sheet(evaluation: Evaluation, sheet: Sheet, index: int, areas: list[Area]) -> dict[str, Any]:
    found: dict[str, Any] = {"properties": sheet.property_json(index)}
    if areas:
        found["data"] = [_grid_data(evaluation, sheet, area) for area in areas]
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
        "developerMetadata": own,
        "bandedRanges": sheet.banded_ranges,
        "rowGroups": sheet.groups(ROWS),
        "columnGroups": sheet.groups(COLUMNS),
    }
    return found | {name: value for name, value in hung.items() if value}


def _grid_data(evaluation: Evaluation, sheet: Sheet, area: Area) -> dict[str, Any]:
    box = sheet.inside(area)
    bottom, right = box.bottom or 0, box.right or 0
    rows: list[dict[str, Any]] = []
    for row in range(box.top, min(bottom, len(sheet.rows))):
        values = [
            _cell(evaluation, sheet, row, column)
            for column in range(box.left, min(right, len(sheet.rows[row])))
        ]
        while values and not values[-1]:
            values.pop()
        rows.append({"values": values} if values else {})
    while rows and not rows[-1]:
        rows.pop()
    found: dict[str, Any] = {"startRow": box.top} if box.top else {}
    found |= {"startColumn": box.left} if box.left else {}
    if rows:
        found["rowData"] = rows
    found["rowMetadata"] = [_dimension(evaluation, sheet, ROWS, index) for index in range(box.top, bottom)]
    found["columnMetadata"] = [
        _dimension(evaluation, sheet, COLUMNS, index) for index in range(box.left, right)
    ]
    return found


def _dimension(evaluation: Evaluation, sheet: Sheet, dimension: str, index: int) -> dict[str, Any]:
    own = [
        entry
        for entry in evaluation.book.metadata
        if (span := entry["location"].get("dimensionRange"))
        and (span.get("sheetId", 0), span["dimension"], span["startIndex"]) == (sheet.id, dimension, index)
    ]
    known = {"pixelSize": PIXELS[dimension]} | sheet.dimensions[dimension].get(index, {})
    return known | ({"developerMetadata": own} if own else {})


def _cell(evaluation: Evaluation, sheet: Sheet, row: int, column: int) -> dict[str, Any]:
    cell = sheet.cell(row, column)
    if cell.is_blank:
        return {}
    found = cell.data()
    value = evaluation.value(sheet, row, column)
    if value is not None:
        found["effectiveValue"] = extended(value)
        found["formattedValue"] = shown(value, cell.format.get("numberFormat", {}))
    if value is not None or cell.format:
        default = evaluation.book.properties["defaultFormat"]
        found["effectiveFormat"] = effective(cell.format, default, _alignment(cell, value))
    return found


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
