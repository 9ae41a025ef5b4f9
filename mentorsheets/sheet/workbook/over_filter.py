"""The filter that hides the rows which are over, as long as nobody has changed it."""

import re

from lxml import etree

from mentorsheets.sheet.a1 import place
from mentorsheets.sheet.backend import Tab
from mentorsheets.sheet.cells.text import fold_cell
from mentorsheets.sheet.over_rows import OVER_STATES, STATES_IN_SIGHT
from mentorsheets.sheet.workbook.rows import Sheet, with_hidden
from mentorsheets.sheet.workbook.xml import parse

_FILTER = re.compile(rb"<((?:\w+:)?)autoFilter\b.*?</(?:\w+:)?autoFilter>", re.DOTALL)
_PREFIX = re.compile(rb"(</?)\w+:")
_FIRST = re.compile(r"\$?([A-Z]+)\$?([0-9]*)(?=:|$)")


def hide_over_rows(sheet: Sheet, tab: Tab) -> Sheet:
    """Return the sheet with the rows hidden that are over, and no others, if the filter is ours."""
    found = _FILTER.search(sheet.tail)
    drawn = _find_drawn(parse(_PREFIX.sub(rb"\1", found[0]))) if found else None
    if drawn is None:
        return sheet
    header, column = drawn
    rows = range(header + 1, len(tab.rows))
    return with_hidden(sheet, {row: _is_over(tab, row, column) for row in rows})


def _find_drawn(filtered: etree._Element) -> tuple[int, int] | None:
    """Return the indexes of the header's row and of the column of State, None if a person set the filter."""
    columns = list(filtered)
    if len(columns) != 1 or [etree.QName(one).localname for one in columns[0]] != ["filters"]:
        return None
    shown = frozenset(one.get("val", "") for one in columns[0][0])
    if shown not in STATES_IN_SIGHT or columns[0][0].get("blank") not in ("1", "true"):
        return None
    found = _FIRST.match(filtered.get("ref", "A1"))
    if found is None:
        return None
    # Of whole columns, as LibreOffice writes them, no row is named: they begin with the first.
    row, column = place(f"{found[1]}{found[2] or 1}")
    return row, column + int(columns[0].get("colId", "0"))


def _is_over(tab: Tab, row: int, column: int) -> bool:
    cells = tab.rows[row]
    return column < len(cells) and fold_cell(cells[column]) in OVER_STATES
