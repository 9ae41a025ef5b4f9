"""Answers that nobody gave: what the maker of a survey typed to try it is exported like the rest."""

from collections.abc import Sequence
from dataclasses import replace

from mentorsheets.sheet.adopt.questions import Titles
from mentorsheets.sheet.backend import Cell, Tab
from mentorsheets.sheet.cells.text import plain, squeeze

_TELLS = frozenset(("status", "responsetype", "distributionchannel", "collectormode", "responsestatus"))
"""Headers below which a survey program says of what kind an answer is."""
_OF_A_SURVEY = frozenset(
    (
        "startdate", "enddate", "progress", "finished", "recordeddate", "responseid", "durationinseconds",
        "distributionchannel", "userlanguage", "ipaddress", "respondentid", "collectorid",
    )
)  # fmt: skip
"""Headers by which an export is known for one of a survey program: elsewhere a status may mean anything."""
_PREVIEWS = frozenset(
    ("survey preview", "preview", "survey test", "test", "generated test responses", "spam")
)
LEAST_OF_A_SURVEY = 2
"""Such headers from which on it is one."""


def without_previews(tab: Tab, header: int, titles: Titles) -> tuple[Tab, tuple[int, ...]]:
    """Return a list with the rows emptied that are previews of a survey, and their row indexes."""
    names = [squeeze(title) if isinstance(title, str) else "" for title in titles]
    places = [place for place, name in enumerate(names) if name in _TELLS]
    if not places or len(_OF_A_SURVEY & set(names)) < LEAST_OF_A_SURVEY:
        return tab, ()
    found = tuple(row for row in range(header + 1, len(tab.rows)) if _is_preview(tab.rows[row], places))
    rows = tuple(() if row in found else cells for row, cells in enumerate(tab.rows))
    return (replace(tab, rows=rows) if found else tab), found


def _is_preview(cells: Sequence[Cell], places: Sequence[int]) -> bool:
    said = (cells[place] for place in places if place < len(cells))
    return any(isinstance(cell, str) and plain(cell) in _PREVIEWS for cell in said)
