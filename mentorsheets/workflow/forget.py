"""Forgetting a person: out of the sheet, the journal and the outbox, and then searched for everywhere."""

from collections.abc import Mapping
from dataclasses import replace
from functools import partial

from mentorsheets.domain.changes import Changed
from mentorsheets.domain.clock import Moment
from mentorsheets.domain.events import DeskEvent, Event
from mentorsheets.domain.ids import forgotten_mark, gone_mail_key, history_id
from mentorsheets.domain.model import HistoryEntry, MatchState
from mentorsheets.domain.programme import Programme
from mentorsheets.errors import Busy, MustLookFirst
from mentorsheets.mail.journal.forget import (
    Traces,
    forget_in_journal,
    read_all,
    remember_forgotten,
)
from mentorsheets.mail.transport.outbox import Outbox
from mentorsheets.relations.losses import find_losses
from mentorsheets.relations.what_stood import note_stood
from mentorsheets.runtime.config import Config
from mentorsheets.runtime.open_journal import journal_of
from mentorsheets.runtime.open_sheet import forget_past, holder_of, read
from mentorsheets.runtime.secret import find_marks, find_secret
from mentorsheets.sheet.backend import AddTab, Backend, Book, ChangedMeanwhile, KeepsTraces, Operation
from mentorsheets.sheet.cells.parsed import NotUnderstood
from mentorsheets.sheet.edits import AddRow, Values
from mentorsheets.sheet.erase import erase
from mentorsheets.sheet.erased import Erased
from mentorsheets.sheet.leaving import Leaving
from mentorsheets.sheet.reading.machine_tabs import FORGOTTEN_NAME, RecordNames, cells_of
from mentorsheets.sheet.reading.people_index import Directory, KnownPerson
from mentorsheets.sheet.reading.programme import Reading
from mentorsheets.sheet.schema import FORGOTTEN_TAB, HISTORY
from mentorsheets.sheet.writing.commit import commit
from mentorsheets.sheet.writing.edits_of_changes import edits_of
from mentorsheets.sheet.writing.locate import locate
from mentorsheets.workflow.archives import erase_in_archives, sum_up_erased
from mentorsheets.workflow.find_leaving import find_leaving
from mentorsheets.workflow.old_pages import find_old_pages
from mentorsheets.workflow.open_harm import ask_safety_contact, concerns_open_harm, hear_before_forgetting
from mentorsheets.workflow.prove_gone import ForgetResult, find_outbox, prove_gone

MAY_BE_NEEDED = (
    "This concerns somebody who is held; what they wrote is with the safety contact, if it may mean harm. "
    "Nothing was done."
)
ASK_SAFETY = (
    "The next run asks the safety contact by mail, if there is one, whether the record may go. Once they "
    "said so, add --safety-contact-asked."
)
WOULD_ASK_SAFETY = (
    "Without --dry-run the next run asks the safety contact by mail, if there is one, whether the record may "
    "go. Once they said so, add --safety-contact-asked."
)
ASKED_SAFETY = "Forgotten after the safety contact was asked."
FORGET_TRIES = 5
"""How often the sheet is read anew because somebody typed meanwhile."""


def _make_marks(secret: bytes, programme: Programme, leaving: Leaving) -> tuple[str, ...]:
    """Return the marks by which somebody is known again if their row comes back, one an address."""
    marks = [forgotten_mark(secret, address) for address in leaving.addresses]
    person = programme.person_by_id.get(leaving.id)
    if not leaving.address and person and person.address:
        # Others have it too, so their name says whose row it is.
        marks.append(forgotten_mark(secret, person.address, person.name))
    return tuple(marks)


def forget(
    backend: Backend,
    config: Config,
    moment: Moment,
    who: str,
    *,
    dry_run: bool = False,
    safety_asked: bool = False,
) -> ForgetResult:
    """Forget a person, by name or address, and return what was done and what is left; twice is as once.

    The sheet comes last, so that a run that was killed finds the person again by it. While harm may be meant
    that concerns them, the safety contact has to be asked first; that they were is noted. Mail that came in
    is read before.

    Raises:
        MustLookFirst: the safety contact was not asked, and nothing was done.
        WrongUse: several are meant, or sheet, journal or secret cannot be used.
        Busy: somebody is typing all the time, or another run is at work.
        Unreachable: the sheet or the journal did not answer; run it again.
    """
    if dry_run:
        return _show(backend, config, moment, who, safety_asked=safety_asked)
    if not safety_asked:
        _hear(backend, config, moment, who)
    with backend.claimed(holder_of("forget", moment)):
        secret = find_secret(config)
        reading = read(backend, find_marks(config))
        leaving = find_leaving(reading, who, secret, moment)
        if leaving is None:
            if isinstance(backend, KeepsTraces):  # A run that died may not have come to what no cell shows.
                backend.scrub(str)
            gone = Leaving("", who, "", "", moment.now.date())
            return prove_gone(backend, config, reading.programme, moment, gone, Erased())
        if concerns_open_harm(reading.programme, leaving.id) and not safety_asked:
            ask_safety_contact(reading, config, leaving, moment)
            raise MustLookFirst(MAY_BE_NEEDED, ASK_SAFETY)
        erased = _erase(reading, leaving, secret)
        known = bool(leaving.id or erased.places)
        marks = _make_marks(secret, reading.programme, leaving) if known else ()
        mails = _forget_mails(config, reading.programme, leaving, secret, marks, moment)
        files = _forget_files(config, leaving)
        if isinstance(backend, KeepsTraces):
            backend.scrub(leaving.mask)
        kept = _erase_archives(backend, reading, leaving, secret)
        erased = _write(backend, reading, leaving, secret, marks)
        if not find_losses(reading.programme):
            _note_stood(backend, reading, moment)
        proved = prove_gone(backend, config, reading.programme, moment, leaving, erased)
        return replace(_with_archives(proved, kept), mails=mails, files=files)


def _hear(backend: Backend, config: Config, moment: Moment, who: str) -> None:
    reading = read(backend, find_marks(config))
    if (leaving := find_leaving(reading, who, b"", moment)) is not None:
        hear_before_forgetting(backend, config, moment, reading.programme, leaving.id)


def _show(backend: Backend, config: Config, moment: Moment, who: str, *, safety_asked: bool) -> ForgetResult:
    reading = read(backend, find_marks(config))
    leaving = find_leaving(reading, who, b"", moment)
    if leaving is None:
        return ForgetResult({})
    if concerns_open_harm(reading.programme, leaving.id) and not safety_asked:
        raise MustLookFirst(MAY_BE_NEEDED, WOULD_ASK_SAFETY)
    erased = _erase(reading, leaving, b"")
    kept = _erase_archives(backend, reading, leaving, b"", dry_run=True)
    return _with_archives(ForgetResult(erased.places, for_human=tuple(erased.for_human)), kept)


def _erase_archives(
    backend: Backend, reading: Reading, leaving: Leaving, secret: bytes, *, dry_run: bool = False
) -> Mapping[str, Erased]:
    def find(book: Book) -> Erased:
        return _erase(replace(reading, book=book), leaving, secret)

    return erase_in_archives(backend, reading.book, leaving, find, dry_run=dry_run)


def _with_archives(told: ForgetResult, kept: Mapping[str, Erased]) -> ForgetResult:
    places, looks = sum_up_erased(kept)
    return replace(told, places={**told.places, **places}, for_human=(*told.for_human, *looks))


def _erase(reading: Reading, leaving: Leaving, secret: bytes) -> Erased:
    people = (KnownPerson(p.id, p.name, p.address) for p in reading.programme.people)
    gone = KnownPerson(leaving.id, leaving.name, leaving.address or None)
    directory = Directory([*people, *([] if leaving.id in reading.programme.person_by_id else [gone])])

    def is_theirs(text: str) -> bool:
        found = set(directory.find(text)) if text else set()
        return found == {leaving.id} or (not found and bool(text) and leaving.is_named(text))

    def is_side(text: str) -> bool:
        try:
            return directory.one(text).value == leaving.id
        except NotUnderstood:
            return False

    return erase(reading.book, leaving, is_theirs, is_side, partial(gone_mail_key, secret))


def _forget_mails(
    config: Config,
    programme: Programme,
    leaving: Leaving,
    secret: bytes,
    marks: tuple[str, ...],
    moment: Moment,
) -> int:
    with journal_of(config, programme, moment) as journal:
        traces = Traces(leaving.id, leaving.addresses, leaving.mask, leaving.rename, leaving.gone)
        count = forget_in_journal(journal, traces, partial(gone_mail_key, secret), moment.now)
        words = (e.id for e in programme.history if e.event == DeskEvent.LET_IN and e.person == leaving.id)
        for mark in (*marks, *words):
            remember_forgotten(journal, mark, moment.now)
        return count


def _forget_files(config: Config, leaving: Leaving) -> int:
    """Delete the mails in the outbox that are to them or name them, and pages that do; return how many."""
    forget_past(config)
    pages = find_old_pages(config, leaving)
    for page in pages:
        page.unlink(missing_ok=True)
    folder = find_outbox(config)
    if folder is None:
        return len(pages)
    theirs = [file for file in folder.glob("*.eml") if leaving.has_name(read_all(file.read_bytes()))]
    for file in theirs:
        file.unlink()
    if theirs:
        Outbox(folder).close()
    return len(theirs) + len(pages)


def _write(
    backend: Backend, reading: Reading, leaving: Leaving, secret: bytes, marks: tuple[str, ...]
) -> Erased:
    """Write all of it in one step, decided anew if somebody typed meanwhile."""
    for _ in range(FORGET_TRIES):
        erased = _erase(reading, leaving, secret)
        try:
            backend.write(_operations(reading, leaving, erased, marks), reading.book)
        except ChangedMeanwhile:
            reading = read(backend, reading.programme.marks)
        else:
            if isinstance(backend, KeepsTraces):
                backend.scrub(leaving.mask)
            return erased
    raise Busy("Somebody is typing into the sheet all the time.", "Run it again in a moment.")


def _note_stood(backend: Backend, reading: Reading, moment: Moment) -> None:
    """Note how much stands there now, so that nobody is asked whether what was forgotten was meant to go."""
    after = read(backend, reading.programme.marks)
    today = moment.today(after.programme.settings.time_zone)
    noted = [one for one in note_stood(after.programme, after.programme) if isinstance(one, Changed)]
    commit(backend, tuple(edits_of(noted, after, today)), seen=after.book)


def _operations(
    reading: Reading, leaving: Leaving, erased: Erased, marks: tuple[str, ...]
) -> list[Operation]:
    added = [AddRow(HISTORY.title, cells) for cells in _endings(reading.programme, leaving)]
    known = reading.programme.forgotten
    added += [
        AddRow(FORGOTTEN_TAB.title, {"Mark": one, "On": leaving.today}) for one in marks if one not in known
    ]
    operations = [*erased.operations, *locate(reading.book, added)[0]]
    return sorted(operations, key=lambda operation: not isinstance(operation, AddTab))


def _endings(programme: Programme, leaving: Leaving) -> list[Values]:
    """Return the rows of the history that tell of the matches which end by it, and of the safety contact."""
    names = RecordNames(programme)
    entries = [
        HistoryEntry(
            history_id(Event.LEAVES, leaving.gone, match.id, match.id),
            *(leaving.today, Event.LEAVES, leaving.gone, match.id, match.state, MatchState.ENDED),
        )
        for match in programme.matches_of.get(leaving.id, ())
        if match.id in leaving.ended
    ]
    if concerns_open_harm(programme, leaving.id):
        entry = history_id(DeskEvent.DECIDED, leaving.gone, "", str(leaving.today))
        told = HistoryEntry(entry, leaving.today, DeskEvent.DECIDED, leaving.gone, words=ASKED_SAFETY)
        entries.append(told)
    nameless: Values = {"Person": FORGOTTEN_NAME, "Who with whom": None}
    return [{**cells_of(entry, programme, names), **nameless} for entry in entries]
