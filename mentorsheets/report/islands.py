"""The community as a graph: groups that are connected, who is alone, and whose going would cut a group."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import networkx as nx

from mentorsheets.domain.model import Standing
from mentorsheets.domain.programme import Programme
from mentorsheets.domain.support import find_ties


@dataclass(frozen=True, slots=True)
class Network:
    """Who is connected with whom; all names are ids of active people, each list in an order of its own.

    `islands` are groups of two or more, the largest first. `arrows` go from giver to asker, each once.
    `cut_people` are those without whom a group would fall apart.
    """

    islands: tuple[tuple[str, ...], ...]
    arrows: tuple[tuple[str, str], ...]
    alone_and_asking: tuple[str, ...]
    alone_not_asking: tuple[str, ...]
    cut_people: tuple[str, ...]

    @property
    def pairs(self) -> frozenset[frozenset[str]]:
        """The pairs of people who are in touch, whoever gives."""
        return frozenset(frozenset(arrow) for arrow in self.arrows)

    @property
    def reciprocal_pairs(self) -> int:
        """How many pairs give in both directions."""
        return len(self.arrows) - len(self.pairs)

    @property
    def gives_and_gets(self) -> tuple[str, ...]:
        """Those who give to somebody and get from somebody."""
        return tuple(sorted({giver for giver, _ in self.arrows} & {asker for _, asker in self.arrows}))


def map_community(programme: Programme) -> Network:
    """Return the graph of all active people and the ties between them."""
    lot = programme.lot_of
    active = sorted((one.id for one in programme.people if one.standing is Standing.ACTIVE), key=lot)
    ties = {tie.people for tie in find_ties(programme)}
    arrows = tuple(sorted(ties, key=lambda tie: (lot(tie[0]), lot(tie[1]))))
    graph = nx.Graph(arrows)
    alone = [person for person in active if person not in graph]
    return Network(
        islands=_sort_islands([sorted(group, key=lot) for group in nx.connected_components(graph)], lot),
        arrows=arrows,
        alone_and_asking=tuple(person for person in alone if programme.open_needs(person)),
        alone_not_asking=tuple(person for person in alone if not programme.open_needs(person)),
        cut_people=tuple(sorted(nx.articulation_points(graph), key=lot)),
    )


def _sort_islands(groups: Sequence[list[str]], lot: Callable[[str], str]) -> tuple[tuple[str, ...], ...]:
    return tuple(map(tuple, sorted(groups, key=lambda group: (-len(group), lot(group[0])))))
