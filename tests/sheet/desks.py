"""A sheet with a person at it: the backend under test, and what that person does with their own program."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Protocol

import openpyxl

from mentorsheets.sheet.backend import Backend, Book, Cell, Operation
from mentorsheets.sheet.workbook import Workbook

Grid = Sequence[Sequence[Cell]]


class Desk(Protocol):
    """What the contract asks of each kind of sheet."""

    backend: Backend

    def put(self, tabs: Mapping[str, Grid]) -> None:
        """Leave the sheet with exactly these tabs, as a person would by typing."""


class WorkbookDesk:
    """A workbook, saved anew by a person's spreadsheet program."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.backend = Workbook(path)

    def put(self, tabs: Mapping[str, Grid]) -> None:
        workbook = openpyxl.Workbook()
        workbook.remove(workbook.worksheets[0])
        for title, rows in tabs.items():
            sheet = workbook.create_sheet(title)
            for number, row in enumerate(rows, start=1):
                for column, value in enumerate(row, start=1):
                    if value is not None:
                        cell = sheet.cell(number, column, value)
                        cell.data_type = "s" if isinstance(value, str) else cell.data_type
        workbook.save(self.path)


class Interrupted:
    """A backend during whose next pause between reading and writing a person acts."""

    def __init__(self, backend: Backend, *acts: Callable[[], None]) -> None:
        self._backend = backend
        self._acts = list(acts)

    @property
    def name(self) -> str:
        return self._backend.name

    def read(self) -> Book:
        book = self._backend.read()
        if self._acts:
            self._acts.pop(0)()
        return book

    def write(self, operations: Sequence[Operation], seen: Book) -> None:
        self._backend.write(operations, seen)


def rows_of(backend: Backend, title: str) -> list[list[Cell]]:
    """Return the rows of a tab as lists."""
    return [list(row) for tab in backend.read().tabs if tab.title == title for row in tab.rows]


def records_of(backend: Backend, title: str) -> list[dict[Cell, Cell]]:
    """Return the rows of a tab by the titles in its first row."""
    titles, *rows = rows_of(backend, title)
    return [
        dict(zip(titles, [*row, *[None] * (len(titles) - len(row))], strict=False))
        for row in rows
        if any(row)
    ]
