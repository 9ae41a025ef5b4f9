"""Writing what a run decided back into its sheet, with what else each run keeps up to date."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from mentorsheets.domain.apply_changes import apply
from mentorsheets.domain.changes import Added, Change, Changed, ProblemsFound
from mentorsheets.domain.dead_addresses import DEAD_HINT, DEAD_SENTENCE
from mentorsheets.domain.events import AddressEvent, PersonEvent
from mentorsheets.domain.holds import ADDRESS_HELD_HINT, HELD_HINT, HELD_SENTENCE
from mentorsheets.domain.model import HistoryEntry, Person, Problem, Standing
from mentorsheets.domain.programme import Programme
from mentorsheets.errors import WrongUse
from mentorsheets.relations.losses import find_losses
from mentorsheets.relations.register import find_newcomers, register_people
from mentorsheets.relations.undecided import begin_list
from mentorsheets.relations.what_stood import note_stood
from mentorsheets.sheet.backend import Backend, Book, NoteCells
from mentorsheets.sheet.edits import DrawToday, Edit, Refused
from mentorsheets.sheet.notes import noting
from mentorsheets.sheet.reading.programme import Reading, read_programme
from mentorsheets.sheet.today import list_typed_over
from mentorsheets.sheet.today_boxes import Box
from mentorsheets.sheet.writing.commit import commit
from mentorsheets.sheet.writing.edits_of_changes import TAB_OF_RECORD, edits_of
from mentorsheets.sheet.writing.old_overview import note_renamed
from mentorsheets.workflow.need_stands import stand_edits
from mentorsheets.workflow.today import NOTHING_SAID, draw_page


def save(
    backend: Backend,
    reading: Reading,
    changes: Sequence[Change],
    today: date,
    also: Sequence[Edit] = (),
    done: frozenset[tuple[str, str]] = frozenset(),
    said: Mapping[Box, str] = NOTHING_SAID,
) -> tuple[Refused, ...]:
    """Carry out changes that were decided from `reading`, all at once, and return those that were refused.

    `today` is the programme's day, on which whoever is new was first seen.

    The problems that were found, as a tab and as notes on their cells, and the register of people go along,
    and matches that people typed in get their names; so do the edits `also`. The tab Today is drawn, without
    the words in it that these changes carry out (`done`), and with what its boxes came to (`said`); with such
    words, all is written or nothing.

    Raises:
        WrongUse, Unreachable, Busy, NeedsAPerson: as `commit` says; nothing was written.
    """
    programme = reading.programme
    problems = (*programme.problems, *_tell_new_holds(changes, programme))
    mend = ProblemsFound(tuple(problem for problem in problems if problem.needs_mending))
    after = apply(programme, changes).revised(
        problems=problems, missing=programme.missing - _list_filled_tabs(changes)
    )
    # What is known from before stays noted until somebody says that what was lost was meant to go.
    is_whole = not find_losses(programme)
    kept = (*register_people(programme, today), *note_stood(programme, after)) if is_whole else ()
    kept_up = (*kept, *begin_list(programme, today))
    everything = (*changes, mend, *kept_up)
    stands = tuple(stand_edits(after, reading, today))
    page = draw_page(reading, after, today, said)
    if typed := (*list_typed_over(reading.book, page), *note_renamed(reading.book, today)):
        # Put down where Today is drawn, as what is typed until then is; the page counts it among what waits.
        page = draw_page(reading, apply(after, tuple(map(Added, typed))), today, said)
    # What people typed is named by the ids of its people, who have none that last before they are registered.
    naming = replace(reading, typed=()) if find_newcomers(programme) else reading
    # What lost a column is written into by nobody before that is mended: its header would come back, empty.
    lost = programme.headless
    edits = (
        *(one for one in edits_of(everything, naming, today) if getattr(one, "tab", "") not in lost),
        *stands,
        *also,
        DrawToday(page, done),
    )
    return commit(
        backend, edits, seen=reading.book, notes=lambda book: _notes(book, reading), whole=bool(done)
    )


def _list_filled_tabs(changes: Iterable[Change]) -> frozenset[str]:
    """Return the tabs that get a row, and so are there afterwards even where they were missing."""
    return frozenset(TAB_OF_RECORD[type(one.record)].title for one in changes if isinstance(one, Added))


def _notes(book: Book, reading: Reading) -> list[NoteCells]:
    """Return which notes change in the sheet as it is now, for people may have moved its cells since."""
    if book.version == reading.book.version:
        return noting(book, reading.programme.problems)
    try:
        return noting(book, read_programme(book, reading.programme.marks).programme.problems)
    except WrongUse:
        # A sheet that can no longer be read whole keeps its notes until the next run says why.
        return []


def _tell_new_holds(changes: Iterable[Change], programme: Programme) -> Iterator[Problem]:
    """Yield a problem for each person whom these changes hold; from the next run on, reading finds it."""
    for change in changes:
        match change:
            case Changed(_, Person() as person) if person.standing is Standing.HELD:
                yield Problem("Participants", "", HELD_SENTENCE, HELD_HINT, person.name)
            case Added(HistoryEntry() as entry) if entry.event == PersonEvent.ADDRESS_HELD:
                held = programme.person_by_id[entry.person]
                yield Problem("Participants", "", HELD_SENTENCE, ADDRESS_HELD_HINT, held.name)
            case Added(HistoryEntry() as entry) if entry.event == AddressEvent.DEAD and entry.person:
                yield Problem(
                    "Participants", "", DEAD_SENTENCE, DEAD_HINT, programme.person_by_id[entry.person].name
                )
            case _:
                continue
