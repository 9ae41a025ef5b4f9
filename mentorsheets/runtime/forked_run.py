"""Work in a copy of this process, which has all it needs loaded already: where the system can make one.

To start Python and load what a pass needs takes twenty times what a pass over a small programme does. A copy
(fork) shares all of that, and whatever becomes of it, a crash, a loop, a memory that is full, the one who
made it goes on. Windows has no such thing, and on macOS the system's own libraries break in a copy.
"""

import gc
import os
import select
import sys
from collections.abc import Callable, Mapping

from mentorsheets.errors import UNFORESEEN
from mentorsheets.runtime.subprocess_run import LONGEST_RUN, watch

MOST_MEMORY = 4 * 2**30
"""Bytes that a copy may use for itself, so that one programme never takes the memory of all; a pass over
10,000 people needs less than 1 GB."""
CAN_COPY = sys.platform == "linux"


def in_copy(
    work: Callable[[], int],
    environment: Mapping[str, str],
    asked_to_stop: Callable[[], bool],
    longest: float = LONGEST_RUN,
    most_memory: int = MOST_MEMORY,
) -> int:
    """Do `work` in a copy of this process, with an environment of its own, and return its exit code.

    A wish to stop is passed on; what takes longer than `longest` seconds is ended, and what wants more than
    `most_memory` bytes gets a MemoryError. To be called where only this thread runs.
    """
    if sys.platform != "linux":
        raise NotImplementedError
    sys.stdout.flush()
    sys.stderr.flush()
    # What is loaded stays shared: looking for garbage would write to each object's page.
    gc.freeze()
    number = os.fork()
    if number == 0:
        _be_the_copy(work, environment, most_memory)
    end = os.pidfd_open(number)

    def wait(seconds: float | None) -> int | None:
        ready, _, _ = select.select([end], [], [], seconds)
        return os.waitstatus_to_exitcode(os.waitpid(number, 0)[1]) if ready else None

    try:
        return watch(wait, lambda kind: os.kill(number, kind), asked_to_stop, longest)
    finally:
        os.close(end)
        gc.unfreeze()


def _be_the_copy(work: Callable[[], int], environment: Mapping[str, str], most_memory: int) -> None:
    """Do the work and end at once, without what the original would do at its end; never return."""
    import resource  # noqa: PLC0415 - not on Windows

    code = UNFORESEEN
    try:
        os.environ.clear()
        os.environ.update(environment)
        _, hard = resource.getrlimit(resource.RLIMIT_DATA)
        most = most_memory if hard == resource.RLIM_INFINITY else min(most_memory, hard)
        resource.setrlimit(resource.RLIMIT_DATA, (most, hard))
        code = work()
        sys.stdout.flush()
        sys.stderr.flush()
    finally:
        os._exit(code)
