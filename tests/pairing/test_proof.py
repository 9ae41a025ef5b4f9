"""Bounds that hold whatever the prices are, and the stages that are settled among the likely pairs only."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks import check, neutral
from benchmarks.odd import bend
from mentorsheets.pairing.arrays import tabulate
from mentorsheets.pairing.community import Community, Weights
from mentorsheets.pairing.solve import solve
from mentorsheets.pairing.solver import exact, stages, weak_duality
from mentorsheets.pairing.solver.feasible_pairs import begin_with
from mentorsheets.pairing.solver.linear_program import Program
from tests.pairing.communities import communities, examples


@given(communities(most=8), st.integers(0, 2**32 - 1))
@examples(15)
def test_no_answer_is_above_what_any_prices_say_nor_below_the_load_that_they_allow(
    community: Community, seed: int
) -> None:
    start = begin_with(tabulate(community))
    if not len(start.pairs):
        return
    model = exact.model_of(start, start.pairs)
    prices = np.random.default_rng(seed).normal(0, 3, model.program.height)
    best = model.program.maximise(model.covered()).objective
    assert round(best) <= weak_duality.at_most(model.program, model.covered(), prices)
    covered = model.program.maximise(model.covered())
    model.program.at_least(model.covered(), round(covered.objective))
    chosen = covered.values[model.x] > 0.5
    bound_on_load = stages.narrow(model, chosen)[1]
    again = exact.model_of(start, start.pairs)
    again.program.at_least(again.covered(), round(covered.objective))
    assert bound_on_load <= stages.even_load(again, chosen, 500).stage.value


def test_the_best_prices_prove_the_best_answer_of_a_plain_programme() -> None:
    program = Program()
    cost = np.array([3.0, 2.0])
    both = program.variables(np.array([5, 5]), whole=True)
    program.fill(np.full(2, program.rows(1, 0, 6)), both, 1)
    assert weak_duality.at_most(program, cost, np.array([2.0])) == 17
    assert weak_duality.at_most(program, cost, np.array([0.0])) == 25
    assert program.maximise(cost).objective == 17


@pytest.mark.thorough
def test_the_stages_claim_no_more_than_the_pairs_come_to_and_than_is_proven() -> None:
    data = bend("want6", 220, 3)
    nothing = Weights(0, 0, 0, 0, 0, 0, 0, 0, 0, 0)
    community = replace(neutral.community(data), min_overlap=1, weights=nothing)
    pairing = solve(community, "quick")
    assert pairing.stages[0].proven
    assert not all(stage.proven for stage in pairing.stages), "draw another: here a stage is to stop short"
    assert (pairing.stage("even load").bound or 0) <= pairing.stage("even load").value
    assert all(stage.value <= (stage.bound or 0) for stage in pairing.stages if stage.name != "even load")
    assert all(stage.proven == (stage.value == stage.bound) for stage in pairing.stages)
    pairs = [[match.giver, match.asker, sorted(match.kinds)] for match in pairing.matches]
    data["rules"]["min_overlap_slots"] = 1
    assert check.faults(data, pairs) == []
    counted = check.count(data, pairs)
    assert counted["load"] == pairing.stage("even load").value
    assert counted["covered"] == pairing.stage("covered").value
    least = [stage.value for stage in pairing.stages if stage.name.startswith("least served")]
    assert len(least) == 4
    assert least == sorted(least, reverse=True)
