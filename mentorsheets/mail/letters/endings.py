"""What is said when a relationship has ended: our thanks, and those of the one who was helped."""

from mentorsheets.domain.events import Event
from mentorsheets.domain.model import MatchState
from mentorsheets.mail import facts
from mentorsheets.mail.letters.context import Writing
from mentorsheets.relations.mail_parts import NewsPart


def thank(part: NewsPart, writing: Writing) -> tuple[facts.Section, ...]:
    """Return the thanks at an ending to one of the two, with the way to have theirs passed on."""
    met = [need.kind for need in part.needs if need.status != "open"]
    still_open = [need.kind for need in part.needs if need.status == "open"]
    return (
        facts.EndedThanks(
            other=part.other.name,
            helped=part.helps,
            met=writing.titles(met),
            still_open=writing.titles(still_open),
            gave_too=part.back is not None,
            taken_on=part.cause == Event.RETURNS,
            pass_on=writing.answer("thanks", writing.place(part.match.id))
            if _may_thank(part, writing)
            else None,
        ),
    )


def _may_thank(part: NewsPart, writing: Writing) -> bool:
    """Return whether the reader was helped, to the end, by somebody whom thanks can reach by mail."""
    return (
        not part.helps
        and part.match.state is MatchState.ENDED
        and writing.desk.programme.takes_mail(part.other.id)
    )


def pass_thanks(part: NewsPart, writing: Writing) -> tuple[facts.Section, ...]:
    """Return the thanks of whoever was helped to the one who helped."""
    return (facts.ThanksFromOther(other=part.other.name, needs=writing.titles(part.need_kinds)),)
