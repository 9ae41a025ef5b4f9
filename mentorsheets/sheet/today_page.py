"""What the tab Today is to say, as plain values."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from mentorsheets.sheet.today_boxes import Box


@dataclass(frozen=True, slots=True)
class CellPlace:
    """A cell of the sheet: its tab, the column, and by what its row is known; or that very `cell`."""

    tab: str
    column: str = ""
    by: str = ""
    says: str = ""
    cell: str = ""


@dataclass(frozen=True, slots=True)
class TodayRow:
    """One thing that waits, as it is shown."""

    key: str
    what: str
    who: str
    words: str
    since: date | None
    choices: tuple[str, ...]
    places: tuple[CellPlace, ...] = ()
    people: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TodayPage:
    """All that the tab is to say: `numbers` are six, each with what it is of.

    `said` is what became of boxes that were ticked; the others keep what they say.
    """

    title: str
    sentence: str
    looked: date
    numbers: tuple[tuple[str, str], ...]
    rows: tuple[TodayRow, ...]
    good: tuple[str, ...] = ()
    more: int = 0
    said: Mapping[Box, str] = field(default_factory=dict)
