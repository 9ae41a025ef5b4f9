"""One tab of a workbook while operations are carried out on it."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from mentorsheets.errors import WrongUse
from mentorsheets.sheet.a1 import cell_name
from mentorsheets.sheet.backend import AppendRows, Cell, ReplaceRows, Tab, WriteCells
from mentorsheets.sheet.last_row import find_totals, first_free
from mentorsheets.sheet.workbook.cells import Ink, cells_in, read_back
from mentorsheets.sheet.workbook.over_filter import hide_over_rows
from mentorsheets.sheet.workbook.ranges import Growth, with_reach
from mentorsheets.sheet.workbook.rows import take_apart, with_cells, with_heights, with_rows, without_rows
from mentorsheets.sheet.workbook.totals import move_totals

# A formula that others lean on: it fills a range, or the cells below share it.
_SHARED = re.compile(rb"<(?:\w+:)?f\s[^>]*\bref=")


class Leaf:
    """A worksheet's XML in the part `part`, and beside it what it holds, `tab`.

    `touched` tells whether anything differs from before, `lost_formulas` whether a formula went, and
    `growths` which rows were added below the others.
    """

    def __init__(self, part: str, xml: bytes, tab: Tab, ink: Ink) -> None:
        self.part = part
        self.touched = False
        self.lost_formulas = False
        self.growths: list[Growth] = []
        self._tab = tab
        self._sheet = take_apart(xml)
        self._ink = replace(ink, prefix=self._sheet.prefix)
        self._corner = (0, 0)

    def write_cells(self, operation: WriteCells) -> None:
        """Write the cells that differ from what stands there."""
        formulas = self._tab.formulas
        cells = {
            where: value
            for where, value in operation.cells.items()
            if where in formulas or read_back(value) != _value(self._tab, where)
        }
        if cells:
            self._give_up_formulas(cells)
            self._sheet = with_cells(self._sheet, cells, self._ink)
            self._wrote(cells)
            if operation.fit:
                rows = {
                    row: self._tab.rows[row] for row in {row for row, _ in cells} if row < len(self._tab.rows)
                }
                self._sheet = with_heights(self._sheet, rows, self._ink)

    def append_rows(self, operation: AppendRows) -> int:
        """Write rows below the last row in which something was typed, and above those that sum up.

        Returns the index of the first of them.
        """
        last = first_free(self._tab, operation.header, operation.rows) - 1
        like = self._sheet.rows.get(last + 1, b"") if last > operation.header else b""
        totals, moved = find_totals(self._tab, last + 1), 0
        if totals and operation.rows:
            sheet = move_totals(self._sheet, last + 1, totals, len(operation.rows))
            if sheet is None:
                last = max(len(self._tab.rows) - 1, operation.header)
            else:
                self._sheet, moved = sheet, len(totals)
                self._tab = _with_moved(self._tab, totals, len(operation.rows))
        self._put(operation, last, last, like, moved)
        return last + 1

    def replace_rows(self, operation: ReplaceRows) -> None:
        """Put rows in the place of all that stands below the header, unless they are the same."""
        header = operation.header
        new = [_trim([read_back(value) for value in row]) for row in operation.rows]
        if new == [_trim(row) for row in self._tab.rows[header + 1 :]]:
            return
        before, like = len(self._tab.rows) - 1, self._sheet.rows.get(header + 2, b"")
        kept = frozenset(where for where in self._tab.formulas if where[0] <= header)
        self.lost_formulas |= kept != self._tab.formulas
        self._sheet = without_rows(self._sheet, header)
        self._tab = replace(self._tab, rows=self._tab.rows[: header + 1], formulas=kept)
        self.touched = True
        self._put(operation, header, max(before, header), like)

    def finish(self) -> bytes:
        """Return the worksheet as it now is, of which nothing is kept here."""
        sheet = hide_over_rows(self._sheet, self._tab)
        frame = take_apart(with_reach(sheet.head + sheet.tail, self.growths, self._corner))
        self._sheet = replace(self._sheet, rows={})
        return replace(frame, rows=sheet.rows).xml()

    def _put(
        self, operation: AppendRows | ReplaceRows, above: int, last: int, like: bytes, moved: int = 0
    ) -> None:
        """Write rows below the row index `above`; `last` is that of the last row that counted before.

        Below them stand `moved` rows that sum up.
        """
        first, rows = above + 1, operation.rows
        if not rows:
            return
        cells = {
            (first + index, column): value
            for index, row in enumerate(rows)
            for column, value in enumerate(row)
            if value is not None
        }
        self._give_up_formulas(cells)
        self._sheet = with_rows(self._sheet, first, rows, like, self._ink)
        if (end := first + len(rows)) > last + 1:
            self.growths.append(Growth(operation.header + 1, last + 2, end, moved))
        self._wrote({**cells, (end - 1, 0): cells.get((end - 1, 0))})

    def _give_up_formulas(self, cells: Mapping[tuple[int, int], Cell]) -> None:
        for row, column in self._tab.formulas.intersection(cells):
            self.lost_formulas = True
            if _SHARED.search(cells_in(self._sheet.rows.get(row + 1, b"")).get(column, b"")):
                raise WrongUse(
                    f"Cell {cell_name(row, column)} of the tab {self._tab.title} holds a formula that fills "
                    "other cells too, so nothing was written.",
                    "This column is filled by mentorsheets: remove the formula from it.",
                )

    def _wrote(self, cells: Mapping[tuple[int, int], Cell]) -> None:
        self.touched = True
        self._tab = _with_values(self._tab, cells)
        row, column = self._corner
        self._corner = max(row, *(r for r, _ in cells)), max(column, *(c for _, c in cells))


def _trim(row: Sequence[Cell]) -> tuple[Cell, ...]:
    end = len(row)
    while end and row[end - 1] is None:
        end -= 1
    return tuple(row[:end])


def _value(tab: Tab, where: tuple[int, int]) -> Cell:
    row, column = where
    return tab.rows[row][column] if row < len(tab.rows) and column < len(tab.rows[row]) else None


def _with_moved(tab: Tab, moved: Sequence[int], by: int) -> Tab:
    rows = [list(row) for row in tab.rows] + [[] for _ in range(by)]
    for row in reversed(moved):
        rows[row + by], rows[row] = rows[row], []
    formulas = frozenset((row + by if row in moved else row, column) for row, column in tab.formulas)
    return replace(tab, rows=tuple(map(tuple, rows)), formulas=formulas)


def _with_values(tab: Tab, cells: Mapping[tuple[int, int], Cell]) -> Tab:
    rows = [*tab.rows]
    anew: dict[int, list[Cell]] = {}
    for (row, column), value in cells.items():
        if row not in anew:
            rows.extend(() for _ in range(row + 1 - len(rows)))
            anew[row] = [*rows[row]]
        anew[row].extend([None] * (column + 1 - len(anew[row])))
        anew[row][column] = read_back(value)
    for row, values in anew.items():
        rows[row] = tuple(values)
    return replace(tab, rows=tuple(rows), formulas=tab.formulas - set(cells))
