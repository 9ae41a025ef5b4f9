"""`mentorsheets check` and `pair`, from a real workbook into a real workbook."""

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.workflow.sheets import (
    ANA,
    ANAS_NEED,
    EVE,
    GIL,
    NEEDS,
    PEOPLE,
    run,
    set_cell,
    small_programme,
    table,
    workbook,
)

if TYPE_CHECKING:
    from mentorsheets.sheet.backend import Cell


def test_check_tells_by_tab_cell_and_value_and_writes_nothing(tmp_path: Path) -> None:
    path = small_programme(tmp_path, Needs=[NEEDS, ANAS_NEED, ["nobody@example.org", "safe space", None]])
    before = path.read_bytes()
    told = json.loads(run("check", "--sheet", path, "--format", "json", code=1))
    assert [(p["tab"], p["cell"], p["value"]) for p in told["problems"]] == [
        ("Needs", "A3", "nobody@example.org")
    ]
    assert "Needs A3 “nobody@example.org”" in run("check", "--sheet", path, code=1)
    assert path.read_bytes() == before


def test_pair_writes_a_proposal_with_its_reason_and_keeps_what_people_typed(tmp_path: Path) -> None:
    path = small_programme(tmp_path)
    run("pair", "--sheet", path, "--today", "2026-11-21")
    (row,) = table(path, "Matches")
    assert (row["Giver"], row["Asker"], row["Needs"], row["State"]) == (
        "Gil",
        "Ana",
        "Role models",
        "proposed",
    )
    assert "How did you get there?" in row["Why"]
    assert table(path, "Participants")[0]["My own column"] == "tall"


def test_a_second_run_leaves_the_file_as_it_is(tmp_path: Path) -> None:
    path = small_programme(tmp_path)
    run("pair", "--sheet", path, "--today", "2026-11-21")
    before = path.read_bytes()
    assert "1 match stays" in run("pair", "--sheet", path, "--today", "2026-11-21")
    assert path.read_bytes() == before


def test_a_dry_run_shows_the_same_and_writes_nothing(tmp_path: Path) -> None:
    path = small_programme(tmp_path)
    before = path.read_bytes()
    assert "Gil → Ana" in run("pair", "--sheet", path, "--dry-run")
    assert path.read_bytes() == before


def test_a_coordinators_word_stays_and_a_declined_pair_is_not_proposed_again(tmp_path: Path) -> None:
    bo = ["Bo", "bo@example.org", None, "Role models", 1, 1, "Tue evening"]
    path = small_programme(tmp_path, Participants=[PEOPLE, GIL, bo, ANA, EVE])
    run("pair", "--sheet", path)
    first = table(path, "Matches")[0]["Giver"]
    set_cell(path, "Matches", 1, "Coordinator", "No!")
    run("pair", "--sheet", path)
    rows = table(path, "Matches")
    assert rows[0]["Coordinator"] == "No!"
    assert [row["Giver"] for row in rows] == [first, {"Gil": "Bo", "Bo": "Gil"}[first]]


def test_a_relationship_typed_in_by_hand_gets_a_name_and_takes_its_place(tmp_path: Path) -> None:
    typed: list[list[Cell]] = [
        ["Giver", "Asker", "Needs", "State", "Notes"],
        ["Gil", "eve@example.org", None, "active", "since the fair"],
        ["gil", "Ana", None, "active", None],
    ]
    path = small_programme(tmp_path, Matches=typed)
    run("pair", "--sheet", path)
    rows = table(path, "Matches")
    assert [(row["Giver"], row["Asker"], row["Notes"]) for row in rows] == [
        ("Gil", "eve@example.org", "since the fair"),
        ("gil", "Ana", None),
    ]
    assert all(row["Match"].startswith("m") and row["Giver id"] for row in rows)


@pytest.mark.thorough
def test_an_id_survives_a_new_name_and_then_a_new_address(tmp_path: Path) -> None:
    path = small_programme(tmp_path)
    run("pair", "--sheet", path)
    set_cell(path, "Participants", 1, "Name", "Gilbert")
    run("pair", "--sheet", path)
    set_cell(path, "Participants", 1, "Email", "gilbert@example.net")
    run("pair", "--sheet", path)
    assert [row["State"] for row in table(path, "Matches")] == ["proposed"]
    assert {row["Name"]: row["Email"] for row in table(path, "Register")}["Gilbert"] == "gilbert@example.net"


def test_problems_stand_in_their_tab_until_they_are_mended(tmp_path: Path) -> None:
    path = small_programme(tmp_path, Needs=[NEEDS, ANAS_NEED, ["Nobody", "safe space", None]])
    run("pair", "--sheet", path, code=1)
    assert [(row["Tab"], row["Cell"]) for row in table(path, "Problems")] == [("Needs", "A3")]
    set_cell(path, "Needs", 2, "Person", "Eve")
    run("pair", "--sheet", path)
    assert table(path, "Problems") == []


def test_sheets_that_cannot_be_used_end_with_2_and_one_sentence(tmp_path: Path) -> None:
    empty = workbook(tmp_path / "empty.xlsx", Nothing=[])
    no_column = workbook(tmp_path / "column.xlsx", Participants=[["Name"], ["Ana"]], Needs=[NEEDS])
    for path in (tmp_path / "missing.xlsx", empty, no_column, tmp_path):
        for command in ("check", "pair"):
            assert run(command, "--sheet", path, code=2) == ""


@pytest.mark.thorough
def test_who_was_left_out_last_time_is_served_before_who_came_since(tmp_path: Path) -> None:
    one_place: list[Cell] = [*GIL[:4], 1, *GIL[5:]]
    needs = [NEEDS, ANAS_NEED, ["Eve", "role models", None]]
    path = small_programme(tmp_path, Participants=[PEOPLE, one_place, ANA, EVE], Needs=needs)
    run("pair", "--sheet", path, "--today", "2026-11-21")
    (lucky,) = [row["Asker"] for row in table(path, "Matches")]
    hal: dict[str, Cell] = {
        "Name": "Hal",
        "Email": "hal@example.org",
        "Offers": "Role models",
        "Can support": 1,
    }
    newcomers: list[dict[str, Cell]] = [
        {"Name": name, "Email": f"{name}@example.org"} for name in ("Bea", "Cleo", "Flo")
    ]
    for row, new in enumerate([hal, *newcomers], 4):
        for header, value in new.items():
            set_cell(path, "Participants", row, header, value)
        if row > 4:
            set_cell(path, "Needs", row - 2, "Person", new["Name"])
            set_cell(path, "Needs", row - 2, "Need", "role models")
    run("pair", "--sheet", path, "--today", "2026-11-28")
    assert [(row["Giver"], row["Asker"]) for row in table(path, "Matches")][1:] == [
        ("Hal", "Eve" if lucky == "Ana" else "Ana")
    ]
