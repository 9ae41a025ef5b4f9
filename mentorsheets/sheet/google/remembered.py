"""What a process has read of tabs with a long past: its later looks read of them what may differ.

Each look reads anew their names of rows, and the columns that people own: where these stand as before, nobody
moved, added or took away a row, or typed where people may. What a run of ours writes is known by the tab that
it renames (`version`).
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace

from mentorsheets.sheet.a1 import column_letters
from mentorsheets.sheet.columns import Owner
from mentorsheets.sheet.google.bare import BareLine, LongTab
from mentorsheets.sheet.google.client import Google
from mentorsheets.sheet.google.record import LABEL_ROWS, RecordedChange
from mentorsheets.sheet.google.version import Version, quote_title

_CALLS_TO_COMPARE = 4
"""Calls in which all is compared, as long as none reads too little or too much, of sixty a minute."""
_LEAST_CELLS, _MOST_CELLS = 40_000, 160_000
"""Cells that one call compares: names of rows, of some thirty bytes, and words of people in a few of them."""


class RememberedTabs:
    """The long tabs that were read last, by their ids, and the version that the sheet had."""

    def __init__(self) -> None:
        self._tabs: dict[int, LongTab] = {}
        self._version: Version | None = None

    def keep(self, version: Version | None, tabs: Mapping[int, LongTab]) -> None:
        """Remember tabs as they were just read, without the empty rows at their end."""
        self._version = version
        self._tabs = {}
        for number, tab in tabs.items():
            end = len(tab.lines)
            while end and not tab.lines[end - 1]:
                end -= 1
            if version is not None and end > LABEL_ROWS and _list_columns(tab):
                self._tabs[number] = replace(tab, lines=tab.lines[:end])

    def wrote(self, before: Version | None, now: Version, changes: Collection[RecordedChange]) -> None:
        """Take note of a write of this process: forget the tabs in which it did more than add rows below."""
        self._version = now if self._version == before else None
        for change in changes:
            if any(step[:2] != ["rows", None] for step in change.steps):
                self._tabs.pop(change.leaf.id, None)

    def recall(
        self, google: Google, key: str, version: Version | None, tabs: Mapping[int, LongTab]
    ) -> dict[int, LongTab]:
        """Return the tabs, those filled with what is remembered whose names of rows and people's words stand.

        `version` is what the sheet says now.

        Raises:
            HttpAnswer, Unreachable, WrongUse: as `Google.values`.
        """
        if version is None or version != self._version:
            return dict(tabs)
        known = {
            number: was
            for number, tab in tabs.items()
            if (was := self._tabs.get(number)) and was.title == tab.title and tab.height >= len(was.lines)
        }
        asked = [(number, column) for number, tab in known.items() for column in _list_columns(tab)]
        for part in _cut(asked, known):
            ranges = [_name_column(known[number], column) for number, column in part]
            found = google.values(key, [version.range(), *ranges])[1:]
            if len(found) != len(part):
                return dict(tabs)
            for (number, column), one in zip(part, found, strict=True):
                if number in known and _column(known[number].lines, column) != _told(one.get("values", [])):
                    del known[number]
        return {
            number: replace(tab, lines=[*was.lines], notes=dict(was.notes), known=len(was.lines))
            if (was := known.get(number))
            else tab
            for number, tab in tabs.items()
        }


def _list_columns(tab: LongTab) -> list[int]:
    """Return the indexes of the columns that are compared, none where one of them is not found."""
    wanted = [one.title for one in tab.spec.columns if one.title == tab.spec.key or one.owner is Owner.PEOPLE]
    for line in tab.lines[:LABEL_ROWS]:
        titles = [str(value).strip().casefold() for value in line]
        if all(titles.count(title.casefold()) == 1 for title in wanted):
            return [titles.index(title.casefold()) for title in wanted]
    return []


def _cut(asked: Sequence[tuple[int, int]], tabs: Mapping[int, LongTab]) -> Iterator[list[tuple[int, int]]]:
    total = sum(len(tabs[number].lines) for number, _ in asked)
    most = min(max(total // _CALLS_TO_COMPARE, _LEAST_CELLS), _MOST_CELLS)
    part: list[tuple[int, int]] = []
    room = most
    for number, column in asked:
        size = len(tabs[number].lines)
        if part and size > room:
            yield part
            part, room = [], most
        part.append((number, column))
        room -= size
    if part:
        yield part


def _name_column(tab: LongTab, column: int) -> str:
    letters = column_letters(column)
    return f"{quote_title(tab.title)}!{letters}1:{letters}{len(tab.lines)}"


def _column(lines: Sequence[BareLine], column: int) -> list[str]:
    return _trim([repr(line[column]) if column < len(line) else "''" for line in lines])


def _told(values: Sequence[BareLine]) -> list[str]:
    return _trim([repr(line[0]) if line else "''" for line in values])


def _trim(cells: list[str]) -> list[str]:
    while cells and cells[-1] == "''":
        cells.pop()
    return cells
