"""Where the rows that people typed end: tick-boxes and formulas filled downwards do not count, nor does a total."""

from mentorsheets.sheet.backend import Cell, Tab
from mentorsheets.sheet.cells.text import plain

TOTALS = {
    "total", "totals", "grand total", "sum", "subtotal", "sub total", "count", "average", "mean", "summe", "gesamt",
    "gesamtsumme", "anzahl", "suma", "total general", "promedio", "somme", "moyenne", "soma", "media", "المجموع",
    "الاجمالي",
}  # fmt: skip


def last_typed(tab: Tab) -> int:
    """Return the index of the last row in which something was typed, -1 if there is none."""
    for row in range(len(tab.rows) - 1, -1, -1):
        typed = _typed(tab, row)
        if typed and not is_total(typed):
            return row
    return -1


def is_total(cells: tuple[Cell, ...]) -> bool:
    """Return whether a row sums up those above it: the first thing in it says so, and no address follows."""
    there = [cell for cell in cells if cell not in (None, "")]
    if not there or not isinstance(there[0], str) or plain(there[0]).strip(" 0123456789") not in TOTALS:
        return False
    return not any(isinstance(cell, str) and "@" in cell for cell in there)


def _typed(tab: Tab, row: int) -> tuple[Cell, ...]:
    cells = tab.rows[row]
    return tuple(
        cell
        for column, cell in enumerate(cells)
        if cell is not None and cell is not False and (row, column) not in tab.formulas
    )
