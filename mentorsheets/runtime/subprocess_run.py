"""Work in a process of its own, so that whatever becomes of it, the one who started it goes on."""

import logging
import signal
import subprocess
from collections.abc import Callable, Mapping, Sequence

from mentorsheets.runtime import log

LOOK = 0.5
"""Seconds between two looks at whether to stop."""
LONGEST_RUN = 30 * 60
"""Seconds after which a process is taken to hang. To kill it is safe: the journal knows what went out."""
GRACE = 60
"""Seconds in which a process that was asked to stop may finish the mail in hand."""
KILL = getattr(signal, "SIGKILL", signal.SIGTERM)
"""Windows has one way to end a process, which leaves it no time."""


def in_own_process(
    command: Sequence[str],
    environment: Mapping[str, str],
    asked_to_stop: Callable[[], bool],
    longest: float = LONGEST_RUN,
) -> int:
    """Run a command to its end and return its exit code; pass on a wish to stop, and end what hangs."""
    with subprocess.Popen(command, env=dict(environment)) as process:  # noqa: S603 - our own command

        def wait(seconds: float | None) -> int | None:
            try:
                return process.wait(seconds)
            except subprocess.TimeoutExpired:
                return None

        return watch(wait, process.send_signal, asked_to_stop, longest)


def watch(
    wait: Callable[[float | None], int | None],
    send: Callable[[int], None],
    asked_to_stop: Callable[[], bool],
    longest: float,
) -> int:
    """Return the exit code of a process; pass on a wish to stop, and end it after `longest` seconds.

    `wait` waits for its end, for so many seconds (None for as long as it takes), and returns its exit code or
    None if it goes on; `send` sends it a signal.
    """
    for _ in range(max(1, round(longest / LOOK))):
        if asked_to_stop():
            break
        if (code := wait(LOOK)) is not None:
            return code
    else:
        log.note("took too long, and was ended", logging.WARNING)
    send(signal.SIGTERM)
    if (code := wait(GRACE)) is not None:
        return code
    send(KILL)
    return wait(None) or 0
