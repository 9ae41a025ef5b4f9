"""What the question needs whether it was the reader who said something in their name."""

from mentorsheets.domain.confirmation import Confirmation, ConfirmTopic
from mentorsheets.domain.model import Match
from mentorsheets.mail import facts
from mentorsheets.mail.letters.context import Writing
from mentorsheets.relations.confirmations import ConfirmPart

NO_CHANNEL = "–"
"""How it is shown that a form leaves empty what stood there."""


def confirm(part: ConfirmPart, writing: Writing) -> tuple[facts.Section, ...]:
    """Return what somebody is asked who may have tapped from elsewhere, or filled in a form."""
    one, programme = part.confirmation, writing.desk.programme
    place = [each for each in writing.due.parts if each.kind == part.kind].index(part)
    withdrawn = [need.kind for need in programme.needs_of.get(one.person, ()) if need.id in one.withdraws]
    other = _not_a_fit_with(one, writing)
    return (
        facts.Confirm(
            address=one.address if one.topic is ConfirmTopic.ADDRESS else "",
            new_address=one.address if one.topic is ConfirmTopic.MOVE else "",
            introduction=one.topic is ConfirmTopic.TAP and not other,
            not_a_fit=other,
            channel=NO_CHANNEL if one.channel == "" else one.channel or "",
            no_longer=writing.titles(withdrawn),
            answer=facts.YesNo(yes=writing.confirm("itsme", place), no=writing.confirm("notme", place)),
        ),
    )


def _not_a_fit_with(one: Confirmation, writing: Writing) -> str:
    """Return the name of whom a form says that it is not a fit with; "" where it says no such thing."""
    if one.topic is not ConfirmTopic.TAP:
        return ""
    key, _, action = one.taps[0].partition(" ") if one.taps else ("", "", "")
    match = _match_of(key, action.removeprefix("nofit"), writing) if action.startswith("nofit") else None
    return writing.name(match.other(one.person)) if match and one.person in match.people else ""


def _match_of(key: str, place: str, writing: Writing) -> Match | None:
    programme = writing.desk.programme
    message = next((message for message in programme.messages if message.id == key), None)
    number = int(place or "0") if (place or "0").isdecimal() else 0
    about = message.about[number : number + 1] if message else ()
    return programme.match_by_id.get(about[0]) if about else None
