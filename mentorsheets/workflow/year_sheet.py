"""A sheet that lies in memory and else is like any other: for a programme that is only lived through."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager

from mentorsheets.errors import Busy
from mentorsheets.sheet.backend import (
    AddTab,
    AppendRows,
    Book,
    Cell,
    ChangedMeanwhile,
    Operation,
    ReplaceRows,
    Tab,
    WriteCells,
)
from mentorsheets.sheet.workbook_cells import held

Grid = list[list[Cell]]


class Notebook:
    """The sheet that stands in memory, as `book` has it to begin with."""

    name = "the sheet of the year"

    def __init__(self, book: Book) -> None:
        self._tabs: dict[str, Grid] = {}
        self._version = 0
        self._holder = ""
        self.put({tab.title: tab.rows for tab in book.tabs})

    def put(self, tabs: Mapping[str, Sequence[Sequence[Cell]]]) -> None:
        """Leave the sheet with exactly these tabs."""
        self._tabs = {title: [list(row) for row in rows] for title, rows in tabs.items()}
        self._version += 1

    def read(self) -> Book:
        """Return what the sheet holds now."""
        tabs = tuple(Tab(title, _shown(rows)) for title, rows in self._tabs.items())
        return Book(tabs, str(self._version))

    def write(self, operations: Sequence[Operation], seen: Book) -> None:
        """Carry out all operations at once.

        Raises:
            ChangedMeanwhile: the sheet is no longer the one that was `seen`; nothing was written.
            WrongUse: a value cannot stand in a cell; nothing was written.
        """
        if seen.version != str(self._version):
            raise ChangedMeanwhile
        tabs = dict(self._tabs)
        for operation in operations:
            _carry_out(operation, tabs)
        if tabs != self._tabs:
            self._tabs = tabs
            self._version += 1

    @contextmanager
    def claimed(self, holder: str) -> Iterator[None]:
        """Keep other runs from working on this sheet while the block lasts.

        Raises:
            Busy: another run is at work on the sheet.
        """
        if self._holder:
            raise Busy(f"{self.name} is in use by {self._holder}.", "Run again when it is done.")
        self._holder = holder
        try:
            yield
        finally:
            self._holder = ""


def _shown(rows: Grid) -> tuple[tuple[Cell, ...], ...]:
    shown = [_trimmed(row) for row in rows]
    while shown and not shown[-1]:
        shown.pop()
    return tuple(shown)


def _trimmed(row: Sequence[Cell]) -> tuple[Cell, ...]:
    end = len(row)
    while end and row[end - 1] is None:
        end -= 1
    return tuple(row[:end])


def _carry_out(operation: Operation, tabs: dict[str, Grid]) -> None:
    match operation:
        case AddTab(spec):
            header: list[Cell] = [column.title for column in spec.columns]
            tabs[spec.title] = [header, *map(_held, spec.starts_with)]
        case WriteCells(tab, cells):
            tabs[tab] = _with_cells(tabs[tab], cells)
        case AppendRows(tab, rows, header_row):
            last = len(_shown(tabs[tab]))
            tabs[tab] = [*tabs[tab][: max(last, header_row + 1)], *map(_held, rows)]
        case ReplaceRows(tab, rows, header_row):
            tabs[tab] = [*tabs[tab][: header_row + 1], *map(_held, rows)]


def _held(row: Sequence[Cell]) -> list[Cell]:
    return [held(value) for value in row]


def _with_cells(rows: Grid, cells: Mapping[tuple[int, int], Cell]) -> Grid:
    changed = list(rows)
    for (row, column), value in cells.items():
        changed.extend([] for _ in range(row + 1 - len(changed)))
        wide = changed[row] + [None] * (column + 1 - len(changed[row]))
        changed[row] = [*wide[:column], held(value), *wide[column + 1 :]]
    return changed
