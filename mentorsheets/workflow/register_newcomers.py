"""Putting new people into the register before anything else is decided about them, under ids of their own."""

from dataclasses import replace

from mentorsheets.domain.clock import Moment
from mentorsheets.relations.register import find_newcomers, name_newcomers, register_people
from mentorsheets.runtime.config import Config
from mentorsheets.runtime.forgotten import read_without_forgotten
from mentorsheets.runtime.secret import find_secrets
from mentorsheets.sheet.backend import Backend
from mentorsheets.sheet.reading.circles import TypedCircle
from mentorsheets.sheet.reading.programme import Reading
from mentorsheets.sheet.writing.commit import commit
from mentorsheets.sheet.writing.edits_of_changes import edits_of


def register_newcomers(backend: Backend, reading: Reading, config: Config, moment: Moment) -> Reading:
    """Put whoever is new into the register and return what the sheet holds then, or `reading` if nobody is.

    From there on everybody is known by an id that only the secret makes, in whatever is written.

    Raises:
        WrongUse, Unreachable, Busy, NeedsAPerson: sheet or secret cannot be used; nothing was written.
    """
    programme = reading.programme
    if not find_newcomers(programme):
        return reading
    typed = {
        one.circle.id if isinstance(one, TypedCircle) else one.match.id
        for one in reading.typed
        if isinstance(one, TypedCircle) or not one.is_named
    }
    today = moment.today(programme.settings.time_zone)
    new = name_newcomers(programme, typed, find_secrets(config))
    changes = register_people(programme, today, new)
    # What people typed is named by the ids of its people, which it has only from the next look on.
    commit(backend, edits_of(changes, replace(reading, typed=()), today), seen=reading.book)
    return read_without_forgotten(backend, config, moment)
