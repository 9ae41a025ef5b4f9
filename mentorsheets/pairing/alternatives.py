"""Who else could help somebody, and what that would cost others.

Each is counted by pairing again with these two together.
What was decided (active, approved, pinned) stays; whatever nobody has decided yet may give way.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from mentorsheets.domain.plain_text import count_things
from mentorsheets.domain.programme import Programme
from mentorsheets.pairing import candidates
from mentorsheets.pairing.arrays import tabulate
from mentorsheets.pairing.community import Community
from mentorsheets.pairing.explain import MOST_NAMED
from mentorsheets.pairing.fit import points
from mentorsheets.pairing.result import Pairing
from mentorsheets.pairing.solve import solve

MOST_TRIED = 8
"""People with whom pairing is done again, the likeliest first: each takes no longer than `pair` itself."""
MOST_ALTERNATIVES = 3
"""Alternatives that are told: who chooses among more has to think longer than it helps."""

OpenNeed = tuple[str, str]
"""A need that lacks somebody: the person and its kind."""


@dataclass(frozen=True, slots=True)
class Alternative:
    """Somebody else who could help, with which kinds, and what that would cost.

    `people` and `needs` are how many fewer would be served then, `lost` the needs that would lack one more,
    and `gained` those that would lack one less.
    """

    giver: str
    kinds: frozenset[str]
    people: int
    needs: int
    lost: tuple[OpenNeed, ...]
    gained: tuple[OpenNeed, ...]


def find_alternatives(community: Community, asker: str, helpers: Iterable[str]) -> tuple[Alternative, ...]:
    """Return who could help an asker instead of the `helpers` they have, or beside them, cheapest first."""
    likely = _find_likely(community, asker, frozenset(helpers))
    if not likely:
        return ()
    as_it_is = solve(community, effort="needs")
    prices = as_it_is.prices
    lots = {member.id: member.lot or member.id for member in community.members}
    tried = sorted(likely, key=lambda giver: (prices.get(giver, 0), -likely[giver], lots[giver]))[:MOST_TRIED]
    found = [try_pair(community, giver, asker, as_it_is) for giver in tried]
    found.sort(key=lambda one: (one.people, one.needs, len(one.lost), -likely[one.giver], lots[one.giver]))
    return tuple(found[:MOST_ALTERNATIVES])


def _find_likely(community: Community, asker: str, helpers: frozenset[str]) -> dict[str, int]:
    """Return who may be paired with the asker and has a place left to decide about, and how well they fit."""
    columns = tabulate(community)
    askers = candidates.askers(columns)
    pairs = candidates.join(candidates.blocks(columns, askers[askers == columns.index.get(asker, -1)]))
    fits = zip(pairs.giver.tolist(), points(columns, pairs).tolist(), strict=True)
    named = ((columns.members[row].id, fit) for row, fit in fits)
    return {giver: fit for giver, fit in named if giver not in helpers}


def try_pair(community: Community, giver: str, asker: str, as_it_is: Pairing) -> Alternative:
    """Return what it would cost others if these two were together, beside pairing as it is."""
    kept = {**community.kept, (giver, asker): None}
    instead = solve(replace(community, kept=kept), effort="needs")
    before, after = _count_open(as_it_is), _count_open(instead)
    lots = {member.id: member.lot or member.id for member in community.members}

    def sort(needs: Counter[OpenNeed]) -> tuple[OpenNeed, ...]:
        return tuple(sorted(needs, key=lambda need: (lots[need[0]], need[1])))

    together = next(match for match in instead.matches if match.pair == (giver, asker))
    return Alternative(
        giver=giver,
        kinds=together.kinds,
        people=int(as_it_is.stage("served").value - instead.stage("served").value),
        needs=after.total() - before.total(),
        lost=sort(after - before),
        gained=sort(before - after),
    )


def _count_open(pairing: Pairing) -> Counter[OpenNeed]:
    return Counter({(ask.asker, ask.kind): ask.lacking for ask in pairing.open})


def tell_costs_to_others(one: Alternative, programme: Programme) -> str:
    """Return in a sentence who would lose what if this giver helped."""
    if one.needs <= 0 and one.people <= 0:
        return "It costs nobody anything: as many people and needs have somebody."
    counts = ((one.people, "person", "people"), (one.needs, "need", "needs"))
    fewer = " and ".join(count_things(count, thing, many) for count, thing, many in counts if count > 0)
    lost, gained = _name(one.lost, programme), _name(one.gained, programme)
    return f"{fewer} fewer would have somebody{lost and ': '}{lost}{gained and '; instead of them '}{gained}."


def _name(needs: Sequence[OpenNeed], programme: Programme) -> str:
    title, people = programme.catalogue.title, programme.person_by_id
    named = "; ".join(f"{people[person].name} ({title(kind)})" for person, kind in needs[:MOST_NAMED])
    return f"{named}; and {len(needs) - MOST_NAMED} more" if len(needs) > MOST_NAMED else named
