"""Sets of helpers: for each asker the best set at given prices of the givers, exactly.

A column of the master programme is a whole set of helpers of one asker (Dantzig and Wolfe 1960). Which set
is best at given prices is a dynamic programme over (helpers taken, needs met): only the cheapest givers of
each sort matter, as many as an asker could want of a sort, and nobody matters beside so many cheaper ones
who meet at least the same. Askers who want alike many things alike often are computed together.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

import numpy as np

from mentorsheets.pairing.arrays import Columns, Flags, Ints, has_bit
from mentorsheets.pairing.candidates import Candidates, mix
from mentorsheets.pairing.solver.integer_model import Open

MOST_STATES = 1024
"""Combinations of needs met that are told apart for one asker; beyond, the least weighty needs are not."""
CELLS_AT_ONCE = 1 << 21
"""Cells of a table that are computed at once: 16 MB each."""
NEVER = -(1 << 55)
"""The worth of what is not allowed; far below any sum of prices, far above the end of 64 bits."""
_LOCAL = 20
"""Bits in which an asker's needs are told apart in a key: twice as many as MOST_STATES takes."""
_TIE = 8
"""Bits that break ties among equal costs, the same on each machine and for each order of rows."""


@dataclass(frozen=True, eq=False)
class AlikeAskers:
    """Askers who want the same numbers of helpers, each for needs of their own (`kinds`, by column).

    `counts` says for each state how many helpers each need has, `after` the state once a helper of a mask
    joins. Segments `low` to `high` hold an asker's pairs. `dropped` are units of needs that no state tells
    apart, and `spare` what they could count at most.
    """

    askers: Ints
    kinds: Ints
    take: Ints
    worth: Ints
    counts: Ints
    after: Ints
    low: Ints
    high: Ints
    dropped: Ints
    spare: Ints

    @cached_property
    def gain(self) -> Ints:
        """Units of stage 2 that each asker has in each state, what is dropped counted as met."""
        return np.asarray(self.worth @ self.counts.T + self.spare[:, None])

    @cached_property
    def forbidden(self) -> Flags:
        """More helpers than the asker takes, or than needs that they meet, by asker, helpers and state."""
        taken = np.arange(int(self.take.max()) + 1)[:, None]
        met = self.counts.sum(axis=1)
        return np.asarray((taken > self.take[:, None, None]) | (taken > met + self.dropped[:, None, None]))


class BestSets(NamedTuple):
    """For each asker of some groups the best worth, and the pairs of that set (-1 where there is none)."""

    askers: Ints
    worth: Ints
    pairs: Ints


class Sets:
    """The allowed pairs sorted by asker and sort (needs met), and the askers grouped by what they want."""

    def __init__(self, columns: Columns, pairs: Candidates, left: Open) -> None:
        self.columns, self.pairs = columns, pairs
        missing = np.minimum(left.missing, columns.take[:, None])
        missing = np.where(_meetable(columns, pairs), missing, 0)
        kept, self._rank = _tell_apart(missing, columns.worth)
        local = np.zeros(len(pairs), np.int64)
        for kind in range(len(columns.kinds)):
            told = has_bit(pairs.covers, kind) & (kept[pairs.asker, kind] > 0)
            local |= np.where(told, np.int64(1) << self._rank[pairs.asker, kind], 0)
        key = (pairs.asker << np.int64(_LOCAL)) | local
        self._order = np.argsort(key, kind="stable")
        key = key[self._order]
        self._first = np.flatnonzero(np.diff(key, prepend=-1))
        self._length = np.diff(self._first, append=len(key))
        self._mask = key[self._first] & ((1 << _LOCAL) - 1)
        self._asker = key[self._first] >> _LOCAL
        self._segment = np.repeat(np.arange(len(self._first)), self._length)
        tie = mix(pairs.giver, pairs.asker)[self._order] >> np.uint64(64 - _TIE)
        self._tie = tie.astype(np.int64)
        self.groups = list(self._grouped(missing, kept))

    def _grouped(self, missing: Ints, kept: Ints) -> Iterator[AlikeAskers]:
        people = np.unique(self.pairs.asker)
        wanted = np.sort(kept[people], axis=1)[:, ::-1]
        for shape, which in zip(*_alike(wanted), strict=True):
            radix = shape[shape > 0] + 1
            counts, after = _transitions(radix)
            rows = people[which]
            size = max(1, CELLS_AT_ONCE // (len(counts) * (int(self.columns.take[rows].max()) + 1)))
            for start in range(0, len(rows), size):
                yield self._group(rows[start : start + size], counts, after, missing, kept)

    def _group(self, rows: Ints, counts: Ints, after: Ints, missing: Ints, kept: Ints) -> AlikeAskers:
        kinds = np.argsort(self._rank[rows], axis=1, kind="stable")[:, : counts.shape[1]]
        worth = self.columns.worth[rows]
        dropped = missing[rows] - kept[rows]
        return AlikeAskers(
            askers=rows,
            kinds=kinds,
            take=self.columns.take[rows],
            worth=np.take_along_axis(worth, kinds, axis=1),
            counts=counts,
            after=after,
            low=np.searchsorted(self._asker, rows),
            high=np.searchsorted(self._asker, rows, side="right"),
            dropped=dropped.sum(axis=1),
            spare=(dropped * worth).sum(axis=1),
        )

    def best(self, cost: Ints, worth: Sequence[Ints], *, rewarding: bool) -> Iterator[BestSets]:
        """Yield the best set of each asker at a cost for each pair, group by group.

        `worth` says for each group what each asker has of each number of helpers and state. It is
        `rewarding` if a helper may be worth their cost without meeting anything more.
        """
        most = self.columns.take if rewarding else None
        rounds = max(
            (int(g.counts.max(initial=1)) if most is None else int(g.take.max()) for g in self.groups),
            default=0,
        )
        cheapest = self._cheapest(cost[self._order], rounds)
        for group, value in zip(self.groups, worth, strict=True):
            many = group.take if rewarding else np.full(len(group.askers), int(group.counts.max(initial=1)))
            yield self._best_of(group, cost, cheapest, value, many)

    def _cheapest(self, cost: Ints, rounds: int) -> list[Ints]:
        """Find for each segment the cheapest pair, the second cheapest and so on; -1 where there is none."""
        ranked, found = (cost << np.int64(_TIE)) + self._tie, []
        for turn in range(rounds):
            least = np.minimum.reduceat(ranked, self._first)
            hit = np.flatnonzero(ranked == least[self._segment])
            hit = hit[np.diff(self._segment[hit], prepend=-1) > 0]
            found.append(np.where(self._length > turn, self._order[hit], -1))
            ranked[hit] = np.iinfo(np.int64).max
        return found

    def _best_of(
        self, group: AlikeAskers, cost: Ints, cheapest: list[Ints], worth: Ints, many: Ints
    ) -> BestSets:
        at, mask, price = self._choices(group, cost, cheapest[: int(many.max())])
        at, mask, price = _thin(at, mask, price, many, worth.max(axis=(1, 2)))
        value, takes = worth, []
        for one in range(at.shape[1] - 1, -1, -1):
            after = group.after[mask[:, one]][:, None, :]
            with_it = np.take_along_axis(value[:, 1:], np.broadcast_to(after, value[:, 1:].shape), axis=2)
            with_it = with_it - price[:, one, None, None]
            take = with_it > value[:, :-1]
            takes.append(take)
            value = value.copy()
            value[:, :-1][take] = with_it[take]
        return BestSets(group.askers, value[:, 0, 0], _walk(group, at, mask, takes[::-1]))

    def _choices(self, group: AlikeAskers, cost: Ints, cheapest: list[Ints]) -> tuple[Ints, Ints, Ints]:
        """List an asker's cheapest pairs of each sort: positions, needs met and cost, cheapest first."""
        count = group.high - group.low
        column = np.arange(int(count.max()))
        segment = np.minimum(group.low[:, None] + column, (group.high - 1)[:, None])
        here = column < count[:, None]
        at = np.concatenate([np.where(here, one[segment], -1) for one in cheapest], axis=1)
        mask = np.tile(self._mask[segment], len(cheapest))
        price = np.where(at >= 0, cost[at], -NEVER)
        order = np.argsort(price, axis=1, kind="stable")
        return tuple(np.take_along_axis(some, order, axis=1) for some in (at, mask, price))  # type: ignore[return-value]

    def choices_within(self, group: AlikeAskers, cost: Ints, below: int) -> tuple[Ints, Ints, Ints]:
        """List like `_choices` all pairs that could be in a set so far below the best.

        Of one sort, no more than the asker takes are in one set; whoever costs so much more than the last of
        so many cheapest could be exchanged for one of these.
        """
        ranked = cost[self._order]
        order = np.lexsort((ranked, self._segment))
        count = group.high - group.low
        where = np.repeat(group.low - np.cumsum(count) + count, count) + np.arange(count.sum())
        first, length = self._first[where], self._length[where]
        segment = np.repeat(np.arange(len(first)), length)
        inside = np.arange(len(segment)) - np.repeat(np.cumsum(length) - length, length)
        at = order[first[segment] + inside]
        owner = np.repeat(np.arange(len(group.askers)), count)
        row = owner[segment]
        last = order[first + np.minimum(length, group.take[owner]) - 1]
        keep = ranked[at] <= ranked[last][segment] + below
        at, row = at[keep], row[keep]
        count = np.bincount(row, minlength=len(group.askers))
        place = np.arange(len(at)) - np.repeat(np.cumsum(count) - count, count)
        shape = (len(group.askers), int(count.max(initial=0)))
        pairs, mask = np.full(shape, -1), np.zeros(shape, np.int64)
        pairs[row, place] = self._order[at]
        mask[row, place] = self._mask[self._segment[at]]
        return pairs, mask, np.where(pairs >= 0, cost[pairs], -NEVER)


def _thin(at: Ints, mask: Ints, price: Ints, many: Ints, worth: Ints) -> tuple[Ints, Ints, Ints]:
    """Leave out whom so many cheaper ones make useless, or who costs more than anything is worth."""
    beaten = np.zeros(at.shape, np.int64)
    for one in range(1, at.shape[1]):
        covered = (mask[:, :one] & mask[:, one : one + 1]) == mask[:, one : one + 1]
        beaten[:, one] = covered.sum(axis=1)
    keep = (beaten < many[:, None]) & (at >= 0) & (price < worth[:, None])
    order = np.argsort(~keep, axis=1, kind="stable")[:, : int(keep.sum(axis=1).max(initial=0))]
    at, mask, price = (np.take_along_axis(some, order, axis=1) for some in (at, mask, price))
    keep = np.take_along_axis(keep, order, axis=1)
    return np.where(keep, at, -1), mask, np.where(keep, price, -NEVER)


def _walk(group: AlikeAskers, at: Ints, mask: Ints, takes: list[Flags]) -> Ints:
    """Follow the decisions from no helper on."""
    people = np.arange(len(group.askers))
    helpers, state = np.zeros(len(people), np.int64), np.zeros(len(people), np.int64)
    chosen = np.full(at.shape, -1)
    for one, take in enumerate(takes):
        free = np.minimum(helpers, take.shape[1] - 1)
        yes = take[people, free, state] & (helpers < take.shape[1])
        chosen[yes, one] = at[yes, one]
        state = np.where(yes, group.after[mask[:, one], state], state)
        helpers = helpers + yes
    return chosen


def _meetable(columns: Columns, pairs: Candidates) -> Flags:
    """Return for each member and kind whether any pair meets it."""
    met = np.zeros(columns.size, np.uint64)
    first = np.flatnonzero(np.diff(pairs.asker, prepend=-1))
    if len(first):
        met[pairs.asker[first]] = np.bitwise_or.reduceat(pairs.covers, first)
    return np.stack([has_bit(met, kind) for kind in range(columns.worth.shape[1])], axis=1)


def _tell_apart(missing: Ints, worth: Ints) -> tuple[Ints, Ints]:
    """Keep of each asker's needs the weightiest, as many as the states allow, and rank them by helpers."""
    weighty = np.argsort(-worth * (missing > 0), axis=1, kind="stable")
    states = np.cumprod(np.take_along_axis(missing, weighty, axis=1) + 1, axis=1)
    kept = np.zeros_like(missing)
    told = np.where(states <= MOST_STATES, np.take_along_axis(missing, weighty, axis=1), 0)
    np.put_along_axis(kept, weighty, told, axis=1)
    order = np.argsort(-kept, axis=1, kind="stable")
    rank = np.empty_like(order)
    np.put_along_axis(rank, order, np.broadcast_to(np.arange(order.shape[1]), order.shape), axis=1)
    return kept, rank


def _alike(wanted: Ints) -> tuple[Ints, list[Ints]]:
    shapes, which = np.unique(wanted, axis=0, return_inverse=True)
    which = which.ravel()
    order = np.argsort(which, kind="stable")
    return shapes, np.split(order, np.searchsorted(which[order], np.arange(1, len(shapes))))


def _transitions(radix: Ints) -> tuple[Ints, Ints]:
    """Return the helpers of each need in each state, and the state that each mask of needs leads to."""
    states = int(np.prod(radix))
    counts = np.stack(np.unravel_index(np.arange(states), tuple(radix)), axis=1) if len(radix) else None
    counts = np.zeros((1, 0), np.int64) if counts is None else counts.astype(np.int64)
    scale = states // np.cumprod(radix)
    masks = np.arange(1 << len(radix))
    adds = (masks[:, None] >> np.arange(len(radix))) & 1
    after = np.minimum(counts[None] + adds[:, None], radix - 1) @ scale
    return counts, after.astype(np.int64).reshape(len(masks), states)
