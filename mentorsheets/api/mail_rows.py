"""What the commands that write mail tell, as rows of declared columns."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from mentorsheets.api.columns import PersonName, column
from mentorsheets.api.rows import ProblemRow, make_problem_row
from mentorsheets.domain.programme import Programme

if TYPE_CHECKING:
    from mentorsheets.mail.letters.finish import Finished
    from mentorsheets.mail.render.preview import Shown
    from mentorsheets.relations.one_mail import Due
    from mentorsheets.workflow.send_mail import Sent
    from mentorsheets.workflow.settle import Unknown


@dataclass(frozen=True, slots=True)
class MailRow:
    """A mail of this run."""

    message: str = column("what names the mail for good")
    kind: str = column("what it is for")
    period: str = column("for what or when; nobody gets the same kind twice for it")
    people: tuple[PersonName, ...] = column("who reads it")
    matches: tuple[str, ...] = column("the ids of the matches that it is about")
    subject: str = column("its subject")
    why: str = column("a sentence on why it goes")


@dataclass(frozen=True, slots=True)
class MailOutput:
    """What a command that sends mail wrote, and what became of it."""

    mails: tuple[MailRow, ...] = column("the mails")
    outcomes: Mapping[str, int] = column("how many came to which state, also of those that waited")
    unsure: tuple[str, ...] = column("mails of which nobody knows whether they arrived")
    waiting: int = column("how many things wait for another day")
    later: int = column("how many mails wait for an hour at which their readers are written to")
    later_from: str | None = column("when the first of those may go, by the programme's clock")
    outbox: str | None = column("the folder in which they lie")
    problems: tuple[ProblemRow, ...] = column("mails that could not be written, and why")


def tell_mails(sent: "Sent") -> MailOutput:
    """Return what a round of mail came to."""
    counts = sent.delivery.counts if sent.delivery else {}
    return MailOutput(
        mails=tuple(map(_tell_mail, sent.finished)),
        outcomes={str(state): count for state, count in counts.items()},
        unsure=sent.unsure,
        waiting=sent.waiting,
        later=sent.later,
        later_from=f"{sent.later_from:%Y-%m-%dT%H:%M}" if sent.later_from else None,
        outbox=str(sent.outbox) if sent.outbox else None,
        problems=tuple(map(make_problem_row, sent.problems)),
    )


def _tell_mail(one: "Finished") -> MailRow:
    key, draft = one.mail.key, one.draft
    people = tuple(PersonName(person.id, person.name, person.address) for person in draft.people)
    return MailRow(key.id, str(key.kind), key.period, people, draft.about, one.words.subject, draft.why)


@dataclass(frozen=True, slots=True)
class ComingRow:
    """A mail that would go out on a day to come."""

    day: date = column("the day")
    to: str = column("who would read it")
    kind: str = column("what it is for")
    parts: tuple[str, ...] = column("all that it says, by kind")
    why: str = column("why, a sentence for each part")


def tell_coming(day: date, mail: "Due", why: str) -> ComingRow:
    """Return a mail that would go out on a day, and `why`."""
    to = ", ".join(person.name for person in mail.people) or "the coordinator"
    parts = tuple(dict.fromkeys(str(part.kind) for part in mail.parts))
    return ComingRow(day, to, str(mail.kind), parts, why)


@dataclass(frozen=True, slots=True)
class ShownMailRow:
    """A mail as a preview shows it."""

    to: str = column("the names of its readers")
    address: str = column("their addresses")
    kind: str = column("what it is for")
    why: str = column("a sentence on why it would go")
    subject: str = column("its subject")
    text: str = column("what it says, as plain text")


@dataclass(frozen=True, slots=True)
class PreviewOutput:
    """A page with the mails that would go, as a command wrote it."""

    page: str = column("the file with the page")
    mails: tuple[ShownMailRow, ...] = column("the mails on it")


def tell_shown(mail: "Shown") -> ShownMailRow:
    """Return a mail of a preview."""
    return ShownMailRow(mail.to, mail.address, mail.kind, mail.why, mail.subject, mail.text)


@dataclass(frozen=True, slots=True)
class UnknownMailRow:
    """A mail of which nobody knows whether it arrived."""

    key: str = column("what names the mail, to say what became of it")
    kind: str = column("what it was for")
    period: str = column("for what or when")
    to: tuple[str, ...] = column("the names of its readers")
    detail: str = column("what the server said last, without addresses", json="")


def tell_unknown(found: "Unknown") -> tuple[UnknownMailRow, ...]:
    """Return the mails of unknown fate."""
    return tuple(
        UnknownMailRow(one.key, one.kind, one.period, _names(one.persons, found.programme), one.detail)
        for one in found.records
    )


def _names(persons: tuple[str, ...], programme: Programme) -> tuple[str, ...]:
    people = programme.person_by_id
    return tuple(people[person].name for person in persons if person in people)
