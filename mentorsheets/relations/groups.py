"""Records put together by what they concern, and brought up to date without going through all anew."""

from collections.abc import Callable, Iterable, Mapping
from typing import TypeVar

K = TypeVar("K")
R = TypeVar("R")
Groups = Mapping[K, tuple[R, ...]]
"""Under each key the records that concern it, in their order; never an empty tuple."""


def regroup(
    before: Groups[K, R], was: tuple[R, ...], now: tuple[R, ...], keys_of: Callable[[R], Iterable[K]]
) -> Groups[K, R]:
    """Return the groups of the records `now`, given those of the records as they were.

    A record may stand under several keys or none. Where records were only added at the end, or others have
    taken the place of some under the same keys, no other group is touched; else all are made anew.
    """
    if was is now:
        return before
    if len(now) < len(was):
        return _group(now, keys_of)
    changed = [(old, new) for old, new in zip(was, now, strict=False) if old is not new]
    if len(changed) > len(was) // 2:
        return _group(now, keys_of)
    groups = dict(before)
    for old, new in changed:
        keys = tuple(keys_of(old))
        if keys != tuple(keys_of(new)):
            return _group(now, keys_of)
        for key in keys:
            groups[key] = tuple(new if record is old else record for record in groups[key])
    _add(groups, now[len(was) :], keys_of)
    return groups


def _group(records: Iterable[R], keys_of: Callable[[R], Iterable[K]]) -> Groups[K, R]:
    groups: dict[K, tuple[R, ...]] = {}
    _add(groups, records, keys_of)
    return groups


def _add(groups: dict[K, tuple[R, ...]], records: Iterable[R], keys_of: Callable[[R], Iterable[K]]) -> None:
    new: dict[K, list[R]] = {}
    for record in records:
        for key in keys_of(record):
            new.setdefault(key, []).append(record)
    for key, added in new.items():
        groups[key] = (*groups.get(key, ()), *added)
