"""What tells that the sheet no longer says all that it knew: tabs that are gone, or that there are twice."""

from collections.abc import Iterator

from mentorsheets.domain.programme import Programme
from mentorsheets.sheet.backend import Book
from mentorsheets.sheet.cells.text import plain
from mentorsheets.sheet.places import find_original
from mentorsheets.sheet.reading.headers import find_header, find_tab
from mentorsheets.sheet.reading.mail_sent import read_places, read_traces, read_went_on
from mentorsheets.sheet.reading.rows import rows_of
from mentorsheets.sheet.schema import DECLARED_TABS, MAPPING, MESSAGES, PARTICIPANTS, TABS
from mentorsheets.sheet.schema_machine import MAIL_SENT

READ_BY = ("Message", "Kind", "State", "On", "Person id", "Period")
"""The columns of Messages without which its rows do not tell what went to whom."""

GUARDS = ("Status", "Email", "Avoid", "Reports to")
"""The columns of Participants that keep mail or a match from somebody."""


def note_lost(programme: Programme, book: Book) -> Programme:
    """Return a programme with the second record of its mail, and with which tabs are lost."""
    sent = find_tab(book, MAIL_SENT)
    return programme.revised(
        traces=read_traces(sent) if sent else (),
        went_on=read_went_on(sent) if sent else None,
        missing=frozenset(spec.title for spec in TABS if find_tab(book, spec) is None),
        headless=dict(_find_headless(book)),
        lacking=_find_lacking(book),
        doubled=dict(_find_doubles(book)),
        copy_of=find_original(book.place, read_places(sent) if sent else (), book.find_beside),
    )


def _find_headless(book: Book) -> Iterator[tuple[str, str]]:
    """Yield the tab Messages if its rows cannot be read, with the first of the columns that it lacks."""
    tab = find_tab(book, MESSAGES)
    if tab is None:
        return
    header = find_header(tab, MESSAGES)
    lacking = next((title for title in READ_BY if title not in header.columns), None)
    if lacking and any(any(row) for row in tab.rows[header.row + 1 :]):
        yield MESSAGES.title, lacking


def _find_lacking(book: Book) -> frozenset[str]:
    tab = find_tab(book, PARTICIPANTS)
    there = find_header(tab, PARTICIPANTS).columns if tab else {}
    return frozenset(f"{PARTICIPANTS.title}/{title}" for title in GUARDS if title not in there)


def _find_doubles(book: Book) -> Iterator[tuple[str, tuple[str, str]]]:
    """Yield each declared tab that is known by its mark while a second has one of its titles: both titles.

    A list that people are taken over from (Members) is none of ours: Mapping names it.
    """
    lists = _list_adopted(book)
    for spec in DECLARED_TABS:
        tab = find_tab(book, spec)
        if tab is None or tab.mark != spec.title:
            continue
        others = Book(tuple(one for one in book.tabs if one is not tab and plain(one.title) not in lists))
        if (other := find_tab(others, spec)) is not None:
            yield spec.title, (tab.title, other.title)


def _list_adopted(book: Book) -> frozenset[str]:
    """Return the plain titles of the lists that Mapping names."""
    mapping = find_tab(book, MAPPING)
    rows = rows_of(mapping, MAPPING, []) if mapping else ()
    return frozenset(plain(row.text("List")) for row in rows)
