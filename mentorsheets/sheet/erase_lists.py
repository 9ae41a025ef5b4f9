"""Forgetting somebody in tabs that are not ours: answers to a form, and lists that the coordinator keeps."""

from mentorsheets.sheet.a1 import cell_name
from mentorsheets.sheet.backend import Tab
from mentorsheets.sheet.erased import Erased, ForHuman
from mentorsheets.sheet.leaving import Leaving, find_writers

BESIDE = "their name stood here; what stands beside it may be about them"


def erase_foreign(tab: Tab, leaving: Leaving, erased: Erased) -> None:
    """Take in a tab that is not ours: a row that they wrote goes, elsewhere they are masked.

    What stands beside their name in a row that nobody else wrote is for a human.
    """
    cells = erased.cells.setdefault(tab.title, {})
    writers = find_writers(tab)
    for index, row in enumerate(tab.rows):
        by = [str(row[column]) for column in writers if column < len(row) and row[column] is not None]
        is_by_them = any(leaving.is_named(one.strip()) or leaving.has_address(one) for one in by)
        if is_by_them or leaving.gave(tab.title, row):
            erased.empty(tab.title, index, row)
            continue
        masked = {
            (index, column): new
            for column, cell in enumerate(row)
            if isinstance(cell, str) and (new := leaving.mask_in_sentences(cell)) != cell
        }
        cells |= masked
        if masked and not by:
            erased.for_human.append(ForHuman(tab.title, cell_name(*min(masked)), BESIDE))
