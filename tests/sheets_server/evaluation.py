"""The values that cells show once their formulas are worked out."""

from typing import Any

from tests.sheets_server.a1 import Area
from tests.sheets_server.book import Book
from tests.sheets_server.cells import ErrorValue, Formula, Value
from tests.sheets_server.entering import has_decimal_comma
from tests.sheets_server.formulas import outcome
from tests.sheets_server.sheet import Sheet


class Evaluation:
    """One reading of a spreadsheet; each formula is worked out once."""

    def __init__(self, book: Book) -> None:
        self.book = book
        self.known: dict[tuple[int, int, int], Value] = {}
        self.under_way: set[tuple[int, int, int]] = set()
        self.looks: dict[tuple[int, str], dict[str, Any]] = {}

    def value(self, sheet: Sheet, row: int, column: int) -> Value:
        entered = sheet.cell(row, column).value
        if not isinstance(entered, Formula):
            return entered
        key = (sheet.id, row, column)
        if key not in self.known:
            if key in self.under_way:
                return ErrorValue("#REF!")
            self.under_way.add(key)
            self.known[key] = outcome(
                entered, _From(self, sheet), decimal_comma=has_decimal_comma(self.book.locale)
            )
            self.under_way.discard(key)
        return self.known[key]


class _From:
    """The cells as a formula on one tab sees them."""

    def __init__(self, evaluation: Evaluation, home: Sheet) -> None:
        self.evaluation = evaluation
        self.home = home

    def _sheet(self, title: str | None) -> Sheet | None:
        return self.home if title is None else self.evaluation.book.titled(title)

    def value_at(self, title: str | None, row: int, column: int) -> Value:
        sheet = self._sheet(title)
        return ErrorValue("#REF!") if sheet is None else self.evaluation.value(sheet, row, column)

    def values_in(self, title: str | None, area: Area) -> list[list[Value]]:
        sheet = self._sheet(title)
        if sheet is None:
            return [[ErrorValue("#REF!")]]
        box = area.clamped(sheet.row_count, sheet.column_count)
        columns = range(box.left, box.right or 0)
        bottom = max(box.top + 1, min(box.bottom or 0, len(sheet.rows)))
        return [
            [self.evaluation.value(sheet, row, column) for column in columns]
            for row in range(box.top, bottom)
        ]

    def named(self, name: str) -> tuple[str, Area] | None:
        found = self.evaluation.book.named_area(name)
        return None if found is None else (found[0].title, found[1])
