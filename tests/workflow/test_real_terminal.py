"""At a real terminal: the question before the first mail, lines that fit, and a terminal that is closed."""

import os
import pty
import signal
import subprocess
import sys
from _io import FileIO
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from mentorsheets.runtime.signals import tidy_when_stopped
from mentorsheets.sheet.backend import Cell
from tests.workflow.sheets import NEEDS, PEOPLE, run, set_cell, table, workbook

SETTINGS: list[list[Cell]] = [
    ["Setting", "Value"],
    ["Programme", "Harbour"],
    ["Coordinator e-mail", "co@example.org"],
]

MOST_BEFORE_A_QUESTION = 3000


@pytest.fixture
def sheet(tmp_path: Path) -> Path:
    people: list[list[Cell]] = [
        ["Gil", "gil@example.org", None, "Role models", 1, 1, "Tue evening"],
        ["Ana", "ana@example.org", None, None, None, 1, "Tue evening"],
    ]
    needs: list[list[Cell]] = [
        NEEDS,
        ["Ana", "role models", "How did you get from the front desk to where you are?"],
    ]
    path = workbook(tmp_path / "p.xlsx", Participants=[PEOPLE[:7], *people], Needs=needs, Settings=SETTINGS)
    run("pair", "--sheet", path, "--today", "2026-11-20")
    set_cell(path, "Matches", 1, "Coordinator", "approve")
    return path


@contextmanager
def terminal(*arguments: str | Path) -> Iterator[tuple[subprocess.Popen[bytes], FileIO]]:
    """Yield a run of the command, and the end of the terminal, 80 columns wide, that a person looks at."""
    here, there = pty.openpty()
    command = [sys.executable, "-m", "mentorsheets", *map(str, arguments)]
    wide = os.environ | {"COLUMNS": "80"}
    with subprocess.Popen(command, stdin=there, stdout=there, stderr=there, env=wide) as running:
        os.close(there)
        with os.fdopen(here, "r+b", buffering=0) as screen:
            yield running, screen


def until(here: FileIO, words: bytes) -> bytes:
    """Return what comes on the screen until these words stand there."""
    screen = b""
    while words not in screen and len(screen) < MOST_BEFORE_A_QUESTION:
        screen += here.read(1000)
    return screen


def rest(here: FileIO) -> bytes:
    screen = b""
    try:
        while more := here.read(1000):
            screen += more
    except OSError:
        pass
    return screen


@pytest.mark.thorough
def test_a_no_sends_nothing_and_the_question_stands_whole_on_the_screen(sheet: Path) -> None:
    arguments = ("introduce", "--sheet", sheet, "--mail", "smtp://127.0.0.1:9", "--today", "2026-11-23")
    with terminal(*arguments) as (running, here):
        screen = until(here, b"[y/N]: ")
        here.write(b"n\n")
        shown = (screen + rest(here)).decode()
    assert "2 mails are about to go to real people, for the first time. Send them? [y/N]: n" in shown
    assert running.returncode == 2
    assert "nothing was sent" in shown
    assert {row["State"] for row in table(sheet, "Matches")} == {"proposed"}


@pytest.mark.thorough
def test_lines_are_broken_between_words(sheet: Path) -> None:
    set_cell(sheet, "Participants", 1, "Email", "no address at all, but rather a long tale of where it went")
    with terminal("check", "--sheet", sheet) as (running, here):
        screen = rest(here).decode()
    assert running.returncode == 1
    assert "a long tale of where it went" in " ".join(screen.split())
    assert all(len(line.rstrip()) <= 80 for line in screen.splitlines())


LISTED: list[list[Cell]] = [["Name", "Email", "Topics"], ["Bo", "bo@example.org", "Grants"]]


def dialogue(arguments: tuple[str | Path, ...], *said: tuple[bytes, bytes]) -> tuple[int, str]:
    """Answer each question of a run when it stands on the screen; return how it ended, and all that stood there."""
    with terminal(*arguments) as (running, here):
        screen = b""
        for question, answer in said:
            screen += until(here, question)
            here.write(answer + b"\n")
        screen += rest(here)
    return running.returncode, " ".join(screen.decode().split())


@pytest.mark.thorough
def test_what_a_list_means_is_changed_line_by_line_before_it_is_accepted(tmp_path: Path) -> None:
    path = workbook(tmp_path / "list.xlsx", Mentors=LISTED)
    code, shown = dialogue(
        ("adopt", path),
        (b"to change: ", b"9"),
        (b"to change: ", b"3"),
        (b"Nothing): ", b"Shoes"),
        (b"to change: ", b"3"),
        (b"Nothing): ", b"hobbies"),
        (b"to change: ", b"accept"),
    )
    assert code == 0, shown
    assert "3 Topics → Offers (Grants)" in shown
    assert "The lines go from 1 to 3." in shown
    assert "There is no column “Shoes”." in shown
    assert "3 Topics → Interests (Grants) New kinds of need: none" in shown
    assert [(row["Question"], row["Fills"]) for row in table(path, "Mapping")] == [
        ("Name", "Name"), ("Email", "Email"), ("Topics", "Interests"),
    ]  # fmt: skip
    assert table(path, "Participants")[0]["Interests"] == "Grants"
    code, shown = dialogue(
        ("adopt", path), (b"to change: ", b"3"), (b"Nothing): ", b"Offers"), (b"to change: ", b"a")
    )
    assert "Topics → Offers" in shown
    (bo,) = table(path, "Participants")
    assert (code, bo["Offers"], bo["Interests"]) == (0, "Grants", None)


@pytest.mark.thorough
def test_what_is_left_is_not_written_and_a_tab_of_our_name_is_asked_about(tmp_path: Path) -> None:
    path = workbook(tmp_path / "list.xlsx", Mentors=LISTED, Matches=[["Mentor", "Mentee"]])
    before = path.read_bytes()
    _, shown = dialogue(("adopt", path), (b"[y/N]: ", b"y"), (b"to change: ", b"leave"))
    assert "Nothing was written." in shown
    _, shown = dialogue(("adopt", path), (b"[y/N]: ", b"n"))
    assert "Is Matches meant to be a tab of the programme?" in shown
    assert "Rename it in your sheet first" in shown
    assert path.read_bytes() == before
    assert [one.name for one in tmp_path.iterdir()] == ["list.xlsx"]


def stopped_by(number: signal.Signals, let_go: list[bool]) -> None:
    with tidy_when_stopped():
        try:
            signal.raise_signal(number)
        finally:
            let_go.append(True)


@pytest.mark.parametrize("number", [signal.SIGHUP, signal.SIGTERM])
def test_a_closed_terminal_ends_a_command_like_an_exit_so_that_the_sheet_is_let_go_of(
    number: signal.Signals,
) -> None:
    # Under nohup the tests themselves ignore a hang-up.
    before = signal.signal(number, signal.SIG_DFL)
    let_go: list[bool] = []
    try:
        with pytest.raises(SystemExit) as stopped:
            stopped_by(number, let_go)
        assert (stopped.value.code, let_go) == (128 + number, [True])
        assert signal.getsignal(number) is signal.SIG_DFL
    finally:
        signal.signal(number, before)


def test_what_nohup_ignores_goes_on_being_ignored() -> None:
    before = signal.signal(signal.SIGHUP, signal.SIG_IGN)
    try:
        with tidy_when_stopped():
            signal.raise_signal(signal.SIGHUP)
    finally:
        signal.signal(signal.SIGHUP, before)


@pytest.mark.thorough
@pytest.mark.parametrize(("name", "address"), [("Sam Oro", "sam@example.org"), ("", "")])
def test_init_asks_for_the_safety_contact_and_enter_skips_it(tmp_path: Path, name: str, address: str) -> None:
    path = tmp_path / "new.xlsx"
    questions = [(b"their name (Enter to skip): ", name.encode())]
    if name:
        questions.append((b"mail address (Enter to skip): ", address.encode()))
    code, shown = dialogue(("init", "--sheet", path), *questions)
    assert code == 0, shown
    settings = {row["Setting"]: row["Value"] for row in table(path, "Settings")}
    assert (settings["Safety contact"] or "", settings["Safety contact e-mail"] or "") == (name, address)
