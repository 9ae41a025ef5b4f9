"""A column for each topic and side of it: "CV [I offer]" and "CV [I look for]", "CV wants" and "CV gives"."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from mentorsheets.sheet.adopt.bare_sides import side_of_header
from mentorsheets.sheet.adopt.leanings import Leaning, lean
from mentorsheets.sheet.adopt.made import AS_ASKER, AS_GIVER, TICKED, MadeColumns
from mentorsheets.sheet.adopt.role_grammar import Side
from mentorsheets.sheet.adopt.ticks import are_yes_or_no, is_ticked
from mentorsheets.sheet.backend import Cell
from mentorsheets.sheet.cells.text import plain

_PARTS = re.compile(r"^(.*\S)\s*(?:[\[(]([^\[\]()]+)[\])]|(?:\s[-–—|]|[:/>|_])\s*(\S[^:/>|]*))\s*$")
"""How a topic and its side are put beside each other, but for a space."""
_SIDE_OF_LEANING = {Leaning.GETS: Side.ASKING, Leaning.GIVES: Side.GIVING}
WORDS_OF_ONE_SIDE = 6
"""Words of the longest side: "I would like help with this"."""


@dataclass(frozen=True, slots=True)
class TopicSide:
    """A topic, and whether ticks below it ask for it or offer it."""

    topic: str
    side: Side


def find_topic_sides(
    titles: Sequence[Cell], rows: Sequence[Sequence[Cell]], taken: set[int]
) -> dict[int, TopicSide]:
    """Return the columns with ticks that name a topic and a side, by which at least one topic has both sides.

    A side that is known by such a topic is one beside other topics, too, which have it alone.
    """
    read: dict[int, list[tuple[str, TopicSide]]] = {}
    for column, title in enumerate(titles):
        if column not in taken and isinstance(title, str) and _may_be_ticked(rows, column):
            read[column] = list(_read(" ".join(title.split())))
    sides: dict[tuple[str, str], set[Side]] = {}
    plainly = [each for several in read.values() for each in several if _side_of(each[1].topic) is None]
    for how, one in plainly:
        sides.setdefault(_key(how, one), set()).add(one.side)
    known = {how for how, one in plainly if len(sides[_key(how, one)]) > 1}
    # Words beside most topics are the side, so that "Public speaking" is a topic; else the most words are.
    times = Counter(how for how, _ in plainly)
    found = {
        column: max(ways, key=lambda way: (times[way[0]], -len(way[1].topic)))[1]
        for column, several in read.items()
        if (ways := [way for way in several if way[0] in known])
    }
    is_ticked_at_all = any(are_yes_or_no(rows, column) for column in found)
    return found if is_ticked_at_all and len({one.side for one in found.values()}) > 1 else {}


def _key(how: str, one: TopicSide) -> tuple[str, str]:
    """Return a topic, and on which side of it the words of its sides stand."""
    return how.partition(":")[0], plain(one.topic)


def _may_be_ticked(rows: Sequence[Sequence[Cell]], column: int) -> bool:
    """Return whether ticks stand in a column, or nothing yet."""
    is_empty = not any(row[column] not in (None, "") for row in rows if column < len(row))
    return is_empty or are_yes_or_no(rows, column)


def put_topic_sides(
    row: int,
    cells: Mapping[int, Cell],
    columns: Mapping[int, TopicSide],
    titles: Sequence[Cell],
    made: MadeColumns,
) -> None:
    """Put what a row ticks into an answer for each side."""
    for side, name in ((Side.ASKING, AS_ASKER), (Side.GIVING, AS_GIVER)):
        own = {column: one.topic for column, one in columns.items() if one.side is side}
        ticked = [topic for column, topic in own.items() if is_ticked(cells.get(column))]
        made.put(f"{TICKED} {name}", row, "; ".join(ticked), *(str(titles[column]) for column in own))


def _read(title: str) -> Iterator[tuple[str, TopicSide]]:
    """Yield what a title may be, with how it is written and its side; a topic may be a deed, too."""
    if parts := _PARTS.match(title):
        first, last = parts[1].strip(" :-–—"), next(filter(None, parts.groups()[1:])).strip()
        ways = [("behind", first, last), ("before", last, first)]
    else:
        words = title.split()
        ways = [
            way
            for at in range(1, len(words))
            for way in (
                ("behind", " ".join(words[:at]), " ".join(words[at:])),
                ("before", " ".join(words[at:]), " ".join(words[:at])),
            )
        ]
    for how, topic, words_of_side in ways:
        side = _side_of(words_of_side)
        if side:
            yield f"{how}:{plain(words_of_side)}", TopicSide(topic, side)


def _side_of(text: str) -> Side | None:
    if len(text.split()) > WORDS_OF_ONE_SIDE:
        return None
    if side := side_of_header(text):
        return side
    leaning = lean(text)
    return _SIDE_OF_LEANING.get(next(iter(leaning))) if len(leaning) == 1 else None
