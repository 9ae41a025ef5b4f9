"""What one kind of cell costs the whole programme, in numbers: how many more needs would be met without it.

Each figure is what pairing itself comes to where that cell keeps nobody apart and all else is as it is.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace

from mentorsheets.domain.plain_text import count_things
from mentorsheets.domain.support import Reason
from mentorsheets.pairing.community import NONE, Community, Member
from mentorsheets.pairing.result import Pairing
from mentorsheets.pairing.solve import solve

MOST_MEMBERS = 400
"""People up to whom pairing again without a rule takes a moment; above, nothing is counted."""
LEAST_COST = 2
"""Needs that a kind of cell must cost to be spoken of: a single one has its reason beside it."""


@dataclass(frozen=True, slots=True)
class CellCost:
    """A rule, how many more needs would be met without it, and how many people's cells it is about."""

    rule: str
    needs: int
    people: int


def find_cell_costs(community: Community, pairing: Pairing) -> tuple[CellCost, ...]:
    """Return what each kind of cell costs that keeps people apart now, the dearest first."""
    if len(community.members) > MOST_MEMBERS:
        return ()
    in_the_way = {ask.rule for ask in pairing.open if ask.reason is Reason.RULE}
    found = (_count(rule, community, pairing) for rule in WITHOUT if rule in in_the_way)
    costs = [cost for cost in found if cost.needs >= LEAST_COST]
    return tuple(sorted(costs, key=lambda cost: (-cost.needs, cost.rule)))


def _count(rule: str, community: Community, pairing: Pairing) -> CellCost:
    free = solve(WITHOUT[rule](community), effort="needs")
    if len(pairing.open) - len(free.open) >= LEAST_COST:
        # Answers that cover as much may leave more or fewer needs open: count the one that `pair` gives.
        free = solve(WITHOUT[rule](community))
    waiting = {ask.asker for ask in pairing.open if ask.reason is Reason.RULE and ask.rule == rule}
    strict = [m for m in community.members if m.may_pair and not m.remote and (m.asks or m.offers)]
    people = len(strict) if rule == "place" else len(waiting)
    return CellCost(rule, len(pairing.open) - len(free.open), people)


def tell_cell_costs(costs: tuple[CellCost, ...]) -> Iterator[str]:
    """Yield a sentence for each: which cells, of how many people, and what they cost."""
    for cost in costs:
        needs = f"{count_things(cost.needs, 'more need')} would be met"
        people = count_things(cost.people, "person", "people")
        one = cost.people == 1
        waits, their = ("waits", "their own city") if one else ("wait", "their own cities")
        yield TOLD_COSTS[cost.rule].format(people=people, needs=needs, wait=waits, cities=their)


def _each(change: Callable[[Member], Member], community: Community) -> Community:
    return replace(community, members=tuple(map(change, community.members)))


def _any_terms(name: str, member: Member) -> Member:
    return replace(
        member,
        giving=replace(member.giving, **{name: NONE}),
        asking=replace(member.asking, **{name: NONE}),
    )


WITHOUT: Mapping[str, Callable[[Community], Community]] = {
    "place": lambda community: _each(lambda member: replace(member, remote=True), community),
    "time": lambda community: replace(community, min_overlap=0),
    "rhythm": lambda community: _each(lambda member: _any_terms("rhythms", member), community),
    "length": lambda community: _each(lambda member: _any_terms("lengths", member), community),
    "arrangement": lambda community: _each(lambda member: _any_terms("arrangements", member), community),
    "team": lambda community: replace(community, same_team_allowed=True),
}
"""The community in which a rule keeps nobody apart, for what cells or a setting can lift."""
TOLD_COSTS: Mapping[str, str] = {
    "place": "{people} can meet in {cities} only (Where): {needs} online.",
    "time": "{needs} if hours fitted (Availability): ask {people} who {wait}, and those who could "
    "help, for more of theirs.",
    "rhythm": "{needs} if How often did not have to fit; {people} {wait} for that.",
    "length": "{needs} if Supports for did not have to fit; {people} {wait} for that.",
    "arrangement": "{needs} if Arrangement did not have to fit; {people} {wait} for that.",
    "team": "{needs} if people of one team could be paired (Settings, Pair within a team); {people} {wait} "
    "for that.",
}
