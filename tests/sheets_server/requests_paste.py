"""Requests that carry cells from one place to another: copy, cut, paste text, find and replace, shift."""

import csv
import io
import re
from typing import Any

from tests.sheets_server.a1 import Area, area_of
from tests.sheets_server.batch import Context, Reply, handles
from tests.sheets_server.book import Book
from tests.sheets_server.cells import BLANK, Cell, Formula, Value
from tests.sheets_server.entering import entered
from tests.sheets_server.errors import invalid
from tests.sheets_server.evaluation import Evaluation
from tests.sheets_server.protection import check_editable
from tests.sheets_server.references import shifted
from tests.sheets_server.sheet import ROWS, Sheet

Block = list[list[Cell]]


def _size(area: Area) -> tuple[int, int]:
    return (area.bottom or 0) - area.top, (area.right or 0) - area.left


def _pasted(old: Cell, new: Cell, value: Value, kind: str) -> Cell:
    """What pasting `new` (which shows `value`) over `old` leaves, by paste type."""
    if kind == "PASTE_VALUES":
        return old.holding(value)
    if kind == "PASTE_FORMULA":
        return old.holding(new.value)
    if kind in {"PASTE_FORMAT", "PASTE_DATA_VALIDATION"}:
        name = "userEnteredFormat" if kind == "PASTE_FORMAT" else "dataValidation"
        rest = {key: kept for key, kept in old.rest.items() if key != name}
        return Cell(old.value, rest | ({name: new.rest[name]} if name in new.rest else {}))
    if kind == "PASTE_CONDITIONAL_FORMATTING":
        return old
    return new


@handles("copyPaste")
def copy_paste(book: Book, body: dict[str, Any], context: Context) -> Reply:
    source_sheet, target_sheet = (
        book.in_range(body.get("source", {})),
        book.in_range(body.get("destination", {})),
    )
    source = source_sheet.inside(area_of(body.get("source", {})))
    target = target_sheet.inside(area_of(body.get("destination", {})))
    transposed = body.get("pasteOrientation") == "TRANSPOSE"
    height, width = _size(source)[::-1] if transposed else _size(source)
    rows, columns = _size(target)
    rows = rows if rows % height == 0 else height
    columns = columns if columns % width == 0 else width
    target = target_sheet.inside(Area(target.top, target.left, target.top + rows, target.left + columns))
    check_editable(target_sheet, target, context.account)
    evaluation = Evaluation(book)
    kind = body.get("pasteType", "PASTE_NORMAL")
    written = []
    for row, column in target_sheet.places(target):
        down, right = (row - target.top) % height, (column - target.left) % width
        if transposed:
            down, right = right, down
        at = source.top + down, source.left + right
        new = source_sheet.cell(*at)
        if isinstance(new.value, Formula):
            new = new.holding(Formula(shifted(new.value, row - at[0], column - at[1])))
        value = evaluation.value(source_sheet, *at)
        written.append((row, column, _pasted(target_sheet.cell(row, column), new, value, kind)))
    for row, column, cell in written:
        target_sheet.put(row, column, cell)
    return None


@handles("cutPaste")
def cut_paste(book: Book, body: dict[str, Any], context: Context) -> Reply:
    source_sheet = book.in_range(body.get("source", {}))
    source = source_sheet.inside(area_of(body.get("source", {})))
    to = body.get("destination", {})
    target_sheet = book.in_range(to)
    height, width = _size(source)
    top, left = to.get("rowIndex", 0), to.get("columnIndex", 0)
    if top + height > target_sheet.row_count or left + width > target_sheet.column_count:
        raise invalid("The destination range must be inside the grid.")
    check_editable(source_sheet, source, context.account)
    check_editable(target_sheet, Area(top, left, top + height, left + width), context.account)
    moved = [(row, column, source_sheet.cell(row, column)) for row, column in source_sheet.places(source)]
    for row, column, _ in moved:
        source_sheet.put(row, column, BLANK)
    for row, column, cell in moved:
        target_sheet.put(row - source.top + top, column - source.left + left, cell)
    return None


@handles("pasteData")
def paste_data(book: Book, body: dict[str, Any], context: Context) -> Reply:
    start = body.get("coordinate", {})
    sheet = book.in_range(start)
    lines = list(csv.reader(io.StringIO(body.get("data", "")), delimiter=body.get("delimiter") or "\t"))
    top, left = start.get("rowIndex", 0), start.get("columnIndex", 0)
    width = max((len(line) for line in lines), default=0)
    sheet.resize(max(sheet.row_count, top + len(lines)), max(sheet.column_count, left + width))
    for row, line in enumerate(lines, start=top):
        for column, text in enumerate(line, start=left):
            type_into(book, sheet, row, column, text)
    return None


def type_into(book: Book, sheet: Sheet, row: int, column: int, value: Any) -> None:
    """Put a value into a cell as a person's typing does."""
    old = sheet.cell(row, column)
    new, number_format = entered(value, book.locale, old.format.get("numberFormat", {}))
    sheet.put(row, column, old.holding(new).shown_as(number_format))


@handles("findReplace")
def find_replace(book: Book, body: dict[str, Any], context: Context) -> Reply:
    pattern = _pattern(body)
    counts = {
        "valuesChanged": 0,
        "formulasChanged": 0,
        "rowsChanged": 0,
        "sheetsChanged": 0,
        "occurrencesChanged": 0,
    }
    for sheet, area in _searched(book, body):
        rows = set()
        for row, column, cell in list(sheet.filled(area)):
            is_formula = isinstance(cell.value, Formula)
            if (
                cell.value is None
                or isinstance(cell.value, bool)
                or (is_formula and not body.get("includeFormulas"))
            ):
                continue
            text, times = pattern.subn(lambda _: body.get("replacement", ""), str(cell.value))
            if not times:
                continue
            rows.add(row)
            counts["formulasChanged" if is_formula else "valuesChanged"] += 1
            counts["occurrencesChanged"] += times
            type_into(book, sheet, row, column, text)
        counts["rowsChanged"] += len(rows)
        counts["sheetsChanged"] += bool(rows)
    return {name: count for name, count in counts.items() if count}


def _pattern(body: dict[str, Any]) -> re.Pattern[str]:
    find = body.get("find")
    if not find:
        raise invalid("Must specify a non-empty string to find.")
    text = find if body.get("searchByRegex") else re.escape(find)
    text = f"\\A(?:{text})\\Z" if body.get("matchEntireCell") else text
    return re.compile(text, 0 if body.get("matchCase") else re.IGNORECASE)


def _searched(book: Book, body: dict[str, Any]) -> list[tuple[Sheet, Area]]:
    if body.get("allSheets"):
        return [(sheet, Area(0, 0, None, None)) for sheet in book.sheets]
    if "range" in body:
        return [(book.in_range(body["range"]), area_of(body["range"]))]
    return [(book.sheet(body.get("sheetId", 0)), Area(0, 0, None, None))]


@handles("insertRange")
def insert_range(book: Book, body: dict[str, Any], context: Context) -> Reply:
    sheet = book.in_range(body.get("range", {}))
    area = sheet.inside(area_of(body.get("range", {})))
    height, width = _size(area)
    rows = body.get("shiftDimension") == ROWS
    beyond = (
        Area(area.top, area.left, None, area.right) if rows else Area(area.top, area.left, area.bottom, None)
    )
    _shift(sheet, beyond, height if rows else 0, 0 if rows else width)
    return None


@handles("deleteRange")
def delete_range(book: Book, body: dict[str, Any], context: Context) -> Reply:
    sheet = book.in_range(body.get("range", {}))
    area = sheet.inside(area_of(body.get("range", {})))
    height, width = _size(area)
    rows = body.get("shiftDimension") == ROWS
    for row, column in sheet.places(area):
        sheet.put(row, column, BLANK)
    beyond = (
        Area(area.bottom or 0, area.left, None, area.right)
        if rows
        else Area(area.top, area.right or 0, area.bottom, None)
    )
    _shift(sheet, beyond, -height if rows else 0, 0 if rows else -width)
    return None


def _shift(sheet: Sheet, area: Area, down: int, right: int) -> None:
    moved = list(sheet.filled(area))
    for row, column, _ in moved:
        sheet.put(row, column, BLANK)
    for row, column, cell in moved:
        if row + down < sheet.row_count and column + right < sheet.column_count:
            sheet.put(row + down, column + right, cell)
