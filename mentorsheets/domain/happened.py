"""What has happened, by what it was: nearly all who look into a history look for a few kinds of line."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from mentorsheets.domain.model import HistoryEntry, MatchState

Placed = tuple[int, HistoryEntry]
"""A line of the history after its place there."""


@dataclass(frozen=True)
class Happened:
    """The lines of a history by their events, those that introduce a match, and the people in all of them."""

    count: int
    of_event: Mapping[str, tuple[Placed, ...]]
    introduced: tuple[HistoryEntry, ...]
    people: frozenset[str] = frozenset()

    def and_then(self, history: Iterable[HistoryEntry]) -> "Happened":
        """Return the same with further lines at the end."""
        new: dict[str, list[Placed]] = {}
        introduced: list[HistoryEntry] = []
        people = set[str]()
        count = self.count
        for count, entry in enumerate(history, start=self.count + 1):
            new.setdefault(entry.event, []).append((count, entry))
            people.add(entry.person)
            if entry.now is MatchState.INTRODUCED:
                introduced.append(entry)
        joined = {event: (*self.of_event.get(event, ()), *lines) for event, lines in new.items()}
        events, begun = {**self.of_event, **joined}, (*self.introduced, *introduced)
        return Happened(count, events, begun, self.people if people <= self.people else self.people | people)

    def list(self, events: Collection[str]) -> list[HistoryEntry]:
        """Return the lines of some events, in their order."""
        found = [self.of_event[event] for event in events if event in self.of_event]
        lines = found[0] if len(found) == 1 else sorted((one for some in found for one in some), key=_place)
        return [entry for _, entry in lines]


_PROGRESS: Mapping[MatchState | None, int] = {
    None: 0,
    **{state: place for place, state in enumerate(MatchState, 1)},
}


def put_in_order(history: Iterable[HistoryEntry]) -> list[HistoryEntry]:
    """Return lines by day, those of a day by how far their match was: the same however rows are sorted."""
    return sorted(
        history, key=lambda one: (one.on, _PROGRESS[one.was], _PROGRESS[one.now], one.event, one.id)
    )


NOTHING_HAPPENED = Happened(0, {}, ())


def _place(line: Placed) -> int:
    return line[0]
