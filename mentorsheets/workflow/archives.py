"""What stands in the archives beside a sheet: read along with it, and looked through like it."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import replace
from datetime import date

from mentorsheets.domain.clock import months_before
from mentorsheets.domain.model import CheckIn, HistoryEntry, Message
from mentorsheets.domain.programme import Programme
from mentorsheets.errors import Busy
from mentorsheets.relations.old_past import OldPast, put_back
from mentorsheets.relations.retention import CLEARED, list_old_words
from mentorsheets.sheet.backend import (
    Backend,
    Book,
    ChangedMeanwhile,
    KeepsArchives,
    KeepsTraces,
    NoteCells,
    Operation,
    WriteCells,
)
from mentorsheets.sheet.edits import SetRow
from mentorsheets.sheet.erased import Erased, ForHuman
from mentorsheets.sheet.leaving import Leaving
from mentorsheets.sheet.reading.headers import find_tab
from mentorsheets.sheet.reading.mail_sent import read_moved
from mentorsheets.sheet.reading.matches import read_check_ins, read_history, read_messages
from mentorsheets.sheet.reading.settings import read_settings
from mentorsheets.sheet.schema import ARCHIVED_TABS, CHECK_INS, CIRCLES, HISTORY, MATCHES, MESSAGES, SETTINGS
from mentorsheets.sheet.schema_machine import MAIL_SENT
from mentorsheets.sheet.writing.commit import commit
from mentorsheets.sheet.writing.edits_of_changes import TAB_OF_RECORD

ERASE_TRIES = 5
"""How often an archive is read anew because somebody saved it meanwhile."""


def name_moved(book: Book) -> Collection[str]:
    """Return the names of the archives into which rows of a sheet moved, as it says itself."""
    sent = find_tab(book, MAIL_SENT)
    return tuple(read_moved(sent)) if sent else ()


def name_archives(book: Book) -> Collection[str]:
    """Return those, and the one in Settings: a run that died may have written there and not said so."""
    settings = find_tab(book, SETTINGS)
    linked = read_settings(settings, []).archive_sheet if settings else ""
    return (*name_moved(book), *filter(None, [linked]))


def list_archives(backend: Backend, book: Book) -> tuple[Backend, ...]:
    """Return the archives of a sheet, none where its kind has none."""
    return backend.list_archives(name_archives(book)) if isinstance(backend, KeepsArchives) else ()


def list_lost_archives(backend: Backend, book: Book) -> tuple[str, ...]:
    """Return the names of archives that a sheet speaks of and that do not lie beside it any more."""
    there = {archive.name for archive in list_archives(backend, book)}
    return tuple(name for name in name_moved(book) if name not in there)


def read_with_archives(backend: Backend, book: Book, programme: Programme) -> Programme:
    """Return a programme with all that its archives hold, for whoever counts what was.

    Raises:
        WrongUse: an archive cannot be read.
    """
    archives = list_archives(backend, book)
    return (
        put_back(programme, _read_past([one.read() for one in archives], programme))
        if archives
        else programme
    )


def _read_past(books: Collection[Book], programme: Programme) -> OldPast:
    messages: dict[str, Message] = {}
    check_ins: dict[str, CheckIn] = {}
    history: dict[str, HistoryEntry] = {}
    for book in books:
        if tab := find_tab(book, MESSAGES):
            messages |= {one.id: one for one in read_messages(tab, [])}
        if tab := find_tab(book, CHECK_INS):
            check_ins |= {one.id: one for one in read_check_ins(tab, programme.catalogue, [])}
        if tab := find_tab(book, HISTORY):
            history |= {one.id: one for one in read_history(tab, [])}
    return OldPast(
        tuple(sorted(messages.values(), key=_day_of)),
        tuple(sorted(check_ins.values(), key=lambda row: row.asked_on)),
        tuple(sorted(history.values(), key=_day_of)),
    )


def _day_of(one: Message | HistoryEntry) -> date:
    return one.on


def clear_archived_words(archive: Backend, programme: Programme, today: date) -> None:
    """Clear what stands in an archive of people's words that are older than *Keep words for*.

    Raises:
        WrongUse, Busy, NeedsAPerson, Unreachable: the archive cannot be written.
    """
    months = programme.settings.keep_words_for
    past = _read_past([archive.read()], programme) if months else OldPast()
    there = replace(programme, check_ins=past.check_ins, history=past.history)
    edits = [
        SetRow(spec.title, {spec.key: one.id}, {"In their words": CLEARED}, asked_by_a_person=True)
        for one in list_old_words(there, months_before(today, months))
        for spec in [TAB_OF_RECORD[type(one)]]
    ]
    if months and edits:
        commit(archive, edits)
        if isinstance(archive, KeepsTraces):
            archive.scrub(str)


def erase_in_archives(
    backend: Backend, book: Book, leaving: Leaving, find: Callable[[Book], Erased], *, dry_run: bool = False
) -> dict[str, Erased]:
    """Forget somebody in every archive of a sheet; return by its name what that changes in each.

    `find` returns what forgetting changes in a book, for which it is shown who asks in which match too.

    Raises:
        Busy: somebody saves an archive all the time.
        WrongUse, Unreachable: an archive cannot be read or written.
    """
    archives = list_archives(backend, book)
    if dry_run:
        return {one.name: find(_with_matches(one.read(), book)) for one in archives}
    return {one.name: _erase_in(one, book, leaving, find) for one in archives}


def sum_up_erased(found: Mapping[str, Erased]) -> tuple[dict[str, int], list[ForHuman]]:
    """Return how many cells change in each tab of archives, and what a human should look at there."""
    own = {tab.title for tab in ARCHIVED_TABS}
    places = {
        f"{name}, {tab}": count
        for name, erased in found.items()
        for tab, count in erased.places.items()
        if tab in own
    }
    looks = [
        ForHuman(f"{name}, {one.tab}", one.cell, one.why)
        for name, erased in found.items()
        for one in erased.for_human
        if one.tab in own
    ]
    return places, looks


def search_archives(backend: Backend, book: Book, says: Callable[[str], bool]) -> list[str]:
    """Return the parts of archives in which something of somebody stands, and archives that are gone."""
    found = [
        f"{archive.name}, {part}"
        for archive in list_archives(backend, book)
        for part in (
            archive.find_traces(says)
            if isinstance(archive, KeepsTraces)
            else _list_tabs_that_say(archive.read(), says)
        )
    ]
    gone = "which is not beside the sheet any more: bring it back, and run this again"
    return found + [f"{name}, {gone}" for name in list_lost_archives(backend, book)]


def _list_tabs_that_say(book: Book, says: Callable[[str], bool]) -> list[str]:
    return [
        tab.title
        for tab in book.tabs
        if any(isinstance(cell, str) and says(cell) for row in tab.rows for cell in row)
    ]


def _erase_in(archive: Backend, book: Book, leaving: Leaving, find: Callable[[Book], Erased]) -> Erased:
    for _ in range(ERASE_TRIES):
        there = archive.read()
        erased = find(_with_matches(there, book))
        try:
            archive.write(_list_own(erased.operations, there), there)
        except ChangedMeanwhile:
            continue
        if isinstance(archive, KeepsTraces):
            archive.scrub(leaving.mask)
        return erased
    raise Busy(f"{archive.name} is saved all the time.", "Close it, and run this again.")


def _with_matches(archive: Book, book: Book) -> Book:
    """Return an archive with the tabs of its sheet that say who asked whom."""
    told = (find_tab(book, spec) for spec in (MATCHES, CIRCLES))
    return Book((*archive.tabs, *(tab for tab in told if tab)), archive.version)


def _list_own(operations: Collection[Operation], archive: Book) -> list[Operation]:
    titles = {tab.title for tab in archive.tabs}
    return [one for one in operations if isinstance(one, WriteCells | NoteCells) and one.tab in titles]
