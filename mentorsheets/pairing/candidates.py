"""All pairs that the rules allow, found by sets of givers as bits, a block of askers at a time."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import numpy as np

from mentorsheets.pairing.arrays import Columns, Flags, Ints, Words
from mentorsheets.pairing.parallel import spread
from mentorsheets.pairing.rules import find_musts

BLOCK = 512
"""Askers looked at together: so many rows by all givers fit into the cache of a core."""
PORTION = 1 << 18
"""Pairs handed to one thread at a time, about 2 MB a column."""
_BY_BITS = {"paused", "start", "language", "place"}
_LISTED = ("chain", "avoid", "declined", "forbidden")


@dataclass(frozen=True, slots=True, eq=False)
class Candidates:
    """Pairs by asker and giver (rows of the columns), ascending; `covers` has a bit for each kind met."""

    giver: Ints
    asker: Ints
    covers: Words

    def __len__(self) -> int:
        return len(self.giver)

    def only(self, keep: Flags | Ints | slice) -> "Candidates":
        """Return the pairs that a mask, ascending positions or a slice choose."""
        return Candidates(self.giver[keep], self.asker[keep], self.covers[keep])


def find(columns: Columns) -> Candidates:
    """Find every allowed pair in which both have room left; kept pairs are not among them."""
    return join(blocks(columns, askers(columns)))


def join(parts: Iterable[Candidates]) -> Candidates:
    """Put parts that follow each other into one."""
    none = np.zeros(0, np.int64)
    found = [Candidates(none, none, none.astype(np.uint64)), *parts]
    giver, asker = (np.concatenate([getattr(p, name) for p in found]) for name in ("giver", "asker"))
    return Candidates(giver, asker, np.concatenate([p.covers for p in found]))


def givers(columns: Columns) -> Ints:
    """Return the rows of those who offer something and have room."""
    return np.flatnonzero((columns.offers != 0) & (columns.give > 0) & columns.may_pair)


def askers(columns: Columns) -> Ints:
    """Return the rows of those who ask for something and may take on somebody more."""
    return np.flatnonzero((columns.asks != 0) & (columns.take > 0) & columns.may_pair)


def blocks(columns: Columns, rows: Ints, some: int = 0, size: int = BLOCK) -> Iterator[Candidates]:
    """Yield the allowed pairs of these askers (ascending rows), `size` askers at a time.

    With `some`, only about so many givers, others for each block, are looked at for remote pairs.
    """
    offering = givers(columns)
    if not len(offering):
        return
    sets = _Sets(columns, offering)
    excluded = np.unique(np.concatenate([columns.kept, *(columns.pairs[name] for name in _LISTED)]))

    def allowed(start: int) -> Candidates:
        block = rows[start : start + size]
        which, at = sets.members(block, some)
        return _allow(columns, offering[at], block[which], excluded)

    yield from spread(allowed, range(0, len(rows), size))


def portions(pairs: Candidates, size: int = PORTION) -> Iterator[slice]:
    """Cut the pairs into portions of about so many, each with all the pairs of its askers."""
    start = 0
    while start < len(pairs):
        last = pairs.asker[min(start + size, len(pairs)) - 1]
        end = int(np.searchsorted(pairs.asker, last, side="right"))
        yield slice(start, end)
        start = end


def _allow(columns: Columns, giver: Ints, asker: Ints, excluded: Ints) -> Candidates:
    keep = giver != asker
    key = columns.key(giver, asker)
    at = np.searchsorted(key, excluded)
    at = at[at < len(key)]
    keep[at[np.isin(key[at], excluded)]] = False
    giver, asker = giver[keep], asker[keep]
    for name, rule in find_musts(columns).items():
        if name not in _BY_BITS and name not in _LISTED:
            fits = rule(columns, giver, asker)
            if not fits.all():
                giver, asker = giver[fits], asker[fits]
    return Candidates(giver, asker, columns.offers[giver] & columns.asks[asker])


class _Sets:
    """For each kind, language and city the givers who have it, as bits, and a last empty set for "none"."""

    def __init__(self, columns: Columns, offering: Ints) -> None:
        self._columns, self._count = columns, len(offering)
        self._offer = _sets_of(columns.offer_values[offering], len(columns.kinds))
        self._language = _sets_of(
            columns.language_values[offering], columns.language_values.max(initial=-1) + 1
        )
        self._city = _sets_of(columns.city_values[offering], columns.city_values.max(initial=-1) + 1)
        self._remote = _pack(columns.remote[offering][None, :])[0]

    def members(self, block: Ints, some: int) -> tuple[Ints, Ints]:
        """Return positions in the block and among the givers that offer, speak and can meet."""
        columns, remote = self._columns, self._remote
        if 0 < some < self._count:
            draw = mix(np.arange(self._count), np.full(self._count, block[0])) >> np.uint64(32)
            remote = remote & _pack((draw < np.uint64((some << 32) // self._count))[None, :])[0]
        musts = columns.community.musts
        found = _any(self._offer, columns.ask_values[block])
        if "place" in musts:
            here = _any(self._city, columns.city_values[block])
            found &= np.where(columns.remote[block][:, None], remote, 0) | here
        elif some:
            found &= remote
        if "language" in musts:
            found &= _any(self._language, columns.language_values[block])
        flags = np.unpackbits(found.view(np.uint8), axis=1, count=self._count, bitorder="little")
        flat = np.flatnonzero(flags)
        return flat // self._count, flat % self._count


def mix(giver: Ints, asker: Ints) -> Words:
    """Shuffle pairs: the same number for the same pair, and no pattern between neighbours (splitmix64)."""
    bits = giver.astype(np.uint64) * np.uint64(0x9E3779B97F4A7C15)
    bits ^= asker.astype(np.uint64) * np.uint64(0xC2B2AE3D27D4EB4F)
    bits ^= bits >> np.uint64(29)
    bits *= np.uint64(0xBF58476D1CE4E5B9)
    return np.asarray(bits ^ (bits >> np.uint64(32)))


def _sets_of(values: Ints, count: int) -> Words:
    table = np.zeros((count + 1, len(values)), bool)
    for column in values.T:
        table[column, np.arange(len(values))] = True
    table[count] = False
    return _pack(table)


def _pack(flags: Flags) -> Words:
    packed = np.packbits(flags, axis=1, bitorder="little")
    padded = np.zeros((len(flags), -(-packed.shape[1] // 8) * 8), np.uint8)
    padded[:, : packed.shape[1]] = packed
    return padded.view(np.uint64)


def _any(sets: Words, values: Ints) -> Words:
    found = np.zeros((len(values), sets.shape[1]), np.uint64)
    for column in values.T:
        found |= sets[column]
    return found
