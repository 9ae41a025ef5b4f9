"""A list whose first row is an answer already: questions are made for it, by what stands in its columns."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from mentorsheets.sheet.adopt.questions import NAMES_PEOPLE, looks_like_an_answer
from mentorsheets.sheet.adopt.roles import role_of_answer
from mentorsheets.sheet.backend import Cell, Tab
from mentorsheets.sheet.cells.text import plain

SAME_ANSWERS = 2
"""Columns whose first cell is given as an answer further down, from which on the first row is an answer."""
ROWS_NEEDED = 3
"""Rows from which on a repeated cell says anything."""
NAME_SHARE, OF_THEIR_OWN = 0.6, 0.4
"""Share of a column's cells that look like names, and that differ, if names stand in it."""
ADDRESSES_SHARE = 0.5
"""Share of a column's cells that are addresses, if addresses stand in it."""
_ONE_WORD = re.compile(r"[^\W\d_][\w.'’-]*")
_LETTER = re.compile(r"[^\W\d_]")
_NAME = re.compile(r"[^\W\d_][\w.'’-]*(?: [^\W\d_][\w.'’-]*){1,4}")


def put_questions_above(tab: Tab) -> Tab | None:
    """Return a list with a row of questions made above it, None if its first row may be questions.

    A question is called by its column, "Column D", with what it holds where that is plain: names, addresses.
    """
    rows = [row for row in tab.rows if any(cell not in (None, "") for cell in row)]
    if not rows or not (looks_like_an_answer(rows[0]) or _is_answered_below(rows)):
        return None
    width = max(map(len, tab.rows))
    columns = [[_text(row[place]) if place < len(row) else "" for row in rows] for place in range(width)]
    titles = [_letters(place) for place in range(width)]
    held = _names_in(columns)
    held |= {place: "Email" for place, cells in enumerate(columns) if _are_addresses(cells)}
    held |= _roles_and_topics(held, columns)
    made = tuple(
        f"{held[place]} (column {letters})" if place in held else f"Column {letters}"
        for place, letters in enumerate(titles)
    )
    return replace(tab, rows=(made, *tab.rows))


def _is_answered_below(rows: Sequence[Sequence[Cell]]) -> bool:
    """Return whether cells of the first row are answers that others gave too, as no question is."""
    first = rows[0]
    # Exports put one below the other have their questions again, which are no answers.
    below = [row for row in rows[1:] if tuple(row) != tuple(first)]
    if len(below) < ROWS_NEEDED or any(NAMES_PEOPLE.search(plain(_text(cell))) for cell in first):
        return False
    if sum(_text(cell).endswith(("?", "؟")) for cell in first) >= SAME_ANSWERS:
        return False
    answers = [{_text(row[place]) for row in below if place < len(row)} - {""} for place in range(len(first))]
    # Below an option that people ticked some programs write its own title, and nothing else.
    again = sum(_text(cell) in said and len(said) > 1 for cell, said in zip(first, answers, strict=True))
    return again >= SAME_ANSWERS


def _names_in(columns: Sequence[Sequence[str]]) -> dict[int, str]:
    """Return which columns hold names: the first of whole names, else two beside one another, else one."""
    whole = next((place for place, cells in enumerate(columns) if _are(cells, _NAME)), None)
    parts = [place for place, cells in enumerate(columns) if _are(cells, _ONE_WORD)]
    if whole is not None and not (parts and parts[0] < whole and parts[0] + 1 in parts):
        return {whole: "Name"}
    if parts and parts[0] + 1 in parts:
        return {parts[0]: "First name", parts[0] + 1: "Last name"}
    return {parts[0]: "Name"} if parts else {}


def _roles_and_topics(held: Mapping[int, str], columns: Sequence[Sequence[str]]) -> dict[int, str]:
    """Return which column says of each whether they ask or offer, and which has topics if one alone can."""
    free = {place: [cell for cell in cells if cell] for place, cells in enumerate(columns)}
    meant = {place: {role_of_answer(cell) for cell in free[place]} for place in free.keys() - held.keys()}
    roles = [place for place, said in meant.items() if len(said) > 1 and None not in said]
    if len(roles) != 1:
        return {}
    worded = [place for place in meant.keys() - roles if any(map(_LETTER.search, free[place]))]
    return {roles[0]: "Role", **({worded[0]: "Topics"} if len(worded) == 1 else {})}


def _are(cells: Sequence[str], pattern: re.Pattern[str]) -> bool:
    there = [cell for cell in cells if cell]
    fitting = [cell for cell in there if pattern.fullmatch(cell) and cell[0] == cell[0].upper()]
    return bool(there) and (
        len(fitting) >= NAME_SHARE * len(there) and len(set(there)) >= OF_THEIR_OWN * len(cells)
    )


def _are_addresses(cells: Sequence[str]) -> bool:
    there = [cell for cell in cells if cell]
    return bool(there) and sum("@" in cell for cell in there) >= ADDRESSES_SHARE * len(there)


def _letters(place: int) -> str:
    return (_letters(place // 26 - 1) if place >= 26 else "") + chr(ord("A") + place % 26)


def _text(cell: Cell) -> str:
    return "" if cell is None else " ".join(str(cell).split())
