"""A book as it will stand once operations are carried out, so that what is wrong then can be told at once."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from mentorsheets.sheet.backend import AppendRows, Book, Cell, Operation, Tab, WriteCells
from mentorsheets.sheet.last_row import first_free


def book_after(book: Book, operations: Iterable[Operation]) -> Book:
    """Return the book with cells written, and rows put below the last typed one; all else is as it was."""
    tabs = {tab.title: tab for tab in book.tabs}
    for operation in operations:
        if isinstance(operation, WriteCells | AppendRows) and operation.tab in tabs:
            tabs[operation.tab] = _after(tabs[operation.tab], operation)
    return Book(tuple(tabs.values()))


def _after(tab: Tab, operation: WriteCells | AppendRows) -> Tab:
    rows: list[Sequence[Cell]] = list(tab.rows)
    if isinstance(operation, AppendRows):
        first = first_free(tab, operation.header, operation.rows)
        rows[first:first] = operation.rows
    else:
        for (row, column), value in operation.cells.items():
            cells = [*rows[row], *[None] * (column + 1 - len(rows[row]))]
            cells[column] = value
            rows[row] = cells
    return replace(tab, rows=tuple(map(tuple, rows)))
