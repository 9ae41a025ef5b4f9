"""A community as columns of numbers, in an order that depends on nothing but their lots, or ids."""

import hashlib
import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from mentorsheets.errors import WrongUse
from mentorsheets.pairing.community import Community, Member, Pair

Ints: TypeAlias = NDArray[np.int64]
Words: TypeAlias = NDArray[np.uint64]
Flags: TypeAlias = NDArray[np.bool_]

MOST_KINDS = 64
"""Kinds of need in one programme: needs are bits of one 64-bit number."""
MOST_BEFORE = 4
"""How many named before somebody make a wish count less: a list of more than five is hardly in order."""
RANK_TENTHS = 10
"""Tenths in the points of a wish: each one named before takes one, so the fifth has most of them left."""


@dataclass(frozen=True, slots=True, eq=False)
class Columns:
    """One row for each member in canonical order, one column for each kind of need where there are two axes.

    Sets are rows of 64-bit words, or rows of value numbers filled up with -1 (`*_values`). `worth[a, n]` is
    what one helper for need n of member a counts in stage 2, in units of 1/`scale` of a priority point.
    `give` and `take` are what is left beside the kept pairs, `least` counts these too; who `may_pair` is
    `able` to and has `begun`. `later` holds the sorted keys of the pairs in which somebody was named after
    others, and the points that each of these loses by it.
    """

    community: Community
    members: tuple[Member, ...]
    index: Mapping[str, int]
    kinds: tuple[str, ...]
    scale: int
    offers: Words
    asks: Words
    worth: Ints
    helpers: Ints
    give: Ints
    least: Ints
    take: Ints
    offer_values: Ints
    ask_values: Ints
    language_values: Ints
    city_values: Ints
    languages: Words
    cities: Words
    slots: Words
    topics: Words
    traits: Words
    wished: Words
    terms: Mapping[str, tuple[Words, Words]]
    remote: Flags
    demands: Flags
    may_pair: Flags
    able: Flags
    begun: Flags
    team: Ints
    experience: Ints
    place: Ints
    pairs: Mapping[str, Ints]
    later: tuple[Ints, Ints]
    kept: Ints
    kept_covers: Words

    @property
    def size(self) -> int:
        """How many members there are."""
        return len(self.members)

    def key(self, giver: Ints, asker: Ints) -> Ints:
        """Return one number for each ordered pair, ascending by asker and then giver."""
        return asker * np.int64(self.size) + giver


def tabulate(community: Community) -> Columns:
    """Lay a community out as columns; pairs that name nobody here, or one person twice, are left out."""
    members = order_members(community)
    index = {m.id: i for i, m in enumerate(members)}
    kinds = _vocabulary([*(m.asks for m in members), *(m.offers for m in members)])
    if len(kinds) > MOST_KINDS:
        raise WrongUse(f"There are more than {MOST_KINDS} kinds of need.", "Merge some of them.")
    place = {kind: i for i, kind in enumerate(kinds)}
    asks = [frozenset(k for k, ask in m.asks.items() if ask.helpers > 0 and ask.weight > 0) for m in members]
    scale, worth, helpers = _worth(members, place, community.weights.first_in_line)
    kept, covers = _index_kept(community, index, place)
    size = np.int64(max(len(members), 1))
    return Columns(
        community=community,
        members=members,
        index=index,
        kinds=kinds,
        scale=scale,
        offers=_words([m.offers for m in members], kinds)[:, 0],
        asks=_words(asks, kinds)[:, 0],
        worth=worth,
        helpers=helpers,
        give=_subtract_used([m.give for m in members], kept % size),
        least=np.array([max(m.least, 0) for m in members], np.int64),
        take=_subtract_used([m.take for m in members], kept // size),
        offer_values=_values([m.offers for m in members], kinds),
        ask_values=_values(asks, kinds),
        language_values=_values([m.languages for m in members]),
        city_values=_values([m.cities for m in members]),
        languages=_words([m.languages for m in members]),
        cities=_words([m.cities for m in members]),
        slots=_slots([m.availability for m in members]),
        topics=_words([m.topics for m in members]),
        **_wishes(members),
        terms=_terms(members),
        remote=np.array([m.remote for m in members], bool),
        demands=np.array([m.wish_is_demand and bool(m.wished_traits) for m in members], bool),
        may_pair=np.array([m.may_pair and m.begun for m in members], bool),
        able=np.array([m.may_pair for m in members], bool),
        begun=np.array([m.begun for m in members], bool),
        team=_codes([m.team for m in members]),
        experience=np.array([-1 if m.experience is None else m.experience for m in members], np.int64),
        place=_codes([m.place for m in members]),
        pairs=_pair_keys(community, members, index),
        later=_later_wishes(community, index),
        kept=kept,
        kept_covers=covers,
    )


def order_members(community: Community) -> tuple[Member, ...]:
    """Return everybody once, in the order that settles what is equal otherwise."""
    return tuple(sorted({m.id: m for m in community.members}.values(), key=_shuffle_key))


def _shuffle_key(member: Member) -> tuple[bytes, str]:
    # Order by hash, so that among equals nobody comes first for the letters of a name.
    lot = member.lot or member.id
    return hashlib.blake2b(lot.encode("utf-8", "surrogatepass"), digest_size=12).digest(), member.id


def _vocabulary(sets: Iterable[Iterable[str]]) -> tuple[str, ...]:
    return tuple(sorted({value for one in sets for value in one}))


def _worth(members: Sequence[Member], place: Mapping[str, int], first: int) -> tuple[int, Ints, Ints]:
    """Return the common denominator, and weight and helpers of each ask in whole numbers."""
    counts = {ask.helpers for m in members for ask in m.asks.values() if ask.helpers > 0}
    scale = math.lcm(1, *counts)
    worth = np.zeros((len(members), max(len(place), 1)), np.int64)
    helpers = np.zeros_like(worth)
    for row, member in enumerate(members):
        for kind, ask in member.asks.items():
            if ask.helpers > 0 and ask.weight > 0:
                weight = ask.weight + (first if member.first_in_line else 0)
                worth[row, place[kind]] = scale * weight // ask.helpers
                helpers[row, place[kind]] = ask.helpers
    return scale, worth, helpers


def _index_kept(
    community: Community, index: Mapping[str, int], place: Mapping[str, int]
) -> tuple[Ints, Words]:
    """Return the keys of the kept pairs in ascending order, and the kinds that each covers as bits."""
    members = {m.id: m for m in community.members}
    found: dict[int, int] = {}
    for (giver, asker), stated in community.kept.items():
        if giver in index and asker in index and giver != asker:
            kinds = members[giver].offers if stated is None else stated
            covered = [kind for kind in kinds if kind in members[asker].asks]
            found[index[asker] * len(index) + index[giver]] = sum(1 << place[kind] for kind in covered)
    keys = sorted(found)
    return np.array(keys, np.int64), np.array([found[key] for key in keys], np.uint64)


def _subtract_used(capacity: Sequence[int], used: Ints) -> Ints:
    left = np.maximum(np.array(capacity, np.int64), 0) - np.bincount(used, minlength=len(capacity))
    return np.asarray(np.maximum(left, 0))


def _values(sets: Sequence[Iterable[str]], vocabulary: Sequence[str] | None = None) -> Ints:
    codes = {v: i for i, v in enumerate(_vocabulary(sets) if vocabulary is None else vocabulary)}
    rows = [sorted(codes[v] for v in one) for one in sets]
    table = np.full((len(rows), max(map(len, rows), default=0)), -1, np.int64)
    for i, row in enumerate(rows):
        table[i, : len(row)] = row
    return table


def _words(sets: Sequence[Iterable[str]], vocabulary: Sequence[str] | None = None) -> Words:
    codes = {v: i for i, v in enumerate(_vocabulary(sets) if vocabulary is None else vocabulary)}
    table = np.zeros((len(sets), max(1, -(-len(codes) // 64))), np.uint64)
    for i, one in enumerate(sets):
        for value in one:
            code = codes[value]
            table[i, code >> 6] |= np.uint64(1 << (code & 63))
    return table


def _slots(masks: Sequence[int]) -> Words:
    size = max(1, -(-max((m.bit_length() for m in masks), default=0) // 64))
    raw = b"".join(max(mask, 0).to_bytes(size * 8, "little") for mask in masks)
    return np.frombuffer(raw, "<u8").astype(np.uint64).reshape(len(masks), size)


def _codes(names: Sequence[str]) -> Ints:
    """Return a number from 0 up for each name; -1 stands for none."""
    codes = {
        name: i for i, name in enumerate(_vocabulary([names]) if "" not in names else sorted({*names} - {""}))
    }
    return np.array([codes.get(name, -1) for name in names], np.int64)


def _wishes(members: Sequence[Member]) -> dict[str, Words]:
    known = _vocabulary([*(m.traits for m in members), *(m.wished_traits for m in members)])
    return {
        "traits": _words([m.traits for m in members], known),
        "wished": _words([m.wished_traits for m in members], known),
    }


def _terms(members: Sequence[Member]) -> dict[str, tuple[Words, Words]]:
    """Return for each named term what givers and what askers accept; nothing where nobody minds."""
    found = {}
    for name in ("rhythms", "lengths", "arrangements"):
        giving = [getattr(m.giving, name) for m in members]
        asking = [getattr(m.asking, name) for m in members]
        known = _vocabulary([*giving, *asking])
        if known:
            found[name] = (_anything(_words(giving, known)), _anything(_words(asking, known)))
    return found


def _anything(words: Words) -> Words:
    empty = ~words.any(axis=1)
    words[empty] = ~np.uint64(0)
    return words


def _pair_keys(community: Community, members: Sequence[Member], index: Mapping[str, int]) -> dict[str, Ints]:
    """Return for each rule between two people the sorted keys of the pairs that it excludes."""
    chain = {(m.id, boss) for m in members for boss in m.above}
    return {
        "chain": _keys(chain | {(b, a) for a, b in chain}, index),
        "avoid": _keys(community.blocked | {(b, a) for a, b in community.blocked}, index),
        "declined": _keys(community.declined, index),
        "forbidden": _keys(community.forbidden, index),
        "asked_for": _keys({(giver, asker) for asker, giver in community.asked_for}, index),
        "offered_to": _keys(community.offered_to, index),
    }


def _later_wishes(community: Community, index: Mapping[str, int]) -> tuple[Ints, Ints]:
    weight, loss = community.weights.wished, Counter[int]()
    for (who, whom), before in community.ranks.items():
        if who in index and whom in index:
            lost = weight - weight * (RANK_TENTHS - min(before, MOST_BEFORE)) // RANK_TENTHS
            for pairs, (giver, asker) in (
                (community.asked_for, (whom, who)),
                (community.offered_to, (who, whom)),
            ):
                if (who, whom) in pairs:
                    loss[index[asker] * len(index) + index[giver]] += lost
    keys = sorted(loss)
    return np.array(keys, np.int64), np.array([loss[key] for key in keys], np.int64)


def _keys(pairs: Iterable[Pair], index: Mapping[str, int]) -> Ints:
    found = (index[a] * len(index) + index[g] for g, a in pairs if g in index and a in index)
    return np.unique(np.fromiter(found, np.int64))


def has_bit(words: Words, bit: int) -> Flags:
    """Return in which words a bit is set."""
    return np.asarray((words >> np.uint64(bit)) & np.uint64(1), bool)
