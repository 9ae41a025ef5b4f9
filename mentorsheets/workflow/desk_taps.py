"""The buttons in mail to the coordinator or the safety contact: each counts once, from its address alone."""

from collections.abc import Iterator
from datetime import date, timedelta

from mentorsheets.domain.apply_changes import apply
from mentorsheets.domain.changes import Added, Change
from mentorsheets.domain.events import DeskEvent, PersonEvent
from mentorsheets.domain.ids import confidential_mark, history_id
from mentorsheets.domain.mail_kinds import MailKind
from mentorsheets.domain.model import HistoryEntry, Message
from mentorsheets.domain.programme import Programme
from mentorsheets.mail.incoming.arrivals import DeskTap, Untied
from mentorsheets.relations.coordinator_words import act
from mentorsheets.relations.find_waiting import find_waiting
from mentorsheets.relations.history import past_of
from mentorsheets.relations.many_holds import MANY
from mentorsheets.relations.transitions import personal_entry
from mentorsheets.relations.unheard_safety import find_whose, is_to_safety_contact
from mentorsheets.relations.waiting import DESK_WORDS, HOLD_WORDS, Topic, Waiting, Word
from mentorsheets.workflow.unmatched_mail import read_beside, take_left_over

GOOD_FOR_DAYS = timedelta(days=30)
"""How long a button counts: what was said of a hold a month ago need not be so any more."""
NOT_FROM_THERE = "(A button of a mail to you came back from another address, so nothing was done.)"
TAPPED_TOO_LATE = (
    "(A button of a mail to you was tapped that is older than a month, or about something that is over.)"
)


def hear_desk_tap(one: DeskTap, programme: Programme, today: date) -> Iterator[Change]:
    """Yield what a button in the coordinator's or the safety contact's mail leads to.

    It counts from the address that it went to, once, for 30 days, and for the one thing that it was about.
    """
    message = next((message for message in programme.messages if message.id == one.key), None)
    in_confidence = message is not None and is_to_safety_contact(message)
    if isinstance(said := read_beside(one, programme), Untied):
        yield personal_entry(PersonEvent.UNCLEAR, "", today, NOT_FROM_THERE)
        if one.text:
            yield from take_left_over(said, programme, today)
    elif message is None or today - message.on > GOOD_FOR_DAYS:
        yield personal_entry(PersonEvent.UNCLEAR, "", today, TAPPED_TOO_LATE)
    elif one.action in DESK_WORDS:
        yield from _say_word(one, message, programme, today)
    elif in_confidence:
        yield from _end_in_confidence(one, message, programme, today)
    else:
        yield from _end_cry(one, message, programme, today)


def _say_word(one: DeskTap, message: Message, programme: Programme, today: date) -> Iterator[Change]:
    """Yield what the coordinator's word leads to about what a mail told in this place, if that waits."""
    parts = [name.partition("/") for name in message.carries]
    told = [entry for kind, _, entry in parts if kind == MailKind.ESCALATION]
    entry, word = told[int(one.place or 0)] if int(one.place or 0) < len(told) else "", DESK_WORDS[one.action]
    for row in find_waiting(programme, today):
        if entry in row.entries and word in row.choices:
            yield from act(row, word, programme, today)
            return
    yield personal_entry(PersonEvent.UNCLEAR, "", today, TAPPED_TOO_LATE)


def _end_cry(one: DeskTap, message: Message, programme: Programme, today: date) -> Iterator[Change]:
    """Yield what the coordinator's word leads to about the cry for help that this part of a mail told of."""
    parts = [name.partition("/") for name in message.carries]
    told = [entry for kind, _, entry in parts if kind == MailKind.SAFETY_ESCALATION]
    past = past_of(programme)
    if told and told[min(int(one.place or 0), len(told) - 1)].startswith(f"{MANY}/"):
        yield from _end_many(told[int(one.place or 0)], programme, today)
        return
    entry = past.entries.get(told[int(one.place)]) if int(one.place or 0) < len(told) else None
    cry = past.find_cry(entry.person) if entry else None
    rows = find_waiting(programme, today, past) if entry and cry and cry.on <= entry.on else ()
    for row in rows:
        if cry and row.key == f"help/{cry.id}":
            yield from act(row, HOLD_WORDS[one.action], programme, today)
            return
    yield personal_entry(PersonEvent.UNCLEAR, "", today, TAPPED_TOO_LATE)


def _end_many(key: str, programme: Programme, today: date) -> Iterator[Change]:
    """Yield what ends all that is left of the holds of a day on which there were many."""
    for row in find_waiting(programme, today):
        if row.key == key:
            yield from act(row, Word.GO_ON, programme, today)
            return
    yield personal_entry(PersonEvent.UNCLEAR, "", today, TAPPED_TOO_LATE)


def _end_in_confidence(one: DeskTap, message: Message, programme: Programme, today: date) -> Iterator[Change]:
    """Yield what the safety contact's word leads to; nobody else can say it."""
    ended: tuple[Change, ...] = ()
    for person in find_whose(message, int(one.place or 0)):
        hold = programme.open_holds.get(person, {}).get(confidential_mark(person))
        if hold is not None and hold.on <= message.on:
            ended += tuple(_end_hold(hold, HOLD_WORDS[one.action], apply(programme, ended), today))
    yield from ended or (personal_entry(PersonEvent.UNCLEAR, "", today, TAPPED_TOO_LATE),)


def _end_hold(hold: HistoryEntry, word: Word, programme: Programme, today: date) -> Iterator[Change]:
    name = history_id(DeskEvent.GO_ON, hold.person, hold.match, hold.id)
    ended = Added(HistoryEntry(name, today, DeskEvent.GO_ON, hold.person, hold.match))
    yield ended
    key, who = f"held/{hold.id}", (hold.person,)
    row = Waiting(key, Topic.HELD, "", "", hold.on, (), people=who, about=hold.person)
    yield from act(row, word, apply(programme, [ended]), today)
