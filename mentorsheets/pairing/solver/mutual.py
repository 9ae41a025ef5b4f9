"""Pairs that help each other: what ties the sets of two askers together where fit is counted."""

from dataclasses import dataclass

import numpy as np

from mentorsheets.pairing.arrays import Ints
from mentorsheets.pairing.rules import has
from mentorsheets.pairing.solver.exact import Start


@dataclass(frozen=True, eq=False)
class MutualPairs:
    """Pairs that help each other: (there, back) by position, and pairs whose way back is kept already."""

    there: Ints
    back: Ints
    kept: Ints
    points: int

    @property
    def count(self) -> int:
        """How many rows they take."""
        return 2 * len(self.there) + len(self.kept)

    def rows(self) -> tuple[Ints, Ints, Ints]:
        """Give for each row its pair, and the flag that it holds down; and how many flags there are."""
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
