"""A bound on any of the programmes that holds whatever the solver's tolerance was: weak duality."""

import math

import numpy as np

from mentorsheets.pairing.arrays import Flags
from mentorsheets.pairing.solver.linear_program import FREE, Floats, Program

PRICE_GRAIN = 2**20
"""Prices are rounded to one part in so many, so that all sums are of whole numbers."""


def at_most(program: Program, cost: Floats, prices: Floats) -> int:
    """Return a whole number that no whole-numbered answer exceeds, from any prices of the rows.

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
    gains = np.maximum(cost * PRICE_GRAIN - charged, 0)
    used = gains > 0
    # Python's whole numbers have no end, and floats below 2**53 hold each of these products exactly.
    total = sum(map(int, (end * whole[whole != 0]).tolist())) + sum(map(int, (gains * upper)[used].tolist()))
    return math.floor(total / PRICE_GRAIN)


def _pushes_nowhere(prices: Floats, low: Floats, high: Floats) -> Flags:
    return np.asarray(((prices > 0) & (high == FREE)) | ((prices < 0) & (low == -FREE)))
