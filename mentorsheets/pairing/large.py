"""Stages 1 and 2 for communities of thousands: near the optimum, with a certified bound.

The relaxation is solved on a part of the pairs, all pairs are priced with its duals, those worth it are
added, and so on; then it is rounded and improved block by block. Each turn is a number of steps, never a
time.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from mentorsheets.pairing import bound, rounds
from mentorsheets.pairing.begin import every_pair
from mentorsheets.pairing.exact import Covered, Start, model_of
from mentorsheets.pairing.likely import Priced, merged, priced, thinned
from mentorsheets.pairing.model import Model
from mentorsheets.pairing.relax import Relaxed, relax
from mentorsheets.pairing.stages import shares

OnBetter = Callable[[int, int, int], None]
"""Told of each better answer: more people served, more units covered, and the bound on these."""


@dataclass(frozen=True, slots=True)
class Turns:
    """How much is done: givers kept of each sort, tolerances of relaxations, passes, sizes of blocks."""

    each: int = 3
    tolerances: tuple[float, ...] = (3e-3, 2e-3, 3e-4)
    passes: int = 3
    mendings: int = 4
    rounding_block: int = 300
    block: int = 400
    mending_block: int = 100
    likely: float = 0.5


class Guide(NamedTuple):
    """A relaxation: its model and values, its prices, and what they say of all pairs."""

    model: Model
    relaxed: Relaxed
    prices: bound.Prices
    seen: Priced
    last: bool


def cover(start: Start, turns: Turns, on_better: OnBetter | None = None) -> Covered:
    """Serve everybody who can be served, and cover as much as can be found in so many turns."""

    def tell(plan: rounds.Plan, guide: Guide) -> None:
        if on_better:
            on_better(plan.served(), _value(guide.model, plan), guide.seen.bound // bound.GRAIN)

    likely = int(turns.likely * bound.GRAIN)
    for turn, guide in enumerate(_guides(start, turns)):
        if guide.last or (on_better and turn == 0):
            plan = _first(start, guide, turns, likely)
            tell(plan, guide)
    for _ in range(turns.mendings):
        rounds.mended(plan, guide.prices, turns.mending_block, likely)
        tell(plan, guide)
    rounds.serve_rest(plan)
    value = _value(guide.model, plan)
    return Covered(guide.model, plan.chosen, value, guide.seen.bound, proven=False, prices=guide.prices)


def _first(start: Start, guide: Guide, turns: Turns, likely: int) -> rounds.Plan:
    plan = rounds.Plan.empty(start, guide.model.pairs, bound.gains(guide.prices, guide.model.pairs))
    rounds.rounded(plan, guide.relaxed.values[guide.model.x], turns.rounding_block, likely)
    for number in range(turns.passes):
        rounds.improved(plan, turns.block, number, likely)
    return plan


def _guides(start: Start, turns: Turns) -> Iterator[Guide]:
    """Relax on some of the pairs, price all, add what is worth it, and so on, each time closer."""
    keep = thinned(start.pairs, turns.each)
    keep[start.flow.pair[start.flow.pair >= 0]] = True
    model, relaxed = model_of(start, start.pairs.only(keep)), None
    for turn, tolerance in enumerate(turns.tolerances):
        relaxed = relax(model.program, model.covered(), tolerance, relaxed)
        prices = bound.prices_of(model, relaxed.duals, served_row(model))
        seen = priced(start.columns, prices, start.left, every_pair(start), start.floors()[0])
        last = turn + 1 == len(turns.tolerances)
        yield Guide(model, relaxed, prices, seen, last)
        if not last:
            wider = model_of(start, merged(start.columns, [model.pairs, seen.wanted]))
            relaxed = _carried(model, relaxed, wider, prices)
            model = wider


def served_row(model: Model) -> int:
    """Find the row that holds stage 1."""
    return model.serve_row + len(model.z)


def _carried(before: Model, relaxed: Relaxed, model: Model, prices: bound.Prices) -> Relaxed:
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
    return Relaxed(values, bound.duals_of(model, prices, served_row(model)))


def _value(model: Model, plan: rounds.Plan) -> int:
    columns = model.columns
    already = (np.minimum(plan.start.left.covered, columns.helpers) * columns.worth).sum()
    return int(shares(model, plan.chosen)[0].sum() - already)
