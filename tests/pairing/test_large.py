"""The way for large communities, on ones small enough to know the answer."""

from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from hypothesis import given

from benchmarks.generate import generate
from benchmarks.neutral import community as community_of
from mentorsheets.pairing.arrays import tabulate
from mentorsheets.pairing.community import Community
from mentorsheets.pairing.solve import solve
from mentorsheets.pairing.solver import bound, column_generation, exact, fixing
from mentorsheets.pairing.solver.block_rounding import RoundedPairs
from mentorsheets.pairing.solver.bound import BOUND_GRAIN
from mentorsheets.pairing.solver.feasible_pairs import begin_with
from mentorsheets.pairing.solver.flow_rounds import swiftly
from mentorsheets.pairing.solver.relaxation import relax
from mentorsheets.pairing.solver.stages import shares
from tests.pairing.communities import best_covered, communities, examples

TURNS = column_generation.Turns(tolerances=(1e-3, 1e-3, 1e-4), mendings=2, block=3)


@pytest.mark.thorough
@given(communities(most=9))
@examples(20)
def test_everybody_who_can_be_served_is_and_the_bound_holds(community: Community) -> None:
    begin = begin_with(tabulate(community))
    if not len(begin.pairs):
        return
    found, best = column_generation.cover(begin, TURNS), best_covered(begin)
    asker = found.model.pairs.asker[found.chosen]
    alone = ~begin.left.served[asker]
    assert len(set(asker[alone].tolist())) == begin.flow.served
    assert found.value <= best
    assert best * BOUND_GRAIN <= found.bound


@pytest.mark.thorough
@given(communities(most=9))
@examples(20)
def test_nobody_is_beyond_a_limit(community: Community) -> None:
    begin = begin_with(tabulate(community))
    if not len(begin.pairs):
        return
    found = column_generation.cover(begin, TURNS)
    pairs = found.model.pairs.only(found.chosen)
    size = begin.columns.size
    for side, limit in ((pairs.giver, begin.columns.give), (pairs.asker, begin.columns.take)):
        assert all(side.tolist().count(row) <= limit[row] for row in range(size))


@pytest.mark.thorough
@given(communities(most=9))
@examples(20)
def test_each_answer_that_is_told_is_better_than_the_last_and_none_is_above_the_bound(
    community: Community,
) -> None:
    begin = begin_with(tabulate(community))
    if not len(begin.pairs):
        return
    told: list[Any] = []
    found = column_generation.cover(begin, TURNS, lambda *better: told.append(better))
    assert told
    values = [covered for _, covered, _ in told]
    assert values == sorted(set(values))
    assert all(covered <= most for _, covered, most in told if most is not None)
    assert found.value >= values[-1]


@pytest.mark.thorough
@given(communities(most=9))
@examples(20)
def test_nobody_listening_changes_nothing(community: Community) -> None:
    begin = begin_with(tabulate(community))
    if not len(begin.pairs):
        return
    alone, heard = (
        column_generation.cover(begin, TURNS),
        column_generation.cover(begin, TURNS, lambda *_: None),
    )
    assert (alone.chosen == heard.chosen).all()
    assert alone.bound == heard.bound


@pytest.mark.thorough
def test_hundreds_of_people_hear_of_answers_and_the_last_is_the_optimum() -> None:
    told: list[Any] = []
    community = replace(community_of(generate(400, 1)), min_overlap=1)
    pairing = solve(community, "quick", on_better=told.append)
    best = pairing.stage("covered")
    assert float(told[0].covered / best.value) > 0.99
    assert told[-1].covered == told[-1].bound == best.value
    assert {better.served for better in told} == {pairing.stage("served").value}


@given(communities(most=9))
@examples(20)
def test_a_swift_answer_keeps_to_every_limit_and_says_what_it_is_worth(community: Community) -> None:
    begin = begin_with(tabulate(community))
    if not len(begin.pairs):
        return
    swift, best = swiftly(begin), best_covered(begin)
    model = exact.model_of(begin, swift.pairs)
    already = (np.minimum(begin.left.covered, begin.columns.helpers) * begin.columns.worth).sum()
    assert shares(model, np.ones(len(swift.pairs), bool))[0].sum() - already == swift.value <= best
    assert swift.served == begin.flow.served
    size = begin.columns.size
    assert (np.bincount(swift.pairs.giver, minlength=size) <= begin.columns.give).all()
    assert (np.bincount(swift.pairs.asker, minlength=size) <= begin.columns.take).all()


def test_a_first_answer_in_rounds_comes_close_to_the_best() -> None:
    begin = begin_with(tabulate(community_of(generate(400, 2))))
    assert swiftly(begin).value >= 0.93 * best_covered(begin)


@pytest.mark.thorough
def test_threads_change_no_answer_from_one_run_to_the_next() -> None:
    begin = begin_with(tabulate(community_of(generate(400, 2))))
    found, again = (column_generation.cover(begin, column_generation.Turns(block=50)) for _ in range(2))
    assert (found.chosen == again.chosen).all()
    assert found.bound == again.bound
    assert found.value * BOUND_GRAIN >= 0.99 * found.bound


@pytest.mark.thorough
@given(communities(most=9))
@examples(20)
def test_looking_at_some_pairs_only_serves_as_many_and_keeps_the_bound(community: Community) -> None:
    columns = tabulate(community)
    some, every = begin_with(columns, most_whole=0, some=1), begin_with(columns)
    assert some.flow.served == every.flow.served
    if len(some.pairs):
        best = best_covered(every)
        found = column_generation.cover(some, TURNS)
        assert found.value <= best
        assert best * BOUND_GRAIN <= found.bound


@given(communities(most=9))
@examples(20)
def test_who_a_relaxation_decides_and_sets_for_the_rest_keep_to_every_limit(community: Community) -> None:
    start = begin_with(tabulate(community))
    if not len(start.pairs):
        return
    model = exact.model_of(start, start.pairs)
    relaxed = relax(model.program, model.covered(), 1e-4)
    prices = bound.prices_of(model, relaxed.duals, column_generation.find_served_row(model))
    plan = RoundedPairs.empty(start, start.pairs, bound.gains(prices, start.pairs))
    rest = fixing.fix(plan, prices, relaxed.values[model.x])
    assert not rest[plan.chosen].any()
    fixing.choose_sets(plan)
    mine, size = start.pairs.only(plan.chosen), start.columns.size
    assert (plan.room == start.columns.give - np.bincount(mine.giver, minlength=size)).all()
    assert (plan.room >= 0).all()
    assert (np.bincount(mine.asker, minlength=size) <= start.columns.take).all()
