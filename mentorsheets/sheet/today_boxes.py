"""The boxes at the top of Today, by which the coordinator asks for something to be done now.

They stand in rows of their own between the numbers and the header, and never move. Whatever stands in a green
cell there, but a plain no, is a tick.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from mentorsheets.sheet.backend import Cell, Tab
from mentorsheets.sheet.today_places import HEADER_ROW, IN_WORDS_COLUMN, KEY, WHAT, WORD_COLUMN

FIRST_BOX = 7
"""The row index of the first box, below a line that says what they are."""
TICK = "do it"
"""What a drop-down offers in a workbook, whose cells have no boxes to tick."""
HEADING = "Do now (tick; the next run does it)"


class Box(StrEnum):
    """What can be asked for; its value is what its row says."""

    PAIR = "Pair now"
    SHOW = "Show me the mails first"
    STOP = "Stop all mail"
    CHECK = "Check the sheet"

    @property
    def key(self) -> str:
        """The name of its row."""
        return f"box/{self.name.lower()}"


@dataclass(frozen=True, slots=True)
class Tick:
    """A box that is ticked, and what stands in its cell."""

    box: Box
    text: str


def cell_text(cells: tuple[Cell, ...], column: int) -> str:
    """Return what stands in a column of a row, "" for nothing."""
    value = cells[column] if column < len(cells) else None
    return "" if value is None else str(value).strip()


def lay_out_boxes(
    tab: Tab, base: int, said: Mapping[Box, str], done: frozenset[tuple[str, str]]
) -> Iterator[tuple[tuple[int, int], Cell]]:
    """Yield what is to stand in the rows of the boxes, by row and column as from the top of the page.

    `base` is how far down the page begins in `tab`. What a box came to stays until it is used again, and a
    tick until it is among `done`.
    """
    yield (FIRST_BOX - 1, WHAT), HEADING
    for row, box in enumerate(Box, FIRST_BOX):
        there = tab.rows[base + row] if base + row < len(tab.rows) else ()
        is_ours = cell_text(there, KEY) == box.key
        ticked = there[WORD_COLUMN] if is_ours and len(there) > WORD_COLUMN else None
        yield (row, WHAT), box.value
        yield (
            (row, IN_WORDS_COLUMN),
            said.get(box, cell_text(there, IN_WORDS_COLUMN) if is_ours else "") or None,
        )
        yield (row, WORD_COLUMN), None if (box.key, str(ticked).strip()) in done else ticked
        yield (row, KEY), box.key


assert FIRST_BOX + len(Box) < HEADER_ROW  # noqa: S101 - the boxes end above the header
