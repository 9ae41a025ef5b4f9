"""Sets of helpers, their prices and bounds, each against trying every set there is."""

from collections.abc import Iterator
from itertools import combinations
from typing import Any

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from mentorsheets.pairing.arrays import tabulate
from mentorsheets.pairing.solver import by_pairs, rounding
from mentorsheets.pairing.solver.aims import Above, Aim, Coverage, Fit, ServedPeople
from mentorsheets.pairing.solver.bound import BOUND_GRAIN
from mentorsheets.pairing.solver.feasible_pairs import begin_with
from mentorsheets.pairing.solver.linear_program import Search
from mentorsheets.pairing.solver.listing import find_pairs, list_sets
from mentorsheets.pairing.solver.master import Master
from mentorsheets.pairing.solver.mutual import pair_both_ways
from mentorsheets.pairing.solver.pricing import guide, list_possible
from mentorsheets.pairing.solver.set_prices import SetPrices, round_prices
from mentorsheets.pairing.solver.settle import Work, settle
from tests.pairing.communities import best_covered, communities, examples

MANY = examples(40)


def begun(community: Any) -> Any:
    start = begin_with(tabulate(community))
    if not len(start.pairs):
        return start, None
    served = start.floors()[0]
    alone = ~start.left.served & (start.columns.asks != 0)
    return start, Master.begin(start, [(ServedPeople(alone), served)])


def every_set(start: Any, asker: Any) -> Iterator[Any]:
    """Give all sets of an asker's pairs that they may take and in which nobody is one too many."""
    pairs, columns = start.pairs, start.columns
    mine = np.flatnonzero(pairs.asker == asker).tolist()
    for count in range(1, int(columns.take[asker]) + 1):
        for some in combinations(mine, count):
            helped = np.zeros(len(columns.kinds), np.int64)
            for at in some:
                helped += np.array([int(pairs.covers[at]) >> k & 1 for k in range(len(columns.kinds))])
            met = np.minimum(helped, start.left.missing[asker][: len(helped)])
            if met.sum() >= count:
                yield some, int((met * columns.worth[asker][: len(helped)]).sum())


def put_every_set(start: Any, master: Any) -> None:
    """Put all sets of all askers into the pool."""
    sets = [(asker, some) for asker in np.unique(start.pairs.asker) for some, _ in every_set(start, asker)]
    pairs = np.full((len(sets), master.pool.members.shape[1]), -1)
    for row, (_, some) in enumerate(sets):
        pairs[row, : len(some)] = some
    master.pool.add(np.array([asker for asker, _ in sets]), pairs)


@given(communities(most=7), st.integers(0, 2**32 - 1), st.booleans())
@MANY
def test_the_best_set_at_any_prices_is_the_best_of_all_sets_and_all_near_it_are_listed(
    community: Any, seed: Any, rewarding: Any
) -> None:
    start, master = begun(community)
    if master is None:
        return
    draw = np.random.default_rng(seed)
    columns, served = start.columns, int(draw.integers(0, 9 * BOUND_GRAIN))
    cost = draw.integers(-2 * BOUND_GRAIN * rewarding, 6 * BOUND_GRAIN, len(start.pairs))
    below = int(draw.integers(0, 3 * BOUND_GRAIN))
    prices = SetPrices(np.zeros(columns.size, np.int64), np.array([served]), 0, np.zeros(0, np.int64))
    worth = [master.worth(group, master.weigh(Coverage(), prices)) for group in master.sets.groups]
    listed = list_sets(master.sets, cost, worth, below, 10_000)
    assert listed is not None
    held = find_pairs(master.sets, cost, worth, below)
    found: dict[int, Any] = {}
    for asker, pairs in zip(listed.asker.tolist(), listed.pairs.tolist(), strict=True):
        found.setdefault(asker, []).append(tuple(sorted(at for at in pairs if at >= 0)))
    for best in master.sets.best(cost, worth, rewarding=rewarding):
        for asker, value, chosen in zip(best.askers, best.worth, best.pairs, strict=True):
            alone = 0 if start.left.served[asker] else served
            values = {
                some: units * BOUND_GRAIN + alone - int(cost[list(some)].sum())
                for some, units in every_set(start, asker)
            }
            most = max(0, *values.values())
            assert value == most
            assert not most or values[tuple(sorted(chosen[chosen >= 0].tolist()))] == most
            near = sorted(some for some, worthy in values.items() if worthy >= most - below)
            assert sorted(found.get(asker, [])) == near
            mine = np.flatnonzero(held & (start.pairs.asker == asker)).tolist()
            assert mine == sorted({at for some in near for at in some})


@given(communities(most=8), st.integers(0, 2**32 - 1))
@MANY
def test_any_prices_of_sets_give_a_bound_and_the_best_ones_come_near_the_optimum(
    community: Any, seed: Any
) -> None:
    start, master = begun(community)
    if master is None:
        return
    best, draw = best_covered(start), np.random.default_rng(seed)
    give = draw.integers(0, 4 * BOUND_GRAIN * start.columns.scale, start.columns.size)
    prices = SetPrices(give, draw.integers(0, 9 * BOUND_GRAIN, 1), 0, np.zeros(0, np.int64))
    assert best * BOUND_GRAIN <= master.price(Coverage(), prices).bound
    asker = np.flatnonzero(start.flow.pair >= 0)
    master.pool.add(asker, start.flow.pair[asker][:, None])
    assert best <= guide(master, Coverage(), 0).most <= best + start.columns.scale


@given(communities(most=8))
@MANY
def test_fit_counts_no_set_for_more_than_its_pairs_say(community: Any) -> None:
    start, master = begun(community)
    if master is None:
        return
    aim = Fit(start.columns, start.pairs)
    at = np.arange(len(start.pairs))
    master.pool.add(start.pairs.asker, at[:, None])
    assert (aim.of_sets(master.pool) == aim.of_pairs()).all()
    for asker in np.unique(start.pairs.asker):
        mine = at[start.pairs.asker == asker][: master.pool.members.shape[1]]
        both = master.pool.add(np.array([asker]), mine[None, :])
        assert aim.of_sets(master.pool)[both].sum() <= aim.of_pairs()[mine].sum()


@given(communities(most=7), st.integers(0, 9), st.integers(0, 3))
@MANY
def test_a_stage_over_single_pairs_comes_to_the_same_as_over_all_sets(
    community: Any, lift: Any, kept: Any
) -> None:
    start, master = begun(community)
    if master is None:
        return
    put_every_set(start, master)
    every, all_pairs = np.arange(len(master.pool)), np.ones(len(start.pairs), bool)
    none, no_sets = np.zeros(len(every), bool), np.zeros(0, np.int64)
    search = Search(all_ways=True)
    above = Above(np.where(start.columns.asks != 0, lift, 0))
    aims: list[Aim | None] = [Coverage(), above, None, Fit(start.columns, start.pairs)]
    for aim in aims[: kept + 1]:
        one = rounding.choose(master, aim, every, none, Search())
        other, best = by_pairs.choose(master, aim, all_pairs, no_sets, search)
        value = master.value(aim, every[one.chosen])
        assert one.proven
        assert best
        assert master.holds(other)
        assert master.value(aim, other) == value
        master = master.with_load(-value) if aim is None else master.keep(aim, value)
        if aim is None:
            master = master.with_both(pair_both_ways(start))


@given(communities(most=7), st.lists(st.integers(1, 9), min_size=1, max_size=3))
@MANY
def test_what_a_stage_rules_out_is_missed_by_no_later_one(community: Any, lifts: Any) -> None:
    start, master = begun(community)
    if master is None:
        return
    chosen = np.zeros(0, np.int64)
    aims: list[Any] = [Coverage(), *(Above(np.where(start.columns.asks != 0, lift, 0)) for lift in lifts)]
    askers = np.flatnonzero(start.flow.pair >= 0)
    chosen = master.pool.add(askers, start.flow.pair[askers][:, None])
    for aim in aims:
        settled = settle(master, aim, chosen, Work())
        chosen = settled.chosen
        proof = settled.proof(master, aim)
        put_every_set(start, master)
        every = np.arange(len(master.pool))
        best = rounding.choose(master, aim, every, np.zeros(len(every), bool), Search())
        assert settled.value == master.value(aim, every[best.chosen])
        kept = master.keep(aim, settled.value, proof)
        bare = master.keep(aim, settled.value)
        for which in (kept.possible(every), kept.open_sets(None)):
            most = [
                one.value(
                    None, some[rounding.choose(one, None, some, np.zeros(len(some), bool), Search()).chosen]
                )
                for one, some in ((bare, every), (kept, which))
            ]
            assert most[0] == most[1]
        best_load = guide(kept, None, most[0])
        assert best_load.most >= most[0]
        below = best_load.bound - most[0] * BOUND_GRAIN
        for at_most in (0, 10_000):  # Where not one may be listed, the first stage's list takes its place.
            listed = list_possible(kept, None, best_load, below, at_most)
            assert listed is not None
            free = np.zeros(len(listed), bool)
            found = rounding.choose(kept, None, listed, free, Search()).chosen
            assert kept.value(None, listed[found]) == most[0]
        master = kept


@given(communities(most=8))
@MANY
def test_what_several_dives_found_together_keeps_to_all_limits_and_is_no_worse(community: Any) -> None:
    start, master = begun(community)
    if master is None:
        return
    askers = np.flatnonzero(start.flow.pair >= 0)
    chosen = master.pool.add(askers, start.flow.pair[askers][:, None])
    before = master.value(Coverage(), chosen)
    most = guide(master, Coverage(), before).most
    found = rounding.dive_together(master, Coverage(), np.arange(len(master.pool)), chosen, most)
    assert master.holds(found)
    assert before <= master.value(Coverage(), found) <= most


def test_prices_that_a_failed_relaxation_left_are_neither_below_nought_nor_without_end() -> None:
    prices = round_prices(np.array([np.nan, np.inf, -np.inf, 1e300, -1e300, 0.5]))
    assert (prices >= 0).all()
    assert prices[0] == prices[2] == prices[4] == 0
    assert prices[5] == BOUND_GRAIN // 2
    assert sum(map(int, prices)) * 10_000 < 2**62  # Ten thousand such prices are a sum in 64 bits.
