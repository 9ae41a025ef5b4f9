"""Where a record stands in the sheet, so that a mail to the coordinator can lead to the very cell."""

from collections.abc import Iterable
from dataclasses import dataclass

from mentorsheets.mail.facts import Link
from mentorsheets.relations.spots import Spot
from mentorsheets.runtime.config import is_google
from mentorsheets.sheet.a1 import cell_name
from mentorsheets.sheet.backend import Cell, Tab
from mentorsheets.sheet.cells.text import fold_cell
from mentorsheets.sheet.columns import TabSpec
from mentorsheets.sheet.google.address import google_key
from mentorsheets.sheet.key_index import index_rows
from mentorsheets.sheet.reading.headers import find_header, find_tab
from mentorsheets.sheet.reading.programme import Reading
from mentorsheets.sheet.schema import NEEDS, PARTICIPANTS, tab_spec

Address = tuple[Tab, str]
"""A tab, and the name of a cell in it."""


@dataclass(frozen=True, slots=True)
class SheetCells:
    """What finds cells in a sheet as it was read; `sheet` names it as the settings of a run do."""

    sheet: str
    reading: Reading

    def link(self, spots: Iterable[Spot]) -> Link | None:
        """Return the address of the first of these cells that there is, in a Google sheet; else None."""
        found = self._first(spots)
        if found is None or found[0].number is None or self.whole() is None:
            return None
        return Link(f"{self.whole()}#gid={found[0].number}&range={found[1]}")

    def words(self, spots: Iterable[Spot]) -> str:
        """Return the tab and cell of the first of these that there is, in words; "" where a link leads."""
        found = self._first(spots)
        return f"{found[0].title}, {found[1]}" if found and self.whole() is None else ""

    def whole(self) -> Link | None:
        """Return the address of a Google sheet; None for a workbook."""
        if not is_google(self.sheet):
            return None
        return Link(f"https://docs.google.com/spreadsheets/d/{google_key(self.sheet)}/edit")

    def _first(self, spots: Iterable[Spot]) -> Address | None:
        return next((found for spot in spots if (found := self._find(spot))), None)

    def _find(self, spot: Spot) -> Address | None:
        if not spot.record:
            found = next((tab for tab in self.reading.book.tabs if tab.title == spot.tab), None)
            return (found, spot.column) if found else None
        spec = tab_spec(spot.tab)
        tab = find_tab(self.reading.book, spec)
        wanted = self._key(spec, spot)
        if tab is None or not wanted:
            return None
        header = find_header(tab, spec)
        keys = {header.columns[title]: said for title, said in wanted.items() if title in header.columns}
        column = header.columns.get(spot.column, min(keys, default=None))
        if not keys or column is None:
            return None
        rows = index_rows(tab, header.row, tuple(keys)).get(tuple(map(fold_cell, keys.values())))
        return (tab, cell_name(rows[0], column)) if rows else None

    def _key(self, spec: TabSpec, spot: Spot) -> dict[str, Cell]:
        """Return by which columns a row is known, and what stands there: people type their own."""
        if spec is NEEDS:
            return {"Need id": spot.record}
        if spec is not PARTICIPANTS:
            return {spec.key: spot.record} if spec.key else {}
        typed = self.reading.rows.get(spot.record, {})
        return {title: typed[title] for title in ("Email", "Name") if typed.get(title)}
