"""What the coordinator's own mails need: the digest, and what cannot wait for it."""

from collections.abc import Mapping, Sequence
from urllib.parse import quote

from mentorsheets.domain.events import Event
from mentorsheets.domain.model import Person
from mentorsheets.mail import facts
from mentorsheets.mail.letters.context import Writing
from mentorsheets.relations.mail_parts import DigestLine, DigestPart, EscalationPart, Spot

MOST_DIGEST_LINES = 25
"""How many lines of a kind a digest has; more would be cut off by mail programs."""

ESCALATED: Mapping[str, str] = {
    Event.NEEDS_SOMETHING: "{person} says that something needs attention.",
    Event.NEVER_MET: "{person} says that the two have never met.",
    Event.STILL_SILENT: "{person} has not answered, even when asked again. {other} was asked as well.",
}
"""Why a coordinator is asked to have a look, by what happened."""


def escalation(part: EscalationPart, writing: Writing) -> tuple[facts.Section, ...]:
    """Return what the coordinator is told of somebody who asked for something or fell silent."""
    match = part.match
    other = writing.name(match.other(part.by)) if match and part.by in match.people else ""
    return (
        facts.Escalation(
            person=_name(part),
            other=other,
            needs=writing.titles(part.need_kinds),
            why=ESCALATED[part.cause].format(person=_name(part), other=other or "the other one"),
            said=part.words,
            on=part.on,
            write=_mail_to(part.other),
            cell=_link(part.spots, writing),
            place=_place(part.spots, writing),
        ),
    )


def safety(part: EscalationPart, writing: Writing) -> tuple[facts.Section, ...]:
    """Return what the coordinator is told at once of somebody who asked for help."""
    return (
        facts.SafetyEscalation(
            person=_name(part),
            said=part.words,
            on=part.on,
            write=_mail_to(part.other),
            cell=_link(part.spots, writing),
            place=_place(part.spots, writing),
        ),
    )


def _name(part: EscalationPart) -> str:
    return part.other.name if part.other else ""


def _mail_to(person: Person | None) -> facts.Link | None:
    return facts.Link(f"mailto:{quote(person.address, safe='@+')}") if person and person.address else None


def digest(part: DigestPart, writing: Writing) -> tuple[facts.Section, ...]:
    """Return the coordinator's week."""
    lines = {name: _items(found, writing) for name, found in part.lines}
    cells = writing.desk.cells
    return (
        facts.Digest(
            week=part.week,
            decide=lines.get("decide", ()),
            help=lines.get("help", ()),
            silent=lines.get("silent", ()),
            single=lines.get("single", ()),
            good=lines.get("good", ()),
            coming=lines.get("coming", ()),
            sheet=cells.whole() if cells else None,
        ),
    )


def _items(lines: Sequence[DigestLine], writing: Writing) -> tuple[facts.Item, ...]:
    shown = [
        facts.Item(words=line.words, cell=_link(line.spots, writing), place=_place(line.spots, writing))
        for line in lines[:MOST_DIGEST_LINES]
    ]
    more = len(lines) - MOST_DIGEST_LINES
    return (*shown, facts.Item(words=f"and {more} more")) if more > 0 else tuple(shown)


def _link(spots: Sequence[Spot], writing: Writing) -> facts.Link | None:
    return writing.desk.cells.link(spots) if writing.desk.cells else None


def _place(spots: Sequence[Spot], writing: Writing) -> str:
    return writing.desk.cells.words(spots) if writing.desk.cells else ""
