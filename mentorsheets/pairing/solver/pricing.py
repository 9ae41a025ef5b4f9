"""Column generation: sets of helpers that the prices call for, until the bound and the relaxation meet.

Sets are looked for half of the way from the best prices so far to those of the relaxation (Wentges 1997; du
Merle and others 1999 say why), then at its end, and the relaxation is solved by an interior point, whose
prices lie in the middle.
"""

from typing import NamedTuple

import numpy as np

from mentorsheets.pairing.arrays import Flags, Ints
from mentorsheets.pairing.candidates import mix
from mentorsheets.pairing.solver.aims import Aim
from mentorsheets.pairing.solver.bound import BOUND_GRAIN
from mentorsheets.pairing.solver.linear_program import Floats
from mentorsheets.pairing.solver.listing import find_pairs, list_sets
from mentorsheets.pairing.solver.master import Master
from mentorsheets.pairing.solver.set_prices import PricedSets, SetPrices

MOST_TURNS = 40
"""Relaxations solved for one stage at most; 8 to 20 were seen to do."""
MOST_WORK = 250_000
"""Sets in all relaxations of one stage together, about fifteen seconds' worth."""
STEPS = (0.5, 1.0)
"""How far from the best prices so far towards those of the relaxation sets are looked for, in each turn.

Both together halve the turns; a third or a fourth makes relaxations larger for nothing.
"""
NEAR = BOUND_GRAIN // 4
"""A bound so near the relaxation is as good as its limit."""


class SetGuide(NamedTuple):
    """The best bound, in 1/GRAIN, the prices that prove it, and each asker's best worth at these."""

    bound: int
    prices: SetPrices
    worth: Ints

    @property
    def most(self) -> int:
        """The whole number that no answer exceeds."""
        return self.bound // BOUND_GRAIN


def guide(master: Master, aim: Aim | None, value: int, turns: int = MOST_TURNS) -> SetGuide:
    """Find sets until no better ones are missing, or the bound proves that `value` is the best."""
    relaxed = master.relax(aim, which := master.open_sets(aim))
    best, found = _look(master, aim, master.stacked(aim, relaxed.prices), None)
    work = 0
    for _ in range(turns):
        work += len(which)
        if work > MOST_WORK or best.most <= value or best.bound - relaxed.objective * BOUND_GRAIN < NEAR:
            break
        which, before = np.union1d(which, found), len(which)
        if len(which) == before and work > before:
            break
        relaxed = master.relax(aim, which)
        start, further, more = best.prices, master.stacked(aim, relaxed.prices), []
        for step in STEPS:
            best, found = _look(master, aim, start.towards(further, step), best)
            more.append(found)
        found = np.concatenate(more)
    return best


def _look(master: Master, aim: Aim | None, prices: SetPrices, best: SetGuide | None) -> tuple[SetGuide, Ints]:
    """Price at some prices, add what is found, and keep the better bound; give where the sets found are."""
    priced = master.price(aim, prices)
    found = add_best(master, priced)
    if best is None or priced.bound < best.bound:
        best = SetGuide(priced.bound, prices, priced.worth)
    return best, found


def add_best(master: Master, priced: PricedSets, leave: Ints | None = None) -> Ints:
    """Add each asker's best set to the pool, if it is worth anything, but for some; give their positions."""
    at = [np.zeros(0, np.int64)]
    for found in priced.best:
        good = (found.worth > 0) & (found.pairs >= 0).any(axis=1)
        up = np.flatnonzero(good if leave is None else good & ~np.isin(found.askers, leave))
        if len(up):
            at.append(master.pool.add(found.askers[up], found.pairs[up]))
    return np.concatenate(at)


def within(master: Master, aim: Aim | None, best: SetGuide, below: int) -> Ints:
    """Find the sets of the pool that are not further below their asker's best than so much (1/GRAIN)."""
    return np.flatnonzero(master.reduced(aim, best.prices, best.worth) >= -below)


def spread_ties(master: Master, which: Ints, salt: int = 0) -> Floats:
    """Return a little extra for each set, together less than one unit, so that few answers are equal."""
    draw = mix(which, master.pool.asker[which] + salt * master.columns.size) / 2.0**64
    return np.asarray(draw * 0.9 / max(len(np.unique(master.pool.asker[which])), 1))


def list_within(master: Master, aim: Aim | None, best: SetGuide, below: int, most: int) -> Ints | None:
    """Find all sets that are not further below their asker's best than so much; None if they are too many."""
    aims = master.weigh(aim, best.prices)
    worth = [master.worth(group, aims) for group in master.sets.groups]
    listed = list_sets(master.sets, master.costs(best.prices, aims), worth, below, most)
    return None if listed is None else np.unique(master.pool.add(listed.asker, listed.pairs, listed=True))


def list_possible(master: Master, aim: Aim | None, best: SetGuide, below: int, most: int) -> Ints | None:
    """List likewise all sets that could be part of an answer that keeps the stages done.

    Where these prices leave too many, those of the first stage may leave fewer.
    """
    listed = list_within(master, aim, best, below, most)
    if listed is None:
        known = master.proofs[0].listed if master.proofs else None
        if known is None:
            return None
        listed = known[master.reduced(aim, best.prices, best.worth, known) >= -below]
    return master.possible(listed)


def find_pairs_within(master: Master, aim: Aim, best: SetGuide, below: int) -> Flags:
    """Find all pairs that are in any set that is not further below its asker's best than so much."""
    aims = master.weigh(aim, best.prices)
    worth = [master.worth(group, aims) for group in master.sets.groups]
    return find_pairs(master.sets, master.costs(best.prices, aims), worth, below)


def guide_listed(master: Master, aim: Aim, which: Ints) -> SetGuide:
    """Solve the relaxation over some sets, and bound what any answer made of these can come to."""
    prices = master.relax(aim, which).prices
    worth = np.zeros(master.columns.size, np.int64)
    nothing = np.zeros_like(worth)
    np.maximum.at(worth, master.pool.asker[which], master.reduced(aim, prices, nothing)[which])
    return SetGuide(master.free(prices) + int(worth.sum()), prices, worth)
