"""What we drew into each cell of Today, as marks in a hidden column: what differs now, a person typed.

A mark tells nothing of what stood there. Those of a row stand in that row, so that they go along wherever a
person moves it.
"""

import hashlib
import unicodedata
from collections.abc import Container, Iterator, Mapping, Sequence
from functools import lru_cache

from mentorsheets.sheet.backend import Cell, Tab
from mentorsheets.sheet.cells.text import fold_cell
from mentorsheets.sheet.today_places import DRAWN

MARK_OF_OTHERS = "?"
"""The mark of a cell that something else of ours wrote since, which is taken for ours."""
DRAWN_COLUMNS = range(DRAWN)
"""The columns that have marks."""
COMPARED = 20_000
"""Characters of a cell that are compared: fewer than any sheet keeps, and more than a person reads."""


def mark_row(cells: Mapping[int, Cell], without: Container[int] = ()) -> str | None:
    """Return the marks of a row, by its columns; None for one in which nothing is drawn."""
    marks = [_mark(cells.get(column)) if column not in without else "" for column in DRAWN_COLUMNS]
    return ",".join(marks) if any(marks) else None


def unmark(marks: Cell, columns: Container[int]) -> Cell:
    """Return the marks of a row some of whose cells were written by something else than a drawing."""
    known = str(marks or "").split(",")
    if len(known) != len(DRAWN_COLUMNS):
        return marks
    return ",".join(
        MARK_OF_OTHERS if column in columns else mark
        for column, mark in zip(DRAWN_COLUMNS, known, strict=True)
    )


def has_marks(tab: Tab) -> bool:
    """Return whether a tab was drawn with marks; in an older one nobody can say who wrote what."""
    return any(_marks_of(row) for row in tab.rows)


def find_typed_cells(tab: Tab, row: int) -> Iterator[tuple[int, str]]:
    """Yield the columns of a row in which something else stands than was drawn, with what that is.

    A cell that is empty now, or in which a formula stands, is none.
    """
    cells = tab.rows[row] if row < len(tab.rows) else ()
    marks = _marks_of(cells) or [""] * len(DRAWN_COLUMNS)
    for column, mark in zip(DRAWN_COLUMNS, marks, strict=True):
        cell = cells[column] if column < len(cells) else None
        if (row, column) not in tab.formulas and mark != MARK_OF_OTHERS and _mark(cell) not in {"", mark}:
            yield column, _tell(cell)


def _marks_of(cells: Sequence[Cell]) -> list[str]:
    marks = str(cells[DRAWN] or "").split(",") if len(cells) > DRAWN else []
    return marks if len(marks) == len(DRAWN_COLUMNS) else []


def _mark(cell: Cell) -> str:
    """Return a mark of what a cell says, the same for all ways in which programs keep it; "" for nothing."""
    return "" if cell is None else _mark_text(fold_cell(cell[:COMPARED] if isinstance(cell, str) else cell))


# A page is looked over at each drawing, and hardly any of its cells differ from those of the last one.
@lru_cache(maxsize=20_000)
def _mark_text(text: str) -> str:
    seen = "".join(letter for letter in text if unicodedata.category(letter) not in {"Cc", "Cf", "Cs"})
    return hashlib.blake2s(seen.encode(), digest_size=4).hexdigest() if seen.strip() else ""


def _tell(cell: Cell) -> str:
    return " ".join(str(cell).split()) if isinstance(cell, str) else fold_cell(cell)
