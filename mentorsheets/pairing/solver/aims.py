"""What each stage counts, both of a set of helpers that is there and of the states from which one is made."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from typing import Protocol

import numpy as np

from mentorsheets.pairing import fit
from mentorsheets.pairing.arrays import Columns, Flags, Ints
from mentorsheets.pairing.candidates import Candidates
from mentorsheets.pairing.rules import has
from mentorsheets.pairing.solver.pool import Pool
from mentorsheets.pairing.solver.sets import AlikeAskers


class Aim(Protocol):
    """One thing to be made as large as can be, and then to be kept; all counts are whole numbers."""

    @property
    def rewarding(self) -> bool:
        """Whether a helper may count who meets nothing more."""

    def of_sets(self, pool: Pool) -> Ints:
        """Count each set of the pool."""

    def of_states(self, group: AlikeAskers) -> Ints:
        """Count each asker, number of helpers and state; never less than any set that leads there."""

    def of_pairs(self) -> Ints | None:
        """Count each pair beside the states; never less than what a set counts for it."""


@dataclass(frozen=True, eq=False)
class ServedPeople:
    """People of some who get somebody."""

    who: Flags
    rewarding: bool = False

    def of_sets(self, pool: Pool) -> Ints:
        """Count each set of the pool."""
        return self.who[pool.asker].astype(np.int64)

    def of_states(self, group: AlikeAskers) -> Ints:
        """Count each asker and number of helpers."""
        somebody = np.arange(int(group.take.max()) + 1) > 0
        return (self.who[group.askers][:, None] & somebody).astype(np.int64)[:, :, None]

    def of_pairs(self) -> None:
        """Count nothing."""


@dataclass(frozen=True, eq=False)
class Coverage:
    """Needs met, in units of stage 2."""

    rewarding: bool = False

    def of_sets(self, pool: Pool) -> Ints:
        """Count each set of the pool."""
        return pool.gain

    def of_states(self, group: AlikeAskers) -> Ints:
        """Count each asker and state."""
        return group.gain[:, None, :]

    def of_pairs(self) -> None:
        """Count nothing."""


@dataclass(frozen=True, eq=False)
class Above:
    """People who gain at least what lifts them above a level; 0 where nothing has to be gained or can be."""

    lift: Ints
    rewarding: bool = False

    def of_sets(self, pool: Pool) -> Ints:
        """Count each set of the pool."""
        lift = self.lift[pool.asker]
        return ((pool.gain >= lift) & (lift > 0)).astype(np.int64)

    def of_states(self, group: AlikeAskers) -> Ints:
        """Count each asker and state."""
        lift = self.lift[group.askers][:, None]
        return ((group.gain >= lift) & (lift > 0)).astype(np.int64)[:, None, :]

    def of_pairs(self) -> None:
        """Count nothing."""


@dataclass(frozen=True, eq=False)
class Several:
    """People of some who have two helpers or more, of whom they have so many already."""

    who: Flags
    kept: Ints
    rewarding: bool = True

    def of_sets(self, pool: Pool) -> Ints:
        """Count each set of the pool."""
        return ((self.kept[pool.asker] + pool.sizes() > 1) & self.who[pool.asker]).astype(np.int64)

    def of_states(self, group: AlikeAskers) -> Ints:
        """Count each asker and number of helpers."""
        helpers = self.kept[group.askers][:, None] + np.arange(int(group.take.max()) + 1)
        return ((helpers > 1) & self.who[group.askers][:, None]).astype(np.int64)[:, :, None]

    def of_pairs(self) -> None:
        """Count nothing."""


@dataclass(frozen=True, eq=False)
class Fit:
    """What each pair is worth by itself, and new levels and places around a person."""

    columns: Columns
    pairs: Candidates
    rewarding: bool = True

    @cached_property
    def alone(self) -> Ints:
        """Points of each pair by itself."""
        return fit.points(self.columns, self.pairs)

    @cached_property
    def variety(self) -> Sequence[tuple[Ints, int]]:
        """For levels and places: that of each pair's giver (-1 if it is none, or known), and its points."""
        weigh = self.columns.community.weights
        groups = ((fit.levels(self.columns), weigh.new_level), (self.columns.place, weigh.new_place))
        return [(self._new(group), points) for group, points in groups]

    def _new(self, group: Ints) -> Ints:
        columns, pairs = self.columns, self.pairs
        size, most = max(columns.size, 1), int(group.max(initial=0)) + 1
        helped, by = columns.kept // size, group[columns.kept % size]
        known = np.unique((helped * most + by)[by >= 0])
        value = group[pairs.giver]
        return np.where((value >= 0) & ~has(known, pairs.asker * most + value), value, -1)

    def of_sets(self, pool: Pool) -> Ints:
        """Count each set of the pool."""
        members = pool.members
        total = np.where(members >= 0, self.alone[members], 0).sum(axis=1)
        for group, points in self.variety:
            values = np.sort(np.where(members >= 0, group[members], -1), axis=1)
            total += points * ((np.diff(values, axis=1, prepend=-1) != 0) & (values >= 0)).sum(axis=1)
        return np.asarray(total)

    def of_states(self, group: AlikeAskers) -> Ints:
        """Count nothing: all is in the pairs."""
        return np.zeros((len(group.askers), 1, 1), np.int64)

    def of_pairs(self) -> Ints:
        """Count each pair as if nobody else of its giver's level and place helped its asker."""
        return self.alone + sum(points * (group >= 0) for group, points in self.variety)


def lift_above(base: Ints, asked: Ints, level: Fraction) -> Ints:
    """Return what each person must gain, in units, to be above a share of what they asked."""
    return np.asarray(asked * level.numerator // level.denominator + 1 - base)
