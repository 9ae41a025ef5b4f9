"""The time as a value: a clock that is handed in, and the moment at which a run acts by it."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Protocol
from zoneinfo import ZoneInfo

WEEK = timedelta(days=7)
"""A week of the calendar, whatever the clocks do in it: it is added to days."""


def months_before(day: date, months: int) -> date:
    """Return the day so many months earlier; of the days 29 to 31, the 28th, which each month has."""
    years, month = divmod(day.month - 1 - months, 12)
    return date(day.year + years, month + 1, min(day.day, 28))


class Clock(Protocol):
    """The time, as handed in by whoever starts a run."""

    def now(self) -> datetime:
        """Return the present moment, with zone."""

    def sleep(self, seconds: float) -> None:
        """Wait."""


@dataclass(frozen=True, slots=True)
class Moment:
    """When a run takes place: by its `clock`, unless it `stands` at a time that was asked for.

    `stands` is a wall-clock time without zone, meant in the programme's. It decides what is due and which
    hour it is for readers; what the journal notes of real deliveries goes by the clock, so that a run on
    another day never makes a later one believe that time ran backwards.
    """

    clock: Clock
    stands: datetime | None = None

    @property
    def now(self) -> datetime:
        """The present moment, with its zone."""
        return self.clock.now()

    def acts_at(self, zone: str) -> datetime:
        """Return the time by which the run decides, in an IANA time zone."""
        return (
            self.stands.replace(tzinfo=ZoneInfo(zone)) if self.stands else self.now.astimezone(ZoneInfo(zone))
        )

    def today(self, zone: str) -> date:
        """Return the day on which the run acts, in an IANA time zone."""
        return self.acts_at(zone).date()
