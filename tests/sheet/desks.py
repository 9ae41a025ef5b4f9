"""A sheet with a person at it: the backend under test, and what that person does with their own program."""

from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Protocol

import openpyxl
from openpyxl.comments import Comment

from mentorsheets.sheet.backend import Backend, Book, Cell, Operation
from mentorsheets.sheet.workbook.backend import Workbook

Grid = Sequence[Sequence[Cell]]


class Desk(Protocol):
    """What the contract asks of each kind of sheet."""

    @property
    def backend(self) -> Backend:
        """The sheet, as the programme has it."""

    def put(self, tabs: Mapping[str, Grid]) -> None:
        """Leave the sheet with exactly these tabs, as a person would by typing."""

    def type(self, title: str, cell: str, value: Cell) -> None:
        """Type into one cell, all else as it is."""

    def note(self, title: str, cell: str, text: str) -> None:
        """Put a note on a cell."""

    def sort(self, title: str, column: int) -> None:
        """Sort the rows below the first one by a column, counted from one; notes go along."""

    def notes(self, title: str) -> dict[str, str]:
        """What the notes say that a person sees, by the cell."""


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

    def type(self, title: str, cell: str, value: Cell) -> None:
        workbook = openpyxl.load_workbook(self.path)
        workbook[title][cell] = value
        workbook.save(self.path)

    def note(self, title: str, cell: str, text: str) -> None:
        workbook = openpyxl.load_workbook(self.path)
        workbook[title][cell].comment = Comment(text, "Coordinator")
        workbook.save(self.path)

    def sort(self, title: str, column: int) -> None:
        workbook = openpyxl.load_workbook(self.path)
        sheet = workbook[title]
        rows = [[(cell.value, cell.comment) for cell in row] for row in sheet.iter_rows(min_row=2)]
        rows.sort(key=lambda row: str(row[column - 1][0]))
        for cells, row in zip(sheet.iter_rows(min_row=2), rows, strict=True):
            for cell, (value, comment) in zip(cells, row, strict=True):
                cell.comment = None
                cell.value = value
                cell.comment = comment and Comment(comment.text, comment.author)
        workbook.save(self.path)

    def notes(self, title: str) -> dict[str, str]:
        sheet = openpyxl.load_workbook(self.path)[title]
        return {
            cell.coordinate: cell.comment.text for row in sheet.iter_rows() for cell in row if cell.comment
        }


class Interrupted:
    """A backend during whose next pause between reading and writing a person acts."""

    def __init__(self, backend: Backend, *acts: Callable[[], None]) -> None:
        self._backend = backend
        self._acts = list(acts)

    @property
    def name(self) -> str:
        return self._backend.name

    @property
    def longest_cell(self) -> int:
        return self._backend.longest_cell

    def read(self) -> Book:
        book = self._backend.read()
        if self._acts:
            self._acts.pop(0)()
        return book

    def write(self, operations: Sequence[Operation], seen: Book) -> None:
        self._backend.write(operations, seen)

    def claimed(self, holder: str, *, lightly: bool = False) -> AbstractContextManager[None]:
        return self._backend.claimed(holder, lightly=lightly)


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
