"""Single cells, their notes and the room for them, as the requests of a batch ask for them."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date

from mentorsheets.sheet.backend import Cell
from mentorsheets.sheet.google.read import serial
from mentorsheets.sheet.google.record import CellPosition, Formula, GoogleRequest, RecordedTab
from mentorsheets.sheet.schema import DECLARED_TABS

_WITHOUT_CHOICES = frozenset(
    spec.title
    for spec in DECLARED_TABS
    if not any(column.choices or column.choices_from for column in spec.columns)
)
_DAY = {"numberFormat": {"type": "DATE", "pattern": "yyyy-mm-dd"}}


def cell_requests(
    sheet: int, cells: Mapping[CellPosition, Cell], dated: Callable[[CellPosition], bool]
) -> list[GoogleRequest]:
    """Return the requests that write cells and nothing beside them; `dated` says where a date stands now."""
    requests: list[GoogleRequest] = []
    for (row, column), values in _runs(cells, dated):
        start = {"sheetId": sheet, "rowIndex": row, "columnIndex": column}
        fields = "userEnteredValue"
        if _kind(values[0], dated((row, column))) != "plain":
            fields += ",userEnteredFormat.numberFormat"
        line = {"values": [cell_data(value) for value in values]}
        previous = requests[-1]["updateCells"] if requests else None
        if previous and _goes_on(previous, start, fields, len(values)):
            previous["rows"].append(line)
        else:
            requests.append({"updateCells": {"start": start, "rows": [line], "fields": fields}})
    return requests


def note_requests(sheet: int, notes: Mapping[CellPosition, str | None]) -> list[GoogleRequest]:
    """Return the requests that put notes on cells, or take them away, and change nothing beside them."""
    return [
        {
            "updateCells": {
                "start": {"sheetId": sheet, "rowIndex": row, "columnIndex": column},
                "rows": [{"values": [{"note": text} if text else {}]}],
                "fields": "note",
            }
        }
        for (row, column), text in sorted(notes.items())
    ]


def make_room(leaf: RecordedTab, height: int, width: int) -> list[GoogleRequest]:
    """Return the requests that make the grid at least this high and wide."""
    more = (("ROWS", height - leaf.height), ("COLUMNS", width - leaf.width))
    return [
        {"appendDimension": {"sheetId": leaf.id, "dimension": dimension, "length": length}}
        for dimension, length in more
        if length > 0
    ]


def choose_below(leaf: RecordedTab, header: int, end: int) -> list[GoogleRequest]:
    """Return the requests that offer in new rows, up to before `end`, what the last one there was offers.

    Google takes no drop-down along into rows by which a batch makes a grid higher.
    """
    last = leaf.height - 1
    if end <= leaf.height or last <= header or leaf.tab.mark in _WITHOUT_CHOICES:
        return []
    source = {"sheetId": leaf.id, "startRowIndex": last, "endRowIndex": leaf.height}
    below = {"sheetId": leaf.id, "startRowIndex": leaf.height, "endRowIndex": end}
    return [{"copyPaste": {"source": source, "destination": below, "pasteType": "PASTE_DATA_VALIDATION"}}]


def _runs(
    cells: Mapping[CellPosition, Cell], dated: Callable[[CellPosition], bool]
) -> Iterator[tuple[CellPosition, list[Cell]]]:
    """Yield stretches of neighbours in one row that are written in one way."""
    run: list[Cell] = []
    start = (-1, -1)
    for place in sorted(cells):
        value = cells[place]
        row, column = place
        alike = run and _kind(run[0], dated(start)) == _kind(value, dated(place))
        if alike and row == start[0] and column == start[1] + len(run):
            run.append(value)
            continue
        if run:
            yield start, run
        run, start = [value], place
    if run:
        yield start, run


def _kind(value: Cell, dated: bool) -> str:
    if isinstance(value, date):
        return "day"
    return "undated" if dated and value is not None else "plain"


def _goes_on(previous: GoogleRequest, start: Mapping[str, int], fields: str, width: int) -> bool:
    first = previous["start"]
    below = first["rowIndex"] + len(previous["rows"]) == start["rowIndex"]
    same = first["columnIndex"] == start["columnIndex"] and len(previous["rows"][-1]["values"]) == width
    return below and same and previous["fields"] == fields


def cell_data(value: Cell) -> GoogleRequest:
    """Return a cell as a request writes it: text is never read as a formula, a number or a date."""
    if value is None or value == "":
        return {}
    if isinstance(value, bool):
        return {"userEnteredValue": {"boolValue": value}}
    if isinstance(value, date):
        return {"userEnteredValue": {"numberValue": serial(value)}, "userEnteredFormat": _DAY}
    if isinstance(value, int | float):
        return {"userEnteredValue": {"numberValue": value}}
    kind = "formulaValue" if isinstance(value, Formula) else "stringValue"
    return {"userEnteredValue": {kind: str(value)}}


def has_days(rows: Sequence[Sequence[Cell]]) -> bool:
    """Return whether a day stands in one of the rows."""
    return any(isinstance(value, date) for row in rows for value in row)
