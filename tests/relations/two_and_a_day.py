"""The plain pair on the day on which it began: what is due to them, happens to them, and stands in the digest."""

from dataclasses import replace
from datetime import date, timedelta

from mentorsheets.domain.model import (
    CheckIn,
    HistoryEntry,
    MatchState,
    Message,
)
from mentorsheets.domain.programme import Programme
from mentorsheets.relations.digest import digest_part
from mentorsheets.relations.history import past_of
from mentorsheets.relations.situation import Situation
from mentorsheets.relations.waiting import by_topic
from tests.relations.pair import PLAIN, SETTINGS, TODAY

MONDAY = TODAY
WAIT = timedelta(days=SETTINGS.answer_within)


def programme_of(**changes: object) -> Programme:
    """Return the plain programme with these parts otherwise."""
    return replace(PLAIN, **changes)  # type: ignore[arg-type]


def desk(today: date = MONDAY, **changes: object) -> Situation:
    """Return the programme, otherwise in these parts, on a day."""
    programme = programme_of(**changes)
    return Situation(programme, past_of(programme), today)


def entry(
    event: str, person: str = "", was: MatchState | None = None, now: MatchState | None = None, **more: object
) -> HistoryEntry:
    values: dict[str, object] = {"id": f"{event}/{person}", "on": MONDAY, "match": "m"}
    return HistoryEntry(event=event, person=person, was=was, now=now, **(values | more))  # type: ignore[arg-type]


def asked_both() -> tuple[Message, ...]:
    return tuple(
        Message(f"a{who}", f"ask-{role}", who, "m", "sent", MONDAY, carries=(f"ask-{role}/m",))
        for who, role in (("gil", "giver"), ("ana", "asker"))
    )


def unanswered(*people: str, days: tuple[int, ...] = (0, 7)) -> tuple[CheckIn, ...]:
    return tuple(
        CheckIn(f"{who}{day}", who, "m", "general", "How is it?", MONDAY - timedelta(days=21 - day))
        for who in people
        for day in days
    )


def lines(today: date = MONDAY, **changes: object) -> dict[str, list[str]]:
    """Return what a digest says, by topic, and who rests on one helper, and what went well."""
    found = digest_part(desk(today, **changes), MONDAY, ())
    waiting = {topic.name.lower(): [one.line for one in these] for topic, these in by_topic(found.waiting)}
    single, good = ([line.words for line in these] for these in (found.single, found.good))
    return {"decide": [], "still": [], "silent": []} | waiting | {"single": single, "good": good}
