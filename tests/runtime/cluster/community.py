"""Many small programmes, workers that look after them, and what became of each message."""

import os
import signal
import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from random import Random
from typing import Self

import psycopg

from tests.workflow.sheets import NEEDS, PEOPLE, table, workbook

PEOPLE_EACH = 6
CIRCLE = 20
"""A mail to one who helps more than that would be longer than mail programs show."""
FILLING = ["any evening"]
PROGRAMMES = "SELECT DISTINCT of_programme FROM journals_of_mentorsheets.of_all_journal"
ALL_MAIL = "SELECT key, message_id, state, shared FROM journals_of_mentorsheets.of_all_mail"


def programmes(folder: Path, count: int, large: int = PEOPLE_EACH, each: int = PEOPLE_EACH) -> list[Path]:
    """Write workbooks in which the first of each `CIRCLE` helps the rest, each due to be asked; and their list.

    The first has `large` people, all others `each`.
    """
    names = [f"harbour-{number:02}" for number in range(count)]
    for place, name in enumerate(names):
        many = each if place else max(large, each)
        everybody = ["Gil", *(f"Ana {number}" for number in range(1, many))]
        pairs = [(everybody[n - n % CIRCLE], who) for n, who in enumerate(everybody) if n % CIRCLE]
        settings = [["Setting", "Value"], ["Programme", name], ["Coordinator e-mail", f"{name}@example.org"]]
        book = workbook(
            folder / "new.xlsx",
            Participants=[
                PEOPLE,
                *(
                    [who, f"{who.split()[-1]}.{name}@example.org", None, None, many, 9, "any evening"]
                    for who in everybody
                ),
            ],
            Needs=[NEEDS],
            Matches=[["Giver", "Asker", "State"], *([helper, who, "active"] for helper, who in pairs)],
            Settings=settings,
        )
        book.rename(folder / f"{name}.xlsx")
    blocks = [f'[[programme]]\nname = "{name}"\nsheet = "{folder / name}.xlsx"\n' for name in names]
    (folder / "programmes.toml").write_text("\n".join(blocks), encoding="utf-8")
    return [folder / f"{name}.xlsx" for name in names]


class Workers:
    """Workers in process groups of their own, each started again when it died."""

    def __init__(self, address: str, folder: Path, mail_port: int, count: int, **more: str) -> None:
        self.environment = {
            **os.environ,
            "MENTORSHEETS_JOURNAL": address,
            "MENTORSHEETS_PROGRAMMES": str(folder / "programmes.toml"),
            "MENTORSHEETS_MAIL": f"smtp://127.0.0.1:{mail_port}",
            "MENTORSHEETS_SECRET": "a secret of these tests alone",
            "MENTORSHEETS_CRON": "* * * * * */5",
            **more,
        }
        self.app = [sys.executable, "-m", "procrastinate", "--app=mentorsheets.runtime.cluster.app"]
        self.log = folder / "workers.log"
        self.running: list[subprocess.Popen[bytes]] = []
        self.count = count
        self.run("schema", "--apply")

    def run(self, *arguments: str) -> str:
        """Run one of the engine's commands and return what it said."""
        done = subprocess.run(
            [*self.app, *arguments],
            env=self.environment,
            check=True,
            text=True,
            timeout=300,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
        )
        return done.stdout

    def keep_up(self) -> None:
        """Start as many as are missing."""
        self.running = [worker for worker in self.running if worker.poll() is None]
        while len(self.running) < self.count:
            with self.log.open("ab") as log:
                self.running.append(
                    subprocess.Popen(
                        [*self.app, "worker"],
                        env=self.environment,
                        stdout=log,
                        stderr=log,
                        start_new_session=True,
                    )
                )

    def __enter__(self) -> Self:
        self.keep_up()
        return self

    def __exit__(self, *_: None) -> None:
        for worker in self.running:
            with suppress(ProcessLookupError):
                os.killpg(worker.pid, signal.SIGKILL)
            worker.wait()


class Assassin:
    """Kills some workers, the processes that send for them, or both, at moments that the mail server sees."""

    STAGES = ("mail", "rcpt", "data", "body", "taken", "dot", "answered")

    def __init__(self, dice: Random, workers: Workers, blows: int, apart: int) -> None:
        self.dice, self.workers, self.blows, self.apart = dice, workers, blows, apart
        self.killed: Counter[str] = Counter()
        self.dead: set[int] = set()
        self.turn = threading.Lock()
        self.draw()

    def draw(self) -> None:
        self.stage, self.countdown = self.dice.choice(self.STAGES), self.dice.randint(1, self.apart)

    def __call__(self, _number: int, stage: str) -> None:
        with self.turn:
            if stage == self.stage and self.blows:
                self.come_nearer()

    def come_nearer(self) -> None:
        self.countdown -= 1
        alive = [worker.pid for worker in self.workers.running if worker.pid not in self.dead]
        if self.countdown > 0 or not alive:
            return
        what = self.dice.choice(["worker", "sender", "both"])
        for worker in self.dice.sample(alive, self.dice.randint(1, len(alive))):
            self.kill(worker, what)
        self.blows -= 1
        self.draw()

    def kill(self, worker: int, what: str) -> None:
        senders = [int(pid) for pid in Path(f"/proc/{worker}/task/{worker}/children").read_text().split()]
        if what != "sender":
            os.kill(worker, signal.SIGKILL)
            self.dead.add(worker)
            self.killed["workers"] += 1
        for sender in senders if what != "worker" else []:
            with suppress(ProcessLookupError):
                os.kill(sender, signal.SIGKILL)
                self.killed["senders"] += 1


def list_mail(address: str) -> list[tuple[str, str | None, str, str | None]]:
    """Return key, Message-ID, state and what its sheet has been told of every message; none without a journal."""
    with psycopg.connect(address) as connection:
        try:
            return connection.execute(ALL_MAIL).fetchall()
        except psycopg.errors.UndefinedTable:
            return []


def states(address: str) -> tuple[dict[str, str], int]:
    """Return the state of every message, by key, and how many of them their sheet does not have yet."""
    rows = list_mail(address)
    return {key: state for key, _, state, _ in rows}, sum(shared != state for *_, state, shared in rows)


def keys_by_name(address: str) -> dict[str, str]:
    """Return the key of every message by the left side of its Message-ID, which does not tell it."""
    return {name[1:].partition("@")[0]: key for key, name, *_ in list_mail(address) if name}


def in_sheets(paths: Sequence[Path]) -> dict[str, str]:
    """Return the state of every message by what the tabs Messages say."""
    return {str(row["Message"]): str(row["State"]) for path in paths for row in table(path, "Messages")}


def jobs(address: str) -> Counter[str]:
    """Return the engine's jobs by their task and state."""
    with psycopg.connect(address) as connection:
        rows = connection.execute("SELECT task_name, status::text FROM procrastinate_jobs")
        return Counter(f"{task} {status}" for task, status in rows)


def wait_until_done(
    workers: Workers, address: str, messages: int, within: int, look_every: float = 0.2
) -> dict[str, str]:
    """Keep the workers up until every message has come to an end and its sheet knows; returns the states."""
    deadline = time.monotonic() + within
    while time.monotonic() < deadline:
        workers.keep_up()
        found, untold = states(address)
        if len(found) == messages and not untold and set(found.values()) <= {"sent", "unknown"}:
            return found
        time.sleep(look_every)
    raise TimeoutError(workers.log.read_text()[-3000:])
