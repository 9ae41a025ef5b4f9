"""Writing what a run decided back into its sheet, with what else each run keeps up to date."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from mentorsheets.domain.apply_changes import apply
from mentorsheets.domain.changes import Added, Change, Changed, ProblemsFound
from mentorsheets.domain.model import Day, Person, Problem, Registration, Standing
from mentorsheets.domain.programme import PROGRAMME, Programme, programme_id
from mentorsheets.errors import WrongUse
from mentorsheets.sheet.backend import Backend, Book, NoteCells
from mentorsheets.sheet.edits import DrawToday, Edit, Refused
from mentorsheets.sheet.notes import noting
from mentorsheets.sheet.reading.participants import HELD_HINT, HELD_SENTENCE
from mentorsheets.sheet.reading.programme import Reading, read_programme
from mentorsheets.sheet.writing.commit import commit
from mentorsheets.sheet.writing.edits_of_changes import edits_of
from mentorsheets.workflow.need_stands import stand_edits
from mentorsheets.workflow.today import begin_list, draw_page


def save(
    backend: Backend,
    reading: Reading,
    changes: Sequence[Change],
    today: date,
    also: Sequence[Edit] = (),
    done: frozenset[tuple[str, str]] = frozenset(),
) -> tuple[Refused, ...]:
    """Carry out changes that were decided from `reading`, all at once, and return those that were refused.

    `today` is the programme's day, on which whoever is new was first seen.

    The problems that were found, as a tab and as notes on their cells, and the register of people go along,
    and matches that people typed in get their names; so do the edits `also`. The tab Today is drawn, without
    the words in it that these changes carry out (`done`); with such words, all is written or nothing.

    Raises:
        WrongUse, Unreachable, Busy, NeedsAPerson: as `commit` says; nothing was written.
    """
    programme = reading.programme
    problems = (*programme.problems, *_tell_new_holds(changes))
    kept_up = (*registrations(programme, today), *begin_list(programme, today))
    everything = (*changes, ProblemsFound(_to_mend(problems)), *kept_up)
    after = replace(apply(programme, changes), problems=problems)
    edits = [*edits_of(everything, reading), *stand_edits(after, reading, today), *also]
    edits.append(DrawToday(draw_page(reading, after, today), done))
    return commit(
        backend, edits, seen=reading.book, notes=lambda book: _notes(book, reading), whole=bool(done)
    )


def _notes(book: Book, reading: Reading) -> list[NoteCells]:
    """Return which notes change in the sheet as it is now, for people may have moved its cells since."""
    if book.version == reading.book.version:
        return noting(book, reading.programme.problems)
    try:
        return noting(book, read_programme(book).programme.problems)
    except WrongUse:
        # A sheet that can no longer be read whole keeps its notes until the next run says why.
        return []


def _tell_new_holds(changes: Iterable[Change]) -> Iterator[Problem]:
    """Yield a problem for each person whom these changes hold; from the next run on, reading finds it."""
    for change in changes:
        person = change.now if isinstance(change, Changed) else None
        if isinstance(person, Person) and person.standing is Standing.HELD:
            yield Problem("Participants", "", HELD_SENTENCE, HELD_HINT, person.name)


def _to_mend(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    return tuple(problem for problem in problems if problem.needs_mending)


def registrations(programme: Programme, today: date) -> list[Change]:
    """Return what is to be added to or changed in the register, so that people are known again."""
    known = {entry.id: entry for entry in programme.register}
    itself = Registration(PROGRAMME, "", programme_id(programme))
    there = known.get(PROGRAMME)
    changes: list[Change] = [] if there == itself else [_register(there, itself)]
    heard_of = _index_first_days(programme)
    for person in programme.people:
        before = known.get(person.id)
        since = before.since if before else Day(today)
        if since is None:
            since = _find_first_day(person.id, programme, heard_of, today)
        address = person.address or ""
        # What they said from another address than today's is asked anew.
        also = before.also if before and before.address == address else ()
        seen = Registration(person.id, address, person.name, since, also)
        if before != seen:
            changes.append(_register(before, seen))
    return changes


def _register(before: Registration | None, seen: Registration) -> Change:
    return Changed(before, seen) if before else Added(seen)


def _find_first_day(person: str, programme: Programme, heard_of: Mapping[str, date], today: date) -> Day:
    """Return since when somebody takes part who is older than this record: by the record, at the latest."""
    if person in programme.form_days:
        return Day(programme.form_days[person])
    return Day(heard_of.get(person, today), exact=False)


def _index_first_days(programme: Programme) -> Mapping[str, date]:
    """Return the first day of which the record tells anything about each person."""
    told = [(entry.person, entry.on) for entry in programme.history]
    told += [(mail.person, mail.on) for mail in programme.messages]
    told += [(row.person, row.asked_on) for row in programme.check_ins]
    return dict(sorted(told, key=lambda one: one[1], reverse=True))
