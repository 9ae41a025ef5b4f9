"""Inserting, deleting and moving rows and columns, with everything that follows them."""

from collections.abc import Callable
from typing import Any

from tests.sheets_server.book import Book
from tests.sheets_server.cells import BLANK, Cell, Formula
from tests.sheets_server.references import followed
from tests.sheets_server.sheet import ROWS, Sheet

Span = tuple[int, int]
Mapping = Callable[[int, int], Span | None]
KEYS = {"ROWS": ("startRowIndex", "endRowIndex"), "COLUMNS": ("startColumnIndex", "endColumnIndex")}


def insert(book: Book, sheet: Sheet, dimension: str, start: int, end: int, like_before: bool) -> None:
    """New blank rows or columns before `start`, formatted like their neighbour."""
    count = end - start
    neighbour = start - 1 if like_before else start
    if dimension == ROWS:
        _insert_rows(sheet, start, count, neighbour)
    else:
        for line in sheet.rows:
            filler = _formatted_like(line, neighbour)
            if start < len(line) or not filler.is_blank:
                line.extend([BLANK] * (start - len(line)))
                line[start:start] = [filler] * count
    _set_count(sheet, dimension, sheet.count(dimension) + count)
    _follow(book, sheet, dimension, lambda a, b: (a + count * (a >= start), b + count * (b > start)))


def _insert_rows(sheet: Sheet, start: int, count: int, neighbour: int) -> None:
    model = sheet.rows[neighbour] if neighbour < len(sheet.rows) else []
    filler = [_formatted_like(model, column) for column in range(len(model))]
    if start < len(sheet.rows) or any(not cell.is_blank for cell in filler):
        sheet.rows.extend([] for _ in range(start - len(sheet.rows)))
        sheet.rows[start:start] = [list(filler) for _ in range(count)]


def _formatted_like(line: list[Cell], index: int) -> Cell:
    if index < 0 or index >= len(line):
        return BLANK
    kept = {
        name: value
        for name, value in line[index].rest.items()
        if name in {"userEnteredFormat", "dataValidation"}
    }
    return Cell(None, kept) if kept else BLANK


def delete(book: Book, sheet: Sheet, dimension: str, start: int, end: int) -> None:
    if dimension == ROWS:
        del sheet.rows[start:end]
    else:
        for line in sheet.rows:
            del line[start:end]
    _set_count(sheet, dimension, sheet.count(dimension) - (end - start))

    def place(index: int) -> int:
        return index if index <= start else max(start, index - (end - start))

    def mapping(first: int, last: int) -> Span | None:
        span = place(first), place(last)
        return span if span[0] < span[1] else None

    _follow(book, sheet, dimension, mapping)


def move(book: Book, sheet: Sheet, dimension: str, span: Span, to: int) -> None:
    """Rows or columns `span` to before index `to`, counted before the move."""
    start, end = span
    order = _order(sheet.count(dimension), start, end, to)
    if dimension == ROWS:
        lines = [sheet.rows[index] if index < len(sheet.rows) else [] for index in order]
        while lines and not lines[-1]:
            lines.pop()
        sheet.rows = lines
    else:
        sheet.rows = [[line[index] if index < len(line) else BLANK for index in order] for line in sheet.rows]
    new_place = {old: new for new, old in enumerate(order)}

    def mapping(first: int, last: int) -> Span | None:
        places = sorted((new_place[first], new_place[last - 1]))
        whole = places[1] - places[0] == last - 1 - first
        return (places[0], places[1] + 1) if whole else (first, last)

    _follow(book, sheet, dimension, mapping)


def _order(count: int, start: int, end: int, to: int) -> list[int]:
    block = list(range(start, end))
    before = [index for index in range(to) if index < start or index >= end]
    after = [index for index in range(to, count) if index < start or index >= end]
    return before + block + after


def _set_count(sheet: Sheet, dimension: str, count: int) -> None:
    sheet.grid["rowCount" if dimension == ROWS else "columnCount"] = count


def _follow(book: Book, sheet: Sheet, dimension: str, mapping: Mapping) -> None:
    """Everything that names rows or columns of the tab goes where they went."""
    sheet.dimensions[dimension] = _keyed(sheet.dimensions[dimension], mapping)
    sheet.depths[dimension] = _keyed(sheet.depths[dimension], mapping)
    sheet.merges = [merge for merge in sheet.merges if _moved(merge, dimension, mapping)]
    for rule in sheet.conditional_formats:
        rule["ranges"] = [span for span in rule["ranges"] if _moved(span, dimension, mapping)]
    sheet.conditional_formats = [rule for rule in sheet.conditional_formats if rule["ranges"]]
    gone = [
        id(owner) for owner in book.owners_of_ranges(sheet) if not _moved(owner["range"], dimension, mapping)
    ]
    _forget(book, sheet, gone)
    book.metadata = [entry for entry in book.metadata if _metadata_kept(entry, sheet.id, dimension, mapping)]
    _follow_in_formulas(book, sheet, dimension, mapping)


def _keyed(old: dict[int, Any], mapping: Mapping) -> dict[int, Any]:
    moved = ((mapping(index, index + 1), value) for index, value in old.items())
    return {span[0]: value for span, value in moved if span is not None}


def _moved(span: dict[str, Any], dimension: str, mapping: Mapping) -> bool:
    """Move one GridRange in place; False when nothing of it is left."""
    first, last = KEYS[dimension]
    if first not in span and last not in span:
        return True
    start = span.get(first, 0)
    found = mapping(start, span.get(last, 10**9) if last in span else start + 1)
    if found is None:
        return last not in span
    if first in span:
        span[first] = found[0]
    if last in span:
        span[last] = found[1]
    return True


def _forget(book: Book, sheet: Sheet, gone: list[int]) -> None:
    for name in ("filter_views", "protected_ranges", "banded_ranges", "tables"):
        setattr(sheet, name, [entry for entry in getattr(sheet, name) if id(entry) not in gone])
    if sheet.basic_filter is not None and id(sheet.basic_filter) in gone:
        sheet.basic_filter = None
    book.named_ranges = [entry for entry in book.named_ranges if id(entry) not in gone]


def _metadata_kept(entry: dict[str, Any], sheet_id: int, dimension: str, mapping: Mapping) -> bool:
    span = entry["location"].get("dimensionRange")
    if span is None or span.get("sheetId", 0) != sheet_id or span["dimension"] != dimension:
        return True
    found = mapping(span["startIndex"], span["endIndex"])
    if found is not None:
        span["startIndex"], span["endIndex"] = found
    return found is not None


def _follow_in_formulas(book: Book, sheet: Sheet, dimension: str, mapping: Mapping) -> None:
    for home in book.sheets:

        def concerns(title: str | None, home: Sheet = home) -> bool:
            return home is sheet if title is None else title.lower() == sheet.title.lower()

        def follow(text: str, means: Callable[[str | None], bool] = concerns) -> str:
            return followed(text, means, dimension == ROWS, mapping)

        rewrite_formulas(home, follow)


def rewrite_formulas(sheet: Sheet, rewrite: Callable[[str], str]) -> None:
    for line in sheet.rows:
        for column, cell in enumerate(line):
            if isinstance(cell.value, Formula):
                line[column] = cell.holding(Formula(rewrite(cell.value)))
