"""`check` shows first what nobody has seen yet: the tab Problems says since when each stands there."""

from pathlib import Path

import openpyxl
import pytest

from tests.workflow.sheets import PEOPLE, Rows, run, small_programme, table
from tests.workflow.test_today import typing

FREE = [5, 5, "Tue evening", None, None]
ODD_PEOPLE: Rows = [
    PEOPLE,
    ["Gil", "gil@example.org", None, "Role models", *FREE],
    ["Ana", "ana@example.org", None, None, "who knows", *FREE[1:]],
]


def add_person(path: Path, *cells: str | int | None) -> None:
    book = openpyxl.load_workbook(path)
    book["Participants"].append(cells)
    book.save(path)


def part_of(told: str, heading: str) -> str:
    """Return what stands below a heading."""
    return told.partition(heading)[2].partition("\n\n")[0]


def test_what_was_found_since_the_last_runs_stands_first_and_apart(tmp_path: Path) -> None:
    path = small_programme(tmp_path, Participants=ODD_PEOPLE)
    told = run("check", "--sheet", path, code=1)
    assert "To mend (1)" in told
    assert "new today" not in told
    run("pair", "--sheet", path, "--today", "2026-11-20", code=None)
    add_person(path, "Zoe", "zoe@example.org", None, "Role modles", "qwerty")
    told = run("check", "--sheet", path, code=1)
    assert told.index("To mend: new today (1)") < told.index("To mend: as before (1)")
    assert "qwerty" in part_of(told, "To mend: new today (1)")
    assert "who knows" in part_of(told, "To mend: as before (1)")
    assert "Role modles" in told.partition("Understood, and said so")[2]


@pytest.mark.thorough
def test_what_was_noted_in_today_leaves_the_list_to_mend_and_is_told_as_noted(tmp_path: Path) -> None:
    settings: Rows = [["Setting", "Value"], ["Coordinator e-mail", "co@example.org"]]
    path = small_programme(tmp_path, Participants=ODD_PEOPLE, Settings=settings)
    run("pair", "--sheet", path, "--today", "2026-11-23", code=None)
    typing(path, "noted", "Cell to mend")
    mail = ("--mail", f"outbox:{tmp_path / 'outbox'}")
    run("run", "--once", "--sheet", path, "--today", "2026-11-23", *mail, code=None)
    told = run("check", "--sheet", path, "--today", "2026-11-23", code=1)
    assert "To mend" not in told
    assert "to mend" not in told
    assert "who knows" in part_of(told, "Noted in Today, and not mended (1)")
    assert "mending" not in run("pair", "--sheet", path, "--today", "2026-11-23", code=0)
    digest = next((tmp_path / "outbox").glob("*digest*.eml")).read_text()
    assert "mend" not in digest


def test_the_day_stays_as_long_as_the_problem_does(tmp_path: Path) -> None:
    path = small_programme(tmp_path, Participants=ODD_PEOPLE)
    run("pair", "--sheet", path, "--today", "2026-11-20", code=None)
    run("pair", "--sheet", path, "--today", "2026-11-24", code=None)
    (problem,) = table(path, "Problems")
    assert str(problem["Since"]).startswith("2026-11-20")


def test_what_waits_and_what_is_to_mend_are_counted_alike_and_before_pairing_there_is_one_thing_to_do(
    tmp_path: Path,
) -> None:
    needs: Rows = [["Person", "Need"], *([["Nobody Here", "Role models"]] * 2), ["Ana", "Role models"]]
    path = small_programme(tmp_path, Participants=ODD_PEOPLE, Needs=needs)
    told = run("check", "--sheet", path, "--today", "2026-11-20", code=1)
    assert "  1 to decide: Nothing has been paired yet. 1 need has nobody. Choose “Pair now” in Today" in told
    assert "  2 to mend: " in told
    assert "To mend (2)" in told
    assert "Needs A2, A3 “Nobody Here”" in told
    run("pair", "--sheet", path, "--today", "2026-11-20", code=None)
    assert "Nothing has been paired" not in run("check", "--sheet", path, "--today", "2026-11-21", code=1)
