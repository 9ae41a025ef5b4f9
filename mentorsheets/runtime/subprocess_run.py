"""Work in a process of its own, so that whatever becomes of it, the one who started it goes on."""

import logging
import subprocess
from collections.abc import Callable, Mapping, Sequence

from mentorsheets.runtime import log

LOOK = 0.5
"""Seconds between two looks at whether to stop."""
LONGEST_RUN = 30 * 60
"""Seconds after which a process is taken to hang. To kill it is safe: the journal knows what went out."""
GRACE = 60
"""Seconds in which a process that was asked to stop may finish the mail in hand."""


def in_own_process(
    command: Sequence[str],
    environment: Mapping[str, str],
    asked_to_stop: Callable[[], bool],
    longest: float = LONGEST_RUN,
) -> int:
    """Run a command to its end and return its exit code; pass on a wish to stop, and end what hangs."""
    with subprocess.Popen(command, env=dict(environment)) as process:  # noqa: S603 - our own command
        for _ in range(max(1, round(longest / LOOK))):
            if asked_to_stop():
                break
            try:
                return process.wait(LOOK)
            except subprocess.TimeoutExpired:
                continue
        else:
            log.note("took too long, and was ended", logging.WARNING)
        return _end(process)


def _end(process: subprocess.Popen[bytes]) -> int:
    process.terminate()
    try:
        return process.wait(GRACE)
    except subprocess.TimeoutExpired:
        process.kill()
        return process.wait()
