"""Names of columns, cells and ranges, as people write them ("B7"), and their indexes from 0."""

import re
from collections.abc import Iterable

_ADDRESS = re.compile(r"([A-Z]+)([0-9]+)")


def column_letters(index: int) -> str:
    """Return the letters of a column index from 0: 0 is "A", 26 is "AA"."""
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def cell_name(row: int, column: int) -> str:
    """Return the address of the cell at these indexes from 0, as "B7"."""
    return f"{column_letters(column)}{row + 1}"


def pin(cell: str) -> str:
    """Return the address "$B$7" for "B7": in a formula it means the same cell wherever the formula stands."""
    letters = cell.rstrip("0123456789")
    return f"${letters}${cell[len(letters) :]}"


def place(address: str) -> tuple[int, int]:
    """Return the (row, column) indexes from 0 of an address such as "B7".

    Raises:
        ValueError: it is no address.
    """
    found = _ADDRESS.fullmatch(address.replace("$", ""))
    if not found:
        raise ValueError("no address of a cell")
    column = 0
    for letter in found[1]:
        column = column * 26 + ord(letter) - ord("A") + 1
    return int(found[2]) - 1, column - 1


def find_covered(ranges: Iterable[str]) -> frozenset[tuple[int, int]]:
    """Return the (row, column) indexes that merged ranges such as "A1:B2" cover, bar their first cells."""
    hidden: set[tuple[int, int]] = set()
    for merged in ranges:
        first, _, last = merged.partition(":")
        (top, left), (bottom, right) = place(first), place(last or first)
        hidden.update((row, column) for row in range(top, bottom + 1) for column in range(left, right + 1))
        hidden.discard((top, left))
    return frozenset(hidden)
