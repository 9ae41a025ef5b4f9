"""Forms with branches ask mentors and mentees the same, each in a column of its own."""

import re
from collections.abc import Mapping, Sequence

from mentorsheets.sheet.adopt.questions import Titles
from mentorsheets.sheet.adopt.role_sets import Roles
from mentorsheets.sheet.backend import Cell
from mentorsheets.sheet.cells.text import plain

_NUMBERED = re.compile(r"^(.*\S)(?:\s?\(\d{1,2}\)|\.{1,3}\d{1,2}|(?:[_-]|(?<=\D))\d{1,2})$", re.DOTALL)
"""How programs tell a title from the same one before: "Topics2", "Topics.1", "Topics (2)", "Topics...5"."""
_COUNTED = re.compile(r"^(.*\S)\s#?\d{1,2}$", re.DOTALL)
"""How people count: "Topic 2" may be a second one, or that of the other branch."""


def join_branches(titles: Titles, rows: Sequence[Sequence[Cell]]) -> Titles:
    """Return the questions, where one that a program numbered is called like the one that it repeats.

    It repeats it if some rows answer the one alone and others the other: a second choice stands beside a
    first one.
    Of what a program numbered nobody need have answered the one yet.
    """
    first: dict[str, int] = {}
    joined: list[Cell] = []
    for place, title in enumerate(titles):
        same, by_program = _find_repeated(title, first)
        if same is None or not _are_of_branches(rows, same, place, may_be_empty=by_program):
            joined.append(title)
            if isinstance(title, str) and plain(title):
                first.setdefault(plain(title), place)
        else:
            joined.append(titles[same])
    return tuple(joined)


def sides_of_branches(
    places: Mapping[int, str], rows: Sequence[Sequence[Cell]], roles: Sequence[Roles]
) -> dict[int, Roles]:
    """Return of which side a column is, for those of `places` whose title stands above several.

    It is of the one whose people alone answer it, by the `roles` of the rows: somebody who is both answers
    each as what it is.
    """
    found: dict[int, Roles] = {}
    titles = list(places.values())
    for title in {title for title in titles if titles.count(title) > 1}:
        answered = {
            place: {one for row, one in zip(rows, roles, strict=True) if len(one) == 1 and _says(row, place)}
            for place in places
            if places[place] == title
        }
        is_parted = all(len(sides) == 1 for sides in answered.values())
        if is_parted and len(set(map(frozenset, answered.values()))) > 1:
            found |= {place: next(iter(sides)) for place, sides in answered.items()}
    return found


def _find_repeated(title: Cell, first: Mapping[str, int]) -> tuple[int | None, bool]:
    """Return the column whose title another one repeats, if any, and whether a program wrote it so."""
    if not isinstance(title, str):
        return None, False
    if (same := first.get(plain(title))) is not None:
        return same, True
    for pattern in (_NUMBERED, _COUNTED):
        numbered = pattern.match(title.strip())
        if numbered and (same := first.get(plain(numbered[1]))) is not None:
            return same, pattern is _NUMBERED
    return None, False


def _are_of_branches(rows: Sequence[Sequence[Cell]], one: int, other: int, *, may_be_empty: bool) -> bool:
    said = {(_says(row, one), _says(row, other)) for row in rows}
    if may_be_empty and (True, True) not in said:
        return True
    return {(True, False), (False, True)} <= said


def _says(row: Sequence[Cell], place: int) -> bool:
    return place < len(row) and row[place] not in (None, "") and str(row[place]).strip() != ""
