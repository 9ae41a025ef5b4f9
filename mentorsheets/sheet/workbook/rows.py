"""One worksheet's XML taken apart into rows, so that only the rows that change are touched."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from lxml import etree

from mentorsheets.sheet.backend import Cell
from mentorsheets.sheet.workbook.cells import Ink, cell_xml, cells_in, row_with, style_in
from mentorsheets.sheet.workbook.look import LINE, columns_of, height_of
from mentorsheets.sheet.workbook.xml import NoWorkbook, parse, serialise

_DATA = re.compile(rb"<((?:\w+:)?)sheetData\b[^>]*?(/?)>")
_ROW = re.compile(rb"<(?:\w+:)?row[\s>/]")
_ROW_START = re.compile(rb"<(?:\w+:)?row\b[^>]*>")
_HEIGHT = re.compile(rb"\s(?:ht|customHeight)=[\"'][^\"']*[\"']")
_HIDDEN = re.compile(rb"\shidden=[\"'](1|true|0|false)[\"']")
_NUMBER = re.compile(rb"\sr=[\"'](\d+)[\"']")


@dataclass(frozen=True, slots=True)
class Sheet:
    """A worksheet: what stands before its rows, the rows by their number from 1, and what follows them."""

    head: bytes
    rows: Mapping[int, bytes]
    tail: bytes
    prefix: str

    def xml(self) -> bytes:
        """Return the worksheet as one part again."""
        return b"".join((self.head, *(self.rows[number] for number in sorted(self.rows)), self.tail))


def take_apart(xml: bytes) -> Sheet:
    """Return the worksheet whose XML is given.

    Raises:
        NoWorkbook: two of its rows have one number, or it has no place for rows.
    """
    if not _is_plain(xml):
        return take_apart(_plain(xml))
    start = _DATA.search(xml)
    if start is None:
        raise NoWorkbook("it is damaged")
    prefix = start[1].decode()
    # Rows are cut out of the whole at once: a year of them is held twice here as it is.
    begin = end = start.end()
    if start[2]:
        head, tail = xml[: begin - 2] + b">", f"</{prefix}sheetData>".encode() + xml[begin:]
    else:
        end = xml.rindex(f"</{prefix}sheetData".encode())
        head, tail = xml[:begin], xml[end:]
    starts = [found.start() for found in _ROW.finditer(xml, begin, end)]
    rows: dict[int, bytes] = {}
    for first, after in zip(starts, [*starts[1:], end], strict=False):
        number = _NUMBER.search(xml, first, xml.index(b">", first))
        if number is None:
            return take_apart(_plain(xml))
        if int(number[1]) in rows:
            raise NoWorkbook("it is damaged")
        rows[int(number[1])] = xml[first:after]
    return Sheet(head, rows, tail, prefix)


def with_cells(sheet: Sheet, cells: Mapping[tuple[int, int], Cell], ink: Ink) -> Sheet:
    """Return the sheet with these cells written; each keeps the style that it has."""
    rows = dict(sheet.rows)
    by_row: dict[int, dict[int, Cell]] = {}
    for (row, column), value in cells.items():
        by_row.setdefault(row, {})[column] = value
    for row, values in by_row.items():
        xml = rows.get(row + 1, b"")
        styles = {column: style_in(cell) for column, cell in cells_in(xml).items()}
        new = {
            column: cell_xml((row, column), value, _style(sheet, row, column, styles), ink)
            for column, value in sorted(values.items())
        }
        rows[row + 1] = row_with(xml, row + 1, new, sheet.prefix)
    return replace(sheet, rows=rows)


def with_rows(sheet: Sheet, first: int, values: Sequence[Sequence[Cell]], like: bytes, ink: Ink) -> Sheet:
    """Return the sheet with rows written from the row index `first` on.

    What stands there already stays where a value is None; where there is no cell yet it looks as in the row
    whose XML is `like`.
    """
    rows = dict(sheet.rows)
    above = {column: style_in(cell) for column, cell in cells_in(like).items()}
    columns = columns_of(sheet.head, max([1, *map(len, values), *(column + 1 for column in above)]))
    for index, row in enumerate(values, start=first):
        xml = rows.get(index + 1, b"")
        there = {column: style_in(cell) for column, cell in cells_in(xml).items()}
        styles = {**columns.styles, **above, **{column: style for column, style in there.items() if style}}
        wanted = {**dict.fromkeys(above), **dict(enumerate(row))}
        new = {
            column: cell_xml((index, column), value, styles.get(column, 0), ink)
            for column, value in wanted.items()
            if value is not None or column not in there
        }
        height = height_of(wanted, styles, columns, ink.wraps)
        filled = {column: cell for column, cell in new.items() if cell}
        rows[index + 1] = row_with(xml, index + 1, filled, sheet.prefix, height)
    return replace(sheet, rows=rows)


def with_heights(sheet: Sheet, values: Mapping[int, Sequence[Cell]], ink: Ink) -> Sheet:
    """Return the sheet with each of these rows, by its index, as high as the texts that it holds."""
    rows = dict(sheet.rows)
    columns = columns_of(sheet.head, max([1, *map(len, values.values())]))
    for index, row in values.items():
        xml = rows.get(index + 1, b"")
        styles = {column: style_in(cell) for column, cell in cells_in(xml).items()}
        height = height_of(dict(enumerate(row)), styles, columns, ink.wraps) or LINE
        if found := _ROW_START.match(xml):
            start = _HEIGHT.sub(b"", found[0]).rstrip(b"/> ")
            tall = f' ht="{height}" customHeight="1"'.encode()
            rows[index + 1] = (
                start + tall + (b"/>" if found[0].endswith(b"/>") else b">") + xml[found.end() :]
            )
    return replace(sheet, rows=rows)


def with_hidden(sheet: Sheet, hidden: Mapping[int, bool]) -> Sheet:
    """Return the sheet with these rows, by their indexes, out of sight or in it."""
    rows = dict(sheet.rows)
    for index, is_hidden in hidden.items():
        xml = rows.get(index + 1, b"")
        found = _ROW_START.match(xml)
        said = _HIDDEN.search(found[0]) if found else None
        if found and is_hidden != (said is not None and said[1] in {b"1", b"true"}):
            start = _HIDDEN.sub(b"", found[0]).rstrip(b"/> ") + (b' hidden="1"' if is_hidden else b"")
            rows[index + 1] = start + (b"/>" if found[0].endswith(b"/>") else b">") + xml[found.end() :]
    return replace(sheet, rows=rows)


def without_rows(sheet: Sheet, below: int) -> Sheet:
    """Return the sheet without the rows whose index is greater than `below`."""
    return replace(sheet, rows={number: row for number, row in sheet.rows.items() if number <= below + 1})


def _style(sheet: Sheet, row: int, column: int, styles: Mapping[int, int]) -> int:
    if column in styles:
        return styles[column]
    if row + 1 == min(sheet.rows, default=0):
        return styles.get(max((left for left in styles if left < column), default=-1), 0)
    columns = columns_of(sheet.head, column + 1).styles
    return style_in(sheet.rows.get(row + 1, b"<row>")) or columns.get(column, 0)


def _is_plain(xml: bytes) -> bool:
    declared = xml[:200].lower()
    utf8 = not declared.startswith(b"<?xml") or b"encoding" not in declared or b"utf-8" in declared
    return utf8 and xml[:2] not in (b"\xff\xfe", b"\xfe\xff") and b"<!" not in xml


def _plain(xml: bytes) -> bytes:
    """Return the worksheet in UTF-8, without comments, each row with its number."""
    root = parse(xml)
    etree.strip_tags(root, etree.Comment, etree.ProcessingInstruction)
    number = 0
    for row in root.iterfind("{*}sheetData/{*}row"):
        number = int(row.get("r", number + 1))
        row.set("r", str(number))
    return serialise(root)
