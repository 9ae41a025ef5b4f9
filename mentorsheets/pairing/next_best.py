"""Who else could help where the coordinator declined somebody: told in the row of what was declined."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from itertools import islice

from mentorsheets.domain.changes import Changed
from mentorsheets.domain.model import Decision, Match, MatchState
from mentorsheets.domain.programme import Programme
from mentorsheets.pairing.alternatives import Alternative, find_alternatives, tell_costs_to_others
from mentorsheets.pairing.community import Community, Pair
from mentorsheets.pairing.costly_cells import MOST_MEMBERS

INSTEAD = "Instead: "
"""How the line in Why begins, by which a row is told once."""
BEFORE_TALKING = frozenset({MatchState.PROPOSED, MatchState.DECLINED})
"""States of a match that a coordinator declined before anything came of it."""
MOST_DECLINED = 3
"""Rows told in one run, the newest first: each takes as long as pairing up to eight times."""
MOST_PEOPLE_TRIED = 720
"""Rows that wait for a word are told in one run, times people: twelve rows where sixty take part."""
NOBODY_ELSE = "nobody else who may help has a place left"
STILL_NEW = timedelta(days=31)
"""How long after its day a declined proposal is looked at: older ones are settled, whatever they say."""


def tell_next_best(
    programme: Programme, community: Community, today: date, together: Collection[Pair]
) -> Iterator[Changed]:
    """Yield what changes in Why of proposals that were declined of late: the next three for that asker.

    `together` are the pairs that there are or would be now; `community` is as for `propose`, without the
    proposals that may give way. Nothing is told in a large programme.
    """
    if len(community.members) > MOST_MEMBERS:
        return
    fresh = [match for match in programme.matches if _is_fresh(match, programme, today)]
    fresh.sort(key=lambda match: (match.since or today, *map(programme.lot_of, match.people)), reverse=True)
    for match in fresh[:MOST_DECLINED]:
        helpers = {giver for giver, asker in together if asker == match.asker}
        names = programme.person_by_id
        now = [f"{names[helper].name} (there already, or proposed)" for helper in sorted(helpers)]
        others = _tell_others(programme, community, match.asker, helpers)
        line = INSTEAD + ("; ".join((*now, *others)) or NOBODY_ELSE)
        yield Changed(match, replace(match, why=f"{match.why}\n{line}".strip()))


def tell_for_open(
    programme: Programme, community: Community, proposals: Iterable[Match], together: Collection[Pair]
) -> Iterator[tuple[str, str]]:
    """Yield by its id what a row says that waits for a word: the next three for that asker, and their cost.

    The first so many rows are told that take about as long as `pair` itself; none in a large programme.
    """
    if len(community.members) > MOST_MEMBERS:
        return
    most = max(MOST_DECLINED, MOST_PEOPLE_TRIED // max(len(community.members), 1))
    for match in islice(proposals, most):
        helpers = {giver for giver, asker in together if asker == match.asker}
        yield match.id, "; ".join(_tell_others(programme, community, match.asker, helpers)) or NOBODY_ELSE


def _tell_others(
    programme: Programme, community: Community, asker: str, helpers: Collection[str]
) -> list[str]:
    found = find_alternatives(community, asker, helpers)
    return [f"{programme.person_by_id[one.giver].name} ({_tell_cost(one, programme)})" for one in found]


def _tell_cost(one: Alternative, programme: Programme) -> str:
    if one.people <= 0 and one.needs <= 0:
        return "costs nobody anything"
    return tell_costs_to_others(one, programme).rstrip(".")


def _is_fresh(match: Match, programme: Programme, today: date) -> bool:
    declined = match.decision is Decision.DECLINE and match.state in BEFORE_TALKING
    recent = match.since is not None and today - match.since <= STILL_NEW
    wanted = any(need.kind in match.kinds for need in programme.open_needs(match.asker))
    return declined and recent and wanted and INSTEAD not in match.why
