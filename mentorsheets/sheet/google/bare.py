"""Rows of a tab read as bare values: a sixth of what their cells take with all that is told of each.

What bare values leave open (a formula or a text like one, a number where no day is declared) is found, so
that such rows are read in full. So the same stands in the sheet, whichever way it was read.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from mentorsheets.sheet.backend import Cell
from mentorsheets.sheet.columns import Holds, Owner, TabSpec
from mentorsheets.sheet.google.read import cell_of, number_of, trim_cells
from mentorsheets.sheet.google.record import LABEL_ROWS
from mentorsheets.sheet.google.version import quote_title

BareLine = list[Any]
HeadLine = list[Mapping[str, Any]]


class Torn(Exception):
    """Somebody moved something between two calls, so what they showed does not fit together."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Rows of a long tab that one call reads: from the index `first` to before `end`."""

    sheet: int
    first: int
    end: int


@dataclass(slots=True)
class LongTab:
    """A tab that is read as bare values: its id, title and height, and what it is declared as.

    `lines` are its rows as they were read, by index, of which the first `known` are known from a look before,
    and `notes` what stands in notes on its cells. `open_rows` are those that bare values leave open. Since
    they were read, this computer wrote into the `doubtful` ones, and `added` so many below.
    """

    id: int
    title: str
    height: int
    spec: TabSpec
    lines: list[BareLine] = field(default_factory=list)
    notes: dict[tuple[int, int], str] = field(default_factory=dict)
    known: int = 0
    open_rows: Sequence[int] = ()
    doubtful: frozenset[int] = frozenset()
    added: int = 0

    def name_range(self, first: int, end: int) -> str:
        """Return the range of the rows from the index `first` to before `end`."""
        return f"{quote_title(self.title)}!{first + 1}:{end}"

    def find_key(self) -> int | None:
        """Return the index of the column with the names of rows, None where no one column has its title."""
        titles = self._titles()
        return titles.index(_fold(self.spec.key)) if titles else None

    def list_open_columns(self) -> list[int]:
        """Return the indexes of the columns into which people may type: all that are not the machine's."""
        machine = {_fold(column.title) for column in self.spec.columns if column.owner is Owner.MACHINE}
        return [at for at, title in enumerate(self._titles()) if title and title not in machine]

    def _titles(self) -> list[str]:
        for line in self.lines[:LABEL_ROWS]:
            titles = [_fold(value) for value in line]
            if titles.count(_fold(self.spec.key)) == 1:
                return titles
        return []

    def take(self, piece: Piece, values: Sequence[BareLine]) -> None:
        """Take in the rows of the next piece, which begins with the row that ended the one before.

        Raises:
            Torn: that row is another by now.
        """
        size = piece.end - piece.first
        rows = [*values, *([] for _ in range(size - len(values)))]
        if self.lines:
            if self.lines[-1] != rows[0]:
                raise Torn
            rows = rows[1:]
        self.lines += rows

    def refuse_doubled(self, starts: Sequence[int]) -> None:
        """Do nothing if no row was read by two calls: of a tab that was sorted meanwhile, one is.

        Raises:
            Torn: so it is, or two rows say the same.
        """
        part = 0
        seen: dict[tuple[str, ...], int] = {}
        for index, row in enumerate(self.lines):
            part += index in starts
            if row and seen.setdefault(tuple(map(repr, row)), part) != part:
                raise Torn

    def compare(self, data: Sequence[Mapping[str, Any]]) -> None:
        """Do nothing if the texts that were read in full are those that were read bare.

        Raises:
            Torn: rows or columns were moved in between.
        """
        for index, cells in rows_of(data):
            bare = self.lines[index] if index < len(self.lines) else []
            for column, cell in enumerate(cells):
                there = cell_of(cell) if "effectiveValue" in cell else None
                is_formula = "formulaValue" in cell.get("userEnteredValue", {})
                said = bare[column] if column < len(bare) else ""
                is_text = isinstance(there, str | None) and isinstance(said, str)
                if is_text and not is_formula and (there or "") != said:
                    raise Torn

    def rows(self, head: Sequence[Mapping[str, Any]]) -> tuple[list[tuple[Cell, ...]], list[int]]:
        """Return the rows, and the indexes of those that are to be read in full.

        `head` has the topmost rows in full, among which the titles of columns are; in their place stands ().
        """
        days = self._find_days(head)
        rows: list[tuple[Cell, ...]] = [()] * min(LABEL_ROWS, len(self.lines))
        unsure = []
        for index in range(len(rows), len(self.lines)):
            row = self.lines[index]
            cells = [_cell(value, is_day=column in days) for column, value in enumerate(row)]
            if any(cell is _UNSURE for cell in cells):
                unsure.append(index)
            rows.append(trim_cells(cells))  # type: ignore[arg-type]  # unsure ones are read again
        self.open_rows = tuple(unsure)
        return rows, unsure

    def _find_days(self, head: Sequence[Mapping[str, Any]]) -> set[int]:
        titles = {_fold(column.title) for column in self.spec.columns if column.holds is Holds.DAY}
        return {
            column
            for _, cells in rows_of(head)
            for column, cell in enumerate(cells)
            if isinstance(said := cell_of(cell), str) and _fold(said) in titles
        }


_UNSURE = object()


def _fold(value: object) -> str:
    return str(value).strip().casefold()


def _cell(value: Any, *, is_day: bool) -> Cell | object:  # noqa: ANN401 - JSON of Google's
    """Return a cell by its bare value, `_UNSURE` where that leaves open what stands there."""
    if isinstance(value, str):
        return _UNSURE if value.startswith(("=", "'")) else value or None
    if isinstance(value, bool):
        return value
    if is_day and isinstance(value, int | float) and float(value).is_integer():
        return number_of(value, "DATE")
    return None if value is None else _UNSURE


def bare_line(cells: HeadLine) -> BareLine:
    """Return what a row that was read in full is as bare values, without the empty ones at its end."""
    line = [_bare(cell) for cell in cells]
    while line and line[-1] == "":
        line.pop()
    return line


def _bare(cell: Mapping[str, Any]) -> Any:  # noqa: ANN401 - JSON of Google's
    if formula := cell.get("userEnteredValue", {}).get("formulaValue"):
        return formula
    return next(iter(cell.get("effectiveValue", {}).values()), "")


def rows_of(data: Sequence[Mapping[str, Any]]) -> Iterator[tuple[int, HeadLine]]:
    """Yield the rows that were read in full, by index."""
    for part in data:
        for index, line in enumerate(part.get("rowData", []), start=part.get("startRow", 0)):
            yield index, line.get("values", [])
