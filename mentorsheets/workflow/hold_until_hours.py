"""Holding back what is due until it is a time for mail where its readers are."""

from collections.abc import Iterable
from datetime import datetime

from mentorsheets.domain.clock import Moment
from mentorsheets.domain.mail_kinds import Urgency, find_kind
from mentorsheets.domain.model import Person
from mentorsheets.domain.programme import Programme
from mentorsheets.domain.settings import Settings
from mentorsheets.mail.journal.journal import Journal
from mentorsheets.mail.letters.finish import Draft
from mentorsheets.mail.letters.links import COORDINATOR_LINK
from mentorsheets.mail.messages import MailState
from mentorsheets.relations.send_times import when_to_send


def choose_going_now(drafts: tuple[Draft, ...], settings: Settings, now: datetime) -> tuple[Draft, ...]:
    """Return the drafts whose readers may get mail now; the others stay due, and a later run finds them."""
    return tuple(one for one in drafts if _goes_at(one.key.kind, one.people, settings, now) <= now)


def find_next_hour(drafts: Iterable[Draft], settings: Settings, now: datetime) -> datetime | None:
    """Return when the first of the drafts may go whose readers may get no mail now; None if all may."""
    waiting = (_goes_at(one.key.kind, one.people, settings, now) for one in drafts)
    return min((moment for moment in waiting if moment > now), default=None)


def put_off(journal: Journal, programme: Programme, moment: Moment) -> None:
    """Let what earlier runs left in the journal wait for its readers' hours too."""
    now = moment.acts_at(programme.settings.time_zone)
    people = programme.person_by_id
    for record in journal.records(MailState.PLANNED, MailState.DEFERRED):
        readers = tuple(people[person] for person in record.persons if person in people)
        goes_at = _goes_at(record.kind, readers, programme.settings, now)
        if goes_at > now:
            journal.put_off(record.key, moment.now + (goes_at - now))


def _goes_at(kind: str, people: tuple[Person, ...], settings: Settings, now: datetime) -> datetime:
    known = find_kind(kind)
    if known is not None and known.urgency is Urgency.AT_ONCE:
        return now
    readers = tuple(person for person in people if person.id != COORDINATOR_LINK)
    return when_to_send(readers, settings, now)
