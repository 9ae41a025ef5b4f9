"""A throw-away Google sheet on which to ask Google itself what no recording tells."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from mentorsheets.errors import WrongUse
from mentorsheets.sheet.google.client import Google
from mentorsheets.sheet.google.retries import HttpAnswer

LiveJson = dict[str, Any]
LiveAnswer = str
CELLS = (
    "sheets(properties(sheetId,title),tables(tableId,range),developerMetadata(metadataValue),"
    "data(startRow,rowData(values(%s))))"
)
VALUES = "effectiveValue,userEnteredValue"
GOOGLE_REFUSED = "refused: "


@dataclass(frozen=True, slots=True)
class LiveQuestion:
    """A question in words, what we take for its answer, and what asks it on a sheet."""

    asks: str
    expects: LiveAnswer
    ask: Callable[["LiveSheet"], LiveAnswer]


class LiveSheet:
    """The throw-away sheet; each question gets tabs of its own in it, numbered from 1."""

    def __init__(self, google: Google, key: str) -> None:
        self._google = google
        self._key = key
        self._last = 0

    def make_tab(self, *rows: Sequence[str]) -> int:
        """Make a tab with these texts in its first rows, and return its id."""
        self._last += 1
        properties = {
            "sheetId": self._last,
            "title": f"t{self._last}",
            "gridProperties": {"rowCount": 20, "columnCount": 5},
        }
        self.batch(
            {"addSheet": {"properties": properties}}, *([write_cells(self._last, 0, rows)] if rows else [])
        )
        return self._last

    def batch(self, *requests: LiveJson, show: Sequence[str] = ()) -> LiveJson:
        """Carry out requests at once; return the tabs that are to `show` as they are then.

        Raises:
            HttpAnswer: Google refused.
        """
        body: LiveJson = {"requests": list(requests)}
        if not show:
            self._google.batch(self._key, body, "spreadsheetId")
            return {}
        body |= {
            "includeSpreadsheetInResponse": True,
            "responseIncludeGridData": True,
            "responseRanges": list(show),
        }
        reply = self._google.batch(self._key, body, f"updatedSpreadsheet({CELLS % VALUES})")
        return dict(reply["updatedSpreadsheet"])

    def refusal(self, *requests: LiveJson) -> LiveAnswer:
        """Return what Google says against requests, "taken" if nothing."""
        try:
            self.batch(*requests)
        except HttpAnswer as answer:
            return f"{GOOGLE_REFUSED}{answer.status} {answer.message}"
        return "taken"

    def look(self, fields: str = VALUES, ranges: Sequence[str] = ()) -> LiveJson:
        """Return all tabs, or these ranges alone, and of each cell these fields."""
        return dict(self._google.spreadsheet(self._key, CELLS % fields, ranges))

    def values(self, *ranges: str) -> list[list[list[Any]]]:
        """Return of each range its rows of bare values."""
        return [list(one.get("values", [])) for one in self._google.values(self._key, ranges)]

    def tab(self, sheet: int, fields: str = VALUES) -> LiveJson:
        """Return one tab, by its id."""
        return find_tab(self.look(fields), sheet)


def find_tab(book: Mapping[str, Any], sheet: int) -> LiveJson:
    """Return the tab with this id, {} if it is not among those that are shown."""
    return next((one for one in book.get("sheets", []) if one["properties"].get("sheetId", 0) == sheet), {})


def list_rows(tab: Mapping[str, Any]) -> list[list[Any]]:
    """Return what the cells of a tab show, "" where they show nothing."""
    lines = [line for data in tab.get("data", []) for line in data.get("rowData", [])]
    return [
        [next(iter(cell.get("effectiveValue", {}).values()), "") for cell in line.get("values", [])]
        for line in lines
    ]


def write_cells(sheet: int, row: int, rows: Sequence[Sequence[str]], kind: str = "stringValue") -> LiveJson:
    """Return the request that writes texts, or formulas, from column A of a row (by index) on."""
    start = {"sheetId": sheet, "rowIndex": row, "columnIndex": 0}
    lines = [{"values": [{"userEnteredValue": {kind: text}} for text in line]} for line in rows]
    return {"updateCells": {"start": start, "rows": lines, "fields": "userEnteredValue"}}


def span_of(sheet: int, rows: int | None, columns: int = 2) -> LiveJson:
    """Return the range of the first rows, all if None, and columns."""
    ends = {} if rows is None else {"endRowIndex": rows}
    return {"sheetId": sheet, "startRowIndex": 0, "startColumnIndex": 0, "endColumnIndex": columns, **ends}


def refuse_unless_empty(google: Google, key: str) -> None:
    """Do nothing if a sheet holds nothing at all.

    Raises:
        WrongUse: something stands in it.
    """
    if any(
        row for tab in google.spreadsheet(key, CELLS % VALUES).get("sheets", []) for row in list_rows(tab)
    ):
        raise WrongUse("This sheet is not empty.", "Make a new one for it, at sheets.new, and share it.")
