"""Pairs that help each other: what ties the sets of two askers together where fit is counted."""

from dataclasses import dataclass

import numpy as np

from mentorsheets.pairing.arrays import Flags, Ints
from mentorsheets.pairing.rules import has
from mentorsheets.pairing.solver.exact import Start


@dataclass(frozen=True, eq=False)
class MutualPairs:
    """Pairs that help each other: (there, back) by position, and pairs whose way back is kept already."""

    there: Ints
    back: Ints
    kept: Ints
    points: int

    def among(self, present: Flags) -> "MutualPairs":
        """Leave out what cannot be where only some pairs are present."""
        free = present[self.there] & present[self.back]
        return MutualPairs(self.there[free], self.back[free], self.kept[present[self.kept]], self.points)

    def spread(self, prices: Ints, present: Flags, most: int) -> Ints:
        """Return prices of all rows from those of `among`; where a pair is missing, its row takes all.

        A flag whose pair is in no set would stand in the bound for what cannot be; a price on that row,
        which costs no set anything, takes it out.
        """
        free, kept = present[self.there] & present[self.back], present[self.kept]
        count = int(free.sum())
        there = np.where(present[self.there], 0, most)
        back = np.where(present[self.there] & ~present[self.back], most, 0)
        there[free], back[free] = prices[:count], prices[count : 2 * count]
        last = np.full(len(kept), most)
        last[kept] = prices[2 * count :]
        return np.concatenate([there, back, last])

    def rows(self) -> tuple[Ints, Ints, Ints]:
        """Return for each row its pair, and the flag that it holds down; and how many flags there are."""
        flags = np.arange(len(self.there))
        pairs = np.concatenate([self.there, self.back, self.kept])
        more = np.arange(len(self.kept)) + len(flags)
        return pairs, np.concatenate([flags, flags, more]), np.concatenate([flags, more])


def pair_both_ways(start: Start) -> MutualPairs:
    """Find the pairs that help each other, or would."""
    columns, pairs = start.columns, start.pairs
    there, back = columns.key(pairs.giver, pairs.asker), columns.key(pairs.asker, pairs.giver)
    kept = np.flatnonzero(has(columns.kept, back))
    at = np.minimum(np.searchsorted(there, back), max(len(there) - 1, 0))
    free = np.flatnonzero((there[at] == back) & (pairs.giver < pairs.asker)) if len(there) else kept
    return MutualPairs(free, at[free], kept, columns.community.weights.reciprocal)
