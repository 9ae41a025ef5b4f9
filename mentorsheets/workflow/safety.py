"""Words that may mean harm: put into a mail to the safety contact, and written nowhere else."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from urllib.parse import quote

from mentorsheets.domain.clock import Moment
from mentorsheets.domain.holds import HOLD_EVENTS
from mentorsheets.domain.ids import address_mark, confidential_mark, wave_id
from mentorsheets.domain.mail_kinds import MailKind
from mentorsheets.domain.model import HistoryEntry, Person
from mentorsheets.domain.programme import Programme
from mentorsheets.domain.weekly_hours import monday_of
from mentorsheets.mail import facts
from mentorsheets.mail.incoming.already_read import recipient_marks
from mentorsheets.mail.incoming.arrivals import Incoming, IncomingReply, StopRequest, Untied
from mentorsheets.mail.incoming.meaning import HoldReason, find_holds
from mentorsheets.mail.journal.journal import Journal
from mentorsheets.mail.letters.finish import Draft, finish
from mentorsheets.mail.letters.links import COORDINATOR_LINK, Desk
from mentorsheets.mail.messages import MailState
from mentorsheets.mail.render.templates import Templates
from mentorsheets.relations.history import past_of
from mentorsheets.relations.holds import list_sharers
from mentorsheets.relations.unheard_safety import (
    HELD_BY,
    TO_FORGET,
    WORDS_OF,
    find_groups,
    find_undelivered,
    is_of_cries,
    is_to_safety_contact,
)
from mentorsheets.workflow.about_coordinator import is_for_safety_contact_alone, may_mean_harm
from mentorsheets.workflow.between_two import (
    is_against_coordinator,
    is_between_two,
    is_only_words,
    list_threatened,
    list_writers,
    read_said,
)
from mentorsheets.workflow.hear_words import Cry, judge_words
from mentorsheets.workflow.unmatched_mail import (
    STRANGERS_LETTERS,
    find_reader,
    find_writers,
    heard_in,
    read_beside,
)

WHY = "Somebody wrote what may mean harm."
WHY_LONG = "Somebody has been held for two weeks."
WHY_FORGET = "Somebody is to be forgotten, and what is held about them may be needed."
LONG_HOLD = timedelta(days=14)
"""Days after which somebody besides the coordinator hears that a person is held."""
AGAIN = "~"
"""In the period of a mail to the safety contact: before the mark of the address that it goes to anew."""
WHO_UNKNOWN = "Somebody"
MANY_CRIES = 5
"""So many in one reading go in one mail: somebody may be forging, and would bury whoever reads them."""
MOST_TOLD = 50
"""So many of them are told with their words; nobody reads more in one mail, and the names stand below."""
MOST_STRANGERS = 3
"""So many mails a day tell of people who are not in the programme: anybody can write, in any number."""
FIT_FOR_SUBJECTS = re.compile(r"[\w.%+-]+@[\w.-]+")
"""An address that can stand in a subject, whoever made it up."""
LONGEST_CRY = 1000
"""So many letters of each then: what matters stands at the beginning, and the whole in the mailbox."""


def find_cries(found: Iterable[Incoming], programme: Programme) -> Iterator[Cry]:
    """Yield what came in that may mean harm, of whomever takes part, and of strangers.

    What two people write one another is theirs: of harm by the coordinator, only that they may need somebody
    is told.
    """
    people = programme.person_by_id
    for one in (read_beside(one, programme) for one in found):
        if is_between_two(one, programme):
            yield from _find_private(one, programme)
            continue
        match one:
            case IncomingReply() | StopRequest() if one.person in people:
                person = people[one.person]
                if judge_words(programme, person, "", one.text).may_mean_harm:
                    writers = (person, *list_sharers(person, programme))
                    yield _cry(one.id, writers, person.address or "", one.text, programme)
            case IncomingReply() | StopRequest() if may_mean_harm(programme, one.text):
                yield Cry(one.id, WHO_UNKNOWN, "", one.text)
            case Untied():
                writers = find_writers(one, programme)
                if not (writers or one.key):
                    yield from _find_strangers(one)
                elif not one.is_notice and may_mean_harm(programme, heard_in(one)):
                    readers = writers or find_reader(one, programme)
                    cry = _cry(one.id, readers, one.sender, heard_in(one), programme)
                    is_plain = writers or not readers or not one.sender
                    yield cry if is_plain else replace(cry, name=f"{cry.name} ({one.sender})")


def _find_strangers(one: Untied) -> Iterator[Cry]:
    """Yield the cry of somebody who takes no part: by phrases alone, at the beginning of a letter."""
    said = heard_in(replace(one, text=one.text[:STRANGERS_LETTERS]))
    # As `take_left_over` asks of the same words, so that in a full mailbox they are looked through once.
    if not (one.is_bulk or one.is_notice) and HoldReason.HARM in find_holds(said):
        sender = one.sender if FIT_FOR_SUBJECTS.fullmatch(one.sender) else ""
        yield Cry(one.id, sender or WHO_UNKNOWN, sender, said)


def _cry(what: str, writers: tuple[Person, ...], address: str, words: str, programme: Programme) -> Cry:
    names = " or ".join(person.name for person in writers) or address
    in_confidence = bool(writers) and is_for_safety_contact_alone(programme, words)
    return Cry(what, names, address, words, tuple(person.id for person in writers), in_confidence)


def _find_private(one: Incoming, programme: Programme) -> Iterator[Cry]:
    writers = list_writers(one, programme)
    if is_only_words(one) and writers and is_against_coordinator(read_said(one), programme):
        both = (*writers, *list_threatened(one, programme))
        yield replace(_cry(one.id, both, both[0].address or "", read_said(one), programme), words="")


def plan_cries(
    cries: Iterable[Cry], desk: Desk, templates: Templates, journal: Journal, moment: Moment
) -> None:
    """Put a mail for each cry into the journal: whatever sends next sends it, on any day and at any hour.

    The same cry, read again, is the same mail. An answer to it goes to the safety contact alone. Of many in
    one reading, one mail tells, and of strangers a few in a day; Today tells of the rest, and of all where
    Settings name nobody to whom it could go.

    Raises:
        MentorsheetsError: the setting Safety contact e-mail could forge a header.
    """
    if not _reader(desk).address:
        return
    today = moment.today(desk.programme.settings.time_zone)
    told = _drop_many_strangers(cries, desk.programme, today)
    found = sorted(told, key=lambda cry: not cry.in_confidence)
    groups = [[cry] for cry in found] if len(found) < MANY_CRIES else [found]
    drafts = [_draft(group, desk, today) for group in groups]
    journal.plan([finish(draft, desk, templates, moment).mail for draft in drafts], moment.now)


def _drop_many_strangers(cries: Iterable[Cry], programme: Programme, today: date) -> Iterator[Cry]:
    """Yield the cries without those of strangers, bar as many as may still be told on this day."""
    mails = (one for one in programme.messages if one.on == today and is_of_cries(one.kind, one.period))
    left = MOST_STRANGERS - sum(not any(find_groups(one)) for one in mails)
    for cry in cries:
        if cry.persons or left > 0:
            left -= not cry.persons
            yield cry


def plan_untold(
    programme: Programme, desk: Desk, templates: Templates, journal: Journal, moment: Moment
) -> None:
    """Put what the safety contact was not told yet into the journal: long holds, and cries that were lost.

    Cries that did not arrive are lost, too: they go once more to whatever address the sheet has now.

    `programme` is as its sheet has it, with what waits in the tab Messages.

    Raises:
        MentorsheetsError: the setting Safety contact e-mail could forge a header.
    """
    drafts = list_untold(programme, desk, journal, moment.today(desk.programme.settings.time_zone))
    journal.plan([finish(draft, desk, templates, moment).mail for draft in drafts], moment.now)


def list_untold(programme: Programme, desk: Desk, journal: Journal, today: date) -> list[Draft]:
    """Return what `plan_untold` has the safety contact told, once: some of it may be known to the journal."""
    return [
        *_tell_long_holds(desk, today),
        *_tell_lost_cries(programme, desk, journal),
        *_tell_undelivered(desk, journal),
    ]


def _tell_lost_cries(programme: Programme, desk: Desk, journal: Journal) -> Iterator[Draft]:
    """Yield cries anew, without words, that waited to be told on a disk which is gone."""
    for message in programme.messages:
        is_waiting = message.state in {MailState.PLANNED, MailState.DEFERRED}
        if not (is_waiting and is_of_cries(message.kind, message.period)) or journal.message_id(message.id):
            continue
        cries = [_forget_words(group, message.id, programme) for group in find_groups(message)]
        yield _draft(cries, desk, message.on, message.period)


def _tell_undelivered(desk: Desk, journal: Journal) -> Iterator[Draft]:
    """Yield cries anew, without words, that did not arrive: once for each new address."""
    programme = desk.programme
    address = programme.settings.safety_address
    mark = address_mark(address)
    again = f"{AGAIN}{programme.marks.key(mark)}"
    gone = {message.period.split("/")[1] for message in programme.messages if is_to_safety_contact(message)}
    for message in find_undelivered(programme) if address else ():
        name = message.period.split("/")[1].partition(AGAIN)[0]
        went_there = mark in (recipient_marks(journal, message.id) or ())
        is_told = any(f"{name}{AGAIN}{way}" in gone for way in programme.marks.ways(mark))
        if went_there or is_told or not is_of_cries(message.kind, message.period):
            continue
        gone.add(f"{name}{again}")
        cries = [_forget_words(group, name, programme) for group in find_groups(message)]
        period = message.period.replace(message.period.split("/")[1], f"{name}{again}", 1)
        yield _draft(cries, desk, message.on, period)


def _forget_words(persons: tuple[str, ...], what: str, programme: Programme) -> Cry:
    people = [programme.person_by_id[one] for one in persons if one in programme.person_by_id]
    in_confidence = any(confidential_mark(one) in programme.open_holds.get(one, {}) for one in persons)
    names = " or ".join(person.name for person in people) or WHO_UNKNOWN
    return Cry(what, names, people[0].address or "" if people else "", "", persons, in_confidence)


def _draft(cries: Sequence[Cry], desk: Desk, today: date, period: str = "") -> Draft:
    """Return a mail that tells of cries; `period` is what names it, where it was named before."""
    reader, told = _reader(desk), cries[:MOST_TOLD]
    name = cries[0].id if len(cries) == 1 else wave_id(cry.id for cry in cries)
    whose = [".".join(cry.persons) for cry in told]
    period = period or "/".join([WORDS_OF, name, *whose]).rstrip("/")
    key = desk.key(MailKind.SAFETY_ESCALATION, (reader,), period)
    links = desk.links(key, reader)
    sections = [
        _section(
            cry, today, links.words_on_hold(place) if cry.in_confidence else None, is_one=len(cries) == 1
        )
        for place, cry in enumerate(told)
    ]
    if rest := cries[MOST_TOLD:]:
        sections.append(facts.SafetyEscalation(person=", ".join(cry.name for cry in rest), on=today))
    return Draft(key=key, people=(reader,), sections=tuple(sections), why=WHY, is_private=True)


def _section(cry: Cry, today: date, words: facts.HoldWords | None, *, is_one: bool) -> facts.SafetyEscalation:
    write = facts.Link(f"mailto:{quote(cry.address, safe='@+')}") if cry.address else None
    said = cry.words if is_one or len(cry.words) <= LONGEST_CRY else f"{cry.words[:LONGEST_CRY]} […]"
    return facts.SafetyEscalation(person=cry.name, said=said, on=today, write=write, words=words)


def _reader(desk: Desk) -> Person:
    settings = desk.programme.settings
    name = settings.safety_contact if settings.safety_address else settings.coordinator
    address = settings.safety_address or settings.coordinator_address
    return Person(COORDINATOR_LINK, name or settings.programme, address)


def _tell_long_holds(desk: Desk, today: date) -> Iterator[Draft]:
    """Yield a mail for each hold that nobody ended for two weeks."""
    programme = desk.programme
    if not programme.settings.safety_address:
        return
    reader = _reader(desk)
    for person, hold in find_long_holds(programme, today):
        write = facts.Link(f"mailto:{quote(person.address, safe='@+')}") if person.address else None
        section = facts.SafetyEscalation(person=person.name, on=hold.on, write=write, held_since=hold.on)
        key = desk.key(MailKind.SAFETY_ESCALATION, (reader,), f"{HELD_BY}/{hold.id}")
        yield Draft(key=key, people=(reader,), sections=(section,), why=WHY_LONG, is_private=True)


def plan_question(
    person: str, name: str, desk: Desk, templates: Templates, journal: Journal, moment: Moment
) -> None:
    """Put a mail into the journal that asks the safety contact whether somebody (id) may be forgotten.

    Once a week at most; where there is no safety contact, the coordinator knows already.

    Raises:
        MentorsheetsError: the setting Safety contact e-mail could forge a header.
    """
    if not desk.programme.settings.safety_address:
        return
    today, reader = moment.today(desk.programme.settings.time_zone), _reader(desk)
    section = facts.SafetyEscalation(person=name, on=today, to_be_forgotten=True)
    key = desk.key(MailKind.SAFETY_ESCALATION, (reader,), f"{TO_FORGET}/{person}/{monday_of(today)}")
    draft = Draft(key=key, people=(reader,), sections=(section,), why=WHY_FORGET, is_private=True)
    journal.plan([finish(draft, desk, templates, moment).mail], moment.now)


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
