"""Requests that write cells: updateCells, repeatCell, appendCells, validation, borders."""

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from tests.sheets_server import masks
from tests.sheets_server.a1 import Area, area_of
from tests.sheets_server.batch import Context, Reply, handles, required_fields
from tests.sheets_server.book import Book
from tests.sheets_server.cells import Cell, from_data, from_extended
from tests.sheets_server.errors import invalid
from tests.sheets_server.protection import check_editable
from tests.sheets_server.requests_tables import find_table, make_room
from tests.sheets_server.sheet import Sheet
from tests.sheets_server.style import normalised, widened

if TYPE_CHECKING:
    from collections.abc import Callable

VALUE_ONLY: dict[str, Any] = {"userEnteredValue": {}}
RUNS = ("textFormatRuns", "chipRuns")


def masked(tree: masks.Tree, old: Cell, data: dict[str, Any]) -> Cell:
    """The cell with what the mask names taken from `data`."""
    if "userEnteredValue" in tree:
        # As the reference says of textFormatRuns: a new value erases the runs before it.
        kept = {name: value for name, value in old.rest.items() if name not in RUNS or name in tree}
        old = old if len(kept) == len(old.rest) else replace(old, rest=kept)
    if tree == VALUE_ONLY:
        return old.holding(from_extended(data.get("userEnteredValue", {})))
    return from_data(masks.patch(tree, old.data(), data))


def cell_mask(body: dict[str, Any]) -> masks.Tree:
    return widened(masks.parse(required_fields(body)))


def _cells(rows: list[dict[str, Any]]) -> list[list[dict[str, Any]]]:
    return [
        [normalised(cell) if len(cell) > 1 or "userEnteredValue" not in cell else cell for cell in row]
        for row in (row.get("values", []) for row in rows)
    ]


@handles("updateCells")
def update_cells(book: Book, body: dict[str, Any], context: Context) -> Reply:
    tree = cell_mask(body)
    rows = _cells(body.get("rows", []))
    if "start" in body:
        sheet, area = _from_start(book, body["start"], rows)
    else:
        sheet = book.in_range(body.get("range", {}))
        area = sheet.inside(area_of(body.get("range", {})))
        _check_fits(area, rows)
    check_editable(sheet, area, context.account)
    for row in range(area.top, area.bottom or 0):
        given = rows[row - area.top] if row - area.top < len(rows) else []
        width = len(given) if "start" in body else (area.right or 0) - area.left
        for at in range(width):
            data = given[at] if at < len(given) else {}
            sheet.put(row, area.left + at, masked(tree, sheet.cell(row, area.left + at), data))
    return None


def _from_start(book: Book, start: dict[str, Any], rows: list[list[dict[str, Any]]]) -> tuple[Sheet, Area]:
    sheet = book.in_range(start)
    top, left = start.get("rowIndex", 0), start.get("columnIndex", 0)
    _check_fits(Area(top, left, sheet.row_count, sheet.column_count), rows)
    width = max((len(row) for row in rows), default=0)
    return sheet, Area(top, left, top + len(rows), left + width)


def _check_fits(area: Area, rows: list[list[dict[str, Any]]]) -> None:
    bottom, right = area.bottom or 0, area.right or 0
    if area.top + len(rows) > bottom:
        raise invalid(f"Attempting to write row: {bottom}, beyond the last requested row of: {bottom - 1}")
    if any(area.left + len(row) > right for row in rows):
        raise invalid(
            f"Attempting to write column: {right}, beyond the last requested column of: {right - 1}"
        )


@handles("repeatCell")
def repeat_cell(book: Book, body: dict[str, Any], context: Context) -> Reply:
    tree = cell_mask(body)
    sheet = book.in_range(body.get("range", {}))
    area = sheet.inside(area_of(body.get("range", {})))
    check_editable(sheet, area, context.account)
    data = normalised(body.get("cell", {}))
    made: dict[int, Cell] = {}
    for row, column in sheet.places(area):
        old = sheet.cell(row, column)
        if id(old) not in made:
            made[id(old)] = masked(tree, old, data)
        sheet.put(row, column, made[id(old)])
    return None


@handles("appendCells")
def append_cells(book: Book, body: dict[str, Any], context: Context) -> Reply:
    """New rows after the last row that holds data, growing the grid where it ends."""
    tree = cell_mask(body)
    rows = _cells(body.get("rows", []))
    if table_id := body.get("tableId"):
        sheet, table = find_table(book, table_id)
        top, left = make_room(book, sheet, table, len(rows))
    else:
        sheet = book.sheet(body.get("sheetId", 0))
        top, left = sheet.last_row_with_data(), 0
    width = left + max((len(row) for row in rows), default=0)
    rows_needed, columns_needed = max(sheet.row_count, top + len(rows)), max(sheet.column_count, width)
    book.check_size(more=rows_needed * columns_needed - sheet.row_count * sheet.column_count)
    sheet.resize(rows_needed, columns_needed)
    check_editable(sheet, Area(top, 0, top + len(rows), width), context.account)
    for row, given in enumerate(rows, start=top):
        for column, data in enumerate(given, start=left):
            sheet.put(row, column, masked(tree, sheet.cell(row, column), data))
    return None


@handles("setDataValidation")
def set_data_validation(book: Book, body: dict[str, Any], context: Context) -> Reply:
    sheet = book.in_range(body.get("range", {}))
    rule = body.get("rule")
    if rule is not None and not rule.get("condition", {}).get("type"):
        raise invalid("A data validation rule must have a condition.")
    kept = None if rule is None else {name: value for name, value in rule.items() if value not in (False, "")}
    made: dict[int, Cell] = {}
    for row, column in sheet.places(area_of(body.get("range", {}))):
        old = sheet.cell(row, column)
        if id(old) not in made:
            rest = {name: value for name, value in old.rest.items() if name != "dataValidation"}
            made[id(old)] = Cell(old.value, rest if kept is None else rest | {"dataValidation": kept})
        sheet.put(row, column, made[id(old)])
    return None


@handles("updateBorders")
def update_borders(book: Book, body: dict[str, Any], context: Context) -> Reply:
    sheet = book.in_range(body.get("range", {}))
    area = sheet.inside(area_of(body.get("range", {})))
    edges: dict[str, Callable[[int, int], str]] = {
        "top": lambda row, _: "top" if row == area.top else "innerHorizontal",
        "bottom": lambda row, _: "bottom" if row == (area.bottom or 0) - 1 else "innerHorizontal",
        "left": lambda _, column: "left" if column == area.left else "innerVertical",
        "right": lambda _, column: "right" if column == (area.right or 0) - 1 else "innerVertical",
    }
    for row, column in sheet.places(area):
        drawn = {edge: body[name(row, column)] for edge, name in edges.items() if name(row, column) in body}
        old = sheet.cell(row, column)
        borders = old.format.get("borders", {}) | normalised(drawn)
        sheet.put(
            row, column, Cell(old.value, old.rest | {"userEnteredFormat": old.format | {"borders": borders}})
        )
    return None
