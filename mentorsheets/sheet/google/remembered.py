"""What was read of tabs with a long past: later looks read of them what may differ.

Each look of the same process reads anew their names of rows, and the columns that people own: where these
stand as before, nobody moved, added or took away a row, or typed where people may. What another process read,
which a file brings here, is good for a glance alone (`glance`). What a run of ours writes is known by the tab
that it renames (`version`).
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import timedelta

from mentorsheets.sheet.a1 import column_letters
from mentorsheets.sheet.google.bare import BareLine, LongTab
from mentorsheets.sheet.google.client import Google
from mentorsheets.sheet.google.glance import is_easy
from mentorsheets.sheet.google.past_file import GooglePast, PastFile
from mentorsheets.sheet.google.record import LABEL_ROWS, RecordedChange, split_marks
from mentorsheets.sheet.google.version import Version, quote_title

_CALLS_TO_COMPARE = 4
"""Calls in which all is compared, as long as none reads too little or too much, of sixty a minute."""
_LEAST_CELLS, _MOST_CELLS = 40_000, 160_000
"""Cells that one call compares: names of rows, of some thirty bytes, and words of people in a few of them."""


_GLANCES_HOLD = timedelta(hours=12)
"""After so long all is read once more, for the sake of what glances do not compare."""


class RememberedTabs:
    """The long tabs that were read last, by their ids, and the version that the sheet had."""

    def __init__(self, file: PastFile | None = None) -> None:
        self._file = file
        self._past = GooglePast()
        self._is_own = self._is_new = False

    def keep(self, version: Version | None, tabs: Mapping[int, LongTab], *, is_glance: bool = False) -> None:
        """Remember tabs as they were just read, without the empty rows at their end."""
        if not is_glance and not any(tab.known for tab in tabs.values()):
            self._past.whole_at = self._file.clock() if self._file else None
            self._is_own = True
        self._past.version, before = version, self._past.tabs
        self._past.tabs = {}
        for number, tab in tabs.items():
            end = len(tab.lines)
            while end and not tab.lines[end - 1]:
                end -= 1
            if version is not None and _list_columns(tab):
                self._past.tabs[number] = replace(tab, lines=tab.lines[:end], known=0)
        extents = [{*map(_extent, kept.values())} for kept in (before, self._past.tabs)]
        read_anew = any(not tabs[number].known for number in self._past.tabs)
        self._is_new |= not is_glance or read_anew or extents[0] != extents[1]

    def wrote(self, before: Version | None, now: Version, changes: Collection[RecordedChange]) -> None:
        """Take note of a write of this process: which rows it changed, and how many it added below."""
        self._past.version = now if self._past.version == before else None
        self._is_new = True
        for change in changes:
            if (tab := self._past.tabs.pop(change.leaf.id, None)) and (left := _after(tab, change)):
                self._past.tabs[tab.id] = left

    def save(self) -> None:
        """Let later processes of this computer know what is remembered, if it is not what they know."""
        if self._file is not None and self._is_new:
            self._file.write(self._past)
            self._is_new = False

    def offer(self, version: Version | None, tabs: Mapping[int, LongTab]) -> dict[int, LongTab]:
        """Return the tabs as they are remembered that a glance may compare, none if all is to be read.

        `version` is what the sheet says now.
        """
        if self._file is None or version is None:
            return {}
        if self._past.version is None:
            self._past, self._is_own = self._file.read(), False
        past, now = self._past, self._file.clock()
        if past.version != version or past.whole_at is None:
            return {}
        # A tab that grew or shrank by other hands than ours is read anew.
        return {
            number: was
            for number, tab in tabs.items()
            if past.whole_at <= now < past.whole_at + _GLANCES_HOLD
            and (was := past.tabs.get(number))
            and was.title == tab.title
            and (was.height == tab.height or was.added)
            and is_easy(was)
        }

    def recall(
        self, google: Google, key: str, version: Version | None, tabs: Mapping[int, LongTab]
    ) -> dict[int, LongTab]:
        """Return the tabs, those filled with what is remembered whose names of rows and people's words stand.

        `version` is what the sheet says now.

        Raises:
            HttpAnswer, Unreachable, WrongUse: as `Google.values`.
        """
        if version is None or version != self._past.version or not self._is_own:
            return dict(tabs)
        known = {
            number: was
            for number, tab in tabs.items()
            if (was := self._past.tabs.get(number))
            and (was.title, was.doubtful) == (tab.title, frozenset())
            and tab.height >= len(was.lines) > LABEL_ROWS
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


def _after(tab: LongTab, change: RecordedChange) -> LongTab | None:
    """Return a tab with what was written into it, None where rows were moved about."""
    doubtful, added = set(tab.doubtful), tab.added
    for kind, place, *rest in change.steps:
        if kind == "rows" and place is None:
            added += len(split_marks(rest[-1]))
        elif kind in {"cells", "note"}:
            doubtful.add(place)
        else:
            return None
    below = {row for row in doubtful if row >= len(tab.lines)}
    return replace(tab, doubtful=frozenset(doubtful - below), added=added + len(below))


def _extent(tab: LongTab) -> tuple[int, int, int, frozenset[int]]:
    return tab.id, len(tab.lines), tab.added, tab.doubtful


def _list_columns(tab: LongTab) -> list[int]:
    """Return the indexes of the columns that are compared, none where the names of rows are not found."""
    key = tab.find_key()
    return [] if key is None else [key, *tab.list_open_columns()]


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
