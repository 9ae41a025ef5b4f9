"""A small programme with a past, for tests of what the record says of it."""

from dataclasses import replace
from datetime import date, timedelta

from mentorsheets.domain.events import Event
from mentorsheets.domain.model import (
    CheckIn,
    HistoryEntry,
    Message,
    Need,
)
from mentorsheets.domain.programme import Programme
from mentorsheets.domain.settings import Settings
from mentorsheets.relations.both_ways import answer_id
from tests.relations.pair import PLAIN, TODAY

DAY = TODAY
NEXT = timedelta(days=1)
ROW = CheckIn("c", "ana", "m", "general", "How is it?", DAY)
NEED = Need("n", "ana", "role-models", "to finish")


def programme_of(**changes: object) -> Programme:
    """Return the plain programme with plain settings, and with these parts otherwise."""
    return replace(PLAIN, **{"settings": Settings(), **changes})  # type: ignore[arg-type]


def happened(event: str, person: str = "", on: date = DAY, match: str = "m", **more: object) -> HistoryEntry:
    return HistoryEntry(f"{event}/{person}/{on}", on, event, person, match, **more)  # type: ignore[arg-type]


def heard(row: CheckIn) -> HistoryEntry:
    return HistoryEntry(answer_id(row), DAY, Event.MET, row.person, row.match)


def mail(name: str, state: str = "sent", on: date = DAY, person: str = "ana", **more: object) -> Message:
    return Message(name, "check-in", person, name, state, on, **more)  # type: ignore[arg-type]
