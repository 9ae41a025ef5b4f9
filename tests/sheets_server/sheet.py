"""One tab: its grid of cells, and all that hangs on the grid."""

import copy
from collections.abc import Iterator
from typing import Any

from tests.sheets_server.a1 import Area, echo
from tests.sheets_server.cells import BLANK, Cell
from tests.sheets_server.errors import invalid

ROWS, COLUMNS = "ROWS", "COLUMNS"


class Sheet:
    """A grid of immutable cells in ragged rows, plus what is keyed by row, column or range."""

    def __init__(self, sheet_id: int, title: str, rows: int = 1000, columns: int = 26) -> None:
        self.properties: dict[str, Any] = {"sheetId": sheet_id, "title": title, "sheetType": "GRID"}
        self.grid: dict[str, Any] = {"rowCount": rows, "columnCount": columns}
        self.rows: list[list[Cell]] = []
        self.dimensions: dict[str, dict[int, dict[str, Any]]] = {ROWS: {}, COLUMNS: {}}
        self.depths: dict[str, dict[int, int]] = {ROWS: {}, COLUMNS: {}}
        self.collapsed: dict[str, set[tuple[int, int]]] = {ROWS: set(), COLUMNS: set()}
        self.merges: list[dict[str, Any]] = []
        self.conditional_formats: list[dict[str, Any]] = []
        self.filter_views: list[dict[str, Any]] = []
        self.protected_ranges: list[dict[str, Any]] = []
        self.banded_ranges: list[dict[str, Any]] = []
        self.basic_filter: dict[str, Any] | None = None
        self.tables: list[dict[str, Any]] = []

    @property
    def id(self) -> int:
        found: int = self.properties["sheetId"]
        return found

    @property
    def title(self) -> str:
        found: str = self.properties["title"]
        return found

    @property
    def hidden(self) -> bool:
        return bool(self.properties.get("hidden"))

    @property
    def row_count(self) -> int:
        found: int = self.grid["rowCount"]
        return found

    @property
    def column_count(self) -> int:
        found: int = self.grid["columnCount"]
        return found

    def count(self, dimension: str) -> int:
        return self.row_count if dimension == ROWS else self.column_count

    def copy(self) -> "Sheet":
        """An independent copy; the cells themselves never change, so they are shared."""
        twin = copy.copy(self)
        for name, value in vars(self).items():
            setattr(twin, name, [list(row) for row in value] if name == "rows" else copy.deepcopy(value))
        return twin

    def cell(self, row: int, column: int) -> Cell:
        if row >= len(self.rows) or column >= len(self.rows[row]):
            return BLANK
        return self.rows[row][column]

    def put(self, row: int, column: int, cell: Cell) -> None:
        if row >= len(self.rows):
            if cell is BLANK or cell.is_blank:
                return
            self.rows.extend([] for _ in range(row + 1 - len(self.rows)))
        line = self.rows[row]
        if column >= len(line):
            if cell.is_blank:
                return
            line.extend([BLANK] * (column + 1 - len(line)))
        line[column] = cell

    def inside(self, area: Area) -> Area:
        """The area clamped to the grid; refused when it starts past the grid."""
        if area.top >= self.row_count or area.left >= self.column_count:
            raise invalid(
                f"Range ({echo(self.title, area)}) exceeds grid limits. "
                f"Max rows: {self.row_count}, max columns: {self.column_count}"
            )
        return area.clamped(self.row_count, self.column_count)

    def places(self, area: Area) -> Iterator[tuple[int, int]]:
        clamped = self.inside(area)
        for row in range(clamped.top, clamped.bottom or 0):
            for column in range(clamped.left, clamped.right or 0):
                yield row, column

    def filled(self, area: Area) -> Iterator[tuple[int, int, Cell]]:
        """The cells of the area that hold anything."""
        clamped = area.clamped(self.row_count, self.column_count)
        for row in range(clamped.top, min(clamped.bottom or 0, len(self.rows))):
            line = self.rows[row]
            for column in range(clamped.left, min(clamped.right or 0, len(line))):
                if not line[column].is_blank:
                    yield row, column, line[column]

    def last_row_with_data(self) -> int:
        """How many rows there are down to the last one that holds a value."""
        for row in range(len(self.rows) - 1, -1, -1):
            if any(cell.value is not None for cell in self.rows[row]):
                return row + 1
        return 0

    def resize(self, rows: int, columns: int) -> None:
        """Cut or grow the grid at its end."""
        self.grid |= {"rowCount": rows, "columnCount": columns}
        del self.rows[rows:]
        for line in self.rows:
            del line[columns:]

    def grid_ranges(self) -> Iterator[dict[str, Any]]:
        """Everything on this tab that has a `range` to move along with the grid."""
        yield from self.filter_views
        yield from self.protected_ranges
        yield from self.banded_ranges
        yield from self.tables
        if self.basic_filter is not None:
            yield self.basic_filter

    def property_json(self, index: int) -> dict[str, Any]:
        own = {
            name: value
            for name, value in self.properties.items()
            if name not in {"sheetId", "title", "sheetType"}
        }
        head = {
            "sheetId": self.id,
            "title": self.title,
            "index": index,
            "sheetType": self.properties["sheetType"],
        }
        grid = {name: value for name, value in self.grid.items() if value}
        return head | {"gridProperties": grid} | {name: value for name, value in own.items() if value}

    def groups(self, dimension: str) -> list[dict[str, Any]]:
        """The row or column groups, outer ones before inner ones."""
        depths = self.depths[dimension]
        found = []
        for depth in range(1, max(depths.values(), default=0) + 1):
            for start, end in _runs(sorted(index for index, value in depths.items() if value >= depth)):
                span = dimension_range(self.id, dimension, start, end)
                group: dict[str, Any] = {"range": span, "depth": depth}
                if (start, end) in self.collapsed[dimension]:
                    group["collapsed"] = True
                found.append(group)
        return found


def _runs(indexes: list[int]) -> Iterator[tuple[int, int]]:
    start = None
    for at, index in enumerate(indexes):
        if start is None:
            start = index
        if at + 1 == len(indexes) or indexes[at + 1] != index + 1:
            yield start, index + 1
            start = None


def dimension_range(sheet_id: int, dimension: str, start: int, end: int) -> dict[str, Any]:
    return {"sheetId": sheet_id, "dimension": dimension, "startIndex": start, "endIndex": end}
