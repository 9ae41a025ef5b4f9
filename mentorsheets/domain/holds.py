"""Holds that stand beside a person's status: of one address, and those that only the safety contact ends.

A hold of an address comes of a mail that nothing proves. It stops what goes to that address, and nothing
else. A confidential one comes of words that may mean harm by the coordinator, who cannot end it.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from mentorsheets.domain.events import DeskEvent, PersonEvent
from mentorsheets.domain.ids import address_hold_mark, confidential_mark
from mentorsheets.domain.keyed_marks import KeyedMarks
from mentorsheets.domain.model import HistoryEntry, Person

HOLD_EVENTS = frozenset({PersonEvent.HELD, PersonEvent.ADDRESS_HELD})
ENDING = frozenset({PersonEvent.BACK, PersonEvent.PAUSED, PersonEvent.LEFT})
"""Words on how somebody stands, by whoever has the say: they end the hold of an address."""
ABOUT_HOLDS = HOLD_EVENTS | ENDING | {DeskEvent.GO_ON}
ABOUT_STOPS = frozenset({DeskEvent.STOPPED, DeskEvent.SENDS_AGAIN})
HELD_SENTENCE = "No mail goes to this person until you have looked: they may want to stop, or need you."
ADDRESS_HELD_HINT = "Ask them. Then say in the tab Today how they stand."
HELD_HINT = "Get in touch with them. Then type active, paused or left into Status."


def find_open_holds(history: Iterable[HistoryEntry]) -> Mapping[str, Mapping[str, HistoryEntry]]:
    """Return, by person, the entries of such holds that nobody has ended, by their marks."""
    found: dict[str, dict[str, HistoryEntry]] = {}
    for entry in history:
        if entry.event not in ABOUT_HOLDS:
            continue
        holds = found.setdefault(entry.person, {})
        if entry.event in HOLD_EVENTS and entry.match:
            holds.setdefault(entry.match, entry)
        elif entry.event == DeskEvent.GO_ON and entry.match:
            holds.pop(entry.match, None)
        elif entry.event not in HOLD_EVENTS:
            confidential = confidential_mark(entry.person)
            found[entry.person] = {mark: one for mark, one in holds.items() if mark == confidential}
    return {person: holds for person, holds in found.items() if holds}


def stops_mail(person: Person, holds: Mapping[str, HistoryEntry], marks: KeyedMarks) -> bool:
    """Return whether one of these open holds stops mail to a person at the address that they have now.

    A hold whose mark was made with a secret that `marks` do not have may be of any address of theirs.
    """
    if confidential_mark(person.id) in holds:
        return True
    mark = address_hold_mark(person.address) if person.address is not None else ""
    return bool(mark) and any(marks.may_be(one, mark) for one in holds)


def find_mail_stops(history: Iterable[HistoryEntry]) -> Iterator[tuple[date, date | None]]:
    """Yield each stretch in which the coordinator had stopped all mail; one that lasts has no end."""
    begun: date | None = None
    for entry in history:
        if entry.event == DeskEvent.STOPPED:
            begun = begun or entry.on
        elif begun and entry.event == DeskEvent.SENDS_AGAIN:
            yield begun, entry.on
            begun = None
    if begun:
        yield begun, None
