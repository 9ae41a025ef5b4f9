"""What is typed into the sheet of a simulated year, and a memory of it, so that nothing typed gets lost."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from mentorsheets.sheet.backend import AppendRows, Backend, Cell, Tab, WriteCells
from mentorsheets.sheet.columns import TabSpec
from mentorsheets.sheet.reading.headers import find_header, find_tab
from mentorsheets.sheet.schema import SETTINGS, tab_spec

Where = tuple[str, int, str]
FILLED_ON_REQUEST = frozenset({("Participants", "Offers"), ("Participants", "Status"), ("Needs", "Status"),
                               ("Check-ins", "Answer"), ("Check-ins", "In their words"),
                               ("Today", "Your word")})  # fmt: skip
"""Columns of people's that the machine writes into: when somebody answers, and when a word was carried out."""


class RowOfCells(Mapping[str, Cell]):
    """What stands in a row, by the declared titles: of thousands of rows a hand looks at a cell or two."""

    __slots__ = ("_columns", "_row")

    def __init__(self, columns: Mapping[str, int], row: Sequence[Cell]) -> None:
        """Look at a row whose cells stand in these columns."""
        self._columns, self._row = columns, row

    def __getitem__(self, title: str) -> Cell:
        at = self._columns[title]
        return self._row[at] if at < len(self._row) else None

    def __iter__(self) -> Iterator[str]:
        return iter(self._columns)

    def __len__(self) -> int:
        return len(self._columns)


@dataclass(slots=True)
class Hand:
    """A coordinator's hand at a sheet. `typed` holds the last that was typed into each cell."""

    backend: Backend
    typed: dict[Where, Cell] = field(default_factory=dict)

    def rows(self, title: str) -> Iterator[tuple[int, "RowOfCells"]]:
        """Yield the rows of a declared tab with their places, by the declared titles."""
        tab, columns, header = self._tab(title)
        for place, row in enumerate(tab.rows[header + 1 :], start=header + 1):
            yield place, RowOfCells(columns, row)

    def write(self, title: str, place: int, **cells: Cell) -> None:
        """Type into the cells of one row; an underscore in a name stands for a space."""
        tab, columns, _ = self._tab(title)
        named = {name.replace("_", " "): value for name, value in cells.items()}
        self.typed |= {(title, place, name): value for name, value in named.items()}
        values = {(place, columns[name]): value for name, value in named.items()}
        self.backend.write([WriteCells(tab.title, values)], self.backend.read())

    def add(self, title: str, header: Sequence[Cell], rows: Sequence[Sequence[Cell]]) -> None:
        """Type new rows below the last one; settings go beside their names."""
        if tab_spec(title) is SETTINGS:
            for name, value in rows:
                self._set(str(name), value)
            return
        if not rows:
            return
        tab, columns, _ = self._tab(title)
        first = len(tab.rows)
        laid = []
        for place, row in enumerate(rows, start=first):
            cells: list[Cell] = [None] * (max(columns.values()) + 1)
            for name, value in zip(header, row, strict=True):
                cells[columns[str(name)]] = value
                self.typed[title, place, str(name)] = value
            laid.append(tuple(cells))
        self.backend.write([AppendRows(tab.title, tuple(laid))], self.backend.read())

    def overwritten(self) -> tuple[Where, ...]:
        """Return the typed cells that no longer hold what was typed, bar those that people asked to fill."""
        found = []
        for title in {title for title, _, _ in self.typed}:
            now = dict(self.rows(title))
            for (tab, place, name), value in self.typed.items():
                mine = _is_peoples(tab_spec(tab), name) and (tab, name) not in FILLED_ON_REQUEST
                if tab == title and mine and now[place][name] != value:
                    found.append((tab, place, name))
        return tuple(found)

    def _set(self, name: str, value: Cell) -> None:
        place = next(place for place, row in self.rows("Settings") if row["Setting"] == name)
        self.write("Settings", place, Value=value)

    def _tab(self, title: str) -> tuple[Tab, Mapping[str, int], int]:
        spec = tab_spec(title)
        tab = find_tab(self.backend.read(), spec) or Tab(title)
        header = find_header(tab, spec)
        return tab, header.columns, header.row


def _is_peoples(spec: TabSpec, name: str) -> bool:
    return next(column.owner for column in spec.columns if column.title == name) == "people"
