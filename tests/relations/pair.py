"""Gil, who helps Ana, and Cy beside them: a small programme for tests that change one thing in it."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from mentorsheets.domain.model import HistoryEntry, Match, MatchState, Message, Person
from mentorsheets.domain.programme import Programme
from mentorsheets.domain.settings import Settings
from mentorsheets.relations.history import past_of
from mentorsheets.relations.situation import Situation

TODAY = date(2026, 3, 2)
"""A Monday."""
DAY = timedelta(days=1)
GIL, ANA, CY = (Person(name.lower(), name, f"{name.lower()}@example.org") for name in ("Gil", "Ana", "Cy"))
MATCH = Match("m", "gil", "ana", ("role-models", "accountability"), state=MatchState.ACTIVE, since=TODAY)
SETTINGS = Settings(coordinator_addresses=("co@example.org",), answer_within=7)
PLAIN = Programme(settings=SETTINGS, people=(GIL, ANA, CY), matches=(MATCH,))


def ago(days: int) -> date:
    """Return the day so many days before today."""
    return TODAY - days * DAY


def with_person(person: str, programme: Programme = PLAIN, **changes: Any) -> Programme:
    """Return a programme in which something about one person is otherwise."""
    people = tuple(replace(one, **changes) if one.id == person else one for one in programme.people)
    return replace(programme, people=people)


def with_match(programme: Programme = PLAIN, **changes: Any) -> Programme:
    """Return a programme in which something about its first match is otherwise."""
    first, *others = programme.matches
    return replace(programme, matches=(replace(first, **changes), *others))


def happened(*entries: HistoryEntry, programme: Programme = PLAIN) -> Programme:
    """Return a programme in which this has happened too."""
    return replace(programme, history=(*programme.history, *entries))


def entry(event: str, person: str = "", days: int = 0, match: str = "m", **more: Any) -> HistoryEntry:
    """Return that something happened so many days ago."""
    given: dict[str, Any] = {"id": f"{event}/{person}/{days}", **more}
    return HistoryEntry(on=ago(days), event=event, person=person, match=match, **given)


def mail(kind: str, person: str, days: int = 0, period: str = "x", **more: Any) -> Message:
    """Return that a mail went out so many days ago."""
    given: dict[str, Any] = {"id": f"{kind}/{period}/{person}", "state": "sent", **more}
    return Message(
        kind=kind, person=person, period=period, on=ago(days), carries=(f"{kind}/{period}",), **given
    )


def mailed(*mails: Message, programme: Programme = PLAIN) -> Programme:
    """Return a programme in which these mails went out too."""
    return replace(programme, messages=(*programme.messages, *mails))


def silent(person: str, programme: Programme = PLAIN) -> Programme:
    """Return a programme in which somebody left three check-ins unanswered, the last ten days ago."""
    return mailed(*(mail("check-in", person, days, f"w{days}") for days in (24, 17, 10)), programme=programme)


def situation(programme: Programme = PLAIN, today: date = TODAY) -> Situation:
    """Return a programme with its past, on a day."""
    return Situation(programme, past_of(programme), today)
