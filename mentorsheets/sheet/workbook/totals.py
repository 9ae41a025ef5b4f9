"""Rows that sum up those above them, moved down in a worksheet so that new rows find room before them."""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from mentorsheets.sheet.workbook.cells import cells_in
from mentorsheets.sheet.workbook.rows import Sheet

_ROW_NUMBER = re.compile(rb"(<(?:\w+:)?row\b[^>]*?\sr=[\"'])\d+")
_CELL_NUMBER = re.compile(rb"(<(?:\w+:)?c\b[^>]*?\sr=[\"'][A-Z]+)\d+")
_FORMULA = re.compile(rb"(<(?:\w+:)?f\b[^>]*>)([^<]*)(</)")
_MERGED = re.compile(rb"(<(?:\w+:)?mergeCell\b[^>]*?\bref=[\"'])([A-Z]+)(\d+):([A-Z]+)(\d+)")
_REFERENCE = re.compile(rb"(?<![\w!'.:\[])(\$?[A-Z]{1,3}\$?)(\d+)(?::(\$?[A-Z]{1,3}\$?)(\d+))?(?![\w(!])")
"""A cell or a range of the same tab in a formula; what names another one has an exclamation mark first."""
_SHARED = re.compile(rb"<(?:\w+:)?f\s[^>]*\b(?:ref|si)=")


def move_totals(sheet: Sheet, first: int, totals: Sequence[int], by: int) -> Sheet | None:
    """Return the sheet with rows of totals moved down by some rows, so that new ones stand at index `first`.

    `totals` are their indexes, ascending. None where they cannot be moved: something else stands between them
    or where they would come to stand, or their formulas fill other cells too.
    """
    begin, end = totals[0], totals[-1]
    moving = [number for number in sheet.rows if number - 1 in totals]
    others = [
        number
        for number in sheet.rows
        if begin < number <= end + 1 + by and number - 1 not in totals and cells_in(sheet.rows[number])
    ]
    if others or any(_SHARED.search(sheet.rows[number]) for number in moving):
        return None
    rows = {number: row for number, row in sheet.rows.items() if number not in moving}
    for number in moving:
        rows[number + by] = _renumber(sheet.rows[number], number + by, _shift_references(first, begin, by))
    return replace(sheet, rows=rows, tail=_MERGED.sub(_shift_merged(begin, end, by), sheet.tail))


def renumber(row: bytes, number: int) -> bytes:
    """Return the XML of a row that holds no formula, as it stands under another number."""
    new = b"%d" % number
    moved = _ROW_NUMBER.sub(lambda found: found[1] + new, row, count=1)
    return _CELL_NUMBER.sub(lambda found: found[1] + new, moved)


def _renumber(row: bytes, number: int, formula: Callable[[re.Match[bytes]], bytes]) -> bytes:
    moved = renumber(row, number)
    return _FORMULA.sub(lambda found: found[1] + _in_formula(found[2], formula) + found[3], moved)


def _in_formula(text: bytes, formula: Callable[[re.Match[bytes]], bytes]) -> bytes:
    # A table's columns are named in brackets, and reach over new rows by themselves.
    return text if b"[" in text else _REFERENCE.sub(formula, text)


def _shift_references(first: int, begin: int, by: int) -> Callable[[re.Match[bytes]], bytes]:
    """Return what makes a reference follow: what ended with the last row ends with the new ones."""

    def shift(found: re.Match[bytes]) -> bytes:
        top, bottom = int(found[2]), int(found[4] or 0)
        new_top = top + by if top > begin else top
        if not found[4]:
            return found[1] + b"%d" % new_top
        new_bottom = bottom + by if bottom >= first else bottom
        return b"%s%d:%s%d" % (found[1], new_top, found[3], new_bottom)

    return shift


def _shift_merged(begin: int, end: int, by: int) -> Callable[[re.Match[bytes]], bytes]:
    def shift(found: re.Match[bytes]) -> bytes:
        top, bottom = int(found[3]), int(found[5])
        more = by if begin < top <= bottom <= end + 1 else 0
        return b"%s%s%d:%s%d" % (found[1], found[2], top + more, found[4], bottom + more)

    return shift
