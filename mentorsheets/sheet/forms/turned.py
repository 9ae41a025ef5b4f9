"""A list that lies on its side: a column for each person, and a row for each question."""

from dataclasses import replace

from mentorsheets.sheet.backend import Cell, Tab
from mentorsheets.sheet.forms.mapping import could_fill

MOST_QUESTIONS = 120
"""Rows up to which a list may lie on its side: nobody asks more, and hardly a list of people is so short."""
FEWEST_COLUMNS, FEWEST_KNOWN = 2, 2
"""Cells beside the question for names or addresses, and questions that are known, in such a list."""
SAY_WHO_IT_IS = frozenset(("Name", "Email"))


def turn(tab: Tab) -> Tab | None:
    """Return a list that lies on its side with a row for each person, None if it has such rows already."""
    rows = [row for row in tab.rows if any(cell not in (None, "") for cell in row)]
    if not 1 < len(rows) <= MOST_QUESTIONS or _asks_across(rows[0]):
        return None
    asked = [(could_fill(label), row) for row in rows if isinstance(label := _first(row), str)]
    known = {column: row for column, row in asked if column}
    who = [row for column, row in known.items() if column in SAY_WHO_IT_IS]
    if len(known) < FEWEST_KNOWN or not who or not all(map(_names_several, who)):
        return None
    width = max(map(len, tab.rows))
    turned = tuple(
        tuple(row[place] if place < len(row) else None for row in tab.rows) for place in range(width)
    )
    return replace(
        tab,
        rows=turned,
        formulas=frozenset((column, row) for row, column in tab.formulas),
        merged=(),
        notes={(column, row): note for (row, column), note in tab.notes.items()},
        comments={(column, row): note for (row, column), note in tab.comments.items()},
    )


def _asks_across(row: tuple[Cell, ...]) -> bool:
    """Return whether the first row has questions in several columns, as that of a list of rows has."""
    texts = [cell for cell in row if isinstance(cell, str) and cell.strip() and "@" not in cell]
    return any(could_fill(cell) for cell in texts[1:])


def _first(row: tuple[Cell, ...]) -> Cell:
    return next((cell for cell in row if cell not in (None, "")), None)


def _names_several(row: tuple[Cell, ...]) -> bool:
    beside = [cell for cell in row if cell not in (None, "")][1:]
    return len(beside) >= FEWEST_COLUMNS and not any(
        not isinstance(cell, str) or could_fill(cell) for cell in beside
    )
