"""How a declared tab looks in a Google sheet: header, notes, drop-downs, warnings, colours, filter views."""

from collections.abc import Iterator, Mapping, Sequence

from mentorsheets.domain.model import MatchState
from mentorsheets.sheet.a1 import column_letters
from mentorsheets.sheet.backend import Book, Cell, Tab
from mentorsheets.sheet.columns import Column, Holds, Owner, TabSpec
from mentorsheets.sheet.google.formulas import write_formula
from mentorsheets.sheet.google.record import GoogleRequest, RecordedTab
from mentorsheets.sheet.google.today_looks import dress_today
from mentorsheets.sheet.google.version import quote_title
from mentorsheets.sheet.marks import PREFIX
from mentorsheets.sheet.over_rows import OVER_STATES, write_over_formula
from mentorsheets.sheet.reading.headers import find_header, find_tab
from mentorsheets.sheet.schema import MATCHES, NEEDS, PARTICIPANTS, TODAY_TAB, tab_spec

LONG_HEIGHT = 1000
"""Rows of a fresh tab into which people type row after row, as Google makes them: each has its drop-downs."""
SHORT_HEIGHT = 250
"""Rows of any other into which people type: Google sends each dressed row at each look, even an empty one.

Rows that runs add bring their drop-downs along (`choose_below`)."""
MACHINE_HEIGHT = 100
"""Rows of a fresh tab that the machine alone fills, which grows by itself and has no drop-downs."""
_LONG = (PARTICIPANTS, NEEDS, MATCHES)
_CHOICES = 200
"""Rows of Need kinds that a drop-down looks at."""
_ICE, _INK = {"red": 0.122, "green": 0.361, "blue": 0.341}, {"red": 1, "green": 1, "blue": 1}
_GREY, _SLATE = {"red": 0.89, "green": 0.882, "blue": 0.863}, {"red": 0.416, "green": 0.4, "blue": 0.369}
_WAITING_LOOK: GoogleRequest = {
    "backgroundColorStyle": {"rgbColor": {"red": 1, "green": 0.941, "blue": 0.761}}
}
_PALE_TEXT: GoogleRequest = {
    "textFormat": {"foregroundColorStyle": {"rgbColor": {"red": 0.659, "green": 0.635, "blue": 0.592}}}
}
NONE_HIDDEN: Mapping[int, Sequence[str]] = {}


def new_tab(spec: TabSpec, sheet: int) -> tuple[RecordedTab, list[GoogleRequest]]:
    """Return a new tab, with the id `sheet`, and the requests that make it."""
    rows = ((tuple(column.title for column in spec.columns)), *spec.starts_with)
    width = max(26, len(spec.columns))
    people = spec.owner is Owner.PEOPLE or spec is TODAY_TAB
    height = LONG_HEIGHT if spec in _LONG else SHORT_HEIGHT if people else MACHINE_HEIGHT
    leaf = RecordedTab(sheet, Tab(spec.title, tuple(_fill(row) for row in rows)), height, width)
    grid = {
        "rowCount": height,
        "columnCount": width,
        "frozenRowCount": 1,
        "frozenColumnCount": 1 if len(spec.columns) > 9 else 0,
    }
    properties: GoogleRequest = {
        "sheetId": sheet,
        "title": spec.title,
        "hidden": spec.hidden,
        "tabColorStyle": {"rgbColor": _ICE if people else _GREY},
        "gridProperties": grid,
    }
    if spec is TODAY_TAB:
        # It stands first, and what it says, its header too, is written like all else in it.
        bare = RecordedTab(sheet, Tab(spec.title), height, width)
        first = {"addSheet": {"properties": {**properties, "index": 0}}}
        return bare, [first, mark_request(sheet, spec.title)]
    made = {"addSheet": {"properties": properties}}
    return leaf, [made, mark_request(sheet, spec.title), _header(spec, sheet), *_first_rows(spec, sheet)]


def mark_request(sheet: int, title: str) -> GoogleRequest:
    """Return the request by which a tab is known from now on as the one declared as `title`."""
    entry = {"metadataKey": PREFIX, "metadataValue": f"{title} {sheet}", "visibility": "DOCUMENT"}
    return {"createDeveloperMetadata": {"developerMetadata": {**entry, "location": {"sheetId": sheet}}}}


def rename_request(sheet: int, title: str) -> GoogleRequest:
    """Return the request by which a tab is called `title` from now on; formulas that name it follow."""
    return {"updateSheetProperties": {"properties": {"sheetId": sheet, "title": title}, "fields": "title"}}


def dressing(spec: TabSpec, sheet: int, tabs: Book) -> list[GoogleRequest]:
    """Return the requests that give a new tab its looks; its drop-downs draw on `tabs`, which must exist."""
    if spec is TODAY_TAB:
        return list(dress_today(spec, sheet))
    columns = enumerate(spec.columns)
    requests = [
        request for index, column in columns for request in _column_requests(sheet, index, column, tabs)
    ]
    return [*requests, *_warnings(spec, sheet), *_waiting(spec, sheet)]


def _fill(row: tuple[str, ...]) -> tuple[Cell, ...]:
    cells = [value or None for value in row]
    while cells and cells[-1] is None:
        cells.pop()
    return tuple(cells)


def _header(spec: TabSpec, sheet: int) -> GoogleRequest:
    start = {"sheetId": sheet, "rowIndex": 0, "columnIndex": 0}
    cells = [_header_cell(column) for column in spec.columns]
    return {"updateCells": {"start": start, "rows": [{"values": cells}], "fields": "*"}}


def _header_cell(column: Column) -> GoogleRequest:
    back, ink = (_ICE, _INK) if column.owner is Owner.PEOPLE else (_GREY, _SLATE)
    cell: GoogleRequest = {
        "userEnteredValue": {"stringValue": column.title},
        "userEnteredFormat": {
            "backgroundColorStyle": {"rgbColor": back},
            "textFormat": {"bold": True, "foregroundColorStyle": {"rgbColor": ink}},
            "verticalAlignment": "MIDDLE",
            "wrapStrategy": "WRAP",
        },
    }
    if note := "\n\n".join(_note(column)):
        cell["note"] = note
    return cell


def _note(column: Column) -> Iterator[str]:
    if column.meaning:
        yield column.meaning
    if column.example:
        yield f"For example: {column.example}"
    if column.holds is Holds.SOME_OF:
        yield "Several, with commas between. To tick them: Data, Data validation, Allow multiple selections."
    if column.owner is Owner.MACHINE:
        yield "Filled in by mentorsheets."


def _first_rows(spec: TabSpec, sheet: int) -> Iterator[GoogleRequest]:
    if spec.starts_with:
        start = {"sheetId": sheet, "rowIndex": 1, "columnIndex": 0}
        rows = [
            {"values": [{"userEnteredValue": {"stringValue": value}} if value else {} for value in row]}
            for row in spec.starts_with
        ]
        yield {"updateCells": {"start": start, "rows": rows, "fields": "userEnteredValue"}}


def _column_requests(sheet: int, index: int, column: Column, tabs: Book) -> Iterator[GoogleRequest]:
    below = _below(sheet, index)
    span = {"sheetId": sheet, "dimension": "COLUMNS", "startIndex": index, "endIndex": index + 1}
    properties: GoogleRequest = {"pixelSize": column.width * 7 + 5, "hiddenByUser": column.hidden}
    yield {
        "updateDimensionProperties": {
            "range": span,
            "properties": properties,
            "fields": "pixelSize,hiddenByUser",
        }
    }
    if rule := _rule(column, tabs):
        yield {"setDataValidation": {"range": below, "rule": rule}}
    if look := _look(column):
        fields = f"userEnteredFormat({','.join(look)})"
        yield {"repeatCell": {"range": below, "cell": {"userEnteredFormat": look}, "fields": fields}}


def _below(sheet: int, first: int, end: int | None = None) -> GoogleRequest:
    """Return the range of columns below the header."""
    return {
        "sheetId": sheet,
        "startRowIndex": 1,
        "startColumnIndex": first,
        "endColumnIndex": first + 1 if end is None else end,
    }


def _look(column: Column) -> GoogleRequest:
    if column.holds is Holds.DAY:
        if column.owner is Owner.MACHINE:
            # Each day that we write brings its look along; Google would send a thousand empty cells for it.
            return {}
        return {"numberFormat": {"type": "DATE", "pattern": "yyyy-mm-dd"}}
    return {"wrapStrategy": "WRAP"} if column.holds is Holds.LONG_TEXT else {}


def _rule(column: Column, tabs: Book) -> GoogleRequest | None:
    """Return the drop-down of a column; it offers, and refuses nothing."""
    condition: GoogleRequest | None = None
    if column.choices_from and (source := _source(tab_spec(column.choices_from), tabs)):
        condition = {"type": "ONE_OF_RANGE", "values": [{"userEnteredValue": source}]}
    elif column.choices:
        values = [{"userEnteredValue": str(choice)} for choice in column.choices]
        condition = {"type": "ONE_OF_LIST", "values": values}
    if condition is None:
        return None
    return {"condition": condition, "showCustomUi": True, "strict": False, "inputMessage": column.meaning}


def _source(spec: TabSpec, tabs: Book) -> str:
    """Return the range below the header of a tab's first declared column, empty if there is no such tab."""
    tab = find_tab(tabs, spec)
    if tab is None:
        return ""
    header = find_header(tab, spec)
    letters = column_letters(header.columns.get(spec.columns[0].title, 0))
    return f"={quote_title(tab.title)}!${letters}${header.row + 2}:${letters}${header.row + 1 + _CHOICES}"


def _warnings(spec: TabSpec, sheet: int) -> Iterator[GoogleRequest]:
    """Yield what makes Google ask "are you sure?" before somebody types into a column of the machine's."""
    description = "Filled in by mentorsheets; what you type here may be replaced."
    if spec.owner is Owner.MACHINE:
        protected = {"range": {"sheetId": sheet}, "description": description, "warningOnly": True}
        yield {"addProtectedRange": {"protectedRange": protected}}
        return
    for index, column in enumerate(spec.columns):
        if column.owner is Owner.MACHINE:
            span = {"sheetId": sheet, "startColumnIndex": index, "endColumnIndex": index + 1}
            protected = {"range": span, "description": description, "warningOnly": True}
            yield {"addProtectedRange": {"protectedRange": protected}}


def _waiting(spec: TabSpec, sheet: int) -> Iterator[GoogleRequest]:
    """Yield the colour and the filter views that show a coordinator what waits for them."""
    places = {column.title: index for index, column in enumerate(spec.columns)}
    if {"State", "Coordinator"} <= set(places):
        state, word = column_letters(places["State"]), column_letters(places["Coordinator"])
        formula = f'AND(${state}2="{MatchState.PROPOSED}",${word}2="")'
        everywhere = _below(sheet, 0, len(spec.columns))
        yield _colour(everywhere, write_over_formula(state), _PALE_TEXT)
        yield _colour(everywhere, formula, _WAITING_LOOK)
        criteria: dict[int, GoogleRequest] = {
            places["State"]: {"type": "TEXT_EQ", "values": [{"userEnteredValue": str(MatchState.PROPOSED)}]},
            places["Coordinator"]: {"type": "BLANK"},
        }
        yield _view(sheet, "Waiting for me", len(spec.columns), criteria)
        yield _view(sheet, "Under way", len(spec.columns), {}, {places["State"]: OVER_STATES})
        yield hide_over_rows(_below(sheet, 0, len(spec.columns)) | {"startRowIndex": 0}, places["State"])
    if {"Asked on", "Answer"} <= set(places):
        criteria = {places["Asked on"]: {"type": "NOT_BLANK"}, places["Answer"]: {"type": "BLANK"}}
        yield _view(sheet, "Not heard of", len(spec.columns), criteria)


def hide_over_rows(span: GoogleRequest, state: int) -> GoogleRequest:
    """Return the filter by which rows that are over are out of sight, by the index of State."""
    specs = [{"columnIndex": state, "filterCriteria": {"hiddenValues": list(OVER_STATES)}}]
    return {"setBasicFilter": {"filter": {"range": span, "filterSpecs": specs}}}


def _colour(span: GoogleRequest, formula: str, look: GoogleRequest) -> GoogleRequest:
    condition = {"type": "CUSTOM_FORMULA", "values": [{"userEnteredValue": write_formula(formula)}]}
    rule = {"ranges": [span], "booleanRule": {"condition": condition, "format": look}}
    return {"addConditionalFormatRule": {"rule": rule, "index": 0}}


def _view(
    sheet: int,
    title: str,
    width: int,
    criteria: Mapping[int, GoogleRequest],
    without: Mapping[int, Sequence[str]] = NONE_HIDDEN,
) -> GoogleRequest:
    """Return a view of the rows that meet the criteria, without those in which one of these values stands."""
    span = {"sheetId": sheet, "startRowIndex": 0, "startColumnIndex": 0, "endColumnIndex": width}
    specs = [
        {"columnIndex": index, "filterCriteria": {"condition": condition}}
        for index, condition in criteria.items()
    ]
    specs += [
        {"columnIndex": index, "filterCriteria": {"hiddenValues": list(values)}}
        for index, values in without.items()
    ]
    return {"addFilterView": {"filter": {"title": title, "range": span, "filterSpecs": specs}}}
