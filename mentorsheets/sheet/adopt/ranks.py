"""Topics that people put into an order of their own: a column for each, and the ranks below it."""

from collections.abc import Mapping, Sequence
from itertools import groupby

from mentorsheets.sheet.backend import Cell

FIRST_RANKS = "The three ranked first"
RANKS_TAKEN = 3
"""Ranks taken for needs: all are ranked, also what somebody hardly wants."""
LEAST_RANKED = 3
"""Columns from which on numbers can be ranks."""
SHARE_OF_RANKINGS = 0.8
"""Share of the rows that must be whole rankings, each rank once; marks from one to five are none."""


def ranked_columns(titles: Sequence[Cell], rows: Sequence[Sequence[Cell]]) -> dict[int, str]:
    """Return the titles, by column, of neighbours that most rows rank from one to their number."""
    numbered = [
        isinstance(title, str)
        and bool(title.strip())
        and any(_rank(row, place) for row in rows)
        and all(_rank(row, place) or place >= len(row) or row[place] in (None, "") for row in rows)
        for place, title in enumerate(titles)
    ]
    for is_numbered, run in groupby(range(len(titles)), key=lambda place: numbered[place]):
        places = list(run)
        if not is_numbered or len(places) < LEAST_RANKED:
            continue
        given = [ranks for row in rows if any(ranks := [_rank(row, place) for place in places])]
        whole = sum(sorted(ranks) == list(range(1, len(places) + 1)) for ranks in given)
        if whole >= max(2, SHARE_OF_RANKINGS * len(given)):
            return {place: " ".join(str(titles[place]).split()) for place in places}
    return {}


def first_ranked(cells: Mapping[str, Cell]) -> str:
    """Return the topics that a row ranks first, the very first before the others."""
    ranks = sorted((_rank((cell,), 0), title) for title, cell in cells.items())
    return "; ".join(title for rank, title in ranks if 0 < rank <= RANKS_TAKEN)


def _rank(row: Sequence[Cell], place: int) -> int:
    """Return the rank in a cell, 0 if there is none."""
    text = str(row[place]).strip().removesuffix(".0") if place < len(row) else ""
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 3 else 0
