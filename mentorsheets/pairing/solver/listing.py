"""Every set of helpers that is at given prices no further below its asker's best than so much.

Where a bound and an answer are near each other, no set that is further below can be part of a better answer,
or of one as good (reduced-cost fixing; Dantzig, Fulkerson and Johnson 1954). A table of the best that can
still be reached from each state leaves no path that ends in nothing, so the work is in proportion to what
is found.
"""

from typing import NamedTuple

import numpy as np

from mentorsheets.pairing.arrays import Flags, Ints
from mentorsheets.pairing.solver.sets import NEVER, AlikeAskers, Sets

MOST_CELLS = 1 << 23
"""Cells of a table of what can be reached: 64 MB; askers for whom it were larger are not listed."""


class SetList(NamedTuple):
    """Askers and their sets, as positions of pairs and -1."""

    asker: Ints
    pairs: Ints


class _PartialSets(NamedTuple):
    row: Ints
    last: Ints
    state: Ints
    value: Ints
    pairs: Ints

    def only(self, keep: Flags) -> "_PartialSets":
        return _PartialSets(*(some[keep] for some in self))


def list_sets(sets: Sets, cost: Ints, worth: list[Ints], below: int, most: int) -> SetList | None:
    """List all sets within `below` of the best of their asker, or of none; None if they are too many."""
    found: list[SetList] = []
    for group, value in zip(sets.groups, worth, strict=True):
        at, mask, price = sets.choices_within(group, cost, below)
        cells = value.size * (at.shape[1] + 1)
        if cells > MOST_CELLS:
            return None
        listed = _list(group, at, mask, price, value, below, most)
        if listed is None:
            return None
        found.append(listed)
        most -= len(listed.asker)
    width = max((one.pairs.shape[1] for one in found), default=1)
    padded = [
        np.pad(one.pairs, ((0, 0), (0, width - one.pairs.shape[1])), constant_values=-1) for one in found
    ]
    empty = SetList(np.zeros(0, np.int64), np.zeros((0, width), np.int64))
    return SetList(
        np.concatenate([empty.asker, *(one.asker for one in found)]), np.concatenate([empty.pairs, *padded])
    )


def find_pairs(sets: Sets, cost: Ints, worth: list[Ints], below: int) -> Flags:
    """Find all pairs that are in any set within `below` of the best of their asker, or of none."""
    here = np.zeros(len(sets.pairs), bool)
    for group, value in zip(sets.groups, worth, strict=True):
        at, mask, price = sets.choices_within(group, cost, below)
        if value.size * (at.shape[1] + 1) > MOST_CELLS:
            here[at[at >= 0]] = True
            continue
        reach = _reach(group, mask, price, value)
        floor = np.maximum(reach[0][:, 0, 0], 0) - below
        came = np.full_like(value, NEVER)
        came[:, 0, 0] = 0
        for one in range(at.shape[1]):
            after = group.after[mask[:, one]]
            with_it = came[:, :-1] - price[:, one, None, None]
            on = np.take_along_axis(
                reach[one + 1][:, 1:], np.broadcast_to(after[:, None, :], with_it.shape), axis=2
            )
            good = ((with_it + on).max(axis=(1, 2), initial=NEVER) >= floor) & (at[:, one] >= 0)
            here[at[good, one]] = True
            came = came.copy()
            rows, helpers = np.arange(len(after))[:, None, None], np.arange(1, value.shape[1])[None, :, None]
            np.maximum.at(came, (rows, helpers, after[:, None, :]), with_it)
    return here


def _list(
    group: AlikeAskers, at: Ints, mask: Ints, price: Ints, worth: Ints, below: int, most: int
) -> SetList | None:
    reach = _reach(group, mask, price, worth)
    floor = np.maximum(reach[0][:, 0, 0], 0) - below
    count, width = len(group.askers), worth.shape[1] - 1
    none = np.zeros(count, np.int64)
    paths = _PartialSets(np.arange(count), none, none, none, np.full((count, max(width, 1)), -1))
    askers, pairs, total = [], [], 0
    for helpers in range(width):
        longer = _extend(group, paths, helpers, (at, mask, price), reach, floor, most - total)
        if longer is None:
            return None
        paths = longer
        ends = worth[paths.row, helpers + 1, paths.state] + paths.value >= floor[paths.row]
        askers.append(group.askers[paths.row[ends]])
        pairs.append(paths.pairs[ends])
        total += int(ends.sum())
        if total > most:
            return None
    if not width:
        return SetList(none[:0], paths.pairs[:0])
    return SetList(np.concatenate(askers), np.concatenate(pairs))


def _reach(group: AlikeAskers, mask: Ints, price: Ints, worth: Ints) -> list[Ints]:
    """Return for each choice the best that comes from each state if only it and later ones may join."""
    value = worth
    reach = [value]
    for one in range(mask.shape[1] - 1, -1, -1):
        after = group.after[mask[:, one]][:, None, :]
        with_it = np.take_along_axis(value[:, 1:], np.broadcast_to(after, value[:, 1:].shape), axis=2)
        better = value.copy()
        np.maximum(value[:, :-1], with_it - price[:, one, None, None], out=better[:, :-1])
        value = better
        reach.append(value)
    return reach[::-1]


def _extend(
    group: AlikeAskers,
    paths: _PartialSets,
    helpers: int,
    choices: tuple[Ints, Ints, Ints],
    reach: list[Ints],
    floor: Ints,
    most: int,
) -> _PartialSets | None:
    """Add one more helper to each path, behind its last one, in all ways that lead somewhere."""
    at, mask, price = choices
    parts, total = [], 0
    for one in range(at.shape[1]):
        able = np.flatnonzero((paths.last <= one) & (at[paths.row, one] >= 0))
        row = paths.row[able]
        state = group.after[mask[row, one], paths.state[able]]
        value = paths.value[able] - price[row, one]
        leads = value + reach[one + 1][row, helpers + 1, state] >= floor[row]
        able, row = able[leads], row[leads]
        pairs = paths.pairs[able].copy()
        pairs[:, helpers] = at[row, one]
        parts.append(_PartialSets(row, np.full(len(row), one + 1), state[leads], value[leads], pairs))
        total += len(row)
        if total > 4 * most:
            return None
    if not parts:
        return paths.only(np.zeros(len(paths.row), bool))
    return _PartialSets(*(np.concatenate(some) for some in zip(*parts, strict=True)))
