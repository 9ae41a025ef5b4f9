"""PostgreSQL restarts under workers that nobody looks after but what starts them again, as systemd does."""

import os
import subprocess
import threading
from pathlib import Path
from pwd import getpwnam
from typing import Any

import psycopg
import pytest

from mentorsheets.mail.messages import MailState
from tests.mail.faulty import FaultyServer
from tests.mail.transport.test_chaos import balance
from tests.runtime.cluster.community import (
    PEOPLE_EACH,
    Workers,
    in_sheets,
    keys_by_name,
    programmes,
    wait_until_done,
)
from tests.runtime.cluster.database import IS_ROOT, tools
from tests.runtime.cluster.test_workers import CHECK_INS

pytestmark = pytest.mark.skipif(
    os.environ.get("MENTORSHEETS_EACH_CASE") != "yes",
    reason="takes half a minute: MENTORSHEETS_EACH_CASE=yes",
)


def restart(place: str) -> None:
    """Stop the server at once, as an update does, and start it with the settings that it had."""
    with psycopg.connect(place) as connection:
        ((data,),) = connection.execute("SHOW data_directory").fetchall()
    user: dict[str, Any] = {}
    if IS_ROOT:
        owner = getpwnam("nobody")
        user = {"user": owner.pw_uid, "group": owner.pw_gid, "extra_groups": []}
    program = str((tools() or Path()) / "pg_ctl")
    with (Path(data).parent / "log").open("ab") as log:
        subprocess.run(
            [program, "-D", data, "-m", "fast", "-w", "restart"],
            **user, check=True, cwd=data, stdin=subprocess.DEVNULL, stdout=log, stderr=log, timeout=60,
        )  # fmt: skip


class Restarter:
    """Restarts the database when the mail server has come to the given mails."""

    def __init__(self, place: str, after: tuple[int, ...]) -> None:
        self.place, self.after, self.taken = place, list(after), 0
        self.turn, self.busy = threading.Lock(), list[threading.Thread]()
        self.stopping = threading.Lock()

    def __call__(self, _number: int, stage: str) -> None:
        with self.turn:
            self.taken += stage == "taken"
            if self.after and self.taken == self.after[0]:
                self.after.pop(0)
                self.busy.append(threading.Thread(target=self.restart_alone))
                self.busy[-1].start()

    def restart_alone(self) -> None:
        """Restart it once it has come back from the restart before."""
        with self.stopping:
            restart(self.place)


def test_workers_come_back_by_themselves_double_nothing_and_lose_nothing(tmp_path: Path, place: str) -> None:
    paths = programmes(tmp_path, 3)
    with FaultyServer() as mail, Workers(place, tmp_path, mail.port, 2, **CHECK_INS) as workers:
        restarter = mail.on_stage = Restarter(place, after=(3, 9))
        found: dict[str, str] = {}
        for _ in range(60):
            try:
                found = wait_until_done(workers, place, len(paths) * PEOPLE_EACH, within=120)
                break
            except psycopg.OperationalError:
                # It is just down; wait_until_done looks into it too.
                for thread in restarter.busy:
                    thread.join()
        keys = keys_by_name(place)
    assert restarter.after == []
    assert balance(mail, {key: MailState(state) for key, state in found.items()}, keys) == (0, 0, 0)
    assert in_sheets(paths) == found
