"""A sender that is killed at any moment, alone or with two others, doubles and loses nothing."""

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from mentorsheets.mail.journal.journal import Journal
from mentorsheets.mail.messages import MailState
from tests.mail.faulty import FaultyServer
from tests.mail.letters import WallClock, plain
from tests.mail.transport.test_chaos import balance

KILLS = int(os.environ.get("MENTORSHEETS_KILLS", "40"))
STAGES = ("mail", "rcpt", "data", "body", "taken", "dot", "answered")


class Reaper:
    """Kills the senders at stages and after pauses drawn from `seed`."""

    def __init__(self, seed: Any) -> None:
        self.dice = random.Random(seed)
        self.victims: list[Any] = []
        self.kills = 0
        self.draw()

    def draw(self) -> None:
        self.stage = self.dice.choice(STAGES)
        self.countdown = self.dice.randrange(1, 9)

    def __call__(self, _number: Any, stage: Any) -> None:
        if stage != self.stage or not self.victims:
            return
        self.countdown -= 1
        if self.countdown:
            return
        time.sleep(self.dice.choice([0, 0, 0.0002, 0.001, 0.003]))
        # Now and then one survives, and takes over at once what the others left.
        for pid in self.dice.sample(self.victims, self.dice.randint(1, len(self.victims))):
            with suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
                self.kills += 1
            self.victims.remove(pid)
        self.draw()


@pytest.fixture
def nest(tmp_path: Path) -> Iterator[Any]:
    """A journal full of mail, a server that kills, and a process that starts senders."""
    reaper = Reaper(seed=11)
    path = tmp_path / "mail.db"
    now = datetime.now(UTC)  # noqa: TID251 - the senders live in real time
    mails = [
        plain(number, not_before=now - timedelta(days=1), not_after=now + timedelta(days=1))
        for number in range(KILLS * 20)
    ]
    with Journal(path, "harbour", now) as journal:
        journal.plan(mails, now)
    with FaultyServer(on_stage=reaper) as server:
        command = [sys.executable, "-m", "tests.mail.schedulers", str(path), str(server.port)]
        starter = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        yield reaper, path, server, starter
        assert starter.stdin
        assert starter.stdout
        starter.stdin.close()
        starter.wait(10)
        starter.stdout.close()


def start(starter: Any) -> Any:
    starter.stdin.write("go\n")
    starter.stdin.flush()
    return int(starter.stdout.readline())


def wait_for(pids: Any) -> None:
    while any(is_alive(pid) for pid in pids):
        time.sleep(0.001)


def is_alive(pid: Any) -> Any:
    try:
        with open(f"/proc/{pid}/stat") as file:  # noqa: PTH123 - a file of the kernel
            return file.read().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False


@pytest.mark.every(2)
@pytest.mark.skipif(sys.platform != "linux", reason="needs fork and /proc")
@pytest.mark.parametrize("schedulers", [1, 3])
def test_killed_senders_double_nothing_and_lose_nothing(nest: Any, schedulers: Any) -> None:
    reaper, path, server, starter = nest
    before = (-1, -1)
    # On a slow machine the mail may be gone before so many were killed.
    while reaper.kills < KILLS and (reaper.kills, server.transactions) != before:
        before = (reaper.kills, server.transactions)
        pids = [start(starter) for _ in range(schedulers)]
        reaper.victims = list(pids)
        wait_for(pids)
        assert server.transactions < KILLS * 40
    assert reaper.kills >= KILLS // 2
    last = start(starter)
    wait_for([last])
    with Journal(path, "harbour", WallClock().now()) as journal:
        states = {record.key: record.state for record in journal.records()}
    assert len(states) == KILLS * 20
    assert set(states.values()) <= {MailState.SENT, MailState.UNKNOWN}
    assert balance(server, states) == (0, 0, 0)
    unsure = sum(state == MailState.UNKNOWN for state in states.values())
    print(f"{schedulers} at once, {reaper.kills} kills, {len(states)} messages, {unsure} unknown")  # noqa: T201
