"""What stands in the cells of people's own rows, whoever typed it there: words in which a cry may be."""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from enum import Enum

from mentorsheets.domain.catalogue import Catalogue
from mentorsheets.domain.events import Event, PersonEvent
from mentorsheets.sheet.backend import Book, Tab
from mentorsheets.sheet.cells.text import fold
from mentorsheets.sheet.columns import TabSpec
from mentorsheets.sheet.reading.headers import find_tab
from mentorsheets.sheet.reading.matches import day_in
from mentorsheets.sheet.reading.noted import SAY_WHOSE, find_owner
from mentorsheets.sheet.reading.people_index import Directory, KnownPerson, index_people
from mentorsheets.sheet.reading.read_again import read_each, records_of
from mentorsheets.sheet.reading.rows import Row
from mentorsheets.sheet.schema import CHECK_INS, MATCHES, NEEDS, PARTICIPANTS

OF_MATTERS = frozenset(("Need", "In their words", "Offers", "Interests"))
"""Columns that say what people talk about, such as how to stop smoking: there a wish to leave is a topic."""
OF_NAMES = frozenset(("Name", "Email", "Person", "Giver", "Asker"))
"""Columns that say whose row it is."""
WRITTEN_FOR_MATCHES = frozenset(("Match", "Giver id", "Asker id"))
"""Columns of Matches that hold nothing of people's; in a row that somebody typed, Why is theirs as well."""
WORDS_FOR_ANSWERS = frozenset(map(fold, (*Event, *PersonEvent)))
"""What an answer is written down as, which is nobody's own words."""
LONGEST_NAME = 3
"""Words of a cell that is likely to be nothing but a name, such as María Socorro Díaz."""
AN_OPTION = 3
"""What so many people say in one column is an option of a list, and nobody's own words for a cry."""


class WhatCounts(Enum):
    """What counts of the words in a cell: anything, no wish to leave, a cry, a stop, or what wants out."""

    ANY = "any"
    MATTER = "matter"
    CRY = "cry"
    STOP = "stop"
    OUT = "out"


@dataclass(frozen=True, slots=True)
class CellWords:
    """What stands in a cell, whose words it may be (ids), and what of it may count.

    `others` are concerned if it is a cry; `tab` says in which tab of shared rows it stands.
    """

    persons: tuple[str, ...]
    text: str
    counts: WhatCounts
    others: tuple[str, ...] = ()
    tab: str = ""


def list_free_words(
    book: Book, catalogue: Catalogue, people: tuple[KnownPerson, ...], since: date
) -> Iterator[CellWords]:
    """Yield the words in rows of people, needs and matches, and of questions that were asked `since` a day.

    What is a kind of need is none; of an option that many took, a stop alone may count. Whose name several
    people have, it may be the words of each of them; in the row of a match, those of either.
    """
    kinds = frozenset(fold(kind.title) for kind in catalogue.kinds)
    for spec in (PARTICIPANTS, NEEDS):
        if (tab := find_tab(book, spec)) is not None:
            yield from _of_people(tab, spec, kinds, people)
    if (tab := find_tab(book, CHECK_INS)) is not None:
        for asked, found in records_of(tab, CHECK_INS, [], _read_answer):
            yield from found if asked >= since else ()
    if (tab := find_tab(book, MATCHES)) is not None:
        for _, found in read_each(tab, MATCHES, [], _list_match_words, kinds, people):
            yield from found


def _read_answer(row: Row) -> tuple[date, tuple[CellWords, ...]] | None:
    """Return what was answered in words, below Answer too, where a human may type what they were told."""
    asked, person = day_in(row, "Asked on"), (row.text("Person id"),)
    if asked is None:
        return None
    cells = dict.fromkeys(row.text(title) for title in ("In their words", "Answer"))
    words = (text for text in cells if text and fold(text) not in WORDS_FOR_ANSWERS)
    return asked, tuple(CellWords(person, text, WhatCounts.MATTER) for text in words)


def _of_people(
    tab: Tab, spec: TabSpec, kinds: frozenset[str], people: tuple[KnownPerson, ...]
) -> Iterator[CellWords]:
    titles, directory = SAY_WHOSE[spec.title], index_people(people)

    def list_words(row: Row, _: tuple[KnownPerson, ...]) -> tuple[tuple[int, str, CellWords], ...]:
        """Return the words of a row with their columns, and what they are when they are folded."""
        return tuple(
            (column, fold(one.text), one)
            for whose in _list_owners(row, titles, directory)
            for column, one in _of_row(row, whose, spec)
        )

    found = [one for _, words in read_each(tab, spec, [], list_words, people) for one in words]
    who: dict[tuple[int, str], set[str]] = defaultdict(set)
    for column, text, one in found:
        who[column, text].update(one.persons)
    for column, text, one in found:
        if not is_of_kinds(text, kinds):
            is_option = len(who[column, text]) >= AN_OPTION and one.counts is not WhatCounts.CRY
            yield replace(one, counts=WhatCounts.STOP) if is_option else one


def _list_owners(row: Row, titles: tuple[str, ...], directory: Directory) -> tuple[str, ...]:
    """Return whose row it is (ids); of several who have the name, all: any of them may have written it."""
    if whose := find_owner(row, titles, directory):
        return (whose,)
    return next((found for title in titles if (found := directory.may_be(row.text(title)))), ())


def _of_row(row: Row, whose: str, spec: TabSpec) -> Iterator[tuple[int, CellWords]]:
    titles = {column: title for title, column in row.header.columns.items()}
    for column, cell in enumerate(row.tab.rows[row.index]):
        title = titles.get(column, "")
        if isinstance(cell, str) and cell.strip() and not _is_address(title, cell):
            counts = _find_what_counts(title, cell, is_of_people=spec is PARTICIPANTS)
            yield column, CellWords((whose,), cell.strip(), counts)


def _list_match_words(
    row: Row, kinds: frozenset[str], people: tuple[KnownPerson, ...]
) -> tuple[CellWords, ...]:
    """Return what stands in the row of two, which anybody may have typed who shares the sheet."""
    found = list[CellWords]()
    sides = {title: _find_side(row, title, index_people(people)) for title in ("Giver", "Asker")}
    both = tuple(filter(None, sides.values()))
    titles = {column: title for title, column in row.header.columns.items()}
    for column, cell in enumerate(row.tab.rows[row.index]):
        title = titles.get(column, "")
        is_ours = title in WRITTEN_FOR_MATCHES or (title == "Why" and row.text("Match"))
        if not (isinstance(cell, str) and cell.strip()) or is_ours or is_of_kinds(fold(cell), kinds):
            continue
        side, _, says = title.partition(" ")
        own = (sides[side],) if says == "says" and sides[side] else both
        if not own or _is_name(title, cell) or (len(cell.split()) == 1 and own == both):
            continue
        counts = WhatCounts.STOP if len(cell.split()) == 1 else WhatCounts.MATTER
        others = tuple(one for one in both if one not in own)
        found.append(CellWords(own, cell.strip(), counts, others, MATCHES.title))
    return tuple(found)


def _find_side(row: Row, title: str, directory: Directory) -> str:
    return row.text(f"{title} id") or find_owner(row, (title,), directory)


def is_of_kinds(text: str, kinds: frozenset[str]) -> bool:
    """Return whether a cell (folded) holds nothing but kinds of need."""
    return text in kinds or all(one.strip() in kinds for one in re.split("[,;\n]", text))


def _find_what_counts(title: str, cell: str, *, is_of_people: bool) -> WhatCounts:
    if title == "Status" and (is_of_people or len(cell.split()) == 1):
        # That of people has a reader of its own for what stops mail, and one word says how a need stands.
        return WhatCounts.CRY
    if _is_name(title, cell):
        # Socorro and Angustias are names, and Unsubscribe is none.
        return WhatCounts.OUT
    if len(cell.split()) == 1:
        # A word by itself is a name, a choice, or a word of its column's own.
        return WhatCounts.STOP
    return WhatCounts.MATTER if title in OF_MATTERS or title == "Status" else WhatCounts.ANY


def _is_name(title: str, cell: str) -> bool:
    """Return whether a cell says whose row it is, and nothing else."""
    return title in OF_NAMES and (len(cell.split()) == 1 or looks_like_name(cell))


def _is_address(title: str, cell: str) -> bool:
    return title in OF_NAMES and len(cell.split()) == 1 and "@" in cell


def looks_like_name(cell: str) -> bool:
    """Return whether words are few and each begins with a capital, as those of a name do."""
    words = cell.split()
    return len(words) <= LONGEST_NAME and all(word[0].isupper() for word in words)
