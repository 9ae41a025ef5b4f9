"""Rows that are headings among the others, and cells that were merged so that one speaks for several."""

import string

from mentorsheets.domain.model import Problem
from mentorsheets.sheet.a1 import cell_name, place
from mentorsheets.sheet.backend import Cell, Tab
from mentorsheets.sheet.cells.text import plain
from mentorsheets.sheet.columns import TabSpec
from mentorsheets.sheet.reading.headers import Header
from mentorsheets.sheet.schema import NEEDS

SECTION_HEADINGS = {
    "mentors", "mentees", "givers", "askers", "mentor", "mentee", "participants", "people", "members",
    "volunteers",
    "students", "staff", "alumni", "coaches", "learners", "waiting list", "waitlist", "new", "active",
    "inactive", "mentoren", "mentoras", "mentores", "mentorados", "mentes", "parrains", "filleuls",
}  # fmt: skip
"""What people write alone into a row as the title of those below it."""


def is_heading(tab: Tab, header: Header, index: int) -> bool:
    """Return whether a row is a heading: the header once more, or one title across columns."""
    titles = tab.rows[header.row]
    there = {column: cell for column, cell in enumerate(tab.rows[index]) if cell not in (None, "")}
    if there and all(column < len(titles) and titles[column] == cell for column, cell in there.items()):
        return True
    if len(there) != 1:
        return False
    ((column, cell),) = there.items()
    is_across = any(_is_across(merged, index, column) for merged in tab.merged)
    return is_across or (isinstance(cell, str) and plain(cell) in SECTION_HEADINGS)


def _is_across(merged: str, row: int, column: int) -> bool:
    """Return whether a merged range ("A5:F5") begins at a cell and reaches over more of its row alone."""
    first, _, last = merged.partition(":")
    return (
        first == cell_name(row, column)
        and last != first
        and last.lstrip(string.ascii_uppercase) == str(row + 1)
    )


def told_merges(tab: Tab, header: Header, spec: TabSpec) -> list[Problem]:
    """Return a problem for each merged range below the header of which only the first cell counts."""
    if not header.columns:
        return []
    return [
        Problem(
            tab.title,
            merged.split(":")[0],
            f"The cells {merged} are merged; only the first one counts.",
            "Unmerge them, and fill each row.",
        )
        for merged in tab.merged
        if _lowest(merged) > header.row and not (spec is NEEDS and _is_one_column(merged))
    ]


def merged_from(tab: Tab, row: int, column: int) -> Cell:
    """Return what one cell says for those below it, such as one person merged beside two needs."""
    for merged in tab.merged:
        first, last = _corners(merged)
        if _is_one_column(merged) and first[1] == column and first[0] < row <= last[0]:
            return tab.rows[first[0]][column]
    return None


def _lowest(merged: str) -> int:
    return _corners(merged)[1][0]


def _is_one_column(merged: str) -> bool:
    first, last = _corners(merged)
    return first[1] == last[1]


def _corners(merged: str) -> tuple[tuple[int, int], tuple[int, int]]:
    first, _, last = merged.partition(":")
    return place(first), place(last or first)
