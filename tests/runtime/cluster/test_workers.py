"""Workers that are killed at random double nothing and lose nothing, whoever takes over."""

import random
from collections import Counter
from pathlib import Path

import pytest

from mentorsheets.mail.messages import MailState
from tests.mail.faulty import FaultyServer
from tests.mail.transport.test_chaos import balance
from tests.runtime.cluster.community import (
    PEOPLE_EACH,
    Assassin,
    Workers,
    in_sheets,
    jobs,
    keys_by_name,
    programmes,
    wait_until_done,
)

CHECK_INS = {"MENTORSHEETS_JOB": "checkin --yes"}
"""Goes on weekends and at night too, as the tests do."""
NEVER = {"MENTORSHEETS_CRON": "0 0 29 2 *"}


@pytest.mark.thorough
def test_killed_workers_double_nothing_and_lose_nothing(tmp_path: Path, place: str) -> None:
    paths = programmes(tmp_path, 4)
    with FaultyServer() as mail, Workers(place, tmp_path, mail.port, 3, **CHECK_INS) as workers:
        assassin = mail.on_stage = Assassin(random.Random(3), workers, blows=4, apart=5)
        found = wait_until_done(workers, place, len(paths) * PEOPLE_EACH, within=120)
        keys = keys_by_name(place)
    assert balance(mail, {key: MailState(state) for key, state in found.items()}, keys) == (0, 0, 0)
    assert in_sheets(paths) == found
    assert assassin.blows == 0
    print(assassin.killed, Counter(found.values()))  # noqa: T201


@pytest.mark.thorough
def test_a_job_makes_a_whole_pass_over_its_programme(tmp_path: Path, place: str) -> None:
    programmes(tmp_path, 2)
    with FaultyServer() as mail:
        workers = Workers(place, tmp_path, mail.port, 0, **NEVER)
        workers.run("defer", "look_after", '{"name": "harbour-01"}')
        said = workers.run("worker", "--one-shot")
    assert "programme=harbour-01" in said
    assert "round" in said
    assert jobs(place)["look_after todo"] == jobs(place)["look_after failed"] == 0


@pytest.mark.thorough
def test_a_job_that_cannot_be_done_is_listed_as_failed_and_not_tried_again(
    tmp_path: Path, place: str
) -> None:
    (book,) = programmes(tmp_path, 1)
    book.unlink()
    with FaultyServer() as mail:
        workers = Workers(place, tmp_path, mail.port, 0, **CHECK_INS, **NEVER)
        workers.run("defer", "look_after", '{"name": "harbour-00"}')
        said = workers.run("worker", "--one-shot")
    assert "mentorsheets: " in said
    assert jobs(place)["look_after failed"] == 1
