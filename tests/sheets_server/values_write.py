"""spreadsheets.values, the writing half: update, batchUpdate, append, clear, and the same by data filter."""

import json
from collections.abc import Iterator
from typing import Any

from tests.sheets_server.a1 import Area, column_letters, echo
from tests.sheets_server.book import Book
from tests.sheets_server.cells import checked
from tests.sheets_server.entering import entered
from tests.sheets_server.errors import ApiError, bad_field, invalid
from tests.sheets_server.metadata import filtered_areas
from tests.sheets_server.moving import insert
from tests.sheets_server.protection import check_editable
from tests.sheets_server.sheet import ROWS, Sheet
from tests.sheets_server.tables import last_table
from tests.sheets_server.values_read import Rendering, at, option, value_range

Lines = list[list[Any]]
LIST_VALUE = "type.googleapis.com/google.protobuf.ListValue"


def lines_of(body: dict[str, Any], place: str) -> Lines:
    """The rows of a ValueRange, whichever way round it gives them; misshapen ones are refused."""
    values = body.get("values", [])
    shaped = values if isinstance(values, list) else [values]
    for index, line in enumerate(shaped):
        if not isinstance(line, list):
            spot = f"{place}.values[{index}]" if isinstance(values, list) else f"{place}.values"
            raise bad_field(spot, f"Invalid value at '{spot}' ({LIST_VALUE}), {json.dumps(line)}")
        for column, value in enumerate(line):
            if isinstance(value, list | dict):
                kind = "list_value" if isinstance(value, list) else "struct_value"
                raise invalid(f"Invalid values[{index}][{column}]: {kind} {json.dumps(value)}")
    if body.get("majorDimension") == "COLUMNS":
        height = max((len(line) for line in shaped), default=0)
        return [[line[row] if row < len(line) else None for line in shaped] for row in range(height)]
    return shaped


def input_option(given: dict[str, Any]) -> str:
    if not given.get("valueInputOption"):
        raise invalid("'valueInputOption' is required but not specified")
    chosen = option(given, "valueInputOption", ("RAW", "USER_ENTERED", "INPUT_VALUE_OPTION_UNSPECIFIED"), "")
    if chosen == "INPUT_VALUE_OPTION_UNSPECIFIED":
        raise invalid("'valueInputOption' is required but not specified")
    return chosen


def put_value(book: Book, sheet: Sheet, row: int, column: int, value: Any, how: str) -> None:
    old = sheet.cell(row, column)
    if how == "RAW":
        raw = checked(value) if isinstance(value, str) else value
        sheet.put(row, column, old.holding(None if raw == "" else raw))
        return
    new, number_format = entered(value, book.locale, old.format.get("numberFormat", {}))
    sheet.put(row, column, old.holding(new).shown_as(number_format))


def write(book: Book, sheet: Sheet, area: Area, lines: Lines, how: str, account: str) -> dict[str, Any]:
    """Write the lines from the area's corner; null leaves a cell, an empty text clears it."""
    places = list(_list_written(area, lines))
    # A null leaves its cell, so those at the end belong to no range.
    bottom, right = (max((place[of] + 1 for place in places), default=0) for of in (0, 1))
    written = Area(area.top, area.left, max(bottom, area.top + 1), max(right, area.left + 1))
    check_editable(sheet, written, account)
    for row, column, value in places:
        put_value(book, sheet, row, column, value, how)
    # A row or a column counts if at least one of its cells was written.
    rows, columns = ({place[of] for place in places} for of in (0, 1))
    counts = {"updatedRows": len(rows), "updatedColumns": len(columns), "updatedCells": len(places)}
    head = {"spreadsheetId": book.id, "updatedRange": echo(sheet.title, written)}
    return head | {name: count for name, count in counts.items() if count}


def _list_written(area: Area, lines: Lines) -> Iterator[tuple[int, int, Any]]:
    """Where each value of the lines goes; null leaves a cell."""
    for row, line in enumerate(lines, start=area.top):
        for column, value in enumerate(line, start=area.left):
            if value is not None:
                yield row, column, value


def check_fits(sheet: Sheet, area: Area, lines: Lines, text: str) -> Area:
    """A single cell is only the corner to start from; a true range holds the values in."""
    box = sheet.inside(area)
    limit = Area(box.top, box.left, sheet.row_count, sheet.column_count) if area.single else box
    for at_row, line in enumerate(lines, start=box.top):
        if at_row >= (limit.bottom or 0):
            raise invalid(f"Requested writing within range [{text}], but tried writing to row [{at_row + 1}]")
        if box.left + len(line) > (limit.right or 0):
            letters = column_letters(limit.right or 0)
            raise invalid(f"Requested writing within range [{text}], but tried writing to column [{letters}]")
    return box


def _responding(book: Book, given: dict[str, Any], sheet: Sheet, area: Area) -> dict[str, Any]:
    if str(given.get("includeValuesInResponse", "")).lower() != "true":
        return {}
    rendering = Rendering(book, given, prefix="response")
    return {"updatedData": value_range(rendering, sheet, area)}


def _update(
    book: Book, text: str, body: dict[str, Any], given: dict[str, Any], account: str, place: str = "data"
) -> dict[str, Any]:
    sheet, area = book.resolve(text)
    lines = lines_of(body, place)
    box = check_fits(sheet, area, lines, text)
    reply = write(book, sheet, box, lines, input_option(given), account)
    # A single cell is only where to begin; a true range is shown as it was named.
    there = book.resolve(reply["updatedRange"]) if area.single else (sheet, box)
    return reply | _responding(book, given, *there)


def update(
    book: Book, text: str, body: dict[str, Any], given: dict[str, Any], account: str
) -> dict[str, Any]:
    if body.get("range") and body["range"] != text and book.resolve(body["range"]) != book.resolve(text):
        raise invalid(f"Request range[{text}] does not match value's range[{body['range']}]")
    return _update(book, text, body, given, account)


def batch_update(book: Book, body: dict[str, Any], account: str) -> dict[str, Any]:
    input_option(body)
    responses = []
    touched: list[tuple[int, int, int]] = []
    for index, data in enumerate(body.get("data", [])):
        try:
            text, place = data.get("range", ""), f"data[{index}]"
            responses.append(_update(book, text, data, body, account, place))
            sheet, area = book.resolve(text)
            written = _list_written(sheet.inside(area), lines_of(data, place))
            touched += [(sheet.id, row, column) for row, column, _ in written]
        except ApiError as error:
            raise at(f"data[{index}]", error) from None
    return _totals(book, responses, touched)


def _totals(
    book: Book, responses: list[dict[str, Any]], touched: list[tuple[int, int, int]]
) -> dict[str, Any]:
    """Rows and columns that several ranges share count once."""
    rows = {(sheet, row) for sheet, row, _ in touched}
    columns = {(sheet, column) for sheet, _, column in touched}
    totals = {
        "totalUpdatedRows": len(rows),
        "totalUpdatedColumns": len(columns),
        "totalUpdatedCells": sum(reply.get("updatedCells", 0) for reply in responses),
        "totalUpdatedSheets": len({sheet_id for sheet_id, _ in rows}),
    }
    counted = {name: count for name, count in totals.items() if count}
    return {"spreadsheetId": book.id} | counted | ({"responses": responses} if responses else {})


def append(
    book: Book, text: str, body: dict[str, Any], given: dict[str, Any], account: str
) -> dict[str, Any]:
    """After the last table that the range touches, from its first column; growing the grid where it ends."""
    how = input_option(given)
    sheet, area = book.resolve(text)
    lines = lines_of(body, "data")
    sheet.inside(area)
    table = last_table(sheet, area)
    top, left = (area.top, area.left) if table is None else (table.bottom or 0, table.left)
    width = max((len(line) for line in lines), default=0)
    if given.get("insertDataOption") == "INSERT_ROWS" and lines and top < sheet.row_count:
        insert(book, sheet, ROWS, top, top + len(lines), like_before=top > 0)
    rows, columns = max(sheet.row_count, top + len(lines)), max(sheet.column_count, left + width)
    book.check_size(more=rows * columns - sheet.row_count * sheet.column_count)
    sheet.resize(rows, columns)
    updates = write(book, sheet, Area(top, left, None, None), lines, how, account)
    updates |= _responding(book, given, *book.resolve(updates["updatedRange"]))
    found = {} if table is None else {"tableRange": echo(sheet.title, table)}
    return {"spreadsheetId": book.id} | found | {"updates": updates}


def _clear(sheet: Sheet, area: Area, account: str) -> str:
    box = sheet.inside(area)
    check_editable(sheet, box, account)
    for row, column, cell in list(sheet.filled(box)):
        sheet.put(row, column, cell.holding(None))
    return echo(sheet.title, box)


def clear(book: Book, text: str, account: str) -> dict[str, Any]:
    return {"spreadsheetId": book.id, "clearedRange": _clear(*book.resolve(text), account)}


def batch_clear(book: Book, ranges: list[str], account: str) -> dict[str, Any]:
    cleared = []
    for index, text in enumerate(ranges):
        try:
            cleared.append(_clear(*book.resolve(text), account))
        except ApiError as error:
            raise at(f"range[{index}]", error) from None
    return {"spreadsheetId": book.id} | ({"clearedRanges": cleared} if cleared else {})


def batch_clear_by_filter(book: Book, body: dict[str, Any], account: str) -> dict[str, Any]:
    areas = [area for one in body.get("dataFilters", []) for area in filtered_areas(book, one)]
    cleared = [_clear(*area, account) for area in areas]
    return {"spreadsheetId": book.id} | ({"clearedRanges": cleared} if cleared else {})


def batch_update_by_filter(book: Book, body: dict[str, Any], account: str) -> dict[str, Any]:
    """Writes to where the filters find their ranges now; more values than the range holds are refused."""
    how = input_option(body)
    responses = []
    touched: list[tuple[int, int, int]] = []
    for index, data in enumerate(body.get("data", [])):
        lines = lines_of(data, f"data[{index}]")
        for sheet, area in filtered_areas(book, data.get("dataFilter", {})):
            held = Area(area.top, area.left, area.bottom, area.right)
            box = check_fits(sheet, held, lines, echo(sheet.title, sheet.inside(area)))
            reply = write(book, sheet, box, lines, how, account)
            reply |= _responding(book, body, *book.resolve(reply["updatedRange"]))
            del reply["spreadsheetId"]
            responses.append(reply | {"dataFilter": data["dataFilter"]})
            touched += [(sheet.id, row, column) for row, column, _ in _list_written(box, lines)]
    return _totals(book, responses, touched)


def import_text(book: Book, lines: Lines, sheet_id: int) -> None:
    """A CSV upload: one new tab with the file's title in place of all tabs, its cells as if typed."""
    rows, columns = max(len(lines), 1000), max((len(line) for line in lines), default=0)
    fresh = Sheet(sheet_id, book.properties["title"], rows, max(columns, 26))
    book.sheets = [fresh]
    book.named_ranges, book.metadata = [], []
    book.properties["timeZone"] = "America/Los_Angeles"
    for row, line in enumerate(lines):
        for column, value in enumerate(line):
            put_value(book, fresh, row, column, value, "USER_ENTERED")
