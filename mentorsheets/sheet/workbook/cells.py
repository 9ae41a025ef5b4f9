"""One cell and one row of a worksheet as XML: built, and changed without touching the cells beside it."""

import math
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from xml.sax.saxutils import escape

from mentorsheets.sheet.a1 import cell_name, place
from mentorsheets.sheet.backend import Cell
from mentorsheets.sheet.notes import _LOOKS_ESCAPED, clean

_CELL = re.compile(rb"<(?:\w+:)?c\b[^>]*/>|<(?:\w+:)?c\b.*?</(?:\w+:)?c>", re.DOTALL)
_ROW_START = re.compile(rb"<(?:\w+:)?row\b[^>]*>")
_SPANS = re.compile(rb"\sspans=[\"'][^\"']*[\"']")
_STYLE = re.compile(rb"\ss=[\"'](\d+)[\"']")
_NUMBER = re.compile(rb"\sr=[\"'](\d+)[\"']")
_CELL_ADDRESS = re.compile(rb"\sr=[\"']([A-Z]+[0-9]+)[\"']")


@dataclass(frozen=True, slots=True)
class Ink:
    """How values are put into this workbook's cells.

    `prefix` stands before each element's name, `first_day` is the day 0 of its calendar, and `dated` gives
    the style that shows a date (or, if True is passed, a moment) and is otherwise like the given style.
    `wraps` tells whether a style breaks long texts into lines.
    """

    prefix: str
    first_day: date
    dated: Callable[[int, bool], int]
    wraps: Callable[[int], bool]


def read_back(value: Cell) -> Cell:
    """Return what will be read again from a cell into which `value` was written."""
    if isinstance(value, str):
        return clean(value) or None
    if isinstance(value, float) and not math.isfinite(value):
        return str(value)
    if isinstance(value, float) and value.is_integer() and not isinstance(value, bool):
        return int(value)
    return value


def cell_xml(where: tuple[int, int], value: Cell, style: int, ink: Ink) -> bytes:
    """Return the XML of one cell; without value and style it is empty."""
    value = read_back(value)
    if isinstance(value, date):
        days = _days(value, ink.first_day)
        style, value = (style, value.isoformat()) if days is None else (
            ink.dated(style, isinstance(value, datetime)), days
        )  # fmt: skip
    if value is None and not style:
        return b""
    shown = f' s="{style}"' if style else ""
    kind, inner = _inner(value, ink.prefix)
    name = f"{ink.prefix}c"
    start = f'<{name} r="{cell_name(*where)}"{shown}{kind}'
    return f"{start}>{inner}</{name}>".encode() if inner else f"{start}/>".encode()


def style_in(xml: bytes) -> int:
    """Return the style of a cell, a row or a column, given its XML."""
    found = _STYLE.search(xml, 0, xml.find(b">") + 1)
    return int(found[1]) if found else 0


def cells_in(row: bytes) -> dict[int, bytes]:
    """Return the cells of a row's XML by their column index, each with its address."""
    start, after = _start_of(row)
    cells: dict[int, bytes] = {}
    column = -1
    for found in _CELL.finditer(row, after):
        cell = found[0]
        if address := _CELL_ADDRESS.search(cell, 0, cell.find(b">") + 1):
            column = place(address[1].decode())[1]
        else:
            column += 1
            number = _NUMBER.search(start)
            where = cell_name(int(number[1]) - 1 if number else 0, column)
            cell = cell.replace(b"c", f'c r="{where}"'.encode(), 1)
        cells[column] = cell
    return cells


def row_with(row: bytes, number: int, cells: Mapping[int, bytes], prefix: str, height: int = 0) -> bytes:
    """Return a row's XML in which these cells, by column index, stand in place of what stood there.

    `row` is empty if there is no such row yet, which then gets the `height` in points (0: that of any row);
    `number` counts from 1; an empty cell is taken out.
    """
    name = f"{prefix}row"
    start, after = _start_of(row)
    if not row or start.endswith(b"/>"):
        tall = f' ht="{height}"' if height else ""
        start = start[:-2].rstrip() + b">" if row else f'<{name} r="{number}"{tall}>'.encode()
        rest = f"</{name}>".encode()
        old: dict[int, bytes] = {}
    else:
        old = cells_in(row)
        last = max((found.end() for found in _CELL.finditer(row, after)), default=after)
        rest = row[last:]
    merged = sorted({**old, **cells}.items())
    return _SPANS.sub(b"", start) + b"".join(cell for _, cell in merged) + rest


def _start_of(row: bytes) -> tuple[bytes, int]:
    found = _ROW_START.match(row)
    return (found[0], found.end()) if found else (b"", 0)


def _inner(value: Cell, prefix: str) -> tuple[str, str]:
    if value is None:
        return "", ""
    if isinstance(value, bool):
        return ' t="b"', f"<{prefix}v>{int(value)}</{prefix}v>"
    if isinstance(value, int | float):
        return "", f"<{prefix}v>{value!r}</{prefix}v>"
    text = escape(_LOOKS_ESCAPED.sub("_x005F_", str(value)))
    inner = f'<{prefix}t xml:space="preserve">{text}</{prefix}t>'
    return ' t="inlineStr"', f"<{prefix}is>{inner}</{prefix}is>"


def _days(value: date, first_day: date) -> float | None:
    """Return a day as a spreadsheet counts it, or None before the calendar's sure part begins."""
    day = value.date() if isinstance(value, datetime) else value
    # Programs take 1900 for a leap year, so days before March 1900 are one off.
    if day < max(first_day, date(1900, 3, 1)):
        return None
    whole = (day - first_day).days
    if not isinstance(value, datetime):
        return whole
    return whole + (value.hour * 3600 + value.minute * 60 + value.second) / 86_400
