"""Stage 1: as many people as possible get somebody, by augmenting paths (Hopcroft and Karp 1973)."""

from dataclasses import dataclass

import numpy as np

from mentorsheets.pairing.arrays import Flags, Ints
from mentorsheets.pairing.candidates import Candidates


@dataclass(frozen=True, slots=True, eq=False)
class MaxFlow:
    """The position of the pair that serves each asker (-1 for none), and the cut that proves it the most.

    No asker in `cut_askers` can be helped by a giver outside of `cut_givers`, and those are all full with
    others of `cut_askers`.
    """

    pair: Ints
    cut_askers: Flags
    cut_givers: Flags

    @property
    def served(self) -> int:
        """How many people are served."""
        return int((self.pair >= 0).sum())


def most_served(pairs: Candidates, give: Ints, who: Flags, first: Flags) -> MaxFlow:
    """Serve as many of `who` as can be at once, and among all such ways as many of `first` as can be.

    Nobody who is served loses their place in an augmentation, so that serving `first` beforehand costs
    nothing (the sets that can be served are a matroid).
    """
    forest = _Forest(pairs, give)
    forest.serve(who & first)
    forest.serve(who)
    return MaxFlow(forest.pair, forest.seen_askers, forest.seen_givers)


class _Forest:
    """A growing assignment, and the trees of alternating paths that start at those still unserved."""

    def __init__(self, pairs: Candidates, give: Ints) -> None:
        self._pairs, size = pairs, len(give)
        self._start = np.searchsorted(pairs.asker, np.arange(size + 1))
        self._spare = give.copy()
        self.pair = np.full(size, -1)
        self.seen_askers = self.seen_givers = np.zeros(size, bool)

    def serve(self, who: Flags) -> None:
        self._greedily(np.flatnonzero(who & (self.pair < 0)))
        while ends := self._grow(np.flatnonzero(who & (self.pair < 0))):
            for giver in ends:
                self._flip(giver)

    def _greedily(self, askers: Ints) -> None:
        degree = self._start[askers + 1] - self._start[askers]
        for asker in askers[np.argsort(degree, kind="stable")]:
            low, high = self._start[asker], self._start[asker + 1]
            if low < high:
                best = low + int(np.argmax(self._spare[self._pairs.giver[low:high]]))
                if self._spare[self._pairs.giver[best]] > 0:
                    self._spare[self._pairs.giver[best]] -= 1
                    self.pair[asker] = best

    def _grow(self, roots: Ints) -> list[int]:
        """Grow trees layer by layer until some reach a giver with room; give one such giver for each tree."""
        size = len(self.pair)
        self._by, self._root = np.full(size, -1), np.full(size, -1)
        self.seen_askers, self.seen_givers = np.zeros(size, bool), np.zeros(size, bool)
        self._root[roots] = roots
        held = np.flatnonzero(self.pair >= 0)
        holder = self._pairs.giver[self.pair[held]]
        while len(roots):
            self.seen_askers[roots] = True
            givers = self._reach(roots)
            free = givers[self._spare[givers] > 0]
            if len(free):
                trees = self._root[self._pairs.asker[self._by[free]]]
                return [int(free[at]) for at in np.unique(trees, return_index=True)[1]]
            reached = np.zeros(size, bool)
            reached[givers] = True
            roots = held[reached[holder]]
            self._root[roots] = self._root[self._pairs.asker[self._by[self._pairs.giver[self.pair[roots]]]]]
        return []

    def _reach(self, askers: Ints) -> Ints:
        counts = self._start[askers + 1] - self._start[askers]
        at = np.repeat(self._start[askers] - np.cumsum(counts) + counts, counts) + np.arange(counts.sum())
        at = at[~self.seen_givers[self._pairs.giver[at]]]
        givers, where = np.unique(self._pairs.giver[at], return_index=True)
        self._by[givers] = at[where]
        self.seen_givers[givers] = True
        return givers

    def _flip(self, giver: int) -> None:
        self._spare[giver] -= 1
        while giver >= 0:
            pair = self._by[giver]
            asker = self._pairs.asker[pair]
            before, self.pair[asker] = self.pair[asker], pair
            giver = int(self._pairs.giver[before]) if before >= 0 else -1
