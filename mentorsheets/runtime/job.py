"""One job of a worker: what is due for one programme, done in a process of its own."""

import asyncio
import logging
import sys
import tempfile
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from enum import Enum, auto
from pathlib import Path

from mentorsheets.errors import UNFORESEEN, Busy, NeedsAPerson, WrongUse
from mentorsheets.runtime import log
from mentorsheets.runtime.heartbeat import HEARTBEAT, ping
from mentorsheets.runtime.programmes import environment_of, list_programmes
from mentorsheets.runtime.subprocess_run import GRACE, LONGEST_RUN
from mentorsheets.runtime.turn import TURN_OVER

BUSY_TIMES = 4
"""Times in a row that another run may hold a programme, an hour at the usual tick, before it is a failure."""
DONE = (0, NeedsAPerson.exit_code, Busy.exit_code)
"""Exit codes that are no failure: who is needed is told by the sheet, and what was busy comes again."""
AGAIN_AFTER = 10
"""Seconds until a programme is tried again whose sender was killed, or may hold it still."""
MOST_AGAIN = 8
"""Times that a programme is tried again which a dead run may hold: one that vanished does for a minute."""
KILLED_AGAIN = 2
"""Times that a sender may be killed in a row before it waits for a tick: it may be its own fault."""


class JobFailed(Exception):
    """A programme's command ended with a code that somebody has to look at."""


class SenderKilled(JobFailed):
    """A programme's command was killed, and may do better in another process."""


class Ending(Enum):
    """What is to follow a job that did not fail."""

    DONE = auto()
    MORE = auto()
    """Mail is left that may go now; others have their turn first."""
    AGAIN = auto()
    """A run that died may hold the programme for a moment yet."""


@dataclass(frozen=True, slots=True)
class ClusterConfig:
    """What a worker is told: the shared database, the list of programmes, what to do for each, and how often.

    `job` is a command of `mentorsheets` that does what is due for the programme `{name}`, and ends; `cron` is
    when the programmes are looked through; after `longest` seconds a job is taken to hang. `environment` and
    `folder` are what each job starts with.
    """

    journal: str
    programmes: Path
    job: tuple[str, ...]
    cron: str
    environment: Mapping[str, str]
    folder: Path
    longest: float = LONGEST_RUN


async def look_after(
    name: str, again: int, config: ClusterConfig, count_busy: Callable[[str, bool], Awaitable[int]]
) -> Ending:
    """Do what is due for one programme, in a process of its own, and return what is to follow.

    `again` counts how often in a row it was tried because a run before died. `count_busy` is told whether
    another run held the programme, and returns how often that was so in a row.

    Raises:
        JobFailed: it could not be done; the command's own words are in the worker's log. Also if it took too
            long and was ended, and if another run has held the programme too often; its monitor is told.
        WrongUse: no database is named, so that each machine would keep a journal of its own.
    """
    if not config.journal:
        raise WrongUse("The workers share no journal.", "Set MENTORSHEETS_JOURNAL to postgresql://…")
    found = next((one for one in list_programmes(config.programmes) if one.name == name), None)
    if found is None:
        return Ending.DONE
    environment = environment_of(found, config.environment, config.folder)
    command = (sys.executable, "-m", "mentorsheets", *(part.replace("{name}", name) for part in config.job))
    with tempfile.TemporaryDirectory(prefix="mentorsheets-job-") as folder:
        over = Path(folder, "over")
        process = await asyncio.create_subprocess_exec(
            *command, env={**environment, TURN_OVER: str(over)}, stdin=asyncio.subprocess.DEVNULL
        )
        code = await _wait(process, config.longest)
        has_more = over.exists()
    if code is None:
        await _tell_monitor(environment, UNFORESEEN)
        raise JobFailed(f"its command took longer than {config.longest / 60:g} minutes, and was ended")
    if again and code == Busy.exit_code and again < MOST_AGAIN:
        return Ending.AGAIN
    busy = await count_busy(name, code == Busy.exit_code)
    if busy >= BUSY_TIMES:
        await _tell_monitor(environment, Busy.exit_code)
        raise JobFailed(f"another run has held the programme {busy} times in a row")
    if code < 0 and again < KILLED_AGAIN:
        raise SenderKilled(f"its command was killed by signal {-code}")
    if code not in DONE:
        raise JobFailed(f"its command ended with {code}")
    if has_more:
        log.note("others have their turn first", logging.INFO, programme=name)
    return Ending.MORE if has_more else Ending.DONE


async def _wait(process: asyncio.subprocess.Process, longest: float) -> int | None:
    """Return a process's exit code, None if it took too long and was ended: the journal knows what went."""
    try:
        return await asyncio.wait_for(process.wait(), longest)
    except TimeoutError:
        process.terminate()
    try:
        await asyncio.wait_for(process.wait(), GRACE)
    except TimeoutError:
        process.kill()
        await process.wait()
    return None


async def _tell_monitor(environment: Mapping[str, str], code: int) -> None:
    """Tell the programme's own monitor what the command itself cannot: it hung, or called all well."""
    await asyncio.to_thread(ping, environment.get(HEARTBEAT, ""), f"/{code}")
