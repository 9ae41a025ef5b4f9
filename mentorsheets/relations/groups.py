"""Records put together by what they concern, and brought up to date without going through all anew."""

from collections.abc import Callable, Iterable, Mapping
from operator import is_
from typing import TypeVar

K = TypeVar("K")
R = TypeVar("R")
Groups = Mapping[K, tuple[R, ...]]
"""Under each key the records that concern it, in their order; never an empty tuple."""


def starts_with(now: tuple[R, ...], was: tuple[R, ...]) -> bool:
    """Return whether records are the very ones that were, with others added at the end or none."""
    return len(now) >= len(was) and all(map(is_, was, now))


def find_changed(before: Groups[K, R], now: Groups[K, R]) -> set[K]:
    """Return the keys under which other records stand than before, or none any more."""
    if before is now:
        return set()
    gone = before.keys() - now.keys()
    return {key for key, records in now.items() if before.get(key) is not records} | gone


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
    changed = (
        []
        if starts_with(now, was)
        else [(old, new) for old, new in zip(was, now, strict=False) if old is not new]
    )
    if len(changed) > len(was) // 2:
        return _group(now, keys_of)
    if any(tuple(keys_of(old)) != tuple(keys_of(new)) for old, new in changed):
        return _group(now, keys_of)
    groups = dict(before)
    if _put_in_place(groups, changed, keys_of):
        _add(groups, now[len(was) :], keys_of)
        return groups
    touched: dict[K, list[R]] = {key: [] for _, new in changed for key in keys_of(new)}
    # By their places and not by what took whose place: rows that say the same are one record, and rows move.
    for record in now[: len(was)] if touched else ():
        for key in keys_of(record):
            if key in touched:
                touched[key].append(record)
    groups.update((key, tuple(records)) for key, records in touched.items())
    _add(groups, now[len(was) :], keys_of)
    return groups


def _put_in_place(
    groups: dict[K, tuple[R, ...]], changed: list[tuple[R, R]], keys_of: Callable[[R], Iterable[K]]
) -> bool:
    """Put new records where the old ones stand in their groups, unless it is not sure which those are.

    It is not where records have changed places, or where one stands in several.
    """
    old_ones = {id(old) for old, _ in changed}
    if len(old_ones) < len(changed) or any(id(new) in old_ones for _, new in changed):
        return False
    instead = {id(old): new for old, new in changed}
    touched: dict[K, int] = {}
    for _, new in changed:
        for key in keys_of(new):
            touched[key] = touched.get(key, 0) + 1
    if any(sum(id(one) in instead for one in groups[key]) != often for key, often in touched.items()):
        return False
    groups.update((key, tuple(instead.get(id(one), one) for one in groups[key])) for key in touched)
    return True


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
