"""Holding somebody's mail: what a doubt leads to, which is cheap, and which only a human ends.

A hold stands in the sheet, as the person's status, so it outlives every run. While it lasts, nothing
automatic goes to them, nobody is told or asked anything about them, and no time that passes brings anything
about. What they do themselves still counts, and they may leave; but no mail and no tap of theirs ends it.

What nothing proves holds the address that it came from alone. What may mean harm by the coordinator holds
until the safety contact says a word; see `domain.holds` for both.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

from mentorsheets.domain.changes import Added, Change, Changed
from mentorsheets.domain.events import PersonEvent
from mentorsheets.domain.holds import HOLD_EVENTS
from mentorsheets.domain.ids import address_hold_mark, confidential_mark, history_id
from mentorsheets.domain.model import HistoryEntry, Person, Standing
from mentorsheets.domain.plain_text import fold_address
from mentorsheets.domain.programme import Programme
from mentorsheets.relations.history import Past
from mentorsheets.relations.transitions import personal_entry


def hold_mail(person: Person, today: date) -> Iterator[Change]:
    """Yield what holds a person's mail; nothing for somebody who is held already, or has left."""
    if person.standing not in {Standing.HELD, Standing.LEFT}:
        yield Changed(person, replace(person, standing=Standing.HELD, back_on=None))
        yield personal_entry(PersonEvent.HELD, person.id, today)


def hold_address(person: Person, programme: Programme, today: date) -> Iterator[Change]:
    """Yield what holds mail to the address that a person has now, whoever has it too."""
    yield from _hold_mail_to((person, *list_sharers(person, programme)), programme, today)


def hold_sharers(person: Person, programme: Programme, today: date) -> Iterator[Change]:
    """Yield what holds mail to the others who have a person's address: any of them may have meant it."""
    yield from _hold_mail_to(list_sharers(person, programme), programme, today)


def _hold_mail_to(people: Iterable[Person], programme: Programme, today: date) -> Iterator[Change]:
    for person in people:
        if person.address and programme.is_open_to_mail(person.id):
            mark = programme.marks.key(address_hold_mark(person.address))
            yield _note_hold(PersonEvent.ADDRESS_HELD, person, mark, programme, today)


def list_sharers(person: Person, programme: Programme) -> tuple[Person, ...]:
    """Return the others who have the address that a person has now."""
    owners = programme.owners.get(fold_address(person.address or ""), frozenset()) - {person.id}
    return tuple(one for one in programme.people if one.id in owners and one.address == person.address)


def hold_in_confidence(person: Person, programme: Programme, today: date) -> Iterator[Change]:
    """Yield what holds a person's mail until the safety contact, and nobody else, says a word."""
    if person.standing not in {Standing.HELD, Standing.LEFT}:
        yield Changed(person, replace(person, standing=Standing.HELD, back_on=None))
    mark = confidential_mark(person.id)
    if mark not in programme.open_holds.get(person.id, {}):
        yield _note_hold(PersonEvent.HELD, person, mark, programme, today)


def _note_hold(event: PersonEvent, person: Person, mark: str, programme: Programme, today: date) -> Added:
    """Return the record of a hold, which may be the second one of a day."""
    earlier = sum((entry.event, entry.match) == (event, mark) for entry in programme.history)
    name = history_id(event, person.id, mark, f"{today}/{earlier}")
    return Added(HistoryEntry(name, today, event, person.id, mark))


def hold_callers(programme: Programme, past: Past, today: date) -> Iterator[Change]:
    """Yield what holds the mail of everybody who asks for a human, by whichever way they did."""
    for person in programme.people:
        if person.standing is not Standing.HELD and past.is_held(person.id):
            yield from hold_mail(person, today)


def is_hold(change: Change) -> bool:
    """Return whether a change holds somebody, or their address."""
    match change:
        case Changed(_, Person() as now):
            return now.standing is Standing.HELD
        case Added(HistoryEntry() as entry):
            return entry.event in HOLD_EVENTS
        case _:
            return False


def call_human(person: Person, words: str, today: date) -> Change:
    """Return the record that somebody asks for a human, who is told at once.

    Where harm may be meant, `words` are "": they stand nowhere in the sheet.
    """
    return personal_entry(PersonEvent.TALK, person.id, today, words)
