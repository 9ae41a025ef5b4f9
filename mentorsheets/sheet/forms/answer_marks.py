"""Marks by which answers are known again without their words, and what stands in a cell as text."""

import hashlib
from datetime import date, datetime

from mentorsheets.sheet.backend import Cell
from mentorsheets.sheet.columns import Holds
from mentorsheets.sheet.forms.mapping import FORM_COLUMNS

MARKED_LINE = "?"
"""How the line of a need begins of which no kind was understood."""


def mark_of(*cells: Cell) -> str:
    """Return a short mark by which cells that say the same are known again, without telling what they say."""
    return hashlib.sha256("\x1f".join(map(cell_text, cells)).encode()).hexdigest()[:16]


def as_line(mark: str) -> str:
    """Return the line of a need of which no kind was understood, by the mark of its words."""
    return f"{MARKED_LINE}{mark}"


def cell_text(cell: Cell) -> str:
    """Return what a cell says in small letters and single spaces, a date the same with and without a time."""
    if isinstance(cell, datetime):
        return cell.isoformat(timespec="seconds").removesuffix("T00:00:00")
    return " ".join(show_cell(cell).split()).casefold()


def show_cell(cell: Cell) -> str:
    """Return what a cell says as people see it."""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return "" if cell is None else cell.isoformat() if isinstance(cell, date) else str(cell)


def as_held(value: Cell, column: str) -> Cell:
    """Return a number for a column of numbers, even where a file had it as text."""
    holds_number = FORM_COLUMNS[column].holds is Holds.NUMBER
    is_number = isinstance(value, str) and value.isascii() and value.isdecimal()
    return int(str(value)) if holds_number and is_number and len(str(value)) < 10 else value
