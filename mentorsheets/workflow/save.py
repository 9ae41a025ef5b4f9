"""Writing what a run decided back into its sheet, with what else each run keeps up to date."""

from collections.abc import Iterable, Sequence

from mentorsheets.domain.changes import Added, Change, Changed, ProblemsFound
from mentorsheets.domain.model import Problem, Registration
from mentorsheets.domain.programme import PROGRAMME, Programme, programme_id
from mentorsheets.errors import WrongUse
from mentorsheets.sheet.backend import Backend, Book, NoteCells
from mentorsheets.sheet.edits import Edit, Refused
from mentorsheets.sheet.notes import noting
from mentorsheets.sheet.reading.programme import Reading, read_programme
from mentorsheets.sheet.writing.commit import commit
from mentorsheets.sheet.writing.edits_of_changes import edits_of


def save(
    backend: Backend, reading: Reading, changes: Sequence[Change], also: Sequence[Edit] = ()
) -> tuple[Refused, ...]:
    """Carry out changes that were decided from `reading`, all at once, and return those that were refused.

    The problems that were found, as a tab and as notes on their cells, and the register of people go along,
    and matches that people typed in get their names; so do the edits `also`.

    Raises:
        WrongUse, Unreachable, Busy, NeedsAPerson: as `commit` says; nothing was written.
    """
    programme = reading.programme
    everything = (*changes, ProblemsFound(_to_mend(programme.problems)), *registrations(programme))
    edits = [*edits_of(everything, reading), *also]
    return commit(backend, edits, seen=reading.book, notes=lambda book: _notes(book, reading))


def _notes(book: Book, reading: Reading) -> list[NoteCells]:
    """Return which notes change in the sheet as it is now, for people may have moved its cells since."""
    if book.version == reading.book.version:
        return noting(book, reading.programme.problems)
    try:
        return noting(book, read_programme(book).programme.problems)
    except WrongUse:
        # A sheet that can no longer be read whole keeps its notes until the next run says why.
        return []


def _to_mend(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    return tuple(problem for problem in problems if problem.needs_mending)


def registrations(programme: Programme) -> list[Change]:
    """Return what is to be added to or changed in the register, so that people are known again."""
    known = {entry.id: entry for entry in programme.register}
    itself = Registration(PROGRAMME, "", programme_id(programme))
    people = (Registration(person.id, person.address or "", person.name) for person in programme.people)
    changes: list[Change] = []
    for seen in (itself, *people):
        before = known.get(seen.id)
        if before is None:
            changes.append(Added(seen))
        elif before != seen:
            changes.append(Changed(before, seen))
    return changes
