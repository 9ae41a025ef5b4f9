"""No programme keeps the others waiting, and what a dead worker left is taken up before the next tick."""

import asyncio
import itertools
import os
import re
import signal
import threading
import time
from pathlib import Path

import psycopg
import pytest

from mentorsheets.errors import WrongUse
from mentorsheets.runtime.cluster import AFTER_TURN, IN_TURN, RESCUED, defer, make_app, read_cluster_config
from mentorsheets.runtime.turn import read_turn
from tests.mail.faulty import FaultyServer
from tests.runtime.cluster.community import PEOPLE_EACH, Workers, jobs, programmes, states, wait_until_done
from tests.runtime.cluster.test_workers import CHECK_INS, NEVER

LARGE = 40
"""People of the one large programme."""
NEXT = """
SELECT args->>'name', priority FROM procrastinate_jobs
WHERE task_name = 'look_after' AND status = 'todo' ORDER BY priority DESC, id"""


def queue(place: str) -> list[tuple[str, int]]:
    with psycopg.connect(place) as connection:
        return [(str(name), int(priority)) for name, priority in connection.execute(NEXT)]


@pytest.mark.thorough
def test_a_large_programme_sends_in_turns_and_the_small_ones_are_done_between_them(
    tmp_path: Path, place: str
) -> None:
    paths = programmes(tmp_path, 4, large=LARGE)
    with FaultyServer() as mail:
        workers = Workers(place, tmp_path, mail.port, 0, **CHECK_INS, **NEVER, MENTORSHEETS_TURN_MAILS="10")
        for number in range(len(paths)):
            workers.run("defer", "look_after", f'{{"name": "harbour-{number:02}"}}')
        workers.run("worker", "--one-shot")
        found, untold = states(place)
    assert (set(found.values()), untold) == ({"sent"}, 0)
    order = [
        name.decode()
        for one in mail.taken
        for name in re.findall(rb"^To: .*(harbour-\d\d)@?", one, re.MULTILINE)
    ]
    turns = [(name, len(list(mails))) for name, mails in itertools.groupby(order)]
    small = [(f"harbour-{number:02}", PEOPLE_EACH) for number in range(1, len(paths))]
    assert len(turns) == len(paths) + 1
    assert turns[1:-1] == small
    assert (turns[0][1], turns[-1][1]) == (10, LARGE - 10)


def test_who_has_more_to_send_waits_behind_the_others_until_the_next_tick_lifts_them(
    tmp_path: Path, place: str
) -> None:
    programmes(tmp_path, 3)
    app = make_app(read_cluster_config({"MENTORSHEETS_JOURNAL": place}, tmp_path))

    async def fill() -> list[list[tuple[str, int]]]:
        async with app.open_async():
            await app.schema_manager.apply_schema_async()
            await defer(app, ["harbour-02"], priority=AFTER_TURN)
            await defer(app, ["harbour-00"])
            await defer(app, ["harbour-01"], priority=RESCUED)
            before = queue(place)
            await app.tasks["tick"].func(0)
            return [before, queue(place)]

    before, after = asyncio.run(fill())
    assert before == [("harbour-01", RESCUED), ("harbour-00", IN_TURN), ("harbour-02", AFTER_TURN)]
    assert after == [("harbour-01", RESCUED), ("harbour-02", IN_TURN), ("harbour-00", IN_TURN)]


def test_ten_thousand_programmes_are_put_into_the_queue_within_ten_seconds(
    tmp_path: Path, place: str
) -> None:
    app = make_app(read_cluster_config({"MENTORSHEETS_JOURNAL": place}, tmp_path))
    names = [f"p{number}" for number in range(10_000)]

    async def fill() -> float:
        async with app.open_async():
            await app.schema_manager.apply_schema_async()
            await defer(app, names[:3], priority=RESCUED)
            begun = time.process_time()
            await defer(app, names)
            await defer(app, names)
            return time.process_time() - begun

    assert asyncio.run(fill()) < 10
    assert len(queue(place)) == len(names)


@pytest.mark.thorough
def test_what_two_put_into_the_queue_at_once_stands_there_once(tmp_path: Path, place: str) -> None:
    app = make_app(read_cluster_config({"MENTORSHEETS_JOURNAL": place}, tmp_path))
    names = [f"p{number}" for number in range(700)]

    async def fill() -> None:
        async with app.open_async():
            await app.schema_manager.apply_schema_async()
            await asyncio.gather(*(defer(app, names) for _ in range(4)))

    asyncio.run(fill())
    assert sorted(name for name, _ in queue(place)) == sorted(names)


@pytest.mark.thorough
def test_what_a_killed_worker_left_is_taken_up_within_a_minute_though_no_tick_comes(
    tmp_path: Path, place: str
) -> None:
    programmes(tmp_path, 1)
    killed = threading.Event()
    with FaultyServer() as mail:
        workers = Workers(place, tmp_path, mail.port, 1, **CHECK_INS, **NEVER)

        def kill(number: int, stage: str) -> None:
            if stage == "mail" and number > 1 and not killed.is_set():
                killed.set()
                (worker,) = workers.running
                senders = Path(f"/proc/{worker.pid}/task/{worker.pid}/children").read_text().split()
                for process in (worker.pid, *map(int, senders)):
                    os.kill(process, signal.SIGKILL)

        mail.on_stage = kill
        workers.run("defer", "look_after", '{"name": "harbour-00"}')
        with workers:
            assert killed.wait(60)
            found = wait_until_done(workers, place, PEOPLE_EACH, within=90)
    assert set(found.values()) <= {"sent", "unknown"}
    assert jobs(place)["look_after failed"] == 1


def test_the_worker_tells_its_jobs_how_long_their_turn_is(tmp_path: Path) -> None:
    usual, short = (
        read_turn(read_cluster_config(told, tmp_path).environment)
        for told in ({}, {"MENTORSHEETS_TURN_MINUTES": "0.5", "MENTORSHEETS_TURN_MAILS": "50"})
    )
    assert (usual.mails, usual.length and usual.length.total_seconds()) == (None, 300)
    assert (short.mails, short.length and short.length.total_seconds()) == (50, 30)


@pytest.mark.parametrize("told", [{"MENTORSHEETS_TURN_MAILS": "many"}, {"MENTORSHEETS_TURN_MAILS": "0"}])
def test_a_wrong_number_of_mails_is_told(told: dict[str, str]) -> None:
    with pytest.raises(WrongUse, match="no number of mails"):
        read_turn(told)
