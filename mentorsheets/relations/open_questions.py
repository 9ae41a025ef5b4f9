"""What a mail waits to hear about: how a reply finds its way to the question that it answers."""

from collections.abc import Iterator

from mentorsheets.domain.mail_kinds import ReplyTo, find_kind
from mentorsheets.domain.model import Message
from mentorsheets.domain.programme import Programme
from mentorsheets.relations.both_ways import find_asked_with
from mentorsheets.relations.check_ins import period_of
from mentorsheets.relations.record_answer import CLOSING_QUESTION

NEEDS_QUESTION = "needs"


def find_open_questions(message: Message, person: str, programme: Programme) -> tuple[str, ...]:
    """Return what a person may answer about in reply to a mail, as `heard` takes it, the first part's first.

    These are ids of check-ins, matches, needs or circles; "needs" stands for all needs of theirs. A bare
    reply is about the first, and a mail that asks nothing has none.
    """
    parts = message.carries or (f"{message.kind}/{message.period}",)
    found: dict[str, None] = {}
    for about in (about for part in parts for about in _of(part, message, person, programme)):
        match = programme.match_by_id.get(about)
        back = find_asked_with(match, person, programme) if match else None
        # Two who help each other are asked once for both.
        if back is None or back.id not in found:
            found[about] = None
    return tuple(found)


def _of(part: str, message: Message, person: str, programme: Programme) -> Iterator[str]:
    name, _, period = part.partition("/")
    kind = find_kind(name)
    rows = programme.check_ins_of.get(person, ())
    match kind.traits.reply_to if kind else ReplyTo.NOTHING:
        case ReplyTo.ITS_PERIOD:
            # An invitation to a circle that has no day yet, or that is sent again, says so behind its name.
            yield period.partition("/")[0]
        case ReplyTo.CHECK_INS_OF_WEEK:
            of_it = set(message.about)
            week = [row for row in rows if period_of(row.asked_on) == period and of_it & {*row.matches}]
            yield from (row.id for row in week if row.kind != CLOSING_QUESTION)
        case ReplyTo.CLOSING_QUESTIONS:
            about = period.partition("/")[0]
            yield from (row.id for row in rows[::-1] if row.match == about and row.kind == CLOSING_QUESTION)
        case ReplyTo.CIRCLE:
            yield from (row.id for row in rows if row.match == period)
        case ReplyTo.SILENT_MATCH:
            yield from (entry.match for entry in programme.history if entry.id == period)
        case ReplyTo.ALL_NEEDS:
            yield NEEDS_QUESTION
