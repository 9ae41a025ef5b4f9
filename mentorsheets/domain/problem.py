"""What a human should mend in the sheet, or know of how it was read."""

from dataclasses import dataclass
from datetime import date

LONG_AGO = date.min
"""For a problem or a reading: before days were kept."""


@dataclass(frozen=True, slots=True)
class Problem:
    """A thing for a human to mend, or (`needs_mending` false) a reading that they should know of.

    `cell` is an address such as "E7", or "" where the whole tab is meant; `value` is what stands there.
    `since` is the day on which it was first found, or for a reading that of its row: None if no run has put
    one down yet, LONG_AGO where none was kept.
    """

    tab: str
    cell: str
    sentence: str
    hint: str = ""
    value: str = ""
    needs_mending: bool = True
    since: date | None = None

    def first_day(self, today: date) -> date | None:
        """Return the day on which it was first found, None where none was kept."""
        return None if self.since == LONG_AGO else self.since or today

    def is_new(self, today: date) -> bool:
        """Return whether it was found today for the first time."""
        return self.since is None or self.since == today
