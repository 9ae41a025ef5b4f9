"""Rows taken out of a worksheet, so that those below them move up: each keeps its looks and its height."""

import re
from collections.abc import Collection, Mapping
from dataclasses import replace

from mentorsheets.errors import WrongUse
from mentorsheets.sheet.workbook.rows import Sheet, take_apart
from mentorsheets.sheet.workbook.totals import renumber
from mentorsheets.sheet.workbook.zip import Parts

TIED_TO_ROWS = re.compile(rb"<(?:\w+:)?(?:hyperlink|mergeCell)\s")
"""What stands behind the rows of a worksheet and names some of them."""
NUMBER_OF_LAST_ROW = re.compile(rb"(<(?:\w+:)?dimension\s[^>]*?:[A-Z]+)\d+")
"""How far a worksheet says that it reaches, up to the number of its last row."""


def drop_from_parts(parts: Parts, rows: Mapping[str, Collection[int]]) -> dict[str, bytes]:
    """Return the parts that change as rows, by their indexes and by the title of their tab, are taken out.

    No cell of these tabs may hold a formula, nor a note below what is taken out.

    Raises:
        WrongUse: something else in such a tab, a link say, belongs to one of its rows.
    """
    changes: dict[str, bytes] = {}
    for title, gone in rows.items():
        part = parts.tabs[title]
        sheet = take_apart(parts.read(part))
        if gone and TIED_TO_ROWS.search(sheet.tail):
            raise WrongUse(
                f"Links or merged cells in the tab {title} keep its old rows where they are.",
                "Take them away, and the old rows move into the archive.",
            )
        if gone:
            changes[part] = _without(sheet, frozenset(gone)).xml()
    return changes


def _without(sheet: Sheet, gone: frozenset[int]) -> Sheet:
    kept: dict[int, bytes] = {}
    above = 0
    for number in range(1, max(sheet.rows, default=0) + 1):
        if number - 1 in gone:
            above += 1
        elif (row := sheet.rows.get(number)) is not None:
            kept[number - above] = renumber(row, number - above) if above else row
    reach = b"%d" % max(kept, default=1)
    return replace(sheet, head=NUMBER_OF_LAST_ROW.sub(lambda found: found[1] + reach, sheet.head), rows=kept)
