"""Stages 1 and 2 to the proven optimum."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from mentorsheets.pairing.arrays import Columns, Flags, Ints
from mentorsheets.pairing.candidates import Candidates
from mentorsheets.pairing.solver import bound
from mentorsheets.pairing.solver.integer_model import Model, Open, build
from mentorsheets.pairing.solver.linear_program import FREE, Floats
from mentorsheets.pairing.solver.max_flow import Flow
from mentorsheets.pairing.solver.stages import narrow

FEW = 3000


@dataclass(frozen=True, slots=True, eq=False)
class Start:
    """Where the stages begin: everybody, the pairs (all if `whole`), what is open, who can be served."""

    columns: Columns
    pairs: Candidates
    left: Open
    flow: Flow
    first: Flags
    whole: bool = True

    def floors(self) -> tuple[int, int]:
        """How many more people are to be served, and how many of the first in line."""
        return self.flow.served, int((self.flow.pair[self.first] >= 0).sum())


class Covered(NamedTuple):
    """The optimum of stage 2: a model of every pair that can be part of it, and one solution.

    `bound` is certified, in 1/GRAIN units; `proven` says that the solver found no better whole-number
    solution. If the model was made `narrow` for the later stages, the load is at least `least_load`. With
    circles, `most_served` bounds how many more people can be served; without them a matching proves it.
    """

    model: Model
    chosen: Flags
    value: int
    bound: int
    proven: bool
    prices: bound.Prices
    narrow: bool = False
    least_load: int = 0
    most_served: int | None = None


class Root(NamedTuple):
    """The relaxation of stage 2 over all pairs: its values and prices, what pairs gain, and the bound."""

    model: Model
    values: Floats
    prices: bound.Prices
    gains: Ints
    bound: int


def solve_root(start: Start) -> Root:
    """Solve the relaxation, and certify its bound."""
    model = model_of(start, start.pairs)
    relaxed = model.program.maximise(model.covered(), relaxed=True)
    prices = bound.prices_of(model, relaxed.prices, model.serve_row + len(model.z))
    gains = bound.gains(prices, start.pairs)
    best = bound.best_gains(start.columns, start.pairs, gains)
    most = bound.at_most(start.columns, start.left, prices, best, start.floors()[0])
    return Root(model, relaxed.values, prices, gains, most)


def cover(start: Start, on_root: Callable[[Root], None] | None = None) -> Covered:
    """Cover as many needs as can be while all who can be served are; `on_root` hears of the relaxation.

    Only pairs whose use costs no more than the distance between the bound and the best solution can be part
    of an optimum (reduced-cost fixing); so first the few that cost next to nothing are tried, and then, if
    need be, as many as the distance demands.
    """
    if not len(start.pairs):
        return _nothing(start)
    root = solve_root(start)
    if on_root:
        on_root(root)
    allowance = bound.GRAIN
    while True:
        kept = root.gains >= -allowance
        kept[start.flow.pair[start.flow.pair >= 0]] = True
        model = model_of(start, start.pairs.only(kept))
        answer = model.program.maximise(model.covered())
        chosen = answer.values[model.x] > 0.5
        value = int(np.rint(answer.objective))
        missed = root.bound - (value + 1) * bound.GRAIN
        if missed <= allowance or kept.all():
            # Other answers as good may use pairs that none better could.
            equal = kept | (root.gains >= value * bound.GRAIN - root.bound)
            flags = np.zeros(len(kept), bool)
            flags[np.flatnonzero(kept)[chosen]] = True
            model = model_of(start, start.pairs.only(equal))
            return Covered(model, flags[equal], value, root.bound, answer.proven, root.prices)
        allowance = missed


def settle(start: Start, covered: Covered) -> Covered:
    """Freeze stage 2; of many pairs, go on with those that the later stages are likely to want."""
    model = model_of(start, covered.model.pairs)
    model.program.at_least(model.covered(), covered.value)
    if len(model.pairs) <= FEW:
        return covered._replace(model=model)
    within, load = narrow(model, covered.chosen)
    model = model_of(start, model.pairs.only(within))
    model.program.at_least(model.covered(), covered.value)
    return covered._replace(model=model, chosen=covered.chosen[within], narrow=True, least_load=load)


def _nothing(start: Start) -> Covered:
    none, flat = np.zeros(start.columns.size, np.int64), np.zeros_like(start.columns.worth)
    prices = bound.Prices(none, none, flat, none, 0)
    return Covered(
        build(start.columns, start.pairs, start.left), np.zeros(0, bool), 0, 0, proven=True, prices=prices
    )


def model_of(start: Start, pairs: Candidates) -> Model:
    """Build the model of these pairs with the rows that hold stage 1 just after all others."""
    model = build(start.columns, pairs, start.left)
    served, first = start.floors()
    model.program.at_least(model.served(), served)
    if first:
        row = model.program.rows(1, first, FREE)
        in_line = model.z_at[start.first]
        in_line = in_line[in_line >= 0]
        model.program.fill(np.full(len(in_line), row), in_line, 1)
    return model
