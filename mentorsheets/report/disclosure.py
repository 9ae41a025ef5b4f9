"""What of a figure may leave the room: rounding, hiding, and merging, so that nobody can be recognised.

The rules follow what statistical offices do with small counts (NHS England's disclosure control for maternity
and emergency care: under 5 hidden, others to the nearest 5), done by the machine and without exceptions.
"""

from collections import Counter
from collections.abc import Mapping, Sequence

FEWEST_SHOWN = 5
"""People: a smaller count leads to somebody whom a reader may know."""
ROUNDED_TO = 5
"""People: two pages of two weeks then seldom tell whether one person came or went."""
FEWEST_FOR_A_SHARE = 20
"""People: of fewer, a rounded share still tells the count."""
FLOOR_OF_A_GROUP = 5
"""People: no setting makes a group smaller than this appear."""
OTHERS_AND_UNKNOWN = "others and not said"


def round_count(count: int) -> str:
    """Return how a number of people is told to everybody."""
    if count == 0:
        return "none"
    if count < FEWEST_SHOWN:
        return f"fewer than {FEWEST_SHOWN}"
    return f"about {round_to_five(count)}"


def round_to_five(count: int) -> int:
    """Return the multiple of five that is nearest to a count; a whole number is never in the middle."""
    return (count + ROUNDED_TO // 2) // ROUNDED_TO * ROUNDED_TO


def round_share(k: int, n: int) -> str | None:
    """Return how a share is told to everybody, or None where there are too few to tell it."""
    if n < FEWEST_FOR_A_SHARE:
        return None
    nearest = find_nearest_share(k, n)
    if k < FEWEST_SHOWN or nearest == 0:
        return "hardly any"
    if n - k < FEWEST_SHOWN or nearest == 100:
        return "nearly all"
    return f"about {nearest} in 100"


def find_nearest_share(k: int, n: int) -> int:
    """Return a share in 100, to the nearest five, halves upwards."""
    return (200 * k + ROUNDED_TO * n) // (2 * ROUNDED_TO * n) * ROUNDED_TO


def hide_small_parts(parts: Sequence[int]) -> tuple[int | None, ...]:
    """Return the parts of an exact total with the small ones hidden (None).

    One to four are hidden. What is hidden together is never one cell, which the total would give away, and
    never under five in sum: the next smallest joins, and zeros last.
    """
    hidden = {index for index, part in enumerate(parts) if 0 < part < FEWEST_SHOWN}
    others = sorted(
        set(range(len(parts))) - hidden, key=lambda index: (parts[index] == 0, parts[index], index)
    )
    while hidden and others and (len(hidden) < 2 or sum(parts[index] for index in hidden) < FEWEST_SHOWN):
        hidden.add(others.pop(0))
    return tuple(None if index in hidden else part for index, part in enumerate(parts))


def merge_small_groups(group_of: Mapping[str, str | None], smallest: int) -> Mapping[str, str] | None:
    """Return each person's group once small ones are merged, or None if then nothing can be compared.

    Groups under `smallest`, and people who said nothing, become "others and not said". If these are under
    `smallest` too, the smallest named group joins them.
    """
    least = max(smallest, FLOOR_OF_A_GROUP)
    sizes = Counter(group for group in group_of.values() if group)
    named = sorted((size, group) for group, size in sizes.items() if size >= least)
    rest = len(group_of) - sum(size for size, _ in named)
    if 0 < rest < least and named:
        named.pop(0)
    kept = {group for _, group in named}
    merged = {
        person: group if group and group in kept else OTHERS_AND_UNKNOWN for person, group in group_of.items()
    }
    return merged if len(set(merged.values())) >= 2 else None
