"""Cells that lie under a merged one, where nobody would see what is written."""

from collections.abc import Iterable

from mentorsheets.sheet.a1 import place


def covered(ranges: Iterable[str]) -> frozenset[tuple[int, int]]:
    """Return the (row, column) indexes that merged ranges such as "A1:B2" cover, bar their first cells."""
    hidden: set[tuple[int, int]] = set()
    for merged in ranges:
        first, _, last = merged.partition(":")
        (top, left), (bottom, right) = place(first), place(last or first)
        hidden.update((row, column) for row in range(top, bottom + 1) for column in range(left, right + 1))
        hidden.discard((top, left))
    return frozenset(hidden)
