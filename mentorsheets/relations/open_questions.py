"""What a mail waits to hear about: how a reply finds its way to the question that it answers."""

from collections.abc import Iterator

from mentorsheets.domain.model import Message
from mentorsheets.domain.programme import Programme
from mentorsheets.relations.check_ins import KIND, period_of
from mentorsheets.relations.record_answer import CLOSING

NEEDS = "needs"
BY_NAME = frozenset(
    {"ask-giver", "ask-asker", "reminder", "offer-back", "vague-need", "circle-invitation", "circle-agenda"}
)
"""Parts whose period is the id of what they ask about."""


def awaited(message: Message, person: str, programme: Programme) -> tuple[str, ...]:
    """Return what a person may answer about in reply to a mail, as `heard` takes it, the first part's first.

    These are ids of check-ins, matches, needs or circles; "needs" stands for all needs of theirs. A bare
    reply is about the first, and a mail that asks nothing has none.
    """
    parts = message.carries or (f"{message.kind}/{message.period}",)
    found = (about for part in parts for about in _of(part, message, person, programme))
    return tuple(dict.fromkeys(found))


def _of(part: str, message: Message, person: str, programme: Programme) -> Iterator[str]:
    kind, period = part.split("/", 1)
    rows = programme.check_ins_of.get(person, ())
    if kind in BY_NAME:
        yield period
    elif kind == KIND:
        week = [row for row in rows if period_of(row.asked_on) == period and row.match in message.about]
        yield from (row.id for row in week if row.kind != CLOSING)
    elif kind == "closing-questions":
        match = period.split("/", 1)[0]
        yield from (row.id for row in rows[::-1] if row.match == match and row.kind == CLOSING)
    elif kind == "circle-check-in":
        yield from (row.id for row in rows if row.match == period)
    elif kind == "silence-other-side":
        yield from (entry.match for entry in programme.history if entry.id == period)
    elif kind == "needs-refresh":
        yield NEEDS
