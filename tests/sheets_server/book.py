"""One spreadsheet: its tabs, named ranges, developer metadata, and who may see it."""

import copy
import random
from collections.abc import Iterator
from typing import Any

from tests.sheets_server.a1 import Area, parse_cells, split_title, unparsable
from tests.sheets_server.errors import invalid
from tests.sheets_server.sheet import Sheet
from tests.sheets_server.style import default_format, theme

MAX_CELLS = 10_000_000


class Book:
    """A spreadsheet file with its content, and the Drive side of it."""

    def __init__(self, book_id: str, title: str, owner: str, created: str) -> None:
        self.id = book_id
        self.properties: dict[str, Any] = {
            "title": title,
            "locale": "en_US",
            "autoRecalc": "ON_CHANGE",
            "timeZone": "Etc/GMT",
            "defaultFormat": default_format(),
            "spreadsheetTheme": theme(),
        }
        self.sheets = [Sheet(0, "Sheet1")]
        self.named_ranges: list[dict[str, Any]] = []
        self.metadata: list[dict[str, Any]] = []
        self.private = False
        self.parents: list[str] = []
        self.trashed = False
        self.created = self.modified = created
        self.version = 1
        self.comments: list[dict[str, Any]] = []
        self.permissions = [permission(owner, "owner")]

    @property
    def locale(self) -> str:
        found: str = self.properties["locale"]
        return found

    def role_of(self, account: str) -> str | None:
        """What the account may do: owner, writer, commenter, reader, or nothing."""
        if self.private:
            return None
        for held in self.permissions:
            if held.get("emailAddress") == account or held["type"] == "anyone":
                found: str | None = held["role"]
                return found
        return None

    def snapshot(self) -> dict[str, Any]:
        """The content as it is now, to go back to when a batch fails half-way."""
        return {
            "properties": copy.deepcopy(self.properties),
            "sheets": [sheet.copy() for sheet in self.sheets],
            "named_ranges": copy.deepcopy(self.named_ranges),
            "metadata": copy.deepcopy(self.metadata),
        }

    def restore(self, snapshot: dict[str, Any]) -> None:
        vars(self).update(snapshot)

    def sheet(self, sheet_id: int) -> Sheet:
        for sheet in self.sheets:
            if sheet.id == sheet_id:
                return sheet
        raise invalid(f"No grid with id: {sheet_id}")

    def titled(self, title: str) -> Sheet | None:
        return next((sheet for sheet in self.sheets if sheet.title.lower() == title.lower()), None)

    def in_range(self, grid_range: dict[str, Any]) -> Sheet:
        return self.sheet(grid_range.get("sheetId", 0))

    def resolve(self, text: str) -> tuple[Sheet, Area]:
        """The tab and the area that a range in A1 notation (or a tab, or a named range) means."""
        try:
            title, cells = split_title(text)
            if title is None:
                return self._without_title(text)
            sheet = self.titled(title)
            if sheet is None:
                raise unparsable(text)
            return self._on_tab(sheet, cells)
        except ValueError:
            raise unparsable(text) from None

    def _on_tab(self, sheet: Sheet, cells: str | None) -> tuple[Sheet, Area]:
        """The part of a tab that is meant: all of it, cells, or a named range that lies there."""
        if cells is None:
            return sheet, Area(0, 0, None, None)
        try:
            return sheet, parse_cells(cells)
        except ValueError:
            named = self.named_area(cells)
            if named is None or named[0] is not sheet:
                raise
            return named

    def _without_title(self, text: str) -> tuple[Sheet, Area]:
        try:
            return self.sheets[0], parse_cells(text)
        except ValueError:
            sheet = self.titled(text)
            if sheet is not None:
                return sheet, Area(0, 0, None, None)
        named = self.named_area(text)
        if named is None:
            raise unparsable(text)
        return named

    def named_area(self, name: str) -> tuple[Sheet, Area] | None:
        for named in self.named_ranges:
            if named["name"].lower() == name.lower():
                span = named["range"]
                area = Area(
                    span.get("startRowIndex", 0),
                    span.get("startColumnIndex", 0),
                    span.get("endRowIndex"),
                    span.get("endColumnIndex"),
                )
                return self.in_range(span), area
        return None

    def owners_of_ranges(self, sheet: Sheet) -> Iterator[dict[str, Any]]:
        yield from sheet.grid_ranges()
        yield from (named for named in self.named_ranges if named["range"].get("sheetId", 0) == sheet.id)

    def check_size(self, more: int = 0) -> None:
        total = sum(sheet.row_count * sheet.column_count for sheet in self.sheets) + more
        if total > MAX_CELLS:
            raise invalid(
                "This action would increase the number of cells in the workbook above the limit of "
                f"{MAX_CELLS} cells."
            )

    def new_sheet_id(self, chance: random.Random) -> int:
        # Below the ids that the library gives its own tabs: one in 200 would meet those of versions by chance,
        # and a test that counts them would fail on some days.
        taken = {sheet.id for sheet in self.sheets}
        while (candidate := chance.randrange(1, 1_600_000_000)) in taken:
            continue
        return candidate


def permission(account: str, role: str) -> dict[str, Any]:
    digits = str(sum(ord(letter) * 31**place for place, letter in enumerate(account)) % 10**20).zfill(20)
    return {
        "kind": "drive#permission",
        "id": digits,
        "type": "user",
        "emailAddress": account,
        "role": role,
        "displayName": account,
        "deleted": False,
        "pendingOwner": False,
    }
