"""The real command against servers that fail: what an outsider sees, from exit codes to the tab Messages."""

import os
import random
import re
import signal
import sqlite3
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from mentorsheets.cli import main
from tests.mail.faulty import FaultyServer
from tests.processes import environment
from tests.workflow.sheets import NEEDS, PEOPLE, run, table, workbook

PAIRS = 5
KILLS = int(os.environ.get("MENTORSHEETS_COMMAND_KILLS", "1"))
DAY = "2026-11-23"
NOT_SENT = {"planned", "deferred", "refused", "cancelled", "suppressed"}


def programme(folder: Path, pairs: int = PAIRS) -> Path:
    """Write a programme in which `pairs` pairs are due to be asked how it goes: twice as many mails."""
    people: list[list[object]] = []
    needs: list[list[object]] = []
    matches: list[list[object]] = []
    for number in range(pairs):
        giver, asker = f"Gil {number}", f"Ana {number}"
        people += [
            [giver, f"gil{number}@example.org", None, "Role models", 2, 1, "Tue evening"],
            [asker, f"ana{number}@example.org", None, None, None, None, "Tue evening"],
        ]
        needs.append([asker, "role models", "How did you get there?"])
        matches.append([giver, asker, "role models", "active"])
    return workbook(
        folder / "programme.xlsx",
        Participants=[PEOPLE, *people],
        Needs=[NEEDS, *needs],
        Matches=[["Giver", "Asker", "Needs", "State"], *matches],
        Settings=[["Setting", "Value"], ["Programme", "Harbour"], ["Coordinator e-mail", "rosa@example.org"]],
    )


@pytest.fixture
def sheet(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("MENTORSHEETS_SHEET", "programme.xlsx")
    return programme(tmp_path)


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    with FaultyServer() as running:
        monkeypatch.setenv("MENTORSHEETS_MAIL", f"smtp://127.0.0.1:{running.port}")
        yield running


def checkin(code: Any) -> Any:
    """Run the command and return all that it said, which must not be a traceback."""
    result = CliRunner().invoke(main, ["checkin", "--today", DAY, "--yes"])
    assert result.exit_code == code, result.output + repr(result.exception)
    assert isinstance(result.exception, SystemExit | None)
    return result.output


def states(sheet: Any) -> Any:
    return {row["Message"]: row["State"] for row in table(sheet, "Messages")}


def count_by_key(server: Any, sheet: Any) -> dict[str, int]:
    """Return how often each message was taken, by its key, which its Message-ID does not tell."""
    with closing(sqlite3.connect(sheet.with_name(f".{sheet.stem}.journal"))) as journal:
        keys = dict(journal.execute("SELECT message_id, key FROM mail").fetchall())
    by_name = {name[1:].partition("@")[0]: key for name, key in keys.items() if name}
    return {by_name[name]: count for name, count in server.counts.items()}


def account(server: Any, sheet: Any, due: Any = 2 * PAIRS) -> Any:
    """Check that nothing went twice, none is missing, and none is said to be sent that was not."""
    known, taken = states(sheet), count_by_key(server, sheet)
    assert len(known) == due
    assert set(taken) <= set(known)
    assert set(taken.values()) <= {1}
    assert not [key for key, state in known.items() if state == "sent" and key not in taken]
    assert not [key for key in taken if known[key] in NOT_SENT]
    return Counter(known.values())


def third(fault: Any) -> Any:
    return lambda number, _: fault if number % 3 == 2 else "ok"


@pytest.mark.every(4)
@pytest.mark.parametrize(
    "fault", ["dot:drop", "dot:taken-drop", "dot:taken-half", "dot:taken-garbage", "dot:rst"]
)
def test_a_line_that_breaks_after_the_dot_is_told_with_the_command_that_settles_it(
    server: Any, sheet: Any, fault: Any
) -> None:
    server.behave = third(fault)
    said = checkin(code=1)
    unsure = account(server, sheet)["unknown"]
    assert said.count("mentorsheets settle ") == unsure > 0
    server.behave = lambda *_: "ok"
    checkin(code=0)
    assert account(server, sheet)["sent"] == 2 * PAIRS - unsure
    settle = re.findall(r"mentorsheets (settle \w+ --arrived)", said)[0].split()
    run(*settle)
    assert Counter(states(sheet).values())["unknown"] == unsure - 1


@pytest.mark.thorough
@pytest.mark.parametrize(
    ("fault", "sentence"),
    [
        ("mail:530 5.7.0 Authentication required", "refused the login or the sender"),
        ("mail:550 5.7.1 sender not allowed", "refused the login or the sender"),
        ("dot:550 5.4.5 Daily user sending limit exceeded", "takes no more for now"),
        ("mail:454 Throttling failure: Daily message quota exceeded", "takes no more for now"),
    ],
)
def test_a_refusal_that_means_the_whole_run_keeps_all_mail(
    server: Any, sheet: Any, fault: Any, sentence: Any
) -> None:
    server.behave = lambda number, _: fault if number >= 4 else "ok"
    assert sentence in checkin(code=1)
    assert account(server, sheet) == {"sent": 4, "planned": 2 * PAIRS - 4}
    server.behave = lambda *_: "ok"
    checkin(code=0)
    assert account(server, sheet) == {"sent": 2 * PAIRS}


@pytest.mark.thorough
@pytest.mark.parametrize(
    ("verb", "reply", "code"),
    [
        ("EHLO", "554 5.7.1 go away", 1),
        ("EHLO", "421 4.3.2 come back", 3),
        ("AUTH", "535 5.7.8 wrong password", 1),
        ("AUTH", "454 4.7.0 later", 3),
    ],
)
def test_a_server_that_does_not_let_us_in_keeps_all_mail(
    server: Any, sheet: Any, monkeypatch: pytest.MonkeyPatch, verb: Any, reply: Any, code: Any
) -> None:
    monkeypatch.setenv("MENTORSHEETS_MAIL", f"smtp://me:secret@127.0.0.1:{server.port}")
    server.features = ("AUTH PLAIN",)
    server.instead = {"HELO": reply} if verb == "EHLO" else {"AUTH": "235 2.7.0 Welcome"}
    server.instead[verb] = reply
    assert "secret" not in checkin(code)
    assert account(server, sheet) == {"planned": 2 * PAIRS}
    server.instead = {"AUTH": "235 2.7.0 Welcome"}
    checkin(code=0)
    assert account(server, sheet) == {"sent": 2 * PAIRS}


def test_a_server_that_hangs_up_on_us_asks_to_run_again(server: Any, sheet: Any) -> None:
    server.welcome = lambda _: "421 4.3.2 not now"
    checkin(code=3)
    assert account(server, sheet) == {"planned": 2 * PAIRS}


@pytest.mark.thorough
def test_a_bad_address_stops_only_itself_and_stands_in_problems(server: Any, sheet: Any) -> None:
    server.behave = lambda _, to: "rcpt:550 5.1.1 no such user" if "ana2@example.org" in to else "ok"
    checkin(code=1)
    assert account(server, sheet) == {"sent": 2 * PAIRS - 1, "refused": 1}
    assert ["Ana 2" in str(row) for row in table(sheet, "Problems")] == [True]


def test_a_server_that_tires_after_each_few_messages_gets_all(server: Any, sheet: Any) -> None:
    server.behave = lambda number, _: "mail:421 4.3.2 enough" if number in {5, 7} else "ok"
    checkin(code=0)
    assert account(server, sheet) == {"sent": 2 * PAIRS}


def command(log: Any) -> Any:
    return subprocess.Popen(
        [sys.executable, "-m", "mentorsheets", "checkin", "--today", DAY, "--yes"],
        env=environment(),
        stdout=log,
        stderr=log,
    )


@pytest.mark.thorough
@pytest.mark.skipif(sys.platform == "win32", reason="needs SIGKILL")
def test_three_commands_at_once_that_are_killed_send_nothing_twice(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("MENTORSHEETS_SHEET", "programme.xlsx")
    pairs = 10 * KILLS
    sheet, dice = programme(tmp_path, pairs), random.Random(3)
    stage = dice.choice(["data", "taken", "dot", "answered"])
    with FaultyServer() as server, (tmp_path / "said.txt").open("w") as log:
        monkeypatch.setenv("MENTORSHEETS_MAIL", f"smtp://127.0.0.1:{server.port}")
        for _ in range(KILLS):
            running = [command(log) for _ in range(3)]
            countdown = iter([False] * dice.randrange(1, 7) + [True])

            def strike(
                _number: Any,
                reached: Any,
                running: Any = running,
                countdown: Any = countdown,
                stage: Any = stage,
            ) -> None:
                if reached == stage and next(countdown, False):
                    for one in running:
                        one.send_signal(signal.SIGKILL)

            server.on_stage = strike
            codes = [one.wait(60) for one in running]
            assert set(codes) <= {0, 1, 75, -signal.SIGKILL}
            stage = dice.choice(["data", "taken", "dot", "answered"])
        server.on_stage = lambda *_: None
        # Whatever the last ones left behind is told by the next: never sent again, never passed over.
        assert command(log).wait(60) in {0, 1}
        assert command(log).wait(60) == 0
    counted = account(server, sheet, 2 * pairs)
    assert set(counted) <= {"sent", "unknown"}
    print(f"{KILLS} times three commands killed: {dict(counted)}")  # noqa: T201


@pytest.mark.thorough
def test_a_slow_server_is_waited_for(server: Any, sheet: Any) -> None:
    server.on_stage = lambda _, stage: time.sleep(0.05) if stage == "dot" else None
    checkin(code=0)
    assert account(server, sheet) == {"sent": 2 * PAIRS}
