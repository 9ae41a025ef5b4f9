"""Rules, candidates, bounds and relaxations, each against the plain way."""

from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from mentorsheets.errors import WrongUse
from mentorsheets.pairing.arrays import MOST_KINDS, tabulate
from mentorsheets.pairing.candidates import find
from mentorsheets.pairing.community import Community, Member
from mentorsheets.pairing.rules import find_broken
from mentorsheets.pairing.solver import bound, column_generation, exact, relaxation
from mentorsheets.pairing.solver.feasible_pairs import begin_with
from mentorsheets.pairing.solver.pruning import thin
from tests.pairing.communities import allowed, best_covered, communities, examples, kept_kinds

MANY = examples(30)


@given(communities(most=8))
@MANY
def test_the_search_finds_just_the_pairs_that_the_rules_allow(community: Community) -> None:
    columns = tabulate(community)
    pairs, kept = find(columns), kept_kinds(community)
    found = {
        (columns.members[g].id, columns.members[a].id) for g, a in zip(pairs.giver, pairs.asker, strict=True)
    }
    room = {columns.members[row].id for row in np.flatnonzero(columns.give > 0)}
    wish = {columns.members[row].id for row in np.flatnonzero(columns.take > 0)}
    assert found == {
        (g.id, a.id)
        for g in community.members
        for a in community.members
        if allowed(community, g, a) and g.id in room and a.id in wish and (g.id, a.id) not in kept
    }


@given(communities(most=8))
@MANY
def test_no_rule_is_broken_by_what_the_search_finds(community: Community) -> None:
    columns = tabulate(community)
    pairs = find(columns)
    assert not find_broken(columns, pairs.giver, pairs.asker).any()


@given(communities(most=8), st.integers(0, 2**32 - 1))
@MANY
def test_any_prices_at_all_give_a_bound(community: Community, seed: int) -> None:
    start = begin_with(tabulate(community))
    if not len(start.pairs):
        return
    best, draw = best_covered(start), np.random.default_rng(seed)
    columns = start.columns

    def some(shape: tuple[int, ...]) -> NDArray[Any]:
        return draw.integers(0, 4 * bound.BOUND_GRAIN * columns.scale, shape)

    one = (columns.size,)
    prices = bound.Prices(some(one), some(one), some(columns.worth.shape), some(one), int(some(())))
    gains = bound.best_gains(columns, start.pairs, bound.gains(prices, start.pairs))
    most = bound.at_most(columns, start.left, prices, gains, start.flow.served)
    assert best * bound.BOUND_GRAIN <= most


@given(communities(most=8))
@examples(20)
def test_every_way_to_relax_comes_near_the_same(community: Community) -> None:
    start = begin_with(tabulate(community))
    if not len(start.pairs):
        return
    model = exact.model_of(start, start.pairs)
    cost = model.covered()
    true = model.program.maximise(cost, relaxed=True).objective
    for way in (relaxation.relax, lambda *problem: relaxation.by_highs(*problem[:3])):
        found = way(model.program, cost, 1e-6, None)
        assert cost @ found.values == pytest.approx(true, abs=0.01)
        prices = bound.prices_of(model, found.duals, column_generation.find_served_row(model))
        gains = bound.best_gains(start.columns, start.pairs, bound.gains(prices, start.pairs))
        most = bound.at_most(start.columns, start.left, prices, gains, start.flow.served)
        assert most / bound.BOUND_GRAIN <= true + 0.01


@given(communities(most=8), st.integers(1, 3))
@MANY
def test_thinning_leaves_some_of_each_sort_for_each_asker(community: Community, each: int) -> None:
    pairs = find(tabulate(community))
    kept = pairs.only(thin(pairs, each))
    sorts = list(zip(pairs.asker.tolist(), pairs.covers.tolist(), strict=True))
    left = list(zip(kept.asker.tolist(), kept.covers.tolist(), strict=True))
    assert all(left.count(sort) == min(each, sorts.count(sort)) for sort in set(sorts))


def test_too_many_kinds_of_need_are_said_to_be_too_many() -> None:
    offers = frozenset(f"kind {number}" for number in range(MOST_KINDS + 1))
    with pytest.raises(WrongUse):
        tabulate(Community(members=(Member(id="ana", offers=offers),)))
