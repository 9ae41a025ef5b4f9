"""Many proposals at once, with the real command: the surest in one row, the rest one by one, and a way back."""

from pathlib import Path
from typing import TYPE_CHECKING

import openpyxl
import pytest

from mentorsheets.relations.waiting_proposals import FEW
from mentorsheets.sheet.today_places import HEADER_ROW
from tests.workflow.sheets import NEEDS, PEOPLE, Rows, run, set_cell, table, workbook

if TYPE_CHECKING:
    from mentorsheets.sheet.backend import Cell

SETTINGS: Rows = [["Setting", "Value"], ["Programme", "Harbour"], ["Coordinator e-mail", "co@example.org"]]
PAIRS = 12
ODD = 3
"""Pairs whose asker has not said what exactly, so that they are looked at one by one."""


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a programme of pairs of which each can only be one, all proposed."""
    monkeypatch.chdir(tmp_path)
    people: list[list[Cell]] = [PEOPLE]
    needs: list[list[Cell]] = [NEEDS]
    kinds = ("Role models", "Accountability", "Safe space", "Emotional support", "Access to networks")
    for number in range(PAIRS):
        kind, day = kinds[number % 5], ("Mon", "Tue", "Wed")[number % 3]
        free: list[Cell] = [1, 1, f"{day} evening", None, None]
        people.append([f"Giver {number}", f"g{number}@example.org", None, kind, *free])
        people.append([f"Asker {number}", f"a{number}@example.org", None, None, *free])
        words = "x" if number < ODD else "How did you come to do what you do?"
        needs.append([f"Asker {number}", kind, words])
    made = workbook(tmp_path / "p.xlsx", Participants=people, Needs=needs, Settings=SETTINGS)
    run("pair", "--sheet", made, "--today", "2026-11-20")
    return made


def rows(path: Path) -> list[dict[str, object]]:
    """Return the rows of Today to decide, folded ones too."""
    header, *found = openpyxl.load_workbook(path)["Today"].iter_rows(min_row=HEADER_ROW + 1, values_only=True)
    told: list[dict[str, object]] = [dict(zip(map(str, header), row, strict=True)) for row in found]
    return [row for row in told if row["What"] == "To decide"]


def say(path: Path, begins: str, word: str) -> None:
    book = openpyxl.load_workbook(path)
    for row in book["Today"].iter_rows(min_row=HEADER_ROW + 2):
        if str(row[1].value).startswith(begins):
            row[4].value = word
            book.save(path)
            return
    raise AssertionError(begins)


def decided(path: Path) -> list[object]:
    return [row["Coordinator"] for row in table(path, "Matches")]


def count(path: Path) -> int:
    return len(table(path, "Matches"))


@pytest.mark.thorough
def test_the_surest_of_many_are_one_row_and_one_word_approves_them(path: Path) -> None:
    sure = count(path) - ODD
    assert sure > FEW - ODD
    first, *rest = rows(path)
    assert str(first["Who"]) == f"{sure} proposals are within every wish and rule"
    assert first["Since"]
    assert "Giver 5 for Asker" in str(first["In their words, or why"])
    assert len(rest) == ODD
    things = 1 + ODD
    assert f"{things} wait for you: {things} to decide" in run("check", "--sheet", path)
    say(path, f"{sure} proposals", "approve these")
    run("collect", "--sheet", path, "--today", "2026-11-21", code=None)
    assert decided(path).count("approve") == sure
    assert not list(Path().glob("outbox/*.eml"))
    told = [row for row in table(path, "History") if row["In their words"] == "approve these"]
    assert len(told) == 1
    run("introduce", "--sheet", path, "--today", "2026-11-23T12:00")
    assert len(list(Path("outbox").glob("*.eml"))) == 2 * sure


@pytest.mark.thorough
def test_until_somebody_was_asked_all_of_it_can_be_taken_back(path: Path) -> None:
    say(path, f"{count(path) - ODD} proposals", "approve these")
    run("collect", "--sheet", path, "--today", "2026-11-21", code=None)
    say(path, f"You approved {count(path) - ODD} matches", "take back")
    run("collect", "--sheet", path, "--today", "2026-11-21T15:00", code=None)
    assert set(decided(path)) == {None}
    run("introduce", "--sheet", path, "--today", "2026-11-23T12:00")
    assert not list(Path().glob("outbox/a*.eml"))
    assert {row["State"] for row in table(path, "Matches")} == {"proposed"}


@pytest.mark.thorough
def test_a_word_in_matches_takes_one_out_and_the_word_in_today_counts_for_the_rest(path: Path) -> None:
    sure = count(path) - ODD
    say(path, f"{sure} proposals", "approve these")
    names = [str(row["Giver"]) for row in table(path, "Matches")]
    set_cell(path, "Matches", names.index("Giver 7") + 1, "Coordinator", "decline")
    run("collect", "--sheet", path, "--today", "2026-11-21", code=None)
    assert decided(path).count("approve") == sure - 1
    assert decided(path).count("decline") == 1
    assert not any("over meanwhile" in str(row) for row in rows(path))


def test_who_would_rather_see_each_gets_a_screenful_and_the_count_of_the_rest(path: Path) -> None:
    say(path, f"{count(path) - ODD} proposals", "one by one")
    run("collect", "--sheet", path, "--today", "2026-11-21", code=None)
    shown = rows(path)
    assert not any("within every wish" in str(row["Who"]) for row in shown)
    assert len([row for row in shown if row["Row"]]) == min(12, count(path))
    assert set(decided(path)) == {None}


@pytest.mark.thorough
def test_few_proposals_are_looked_at_one_by_one(path: Path) -> None:
    for number in range(1, count(path) - FEW + 1):
        set_cell(path, "Matches", number, "Coordinator", "decline")
    run("collect", "--sheet", path, "--today", "2026-11-21", code=None)
    run("introduce", "--sheet", path, "--today", "2026-11-23T12:00")
    assert len(rows(path)) == FEW
    assert all(row["Row"] for row in rows(path))
