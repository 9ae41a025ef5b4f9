"""Prices of the rows of the master programme, in whole numbers, and what they say of sets of helpers."""

from typing import NamedTuple

import numpy as np

from mentorsheets.pairing.arrays import Ints
from mentorsheets.pairing.solver.bound import BOUND_GRAIN
from mentorsheets.pairing.solver.linear_program import Floats
from mentorsheets.pairing.solver.sets import BestSets

DEAREST_DUAL = 1 << 20
"""What a dual may come to: far above anything that is counted, far from the end of 64 bits in sums."""


class SetPrices(NamedTuple):
    """Prices in 1/GRAIN of what is counted: givers, kept stages, load, pairs both ways, least numbers."""

    give: Ints
    keep: Ints
    load: int
    both: Ints
    least: int = 0

    def towards(self, other: "SetPrices", share: float) -> "SetPrices":
        """Go a part of the way to other prices."""
        mixed = [
            np.rint(np.asarray(a) * (1 - share) + np.asarray(b) * share).astype(np.int64)
            for a, b in zip(self, other, strict=True)
        ]
        return SetPrices(mixed[0], mixed[1], int(mixed[2]), mixed[3], int(mixed[4]))


class SetRelaxation(NamedTuple):
    """The relaxation over the pool: its objective, its values for some sets, and its prices."""

    objective: float
    values: Floats
    prices: SetPrices


class PricedSets(NamedTuple):
    """A bound in 1/GRAIN, the worth at these prices of each asker's best set, and these sets."""

    bound: int
    worth: Ints
    best: list[BestSets]


def round_prices(duals: Floats) -> Ints:
    """Round duals to prices in 1/GRAIN, none below nought; a solver that failed may leave anything."""
    known = np.clip(np.nan_to_num(duals, nan=0.0), 0, DEAREST_DUAL)
    return np.asarray(np.rint(known * BOUND_GRAIN), np.int64)
