"""What tells that the sheet no longer says all that it knew: tabs that are gone, or that there are twice."""

from collections.abc import Iterable, Iterator, Mapping

from mentorsheets.domain.lost_column import LostColumn
from mentorsheets.domain.programme import Programme
from mentorsheets.sheet.backend import Book, Cell, Tab
from mentorsheets.sheet.cells.text import plain
from mentorsheets.sheet.columns import Owner, TabSpec
from mentorsheets.sheet.places import find_original
from mentorsheets.sheet.reading.headers import Header, find_header, find_tab
from mentorsheets.sheet.reading.mail_sent import read_places, read_traces, read_went_on
from mentorsheets.sheet.reading.rows import rows_of, says_something
from mentorsheets.sheet.schema import (
    CHECK_INS,
    CIRCLES,
    DECLARED_TABS,
    MAPPING,
    MATCHES,
    PARTICIPANTS,
    TABS,
)
from mentorsheets.sheet.schema_machine import (
    ANSWERS_TAKEN,
    FORGOTTEN_TAB,
    HISTORY,
    MAIL_READ,
    MAIL_SENT,
    MESSAGES,
    PUBLISHED,
    REGISTER,
    TO_CONFIRM,
)

NEVER_EMPTY: Mapping[TabSpec, tuple[str, ...]] = {
    MESSAGES: ("Message", "Kind", "State", "On", "Person id"),
    MATCHES: ("Match", "State"),
    CIRCLES: ("Circle", "State"),
    CHECK_INS: ("Check-in", "Match", "Asked on", "Person id"),
    HISTORY: ("Entry", "On", "What"),
    REGISTER: ("Person id", "Name"),
    MAIL_SENT: ("Mail",),
    MAIL_READ: ("Mail", "Became"),
    TO_CONFIRM: ("Question", "Person id", "Topic"),
    ANSWERS_TAKEN: ("Answer", "Form"),
    FORGOTTEN_TAB: ("Mark",),
    PUBLISHED: ("Told", "Shown as"),
}
"""The columns in which each row of ours says something, and without which it tells nothing."""
NEEDED_TOO: Mapping[TabSpec, tuple[str, ...]] = {
    MESSAGES: ("Period",),
    HISTORY: ("Person id", "Match"),
    MAIL_SENT: ("What",),
    MAIL_READ: ("Person id",),
}
"""Others that have to be there, and may be empty in some rows."""
TYPED_TOO = (MATCHES, CIRCLES, CHECK_INS)
"""The tabs with rows of ours in which people may type rows as well."""
GUARDS = ("Status", "Email", "Avoid", "Reports to")
"""The columns of Participants that keep mail or a match from somebody."""


def note_lost(programme: Programme, book: Book) -> Programme:
    """Return a programme with the second record of its mail, and with which tabs are lost."""
    sent = find_tab(book, MAIL_SENT)
    traces = read_traces(sent) if sent else ()
    about = frozenset(topic for trace in traces for topic in trace.about)
    return programme.revised(
        traces=traces,
        went_on=read_went_on(sent) if sent else None,
        missing=frozenset(spec.title for spec in TABS if find_tab(book, spec) is None),
        headless=dict(_find_headless(book, about)),
        lacking=_find_lacking(book),
        doubled=dict(_find_doubles(book)),
        copy_of=find_original(book.place, read_places(sent) if sent else (), book.find_beside),
    )


def _find_headless(book: Book, about: frozenset[str]) -> Iterator[tuple[str, LostColumn]]:
    """Yield each tab of ours whose rows cannot be read any more, with the first column that is lost."""
    for spec, never_empty in NEVER_EMPTY.items():
        tab = find_tab(book, spec)
        if tab is None:
            continue
        header = find_header(tab, spec)
        ours = {title: header.columns[title] for title in _list_ours(spec, header) if title in header.columns}
        rows = [row for row in tab.rows[header.row + 1 :] if says_something(row, tuple(ours.values()))]
        if not rows:
            continue
        gone = (title for title in (*never_empty, *NEEDED_TOO.get(spec, ())) if title not in header.columns)
        if lost := next(gone, None):
            yield spec.title, LostColumn(lost, under=_find_stranger(tab, header))
            continue
        if spec in TYPED_TOO:
            # Of a row that people typed the state is written later than its name; mail goes later still.
            key = ours[spec.key or ""]
            rows = [row for row in rows if key < len(row) and str(row[key]) in about]
        blank = (title for title in never_empty if rows and _is_blank(rows, header.columns[title]))
        if lost := next(blank, None):
            yield spec.title, LostColumn(lost, is_there=True)


def _list_ours(spec: TabSpec, header: Header) -> Iterator[str]:
    """Yield the columns in which only a row that we wrote says something: where people type too, its key.

    Where that is gone, it is what is hidden from them.
    """
    for column in spec.columns:
        if spec not in TYPED_TOO:
            is_ours = column.owner is Owner.MACHINE
        elif spec.key in header.columns:
            is_ours = column.title == spec.key
        else:
            is_ours = column.hidden
        if is_ours:
            yield column.title


def _is_blank(rows: Iterable[tuple[Cell, ...]], column: int) -> bool:
    return not any(says_something(row, (column,)) for row in rows)


def _find_stranger(tab: Tab, header: Header) -> str:
    """Return the first header of a tab that is none of ours and stands above something, else nothing."""
    titles = tab.rows[header.row] if tab.rows else ()
    strange = [column for column in range(len(titles)) if column not in header.columns.values()]
    for column in strange:
        if titles[column] and not _is_blank(tab.rows[header.row + 1 :], column):
            return str(titles[column]).strip()
    return ""


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
