"""Telling a monitor that a run began and how it ended, so that silence is noticed by somebody."""

import logging
from collections.abc import Callable

from mentorsheets.runtime.log import note

HEARTBEAT = "MENTORSHEETS_HEARTBEAT"
ALL_IS_WELL = frozenset({0, 1, 75})
"""Exit codes of which a monitor is told nothing bad: all was done, with 1 a person should look at
the sheet, with 75 another run is at work. Else each pass with one cell to mend was an alarm."""
PING_TIMEOUT = 5
"""Seconds; a monitor that is slow or gone must not keep mail from going out."""


def run_watched(address: str, work: Callable[[], int]) -> int:
    """Do `work`, and return its exit code; ping `address` (http or https) before and after it.

    The pings go to ADDRESS/start, then to ADDRESS itself if `ALL_IS_WELL`, else to ADDRESS/CODE: what
    healthchecks.io and its like understand. Without an address nothing is pinged. A ping that fails
    changes nothing.
    """
    ping(address, "/start")
    try:
        code = work()
    except BaseException:
        ping(address, "/fail")
        raise
    ping(address, "" if code in ALL_IS_WELL else f"/{code}")
    return code


def ping(address: str, end: str) -> None:
    """Ask for an address with an `end` put to its path; whatever comes of it is no more than a log line."""
    if not address:
        return
    import requests  # noqa: PLC0415 - slow to import, and few programmes have a monitor

    path, mark, query = address.partition("?")
    try:
        # What it says is of no interest, and may never end.
        with requests.get(
            f"{path.rstrip('/')}{end}{mark}{query}", timeout=PING_TIMEOUT, stream=True
        ) as answer:
            answer.raise_for_status()
    except (requests.RequestException, ValueError) as error:
        # The address is a secret of sorts, so not even the error's own words are logged.
        note("heartbeat was not heard", logging.WARNING, error=type(error).__name__)
