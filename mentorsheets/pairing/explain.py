"""Why each match is there, and why each open need is open."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction

import numpy as np

from mentorsheets.domain.support import Reason
from mentorsheets.pairing.arrays import Columns, Flags, Ints, Words, has_bit
from mentorsheets.pairing.result import OpenAsk, ProposedMatch, Shared
from mentorsheets.pairing.rules import RULES, find_broken, has

MOST_NAMED = 5
"""Kinds or people named in one sentence; more are counted."""
PAIRS_LOOKED_AT = 10_000
"""Helpers of one kind that reasons are sought among; with more the reason is as good, and later."""


@dataclass(frozen=True, slots=True, eq=False)
class Chosen:
    """All pairs of an answer, kept ones and seats in circles (by number) included, by asker and giver."""

    giver: Ints
    asker: Ints
    covers: Words
    kept: Flags
    circle: Ints

    def loads(self, size: int) -> Ints:
        """Count the new relationships and circles that each giver carries; a circle counts once."""
        place = np.where(self.circle < 0, -1 - self.asker, self.circle)[~self.kept]
        once = np.unique(np.stack([self.giver[~self.kept], place]), axis=1)
        return np.bincount(once[0], minlength=size)


def matches(columns: Columns, chosen: Chosen) -> tuple[ProposedMatch, ...]:
    """Word the chosen pairs as matches, ordered by the ids of asker and giver."""
    keys = columns.key(chosen.giver, chosen.asker)
    back = has(np.sort(keys), columns.key(chosen.asker, chosen.giver))
    wishes = [has(columns.pairs[name], keys) for name in ("asked_for", "offered_to")]
    alone = _only(columns, chosen)
    found = []
    for at in np.flatnonzero(chosen.circle < 0):
        giver, asker = columns.members[chosen.giver[at]], columns.members[chosen.asker[at]]
        shared = Shared(
            languages=giver.languages & asker.languages,
            topics=giver.topics & asker.topics,
            slots=giver.availability & asker.availability,
            only=_names(columns, int(alone[at])),
            reciprocal=bool(back[at]),
            wished_by_asker=bool(wishes[0][at]),
            wished_by_giver=bool(wishes[1][at]),
        )
        kinds = _names(columns, int(chosen.covers[at]))
        found.append(ProposedMatch(giver.id, asker.id, kinds, bool(chosen.kept[at]), shared))
    return tuple(sorted(found, key=lambda match: (match.asker, match.giver)))


def _names(columns: Columns, bits: int) -> frozenset[str]:
    return frozenset(kind for at, kind in enumerate(columns.kinds) if bits >> at & 1)


def _only(columns: Columns, chosen: Chosen) -> Words:
    """Return the bits of the kinds that only this pair covers for its asker."""
    only = np.zeros(len(chosen.giver), np.uint64)
    for kind in range(len(columns.kinds)):
        covering = has_bit(chosen.covers, kind)
        count = np.bincount(chosen.asker[covering], minlength=columns.size)
        only[covering & (count[chosen.asker] == 1)] |= np.uint64(1 << kind)
    return only


def open_asks(
    columns: Columns, chosen: Chosen, prices: Mapping[int, Fraction], *, only: int | None = None
) -> Iterator[OpenAsk]:
    """Find every need that lacks helpers, with its reason; `prices` are of one more place, by row.

    With `only` a row, those of its person alone are looked for.

    Where more than LOOKED_AT people offer a kind, so many of them, whoever comes first in the shuffled order
    of the columns, speak for all.
    """
    helped = np.zeros_like(columns.helpers)
    for kind in range(len(columns.kinds)):
        np.add.at(helped[:, kind], chosen.asker[has_bit(chosen.covers, kind)], 1)
    taken = np.bincount(chosen.asker[~chosen.kept], minlength=columns.size)
    room = _Room(
        columns,
        np.sort(columns.key(chosen.giver, chosen.asker)),
        columns.give > chosen.loads(columns.size),
        prices,
    )
    offering = [
        np.flatnonzero(has_bit(columns.offers, kind))[:PAIRS_LOOKED_AT] for kind in range(len(columns.kinds))
    ]
    lacks = helped < columns.helpers
    if only is not None:
        lacks[np.arange(len(lacks)) != only] = False
    for asker, kind in zip(*np.nonzero(lacks), strict=True):
        lacking = int(columns.helpers[asker, kind] - helped[asker, kind])
        full = bool(taken[asker] >= columns.take[asker])
        found = room.reason(int(asker), columns.kinds[kind], lacking, offering[kind], full=full)
        yield replace(found, asker_full=full)


@dataclass(frozen=True, slots=True, eq=False)
class _Room:
    """Who still has room in an answer, and at what price."""

    columns: Columns
    paired: Ints
    has_room: Flags
    prices: Mapping[int, Fraction]

    def reason(self, asker: int, kind: str, lacking: int, offering: Ints, *, full: bool) -> OpenAsk:
        """Find the first reason that holds, from the widest to the narrowest."""
        columns = self.columns
        identity = columns.members[asker].id
        if not columns.may_pair[asker]:
            return OpenAsk(identity, kind, lacking, Reason.PAUSED)
        others = offering[offering != asker]
        others = others[~has(self.paired, columns.key(others, np.full(len(others), asker)))]
        if not len(others):
            return OpenAsk(identity, kind, lacking, Reason.NOBODY)
        bits = find_broken(columns, others, np.full(len(others), asker))
        allowed = others[bits == 0]
        found = OpenAsk(identity, kind, lacking, Reason.GAP, len(others), len(allowed))
        if not len(allowed):
            return _with_rule(found, bits)
        if not self.has_room[allowed].any():
            priced = self._with_price(found, allowed)
            return replace(priced, reason=Reason.BOTH_FULL) if full else priced
        return replace(found, reason=Reason.OWN_LIMIT) if full else found

    def _with_price(self, found: OpenAsk, allowed: Ints) -> OpenAsk:
        dear = sorted(allowed.tolist(), key=lambda row: (-self.prices.get(row, Fraction(0)), row))[
            :MOST_NAMED
        ]
        names = tuple(self.columns.members[row].id for row in dear)
        return replace(found, reason=Reason.FULL, price=self.prices.get(dear[0], Fraction(0)), givers=names)


def _with_rule(found: OpenAsk, bits: Ints) -> OpenAsk:
    """Name the rule that alone excludes most, or, if none does alone, the one that excludes most."""
    alone = [int((bits == 1 << bit).sum()) for bit in range(len(RULES))]
    at_all = [int((bits >> bit & 1).sum()) for bit in range(len(RULES))]
    name, freed, _ = max(zip(RULES, alone, at_all, strict=True), key=lambda rule: rule[1:])
    return replace(found, reason=Reason.RULE, rule=name, freed=freed)
