"""A Google sheet's JSON turned into tabs, and what tells two states of it apart."""

import hashlib
import secrets
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from mentorsheets.sheet.a1 import cell_name
from mentorsheets.sheet.backend import Book, Cell, Tab
from mentorsheets.sheet.google.journal import CopyJournal
from mentorsheets.sheet.google.record import GoogleTable, OverFilter, RecordedTab
from mentorsheets.sheet.google.undo import Entry
from mentorsheets.sheet.google.version import Version, version_in
from mentorsheets.sheet.marks import PREFIX
from mentorsheets.sheet.notes import ours, theirs
from mentorsheets.sheet.over_rows import OVER_STATES
from mentorsheets.sheet.places import mark_google

GoogleJson = Mapping[str, Any]

_OF_TABS = (
    "properties(sheetId,title,hidden,sheetType,gridProperties(rowCount,columnCount)),"
    "developerMetadata(metadataKey,metadataValue),merges,basicFilter,tables(tableId,range)"
)
CELL_FIELDS = (
    "data(startRow,startColumn,rowData("
    "values(note,effectiveValue,userEnteredValue(formulaValue),effectiveFormat(numberFormat(type)))))"
)
PLAN_FIELDS = f"spreadsheetId,properties.title,sheets({_OF_TABS})"
"""All of a sheet but what stands in its cells."""
FIELDS = f"spreadsheetId,properties.title,sheets({_OF_TABS},{CELL_FIELDS})"
_FREE_IDS = 1_600_000_000
"""Ids below those of the copies that a batch makes, and of the tabs that guard writes."""
# A serial counts days from here: https://developers.google.com/workspace/sheets/api/guides/formats
FIRST_DAY = datetime(1899, 12, 30)  # noqa: DTZ001 - a cell's date has no zone
_EXACT = 2**53
"""The whole numbers below it are exact in a float of 64 bits."""
_ERRORS = {
    "NULL_VALUE": "#NULL!",
    "DIVIDE_BY_ZERO": "#DIV/0!",
    "VALUE": "#VALUE!",
    "REF": "#REF!",
    "NAME": "#NAME?",
    "NUM": "#NUM!",
    "N_A": "#N/A",
}


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A whole Google sheet at one moment: its title, its tabs, and the hidden ones that guard writes.

    `entries` are batches of which nobody has settled yet whether they landed where they were meant. `key` is
    that by which Google knows the sheet.
    """

    title: str
    leaves: tuple[RecordedTab, ...]
    version: Version | None = None
    ids: frozenset[int] = frozenset()
    entries: tuple[Entry, ...] = ()
    key: str = ""

    def book(self) -> Book:
        """Return what every backend shows of a sheet."""
        tabs = tuple(leaf.tab for leaf in self.leaves)
        return Book(tabs, _version_of(tabs), mark_google(self.key) if self.key else "")

    def leaf(self, title: str) -> RecordedTab:
        """Return the tab of this title.

        Raises:
            KeyError: there is none.
        """
        for leaf in self.leaves:
            if leaf.tab.title == title:
                return leaf
        raise KeyError(title)

    def free_id(self) -> int:
        """Return an id for a new tab, none of those that are there or that guard writes."""
        while (found := secrets.randbelow(_FREE_IDS)) in self.ids:
            continue
        return found


@dataclass(frozen=True, slots=True)
class BareRows:
    """Rows of a tab that were read as bare values, and the notes on them; where others read it, () stands."""

    rows: list[tuple[Cell, ...]]
    notes: dict[tuple[int, int], str]


_NO_BARE_ROWS: Mapping[int, BareRows] = {}


def snapshot_of(spreadsheet: GoogleJson, bare: Mapping[int, BareRows] = _NO_BARE_ROWS) -> Snapshot:
    """Return what the JSON of a spreadsheet (asked for with `FIELDS`) holds, charts left out.

    `bare` are rows that the JSON leaves out, by the ids of their tabs.
    """

    def leaf_of(sheet: GoogleJson) -> RecordedTab:
        return _leaf(sheet, bare.get(sheet["properties"].get("sheetId", 0)))

    versions: list[Version] = []
    leaves: list[RecordedTab] = []
    journal = CopyJournal()
    ids = set()
    for sheet in spreadsheet.get("sheets", []):
        properties = sheet["properties"]
        ids.add(properties.get("sheetId", 0))
        if found := version_in(properties):
            versions.append(found)
        elif CopyJournal.is_its(properties):
            journal.take(leaf_of(sheet))
        elif properties.get("sheetType", "GRID") == "GRID":
            leaves.append(leaf_of(sheet))
    newest = max(versions, key=lambda version: version.number, default=None)
    title = spreadsheet.get("properties", {}).get("title", "")
    key = str(spreadsheet.get("spreadsheetId", ""))
    return Snapshot(title, tuple(leaves), newest, frozenset(ids), journal.entries(), key)


def serial(value: date) -> float:
    """Return the number that Google keeps for a day or a moment."""
    if not isinstance(value, datetime):
        value = datetime(value.year, value.month, value.day)  # noqa: DTZ001
    since = value.replace(tzinfo=None) - FIRST_DAY
    return since.days + since.seconds / 86400 if since.seconds else since.days


def _version_of(tabs: Iterable[Tab]) -> str:
    digest = hashlib.sha256()
    for tab in tabs:
        said = (tab.title, tab.rows, sorted(tab.formulas), tab.merged, sorted(tab.notes.items()))
        digest.update(repr(said).encode())
    return digest.hexdigest()


def _leaf(sheet: GoogleJson, bare: BareRows | None = None) -> RecordedTab:
    properties = sheet["properties"]
    grid = properties.get("gridProperties", {})
    rows: list[tuple[Cell, ...]] = [*bare.rows] if bare else []
    formulas: dict[tuple[int, int], str] = {}
    notes: dict[tuple[int, int], str] = dict(bare.notes) if bare else {}
    for data in sheet.get("data", []):
        lines, first = data.get("rowData", []), data.get("startRow", 0)
        # Only some rows may be asked for; those that nobody read are taken to be empty.
        rows += [()] * (first + len(lines) - len(rows))
        for r, line in enumerate(lines, start=first):
            cells = line.get("values", [])
            # Most cells of a drawn tab are empty, and the rest is faster if they are not asked further.
            rows[r] = trim_cells([cell_of(cell) if "effectiveValue" in cell else None for cell in cells])
            for c, cell in enumerate(cells):
                if "userEnteredValue" in cell and (formula := cell["userEnteredValue"].get("formulaValue")):
                    formulas[r, c] = formula
                if "note" in cell and (note := cell["note"]):
                    notes[r, c] = note
    while rows and not rows[-1]:
        rows.pop()
    merged = tuple(_merge_name(span) for span in sheet.get("merges", []))
    number = properties.get("sheetId", 0)
    known = (merged, ours(notes), theirs(notes), number, mark_in(sheet))
    is_hidden = properties.get("hidden", False)
    tab = Tab(properties["title"], tuple(rows), frozenset(formulas), *known, hidden=is_hidden)
    height, width = grid.get("rowCount", 0), grid.get("columnCount", 0)
    tables = tuple(GoogleTable(one["tableId"], one.get("range", {})) for one in sheet.get("tables", []))
    return RecordedTab(number, tab, height, width, formulas, notes, _find_over_filter(sheet), tables)


def _find_over_filter(sheet: GoogleJson) -> OverFilter | None:
    """Return the filter that hides rows which are over, None if that of a person is there, or none."""
    found = sheet.get("basicFilter", {})
    specs = found.get("filterSpecs", [])
    ours = {"hiddenValues": list(OVER_STATES)}
    if found.get("sortSpecs") or [spec.get("filterCriteria") for spec in specs] != [ours]:
        return None
    return OverFilter(found["range"], specs[0].get("columnIndex", 0))


def mark_in(sheet: GoogleJson) -> str:
    """Return as which declared tab a tab is known; what came along with a copy of it names another id."""
    number = str(sheet["properties"].get("sheetId", 0))
    for entry in sheet.get("developerMetadata", []):
        title, _, of = entry.get("metadataValue", "").rpartition(" ")
        if entry.get("metadataKey") == PREFIX and of == number:
            return str(title)
    return ""


def cell_of(cell: GoogleJson) -> Cell:
    """Return what the JSON of a cell holds."""
    value = cell.get("effectiveValue")
    if not value:
        return None
    ((kind, held),) = value.items()
    if kind == "numberValue":
        return number_of(held, cell.get("effectiveFormat", {}).get("numberFormat", {}).get("type", ""))
    if kind == "errorValue":
        return _ERRORS.get(held.get("type", ""), "#ERROR!")
    text_or_boolean: str | bool = held
    return None if text_or_boolean == "" else text_or_boolean


def number_of(held: float, kind: str) -> Cell:
    """Return the number, day or moment of a cell whose number format is of a kind."""
    if kind in ("DATE", "DATE_TIME"):
        moment = _moment(held)
        if moment is not None:
            return moment.date() if kind == "DATE" and float(held).is_integer() else moment
    if kind == "TIME":
        minutes, seconds = divmod(round(held * 86400), 60)
        return f"{minutes // 60:02}:{minutes % 60:02}" + (f":{seconds:02}" if seconds else "")
    if float(held).is_integer() and abs(held) < _EXACT:
        return int(held)
    return held


def _moment(held: float) -> datetime | None:
    try:
        return FIRST_DAY + timedelta(seconds=round(held * 86400))
    except OverflowError:
        return None


def _merge_name(span: GoogleJson) -> str:
    first = cell_name(span.get("startRowIndex", 0), span.get("startColumnIndex", 0))
    return f"{first}:{cell_name(span['endRowIndex'] - 1, span['endColumnIndex'] - 1)}"


def trim_cells(row: list[Cell]) -> tuple[Cell, ...]:
    """Return the cells of a row without the empty ones at its end."""
    while row and row[-1] is None:
        row.pop()
    return tuple(row)
