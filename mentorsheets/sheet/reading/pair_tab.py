"""One tab of pairs, by the people whom its cells name: in several columns, in one cell, or in a matrix."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, product

from mentorsheets.domain.model import Problem
from mentorsheets.sheet.a1 import cell_name
from mentorsheets.sheet.adopt.ticks import UNTICKED
from mentorsheets.sheet.backend import Cell, Tab
from mentorsheets.sheet.cells.apart_words import keeps_apart
from mentorsheets.sheet.cells.nothing import is_blank, names_nothing
from mentorsheets.sheet.reading.people_index import Directory
from mentorsheets.sheet.reading.references import list_names
from mentorsheets.sheet.reading.rows import SHOWN

ROWS_ABOVE = 20
"""Rows of titles and headers that may stand above the first pair."""
SHARE_OF_PEOPLE = 0.5
"""Share of a column's cells that name people, from which on it is one of people: the rest may be misspelt."""
WORDS_OF_A_NAME = 4
"""Words of a cell up to which it may be a name that is misspelt; more are a sentence."""
LONGEST_MARK = 3
"""Characters of a mark in a matrix of people: x, yes, ✓."""
PairCell = tuple[str, str]
"""A tab and a cell of it."""


@dataclass(frozen=True, slots=True)
class Meant:
    """Whom a cell means, and whether that is sure."""

    people: tuple[str, ...] = ()
    is_sure: bool = True


class PairTab:
    """One tab, by the people whom its cells name."""

    def __init__(self, tab: Tab, directory: Directory) -> None:
        self.tab, self._directory = tab, directory
        self._is_called_so = keeps_apart(tab.title)
        self._rows = [index for index, row in enumerate(tab.rows) if any(map(_text, row))]
        self.first = next((row for row in self._rows[:ROWS_ABOVE] if self._names(row)), None)
        below = self._rows if self.first is None else [row for row in self._rows if row >= self.first]
        self.body = below
        width = max((len(row) for row in tab.rows), default=0)
        cells = {place: [said for row in below if (said := self.said(row, place))] for place in range(width)}
        self.width = sum(map(bool, cells.values()))
        self.people = [place for place, said in cells.items() if said and self._are_people(said)]
        self.headers = {place: self._header(place) for place in range(width)}
        beside = [place for place in range(width) if place not in self.people]
        self.reasons = [said for place in beside for said in cells[place]]
        self.has_days = any(
            not isinstance(cell, str | int | float | None) for row in tab.rows for cell in row
        )

    def said(self, row: int, place: int) -> str:
        """Return the text of a cell, "" where it is empty or says nothing."""
        cells = self.tab.rows[row]
        text = _text(cells[place]) if place < len(cells) else ""
        return "" if is_blank(text) else text

    def sure(self, text: str) -> tuple[str, ...]:
        """Return the people whom a cell names plainly, nobody if any part of it is not."""
        found: list[str] = []
        for name in list_names(text, self._directory):
            meant = self._directory.find(name) or self._directory.by_first_name(name)
            meant = meant or self._directory.in_another_order(name)
            if not meant:
                return ()
            found += meant
        return tuple(dict.fromkeys(found))

    def meant(self, text: str) -> Meant:
        """Return everybody whom a cell may mean."""
        if found := self.sure(text):
            return Meant(found)
        within = self._directory.named_within(text)
        return Meant(within) if len(within) > 1 else Meant(self._directory.may_be_meant(text), is_sure=False)

    def named_in_row(self, row: int) -> frozenset[str]:
        """Return the people whom the columns of people name plainly in a row."""
        return frozenset(one for place in self.people for one in self.sure(self.said(row, place)))

    def _are_people(self, said: Sequence[str]) -> bool:
        naming = sum(
            bool(self.sure(text) or (self._is_called_so and self._may_be_misspelt(text))) for text in said
        )
        return naming >= SHARE_OF_PEOPLE * len(said)

    def _may_be_misspelt(self, text: str) -> bool:
        return len(text.split()) <= WORDS_OF_A_NAME and bool(self._directory.may_be_meant(text))

    def _names(self, row: int) -> bool:
        said = [text for cell in self.tab.rows[row] if (text := _text(cell))]
        if any(map(self.sure, said)):
            return True
        # What is called a tab of pairs may well begin with one that is misspelt, or stands in a single cell.
        within = any(len(self._directory.named_within(text)) > 1 for text in said)
        return self._is_called_so and (within or sum(map(self._may_be_misspelt, said)) > 1)

    def _header(self, place: int) -> str:
        above = [row for row in self._rows if self.first is not None and row < self.first]
        return self.said(above[-1], place) if above else ""


def read_pairs(one: PairTab, problems: list[Problem]) -> dict[frozenset[str], PairCell]:
    """Return each two people whom a tab names together, with where; what is unclear is told in `problems`."""
    return dict(_read_matrix(one) if _is_matrix(one) else _read_rows(one, problems))


def _read_rows(one: PairTab, problems: list[Problem]) -> Iterator[tuple[frozenset[str], PairCell]]:
    """Yield each two people whom a row keeps apart, with the tab and the cell that says so."""
    refusing = [place for place in one.people if keeps_apart(one.headers[place])]
    for row in one.body if one.first is not None else ():
        meant = {place: one.meant(said) for place in one.people if (said := one.said(row, place))}
        if len(_everybody(meant)) < 2:
            meant = _meant_anywhere(one, row)
        if doubt := _doubt(one, row, meant):
            problems.append(doubt)
        where = (one.tab.title, cell_name(row, min(meant, default=0)))
        for pair in _pairs_in(meant, refusing):
            yield pair, where


def _pairs_in(meant: Mapping[int, Meant], refusing: Collection[int]) -> Iterator[frozenset[str]]:
    """Yield each two people of different cells; of the only cell, each two; of a refusing one, no two."""
    if len(meant) == 1:
        yield from (frozenset(pair) for each in meant.values() for pair in combinations(each.people, 2))
    is_directed = any(place not in refusing for place in meant)
    for left, right in combinations(meant, 2):
        if not (is_directed and left in refusing and right in refusing):
            crossing = product(meant[left].people, meant[right].people)
            yield from (frozenset(pair) for pair in crossing if len(set(pair)) > 1)


def _meant_anywhere(one: PairTab, row: int) -> dict[int, Meant]:
    """Return whom the cells of a row mean, whatever their columns hold: "Ana / Bo (siblings)" in one cell."""
    found: dict[int, Meant] = {}
    for place in range(len(one.tab.rows[row])):
        if said := one.said(row, place):
            meant = one.meant(said)
            if meant.people or place in one.people:
                found[place] = meant
    return found


def _doubt(one: PairTab, row: int, meant: Mapping[int, Meant]) -> Problem | None:
    """Return what a human should mend in a row, None if two people or more are plainly named in it."""
    unsure = [place for place, each in meant.items() if not each.is_sure]
    is_whole = len(_everybody(meant)) > 1
    said = [text for place in range(len(one.tab.rows[row])) if (text := one.said(row, place))]
    # Everybody may stand there with nobody beside most of them, and "none" beside some.
    is_empty = len(said) == 1 and len(said[0].split()) <= WORDS_OF_A_NAME
    if (
        not meant
        or (is_whole and not unsure)
        or (not is_whole and (is_empty or any(map(names_nothing, said))))
    ):
        return None
    place = unsure[0] if unsure else min(meant)
    sentence = (
        "Who is meant here is not wholly understood, so everybody who may be is kept apart until it is."
        if is_whole
        else "This row seems to keep two people apart, and two people are not known from it, so nobody is."
    )
    hint = "Write their names or addresses as in Participants, each in a cell of its own."
    return Problem(one.tab.title, cell_name(row, place), sentence, hint, one.said(row, place)[:SHOWN])


def _everybody(meant: Mapping[int, Meant]) -> set[str]:
    return {person for each in meant.values() for person in each.people}


def _is_matrix(one: PairTab) -> bool:
    """Return whether people stand above as well as beside, with marks where they cross."""
    if one.first is None or len(one.body) < 2:
        return False
    above = [one.sure(_text(cell)) for cell in one.tab.rows[one.first][1:]]
    marks = [_text(cell) for row in one.body[1:] for cell in one.tab.rows[row][1:]]
    named = [one.sure(one.said(row, 0)) for row in one.body[1:]]
    return (
        len([each for each in above if each]) > 1
        and all(named)
        and all(len(mark) <= LONGEST_MARK for mark in marks)
    )


def _read_matrix(one: PairTab) -> Iterator[tuple[frozenset[str], PairCell]]:
    """Yield each two people who cross at a mark."""
    first = one.first or 0
    for row in one.body[1:]:
        for place, cell in enumerate(one.tab.rows[row][1:], 1):
            if _mark(cell):
                where = (one.tab.title, cell_name(row, place))
                for a in one.sure(one.said(row, 0)):
                    for b in one.sure(one.said(first, place)):
                        if a != b:
                            yield frozenset((a, b)), where


def _mark(cell: Cell) -> bool:
    text = "x" if cell is True else _text(cell)
    return bool(text) and text.casefold() not in UNTICKED and not is_blank(text)


def _text(cell: Cell) -> str:
    return "" if cell is None or isinstance(cell, bool) else " ".join(str(cell).split())
