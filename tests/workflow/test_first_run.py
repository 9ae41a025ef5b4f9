"""Before the first mail ever goes through a server, a person at the terminal is asked, and can read the question."""

import os
import pty
import subprocess
import sys

import pytest

from tests.workflow.sheets import NEEDS, PEOPLE, run, set_cell, table, workbook

SETTINGS = [["Setting", "Value"], ["Programme", "Harbour"], ["Coordinator e-mail", "co@example.org"]]

MOST_BEFORE_A_QUESTION = 3000


@pytest.fixture
def sheet(tmp_path):
    people = [
        ["Gil", "gil@example.org", None, "Role models", 1, 1, "Tue evening"],
        ["Ana", "ana@example.org", None, None, None, 1, "Tue evening"],
    ]
    needs = [NEEDS, ["Ana", "role models", "How did you get from the front desk to where you are?"]]
    path = workbook(tmp_path / "p.xlsx", Participants=[PEOPLE[:7], *people], Needs=needs, Settings=SETTINGS)
    run("pair", "--sheet", path, "--today", "2026-11-20")
    set_cell(path, "Matches", 1, "Coordinator", "approve")
    return path


def at_a_terminal(arguments, answer):
    """Run the command at a terminal, answer its question once it is asked; return code and screen."""
    here, there = pty.openpty()
    command = [sys.executable, "-m", "mentorsheets", *map(str, arguments)]
    with subprocess.Popen(command, stdin=there, stdout=there, stderr=there, close_fds=True) as running:
        os.close(there)
        screen = b""
        while b"[y/N]: " not in screen and len(screen) < MOST_BEFORE_A_QUESTION:
            screen += os.read(here, 1000)
        os.write(here, answer)
        try:
            while more := os.read(here, 1000):
                screen += more
        except OSError:
            pass
    os.close(here)
    return running.returncode, screen.decode()


def test_a_no_sends_nothing_and_the_question_stands_whole_on_the_screen(sheet):
    arguments = ("introduce", "--sheet", sheet, "--mail", "smtp://127.0.0.1:9", "--today", "2026-11-23")
    code, screen = at_a_terminal(arguments, b"n\n")
    assert "2 mails are about to go to real people, for the first time. Send them? [y/N]: n" in screen
    assert code == 2
    assert "Nothing was sent." in screen
    assert {row["State"] for row in table(sheet, "Matches")} == {"proposed"}
