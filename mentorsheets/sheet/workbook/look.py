"""How a new row looks: the style and width of each column, and the height that its longest text takes."""

import math
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from mentorsheets.sheet.backend import Cell

LINE = 15
"""Points that a line of text is high in the default font."""
MOST_NOTE_LINES = 12
"""Lines of a row that is made high enough for its text; more would push other rows away."""
_COL_TAG = re.compile(rb"<(?:\w+:)?col\s[^>]*>")
_SAID = re.compile(rb"\s(min|max|style|width)=[\"']([\d.]+)[\"']")


@dataclass(frozen=True, slots=True)
class ColumnStyles:
    """The columns of a worksheet: their styles and widths (in characters) by index, where they have any."""

    styles: Mapping[int, int]
    widths: Mapping[int, float]


def columns_of(head: bytes, most: int) -> ColumnStyles:
    """Return the first `most` columns of a worksheet, given what stands before its rows."""
    styles: dict[int, int] = {}
    widths: dict[int, float] = {}
    for found in _COL_TAG.finditer(head):
        said = {name: float(value) for name, value in _SAID.findall(found[0])}
        for column in range(int(said.get(b"min", 1)) - 1, min(most, int(said.get(b"max", 0)))):
            styles[column] = int(said.get(b"style", 0))
            widths[column] = said.get(b"width", 9)
    return ColumnStyles(styles, widths)


def height_of(
    values: Mapping[int, Cell], styles: Mapping[int, int], columns: ColumnStyles, wraps: Callable[[int], bool]
) -> int:
    """Return the height in points that a row needs to show its texts in full, or 0 if one line does."""
    lines = [
        sum(
            math.ceil(max(1, len(line)) / max(1, columns.widths.get(column, 9) - 1))
            for line in value.split("\n")
        )
        for column, value in values.items()
        if isinstance(value, str) and wraps(styles.get(column, 0))
    ]
    most = min(MOST_NOTE_LINES, max(lines, default=1))
    return LINE * most if most > 1 else 0
