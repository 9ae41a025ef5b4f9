"""What is longer than a cell can hold is cut where it is written, and says so; nothing else is touched."""

from collections.abc import Iterable
from dataclasses import replace
from itertools import accumulate

from mentorsheets.sheet.backend import AppendRows, Cell, Operation, ReplaceRows, WriteCells

CUT_HERE = "… [Cut here: a cell holds no more. The whole stands in the mail.]"


def fit_cells(operations: Iterable[Operation], most: int) -> tuple[Operation, ...]:
    """Return the operations with each text cut to `most` characters, counted in UTF-16 as Excel counts."""
    return tuple(_fit(operation, most) for operation in operations)


def fit(cell: Cell, most: int) -> Cell:
    """Return a cell as it is; of a text longer than `most` its beginning, which says that it is cut."""
    if not isinstance(cell, str) or len(cell) * 2 <= most or _width(cell) <= most:
        return cell
    widths = accumulate(1 + (letter > "\uffff") for letter in cell)
    kept = sum(width <= most - len(CUT_HERE) for width in widths)
    return cell[:kept] + CUT_HERE


def _width(text: str) -> int:
    return len(text) + sum(letter > "\uffff" for letter in text)


def _fit(operation: Operation, most: int) -> Operation:
    match operation:
        case WriteCells():
            return replace(
                operation, cells={place: fit(cell, most) for place, cell in operation.cells.items()}
            )
        case AppendRows() | ReplaceRows():
            rows = tuple(tuple(fit(cell, most) for cell in row) for row in operation.rows)
            return replace(operation, rows=rows)
        case _:
            return operation
