"""When pauses end whose day was typed without a year: "paused (back 15 February)" is the next such day."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

from mentorsheets.domain.events import PersonEvent
from mentorsheets.domain.model import HistoryEntry, Message, Person
from mentorsheets.sheet.cells.written_days import NO_YEAR, next_such_day

_OF_STATUS = frozenset({PersonEvent.BACK, PersonEvent.PAUSED, PersonEvent.HELD, PersonEvent.LEFT})


def end_pauses(
    people: Iterable[Person], history: Iterable[HistoryEntry], messages: Iterable[Message]
) -> Iterator[Person]:
    """Yield people whose pause, where its day has no year, ends on the next such day after it was first seen.

    A pause that no run has noted yet was typed since the latest day that the sheet knows of; where it knows
    of none, the first run notes the pause, and until then it has no end.
    """
    entries = tuple(history)
    days = (*(one.on for one in entries), *(one.on for one in messages))
    latest = max(days, default=None)
    for person in people:
        if person.back_on is None or person.back_on.year != NO_YEAR:
            yield person
            continue
        told = (one for one in reversed(entries) if one.person == person.id and one.event in _OF_STATUS)
        noted = next(told, None)
        since = noted.on if noted and noted.event == PersonEvent.PAUSED else latest
        yield replace(person, back_on=_end(person.back_on, since))


def _end(day: date, since: date | None) -> date | None:
    return next_such_day(day, since) if since else None
