"""Reading a sheet with what its journal knows: without those who were forgotten, and all mail that went."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import timedelta
from functools import partial
from pathlib import Path
from zoneinfo import ZoneInfo

from mentorsheets.domain.clock import Moment
from mentorsheets.domain.ids import forgotten_mark
from mentorsheets.domain.keyed_marks import KeyedMarks
from mentorsheets.domain.mail_trace import MailTrace
from mentorsheets.domain.programme import Programme, programme_id
from mentorsheets.mail.incoming.already_read import find_taken
from mentorsheets.mail.journal.database import is_of_another_sheet
from mentorsheets.mail.journal.forget import list_forgotten
from mentorsheets.mail.journal.journal import Journal
from mentorsheets.mail.journal.open import is_shared
from mentorsheets.mail.journal.parts import MailParts, read_parts
from mentorsheets.mail.journal.rebuild import list_told
from mentorsheets.mail.journal.seen_before import SeenBefore
from mentorsheets.mail.messages import MessageRecord
from mentorsheets.relations.mixed_register import is_mixed
from mentorsheets.runtime.config import Config
from mentorsheets.runtime.hush_cries import hush_cries
from mentorsheets.runtime.open_sheet import read
from mentorsheets.runtime.secret import find_marks, find_secrets
from mentorsheets.sheet.backend import Backend
from mentorsheets.sheet.reading.forgotten import leave_out_forgotten
from mentorsheets.sheet.reading.programme import Reading

_ALL_THERE = SeenBefore()
"""Of which journal and sheet it was seen that the sheet holds all mail that it was told of."""
HEARD_WITHIN = timedelta(days=35)
"""Answers typed beside a question that is older were heard, or are the past's."""


def read_without_forgotten(backend: Backend, config: Config, moment: Moment) -> Reading:
    """Return what a sheet holds now, without those who asked to be forgotten, even in an older copy of it.

    Where nobody ever asked, no secret is needed.

    Raises:
        WrongUse: sheet, journal or secret cannot be read, or the sheet holds no people.
        NeedsAPerson, Unreachable: sheet or journal cannot be used, or did not answer.
    """
    reading = read(backend, find_marks(config))
    marks = reading.programme.forgotten
    since = moment.today(reading.programme.settings.time_zone) - HEARD_WITHIN
    # Whose journal it is stands in the register; where that cannot be read, everything stops anyway.
    is_known = "Register" not in reading.programme.headless and not is_mixed(reading.programme)
    if is_known and (is_shared(config.journal) or Path(config.journal).exists()):
        with Journal(config.journal, programme_id(reading.programme), moment.now) as journal:
            marks |= list_forgotten(journal)
            # What went out for another sheet is no loss of this one; whoever sends is told that it is a copy.
            if not (is_shared(config.journal) and is_of_another_sheet(journal.db, config.mark)):
                reading = replace(reading, programme=add_traces(reading.programme, journal))
            reading = hush_cries(reading, since, partial(_find_heard, journal, reading.programme.marks))
    else:
        reading = hush_cries(reading, since, lambda _: frozenset())
    if not marks:
        return reading
    known = find_secrets(config)

    def find_mark(address: str, name: str) -> str:
        """Return the mark that an address was forgotten by, made with whichever secret held at that time."""
        made = [forgotten_mark(secret, address, name) for secret in known]
        return next((mark for mark in made if mark in marks), made[0])

    return leave_out_forgotten(reading, marks, find_mark)


def _find_heard(journal: Journal, marks: KeyedMarks, words: Iterable[str]) -> frozenset[str]:
    """Return which words, by their marks, a run looked at before."""
    ways = {way: mark for mark in words for way in marks.ways(mark)}
    return frozenset(ways[way] for way in find_taken(journal, ways))


def add_traces(programme: Programme, journal: Journal) -> Programme:
    """Return a programme with the traces of mail that only the journal knows to have stood in the sheet."""
    zone = ZoneInfo(programme.settings.time_zone)
    if _ALL_THERE.holds(journal, programme.messages, programme.traces):
        return programme
    lost = list_told(journal, programme.message_by_id, (trace.id for trace in programme.traces))
    if not lost:
        _ALL_THERE.note(journal, programme.messages, programme.traces)
        return programme
    parts = read_parts(journal)

    def make_trace(one: MessageRecord) -> MailTrace:
        on, also = one.when.astimezone(zone).date(), parts.get(one.key, MailParts(one.key, (), ()))
        return MailTrace(one.key, on, one.kind, one.persons, one.period, also.about, also.carries)

    return programme.revised(traces=(*programme.traces, *map(make_trace, lost)))
