"""First, second and third choices that hold topics: a header that says no more may ask for people, too."""

import re
from collections.abc import Collection, Sequence

from mentorsheets.sheet.adopt.footers import is_like_a_name
from mentorsheets.sheet.adopt.questions import NAMES_PEOPLE, Titles
from mentorsheets.sheet.adopt.ranks import read_rank
from mentorsheets.sheet.backend import Cell
from mentorsheets.sheet.cells.text import plain

OF_CHOICES = "Choices"
"""What the answers to several such columns are put under."""
LEAST_CHOICES = 2
"""Columns from which on they are choices in an order; one alone may be anything."""
SHARE_OF_LIKELY_NAMES = 0.5
"""Share of answers that may be names, from which on the columns are left to be read as wishes for people."""


def find_choices_of_topics(
    titles: Titles, rows: Sequence[Sequence[Cell]], closed: Collection[int]
) -> dict[int, str]:
    """Return the titles, by column, of "1st choice", "2nd choice" whose answers are nobody of the list.

    The columns that are `closed` are none of them.
    Answers that look like the names of others, who may stand in another list, are left to be told.
    """
    columns = {
        place: title
        for place, title in enumerate(titles)
        if place not in closed
        and isinstance(title, str)
        and not title.strip().isdecimal()
        and read_rank(title)
    }
    ranks = sorted(map(read_rank, columns.values()))
    if len(ranks) < LEAST_CHOICES or ranks != list(range(1, len(ranks) + 1)):
        return {}
    answers = [text for place in columns for text in _texts(rows, place)]
    names = {plain(name) for place in _naming(titles) for name in _texts(rows, place)}
    parts = {word for name in names for word in name.split()}
    if not answers or any("@" in one or plain(one) in names or plain(one) in parts for one in answers):
        return {}
    different = set(answers)
    return {} if sum(map(is_like_a_name, different)) > SHARE_OF_LIKELY_NAMES * len(different) else columns


def _naming(titles: Titles) -> list[int]:
    named = {place: plain(title) for place, title in enumerate(titles) if isinstance(title, str)}
    return [place for place, title in named.items() if NAMES_PEOPLE.search(title)]


def _texts(rows: Sequence[Sequence[Cell]], place: int) -> list[str]:
    cells = [row[place] for row in rows if place < len(row)]
    parts = (part.strip() for cell in cells if isinstance(cell, str) for part in re.split(r"[;,\n]", cell))
    return [part for part in parts if part]
