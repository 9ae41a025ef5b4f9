"""A bound on any of the programmes that holds whatever the solver's tolerance was: weak duality."""

import math
from typing import NamedTuple

import numpy as np

from mentorsheets.pairing.arrays import Flags
from mentorsheets.pairing.solver.linear_program import FREE, Floats, Program

PRICE_GRAIN = 2**20
"""Prices are rounded to one part in so many, so that all sums are of whole numbers."""


class WeighedProgram(NamedTuple):
    """What no answer exceeds at some prices, and what each variable takes off it where it is one."""

    total: int
    lost: Floats

    def at_most(self) -> int:
        """Return a whole number that no whole-numbered answer exceeds."""
        return math.floor(self.total / PRICE_GRAIN)

    def matter(self, value: int) -> Flags:
        """Return which variables may be one in an answer that comes to so much (reduced-cost fixing)."""
        return np.asarray(self.lost <= self.total - value * PRICE_GRAIN)


def at_most(program: Program, cost: Floats, prices: Floats) -> int:
    """Return a whole number that no whole-numbered answer exceeds, from any prices of the rows."""
    return weigh(program, cost, prices).at_most()


def weigh(program: Program, cost: Floats, prices: Floats) -> WeighedProgram:
    """Bound what a programme can come to, from any prices of the rows.

    With prices π, no x within its bounds is worth more than Σ π·(the end of each row that π pushes against)
    + Σ upper bound · max(0, cost - what the rows charge for it) (Bertsimas and Tsitsiklis, Introduction to
    Linear Optimization, 1997, chapter 4). All factors are whole, and the prices are made so.
    """
    problem = program.problem(cost, relaxed=True)
    low, high, upper = (
        np.array(some) for some in (problem.row_lower_, problem.row_upper_, problem.col_upper_)
    )
    whole = np.rint(prices * PRICE_GRAIN)
    whole[_pushes_nowhere(whole, low, high)] = 0
    end = np.where(whole > 0, high, low)[whole != 0]
    starts, columns = np.array(problem.a_matrix_.start_), np.array(problem.a_matrix_.index_)
    charged = np.zeros(program.width)
    np.add.at(charged, columns, np.array(problem.a_matrix_.value_) * np.repeat(whole, np.diff(starts)))
    lost = charged - cost * PRICE_GRAIN
    used = lost < 0
    # Python's whole numbers have no end, and floats below 2**53 hold each of these products exactly.
    total = sum(map(int, (end * whole[whole != 0]).tolist())) - sum(map(int, (lost * upper)[used].tolist()))
    return WeighedProgram(total, lost)


def _pushes_nowhere(prices: Floats, low: Floats, high: Floats) -> Flags:
    return np.asarray(((prices > 0) & (high == FREE)) | ((prices < 0) & (low == -FREE)))
