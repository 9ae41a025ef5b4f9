"""A sender that hangs is ended, and a programme that another run holds for ever is heard of."""

import asyncio
import os
import sys
from pathlib import Path

import pytest
from procrastinate import App, PsycopgConnector

from mentorsheets.errors import WrongUse
from mentorsheets.runtime.cluster import _count_busy, read_cluster_config
from mentorsheets.runtime.job import BUSY_TIMES, ClusterConfig, JobFailed, look_after
from mentorsheets.sheet.workbook.backend import Workbook
from tests.runtime.cluster.community import programmes


def cluster(folder: Path, job: str, journal: str, longest: float = 60) -> ClusterConfig:
    environment = {
        **os.environ,
        "PYTHONPATH": os.pathsep.join(filter(None, sys.path)),
        "MENTORSHEETS_JOURNAL": journal,
        "MENTORSHEETS_SECRET": "a secret of these tests alone, which is long",
    }
    words = tuple(job.split())
    return ClusterConfig(
        environment["MENTORSHEETS_JOURNAL"],
        folder / "programmes.toml",
        words,
        "",
        environment,
        folder,
        longest,
    )


class Counted:
    """What is told of each job, counted in memory."""

    def __init__(self) -> None:
        self.times = 0

    async def __call__(self, _: str, is_busy: bool) -> int:
        self.times = (self.times + 1) * int(is_busy)
        return self.times


def test_a_job_that_hangs_is_ended_and_listed_as_failed(tmp_path: Path) -> None:
    programmes(tmp_path, 1)
    forever = cluster(tmp_path, "run --every 1440 --yes", "postgresql://127.0.0.1:1/none", longest=1)
    with pytest.raises(JobFailed, match="took longer than"):
        asyncio.run(look_after("harbour-00", 0, forever, Counted()))


@pytest.mark.thorough
def test_a_programme_that_another_run_holds_time_after_time_fails_in_the_end(
    tmp_path: Path, place: str
) -> None:
    (book,) = programmes(tmp_path, 1)
    counted, config = Counted(), cluster(tmp_path, "pair", place)
    counted.times = BUSY_TIMES - 2
    with Workbook(book).claimed("somebody"):
        asyncio.run(look_after("harbour-00", 0, config, counted))
        with pytest.raises(JobFailed, match=f"held the programme {BUSY_TIMES} times in a row"):
            asyncio.run(look_after("harbour-00", 0, config, counted))


def test_the_workers_count_together_and_begin_anew_after_a_run(place: str) -> None:
    async def count() -> list[int]:
        async with App(connector=PsycopgConnector(conninfo=place)).open_async() as app:
            told = (True, True, False, True)
            mine = [await _count_busy(app.connector, "harbour", is_busy) for is_busy in told]
            others = await asyncio.gather(
                *(_count_busy(app.connector, "bay", is_busy=True) for _ in range(5))
            )
            return [*mine, *sorted(others)]

    assert asyncio.run(count()) == [1, 2, 0, 1, 1, 2, 3, 4, 5]


@pytest.mark.parametrize("minutes", ["soon", "0", "-1", "nan", "inf"])
def test_a_wrong_number_of_minutes_is_told(tmp_path: Path, minutes: str) -> None:
    with pytest.raises(WrongUse, match="no number of minutes"):
        read_cluster_config({"MENTORSHEETS_JOB_MINUTES": minutes}, tmp_path)
