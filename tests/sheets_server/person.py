"""What people do to a shared spreadsheet in their browser while a program works on it."""

from collections.abc import Callable
from typing import Any

from tests.sheets_server import batch
from tests.sheets_server.a1 import Area, grid_range_of, parse_cells
from tests.sheets_server.book import Book, permission
from tests.sheets_server.cells import Cell
from tests.sheets_server.requests_paste import type_into
from tests.sheets_server.sheet import COLUMNS, ROWS, Sheet, dimension_range
from tests.sheets_server.values_read import Rendering, value_range
from tests.sheets_server.world import Caller, World


class Person:
    """One person at one spreadsheet. Tabs go by title, rows and columns count from one as people do."""

    def __init__(self, world: World, book: Book, name: str) -> None:
        self.world = world
        self.book = book
        self.name = name

    def _tab(self, title: str) -> Sheet:
        sheet = self.book.titled(title)
        if sheet is None:
            raise LookupError(f"no tab called {title}")
        return sheet

    def _batch(self, *requests: dict[str, Any]) -> list[dict[str, Any]]:
        with self.world.lock:
            replies = batch.apply(self.book, list(requests), self.world.context(Caller(self.name)))
            self.world.touch(self.book)
        return replies

    def _at(self, title: str, cell: str, change: Callable[[Sheet, int, int], None]) -> None:
        with self.world.lock:
            place = parse_cells(cell)
            change(self._tab(title), place.top, place.left)
            self.world.touch(self.book)

    def type(self, title: str, cell: str, value: Any) -> None:
        """Type into one cell; an empty text clears it."""
        self._at(title, cell, lambda sheet, row, column: type_into(self.book, sheet, row, column, value))

    def fill(self, title: str, cell: str, lines: list[list[Any]]) -> None:
        """Type a block of cells, growing the tab where it is too small."""
        with self.world.lock:
            sheet, start = self._tab(title), parse_cells(cell)
            width = max((len(line) for line in lines), default=0)
            sheet.resize(
                max(sheet.row_count, start.top + len(lines)), max(sheet.column_count, start.left + width)
            )
            for row, line in enumerate(lines, start=start.top):
                for column, value in enumerate(line, start=start.left):
                    type_into(self.book, sheet, row, column, value)
            self.world.touch(self.book)

    def note(self, title: str, cell: str, text: str) -> None:
        def annotate(sheet: Sheet, row: int, column: int) -> None:
            old = sheet.cell(row, column)
            sheet.put(row, column, Cell(old.value, old.rest | {"note": text}))

        self._at(title, cell, annotate)

    def values(self, title: str, how: str = "FORMATTED_VALUE") -> list[list[Any]]:
        """What the tab shows, blanks at the ends left out."""
        with self.world.lock:
            rendering = Rendering(self.book, {"valueRenderOption": how})
            found: list[list[Any]] = value_range(rendering, self._tab(title), Area(0, 0, None, None)).get(
                "values", []
            )
            return found

    def notes(self, title: str) -> dict[tuple[int, int], str]:
        """The notes by row and column, counted from one."""
        with self.world.lock:
            everywhere = self._tab(title).filled(Area(0, 0, None, None))
            return {
                (row + 1, column + 1): cell.rest["note"]
                for row, column, cell in everywhere
                if "note" in cell.rest
            }

    def tabs(self) -> list[str]:
        return [sheet.title for sheet in self.book.sheets]

    def sort(self, title: str, column: int, down: bool = False, headers: int = 1) -> None:
        """Sort the tab by a column, all but its header rows."""
        sheet = self._tab(title)
        span = grid_range_of(sheet.id, Area(headers, 0, sheet.row_count, sheet.column_count))
        order = "DESCENDING" if down else "ASCENDING"
        spec = {"dimensionIndex": column - 1, "sortOrder": order}
        self._batch({"sortRange": {"range": span, "sortSpecs": [spec]}})

    def _insert(self, title: str, dimension: str, before: int, count: int) -> None:
        span = dimension_range(self._tab(title).id, dimension, before - 1, before - 1 + count)
        self._batch({"insertDimension": {"range": span}})

    def _delete(self, title: str, dimension: str, first: int, count: int) -> None:
        span = dimension_range(self._tab(title).id, dimension, first - 1, first - 1 + count)
        self._batch({"deleteDimension": {"range": span}})

    def _move(self, title: str, dimension: str, first: int, before: int, count: int) -> None:
        span = dimension_range(self._tab(title).id, dimension, first - 1, first - 1 + count)
        self._batch({"moveDimension": {"source": span, "destinationIndex": before - 1}})

    def insert_rows(self, title: str, before: int, count: int = 1) -> None:
        self._insert(title, ROWS, before, count)

    def insert_columns(self, title: str, before: int, count: int = 1) -> None:
        self._insert(title, COLUMNS, before, count)

    def delete_rows(self, title: str, first: int, count: int = 1) -> None:
        self._delete(title, ROWS, first, count)

    def delete_columns(self, title: str, first: int, count: int = 1) -> None:
        self._delete(title, COLUMNS, first, count)

    def move_rows(self, title: str, first: int, before: int, count: int = 1) -> None:
        self._move(title, ROWS, first, before, count)

    def move_columns(self, title: str, first: int, before: int, count: int = 1) -> None:
        self._move(title, COLUMNS, first, before, count)

    def rename_tab(self, title: str, new: str) -> None:
        properties = {"sheetId": self._tab(title).id, "title": new}
        self._batch({"updateSheetProperties": {"properties": properties, "fields": "title"}})

    def add_tab(self, title: str, index: int | None = None) -> None:
        properties = {"title": title} | ({} if index is None else {"index": index})
        self._batch({"addSheet": {"properties": properties}})

    def duplicate_tab(self, title: str, new: str) -> None:
        self._batch({"duplicateSheet": {"sourceSheetId": self._tab(title).id, "newSheetName": new}})

    def delete_tab(self, title: str) -> None:
        self._batch({"deleteSheet": {"sheetId": self._tab(title).id}})

    def set_filter(self, title: str, column: int | None = None, hidden: tuple[str, ...] = ()) -> None:
        """Put a filter on the tab, hiding rows by the values of a column."""
        wanted: dict[str, Any] = {"range": {"sheetId": self._tab(title).id}}
        if column is not None:
            wanted["criteria"] = {str(column - 1): {"hiddenValues": list(hidden)}}
        self._batch({"setBasicFilter": {"filter": wanted}})

    def protect(self, title: str, cells: str) -> None:
        """Keep everybody else from writing into these cells."""
        span = grid_range_of(self._tab(title).id, parse_cells(cells))
        self._batch({"addProtectedRange": {"protectedRange": {"range": span}}})

    def share(self, account: str, role: str = "writer") -> None:
        with self.world.lock:
            self.unshare(account)
            self.book.permissions.append(permission(account, role))

    def unshare(self, account: str) -> None:
        with self.world.lock:
            held = self.book.permissions
            self.book.permissions = [entry for entry in held if entry.get("emailAddress") != account]
