"""Mishaps in whatever order, with whatever is done between them: nobody gets a mail twice, or after a stop."""

import itertools
import os
import re
import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress
from email import message_from_bytes
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, example, given, settings
from hypothesis import strategies as st

from mentorsheets.sheet.workbook.backend import Workbook
from tests.cases import EACH_CASE
from tests.mail.faulty import FaultyServer
from tests.processes import environment
from tests.sheet.google.desk import GoogleDesk
from tests.sheets_server.errors import ApiError
from tests.sheets_server.server import SheetsServer
from tests.workflow.mishaps import (
    BEGAN,
    NEXT_DAY,
    NEXT_WEEK,
    MistakenGoogleSheet,
    MistakenWorkbook,
    Scene,
    clear,
    sort,
)
from tests.workflow.sheets import small_programme
from tests.workflow.test_mishaps import MATCHES, SETTINGS

TABS = ["Messages", "Matches", "Mail sent", "Check-ins", "Register", "Today"]


def rename(scene: Scene, tab: str) -> None:
    scene.sheet.rename(tab, f"{tab}, ours")


def rename_back(scene: Scene, tab: str) -> None:
    scene.sheet.rename(f"{tab}, ours", tab)


def retitle(scene: Scene, tab: str) -> None:
    scene.sheet.retitle(tab, {"Messages": "State", "Matches": "State"}.get(tab, "On"), "Mine")


def clear_column(scene: Scene, tab: str) -> None:
    """Empty one column below its header."""
    columns = {"Messages": "Period", "Matches": "Match", "Mail sent": "What", "Register": "Email"}
    scene.sheet.turn(tab, columns.get(tab, "Person id"), clear)


def sort_column(scene: Scene, tab: str) -> None:
    """Sort one column alone, so that its cells stand beside others than before."""
    columns = {"Messages": "Person id", "Matches": "Match", "Mail sent": "Mail", "Register": "Name"}
    scene.sheet.turn(tab, columns.get(tab, "Person id"), sort)


def duplicate(scene: Scene, tab: str) -> None:
    scene.sheet.duplicate(tab, f"{tab} (2)")


def copy_and_run(scene: Scene, command: str) -> None:
    """Make a copy of the whole sheet and run it as well, with a disk of its own."""
    if "Mail sent" not in scene.tabs():
        return
    copied, here = scene.sheet.copy(), os.environ["MENTORSHEETS_SHEET"]
    os.environ["MENTORSHEETS_SHEET"] = copied.name
    try:
        Scene(copied, scene.folder, scene.mail).run(command, NEXT_DAY)
    finally:
        os.environ["MENTORSHEETS_SHEET"] = here


def break_line(scene: Scene, _: str) -> None:
    """Let the next mail break off when nobody can know whether it arrived."""
    at = scene.mail.transactions
    scene.mail.behave = lambda number, _: "dot:taken-drop" if number == at else "ok"


def kill(scene: Scene, about: str) -> None:
    """Kill a run in the midst of a mail: at a moment that is another one for each tab."""
    moments = itertools.count()
    with start(NEXT_WEEK) as run:
        scene.mail.on_stage = lambda *_: run.kill() if next(moments) == TABS.index(about) * 2 else None
        run.wait()
    scene.mail.on_stage = lambda *_: None


def fill_disk(_: Scene, about: str) -> None:
    """Make a run on a disk that is full: no file may grow beyond a size that is another one for each tab."""
    with start(NEXT_WEEK, largest=TABS.index(about) * 8_000) as run:
        said = run.communicate()[0]
    # What counts the lines of a test finds no room either, and says so behind all else.
    ours = said.partition("Exception ignored in atexit callback: <bound method Coverage")[0]
    assert "Traceback" not in ours, said
    assert run.returncode in {0, 1, *TROUBLE}, said


def start(day: str, largest: int | None = None) -> "subprocess.Popen[str]":
    """Start a pass in a process of its own, whose files may be so large at most."""
    limit = f"import resource; resource.setrlimit(resource.RLIMIT_FSIZE, ({largest}, -1)); "
    code = f"{limit if largest is not None else ''}from mentorsheets.cli import main; main()"
    command = [sys.executable, "-c", code, "run", "--once", "--yes", "--today", day]
    return subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, env=environment()
    )


MISTAKES: dict[str, Callable[[Scene, str], object]] = {
    "rename": rename,
    "rename back": rename_back,
    "delete": lambda scene, tab: scene.sheet.delete(tab),
    "empty": lambda scene, tab: scene.sheet.empty(tab),
    "retitle": retitle,
    "clear a column": clear_column,
    "sort a column": sort_column,
    "duplicate": duplicate,
    "lose the journal": lambda scene, _: scene.lose_journal(),
    "spoil the journal": lambda scene, _: [
        path.write_bytes(b"no journal any more " * 300) for path in scene.folder.rglob("*.journal")
    ],
    "bring back": lambda scene, _: scene.restore(),
    "copy": lambda scene, _: copy_and_run(scene, "run --once --yes"),
    "break the line": break_line,
    "kill": kill,
    "fill the disk": fill_disk,
    "stop": lambda scene, _: scene.sheet.type("Participants", "C3", "left"),
}
DAYS = [BEGAN, NEXT_DAY, NEXT_WEEK, "2026-11-16", "2027-11-24"]
"""The last two: a clock that was set back, and one that ran ahead."""
COMMANDS = ("run --once --yes", "checkin --yes", "introduce --yes", "pair", "followup --yes")
ANSWERS = ("settle --go-on", "doctor --rebuild")
mistakes = st.tuples(st.sampled_from(sorted(MISTAKES)), st.sampled_from(TABS))
steps = st.one_of(mistakes, st.tuples(st.sampled_from(COMMANDS), st.sampled_from(DAYS)))
orders = st.lists(steps, min_size=2, max_size=6)
answers_in_the_end = st.lists(st.sampled_from(ANSWERS), max_size=2)
STOPPED = "ana@example.org"
TROUBLE = {2, 3, 4, 75}
"""What a command ends with that did not do its work."""


def can_be_known(order: list[tuple[str, str]]) -> bool:
    """Return whether anything is left that knows what went out, and whom a person wanted to stop.

    An older version of the whole sheet knows neither; a journal then has to, and the person be asked again.
    """
    kinds = [kind for kind, _ in order]
    is_older = "bring back" in kinds
    return not (is_older and {"lose the journal", "spoil the journal", "stop"} & set(kinds))


def live_through(scene: Scene, order: list[tuple[str, str]], answers: list[str]) -> None:
    """Let mishaps and commands come in this order, and see that nobody has to suffer for it."""
    scene.restore = scene.sheet.keep()
    code, said = scene.run("run --once --yes", BEGAN)
    assert (code in {0, 1}, len(scene.mail.taken)) == (True, 4), said
    stopped_at = None
    for step, about in order:
        if step in MISTAKES:
            # What is not there cannot be mistaken any more.
            with suppress(LookupError, StopIteration, ValueError, ApiError):
                MISTAKES[step](scene, about)
            if step == "stop" and stopped_at is None:
                stopped_at = len(scene.mail.taken)
        else:
            scene.run(step, about)
    for answer in answers:
        scene.say(answer)
    for command in COMMANDS:
        code, said = scene.run(command, NEXT_DAY)
        assert code not in TROUBLE or re.search(r"\w.*\.", said), "it is told in a sentence"
    assert not [key for key, times in scene.mail.counts.items() if times > 1]
    after = scene.mail.taken[stopped_at:] if stopped_at is not None else []
    assert not [mail for mail in after if STOPPED in str(message_from_bytes(mail)["To"])]


@pytest.fixture
def outset(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """What all begin from: the environment of a run, and a programme that has mailed nobody yet."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("MENTORSHEETS_SECRET", "so long that nobody guesses it" * 2)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    return small_programme(tmp_path, Matches=MATCHES, Settings=SETTINGS)


@settings(
    max_examples=50 if EACH_CASE else 3,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@example(order=[("kill", "Check-ins"), ("lose the journal", "Today")], answers=[])
@example(order=[("fill the disk", "Mail sent"), ("run --once --yes", "2027-11-24")], answers=[])
@given(order=orders.filter(can_be_known), answers=answers_in_the_end)
def test_nobody_gets_a_mail_twice_or_after_a_stop_whatever_happens_in_whatever_order(
    outset: Path,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path_factory: pytest.TempPathFactory,
    order: list[tuple[str, str]],
    answers: list[str],
) -> None:
    folder = tmp_path_factory.mktemp("order")
    path = folder / "programme.xlsx"
    path.write_bytes(outset.read_bytes())
    with FaultyServer() as mail:
        monkeypatch.setenv("MENTORSHEETS_SHEET", str(path))
        monkeypatch.setenv("MENTORSHEETS_MAIL", f"smtp://127.0.0.1:{mail.port}")
        live_through(Scene(MistakenWorkbook(path), folder, mail), order, answers)


@pytest.mark.thorough
@settings(
    max_examples=8 if EACH_CASE else 1,
    # To make a failing order shorter takes minutes here.
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(order=orders.filter(can_be_known), answers=answers_in_the_end)
def test_nor_on_a_google_sheet(
    outset: Path,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path_factory: pytest.TempPathFactory,
    nobody_waits: None,
    order: list[tuple[str, str]],
    answers: list[str],
) -> None:
    folder = tmp_path_factory.mktemp("order")
    with FaultyServer() as mail, SheetsServer() as google:
        desk = GoogleDesk(google, folder)
        desk.put({tab.title: tab.rows for tab in Workbook(outset).read().tabs})
        environ = {**desk.environ, "XDG_DATA_HOME": str(folder), "MENTORSHEETS_SHEET": desk.key}
        for name, value in {**environ, "MENTORSHEETS_MAIL": f"smtp://127.0.0.1:{mail.port}"}.items():
            monkeypatch.setenv(name, value)
        live_through(Scene(MistakenGoogleSheet(desk), folder, mail), order, answers)
