"""The boxes at the top of Today, by which the coordinator asks for something to be done now.

They stand in rows of their own between the numbers and the header, and never move. Whatever stands in a green
cell there, but a plain no, is a tick; so is a plain yes beside it. All else that is typed beside it stays.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from mentorsheets.sheet.backend import Cell, Tab
from mentorsheets.sheet.cells.choices import YES_NO
from mentorsheets.sheet.today_places import (
    HEADER_ROW,
    IN_WORDS_COLUMN,
    KEY,
    SINCE,
    WHAT,
    WHERE,
    WHO,
    WORD_COLUMN,
)

FIRST_BOX = 7
"""The row index of the first box, below a line that says what they are."""
TICK = "do it"
"""What a drop-down offers in a workbook, whose cells have no boxes to tick."""
HEADING = f"Do now (tick, or choose “{TICK}”; the next run does it)"
WRONG_CELL = "(What you typed stands here as you left it. What is to be done is said in its green cell.)"
"""What a row says in which words stand beside the green cell, where they do nothing."""
WHAT_CAME = re.compile(r"\d\d:\d\d: ")
"""How each line begins that we write beside a box."""


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
    tick until it is among `done`. Words that a person typed into another cell of the row stay beside it.
    """
    yield (FIRST_BOX - 1, WHAT), HEADING
    for row, box in enumerate(Box, FIRST_BOX):
        there = tab.rows[base + row] if base + row < len(tab.rows) else ()
        there = there if cell_text(there, KEY) == box.key else ()
        ticked = there[WORD_COLUMN] if len(there) > WORD_COLUMN else None
        came, own = _take_apart(there, box)
        beside = " / ".join(word for word in own if (box.key, word) not in done)
        yield (row, WHAT), box.value
        yield (row, WHO), beside or None
        yield (row, IN_WORDS_COLUMN), _tell(said.get(box, came), beside, there)
        yield (row, WORD_COLUMN), None if (box.key, str(ticked).strip()) in done else ticked
        yield (row, KEY), box.key
        for column in (SINCE, WHERE):
            yield (row, column), there[column] if column < len(there) else None


def find_tick(cells: tuple[Cell, ...], box: Box) -> str:
    """Return what ticks a box in its row, "" if nothing does.

    In the green cell that is anything but a plain no; beside it, a plain yes, which can mean nothing else.
    """
    typed = cell_text(cells, WORD_COLUMN)
    if typed:
        return typed if YES_NO.get(typed.casefold(), True) else ""
    _, own = _take_apart(cells, box)
    return next((word for word in own if word.casefold() == TICK or YES_NO.get(word.casefold(), False)), "")


def _take_apart(there: tuple[Cell, ...], box: Box) -> tuple[str, list[str]]:
    """Return what a box came to last, and what a person typed over that, over its name, or beside it."""
    label, came = cell_text(there, WHAT), cell_text(there, IN_WORDS_COLUMN).replace(WRONG_CELL, "").strip()
    own = [cell_text(there, WHO)]
    if label not in {"", box.value}:
        own.append(label)
    if came and not WHAT_CAME.match(came):
        own.append(came)
        came = ""
    return came, [word for word in own if word]


def _tell(came: str, beside: str, there: tuple[Cell, ...]) -> str | None:
    strays = beside or cell_text(there, SINCE) or cell_text(there, WHERE)
    return " ".join(filter(None, (came, WRONG_CELL if strays else ""))) or None


assert FIRST_BOX + len(Box) < HEADER_ROW  # noqa: S101 - the boxes end above the header
