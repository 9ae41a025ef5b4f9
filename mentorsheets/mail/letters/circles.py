"""What the mails about circles need: the invitation, the agenda, and how it was."""

import re

from mentorsheets.domain.model import Circle
from mentorsheets.mail import facts
from mentorsheets.mail.letters.context import Writing
from mentorsheets.relations.mail_parts import CirclePart

HOUR = re.compile(r"\d[:.h]\d\d|\d\s*(?:h\b|am\b|pm\b|a\.m|p\.m|uhr\b|o.clock)", re.IGNORECASE)


def invitation(part: CirclePart, writing: Writing) -> tuple[facts.Section, ...]:
    """Return what somebody is told who is invited to a circle."""
    circle = part.circle
    return (
        facts.CircleInvitation(
            topic=_topic(circle, writing),
            givers=_givers(circle, writing),
            gives=part.helps,
            seats=len(circle.askers),
            when=circle.meets_on,
            where=circle.where,
            zone=_city(circle, writing),
            until=part.until,
            again=part.again,
            day_set=part.day_set,
            answer=writing.yes_no(circle.id),
        ),
    )


def agenda(part: CirclePart, writing: Writing) -> tuple[facts.Section, ...]:
    """Return what those who come to a circle are told before it meets."""
    circle = part.circle
    return (
        facts.CircleAgenda(
            topic=_topic(circle, writing),
            givers=_givers(circle, writing),
            gives=part.helps,
            when=circle.meets_on,
            where=circle.where,
            zone=_city(circle, writing),
            questions=part.questions,
        ),
    )


def called_off(part: CirclePart, writing: Writing) -> facts.DeclinedKindly:
    """Return what those are told who said yes to a circle that will not be."""
    topic = writing.titles([part.circle.kind])
    when = part.circle.meets_on
    return facts.DeclinedKindly(needs=topic, helps=part.helps, looking=not part.helps, circle=True, when=when)


def check_in(part: CirclePart, writing: Writing) -> tuple[facts.Section, ...]:
    """Return what somebody is asked after a circle; an asker can say in one tap that their need is met."""
    circle = part.circle
    done = writing.answer("done", writing.place(circle.id))
    return (
        facts.CircleCheckIn(
            topic=_topic(circle, writing),
            givers=_givers(circle, writing),
            gives=part.helps,
            when=circle.meets_on,
            met=None if part.helps else done,
        ),
    )


def _topic(circle: Circle, writing: Writing) -> str:
    return writing.titles([circle.kind])[0]


def _city(circle: Circle, writing: Writing) -> str:
    """Return the city whose clock a circle goes by, "" where no hour stands in its Where."""
    if not HOUR.search(circle.where):
        return ""
    return writing.desk.programme.settings.time_zone.rpartition("/")[2].replace("_", " ")


def _givers(circle: Circle, writing: Writing) -> tuple[str, ...]:
    return tuple(writing.name(person) for person in circle.givers)
