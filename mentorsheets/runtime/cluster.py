"""Many programmes on many machines: a tick and one job a programme, as tasks of procrastinate.

The engine says which worker looks after which programme now. What goes out is for the journal to say, so a
job may run twice, or die and never be tried again: the next one finds what is due.
"""

import asyncio
import os
import shlex
import sys
from pathlib import Path

from procrastinate import App, PsycopgConnector
from procrastinate.exceptions import AlreadyEnqueued
from procrastinate.jobs import Status

from mentorsheets.errors import Busy, NeedsAPerson, WrongUse
from mentorsheets.runtime.config import journal_of_all
from mentorsheets.runtime.programmes import LIST_NAME, environment_of, listed

JOURNAL = journal_of_all(os.environ, Path.cwd())
PROGRAMMES = Path(os.environ.get("MENTORSHEETS_PROGRAMMES", LIST_NAME))
JOB = shlex.split(os.environ.get("MENTORSHEETS_JOB", "run --once --yes --named {name}"))
"""What a job does with a programme: a command of `mentorsheets` that does what is due, and ends."""
CRON = os.environ.get("MENTORSHEETS_CRON", "*/15 * * * *")
KEPT_HOURS = 30 * 24
"""How long the engine keeps the jobs that failed, for somebody to look at."""

DONE = (0, NeedsAPerson.exit_code, Busy.exit_code)
"""Exit codes that are no failure: who is needed is told by the sheet, and what was busy comes again."""

app = App(
    connector=PsycopgConnector(conninfo=JOURNAL),
    worker_defaults={"delete_jobs": "successful"},
)


class JobFailed(Exception):
    """A programme's command ended with a code that somebody has to look at."""


@app.periodic(cron=CRON)
@app.task(name="tick", queueing_lock="tick")
async def tick(timestamp: int) -> None:  # noqa: ARG001 - procrastinate hands it over
    """Let each programme of the list be looked after soon, unless it waits for that already.

    Raises:
        WrongUse: the list cannot be used.
    """
    await _let_go_of_the_dead()
    for one in listed(PROGRAMMES):
        try:
            await look_after.configure(queueing_lock=f"programme {one.name}").defer_async(name=one.name)
        except AlreadyEnqueued:
            continue


@app.task(name="look_after")
async def look_after(name: str) -> None:
    """Do what is due for one programme, in a process of its own. It is never tried again: the tick is.

    Raises:
        JobFailed: it could not be done; the command's own words are in the worker's log.
        WrongUse: no database is named, so that each machine would keep a journal of its own.
    """
    if not JOURNAL:
        raise WrongUse("The workers share no journal.", "Set MENTORSHEETS_JOURNAL to postgresql://…")
    found = next((one for one in listed(PROGRAMMES) if one.name == name), None)
    if found is None:
        return
    environment = environment_of(found, os.environ, Path.cwd())
    command = (sys.executable, "-m", "mentorsheets", *(part.replace("{name}", name) for part in JOB))
    process = await asyncio.create_subprocess_exec(
        *command, env=environment, stdin=asyncio.subprocess.DEVNULL
    )
    code = await process.wait()
    if code not in DONE:
        raise JobFailed(f"its command ended with {code}")


async def _let_go_of_the_dead() -> None:
    """Close the jobs whose worker died; they would be listed as being done for ever."""
    for job in await app.job_manager.get_stalled_jobs():
        await app.job_manager.finish_job(job, Status.FAILED, delete_job=False)
    await app.job_manager.delete_old_jobs(KEPT_HOURS, include_failed=True)
