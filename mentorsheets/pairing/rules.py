"""The hard rules: which giver may be paired with which asker, each rule by its name.

A rule is a function of many pairs at once, so that the same words serve the search (all pairs) and the
reasons (which rule stands in the way).
"""

from collections.abc import Callable
from functools import partial
from typing import TypeAlias

import numpy as np

from mentorsheets.pairing.arrays import Columns, Flags, Ints, Words
from mentorsheets.pairing.community import USUAL_MUSTS

Rule: TypeAlias = Callable[[Columns, Ints, Ints], Flags]


def has(keys: Ints, wanted: Ints) -> Flags:
    """Return for each wanted key whether it is among the sorted keys."""
    if not len(keys):
        return np.zeros(len(wanted), bool)
    at = np.minimum(np.searchsorted(keys, wanted), len(keys) - 1)
    return np.asarray(keys[at] == wanted)


def _share(left: Words, right: Words, giver: Ints, asker: Ints) -> Flags:
    shared = np.zeros(len(giver), bool)
    for word in range(left.shape[1]):
        shared |= (left[giver, word] & right[asker, word]) != 0
    return shared


def _language(columns: Columns, giver: Ints, asker: Ints) -> Flags:
    return _share(columns.languages, columns.languages, giver, asker)


def overlap(columns: Columns, giver: Ints, asker: Ints) -> Ints:
    """Count the slots of the week that both have free."""
    total = np.zeros(len(giver), np.int64)
    for word in range(columns.slots.shape[1]):
        column = np.ascontiguousarray(columns.slots[:, word])
        total += np.bitwise_count(column[giver] & column[asker])
    return total


def _time(columns: Columns, giver: Ints, asker: Ints) -> Flags:
    return np.asarray(overlap(columns, giver, asker) >= columns.community.min_overlap)


def _place(columns: Columns, giver: Ints, asker: Ints) -> Flags:
    near = columns.remote[giver] & columns.remote[asker]
    rest = np.flatnonzero(~near)
    near[rest] = _share(columns.cities, columns.cities, giver[rest], asker[rest])
    return np.asarray(near)


def _team(columns: Columns, giver: Ints, asker: Ints) -> Flags:
    if columns.community.same_team_allowed:
        return np.ones(len(giver), bool)
    team = columns.team[giver]
    return np.asarray((team < 0) | (team != columns.team[asker]))


def _not_listed(name: str, columns: Columns, giver: Ints, asker: Ints) -> Flags:
    return ~has(columns.pairs[name], columns.key(giver, asker))


def _terms(name: str, columns: Columns, giver: Ints, asker: Ints) -> Flags:
    if name not in columns.terms:
        return np.ones(len(giver), bool)
    giving, asking = columns.terms[name]
    return _share(giving, asking, giver, asker)


def _affinity(columns: Columns, giver: Ints, asker: Ints) -> Flags:
    fits = ~columns.demands[asker]
    at = np.flatnonzero(~fits)
    wished = columns.wished[asker[at]]
    fits[at] = ((columns.traits[giver[at]] & wished) == wished).all(axis=1)
    return np.asarray(fits)


def _level(columns: Columns, giver: Ints, asker: Ints) -> Flags:
    """Hold where the giver has more experience; also where either says nothing of theirs."""
    left, right = columns.experience[giver], columns.experience[asker]
    return np.asarray((left < 0) | (right < 0) | (left > right))


def _interests(columns: Columns, giver: Ints, asker: Ints) -> Flags:
    """Hold where both name an interest; also where either names none."""
    none = np.asarray(~columns.topics.any(axis=1))
    return np.asarray(_share(columns.topics, columns.topics, giver, asker) | none[giver] | none[asker])


def _wish(columns: Columns, giver: Ints, asker: Ints) -> Flags:
    """Hold unless either named people here and the other is none of them."""
    key, size = columns.key(giver, asker), max(columns.size, 1)
    by_asker, by_giver = columns.pairs["asked_for"], columns.pairs["offered_to"]
    named, offered = np.zeros(columns.size, bool), np.zeros(columns.size, bool)
    named[by_asker // size] = True
    offered[by_giver % size] = True
    return np.asarray((~named[asker] | has(by_asker, key)) & (~offered[giver] | has(by_giver, key)))


def _rule_paused(columns: Columns, giver: Ints, asker: Ints) -> Flags:
    return np.asarray(columns.able[giver] & columns.able[asker])


def _start(columns: Columns, giver: Ints, asker: Ints) -> Flags:
    return np.asarray(columns.begun[giver] & columns.begun[asker])


RULES: dict[str, Rule] = {
    "paused": _rule_paused,
    "start": _start,
    "language": _language,
    "time": _time,
    "place": _place,
    "team": _team,
    "chain": partial(_not_listed, "chain"),
    "avoid": partial(_not_listed, "avoid"),
    "declined": partial(_not_listed, "declined"),
    "forbidden": partial(_not_listed, "forbidden"),
    "rhythm": partial(_terms, "rhythms"),
    "length": partial(_terms, "lengths"),
    "arrangement": partial(_terms, "arrangements"),
    "affinity": _affinity,
    "level": _level,
    "interests": _interests,
    "wish": _wish,
}
RULES_OF_CHOICE = frozenset({*USUAL_MUSTS, "level", "interests", "wish"})
"""Rules of which a programme may say whether they are a must; all others always are."""


def find_musts(columns: Columns) -> dict[str, Rule]:
    """Return the rules without which nobody is paired here, by name."""
    musts = columns.community.musts
    return {name: rule for name, rule in RULES.items() if name not in RULES_OF_CHOICE or name in musts}


def find_broken(columns: Columns, giver: Ints, asker: Ints) -> Ints:
    """Return for each pair which rules exclude it: bit i for the i-th of RULES, 0 if it is allowed."""
    found, musts = np.zeros(len(giver), np.int64), find_musts(columns)
    for bit, (name, rule) in enumerate(RULES.items()):
        if name in musts:
            found |= (~rule(columns, giver, asker)).astype(np.int64) << bit
    return found
