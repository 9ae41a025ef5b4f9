"""Who could sit in one circle: with a language, a time and a way to meet for all, and nobody kept apart."""

from collections.abc import Iterator

import numpy as np

from mentorsheets.pairing.arrays import Columns, Flags, Ints, has_bit
from mentorsheets.pairing.community import Circles
from mentorsheets.pairing.rules import RULES, find_broken, has
from mentorsheets.pairing.solver.exact import Start

MOST_TIMES = 6
"""Groups offered to the model for one host and kind, those that seat most first: each more is a variable."""
OVER_TIME = sum(1 << bit for bit, rule in enumerate(RULES) if rule in {"rhythm", "length"})


def seats(start: Start, shape: Circles) -> Iterator[tuple[int, int, Ints]]:
    """Find hosts, kinds and the askers who could sit together: one language, one time, one way to meet."""
    columns, runs = start.columns, _runs(start.columns)
    for kind in range(len(columns.kinds)):
        about = start.pairs.only(has_bit(start.pairs.covers, kind))
        givers = np.unique(about.giver)
        if start.left.missing[:, kind].sum() <= columns.give[givers].sum():
            continue
        for host in givers.tolist():
            askers = _once_more(columns, host, kind, about.asker[about.giver == host], shape)
            for group in _sittings(columns, host, askers, runs, shape.at_least):
                # A host with room for several may sit down with one part of a crowd after the other.
                for _ in range(min(int(columns.give[host]), -(-len(group) // shape.at_most))):
                    yield host, kind, np.array(group, np.int64)


def _sittings(columns: Columns, host: int, askers: Ints, runs: Flags, least: int) -> list[tuple[int, ...]]:
    """Choose a few groups of askers with one time in common, so that as many as can be are in one of them."""
    found: set[tuple[int, ...]] = set()
    for together in _together(columns, host, askers):
        times = np.unique(runs[together] & runs[host], axis=1).T
        found.update(tuple(together[free].tolist()) for free in times if free.sum() >= least)
    wide = sorted(found, key=lambda group: (-len(group), group))
    left = [group for at, group in enumerate(wide) if not any(set(group) <= set(w) for w in wide[:at])]
    chosen: list[tuple[int, ...]] = []
    seated: set[int] = set()
    while left and len(chosen) < MOST_TIMES:
        best = max(left, key=lambda group: len(set(group) - seated))
        left.remove(best)
        seated.update(best)
        chosen.append(best)
    return chosen


def _once_more(columns: Columns, host: int, kind: int, askers: Ints, shape: Circles) -> Ints:
    """Leave out whom the host is not to meet in a circle over this kind again."""
    members, name = columns.members, columns.kinds[kind]
    left = [row for row in askers if (members[host].id, members[row].id, name) not in shape.not_again]
    return np.array(left, np.int64)


def _together(columns: Columns, host: int, askers: Ints) -> Iterator[Ints]:
    for language in columns.language_values[host]:
        speak = (
            askers[(columns.language_values[askers] == language).any(axis=1)] if language >= 0 else askers[:0]
        )
        if columns.remote[host]:
            yield speak[columns.remote[speak]]
        for city in columns.city_values[host]:
            if city >= 0:
                yield speak[(columns.city_values[speak] == city).any(axis=1)]


def _runs(columns: Columns) -> Flags:
    """Return for each member and slot whether a meeting can begin there and last as long as it must."""
    free = np.unpackbits(columns.slots.view(np.uint8), axis=1, bitorder="little").astype(bool)
    runs = free.copy()
    for later in range(1, max(columns.community.min_overlap, 1)):
        runs[:, :-later] &= free[:, later:]
        runs[:, -later:] = False
    return np.asarray(runs)


def second_host(columns: Columns, host: int, askers: Ints, kind: int, room: Ints) -> list[int]:
    """Find who could host beside the host: with a place left over, and a time and a way to meet for all.

    Who has a place left over could help none of them one by one; mostly since they want to talk far less, or
    more, often, or for longer. To one meeting that is no hindrance; every other rule is.
    """
    runs, everybody = _runs(columns), np.array([host, *askers])
    able = np.flatnonzero(has_bit(columns.offers, kind) & (room > 0) & columns.may_pair)
    able = able[~np.isin(able, [host, *askers])]
    for beside in able[np.argsort(-room[able], kind="stable")].tolist():
        alone = np.full(len(everybody), beside)
        shared = any(len(some) == len(everybody) for some in _together(columns, beside, everybody))
        at_once = runs[[beside, *everybody]].all(axis=0).any()
        fits = (
            not (find_broken(columns, alone[1:], askers) & ~OVER_TIME).any()
            and not has(apart(columns), columns.key(alone, everybody)).any()
        )
        if shared and at_once and fits:
            return [beside]
    return []


def apart(columns: Columns) -> Ints:
    """Return the keys of those who are not to sit in one circle: one avoids the other or is above them."""
    return np.union1d(columns.pairs["avoid"], columns.pairs["chain"])
