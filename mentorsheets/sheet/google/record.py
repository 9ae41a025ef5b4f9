"""What a batch wrote, and what it took for granted, kept in the sheet until it is known to have landed right.

Google carries out a batch by row and column numbers, and knows no "only if nothing was moved". So each batch
first copies, within itself, every tab that it writes into: the copy shows what was there in that very
instant, whatever people did since the last look. Beside it lies a record of what was written. From both, this
run or the next one tells whether all landed where it was meant, and takes it back if not.
"""

import base64
import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time
from typing import Any

from mentorsheets.sheet.backend import Cell, Tab

CellPosition = tuple[int, int]
Grid = list[list[str]]
RecordedCall = list[Any]
GoogleRequest = dict[str, Any]
"""One request of a batchUpdate, as Google's API takes it."""

LABEL_ROWS = 21
"""Rows in which a header is looked for, one more than reading looks at."""
_WIDTH = 8
"""Characters of the mark of one cell: the 48 bits of its hash, in base 64."""
_EMPTY = "-" * _WIDTH


class Formula(str):
    """The text of a person's formula that is put back where it stood."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class OverFilter:
    """Our filter of rows that are over: its range, as Google has it, and the index of State."""

    span: GoogleRequest
    state: int


@dataclass(frozen=True, slots=True)
class GoogleTable:
    """What "Convert to table" made of a range: its id, and where it stands, as Google has it."""

    id: str
    span: GoogleRequest

    @property
    def end(self) -> int:
        """The index of the row below its last one."""
        found: int = self.span.get("endRowIndex", 0)
        return found

    def holds(self, header: int, width: int) -> bool:
        """Return whether its header is this row, by index, and rows so wide fit into it from column A on."""
        begins = (self.span.get("startRowIndex", 0), self.span.get("startColumnIndex", 0))
        return begins == (header, 0) and width <= self.span.get("endColumnIndex", 0)


@dataclass(frozen=True, slots=True)
class RecordedTab:
    """One tab with its id, the size of its grid, and by (row, column) index each formula and each note.

    `over_filter` is the filter that we drew, if it is still there as it was; `tables` are those of people.
    """

    id: int
    tab: Tab
    height: int
    width: int
    formulas: Mapping[CellPosition, str] = field(default_factory=dict)
    notes: Mapping[CellPosition, str] = field(default_factory=dict)
    over_filter: OverFilter | None = field(default=None, compare=False)
    tables: tuple[GoogleTable, ...] = field(default=(), compare=False)


@dataclass(frozen=True, slots=True)
class RecordedWrite:
    """What a batch wrote into one tab, each cell told by a mark of what it holds.

    `labels` are the marks of the topmost cells, and `rows` those of the rows that mattered, as the run had
    read them. Each of `steps` is ["cells", row, column, marks], ["rows", the index they were put at or None
    for the end, a mark for each row], ["drop", the index of a row taken out, how many from there], or
    ["note", row, column, mark of the note before, mark of it since].
    """

    labels: str
    rows: Mapping[int, str]
    steps: Sequence[RecordedCall]


@dataclass(slots=True)
class RecordedChange:
    """What a batch is to write into one tab; `lowest` is the index of the lowest row that it fills."""

    leaf: RecordedTab
    lowest: int = -1
    rows: set[int] = field(default_factory=set)
    steps: list[RecordedCall] = field(default_factory=list)

    def wrote(self, cells: Mapping[CellPosition, Cell]) -> None:
        """Note down cells, whose rows must still be the ones that were read."""
        self.rows.update(row for row, _ in cells)
        self.lowest = max(self.lowest, *(row for (row, _), value in cells.items() if value is not None), -1)
        self._cells(cells)

    def redrew(self, header: int, cells: Mapping[CellPosition, Cell]) -> None:
        """Note down that all below the header gave way."""
        self.rows.update(range(header + 1))
        self._cells(cells)

    def added(self, first: int | None, header: int, rows: Iterable[Sequence[Cell]]) -> None:
        """Note down rows that were inserted at the index `first`, or put at the end."""
        self.rows.add(header)
        self.steps.append(["rows", first, join_marks(row_mark(map(mark, row)) for row in rows)])

    def dropped(self, spans: Iterable[tuple[int, int]]) -> None:
        """Note down stretches of rows that are taken out: the index of the first one, and how many."""
        for first, count in spans:
            self.rows.update(range(first, first + count))
            self.steps.append(["drop", first, count])

    def noted(self, notes: Mapping[CellPosition, str | None]) -> None:
        """Note down notes on cells."""
        self.rows.update(row for row, _ in notes)
        for (row, column), text in notes.items():
            self.steps.append(["note", row, column, mark(self.leaf.notes.get((row, column))), mark(text)])

    def written(self) -> RecordedWrite:
        """Return all this as it is kept in the sheet."""
        grid = marks(self.leaf)
        rows = {row: join_marks(line(grid, row)) for row in sorted(self.rows)}
        return RecordedWrite(join_marks(labels(grid)), rows, self.steps)

    def _cells(self, cells: Mapping[CellPosition, Cell]) -> None:
        for row, column in sorted(cells):
            last: RecordedCall = self.steps[-1] if self.steps else ["", 0, 0, ""]
            value = mark(cells[row, column]) or _EMPTY
            if last[:2] == ["cells", row] and last[2] + len(last[3]) // _WIDTH == column:
                last[3] += value
            else:
                self.steps.append(["cells", row, column, value])


def mark(value: Cell) -> str:
    """Return eight characters that tell what a cell holds from all else, nothing for an empty one."""
    if value is None or value == "":
        return ""
    if isinstance(value, datetime) and value.time() == time(0):
        value = value.date()
    if isinstance(value, bool | date):
        text = repr(value)
    elif isinstance(value, int | float):
        text = repr(float(value))
    else:
        text = f"{'=' if isinstance(value, Formula) else 's'}{value}"
    return base64.urlsafe_b64encode(hashlib.blake2b(text.encode(), digest_size=6).digest()).decode()


def row_mark(cells: Iterable[str]) -> str:
    """Return the mark of a whole row, the same in whatever order its cells stand."""
    return mark("".join(sorted(filter(None, cells)))) or _EMPTY


def join_marks(cells: Iterable[str]) -> str:
    """Return marks as one text."""
    return "".join(cell or _EMPTY for cell in cells)


def split_marks(text: str) -> list[str]:
    """Return the marks that were joined."""
    found = (text[at : at + _WIDTH] for at in range(0, len(text), _WIDTH))
    return ["" if cell == _EMPTY else cell for cell in found]


def marks(leaf: RecordedTab) -> Grid:
    """Return the marks of all cells of a tab, a formula told by its text and not by what it shows."""
    grid = [[mark(value) for value in row] for row in leaf.tab.rows]
    for (row, column), text in leaf.formulas.items():
        grid += [[] for _ in range(row + 1 - len(grid))]
        grid[row] += [""] * (column + 1 - len(grid[row]))
        grid[row][column] = mark(Formula(text))
    return grid


def line(grid: Grid, row: int) -> list[str]:
    """Return a row of a grid, empty beyond the last one."""
    return grid[row] if row < len(grid) else []


def labels(grid: Grid) -> list[str]:
    """Return the topmost filled cell of each column, if it is near the top."""
    found = [""] * max((len(row) for row in grid), default=0)
    for row in grid[:LABEL_ROWS]:
        for column, cell in enumerate(row):
            found[column] = found[column] or cell
    return found


def has_stood_still(before: RecordedTab, written: RecordedWrite) -> bool:
    """Return whether a tab, in the instant of a batch, said in every row that mattered what was read there.

    Then all landed where it was meant, and nothing but these rows has to be known of the tab.
    """
    grid = marks(before)
    noted = (step for step in written.steps if step[0] == "note")
    gone = list_dropped(written)
    return (
        join_marks(labels(grid)).rstrip("-") == written.labels.rstrip("-")
        and not any(row in gone for row, _ in before.notes)
        and all(_trim(line(grid, row)) == _trim(split_marks(cells)) for row, cells in written.rows.items())
        and all(mark(before.notes.get((row, column))) == then for _, row, column, then, _ in noted)
    )


def has_landed_elsewhere(before: RecordedTab, written: RecordedWrite) -> bool:
    """Return whether the tab, as it was in the instant of a batch, was not what that batch took it for.

    That is so if columns were moved, if another row stood where a row was meant, or if somebody had just
    typed into a cell that was written over.
    """
    grid = marks(before)
    if join_marks(labels(grid)).rstrip("-") != written.labels.rstrip("-"):
        return True
    gone = list_dropped(written)
    if any(_trim(line(grid, row)) != _trim(split_marks(written.rows.get(row, ""))) for row in gone):
        return True
    if any(row in gone for row, _ in before.notes):
        return True
    wrote = _columns_written(written)
    if any(
        not _is_same_row(grid, row, split_marks(cells), wrote.get(row, ()))
        for row, cells in written.rows.items()
    ):
        return True
    noted = (step for step in written.steps if step[0] == "note")
    return any(mark(before.notes.get((row, column))) != then for _, row, column, then, _ in noted)


def list_dropped(written: RecordedWrite) -> frozenset[int]:
    """Return the indexes, in the instant of a batch, of the rows that it took out."""
    return frozenset(
        row for kind, *step in written.steps if kind == "drop" for row in range(step[0], step[0] + step[1])
    )


def _columns_written(written: RecordedWrite) -> dict[int, list[int]]:
    found: dict[int, list[int]] = {}
    for kind, row, column, *rest in (step for step in written.steps if step[0] == "cells"):
        found.setdefault(row, []).extend(range(column, column + len(rest[0]) // len(_EMPTY)) if kind else ())
    return found


def _is_same_row(grid: Grid, row: int, then: list[str], wrote: Iterable[int]) -> bool:
    there = line(grid, row)
    if _trim(there) == _trim(then):
        return True
    if any(_at(there, column) != _at(then, column) for column in wrote):
        return False
    likeness = alike(there, then)
    return likeness > 0 and likeness >= max(alike(other, then) for other in grid)


def alike(one: Sequence[str], other: Sequence[str]) -> int:
    """Return in how many columns two rows hold the same."""
    return sum(cell != "" and cell == there for cell, there in zip(one, other, strict=False))


def _at(row: Sequence[str], column: int) -> str:
    return row[column] if column < len(row) else ""


def _trim(row: Sequence[str]) -> list[str]:
    end = len(row)
    while end and not row[end - 1]:
        end -= 1
    return list(row[:end])
