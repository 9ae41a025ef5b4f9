"""Where the stages begin, what the first two come to, and the integer model of both."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from mentorsheets.pairing.arrays import Columns, Flags
from mentorsheets.pairing.candidates import Candidates
from mentorsheets.pairing.solver import bound
from mentorsheets.pairing.solver.integer_model import Model, Open, build
from mentorsheets.pairing.solver.linear_program import FREE
from mentorsheets.pairing.solver.max_flow import MaxFlow

FEW_COLUMNS = 3_000
"""Pairs up to which the later stages keep the whole model: beyond, narrowing it costs less than it saves."""
OnBetter = Callable[[int, int, int | None], None]
"""Told of each better answer: people served, units covered, and the bound on these once there is one."""


@dataclass(frozen=True, slots=True, eq=False)
class Start:
    """Where the stages begin: everybody, the pairs (all if `whole`), what is open, who can be served."""

    columns: Columns
    pairs: Candidates
    left: Open
    flow: MaxFlow
    first: Flags
    whole: bool = True

    def floors(self) -> tuple[int, int]:
        """Return how many more people are to be served, and of the first in line, if they go first."""
        if not self.columns.community.people_first:
            return 0, 0
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


def nothing(start: Start) -> Covered:
    """Return the answer where no pair is allowed."""
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
