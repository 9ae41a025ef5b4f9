"""Proposals on which nobody has said a word: which of them stand, and why the others are taken back.

A proposal stands while it could be made today: both are here, no rule speaks against it, it meets something
that is still asked for and that no relationship has met since, and both have the place for it. What does not
stand is sought anew, and goes only if the new answer does without it.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

import numpy as np

from mentorsheets.domain.model import Decision, Match, Standing
from mentorsheets.domain.programme import Programme
from mentorsheets.pairing.arrays import tabulate
from mentorsheets.pairing.community import Community, Pair
from mentorsheets.pairing.reopened_needs import is_resting, is_undecided
from mentorsheets.pairing.rules import RULES, find_broken
from mentorsheets.pairing.wording import apart

BETTER = "A set of matches that does more goes without it."

CANNOT_TAKE_PART = {Standing.PAUSED: "is paused", Standing.HELD: "is held", Standing.LEFT: "has left"}


def standing(programme: Programme, community: Community) -> Mapping[Pair, frozenset[str]]:
    """Return the undecided proposals that stand beside what the community keeps, and the kinds they meet."""
    proposals = [match for match in programme.matches if is_undecided(match)]
    against = objections(proposals, programme, community)
    return {
        match.people: _meets(match, programme)
        for match, said in zip(proposals, against, strict=True)
        if not said
    }


def objections(proposals: Sequence[Match], programme: Programme, community: Community) -> list[str]:
    """Return for each proposal, in a sentence, what speaks against it today; "" if it stands."""
    taken = _count_taken(programme)
    room = {(side, m.id): limit for m in community.members for side, limit in enumerate((m.give, m.take))}
    full = {place for place, count in taken.items() if count > room[place]}
    rules = _rules(proposals, community)
    return [
        next(_against(match, rule, full, programme), "") for match, rule in zip(proposals, rules, strict=True)
    ]


def _against(match: Match, rule: str, full: set[tuple[int, str]], programme: Programme) -> Iterator[str]:
    people = giver, asker = [programme.person_by_id[side] for side in match.people]
    for person in people:
        if person.standing is not Standing.ACTIVE:
            yield f"{person.name} {CANNOT_TAKE_PART[person.standing]}."
    if rule:
        yield apart(rule)
    kinds = match.kinds or giver.offers
    if giver.offers.isdisjoint(kinds):
        yield f"{giver.name} no longer offers it."
    if not any(need.kind in kinds for need in programme.open_needs(asker.id)):
        yield f"{asker.name} no longer asks for it."
    if not _meets(match, programme):
        yield f"{asker.name} has somebody for it by now."
    if (0, giver.id) in full:
        yield f"{giver.name} has no place left (Can support)."
    if (1, asker.id) in full:
        yield f"{asker.name} has as many helpers as they want at one time (Wants at most)."


def _count_taken(programme: Programme) -> Counter[tuple[int, str]]:
    """Count the places that all matches which hold one take, by side and person."""
    holding = (
        match
        for match in programme.matches
        if match.state.takes_capacity and match.decision is not Decision.DECLINE
    )
    return Counter(
        (side, person)
        for match in holding
        for side, person in enumerate(match.people)
        if side == 0 or not is_resting(match, programme)
    )


def _meets(match: Match, programme: Programme) -> frozenset[str]:
    """Return the kinds that a proposal would meet: offered, asked for, and not met by relationships since."""
    wanted: Counter[str] = Counter()
    for need in programme.open_needs(match.asker):
        wanted[need.kind] = max(wanted[need.kind], need.how_many)
    for other in programme.matches_of[match.asker]:
        if other.asker == match.asker and other.state.is_live and not is_resting(other, programme):
            wanted.subtract(other.kinds)
    offers = programme.person_by_id[match.giver].offers
    return frozenset(kind for kind in match.kinds or offers if wanted[kind] > 0 and kind in offers)


def _rules(proposals: Sequence[Match], community: Community) -> list[str]:
    """Name for each proposal the first rule that speaks against it, "" if none does."""
    if not proposals:
        return []
    columns = tabulate(community)
    giver, asker = (
        np.array([columns.index[match.people[side]] for match in proposals], np.int64) for side in (0, 1)
    )
    bits = find_broken(columns, giver, asker)
    return [next((name for at, name in enumerate(RULES) if found >> at & 1), "") for found in bits.tolist()]
