"""Reading the time stamps of a form: dates, or texts with day and month in the order of a sheet's locale."""

import re
from collections.abc import Iterable, Sequence
from datetime import date, datetime, time

from mentorsheets.sheet.backend import Cell

MOMENT_PATTERN = re.compile(
    r"(\d{1,4})([./ -]+)(\d{1,2})[./ -]+(\d{1,4})\.?"
    r"(?:[ ,T]+(\d{1,2})[:.h](\d{2})(?:[:.](\d{2}))?(?:\.\d+)?\s*([ap]\.?m)?)?",
    re.IGNORECASE,
)


def moments(cells: Sequence[Cell]) -> list[datetime | None]:
    """Return the moment that each cell of a column means, in the sheet's time; None where that is unclear.

    Whether 03/04/2026 is in March or in April is told by the other cells of the column, as long as one of
    them has a number that can only be a day.
    """
    order = _order(str(cell) for cell in cells if isinstance(cell, str))
    return [_moment(cell, order) for cell in cells]


def _moment(cell: Cell, day_first: bool | None) -> datetime | None:
    if isinstance(cell, datetime):
        return cell.replace(tzinfo=None, microsecond=0)
    if isinstance(cell, date):
        return datetime.combine(cell, time())
    found = MOMENT_PATTERN.match(cell.strip()) if isinstance(cell, str) else None
    if found is None:
        return None
    first, separator, second, third = found[1], found[2], found[3], found[4]
    if len(first) == 4:
        year, month, day = first, second, third
    elif day_first or (day_first is None and separator.strip() == "."):
        day, month, year = first, second, third
    elif day_first is None:
        return None
    else:
        month, day, year = first, second, third
    return _at(found, (int(year) + (2000 if len(year) == 2 else 0), int(month), int(day)))


def _at(found: re.Match[str], day: tuple[int, int, int]) -> datetime | None:
    hour, minute, second, half = (found[5] or "0", found[6] or "0", found[7] or "0", found[8])
    hours = int(hour) % 12 + (12 if half[0] in "pP" else 0) if half else int(hour)
    try:
        return datetime(*day, hours, int(minute), int(second))  # noqa: DTZ001 - a sheet's own time has no zone
    except ValueError:
        return None


def _order(texts: Iterable[str]) -> bool | None:
    """Return whether the day comes first, None where no cell tells."""
    for text in texts:
        found = MOMENT_PATTERN.match(text.strip())
        if found and len(found[1]) < 4:
            if int(found[1]) > 12:
                return True
            if int(found[3]) > 12:
                return False
    return None
