"""The sets of helpers that were found so far: columns of the master programme."""

import numpy as np

from mentorsheets.pairing.arrays import Columns, Flags, Ints, has_bit
from mentorsheets.pairing.candidates import Candidates
from mentorsheets.pairing.solver.integer_model import Open


class Pool:
    """One row for each set: its asker, the positions of its pairs (ascending, -1 behind the last), its gain.

    `gain` is what it covers beside the kept pairs, in units of stage 2; `called` says which sets prices have
    called for, beside those that were but listed.
    """

    def __init__(self, columns: Columns, pairs: Candidates, left: Open) -> None:
        self.columns, self.pairs, self._left = columns, pairs, left
        self._known: dict[bytes, int] = {}
        self.asker = np.zeros(0, np.int64)
        self.members = np.full((0, max(int(columns.take.max(initial=1)), 1)), -1)
        self.gain = np.zeros(0, np.int64)
        self.called = np.zeros(0, bool)

    def __len__(self) -> int:
        return len(self.asker)

    def add(self, asker: Ints, pairs: Ints, *, listed: bool = False) -> Ints:
        """Add sets, given as positions of pairs and -1; give the position of each, new or not."""
        width = self.members.shape[1]
        members = -np.sort(-pairs, axis=1)[:, :width]
        if members.shape[1] < width:
            members = np.pad(members, ((0, 0), (0, width - members.shape[1])), constant_values=-1)
        at, new = np.zeros(len(asker), np.int64), []
        for row, key in enumerate(map(bytes, np.ascontiguousarray(members))):
            before = len(self._known)
            at[row] = self._known.setdefault(key, before)
            if at[row] == before:
                new.append(row)
        if new:
            self.asker = np.concatenate([self.asker, asker[new]])
            self.members = np.concatenate([self.members, members[new]])
            self.gain = np.concatenate([self.gain, self._gains(asker[new], members[new])])
            self.called = np.concatenate([self.called, np.zeros(len(new), bool)])
        if not listed:
            self.called[at] = True
        return at

    def _gains(self, asker: Ints, members: Ints) -> Ints:
        covers = np.where(members >= 0, self.pairs.covers[members], np.uint64(0))
        gain = np.zeros(len(asker), np.int64)
        for kind in range(len(self.columns.kinds)):
            helped = has_bit(covers, kind).sum(axis=1)
            gain += np.minimum(helped, self._left.missing[asker, kind]) * self.columns.worth[asker, kind]
        return gain

    def entries(self, which: Ints) -> tuple[Ints, Ints]:
        """List for some sets the pairs in them: row among these sets, and position of the pair."""
        row, at = np.nonzero(self.members[which] >= 0)
        return row, self.members[which][row, at]

    def sizes(self) -> Ints:
        """Count the helpers in each set."""
        return np.asarray((self.members >= 0).sum(axis=1))

    def flags(self, which: Ints) -> Flags:
        """Return which pairs are in any of some sets."""
        flags = np.zeros(len(self.pairs), bool)
        flags[self.entries(which)[1]] = True
        return flags
