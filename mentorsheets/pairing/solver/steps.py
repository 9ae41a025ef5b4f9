"""The places of givers as steps: what each adds to the load, and which are below a least number.

A giver has a step for each place left; it costs what it adds to the sum of squares of loads. Where givers
named a least number, the rows of givers are equations, so that no step is taken without a set, and the
prices of these rows may be below nought.
"""

from dataclasses import dataclass, replace

import numpy as np

from mentorsheets.pairing.arrays import Columns, Flags, Ints
from mentorsheets.pairing.candidates import Candidates
from mentorsheets.pairing.solver.linear_program import FREE, Program
from mentorsheets.pairing.solver.set_prices import SetPrices


@dataclass(frozen=True, eq=False)
class Steps:
    """Of each step its giver, its cost, and whether it is `below` their least number; and what is kept.

    `most` is what all may cost together, `least` how many of those below are to be taken; None before that
    stage.
    """

    giver: Ints
    cost: Ints
    below: Flags
    most: int | None = None
    least: int | None = None

    @classmethod
    def of(cls, columns: Columns, pairs: Candidates) -> "Steps":
        """Find the steps of all givers of some pairs."""
        room = np.minimum(columns.give, np.bincount(pairs.giver, minlength=columns.size))
        before = np.bincount(columns.kept % max(columns.size, 1), minlength=columns.size)
        giver = np.repeat(np.arange(columns.size), room)
        load = before[giver] + np.arange(len(giver)) - np.repeat(np.cumsum(room) - room, room)
        return cls(giver, 2 * load + 1, load < columns.least[giver])

    def for_least(self) -> "Steps":
        """Count nothing but how many are taken below a least number."""
        return replace(self, cost=-self.below.astype(np.int64))  # A cost below nought is a gain.

    @property
    def exact(self) -> bool:
        """Whether a step may be taken only with a set."""
        return bool(self.below.any())

    @property
    def rows(self) -> int:
        """How many rows are kept of the steps."""
        return (self.most is not None) + (self.least is not None)

    def write(self, program: Program, at: Ints) -> None:
        """Put the steps into the rows of their givers (`at`, -1 for who has none), and write what is kept."""
        used = np.flatnonzero(at[self.giver] >= 0)
        steps = program.variables(np.ones(len(used)))
        program.fill(at[self.giver[used]], steps, -1)
        if self.most is not None:
            program.fill(np.full(len(used), program.rows(1, -FREE, self.most)), steps, self.cost[used])
        if self.least is not None:
            below = steps[self.below[used]]
            program.fill(np.full(len(below), program.rows(1, self.least, FREE)), below, 1)

    def costs(self, prices: SetPrices) -> Ints:
        """Return what each step costs at some prices."""
        return prices.load * self.cost - prices.least * self.below

    def free(self, prices: SetPrices) -> int:
        """Sum what the steps, and what is kept of them, add to the bound."""
        total = int(np.maximum(prices.give[self.giver] - self.costs(prices), 0).sum())
        return total + prices.load * (self.most or 0) - prices.least * (self.least or 0)

    def taken(self, load: Ints) -> Flags:
        """Return which steps are taken where each giver has so many more."""
        rank = np.arange(len(self.giver)) - np.searchsorted(self.giver, self.giver)
        return np.asarray(rank < load[self.giver])

    def grown(self, load: Ints) -> int:
        """Return what all costs where each giver has so many more."""
        return int(self.cost[self.taken(load)].sum())

    def holds(self, load: Ints) -> bool:
        """Return whether that keeps to what is kept."""
        enough = self.least is None or int(self.below[self.taken(load)].sum()) >= self.least
        return enough and (self.most is None or self.grown(load) <= self.most)
