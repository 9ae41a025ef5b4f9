"""The moment of a run, handed in from outside, and the day that it is in a programme's time zone."""

from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo


@dataclass(frozen=True, slots=True)
class Moment:
    """When a run takes place: `now` with its zone, and the `day` to act as if it were, if one was asked for."""

    now: datetime
    day: date | None = None

    def today(self, zone: str) -> date:
        """Return the day on which the run acts, in an IANA time zone."""
        return self.day or self.now.astimezone(ZoneInfo(zone)).date()
