"""A sheet that lies in memory and else is like any other: for a programme that is only lived through."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager

from mentorsheets.errors import Busy
from mentorsheets.sheet.backend import (
    AddTab,
    AppendRows,
    Book,
    Cell,
    ChangedMeanwhile,
    DropRows,
    Operation,
    RenameTab,
    ReplaceRows,
    Tab,
    WriteCells,
)
from mentorsheets.sheet.notes import LONGEST_NOTE
from mentorsheets.sheet.schema_machine import TODAY_TAB
from mentorsheets.sheet.workbook.cells import read_back

MemoryRows = tuple[tuple[Cell, ...], ...]


class Notebook:
    """The sheet that stands in memory, as `book` has it to begin with."""

    name = "the sheet of the year"

    def __init__(self, book: Book) -> None:
        self._tabs: dict[str, MemoryRows] = {}
        self._book: Book | None = None
        self._version = 0
        self._holder = ""
        self.put({tab.title: tab.rows for tab in book.tabs})

    @property
    def longest_cell(self) -> int:
        """How many characters a cell of it holds: as many as in a workbook."""
        return LONGEST_NOTE

    def put(self, tabs: Mapping[str, Sequence[Sequence[Cell]]]) -> None:
        """Leave the sheet with exactly these tabs."""
        self._hold({title: _shown(map(_trim, rows)) for title, rows in tabs.items()})

    def read(self) -> Book:
        """Return what the sheet holds now."""
        if self._book is None:
            tabs = tuple(Tab(title, rows) for title, rows in self._tabs.items())
            self._book = Book(tabs, str(self._version))
        return self._book

    def _hold(self, tabs: dict[str, MemoryRows]) -> None:
        self._tabs, self._book = tabs, None
        self._version += 1

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
        # The others call a tab as it was.
        anew = {one.tab: one.title for one in operations if isinstance(one, RenameTab)}
        tabs = {anew.get(title, title): rows for title, rows in tabs.items()}
        if tabs != self._tabs:
            self._hold(tabs)

    @contextmanager
    def claimed(self, holder: str, *, lightly: bool = False) -> Iterator[None]:  # noqa: ARG002 - no claim is lighter
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


def _shown(rows: Iterable[tuple[Cell, ...]]) -> MemoryRows:
    shown = list(rows)
    while shown and not shown[-1]:
        shown.pop()
    return tuple(shown)


def _trim(row: Sequence[Cell]) -> tuple[Cell, ...]:
    end = len(row)
    while end and row[end - 1] is None:
        end -= 1
    return tuple(row[:end])


def _hold(row: Sequence[Cell]) -> tuple[Cell, ...]:
    return _trim([read_back(value) for value in row])


def _carry_out(operation: Operation, tabs: dict[str, MemoryRows]) -> None:
    match operation:
        case AddTab(spec):
            header = tuple(column.title for column in spec.columns)
            others = dict(tabs) if spec is TODAY_TAB else {}
            if others:
                tabs.clear()
            tabs[spec.title] = (header, *map(_hold, spec.starts_with))
            tabs.update(others)
        case WriteCells(tab, cells):
            tabs[tab] = _with_cells(tabs[tab], cells)
        case AppendRows(tab, rows, header_row):
            above = (*tabs[tab], *[()] * (header_row + 1 - len(tabs[tab])))
            tabs[tab] = _shown((*above, *map(_hold, rows)))
        case ReplaceRows(tab, rows, header_row):
            tabs[tab] = _shown((*tabs[tab][: header_row + 1], *map(_hold, rows)))
        case DropRows(tab, gone):
            tabs[tab] = tuple(row for at, row in enumerate(tabs[tab]) if at not in gone)


def _with_cells(rows: MemoryRows, cells: Mapping[tuple[int, int], Cell]) -> MemoryRows:
    changed = list(rows)
    for (row, column), value in cells.items():
        changed.extend([()] * (row + 1 - len(changed)))
        wide = [*changed[row], *[None] * (column + 1 - len(changed[row]))]
        wide[column] = read_back(value)
        changed[row] = _trim(wide)
    return _shown(changed)
