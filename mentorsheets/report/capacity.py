"""Places of those who offer: how many there are, how many are taken, and what is asked for there."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from mentorsheets.domain.model import Person, Standing
from mentorsheets.domain.programme import Programme
from mentorsheets.domain.support import Stand


@dataclass(frozen=True, slots=True)
class Capacity:
    """Places of active givers: how many there are, and how many relationships and proposals take."""

    places: int
    taken: int


@dataclass(frozen=True, slots=True)
class PlacesOfKind:
    """One kind that is asked for: needs without anybody yet, and places of active givers who offer it.

    `taken` are those of its places that relationships and proposals over any kind take. A place counts at
    each kind that its giver offers, and can be taken once.
    """

    title: str
    waiting: int
    givers: int
    taken: int
    free: int


def count_capacity(programme: Programme) -> Capacity:
    """Return how many places there are, and how many are taken."""
    here, free = _find_free_places(programme)
    places = sum(person.can_support for person in here)
    return Capacity(places, places - sum(free.values()))


def _find_free_places(programme: Programme) -> tuple[list[Person], dict[str, int]]:
    """Return the active people who offer something, and by their ids how many places each has free."""
    here = [p for p in programme.people if p.standing is Standing.ACTIVE and p.offers]
    taken = Counter(m.giver for m in programme.matches if m.state.takes_capacity)
    return here, {p.id: max(0, p.can_support - taken[p.id]) for p in here}


def count_places(programme: Programme, stands: Mapping[str, Stand]) -> tuple[PlacesOfKind, ...]:
    """Return the kinds that are asked for now, those first where places are fewest for what waits."""
    here, free = _find_free_places(programme)
    asked = [n for n in programme.needs if stands[n.id].is_counted and stands[n.id] is not Stand.MET]
    waiting = Counter(need.kind for need in asked if stands[need.id] in {Stand.NOBODY, Stand.RESTING})
    rows = []
    for kind in {need.kind for need in asked}:
        givers = [person for person in here if kind in person.offers]
        places, left = sum(p.can_support for p in givers), sum(free[p.id] for p in givers)
        title = programme.catalogue.title(kind)
        rows.append(PlacesOfKind(title, waiting[kind], len(givers), places - left, left))
    return tuple(sorted(rows, key=lambda row: (row.free - row.waiting, row.title)))
