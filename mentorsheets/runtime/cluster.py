"""Many programmes on many machines: a tick and one job a programme, as tasks of procrastinate.

The engine says which worker looks after which programme now. What goes out is for the journal to say, so a
job may run twice, or die and never be tried again: the next one finds what is due.

`app` is what the engine's own command asks this module for; it is made then, from the environment of the
worker, and not by importing.
"""

import asyncio
import os
import shlex
import sys
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from procrastinate import App, PsycopgConnector
from procrastinate.connector import BaseConnector
from procrastinate.exceptions import AlreadyEnqueued
from procrastinate.jobs import Status

from mentorsheets.errors import UNFORESEEN, Busy, NeedsAPerson, WrongUse
from mentorsheets.runtime.config import journal_of_all
from mentorsheets.runtime.heartbeat import HEARTBEAT, ping
from mentorsheets.runtime.programmes import LIST_NAME, environment_of, list_programmes
from mentorsheets.runtime.subprocess_run import GRACE, LONGEST_RUN

KEPT_HOURS = 30 * 24
"""How long the engine keeps the jobs that failed, for somebody to look at."""

BUSY_TIMES = 4
"""Times in a row that another run may hold a programme, an hour at the usual tick, before it is a failure."""
_MAKE_BUSY = """DO $$ BEGIN
PERFORM pg_advisory_xact_lock(28023, 0);
CREATE SCHEMA IF NOT EXISTS workers_of_mentorsheets;
CREATE TABLE IF NOT EXISTS workers_of_mentorsheets.busy (programme TEXT PRIMARY KEY, times BIGINT NOT NULL);
END $$"""
_COUNT_BUSY = """
INSERT INTO workers_of_mentorsheets.busy AS known (programme, times) VALUES (%(name)s, %(more)s::bigint)
ON CONFLICT (programme) DO UPDATE SET times = (known.times + 1) * %(more)s::bigint RETURNING times"""
DONE = (0, NeedsAPerson.exit_code, Busy.exit_code)
"""Exit codes that are no failure: who is needed is told by the sheet, and what was busy comes again."""


class JobFailed(Exception):
    """A programme's command ended with a code that somebody has to look at."""


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


def read_cluster_config(environment: Mapping[str, str], folder: Path) -> ClusterConfig:
    """Return what holds for a worker that was started in `folder`.

    Raises:
        WrongUse: the file that may name the database cannot be read, or a number is none.
    """
    return ClusterConfig(
        journal=journal_of_all(environment, folder),
        programmes=folder / environment.get("MENTORSHEETS_PROGRAMMES", LIST_NAME),
        job=tuple(shlex.split(environment.get("MENTORSHEETS_JOB", "run --once --yes --named {name}"))),
        cron=environment.get("MENTORSHEETS_CRON", "*/15 * * * *"),
        environment=environment,
        folder=folder,
        longest=_seconds(environment.get("MENTORSHEETS_JOB_MINUTES", "")),
    )


def _seconds(minutes: str) -> float:
    try:
        found = float(minutes) * 60 if minutes else LONGEST_RUN
    except ValueError:
        found = 0
    if not 0 < found < float("inf"):
        raise WrongUse("MENTORSHEETS_JOB_MINUTES is no number of minutes.", "Write 30, or leave it out.")
    return found


def make_app(config: ClusterConfig) -> App:
    """Return the engine with its two tasks: `tick` for all programmes, `look_after` for one."""
    app = App(
        connector=PsycopgConnector(conninfo=config.journal),
        worker_defaults={"delete_jobs": "successful"},
    )

    @app.task(name="look_after")
    async def job(name: str) -> None:
        await look_after(name, config, partial(_count_busy, app.connector))

    @app.periodic(cron=config.cron)
    @app.task(name="tick", queueing_lock="tick")
    async def tick(timestamp: int) -> None:  # noqa: ARG001 - procrastinate hands it over
        await _let_go_of_the_dead(app)
        for one in list_programmes(config.programmes):
            try:
                await job.configure(queueing_lock=f"programme {one.name}").defer_async(name=one.name)
            except AlreadyEnqueued:
                # It waits for that already.
                continue

    return app


def __getattr__(name: str) -> App:
    if name != "app":
        raise AttributeError(name)
    made = make_app(read_cluster_config(os.environ, Path.cwd()))
    globals()[name] = made
    return made


async def look_after(
    name: str, config: ClusterConfig, count_busy: Callable[[str, bool], Awaitable[int]]
) -> None:
    """Do what is due for one programme, in a process of its own. It is never tried again: the tick is.

    `count_busy` is told whether another run held the programme, and returns how often that was so in a row.

    Raises:
        JobFailed: it could not be done; the command's own words are in the worker's log. Also if it took too
            long and was ended, and if another run has held the programme too often; its monitor is told.
        WrongUse: no database is named, so that each machine would keep a journal of its own.
    """
    if not config.journal:
        raise WrongUse("The workers share no journal.", "Set MENTORSHEETS_JOURNAL to postgresql://…")
    found = next((one for one in list_programmes(config.programmes) if one.name == name), None)
    if found is None:
        return
    environment = environment_of(found, config.environment, config.folder)
    command = (sys.executable, "-m", "mentorsheets", *(part.replace("{name}", name) for part in config.job))
    process = await asyncio.create_subprocess_exec(
        *command, env=environment, stdin=asyncio.subprocess.DEVNULL
    )
    code = await _wait(process, config.longest)
    if code is None:
        await _tell_monitor(environment, UNFORESEEN)
        raise JobFailed(f"its command took longer than {config.longest / 60:g} minutes, and was ended")
    busy = await count_busy(name, code == Busy.exit_code)
    if busy >= BUSY_TIMES:
        await _tell_monitor(environment, Busy.exit_code)
        raise JobFailed(f"another run has held the programme {busy} times in a row")
    if code not in DONE:
        raise JobFailed(f"its command ended with {code}")


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


async def _count_busy(connector: BaseConnector, name: str, is_busy: bool) -> int:
    await connector.execute_query_async(_MAKE_BUSY)
    found = await connector.execute_query_one_async(_COUNT_BUSY, name=name, more=int(is_busy))
    return int(found["times"])


async def _let_go_of_the_dead(app: App) -> None:
    """Close the jobs whose worker died; they would be listed as being done for ever."""
    for job in await app.job_manager.get_stalled_jobs():
        await app.job_manager.finish_job(job, Status.FAILED, delete_job=False)
    await app.job_manager.delete_old_jobs(KEPT_HOURS, include_failed=True)
