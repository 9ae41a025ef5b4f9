"""Workbooks that are small on disk and would fill the memory: refused before their cells are read."""

import re
from contextvars import ContextVar

from mentorsheets.sheet.a1 import cell_name, place
from mentorsheets.sheet.workbook.xml import NoWorkbook
from mentorsheets.sheet.workbook.zip import Parts

MANY_CELLS, LEAST_PACKED = 300_000, 2
"""Cells from which on a workbook may be a bomb, and packed bytes that a cell takes at least in a table of
people: it comes to 3 and more, as each cell names its own place."""
WIDE_AREA, LEAST_FILLED = 4_000_000, 20
"""Cells of the area between the first and the last one, of which at least one in so many must be filled: the
reader lays out the whole area."""
WIDTH_TO_Z = 26
"""Columns with names of one letter."""
MOST_TEXT = 60_000_000
"""Bytes of all texts together, each as often as cells refer to it: two hundred in each of 300,000 cells."""
MOST_TABS = 1_000
"""Tabs that a workbook may have: each is a part of its own to unpack, to look through and to keep."""
MOST_FORMULAS, MOST_MERGED = 250_000, 50_000
"""Formulas, and areas of merged cells, of one tab: each is looked up by itself, and a list of ten thousand
people with 20 columns of formulas has fewer."""
_LAST_COUNTS: ContextVar[dict[bytes, int]] = ContextVar("_LAST_COUNTS")
"""How many cells each tab of the last workbook had, none of them far away, by the marks of their parts."""
_END_OF_TEXT = re.compile(rb"</(?:\w+:)?si>")
_REFERS = re.compile(rb"<(?:\w+:)?c\b[^>]*?\st=[\"']s[\"'][^>]*>\s*<(?:\w+:)?v>(\d+)<")
_LAST_ROW = re.compile(rb"<(?:\w+:)?row\b[^>]*?\sr=[\"'](\d+)[\"']")
_RIGHT_OF_Z = re.compile(rb"\sr=[\"'][A-Z]{2}")
_FAR_CELL = re.compile(rb"<(?:\w+:)?c\b[^>]*?\sr=[\"']([A-Z]{2,3}\d+|[A-Z]\d{5,7})[\"'][^>]*(?<!/)>")


def refuse_bomb(parts: Parts, packed: int) -> None:
    """Check that the cells of a workbook, whose file has `packed` bytes, fit into the memory.

    Raises:
        NoWorkbook: they would not, by far.
    """
    if len(parts.tabs) > MOST_TABS:
        raise NoWorkbook(f"it has {len(parts.tabs)} tabs, far more than a programme and its lists have")
    cells = 0
    lengths = _measure_texts(parts)
    text, before, now = 0, _LAST_COUNTS.get({}), dict[bytes, int]()
    for title, part in parts.tabs.items():
        mark = parts.mark(part)
        now[mark] = here = before[mark] if mark in before else _count_cells(title, parts.read(part))
        cells += here
        if here * max(lengths, default=0) > MOST_TEXT:
            referred = (int(found[1]) for found in _REFERS.finditer(parts.read(part)))
            text += sum(lengths[number] for number in referred if number < len(lengths))
    if cells > MANY_CELLS and cells * LEAST_PACKED > packed:
        raise NoWorkbook(f"it holds {cells} cells in {packed} bytes, far more than a table of this size")
    if text > MOST_TEXT:
        raise NoWorkbook(f"its cells repeat {text // 1_000_000} MB of text in a file of {packed} bytes")
    _LAST_COUNTS.set(now)


def _count_cells(title: str, xml: bytes) -> int:
    """Return how many cells a tab has. Raises NoWorkbook: they lie far apart, or compute or join too much."""
    cells = _count(xml, b"c")
    for tag, most, what in ((b"f", MOST_FORMULAS, "formulas"), (b"mergeCell", MOST_MERGED, "merged areas")):
        if (there := _count(xml, tag)) > most:
            raise NoWorkbook(f"the tab {title} has {there} {what}, far more than a list of people has")
    _refuse_sparse(title, xml, cells)
    return cells


def _count(xml: bytes, tag: bytes) -> int:
    return sum(xml.count(before + tag + after) for before in (b"<", b":") for after in (b" ", b">", b"/>"))


def _measure_texts(parts: Parts) -> list[int]:
    """Return the bytes of each text that cells can refer to; of a damaged part, which is told later, none."""
    try:
        texts = [parts.read(name) for name in parts.related(parts.workbook, "/sharedStrings")]
    except NoWorkbook:
        return []
    return [len(one) for text in texts for one in _END_OF_TEXT.split(text)]


def _refuse_sparse(title: str, xml: bytes, cells: int) -> None:
    last = _LAST_ROW.match(xml, max(xml.rfind(b"<row"), xml.rfind(b":row ") - 10, 0))
    # A long table is no wide one: it need not be looked through cell by cell.
    may_be = max(WIDE_AREA, LEAST_FILLED * cells)
    if last is not None and int(last[1]) * WIDTH_TO_Z < may_be and not _RIGHT_OF_Z.search(xml):
        return
    far = [place(found[1].decode()) for found in _FAR_CELL.finditer(xml)]
    if not far:
        return
    row, column = max(row for row, _ in far), max(column for _, column in far)
    area = (row + 1) * (column + 1)
    if area > WIDE_AREA and area > LEAST_FILLED * cells:
        far_corner = cell_name(row, column)
        raise NoWorkbook(
            f"what stands in the tab {title} reaches to {far_corner}, which is far from all else; delete the "
            "rows and columns there"
        )
