"""Stages 1 and 2 for communities of thousands: near the optimum, with a certified bound.

The relaxation is solved on a part of the pairs, all pairs are priced with its duals, those worth it are
added, and so on; then it is rounded and improved block by block. Each turn is a number of steps, never a
time.
"""

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from mentorsheets.pairing.candidates import Candidates
from mentorsheets.pairing.solver import block_rounding, bound, fixing
from mentorsheets.pairing.solver.aims import Coverage, ServedPeople
from mentorsheets.pairing.solver.exact import Covered, OnBetter, Start, model_of
from mentorsheets.pairing.solver.feasible_pairs import every_pair, in_portions
from mentorsheets.pairing.solver.flow_rounds import swiftly
from mentorsheets.pairing.solver.integer_model import Model
from mentorsheets.pairing.solver.master import Master
from mentorsheets.pairing.solver.pruning import merge, price_all, thin
from mentorsheets.pairing.solver.relaxation import Relaxed, has_pdlp, relax
from mentorsheets.pairing.solver.set_prices import SetPrices
from mentorsheets.pairing.solver.stages import shares

MOST_PAIRS_IN_SETS = 4_000_000
"""Pairs up to which the best set of each asker is found in a second."""
FAR = 1.001
"""A bound so many times its relaxation says that pairs are missing there."""
WORTH_ANOTHER = 20_000
"""A mending that brought less than one part in so many is the last: the next would bring less still."""


@dataclass(frozen=True, slots=True)
class Turns:
    """How much is done: givers kept of each sort, tolerances of relaxations, needs to a block.

    So many `more` relaxations follow while the bound is far above them, since pairs are missing in them.
    """

    each: int = 1
    tolerances: tuple[float, ...] = (1e-2, 1e-2, 1e-3, 3e-4)
    more: int = 5
    block: int = 350
    mendings: int = 5
    mending_block: int = 270
    likely: float = 0.5


class Guide(NamedTuple):
    """A relaxation: its model and values, its prices, the pairs worth adding, and the best bound so far."""

    model: Model
    relaxed: Relaxed
    prices: bound.Prices
    wanted: Candidates
    bound: int


def cover(start: Start, turns: Turns, on_better: OnBetter | None = None) -> Covered:
    """Serve everybody who can be served, and cover as much as can be found in so many turns."""
    first = swiftly(start) if has_pdlp() and len(start.pairs) else None
    told = first.value if first else -1
    if on_better and first:
        on_better(first.served, first.value, None)

    def tell(plan: block_rounding.RoundedPairs, guide: Guide) -> None:
        nonlocal told
        if on_better and (value := _value(guide.model, plan)) > told:
            on_better(plan.served(), told := value, guide.bound // bound.BOUND_GRAIN)

    likely = int(turns.likely * bound.BOUND_GRAIN)
    guide = _close_in(start, turns)
    plan = _round(start, guide, turns.block, likely)
    for _ in range(turns.mendings):
        before = _value(guide.model, plan)
        block_rounding.mend(plan, guide.prices, turns.mending_block, likely)
        tell(plan, guide)
        if (_value(guide.model, plan) - before) * WORTH_ANOTHER <= before:
            break
    people_first = start.columns.community.people_first
    if people_first:
        block_rounding.serve_rest(plan)
    value = _value(guide.model, plan)
    if first and (first.served * people_first, first.value) > (plan.served() * people_first, value):
        model, every = model_of(start, first.pairs), np.ones(len(first.pairs), bool)
        return Covered(model, every, first.value, guide.bound, proven=False, prices=guide.prices)
    return Covered(guide.model, plan.chosen, value, guide.bound, proven=False, prices=guide.prices)


def _round(start: Start, guide: Guide, block: int, likely: int) -> block_rounding.RoundedPairs:
    plan = block_rounding.RoundedPairs.empty(
        start, guide.model.pairs, bound.gains(guide.prices, guide.model.pairs)
    )
    shares = fixing.fix(plan, guide.prices, guide.relaxed.values[guide.model.x])
    fixing.choose_sets(plan)
    people = np.intersect1d(np.flatnonzero(fixing.open_askers(plan)), plan.pairs.asker)
    block_rounding.round_blocks(plan, guide.prices, shares, people, block, likely)
    return plan


def _close_in(start: Start, turns: Turns) -> Guide:
    """Relax on some of the pairs, price all, add what is worth it, and so on, each time closer."""
    keep = thin(start.pairs, turns.each)
    keep[start.flow.pair[start.flow.pair >= 0]] = True
    guide = _guide(start, model_of(start, start.pairs.only(keep)), turns.tolerances[0])
    more = [turns.tolerances[-1]] * (turns.more if start.whole else 0)
    for turn, tolerance in enumerate((*turns.tolerances[1:], *more)):
        if turn >= len(turns.tolerances) - 1 and guide.bound <= FAR * _objective(guide) * bound.BOUND_GRAIN:
            break
        model = model_of(start, merge(start.columns, [guide.model.pairs, guide.wanted]))
        guide = _guide(start, model, tolerance, guide)
    return guide._replace(bound=min(guide.bound, _bound_by_sets(start, guide.prices)))


def _bound_by_sets(start: Start, prices: bound.Prices) -> int:
    """Bound what can be covered by whole sets of helpers at the same prices, where not too many pairs are."""
    if not start.whole or len(start.pairs) > MOST_PAIRS_IN_SETS:
        return _everything(start)
    alone = ~start.left.served & (start.columns.asks != 0)
    master = Master.begin(start, [(ServedPeople(alone), start.floors()[0])])
    none = np.zeros(0, np.int64)
    return master.price(Coverage(), SetPrices(prices.give, np.array([prices.served]), 0, none)).bound


def _objective(guide: Guide) -> float:
    return float(guide.model.covered() @ guide.relaxed.values)


def _guide(start: Start, model: Model, tolerance: float, before: Guide | None = None) -> Guide:
    known = before and _carry(before.model, before.relaxed, model, before.prices)
    relaxed = relax(model.program, model.covered(), tolerance, known)
    prices = bound.prices_of(model, relaxed.duals, find_served_row(model))
    parts = every_pair(start) if before else in_portions(start.pairs)
    seen = price_all(start.columns, prices, start.left, parts, start.floors()[0])
    # Where only some pairs were found, the first prices are for these; they say nothing of all the others.
    most = seen.bound if before or start.whole else _everything(start)
    return Guide(model, relaxed, prices, seen.wanted, min(most, before.bound) if before else most)


def _everything(start: Start) -> int:
    return int((start.left.missing * start.columns.worth).sum()) * bound.BOUND_GRAIN


def find_served_row(model: Model) -> int:
    """Find the row that holds stage 1."""
    return model.serve_row + len(model.z)


def _carry(before: Model, relaxed: Relaxed, model: Model, prices: bound.Prices) -> Relaxed:
    """Carry values and duals over to a model that has more pairs."""
    values = np.zeros(model.program.width)
    key = model.columns.key
    there = np.searchsorted(
        key(model.pairs.giver, model.pairs.asker), key(before.pairs.giver, before.pairs.asker)
    )
    values[model.x[there]] = relaxed.values[before.x]
    for old, new in ((before.y_at, model.y_at), (before.z_at, model.z_at)):
        both = (old >= 0) & (new >= 0)
        values[new[both]] = relaxed.values[old[both]]
    return Relaxed(values, bound.duals_of(model, prices, find_served_row(model)))


def _value(model: Model, plan: block_rounding.RoundedPairs) -> int:
    columns = model.columns
    already = (np.minimum(plan.start.left.covered, columns.helpers) * columns.worth).sum()
    return int(shares(model, plan.chosen)[0].sum() - already)
