"""Rows below a list that hold only what was filled down, and nobody: ticks, "Pending", a running number."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from mentorsheets.sheet.backend import Cell, Tab

LEAST_ALIKE = 3
"""Rows alike from which on they were filled down; one with nothing but ticks is nobody's anyway."""
_ROW = re.compile(r"(?<=[A-Za-z])\d+\b")
FilledCells = frozenset[tuple[int, object]]


def without_filled_down(tab: Tab, header: int) -> Tab:
    """Return a tab whose header stands at the row index `header`, without what rows below were filled with.

    They stand below everybody, each like the one above it but for a running number, and have a part of the
    columns that the rows above them have.
    """
    gone = {row for block in _blocks_below(tab.rows, header + 1) for row in block}
    rows = tuple(() if row in gone else cells for row, cells in enumerate(tab.rows))
    return replace(tab, rows=rows) if gone else tab


def _blocks_below(rows: Sequence[Sequence[Cell]], top: int) -> Iterator[range]:
    """Yield the blocks of rows at the end of a list that were filled down, the last one first."""
    end = len(rows)
    while True:
        end, there = _find_above(rows, top, end)
        first = end
        while first > top and _held(rows, first - 1) == there:
            first -= 1
        above = _find_above(rows, top, first)[1]
        is_many = end - first >= LEAST_ALIKE or all(isinstance(said, bool) for _, said in there)
        if not is_many or not _places(there) < _places(above):
            return
        yield range(first, end)
        end = first


def _find_above(rows: Sequence[Sequence[Cell]], top: int, end: int) -> tuple[int, FilledCells]:
    """Return the index behind the last row before `end` that holds anything, and what it holds."""
    while end > top:
        if held := _held(rows, end - 1):
            return end, held
        end -= 1
    return top, frozenset()


def _places(held: FilledCells) -> set[int]:
    return {place for place, _ in held}


def _held(rows: Sequence[Sequence[Cell]], row: int) -> FilledCells:
    """Return what stands in a row, by column; a number by how far it is from that of its row."""
    return frozenset(
        (place, _by_row(cell, row))
        for place, cell in enumerate(rows[row])
        if cell is not None and not (isinstance(cell, str) and not cell.strip())
    )


def _by_row(cell: Cell, row: int) -> object:
    if isinstance(cell, bool):
        return cell
    if isinstance(cell, int | float):
        return ("number", cell - row)
    if isinstance(cell, str) and cell.startswith("="):
        # A formula whose result is not stored stands here by itself, with the row in each of its cells.
        return _ROW.sub(lambda found: f"[{int(found[0]) - row}]", cell)
    return cell
