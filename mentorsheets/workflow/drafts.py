"""What is to be said to whom, and how it becomes a finished message that never changes again."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from mentorsheets.mail import facts
from mentorsheets.mail.compose import Composed, compose
from mentorsheets.mail.headers import Mailbox
from mentorsheets.mail.message import Letter, Unsubscribe, addresses, build
from mentorsheets.mail.templates import Templates
from mentorsheets.mail.values import MessageKey, PlannedMail
from mentorsheets.model import Person
from mentorsheets.programme import Programme
from mentorsheets.settings import Settings
from mentorsheets.workflow.moment import Moment

NOBODY = "coordinator@example.invalid"
"""Whom an outbox's mails come from as long as the settings name no coordinator."""
OUTDATED_AFTER = timedelta(days=5)


@dataclass(frozen=True, slots=True)
class Draft:
    """One mail before it is written: its kind and period, to whom, about which matches, and its sections."""

    kind: str
    period: str
    people: tuple[Person, ...]
    about: tuple[str, ...]
    sections: tuple[facts.Section, ...]


@dataclass(frozen=True, slots=True)
class Finished:
    """A draft, the words that were made of it, and the frozen message."""

    draft: Draft
    words: Composed
    mail: PlannedMail


def finish(
    draft: Draft, programme: Programme, programme_id: str, templates: Templates, moment: Moment
) -> Finished:
    """Return the message that a draft becomes.

    Raises:
        MentorsheetsError: a name or an address could forge a header, or the mail would be too large.
    """
    settings = programme.settings
    key = MessageKey(programme_id, draft.kind, tuple(person.id for person in draft.people), draft.period)
    first, *others = draft.people
    shared = [one for one in first.languages if all(one in other.languages for other in others)]
    languages = [*shared, settings.language]
    words = compose(draft.sections, _around(draft, settings), templates=templates, languages=languages)
    sender = Mailbox(settings.programme, settings.coordinator_address or NOBODY)
    to = tuple(Mailbox(person.name, person.address or "") for person in draft.people)
    message_id = key.message_id(sender.address.rpartition("@")[2])
    sent_at = _date(moment, settings)
    letter = Letter(
        message_id=message_id,
        date=sent_at,
        sender=sender,
        to=to,
        subject=words.subject,
        text=words.text,
        html=words.html,
        language=words.lang,
        reply_to=(Mailbox(settings.coordinator, sender.address),),
        unsubscribe=Unsubscribe(sender.address, "stop"),
    )
    content = build(letter)
    mail = PlannedMail(
        key=key,
        message_id=message_id,
        sender=addresses((sender,))[0],
        recipients=addresses(to),
        content=content,
        not_before=moment.now,
        not_after=moment.now + OUTDATED_AFTER,
    )
    return Finished(draft, words, mail)


def _date(moment: Moment, settings: Settings) -> datetime:
    """Return what the mail's own date says: now, or noon of the day that was asked for."""
    if moment.day is None:
        return moment.now
    return datetime.combine(moment.day, time(12), ZoneInfo(settings.time_zone))


def _around(draft: Draft, settings: Settings) -> facts.Letter:
    address = settings.coordinator_address or NOBODY
    return facts.Letter(
        to=tuple(person.name for person in draft.people),
        programme=settings.programme,
        coordinator=settings.coordinator,
        pause=facts.mailto(address, "pause"),
        leave=facts.mailto(address, "leave"),
        fewer=facts.mailto(address, "fewer"),
    )
