"""Many programmes on many machines: what is deferred when, as tasks of procrastinate.

The engine says which worker looks after which programme now. What goes out is for the journal to say, so a
job may run twice, or die: whoever comes next finds what is due. Who has had a turn and has more to send waits
behind those who had none; a tick lets those who wait so be the next.

`app` is what the engine's own command asks this module for; it is made then, from the environment of the
worker, and not by importing.
"""

import os
import shlex
from collections.abc import Mapping, Sequence
from contextlib import suppress
from functools import partial
from pathlib import Path

from procrastinate import App, PsycopgConnector
from procrastinate.connector import BaseConnector
from procrastinate.exceptions import AlreadyEnqueued
from procrastinate.jobs import Status

from mentorsheets.runtime.config import journal_of_all
from mentorsheets.runtime.job import AGAIN_AFTER, ClusterConfig, Ending, SenderKilled, look_after
from mentorsheets.runtime.programmes import LIST_NAME, list_programmes
from mentorsheets.runtime.subprocess_run import LONGEST_RUN
from mentorsheets.runtime.turn import TURN_MINUTES, read_minutes

KEPT_HOURS = 30 * 24
"""How long the engine keeps the jobs that failed, for somebody to look at."""
RESCUES = "* * * * * */15"
"""When the jobs of dead workers are looked for. The engine takes a worker for dead after half a minute."""
RESCUED, IN_TURN, AFTER_TURN = 1, 0, -1
"""Priorities: of what a dead worker left, of a tick, and of who has more to send after their turn."""
JOBS_A_STATEMENT = 500
"""Jobs that are put into the queue by one statement."""
USUAL_TURN = 5.0
"""Minutes that a programme may send before others have their turn."""
_LIFT = """
UPDATE procrastinate_jobs SET priority = 0
WHERE task_name = 'look_after' AND status = 'todo' AND priority < 0"""
_WAITING = """
SELECT queueing_lock FROM procrastinate_jobs WHERE status = 'todo' AND queueing_lock IS NOT NULL"""
_MAKE_BUSY = """DO $$ BEGIN
PERFORM pg_advisory_xact_lock(28023, 0);
CREATE SCHEMA IF NOT EXISTS workers_of_mentorsheets;
CREATE TABLE IF NOT EXISTS workers_of_mentorsheets.busy (programme TEXT PRIMARY KEY, times BIGINT NOT NULL);
END $$"""
_COUNT_BUSY = """
INSERT INTO workers_of_mentorsheets.busy AS known (programme, times) VALUES (%(name)s, %(more)s::bigint)
ON CONFLICT (programme) DO UPDATE SET times = (known.times + 1) * %(more)s::bigint RETURNING times"""


def read_cluster_config(environment: Mapping[str, str], folder: Path) -> ClusterConfig:
    """Return what holds for a worker that was started in `folder`.

    Raises:
        WrongUse: the file that may name the database cannot be read, or a number is none.
    """
    longest = read_minutes(environment, "MENTORSHEETS_JOB_MINUTES")
    turn = read_minutes(environment, TURN_MINUTES)
    return ClusterConfig(
        journal=journal_of_all(environment, folder),
        programmes=folder / environment.get("MENTORSHEETS_PROGRAMMES", LIST_NAME),
        job=tuple(shlex.split(environment.get("MENTORSHEETS_JOB", "run --once --yes --named {name}"))),
        cron=environment.get("MENTORSHEETS_CRON", "*/15 * * * *"),
        environment={**environment, TURN_MINUTES: str(USUAL_TURN if turn is None else turn)},
        folder=folder,
        longest=LONGEST_RUN if longest is None else longest * 60,
    )


def make_app(config: ClusterConfig) -> App:
    """Return the engine: `tick` for all programmes, `look_after` for one, `rescue` for the dead."""
    app = App(
        connector=PsycopgConnector(conninfo=config.journal),
        worker_defaults={"delete_jobs": "successful"},
    )

    @app.task(name="look_after")
    async def job(name: str, again: int = 0) -> None:
        try:
            ending = await look_after(name, again, config, partial(_count_busy, app.connector))
        except SenderKilled:
            await defer(app, [name], priority=RESCUED, again=again + 1, after=AGAIN_AFTER)
            raise
        if ending is Ending.MORE:
            await defer(app, [name], priority=AFTER_TURN)
        elif ending is Ending.AGAIN:
            await defer(app, [name], priority=RESCUED, again=again + 1, after=AGAIN_AFTER)

    @app.periodic(cron=config.cron)
    @app.task(name="tick", queueing_lock="tick")
    async def tick(timestamp: int) -> None:  # noqa: ARG001 - procrastinate hands it over
        await app.connector.execute_query_async(_LIFT)
        await defer(app, [one.name for one in list_programmes(config.programmes)])
        await app.job_manager.delete_old_jobs(KEPT_HOURS, include_failed=True)

    @app.periodic(cron=RESCUES)
    @app.task(name="rescue", queueing_lock="rescue", priority=RESCUED + 1)
    async def rescue(timestamp: int) -> None:  # noqa: ARG001 - procrastinate hands it over
        await defer(app, await _close_jobs_of_the_dead(app), priority=RESCUED, again=1)

    return app


def __getattr__(name: str) -> App:
    if name != "app":
        raise AttributeError(name)
    made = make_app(read_cluster_config(os.environ, Path.cwd()))
    globals()[name] = made
    return made


async def defer(
    app: App, names: Sequence[str], *, priority: int = IN_TURN, again: int = 0, after: int = 0
) -> None:
    """Let each of these programmes be looked after in so many seconds, but for those that wait already."""
    rows = await app.connector.execute_query_all_async(_WAITING) if names else []
    waiting = {row["queueing_lock"] for row in rows}
    jobs = [
        app.configure_task(
            "look_after",
            queueing_lock=lock,
            priority=priority,
            schedule_in={"seconds": after} if after else None,
        ).make_new_job(name=name, **({"again": again} if again else {}))
        for name in names
        if (lock := f"programme {name}") not in waiting
    ]
    for many in (jobs[start : start + JOBS_A_STATEMENT] for start in range(0, len(jobs), JOBS_A_STATEMENT)):
        try:
            await app.job_manager.batch_defer_jobs_async(many)
        except AlreadyEnqueued:
            # Somebody put in one of them meanwhile.
            for one in many:
                with suppress(AlreadyEnqueued):
                    await app.job_manager.defer_job_async(one)


async def _count_busy(connector: BaseConnector, name: str, is_busy: bool) -> int:
    await connector.execute_query_async(_MAKE_BUSY)
    found = await connector.execute_query_one_async(_COUNT_BUSY, name=name, more=int(is_busy))
    return int(found["times"])


async def _close_jobs_of_the_dead(app: App) -> list[str]:
    """Close the jobs whose worker died; return which programmes these looked after."""
    dead = list(await app.job_manager.get_stalled_jobs())
    for job in dead:
        await app.job_manager.finish_job(job, Status.FAILED, delete_job=False)
    return sorted({str(job.task_kwargs["name"]) for job in dead if job.task_name == "look_after"})
