"""When a run takes place, handed in from outside, and the day that it is in a programme's time zone."""

import time
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from mentorsheets.mail.values import Clock


class SystemClock:
    """The computer's own clock: the outermost ring starts a run with it."""

    def now(self) -> datetime:
        """Return the present moment, in UTC."""
        return datetime.now(UTC)  # noqa: TID251 - the one place that reads it

    def sleep(self, seconds: float) -> None:
        """Wait."""
        time.sleep(seconds)


@dataclass(frozen=True, slots=True)
class Moment:
    """When a run takes place: by its `clock`, and the `day` to act as if it were, if any."""

    clock: Clock = field(default_factory=SystemClock)
    day: date | None = None

    @property
    def now(self) -> datetime:
        """The present moment, with its zone."""
        return self.clock.now()

    def today(self, zone: str) -> date:
        """Return the day on which the run acts, in an IANA time zone."""
        return self.day or self.now.astimezone(ZoneInfo(zone)).date()
