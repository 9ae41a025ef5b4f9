"""The computer's own clock: the one place that reads the time."""

import time
from datetime import UTC, datetime


class SystemClock:
    """The computer's own clock: the outermost ring starts a run with it."""

    def now(self) -> datetime:
        """Return the present moment, in UTC."""
        return datetime.now(UTC)  # noqa: TID251 - the one place that reads it

    def sleep(self, seconds: float) -> None:
        """Wait."""
        time.sleep(seconds)
