"""Files that were there before a recording began, put together from what its answers tell of them.

A file's tabs are those of the first answer that lists them. What stands in a cell is what the first answer says
that shows it, as long as nothing was written into its tab. So an answer that is only read from tells little; each
that follows a write is a true one.
"""

from collections.abc import Callable, Iterator
from typing import Any

from tests.sheets_server.server import SheetsServer
from tests.sheets_server.sheet import Sheet
from tests.sheets_server.values_write import put_value
from tests.sheets_server.world import STRANGER

Interaction = dict[str, Any]
Place = tuple[str, int, int, int]
LEAST_TITLE = 3
"""Letters of a tab's title that is looked for in what was sent; shorter ones stand anywhere."""


class Scene:
    """What one recording tells of files that it did not make itself."""

    def __init__(self, server: SheetsServer, answer_of: Callable[[Interaction], Any]) -> None:
        self._world = server.world
        self._answer_of = answer_of
        self._seen: set[Place] = set()
        self._written: set[tuple[str, int]] = set()
        self._ours: set[str] = set()

    def make(self, file: str, following: list[Interaction]) -> bool:
        """Make a file from the first answer that lists its tabs; return whether there is one."""
        for one in following:
            told = self._answer_of(one)
            if file in one["request"]["uri"] and isinstance(told, dict) and told.get("sheets"):
                self._world.books.pop(file, None)
                book = self._world.new_book("", STRANGER, file)
                book.properties = dict(told.get("properties", book.properties))
                book.sheets = [_sheet(sheet) for sheet in told["sheets"]]
                self._ours.add(file)
                return True
        return False

    def take_in(self, file: str, one: Interaction) -> bool:
        """Put what an answer shows into cells of which nothing is known yet; return whether there were any."""
        told = self._answer_of(one)
        if file not in self._ours or one["request"]["method"] != "GET" or not isinstance(told, dict):
            return False
        return sum(self._take(file, values) for values in told.get("valueRanges", [told])) > 0

    def note_write(self, file: str, one: Interaction, sent: str) -> None:
        """Take in nothing more of the tabs that a request may have written into."""
        if file not in self._ours or one["request"]["method"] == "GET":
            return
        said = one["request"]["uri"] + sent
        for sheet in self._world.books[file].sheets:
            if str(sheet.id) in said or (len(sheet.title) >= LEAST_TITLE and sheet.title in said):
                self._written.add((file, sheet.id))

    def _take(self, file: str, values: dict[str, Any]) -> int:
        if "range" not in values or not isinstance(values.get("values", []), list):
            return 0
        book = self._world.books[file]
        sheet, area = book.resolve(values["range"])
        if (file, sheet.id) in self._written:
            return 0
        new = 0
        for row, column, value in _cells(values):
            place = (file, sheet.id, area.top + row, area.left + column)
            # What was shown as a value at first may be told as a formula later.
            if place not in self._seen or str(value).startswith("="):
                self._seen.add(place)
                put_value(book, sheet, *place[2:], value, "USER_ENTERED")
                new += 1
        box = area.clamped(sheet.row_count, sheet.column_count)
        self._seen |= {
            (file, sheet.id, row, column)
            for row in range(box.top, box.bottom or 0)
            for column in range(box.left, box.right or 0)
        }
        return new


def _sheet(told: dict[str, Any]) -> Sheet:
    properties = dict(told["properties"])
    grid = properties.pop("gridProperties", {})
    properties.pop("index", None)
    sheet = Sheet(properties["sheetId"], properties["title"])
    sheet.properties |= properties
    sheet.grid |= grid
    names = {
        "merges": "merges",
        "conditionalFormats": "conditional_formats",
        "filterViews": "filter_views",
        "protectedRanges": "protected_ranges",
        "bandedRanges": "banded_ranges",
        "basicFilter": "basic_filter",
        "tables": "tables",
    }
    for name, ours in names.items():
        if name in told:
            setattr(sheet, ours, told[name])
    return sheet


def _cells(values: dict[str, Any]) -> Iterator[tuple[int, int, Any]]:
    by_columns = values.get("majorDimension") == "COLUMNS"
    for first, line in enumerate(values.get("values", [])):
        for second, value in enumerate(line):
            if value != "":
                yield (second, first, value) if by_columns else (first, second, value)
