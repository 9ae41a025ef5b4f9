"""Needs keep their names: through takeover, sorting, copying, deleting and another's name in the row."""

from collections.abc import Sequence
from pathlib import Path

import openpyxl
import pytest

from mentorsheets.sheet.reading.programme import read_programme
from mentorsheets.sheet.workbook.backend import Workbook
from tests.workflow.sheets import ANAS_NEED, NEEDS, run, set_cell, small_programme, table

DAY = "2027-01-11"


def day_of(path: Path, day: str = DAY, code: int = 0) -> None:
    run("introduce", "--sheet", path, "--today", day, "--yes", code=code)


def need_ids(path: Path) -> list[object]:
    return [row["Need id"] for row in table(path, "Needs")]


def read_ids(path: Path) -> list[str]:
    return [need.id for need in read_programme(Workbook(path).read()).programme.needs]


@pytest.fixture
def outbox(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def sheet_of(folder: Path, *needs: Sequence[object]) -> Path:
    return small_programme(folder, Needs=[NEEDS, *needs])


def test_a_row_gets_its_name_once_and_keeps_it(outbox: Path) -> None:
    path = sheet_of(outbox, ANAS_NEED)
    day_of(path)
    before = read_ids(path)
    assert need_ids(path) == before
    set_cell(path, "Needs", 1, "Need", "Accountability")
    day_of(path, "2027-01-12")
    assert need_ids(path) == before


@pytest.mark.thorough
def test_when_the_first_of_two_rows_is_deleted_the_second_keeps_its_own_past(outbox: Path) -> None:
    path = sheet_of(outbox, ANAS_NEED, ["Ana", "role models", "Somebody else, for my sister"])
    day_of(path)
    first, second = need_ids(path)
    book = openpyxl.load_workbook(path)
    book["Needs"].delete_rows(2)
    book.save(path)
    day_of(path, "2027-01-12")
    assert need_ids(path) == [second]
    book = openpyxl.load_workbook(path)
    book["Needs"].append(["Ana", "role models", "A third time"])
    book.save(path)
    day_of(path, "2027-01-13")
    assert need_ids(path)[0] == second
    assert need_ids(path)[1] not in {first, second}


def test_rows_that_say_the_same_get_a_name_each(outbox: Path) -> None:
    path = sheet_of(outbox, ANAS_NEED, ANAS_NEED, [" ana", "Role Models ", "How did  you get there?"])
    day_of(path)
    before = read_ids(path)
    assert need_ids(path) == before
    assert len(set(before)) == 3


@pytest.mark.thorough
def test_a_row_that_was_copied_gets_a_name_of_its_own(outbox: Path) -> None:
    path = sheet_of(outbox, ANAS_NEED)
    day_of(path)
    book = openpyxl.load_workbook(path)
    book["Needs"].append([cell.value for cell in book["Needs"][2]])
    book.save(path)
    (first,) = need_ids(path)[:1]
    day_of(path, "2027-01-12")
    assert need_ids(path)[0] == first
    assert need_ids(path)[1] not in {first, None}
    assert need_ids(path) == read_ids(path)


@pytest.mark.thorough
def test_a_row_in_which_somebody_else_now_asks_does_not_inherit(outbox: Path) -> None:
    path = sheet_of(outbox, ANAS_NEED)
    day_of(path)
    (before,) = need_ids(path)
    set_cell(path, "Needs", 1, "Person", "Eve")
    day_of(path, "2027-01-12")
    assert need_ids(path) != [before]
    assert str(table(path, "Needs")[0]["Asked since"]).startswith("2027-01-12")


def test_an_older_sheet_keeps_the_names_by_which_its_mails_know_the_needs(outbox: Path) -> None:
    path = sheet_of(outbox, ["Ana", "role models", "help"])
    ana = next(p.id for p in read_programme(Workbook(path).read()).programme.people if p.name == "Ana")
    book = openpyxl.load_workbook(path)
    sheet = book.create_sheet("Messages")
    sheet.append(["Message", "Kind", "Person", "Period", "State", "On", "Person id", "Carries"])
    sheet.append(
        [
            "k",
            "vague-need",
            "Ana",
            f"{ana}/role-models",
            "sent",
            "2027-01-04",
            ana,
            f"vague-need/{ana}/role-models",
        ]
    )
    book.save(path)
    day_of(path)
    assert need_ids(path) == [f"{ana}/role-models"]
    assert table(path, "Needs")[0]["Asked since"] == f"at the latest {DAY}"
    events = {(row["What"], row["Match"]) for row in table(path, "History")}
    assert ("asked for before", f"{ana}/role-models") in events


@pytest.mark.thorough
def test_pairing_puts_down_the_day_of_each_proposal(outbox: Path) -> None:
    path = sheet_of(outbox, ANAS_NEED)
    run("pair", "--sheet", path, "--today", DAY)
    (match,) = [row["Match"] for row in table(path, "Matches")]
    told = [(row["What"], row["Match"]) for row in table(path, "History")]
    assert ("is proposed", match) in told
    assert need_ids(path) == read_ids(path)
    assert [str(row["Since"])[:10] for row in table(path, "Register") if row["Email"]] == [DAY] * 3
