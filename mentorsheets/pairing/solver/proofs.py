"""What a stage that was settled rules out for all later ones.

Prices prove a bound; sets that are together further below their askers' best than the bound is above what
the stage came to are in no answer that keeps it (reduced-cost fixing; Dantzig, Fulkerson and Johnson 1954).
Later stages leave such sets out of their programmes. So that prices for what is left hold for all sets, they
are put on top of the proof's own prices, many times over: these make whatever is ruled out too dear, and
where bound and stage are equal they add nothing to the bound.
"""

from collections.abc import Callable
from functools import cached_property

import numpy as np

from mentorsheets.pairing.arrays import Flags, Ints
from mentorsheets.pairing.solver.bound import BOUND_GRAIN
from mentorsheets.pairing.solver.set_prices import SetPrices

TIMES_OVER = 128
"""How many times over, for each unit that a set may count: what is ruled out is so much dearer."""
MOST_ADDED = BOUND_GRAIN // 4
"""A proof that adds more to the bound of a later stage, so many times over, is not put below its prices."""
STILL_OPEN = BOUND_GRAIN // 4
"""Sets so far below their asker's best stay in later relaxations: they are dear, but not out."""
DEAREST = 1 << 40
"""What prices may come to, so that sums of them stay far from the end of 64 bits."""


class SetProof:
    """The prices by which a stage was settled, and how far sets that keep it are below their asker's best."""

    def __init__(
        self,
        prices: SetPrices,
        spare: int,
        most: int,
        below: Callable[[Ints], Ints],
        listing: Callable[[], Ints | None],
    ) -> None:
        """Take also what a set counts `most`, what says how far sets are `below`, and what lists the rest."""
        self.prices, self.spare, self._most, self._below, self._listing = prices, spare, most, below, listing
        self._short = np.zeros(0, np.int64)

    @cached_property
    def listed(self) -> Ints | None:
        """Every set that an answer may have that keeps the stage; None if they are too many."""
        return self._listing()

    def short(self, count: int) -> Ints:
        """Return for the sets of the pool, so many, how far each is below its asker's best."""
        new = np.arange(len(self._short), count)
        if len(new):
            self._short = np.concatenate([self._short, self._below(new)])
        return self._short

    def bears(self, most: int) -> bool:
        """Return whether it may lie below the prices of a stage in which a set counts so much at most."""
        dear = max(int(np.abs(price).max(initial=0)) for price in (self.prices.give, self.prices.keep))
        times = TIMES_OVER * most
        return self.spare * times <= MOST_ADDED and dear * self._most * times < DEAREST

    def under(self, prices: SetPrices, times: int) -> SetPrices:
        """Put other prices on top of these, so many times over."""
        keep, own = prices.keep.copy(), len(self.prices.keep)
        keep[:own] += times * self.prices.keep
        keep[own] += times * BOUND_GRAIN
        return prices._replace(give=prices.give + times * self.prices.give, keep=keep)


SetProofs = tuple[SetProof, ...]


def possible(proofs: SetProofs, count: int) -> Flags:
    """Return which of the sets of the pool may be part of an answer that keeps all stages."""
    here = np.ones(count, bool)
    for proof in proofs:
        here &= proof.short(count) <= proof.spare
    return here


def open_sets(proofs: SetProofs, most: int, count: int) -> Flags:
    """Return which sets of the pool are not too dear by the proofs that bear this stage's prices."""
    here = np.ones(count, bool)
    for proof in proofs:
        if proof.bears(most):
            here &= proof.short(count) <= max(proof.spare, STILL_OPEN)
    return here


def stack(proofs: SetProofs, most: int, prices: SetPrices) -> SetPrices:
    """Put prices on top of the proofs that bear them."""
    for proof in proofs:
        if proof.bears(most):
            prices = proof.under(prices, TIMES_OVER * most)
    return prices
