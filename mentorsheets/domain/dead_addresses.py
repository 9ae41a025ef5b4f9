"""Addresses that mail came back from for good, as the history tells of them: nothing more goes to such a one.

It is over when the address is corrected, or when the coordinator says that it is right: a server may have
called somebody unknown who is not. The history names the mark of the address in place of a match.
"""

from collections.abc import Iterator, Mapping
from datetime import date

from mentorsheets.domain.events import AddressEvent
from mentorsheets.domain.ids import address_mark, history_id
from mentorsheets.domain.model import HistoryEntry
from mentorsheets.domain.plain_text import fold_address
from mentorsheets.domain.programme import Programme

DEAD_SENTENCE = "Mail to this address came back for good, so nothing more goes there."
DEAD_HINT = "Correct the address; or, if it is right, type “the address is right” in Today."
ABOUT_ADDRESSES = frozenset(AddressEvent)


def list_addresses(programme: Programme) -> Mapping[str, tuple[str, ...]]:
    """Return the addresses that mail of a programme may go to, each with the ids of the people who have it.

    Those of the coordinator and of the safety contact are among them, which nobody may have.
    """
    settings = programme.settings
    told = filter(None, (*settings.coordinator_addresses, settings.safety_address))
    found: dict[str, tuple[str, ...]] = {fold_address(one): () for one in told}
    for person in programme.people:
        if person.may_be_mailed and person.address:
            address = fold_address(person.address)
            found[address] = (*found.get(address, ()), person.id)
    return found


def find_dead(address: str, programme: Programme) -> HistoryEntry | None:
    """Return the line that says that mail came back from an address, unless its word is over."""
    last = _find_last(address, programme)
    return last if last is not None and last.event == AddressEvent.DEAD else None


def list_right(programme: Programme) -> Iterator[tuple[str, HistoryEntry]]:
    """Yield the addresses that were said to be right, each with the line of the last such word."""
    if not programme.happened.list({AddressEvent.RIGHT}):
        return
    for address in list_addresses(programme):
        said = [entry for entry in _list_told(address, programme) if entry.event == AddressEvent.RIGHT]
        if said:
            yield address, said[-1]


def note_address(event: AddressEvent, address: str, programme: Programme, today: date) -> HistoryEntry:
    """Return the record that an address is dead, or right; of one that several have, without whose it is."""
    people = list_addresses(programme).get(fold_address(address), ())
    person = people[0] if len(people) == 1 else ""
    mark = programme.marks.key(address_mark(address))
    earlier = len(_list_told(address, programme))
    return HistoryEntry(history_id(event, person, mark, f"{today}/{earlier}"), today, event, person, mark)


def _find_last(address: str, programme: Programme) -> HistoryEntry | None:
    told = _list_told(address, programme)
    return told[-1] if told else None


def _list_told(address: str, programme: Programme) -> list[HistoryEntry]:
    told = programme.happened.list(ABOUT_ADDRESSES)
    marks = programme.marks.ways(address_mark(address)) if told else ()
    return [entry for entry in told if entry.match in marks]
