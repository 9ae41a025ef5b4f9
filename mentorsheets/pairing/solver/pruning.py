"""A part of the pairs that is enough: some of each sort for each asker, then those that prices call for."""

from collections.abc import Iterable
from typing import NamedTuple

import numpy as np

from mentorsheets.pairing.arrays import Columns, Flags, Ints
from mentorsheets.pairing.candidates import Candidates, join, mix, portions
from mentorsheets.pairing.parallel import spread
from mentorsheets.pairing.solver import bound
from mentorsheets.pairing.solver.integer_model import Open

ADDED = 3
"""Pairs added a turn for an asker or a giver: more slow the relaxation, fewer make more turns."""
NEIGHBOURS_LOOKED_AT = 40
"""Pairs of one asker that are kept until all are ranked, so that memory is bound by askers, not by pairs."""


def thin(pairs: Candidates, each: int) -> Flags:
    """Choose for each asker and each set of needs covered a shuffled few of the givers."""
    flags = spread(lambda part: _thin(pairs.only(part), each), portions(pairs))
    return np.concatenate([np.zeros(0, bool), *flags])


def _thin(pairs: Candidates, each: int) -> Flags:
    sort = mix(pairs.covers.view(np.int64), np.zeros_like(pairs.giver)) & np.uint64((1 << 20) - 1)
    group = (pairs.asker.astype(np.uint64) << np.uint64(20)) | sort
    order = np.argsort((group << np.uint64(26)) | (mix(pairs.giver, pairs.asker) >> np.uint64(38)))
    ordered = group[order]
    rank = np.arange(len(order)) - np.searchsorted(ordered, ordered)
    keep = np.zeros(len(pairs), bool)
    keep[order[rank < each]] = True
    return keep


class Priced(NamedTuple):
    """What prices say of all pairs: the certified bound, and the pairs that would be worth adding."""

    bound: int
    wanted: Candidates


def price_all(
    columns: Columns, prices: bound.Prices, left: Open, parts: Iterable[Candidates], served: int
) -> Priced:
    """Price all pairs, part by part (whole askers in each); the bound holds for any prices."""
    best, wanted, worth = 0, [], []

    def seen(pairs: Candidates) -> tuple[int, Candidates, Ints]:
        gains = bound.gains(prices, pairs)
        up = np.flatnonzero(gains > 0)
        few = np.sort(up[bound.ranks(pairs.asker[up], -gains[up]) < NEIGHBOURS_LOOKED_AT])
        return bound.best_gains(columns, pairs, gains), pairs.only(few), gains[few]

    for most, pairs, gains in spread(seen, parts):
        best += most
        wanted.append(pairs)
        worth.append(gains)
    found, gain = join(wanted), np.concatenate([np.zeros(0, np.int64), *worth])
    rank = np.minimum(bound.ranks(found.asker, -gain), bound.ranks(found.giver, -gain))
    return Priced(bound.at_most(columns, left, prices, best, served), found.only(rank < ADDED))


def merge(columns: Columns, parts: list[Candidates]) -> Candidates:
    """Put pairs together, each once, in order."""
    giver, asker, covers = (
        np.concatenate([getattr(part, name) for part in parts]) for name in ("giver", "asker", "covers")
    )
    at = np.unique(columns.key(giver, asker), return_index=True)[1]
    return Candidates(giver[at], asker[at], covers[at])
