"""Words that may mean harm: put into a mail to the safety contact, and written nowhere else."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from urllib.parse import quote

from mentorsheets.domain.clock import Moment
from mentorsheets.domain.holds import HOLD_EVENTS
from mentorsheets.domain.mail_kinds import MailKind
from mentorsheets.domain.model import HistoryEntry, Message, Person
from mentorsheets.domain.programme import Programme
from mentorsheets.mail import facts
from mentorsheets.mail.incoming.arrivals import Incoming, IncomingReply, Untied
from mentorsheets.mail.journal.journal import Journal
from mentorsheets.mail.letters.finish import Draft, finish
from mentorsheets.mail.letters.links import COORDINATOR_LINK, Desk
from mentorsheets.mail.render.templates import Templates
from mentorsheets.relations.history import past_of
from mentorsheets.workflow.between_two import (
    is_against_coordinator,
    is_between_two,
    is_only_words,
    list_writers,
    read_said,
)
from mentorsheets.workflow.hear_words import Cry, is_for_safety_contact_alone, judge_words, may_mean_harm
from mentorsheets.workflow.unmatched_mail import find_writers, said_in

WHY = "Somebody wrote what may mean harm."
WHY_LONG = "Somebody has been held for two weeks."
LONG_HOLD = timedelta(days=14)
"""Days after which somebody besides the coordinator hears that a person is held."""
WORDS_OF, HELD_BY = "words", "held"
"""How the period of a mail to the safety contact begins: the words of a mail, or a hold of two weeks."""


def find_cries(found: Iterable[Incoming], programme: Programme) -> Iterator[Cry]:
    """Yield what came in that may mean harm, of whomever takes part or answers a mail of ours.

    What two people write one another is theirs: of harm by the coordinator, only that they may need somebody
    is told.
    """
    people = programme.person_by_id
    for one in found:
        if is_between_two(one, programme):
            yield from _find_private(one, programme)
            continue
        match one:
            case IncomingReply() if one.person in people:
                person = people[one.person]
                if judge_words(programme, person, "", one.text).may_mean_harm:
                    yield _cry(one.id, (person,), person.address or "", one.text, programme)
            case Untied():
                writers = find_writers(one, programme)
                if (writers or one.key) and may_mean_harm(said_in(one)):
                    yield _cry(one.id, writers, one.sender, said_in(one), programme)


def _cry(what: str, writers: tuple[Person, ...], address: str, words: str, programme: Programme) -> Cry:
    names = " or ".join(person.name for person in writers) or address
    ids = tuple(person.id for person in writers)
    in_confidence = bool(writers) and is_for_safety_contact_alone(programme, words)
    return Cry(what, names, address, words, ids, in_confidence)


def _find_private(one: Incoming, programme: Programme) -> Iterator[Cry]:
    writers = list_writers(one, programme)
    if is_only_words(one) and writers and is_against_coordinator(read_said(one), programme):
        cry = _cry(one.id, writers, writers[0].address or "", read_said(one), programme)
        yield replace(cry, words="")


def plan_cries(
    cries: Iterable[Cry], desk: Desk, templates: Templates, journal: Journal, moment: Moment
) -> None:
    """Put a mail for each cry into the journal: whatever sends next sends it, on any day and at any hour.

    The same cry, read again, is the same mail. An answer to it goes to the safety contact alone.

    Raises:
        MentorsheetsError: the setting Safety contact e-mail could forge a header.
    """
    today = moment.today(desk.programme.settings.time_zone)
    drafts = [_draft(cry, desk, today) for cry in cries]
    journal.plan([finish(draft, desk, templates, moment).mail for draft in drafts], moment.now)


def _draft(cry: Cry, desk: Desk, today: date) -> Draft:
    reader = _reader(desk)
    write = facts.Link(f"mailto:{quote(cry.address, safe='@+')}") if cry.address else None
    period = f"{WORDS_OF}/{cry.id}" + (f"/{'.'.join(cry.persons)}" if cry.persons else "")
    key = desk.key(MailKind.SAFETY_ESCALATION, (reader,), period)
    words = desk.links(key, reader).words_on_hold(0) if cry.in_confidence else None
    section = facts.SafetyEscalation(person=cry.name, said=cry.words, on=today, write=write, words=words)
    return Draft(key=key, people=(reader,), sections=(section,), why=WHY, is_private=True)


def _reader(desk: Desk) -> Person:
    settings = desk.programme.settings
    name = settings.safety_contact if settings.safety_address else settings.coordinator
    address = settings.safety_address or settings.coordinator_address
    return Person(COORDINATOR_LINK, name or settings.programme, address)


def plan_long_holds(desk: Desk, templates: Templates, journal: Journal, moment: Moment) -> None:
    """Put a mail to the safety contact into the journal for each hold that nobody ended for two weeks, once.

    Raises:
        MentorsheetsError: the setting Safety contact e-mail could forge a header.
    """
    programme = desk.programme
    if not programme.settings.safety_address:
        return
    today, reader = moment.today(programme.settings.time_zone), _reader(desk)
    drafts = []
    for person, hold in find_long_holds(programme, today):
        write = facts.Link(f"mailto:{quote(person.address, safe='@+')}") if person.address else None
        section = facts.SafetyEscalation(person=person.name, on=hold.on, write=write, held_since=hold.on)
        key = desk.key(MailKind.SAFETY_ESCALATION, (reader,), f"{HELD_BY}/{hold.id}")
        drafts.append(Draft(key=key, people=(reader,), sections=(section,), why=WHY_LONG, is_private=True))
    journal.plan([finish(draft, desk, templates, moment).mail for draft in drafts], moment.now)


def find_long_holds(programme: Programme, today: date) -> Iterator[tuple[Person, HistoryEntry]]:
    """Yield who is held, or whose address is, for two weeks or more, with the entry by which that began."""
    past = past_of(programme)
    for person in programme.people:
        if not (programme.is_held(person.id) or programme.open_holds.get(person.id)):
            continue
        begun = [start for start, end in past.find_holds(person.id) if end is None]
        entries = past.of_person.get(person.id, ())
        hold = next((e for e in entries if e.event in HOLD_EVENTS and e.on in begun), None)
        if hold is not None and today - hold.on >= LONG_HOLD:
            yield person, hold


def is_to_safety_contact(message: Message) -> bool:
    """Return whether a mail to the desk went to the safety contact rather than to the coordinator."""
    first = message.period.partition("/")[0]
    return message.kind == MailKind.SAFETY_ESCALATION and first in {WORDS_OF, HELD_BY}


def find_whose(message: Message) -> tuple[str, ...]:
    """Return the ids of whoever has the address whose words a mail brought to the safety contact."""
    parts = message.period.split("/")
    return tuple(parts[2].split(".")) if len(parts) > 2 else ()
