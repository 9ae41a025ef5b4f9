"""Let Python sleep under libfaketime; Python loads this file first where its folder is in PYTHONPATH.

libfaketime 0.9.10 takes the monotonic time until which `time.sleep` waits (clock_nanosleep) for a moved one, and
refuses. Waiting in `select` goes by a length of time, which it leaves alone.
"""

import select
import time
from typing import SupportsIndex


def sleep(seconds: float | SupportsIndex) -> None:
    """Wait for a number of seconds. Raises ValueError if it is below 0, as `time.sleep` does."""
    seconds = float(seconds)
    if seconds < 0:
        raise ValueError("sleep length must be non-negative")
    select.select([], [], [], seconds)


time.sleep = sleep
