"""Formulas in a list whose results the file does not hold: what they say is not known."""

from collections.abc import Collection, Mapping

from mentorsheets.domain.model import Problem
from mentorsheets.sheet.backend import Cell
from mentorsheets.sheet.forms.find import Form

LONGEST_ANSWER = 20_000
"""Characters of an answer that are taken: a cell of a workbook holds 32,767."""
SAYS_WHOSE = ("Name", "Email")
"""The columns without which nobody knows whose answer it is."""


def is_unsaved(form: Form, row: int, column: int, value: Cell) -> bool:
    """Return whether a cell of a list holds a formula whose result is not in the file."""
    is_formula = (row - form.above, column) in form.tab.formulas
    return is_formula and isinstance(value, str) and value.lstrip().startswith("=")


def answer_at(form: Form, row: int, column: int | None) -> Cell:
    """Return what was answered in a cell, None where it is empty or holds such a formula."""
    cells = form.tab.rows[row]
    value = cells[column] if column is not None and column < len(cells) else None
    if column is None or is_unsaved(form, row, column, value):
        return None
    return value.strip()[:LONGEST_ANSWER] if isinstance(value, str) else value


def tell_unsaved(
    form: Form, row: int, columns: Mapping[str, Collection[int]], problems: list[Problem]
) -> bool:
    """Tell in `problems` of each such formula in a row, and return whether one hides whose row it is.

    `columns` are the column indexes of what fills each of our columns.
    """
    cells = form.tab.rows[row]
    found = [
        (title, place)
        for title, places in columns.items()
        for place in places
        if place < len(cells) and is_unsaved(form, row, place, cells[place])
    ]
    hides = any(title in SAYS_WHOSE for title, _ in found)
    for place in dict.fromkeys(place for _, place in found):
        sentence = "A formula stands here whose result is not stored in the file."
        problems.append(
            Problem(
                form.tab.title,
                form.cell(row, place),
                sentence + (" So this answer is not taken over." if hides else ""),
                "Open the file in your spreadsheet program and save it once, or type the value.",
            )
        )
    return hides
