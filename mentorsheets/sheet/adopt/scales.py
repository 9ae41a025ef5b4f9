"""Marks on a scale whose header says who asks and who offers: "Excel (1 = I want help, 5 = I can help)".

Where the header does not say so for both sides, a five is nobody's offer, and the column is told as others.
"""

import re
from collections.abc import Mapping, Sequence

from mentorsheets.sheet.adopt.bare_sides import read_bare_sides
from mentorsheets.sheet.adopt.made import AS_ASKER, AS_GIVER, MadeColumns
from mentorsheets.sheet.adopt.questions import Titles
from mentorsheets.sheet.adopt.role_grammar import Side, read_sides
from mentorsheets.sheet.backend import Cell, Tab

RATED = "Rated topics"
LEAST_RATED = 2
"""Columns from which on they are topics of one question; one alone may be a question on something else."""
_LEGEND = re.compile(
    r"(\d{1,2})(?:\s*(?:-|–|to|bis|a|à|até|/|or|oder|o|ou|e|and|und|,|إلى)\s*(\d{1,2}))?\s*(?:=|:|means)\s*([^,;()\[\]=\d|]+)"
)
_ASIDE = re.compile(r"[(\[][^()\[\]]*=[^()\[\]]*[)\]]|(?:\d{1,2}\s*(?:[-–/]\s*\d{1,2})?\s*=.*)$")
_BRACKETED = re.compile(r"\[([^\[\]=]+)\]\s*$")


def put_scales(tab: Tab, header: int, titles: Titles, made: MadeColumns) -> set[int]:
    """Put what rows rate as asked for, or as offered, into an answer each, and return these columns."""
    scales = {
        place: scale
        for place, title in enumerate(titles)
        if isinstance(title, str) and (scale := read_scale(title))
    }
    if len(scales) < LEAST_RATED:
        return set()
    own = [str(titles[place]) for place in scales]
    topics = dict(zip(scales, _name_topics(own), strict=True))
    for row in range(header + 1, len(tab.rows)):
        for side, name in ((Side.ASKING, AS_ASKER), (Side.GIVING, AS_GIVER)):
            marked = [
                topics[place]
                for place, scale in scales.items()
                if scale.get(_mark(tab.rows[row], place)) is side
            ]
            made.put(f"{RATED} {name}", row, "; ".join(marked), *own)
    return set(scales)


def read_scale(title: str) -> Mapping[int, Side]:
    """Return which marks ask and which offer by the legend in a header, none unless it names both sides."""
    found: dict[int, Side] = {}
    for first, last, meaning in _LEGEND.findall(title):
        sides = read_bare_sides(meaning) or read_sides(meaning)
        if sides in (frozenset((Side.ASKING,)), frozenset((Side.GIVING,))):
            marks = range(int(first), int(last or first) + 1)
            found |= dict.fromkeys(marks, next(iter(sides)))
    return found if len(set(found.values())) > 1 else {}


def _name_topics(titles: Sequence[str]) -> list[str]:
    """Return what several headers ask to rate, without their legends and what stands before each topic."""
    bracketed = [_BRACKETED.search(title) for title in titles]
    if all(bracketed):
        return [found[1].strip() for found in bracketed if found]
    bare = [" ".join(_ASIDE.sub(" ", title).split()).strip(" :-–") for title in titles]
    cut = max(bare[0].rfind(mark) for mark in ":-–?") + 1
    is_shared = all(title.startswith(bare[0][:cut]) for title in bare)
    return [title[cut if is_shared else 0 :].strip(" :-–") or title for title in bare]


def _mark(cells: Sequence[Cell], place: int) -> int:
    cell = cells[place] if place < len(cells) else None
    text = str(cell).strip().removesuffix(".0")
    return int(text) if text.isascii() and text.isdecimal() and not isinstance(cell, bool) else -1
