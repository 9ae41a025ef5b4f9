"""What the coordinator's own mails need: the digest, and what cannot wait for it."""

from collections.abc import Sequence
from urllib.parse import quote

from mentorsheets.mail import facts
from mentorsheets.model import Person
from mentorsheets.relations.parts import Line, Part, Spot
from mentorsheets.workflow.writing import Writing

MOST_LINES = 25
"""How many lines of a kind a digest has; more would be cut off by mail programs."""


COUNTED = {
    "ask-asker": "questions to those who have the need",
    "ask-giver": "questions to those who could help",
    "check-in": "questions how it goes",
    "circle-agenda": "agendas of circles",
    "circle-check-in": "questions how a circle went",
    "circle-invitation": "invitations to circles",
    "closing-questions": "questions at an end",
    "declined-kindly": "kind words about a no",
    "ended-thanks": "thanks after an end",
    "introduction": "introductions",
    "needs-refresh": "questions whether needs are still right",
    "offer-back": "questions whether somebody passes it on",
    "reminder": "reminders",
    "silence-other-side": "questions to the other side of a silence",
    "someone-left": "notes that somebody left or pauses",
    "suggested-times": "suggestions of times",
    "vague-need": "questions what a need is about",
    "withdrawn": "questions withdrawn",
}
"""What a coordinator calls the kinds of mail of which a digest counts how many go out."""


def escalation(part: Part, writing: Writing) -> tuple[facts.Section, ...]:
    """Return what the coordinator is told of somebody who asked for something or fell silent."""
    match = part.match
    other = writing.name(match.other(part.by)) if match and part.by in match.people else ""
    return (
        facts.Escalation(
            person=writing.other(part),
            other=other,
            needs=writing.titles(part),
            why=part.words,
            said=part.check_in.words if part.check_in else "",
            on=part.on or writing.today,
            write=_mail_to(part.other),
            cell=_link(part.spots, writing),
            place=_place(part.spots, writing),
        ),
    )


def safety(part: Part, writing: Writing) -> tuple[facts.Section, ...]:
    """Return what the coordinator is told at once of somebody who asked for help."""
    on = part.on or writing.today
    return (
        facts.SafetyEscalation(
            person=writing.other(part),
            said=part.words,
            on=on,
            write=_mail_to(part.other),
            cell=_link(part.spots, writing),
            place=_place(part.spots, writing),
        ),
    )


def _mail_to(person: Person | None) -> facts.Link | None:
    return facts.Link(f"mailto:{quote(person.address, safe='@+')}") if person and person.address else None


def digest(part: Part, writing: Writing) -> tuple[facts.Section, ...]:
    """Return the coordinator's week."""
    lines = {name: _items(found, writing) for name, found in part.lines}
    whereabouts = writing.desk.whereabouts
    return (
        facts.Digest(
            week=part.on or writing.today,
            decide=lines.get("decide", ()),
            help=lines.get("help", ()),
            silent=lines.get("silent", ()),
            single=lines.get("single", ()),
            good=lines.get("good", ()),
            coming=lines.get("coming", ()),
            sheet=whereabouts.whole() if whereabouts else None,
        ),
    )


def _in_words(line: str) -> str:
    """Return a line of the digest, with a kind of mail that is counted in it named as people name it."""
    kind, colon, count = line.partition(": ")
    return f"{COUNTED[kind]}{colon}{count}" if kind in COUNTED and count.isdecimal() else line


def _items(lines: Sequence[Line], writing: Writing) -> tuple[facts.Item, ...]:
    shown = [
        facts.Item(
            words=_in_words(line.words), cell=_link(line.spots, writing), place=_place(line.spots, writing)
        )
        for line in lines[:MOST_LINES]
    ]
    more = len(lines) - MOST_LINES
    return (*shown, facts.Item(words=f"and {more} more")) if more > 0 else tuple(shown)


def _link(spots: Sequence[Spot], writing: Writing) -> facts.Link | None:
    return writing.desk.whereabouts.link(spots) if writing.desk.whereabouts else None


def _place(spots: Sequence[Spot], writing: Writing) -> str:
    return writing.desk.whereabouts.words(spots) if writing.desk.whereabouts else ""
