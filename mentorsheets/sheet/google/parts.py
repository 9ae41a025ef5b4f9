"""A large write in parts, since Google advises to send about 2 MB at a time.

https://developers.google.com/workspace/sheets/api/limits
"""

from collections.abc import Iterator, Sequence

from mentorsheets.sheet.backend import (
    AddTab,
    AppendRows,
    Book,
    Cell,
    DropRows,
    MarkTab,
    NoteCells,
    Operation,
    RenameTab,
    ReplaceRows,
    WriteCells,
)

LIMIT = 2_000_000
"""Bytes of one request, as Google advises for payloads of the Sheets API."""
# What a cell and a row take in a request beside their text, and a date with its format.
_CELL, _ROW, _DAY = 44, 14, 130


def parts(operations: Sequence[Operation], limit: int = LIMIT) -> Iterator[list[Operation]]:
    """Yield the operations in parts of about `limit` bytes, of which each may be the last that is written.

    Only rows that are known again by their keys come later than the rest.
    """
    part = [operation for operation in operations if not _may_wait(operation)]
    room = limit - sum(map(_size, part))
    for operation in operations:
        if not isinstance(operation, AppendRows) or not _may_wait(operation):
            continue
        first = 0
        for at, row in enumerate(operation.rows):
            size = row_size(row) + sum(
                _note_size(note) for (of, _), note in operation.notes.items() if of == at
            )
            if size > room and (part or at > first):
                yield [*part, *([operation.cut(first, at)] if at > first else [])]
                part, first, room = [], at, limit
            room -= size
        part.append(operation.cut(first, len(operation.rows)))
    yield part


def still_fit(operations: Sequence[Operation], seen: Book, now: Book) -> bool:
    """Return whether the columns, for which rows that come later were laid out, stand where they stood."""
    then, there = ({tab.title: tab.rows for tab in book.tabs} for book in (seen, now))
    for one in operations:
        if isinstance(one, AppendRows) and one.tab in then:
            titles = _line(then[one.tab], one.header)
            if _line(there.get(one.tab, ()), one.header)[: len(titles)] != titles:
                return False
    return True


def _line(rows: Sequence[tuple[Cell, ...]], row: int) -> tuple[Cell, ...]:
    return rows[row] if row < len(rows) else ()


def row_size(cells: Sequence[Cell]) -> int:
    """Return about how many bytes a row takes in a request."""
    return _ROW + sum(_cell_size(cell) for cell in cells)


def _may_wait(operation: Operation) -> bool:
    return isinstance(operation, AppendRows) and operation.keyed


def _cell_size(cell: Cell) -> int:
    if cell is None:
        return 3
    return _CELL + len(cell.encode(errors="replace")) if isinstance(cell, str) else _DAY


def _size(operation: Operation) -> int:
    match operation:
        case AddTab() | MarkTab() | RenameTab():
            return 20_000 if isinstance(operation, AddTab) else _DAY
        case WriteCells(cells=cells):
            return sum(_DAY + _cell_size(cell) for cell in cells.values())
        case NoteCells(notes=notes):
            return sum(map(_note_size, notes.values()))
        case AppendRows(rows=rows, notes=notes):
            return sum(map(row_size, rows)) + sum(map(_note_size, notes.values()))
        case DropRows(rows=gone):
            return _DAY * len(gone)
        case ReplaceRows(rows=rows):
            return sum(map(row_size, rows))


def _note_size(note: str | None) -> int:
    return _DAY + len((note or "").encode(errors="replace"))
