"""Which of an asker's needs each of their helpers is there for.

A helper is pointless if no need is left that could be theirs alone. Who has one of their own is a matching of
helpers with needs, each need as often as helpers are wished for it: as many as can be have one, and of these
whoever comes first (augmenting paths, Kuhn 1955). What the others could meet is met without them.
"""

from collections.abc import Collection, Mapping, Sequence
from typing import TypeVar

SortOfNeed = TypeVar("SortOfNeed", str, int)


def match_needs(
    meets: Sequence[Collection[SortOfNeed]], wanted: Mapping[SortOfNeed, int]
) -> dict[SortOfNeed, list[int]]:
    """Return by kind of need which helpers (by position in `meets`) have it to themselves, each at most one.

    `meets` are the kinds that each helper could meet, `wanted` how many helpers each kind takes.
    """
    held: dict[SortOfNeed, list[int]] = {kind: [] for kind in wanted}

    def seat(helper: int, seen: set[SortOfNeed]) -> bool:
        for kind in meets[helper]:
            if kind in seen or kind not in held:
                continue
            seen.add(kind)
            if len(held[kind]) < wanted[kind]:
                held[kind].append(helper)
                return True
            for place, other in enumerate(held[kind]):
                if seat(other, seen):
                    held[kind][place] = helper
                    return True
        return False

    for helper in range(len(meets)):
        seat(helper, set())
    return held


def allot(
    meets: Sequence[Collection[SortOfNeed]], wanted: Mapping[SortOfNeed, int]
) -> list[list[SortOfNeed]]:
    """Return for each helper the kinds that are theirs, in the order of `wanted`.

    Everybody has one of their own if there is any way; what is left goes to whoever has fewest.
    """
    held = match_needs(meets, wanted)
    count = [sum(one in helpers for helpers in held.values()) for one in range(len(meets))]
    for kind, helpers in held.items():
        free = [one for one, kinds in enumerate(meets) if kind in kinds and one not in helpers]
        for helper in sorted(free, key=lambda one: (count[one], one))[: wanted[kind] - len(helpers)]:
            helpers.append(helper)
            count[helper] += 1
    return [[kind for kind in wanted if helper in held[kind]] for helper in range(len(meets))]
