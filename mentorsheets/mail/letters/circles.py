"""What the mails about circles need: the invitation, the agenda, and how it was."""

from mentorsheets.domain.model import Circle
from mentorsheets.mail import facts
from mentorsheets.mail.letters.context import Writing
from mentorsheets.relations.mail_parts import CirclePart


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
            when=circle.meets_on,
            where=circle.where,
            questions=part.questions,
        ),
    )


def check_in(part: CirclePart, writing: Writing) -> tuple[facts.Section, ...]:
    """Return what somebody is asked after a circle; an asker can say in one tap that their need is met."""
    circle = part.circle
    done = writing.answer("done", writing.place(circle.id))
    return (
        facts.CircleCheckIn(
            topic=_topic(circle, writing),
            givers=_givers(circle, writing),
            when=circle.meets_on,
            met=None if part.helps else done,
        ),
    )


def _topic(circle: Circle, writing: Writing) -> str:
    return writing.titles([circle.kind])[0]


def _givers(circle: Circle, writing: Writing) -> tuple[str, ...]:
    return tuple(writing.name(person) for person in circle.givers)
