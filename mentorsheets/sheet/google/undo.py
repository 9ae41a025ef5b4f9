"""Taking back a batch that landed elsewhere than it was meant, so that it can be planned anew."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from mentorsheets.sheet.backend import Cell, Tab
from mentorsheets.sheet.google.drop import put_below
from mentorsheets.sheet.google.moved import columns_now, rows_now
from mentorsheets.sheet.google.record import (
    CellPosition,
    Formula,
    Grid,
    RecordedTab,
    RecordedWrite,
    has_landed_elsewhere,
    has_stood_still,
    line,
    list_dropped,
    mark,
    marks,
    row_mark,
    split_marks,
)
from mentorsheets.sheet.notes import is_ours


@dataclass(frozen=True, slots=True)
class Entry:
    """One batch, by its number: what it wrote into each tab, by its id, and each such tab just before."""

    number: int
    written: Mapping[int, RecordedWrite]
    before: Mapping[int, RecordedTab]
    ids: frozenset[int]

    def stood_still(self) -> bool:
        """Return whether every row that mattered was as it had been read, so that all of it has landed."""
        return all(
            has_stood_still(leaf, self.written[sheet])
            for sheet, leaf in self.before.items()
            if sheet in self.written
        )

    def landed(self) -> bool:
        """Return whether all of it was written where it was meant."""
        return not any(
            has_landed_elsewhere(leaf, self.written[sheet])
            for sheet, leaf in self.before.items()
            if sheet in self.written
        )


@dataclass(slots=True)
class Fix:
    """What is to stand again in cells and in notes of one tab."""

    cells: dict[CellPosition, Cell] = field(default_factory=dict)
    notes: dict[CellPosition, str | None] = field(default_factory=dict)


def undoing(entries: tuple[Entry, ...], leaves: tuple[RecordedTab, ...]) -> dict[int, Fix]:
    """Return by tab what takes back the last batches that did not land, the newest first.

    A batch that landed ends the search: it was written by a run that had settled, or took back, all before.
    """
    now = {leaf.id: leaf for leaf in leaves}
    fixes: dict[int, Fix] = {}
    for entry in sorted(entries, key=lambda entry: -entry.number):
        if entry.landed():
            break
        for sheet, written in entry.written.items():
            if sheet in now:
                fix = undone(entry.before.get(sheet), written, now[sheet])
                now[sheet] = _with(now[sheet], fix)
                whole = fixes.setdefault(sheet, Fix())
                whole.cells |= fix.cells
                whole.notes |= fix.notes
    return {sheet: fix for sheet, fix in fixes.items() if fix.cells or fix.notes}


def undone(before: RecordedTab | None, written: RecordedWrite, now: RecordedTab) -> Fix:
    """Return what makes a tab what it would be if the batch had never been, with all that people did since.

    What people have typed over since stays, and so do rows of the batch that they changed.
    """
    there = marks(now)
    added = _rows_added(written, there)
    fix = Fix(
        {(row, column): None for row in added for column, cell in enumerate(there[row]) if cell},
        {place: None for place, note in now.notes.items() if place[0] in added and is_ours(note)},
    )
    if before is None:
        return fix
    then = _Then(before, written)
    columns = columns_now(then.grid, there)
    rows = rows_now(then.grid, there, columns, added)
    for (row, column), (source, wrote) in then.cells.items():
        if row in rows and column in columns:
            place = rows[row], columns[column]
            if _mark_at(there, place) == wrote != mark(_hold(before, source)):
                fix.cells[place] = _hold(before, source)
    for (row, column), (source, wrote) in then.notes.items():
        # A note may have come to lie where nothing else stands.
        alone = row if not any(line(then.grid, row)) and not any(line(there, row)) else None
        if (at := rows.get(row, alone)) is not None and column in columns:
            place = at, columns[column]
            if mark(now.notes.get(place)) == wrote != mark(before.notes.get(source)):
                fix.notes[place] = before.notes.get(source)
    _bring_back(fix, before, now, list_dropped(written), columns)
    return fix


def _bring_back(
    fix: Fix, before: RecordedTab, now: RecordedTab, gone: frozenset[int], columns: Mapping[int, int]
) -> None:
    """Have the rows that a batch took out stand at the end of a tab, with all that was in and on them."""
    for row, to in put_below(before, now, gone).items():
        width = max(len(before.tab.rows[row]) if row < len(before.tab.rows) else 0, before.width)
        for column in range(width):
            at = columns.get(column, column)
            if (held := _hold(before, (row, column))) is not None:
                fix.cells[to, at] = held
            if note := before.notes.get((row, column)):
                fix.notes[to, at] = note


class _Then:
    """A tab just after a batch, with where each cell that it wrote stood before, and the mark of it since."""

    def __init__(self, before: RecordedTab, written: RecordedWrite) -> None:
        self.grid: Grid = marks(before)
        self.cells: dict[CellPosition, tuple[CellPosition, str]] = {}
        self.notes: dict[CellPosition, tuple[CellPosition, str]] = {}
        for kind, *step in written.steps:
            if kind == "cells":
                self._cells(*step)
            elif kind == "note":
                row, column, _, since = step
                self.notes[row, column] = (row, column), since
            elif kind == "rows" and step[0] is not None:
                self._inserted(step[0], len(split_marks(step[1])))

    def _cells(self, row: int, first: int, marked: str) -> None:
        for column, value in enumerate(split_marks(marked), start=first):
            self.grid += [[] for _ in range(row + 1 - len(self.grid))]
            self.grid[row] += [""] * (column + 1 - len(self.grid[row]))
            self.grid[row][column] = value
            self.cells[row, column] = (row, column), value

    def _inserted(self, first: int, count: int) -> None:
        self.grid[first:first] = [[] for _ in range(count)]
        self.cells = {(r + count * (r >= first), c): held for (r, c), held in self.cells.items()}
        self.notes = {(r + count * (r >= first), c): held for (r, c), held in self.notes.items()}


def _rows_added(written: RecordedWrite, there: Grid) -> frozenset[int]:
    wanted = Counter(one for kind, *step in written.steps if kind == "rows" for one in split_marks(step[1]))
    found = set()
    for row, cells in enumerate(there):
        if wanted[row_mark(cells)] > 0 and any(cells):
            wanted[row_mark(cells)] -= 1
            found.add(row)
    return frozenset(found)


def _hold(leaf: RecordedTab, place: CellPosition) -> Cell:
    if place in leaf.formulas:
        return Formula(leaf.formulas[place])
    row, column = place
    cells = leaf.tab.rows[row] if row < len(leaf.tab.rows) else ()
    return cells[column] if column < len(cells) else None


def _mark_at(grid: Grid, place: CellPosition) -> str:
    cells = line(grid, place[0])
    return cells[place[1]] if place[1] < len(cells) else ""


def _with(leaf: RecordedTab, fix: Fix) -> RecordedTab:
    """Return the tab as it is after a fix."""
    rows = [list(row) for row in leaf.tab.rows]
    formulas = {place: text for place, text in leaf.formulas.items() if place not in fix.cells}
    for place, value in fix.cells.items():
        row, column = place
        rows += [[] for _ in range(row + 1 - len(rows))]
        rows[row] += [None] * (column + 1 - len(rows[row]))
        rows[row][column] = value
        if isinstance(value, Formula):
            formulas[place] = value
    notes = {place: text for place, text in leaf.notes.items() if place not in fix.notes}
    notes |= {place: text for place, text in fix.notes.items() if text}
    tab: Tab = replace(leaf.tab, rows=tuple(map(tuple, rows)), formulas=frozenset(formulas))
    return replace(leaf, tab=tab, formulas=formulas, notes=notes)
