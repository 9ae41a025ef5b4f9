"""What somebody at a terminal is asked before anything is written, answered by a terminal of the system's."""

import os
import pty
import select
import signal
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import openpyxl
import pytest

from tests.workflow.sheets import table, workbook

ROWS = [
    [
        "Email",
        "Name",
        "What do you need?",
        "What can you help with?",
        "Shoe size",
        "Who should we not match you with?",
    ],
    ["ana@example.org", "Ana", "Role models", None, 38, "Cy"],
    ["bo@example.org", "Bo", None, "Role models", 44, "none"],
    ["di@example.org", "Di", None, "Safe space", 41, None],
    ["cy@example.org", "Cy", None, "Role models " + "and so on " * 4, 40, None],
]
ASKED = "accept, leave, or the number of a line to change"
FILLS = "fills (a column"
PATIENCE = 20
"""Seconds after which a command that says nothing more is taken to wait for ever."""


def break_off(running: subprocess.Popen[bytes]) -> None:
    """Break a command off, and once more where it had not begun to wait for an answer, as people do."""
    running.send_signal(signal.SIGINT)
    try:
        running.wait(PATIENCE / 4)
    except subprocess.TimeoutExpired:
        running.send_signal(signal.SIGINT)


def talk(*args: object, answers: Sequence[tuple[str, str]]) -> tuple[str, int]:
    """Run a command at a terminal, type each answer once its question is there; return all it said, and how it ended.

    The answer "^D" ends the input, "^C" breaks off.
    """
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "mentorsheets", *map(str, args)]
    wide = os.environ | {"COLUMNS": "200", "NO_COLOR": "yes"}
    with subprocess.Popen(
        command, stdin=theirs, stdout=theirs, stderr=theirs, start_new_session=True, env=wide
    ) as running:
        os.close(theirs)
        said, seen = "", 0
        waiting = list(answers)
        while select.select([ours], [], [], PATIENCE)[0]:
            try:
                said += os.read(ours, 4096).decode(errors="replace")
            except OSError:
                break
            if waiting and waiting[0][0] in said[seen:]:
                seen = len(said)
                typed = waiting.pop(0)[1]
                if typed == "^C":
                    break_off(running)
                else:
                    os.write(ours, b"\x04" if typed == "^D" else typed.encode() + b"\n")
        else:
            running.kill()
    os.close(ours)
    return said, running.returncode


@pytest.mark.thorough
def test_lines_are_changed_by_their_numbers_which_stay_and_the_rest_is_accepted(tmp_path: Path) -> None:
    path = workbook(tmp_path / "list.xlsx", Answers=ROWS)
    answers = [
        (ASKED, "4"), (FILLS, "Offers + Interests"), (ASKED, "6"), (FILLS, "Foo"), (ASKED, "99"), (ASKED, "what?"),
        (ASKED, "5"), (FILLS, "interests"), (ASKED, "5"), (FILLS, "Nothing"), (ASKED, "accept"),
    ]  # fmt: skip
    said, code = talk("adopt", path, answers=answers)
    assert "4  What can you help with? → Offers   (Role models | Safe space | Role models and so on" in said
    assert "and so …)" in said
    assert "“Who should we not match you with?” fills" in said
    assert "There is no column “Foo”." in said
    assert "The lines go from 1 to 6." in said
    assert "“Shoe size” fills" in said
    assert "Copied first: list before adopt.xlsx" in said
    people = {row["Name"]: row for row in table(Path(path), "Participants")}
    assert [people[name]["Avoid"] for name in ("Ana", "Bo")] == ["Cy", None]
    assert people["Bo"]["Interests"] == people["Bo"]["Offers"] == "Role models"
    assert code in (0, 1)


@pytest.mark.thorough
@pytest.mark.parametrize("word", ["leave", "no", "^D", "^C"])
def test_whoever_leaves_finds_the_list_as_it_was(tmp_path: Path, word: str) -> None:
    path = workbook(tmp_path / "list.xlsx", Answers=ROWS)
    said, code = talk("adopt", path, answers=[(ASKED, word)])
    assert "Traceback" not in said
    assert openpyxl.load_workbook(path).sheetnames == ["Answers"]
    assert [one.name for one in tmp_path.iterdir()] == ["list.xlsx"]
    assert code in (0, 1)


@pytest.mark.thorough
@pytest.mark.parametrize(("word", "titles"), [("y", ["Ana"]), ("n", [])])
def test_a_tab_with_a_name_of_ours_is_asked_about(tmp_path: Path, word: str, titles: list[str]) -> None:
    rows = [["Name", "Email", "Role", "Topics"], ["Ana", "ana@example.org", "mentee", "Law"]]
    path = workbook(tmp_path / "list.xlsx", Participants=rows)
    said, _ = talk("adopt", path, answers=[("Is it your list", word), (ASKED, "a")])
    assert "The tab Participants has a name of ours. Is it your list" in said
    made = tmp_path / "list programme.xlsx"
    assert [row["Name"] for row in table(made, "Participants")] == titles if titles else not made.exists()


@pytest.mark.thorough
@pytest.mark.parametrize("word", ["y", "n"])
def test_a_tab_of_people_is_asked_about_before_it_gets_what_it_lacks(tmp_path: Path, word: str) -> None:
    path = workbook(tmp_path / "list.xlsx", Members=[["Name", "Email"], ["Ana", "ana@example.org"]])
    said, _ = talk("adopt", path, answers=[("Is Members meant to be a tab of the programme?", word)])
    assert ("Needs" in openpyxl.load_workbook(path).sheetnames) == (word == "y")
    assert ("Rename it in your sheet first" in said) == (word == "n")
