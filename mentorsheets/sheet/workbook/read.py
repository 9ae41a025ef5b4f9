"""What a workbook holds, cell by cell: values by calamine, formulas and errors from the XML itself."""

import hashlib
import io
import re
from collections.abc import Iterator
from contextvars import ContextVar
from dataclasses import replace
from datetime import date, time, timedelta

from lxml import etree
from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook

from mentorsheets.sheet.a1 import cell_name, place
from mentorsheets.sheet.backend import Book, Cell, Tab
from mentorsheets.sheet.notes import ours
from mentorsheets.sheet.workbook.bombs import refuse_bomb
from mentorsheets.sheet.workbook.comments import comments_of
from mentorsheets.sheet.workbook.mend import mend_for_reading
from mentorsheets.sheet.workbook.notes import notes_of
from mentorsheets.sheet.workbook.tab_marks import read_marks
from mentorsheets.sheet.workbook.xml import NoWorkbook, parse
from mentorsheets.sheet.workbook.zip import Parts, open_parts

_TELLING = (b"<f", b":f", b't="e"', b"t='e'")
_FORMULA_OR_ERROR = re.compile(rb"<(?:\w+:)?f[\s>/]|\bt=[\"']e[\"']")
_BESIDE = ("sharedstrings.xml", "styles.xml")
_EXACT = 2**53
"""The whole numbers below it are exact in a float of 64 bits."""

_LAST_TABS: ContextVar[dict[tuple[bytes, ...], Tab]] = ContextVar("_LAST_TABS")
"""The tabs of the workbook that was read last, by the marks of the parts that say what stands in them.

A run that wrote into one tab, and reads the workbook again, finds all others as they were.
"""

_LAST_FILE: ContextVar[tuple[bytes, str]] = ContextVar("_LAST_FILE")
"""The file that was looked at last, and its version: a run looks ten times, and comparing takes a tenth."""


def version_of(data: bytes) -> str:
    """Return what tells two states of a file apart."""
    last = _LAST_FILE.get(None)
    if last is None or last[0] != data:
        last = (data, hashlib.sha256(data).hexdigest())
        _LAST_FILE.set(last)
    return last[1]


def book_of(data: bytes) -> Book:
    """Return what a workbook holds, given the bytes of its file. Chart sheets hold nothing and are left out.

    Raises:
        NoWorkbook: the bytes are something else.
    """
    parts = open_parts(data)
    refuse_bomb(parts, len(data))
    try:
        return Book(_read_tabs(parts, parts.data), version_of(data))
    except CalamineError:
        try:
            return Book(_read_tabs(parts, mend_for_reading(parts)), version_of(data))
        except CalamineError as error:
            raise NoWorkbook("it is damaged") from error


def _read_tabs(parts: Parts, data: bytes) -> tuple[Tab, ...]:
    try:
        values = CalamineWorkbook.from_filelike(io.BytesIO(data))
        workbook = parse(parts.read(parts.workbook))
        marks, hidden = read_marks(workbook), _find_hidden(workbook)
        beside = _mark_beside(parts) if data is parts.data else None
        before, now = _LAST_TABS.get({}), dict[tuple[bytes, ...], Tab]()
        tabs = []
        for title, part in parts.tabs.items():
            key = (parts.mark(part), *beside) if beside is not None else ()
            known = before.get(key) if key else None
            tab = known or _tab(title, parts, part, values)
            now[key] = tab
            notes, comments = ours(notes_of(parts, part)), comments_of(parts, part)
            tab = replace(tab, title=title, notes=notes, comments=comments, mark=marks.get(title, ""))
            tabs.append(replace(tab, hidden=title in hidden))
    except etree.XMLSyntaxError as error:
        raise NoWorkbook("it is damaged") from error
    _LAST_TABS.set(now if beside is not None else {})
    return tuple(tabs)


def _find_hidden(workbook: etree._Element) -> frozenset[str]:
    """Return the titles of tabs that nobody sees, and of those that no menu shows again either."""
    sheets = workbook.iterfind("{*}sheets/{*}sheet")
    return frozenset(str(one.get("name")) for one in sheets if one.get("state", "visible") != "visible")


def _mark_beside(parts: Parts) -> tuple[bytes, ...]:
    """Return the marks of all beside a tab's own part that says what stands in its cells."""
    related = {name for kind in ("/sharedStrings", "/styles") for name in parts.related(parts.workbook, kind)}
    # The reader of values goes by their usual names.
    there = parts.archive.NameToInfo
    usual = {name for name in there if name.lower().endswith(_BESIDE)}
    return (*map(parts.mark, sorted((related & there.keys()) | usual)), str(dates_from_1904(parts)).encode())


def dates_from_1904(parts: Parts) -> bool:
    """Return whether this workbook counts its days from 1904 rather than from 1900."""
    return re.search(rb"\bdate1904=[\"'](1|true)[\"']", parts.read(parts.workbook)) is not None


def _tab(title: str, parts: Parts, part: str, values: CalamineWorkbook) -> Tab:
    # Its XML has gone from memory before the values come.
    formulas, shown = _find_formulas(parts.read(part))
    sheet = values.get_sheet_by_name(title)
    left: list[Cell] = [None] * (sheet.start or (0, 0))[1]
    # Years of rows name the same few people, days and words again and again.
    same: dict[str | date, str | date] = {}
    rows = [_trim_row(left + [_cell(value, same) for value in row]) for row in sheet.iter_rows()]
    for where, value in shown.items():
        _put(rows, where, value)
    while rows and not rows[-1]:
        rows.pop()
    return Tab(title, tuple(rows), formulas, _find_merged(sheet))


def _find_formulas(xml: bytes) -> tuple[frozenset[tuple[int, int]], dict[tuple[int, int], Cell]]:
    """Return the places of formulas, and what to show of those and of errors where it was not read."""
    formulas, shown = set(), dict[tuple[int, int], Cell]()
    for where, formula, value in _formulas_and_errors(xml):
        if formula is not None:
            formulas.add(where)
        if value is not None:
            shown[where] = value
    return frozenset(formulas), shown


def _cell(value: object, same: dict[str | date, str | date]) -> Cell:
    """Return what stands in a cell; an equal text or day that is among the `same` is that very one."""
    if isinstance(value, str):
        return same.setdefault(value, value) if value else None
    if isinstance(value, float):
        return int(value) if value.is_integer() and abs(value) < _EXACT else value
    if isinstance(value, time):
        return value.isoformat("minutes" if not value.second else "seconds")
    if isinstance(value, timedelta):
        minutes = round(value.total_seconds() / 60)
        return f"{minutes // 60}:{minutes % 60:02}"
    if isinstance(value, date):
        return same.setdefault(value, value)
    return value if isinstance(value, bool | int) else str(value)


def _put(rows: list[tuple[Cell, ...]], where: tuple[int, int], value: Cell) -> None:
    row, column = where
    rows.extend(() for _ in range(row + 1 - len(rows)))
    cells = [*rows[row], *[None] * (column + 1 - len(rows[row]))]
    cells[column] = value
    rows[row] = _trim_row(cells)


def _trim_row(row: list[Cell]) -> tuple[Cell, ...]:
    end = len(row)
    while end and row[end - 1] is None:
        end -= 1
    return tuple(row[:end])


def _find_merged(sheet: CalamineSheet) -> tuple[str, ...]:
    return tuple(f"{cell_name(*first)}:{cell_name(*last)}" for first, last in sheet.merged_cell_ranges or ())


def _formulas_and_errors(xml: bytes) -> Iterator[tuple[tuple[int, int], str | None, str | None]]:
    """Yield the place, the formula and the value to show (None: as it was read) of each cell with either."""
    # A sheet may go on for a million formatted, empty rows: nothing is parsed behind the last row that tells.
    last = max(xml.rfind(mark, 0, xml.rfind(b"sheetData")) for mark in _TELLING)
    if last < 0 or not _FORMULA_OR_ERROR.search(xml):
        return
    telling = io.BytesIO(xml[: xml.find(b"row>", last) + 4])
    number = 0
    for _, row in etree.iterparse(
        telling, tag="{*}row", huge_tree=True, resolve_entities=False, recover=True
    ):
        number = int(row.get("r", number + 1))
        column = -1
        for cell in row.iterchildren("{*}c"):
            column = place(cell.get("r", ""))[1] if cell.get("r") else column + 1
            formula = cell.find("{*}f")
            if formula is not None or cell.get("t") == "e":
                yield (number - 1, column), _text(formula), _shown(cell, formula)
        parent = row.getparent()
        row.clear()
        while parent is not None and row.getprevious() is not None:
            del parent[0]


def _text(element: etree._Element | None) -> str | None:
    return None if element is None else element.text or ""


def _shown(cell: etree._Element, formula: etree._Element | None) -> str | None:
    cached = cell.findtext("{*}v")
    if cell.get("t") == "e":
        return cached or None
    if formula is not None and formula.text and not cached and cell.get("t") != "str":
        return f"={formula.text}"
    return None
