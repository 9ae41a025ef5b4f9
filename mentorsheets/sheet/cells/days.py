"""Days that the machine puts down: the very day, or the latest that it can have been, said in words."""

import re
from datetime import date, datetime

from mentorsheets.domain.model import Day
from mentorsheets.sheet.backend import Cell

AT_THE_LATEST = "at the latest"
BY = "by"
DAY_AT_END = re.compile(r"(\d{4}-\d{2}-\d{2})\s*$")


def write_day(day: Day | None, beforehand: str) -> Cell:
    """Return what a cell says of a day: a date, or the latest one after the words `beforehand`."""
    if day is None:
        return None
    return day.on if day.exact else f"{beforehand} {day.on.isoformat()}"


def parse_day(cell: Cell) -> Day | None:
    """Return the day that the machine put down in a cell, None where it is empty or says no day.

    Whatever stands before the day makes it the latest that it can have been.
    """
    if isinstance(cell, datetime):
        return Day(cell.date())
    if isinstance(cell, date):
        return Day(cell)
    found = DAY_AT_END.search(cell) if isinstance(cell, str) else None
    try:
        on = date.fromisoformat(found[1]) if found else None
    except ValueError:
        return None
    return Day(on, exact=str(cell).strip() == found[1]) if found and on else None
