"""Bounds that hold whatever the prices are, and the stages that are settled among the likely pairs only."""

from dataclasses import replace

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from benchmarks import check, neutral
from benchmarks.generate import generate
from mentorsheets.pairing.arrays import tabulate
from mentorsheets.pairing.community import Weights
from mentorsheets.pairing.solve import solve
from mentorsheets.pairing.solver import exact, stages, weak_duality
from mentorsheets.pairing.solver.feasible_pairs import begin_with
from mentorsheets.pairing.solver.linear_program import Program
from tests.pairing.communities import communities, examples


@given(communities(most=8), st.integers(0, 2**32 - 1))
@examples(15)
def test_no_answer_is_above_what_any_prices_say_nor_below_the_load_that_they_allow(community, seed):
    start = begin_with(tabulate(community))
    if not len(start.pairs):
        return
    model = exact.model_of(start, start.pairs)
    prices = np.random.default_rng(seed).normal(0, 3, model.program.height)
    best = model.program.maximise(model.covered()).objective
    assert round(best) <= weak_duality.at_most(model.program, model.covered(), prices)
    covered = exact.settle(start, exact.cover(start))
    load = stages.even_load(covered.model, covered.chosen, 500).stage
    assert stages.narrow(covered.model, covered.chosen)[1] <= load.value


def test_the_best_prices_prove_the_best_answer_of_a_plain_programme():
    program = Program()
    cost = np.array([3.0, 2.0])
    both = program.variables(np.array([5, 5]), whole=True)
    program.fill(np.full(2, program.rows(1, 0, 6)), both, 1)
    assert weak_duality.at_most(program, cost, np.array([2.0])) == 17
    assert weak_duality.at_most(program, cost, np.array([0.0])) == 25
    assert program.maximise(cost).objective == 17


def test_where_later_stages_are_settled_among_likely_pairs_they_claim_no_more_than_they_prove():
    data = generate(460, 1)
    nothing = Weights(0, 0, 0, 0, 0, 0, 0, 0, 0, 0)
    community = replace(neutral.community(data), min_overlap=1, weights=nothing)
    pairing = solve(community, "quick")
    served, load = pairing.stage("served"), pairing.stage("even load")
    assert served.proven
    assert pairing.stage("covered").proven
    assert pairing.stage("fit").bound is None
    assert 0 < load.bound <= load.value
    pairs = [[match.giver, match.asker, sorted(match.kinds)] for match in pairing.matches]
    data["rules"]["min_overlap_slots"] = 1
    assert check.faults(data, pairs) == []
    assert check.count(data, pairs)["load"] == load.value
    least = [stage for stage in pairing.stages if stage.name.startswith("least served")]
    assert len(least) == 4
    assert all(stage.value <= stage.bound == served.value for stage in least)
    assert [stage.value for stage in least] == sorted((stage.value for stage in least), reverse=True)
