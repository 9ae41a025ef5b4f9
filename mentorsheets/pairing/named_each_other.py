"""People who named each other (Would like) and are not together, each two with the reason."""

from collections.abc import Collection
from dataclasses import dataclass

import numpy as np

from mentorsheets.domain.model import Standing
from mentorsheets.domain.programme import Programme
from mentorsheets.pairing.alternatives import tell_costs_to_others, try_pair
from mentorsheets.pairing.arrays import tabulate
from mentorsheets.pairing.community import Community, Member, Pair
from mentorsheets.pairing.open_proposals import CANNOT_TAKE_PART
from mentorsheets.pairing.result import Pairing
from mentorsheets.pairing.rules import RULES, find_broken
from mentorsheets.pairing.wording import apart

MOST_TRIED_WISHES = 8
"""Couples for whom pairing is done again to say what they would cost others: each takes as long as `pair`."""


@dataclass(frozen=True, slots=True)
class UnpairedWish:
    """Two people (ids) who named each other, and in a sentence why they are not together."""

    people: tuple[str, str]
    sentence: str


def find_unpaired_wishes(
    programme: Programme, community: Community, pairing: Pairing, together: Collection[Pair]
) -> tuple[UnpairedWish, ...]:
    """Return who named each other and is not paired, in the order of the sheet.

    `together` are all pairs that there are or would be, whoever helps whom.
    """
    place = {person.id: at for at, person in enumerate(programme.people)}
    couples = [
        (person.id, other)
        for person in programme.people
        for other in sorted(place.keys() & person.would_like, key=place.__getitem__)
        if place[person.id] < place[other] and person.id in programme.person_by_id[other].would_like
    ]
    apart_still = [one for one in couples if one not in together and one[::-1] not in together]
    if not apart_still:
        return ()
    reasons = _Reasons(programme, community, pairing)
    return tuple(UnpairedWish(one, reasons.find(one)) for one in apart_still)


class _Reasons:
    """Why two people are not together in an answer."""

    def __init__(self, programme: Programme, community: Community, pairing: Pairing) -> None:
        self.programme, self.community, self.pairing = programme, community, pairing
        self.columns = tabulate(community)
        self.members = {member.id: member for member in community.members}
        self.tried = 0

    def find(self, couple: Pair) -> str:
        """Return the first reason that holds, from what is plain to what costs others."""
        for person in (self.programme.person_by_id[one] for one in couple):
            if person.standing is not Standing.ACTIVE:
                return f"{person.name} {CANNOT_TAKE_PART[person.standing]}."
            if not self.members[person.id].begun:
                return f"{person.name} starts on a later day (From)."
        ways = [way for way in (couple, couple[::-1]) if self._could_meet(way)]
        if not ways:
            return "Neither offers what the other asks for."
        allowed = [way for way in ways if not self._find_rule(way)]
        if not allowed:
            return apart(self._find_rule(ways[0]))
        open_to = [way for way in allowed if not self._find_limit(way)]
        if not open_to:
            return self._find_limit(allowed[0])
        return self._tell_cost(open_to[0])

    def _could_meet(self, way: Pair) -> frozenset[str]:
        giver, asker = self._sides(way)
        return giver.offers & asker.asks.keys()

    def _sides(self, way: Pair) -> tuple[Member, Member]:
        return self.members[way[0]], self.members[way[1]]

    def _find_rule(self, way: Pair) -> str:
        row = [np.array([self.columns.index[side]], np.int64) for side in way]
        bits = int(find_broken(self.columns, row[0], row[1])[0])
        return next((name for at, name in enumerate(RULES) if bits >> at & 1), "")

    def _find_limit(self, way: Pair) -> str:
        """Return what is decided already and leaves no room for the two; "" if nothing is."""
        names = [self.programme.person_by_id[side].name for side in way]
        if not self.columns.give[self.columns.index[way[0]]]:
            return f"{names[0]} has no place free beside what is decided (Can support)."
        if not self.columns.take[self.columns.index[way[1]]]:
            return f"{names[1]} has as many helpers as they want beside them (Wants at most)."
        kept: list[str] = [
            kind
            for match in self.pairing.matches
            if match.kept and match.asker == way[1]
            for kind in match.kinds
        ]
        asks = self.members[way[1]].asks
        if all(kept.count(kind) >= asks[kind].helpers for kind in self._could_meet(way)):
            return f"{names[1]} has somebody for what {names[0]} offers."
        return ""

    def _tell_cost(self, way: Pair) -> str:
        first = "A set of matches that does more goes without it."
        self.tried += 1
        if self.tried > MOST_TRIED_WISHES:
            return first
        cost = try_pair(self.community, way[0], way[1], self.pairing)
        return f"{first} Together: {tell_costs_to_others(cost, self.programme)}"
