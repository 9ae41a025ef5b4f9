"""What changed since a day, from the record alone: who joined and left, and what came of needs and pairs."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from mentorsheets.domain.events import Event, NeedEvent, PersonEvent
from mentorsheets.domain.ids import is_gone
from mentorsheets.domain.model import HistoryEntry, MatchState
from mentorsheets.domain.programme import Programme


class ChangeSort(StrEnum):
    """One sort of change, in the order in which they are told."""

    JOINED = "joined"
    BACK = "back"
    PAUSED = "paused"
    LEFT = "left"
    ASKED = "asked"
    MET = "met"
    OPEN_AGAIN = "open again"
    WITHDRAWN = "withdrawn"
    PROPOSED = "proposed"
    INTRODUCED = "introduced"
    TALKED = "talked"
    ENDED = "ended"


SORTS_OF_EVENTS = {
    PersonEvent.BACK: ChangeSort.BACK,
    PersonEvent.PAUSED: ChangeSort.PAUSED,
    PersonEvent.LEFT: ChangeSort.LEFT,
    NeedEvent.ASKS: ChangeSort.ASKED,
    NeedEvent.MET: ChangeSort.MET,
    NeedEvent.OPEN_AGAIN: ChangeSort.OPEN_AGAIN,
    NeedEvent.WITHDRAWN: ChangeSort.WITHDRAWN,
    Event.PROPOSED: ChangeSort.PROPOSED,
}


@dataclass(frozen=True, slots=True)
class ChangesOfSort:
    """All changes of one sort: how many there were, and the ids of whom they are about, a tuple each."""

    sort: ChangeSort
    about: tuple[tuple[str, ...], ...]


def list_changes(programme: Programme, since: date, until: date) -> tuple[ChangesOfSort, ...]:
    """Return what changed from one day to another, both counted, sort by sort; what did not is left out.

    It is taken from the record, so that it is the same however often somebody looked in between; within a
    sort it goes by names, so that it is the same however rows are sorted.
    """

    def by_name(people: tuple[str, ...]) -> tuple[str, tuple[str, ...]]:
        return name_people(people, programme), people

    found: dict[ChangeSort, list[tuple[str, ...]]] = {sort: [] for sort in ChangeSort}
    for sort, people in _find(programme, since, until):
        found[sort].append(people)
    return tuple(
        ChangesOfSort(sort, tuple(sorted(about, key=by_name))) for sort, about in found.items() if about
    )


def _find(programme: Programme, since: date, until: date) -> Iterator[tuple[ChangeSort, tuple[str, ...]]]:
    here = {person.id for person in programme.people}
    for one in programme.register:
        if one.id in here and one.since and one.since.exact and since <= one.since.on <= until:
            yield ChangeSort.JOINED, (one.id,)
    owners = {need.id: need.person for need in programme.needs}
    for entry in programme.history:
        if since <= entry.on <= until:
            yield from _sort(entry, programme, owners)
    for match in programme.matches:
        if match.first_talk is not None and since <= match.first_talk.on <= until:
            yield ChangeSort.TALKED, match.people


def _sort(
    entry: HistoryEntry, programme: Programme, owners: dict[str, str]
) -> Iterator[tuple[ChangeSort, tuple[str, ...]]]:
    match = programme.match_by_id.get(entry.match)
    sort = next((sort for event, sort in SORTS_OF_EVENTS.items() if event == entry.event), None)
    if sort is not None:
        owner = owners.get(entry.match, entry.person)
        yield sort, match.people if match else (owner,)
    if match is None or entry.now is entry.was:
        return
    if entry.now is MatchState.INTRODUCED:
        yield ChangeSort.INTRODUCED, match.people
    elif entry.now is not None and entry.now.is_over:
        yield ChangeSort.ENDED, match.people


def name_people(people: tuple[str, ...], programme: Programme) -> str:
    """Return who a change is about, by name, giver before asker; "" for somebody who was forgotten."""
    if any(is_gone(person) for person in people):
        return ""
    known = programme.person_by_id
    return " → ".join(known[person].name for person in people if person in known)
