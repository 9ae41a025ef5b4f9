"""Where the rows that people typed end: tick-boxes and formulas filled downwards do not count, nor does a total."""

from collections.abc import Collection, Iterator, Sequence

from mentorsheets.sheet.backend import Cell, Tab
from mentorsheets.sheet.cells.text import plain

TOTALS = {
    "total", "totals", "grand total", "sum", "subtotal", "sub total", "count", "average", "mean", "summe", "gesamt",
    "gesamtsumme", "anzahl", "suma", "total general", "promedio", "somme", "moyenne", "soma", "media", "المجموع",
    "الاجمالي",
}  # fmt: skip
MOST_TOTALS = 3
"""Rows of formulas alone that may be a sum, a mean and a count; more were filled downwards."""


def last_typed(tab: Tab, columns: Collection[int] | None = None) -> int:
    """Return the index of the last row in which something was typed, -1 if there is none.

    With `columns` only what stands in those counts.
    """
    for row in range(len(tab.rows) - 1, -1, -1):
        if _typed(tab, row, columns) and not is_total(_typed(tab, row)):
            return row
    return -1


def first_free(tab: Tab, header: int, rows: Sequence[Sequence[Cell]]) -> int:
    """Return the index at which new rows belong: below the last one that has anything in their columns.

    Something of a person's own far below, beside the columns, does not push them out of sight; but no new row
    comes to stand beside something that was typed.
    """
    columns = {column for row in rows for column, cell in enumerate(row) if cell is not None}
    first = max(last_typed(tab, columns), header) + 1
    beside = range(first, min(first + len(rows), len(tab.rows)))
    if any((typed := _typed(tab, row)) and not is_total(typed) for row in beside):
        return max(last_typed(tab), header) + 1
    return first


def find_totals(tab: Tab, first: int) -> tuple[int, ...]:
    """Return the indexes of the rows, from `first` on, that sum up those above.

    They say so by a word, or hold a formula where people type: one that is filled downwards sums up nothing.
    """
    above = tab.rows[first - 1] if 0 < first <= len(tab.rows) else ()
    typed = {
        column
        for column, cell in enumerate(above)
        if cell not in (None, "") and (first - 1, column) not in tab.formulas
    }
    below = range(first, len(tab.rows))
    computed = [row for row in below if not _typed(tab, row) and typed.intersection(_formulas(tab, row))]
    sums = set(computed if len(computed) <= MOST_TOTALS else ())
    return tuple(row for row in below if row in sums or is_total(_typed(tab, row)))


def is_total(cells: tuple[Cell, ...]) -> bool:
    """Return whether a row sums up those above it: the first thing in it says so, and no address follows."""
    there = [cell for cell in cells if cell not in (None, "")]
    if not there or not isinstance(there[0], str) or plain(there[0]).strip(" 0123456789") not in TOTALS:
        return False
    return not any(isinstance(cell, str) and "@" in cell for cell in there)


def _typed(tab: Tab, row: int, columns: Collection[int] | None = None) -> tuple[Cell, ...]:
    return tuple(
        cell
        for column, cell in enumerate(tab.rows[row])
        if cell is not None
        and cell is not False
        and (columns is None or column in columns)
        and (row, column) not in tab.formulas
    )


def _formulas(tab: Tab, row: int) -> Iterator[int]:
    return (column for column in range(len(tab.rows[row])) if (row, column) in tab.formulas)
