"""Leaving out of what was read what may be a cry, before a run has heard it: no command quotes a piece."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import date
from functools import lru_cache

from mentorsheets.domain.model import Problem
from mentorsheets.domain.programme import Programme
from mentorsheets.domain.read_mail import MailEnd, ReadMail
from mentorsheets.sheet.a1 import place
from mentorsheets.sheet.backend import Book
from mentorsheets.sheet.reading.hushed import HUSHED, hush, hush_problem, mark_beginning, mark_of_words
from mentorsheets.sheet.reading.programme import Reading

CELLS_REMEMBERED = 20_000
"""So many cells are looked at once in a run, which reads its sheet many times."""


def hush_cries(
    reading: Reading, since: date, find_heard: Callable[[Iterable[str]], frozenset[str]]
) -> Reading:
    """Return what was read without the words of cells that may be cries, as far as any command shows them.

    `find_heard` says of which of these marks of words a run looked at them before: what was a cry then is
    left out by reading. Of questions, those count that were asked `since` a day.
    """
    programme = reading.programme
    shown = {mark_of_words(person, text): text for person, text in _list_shown(programme, reading, since)}
    heard = find_heard(shown)
    cries = {text for mark, text in shown.items() if mark not in heard and is_cry(text)}
    problems = tuple(_hush_problems(programme, reading.book))
    if problems != programme.problems:
        programme = programme.revised(problems=problems)
    if cries:
        key = programme.marks.key
        notes = (
            ReadMail("", MailEnd.HELD, since, about=key(mark_beginning(text)), detail=HUSHED)
            for text in sorted(cries)
        )
        programme = hush(programme, reading.rows, notes)
    return reading if programme is reading.programme else replace(reading, programme=programme)


def _list_shown(programme: Programme, reading: Reading, since: date) -> Iterator[tuple[str, str]]:
    """Yield the words of people (id) that a command may show, without those that are left out already."""
    yield from ((need.person, need.words) for need in programme.needs if need.words)
    for person in programme.people:
        row = reading.rows.get(person.id, {})
        own = (person.channel and row.get("Channel"), person.interests and row.get("Interests"))
        yield from ((person.id, text) for text in own if isinstance(text, str) and text)
    yield from ((one.person, one.words) for one in programme.check_ins if one.words and one.asked_on >= since)


def _hush_problems(programme: Programme, book: Book) -> Iterator[Problem]:
    tabs = {tab.title: tab for tab in book.tabs}
    for one in programme.problems:
        row, column = place(one.cell) if one.cell else (0, 0)
        rows = tabs[one.tab].rows if one.tab in tabs and one.cell else ()
        cell = rows[row][column] if row < len(rows) and column < len(rows[row]) else None
        said = cell if isinstance(cell, str) else one.value
        yield hush_problem(one) if is_cry(said) or is_cry(one.value) else one


@lru_cache(CELLS_REMEMBERED)
def is_cry(text: str) -> bool:
    """Return whether words may be a cry, by phrases alone; one word by itself is a name or a choice."""
    if len(text.split()) < 2:
        return False
    # Slow to import, and most sheets have been looked at before.
    from mentorsheets.mail.incoming.meaning import may_be_cry  # noqa: PLC0415

    return may_be_cry(text)
