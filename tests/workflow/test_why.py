"""Why, what if, and what is due: looking at a programme without changing it."""

import json
from pathlib import Path

import pytest

from tests.workflow.sheets import ANA, ANAS_NEED, EVE, GIL, NEEDS, PEOPLE, run, small_programme
from tests.workflow.test_check_in import ACTIVE, SETTINGS


def test_why_tells_a_persons_matches_and_gaps_with_their_reasons(tmp_path: Path) -> None:
    path = small_programme(tmp_path, Needs=[NEEDS, ANAS_NEED, ["Ana", "safe space", "to speak freely"]])
    before = path.read_bytes()
    told = json.loads(run("why", "ana", "--sheet", path, "--format", "json"))
    assert [(m["giver"], m["asker"]) for m in told["matches"]] == [("Gil", "Ana")]
    assert told["unmet"] == [{"need": "Safe space", "words": "to speak freely", "why": "Nobody offers it."}]
    assert "to speak freely" in run("why", "ana@example.org", "--sheet", path)
    assert path.read_bytes() == before
    run("why", "Nobody", "--sheet", path, code=2)


@pytest.mark.parametrize(
    ("wish", "gained", "lost"),
    [("Can support:Gil+1", 1, 0), ("Can support:Gil-1", 0, 1), ("Status:gil@example.org=paused", 0, 1),
     ("Offers:Eve+Role models", 2, 1), ("Status:Gil=left", 0, 1), ("Languages:Gil=Portuguese", 0, 1),
     ("Languages:Gil+Portuguese", 0, 0), ("Newcomers:Accountability in English+1", 1, 0),
     ("Newcomers:Accountability+1", 1, 0), ("Newcomers:Accountability in Portuguese+9", 0, 0)],
)  # fmt: skip
def test_what_if_shows_what_would_change_and_writes_nothing(
    tmp_path: Path, wish: str, gained: int, lost: int
) -> None:
    gil = [*GIL[:4], 1, *GIL[5:]]
    path = small_programme(
        tmp_path,
        Participants=[PEOPLE, gil, ANA, EVE],
        Needs=[NEEDS, ANAS_NEED, ["Eve", "Accountability", None]],
    )
    before = path.read_bytes()
    told = json.loads(run("pair", "--sheet", path, "--what-if", wish, "--format", "json"))
    assert (len(told["gained"]), len(told["lost"])) == (gained, lost)
    assert path.read_bytes() == before


@pytest.mark.parametrize(
    "wish",
    [
        "more of Gil",
        "Can support:Nobody+1",
        "Can support:Gil+many",
        "Offers:Gil+juggling",
        "Newcomers:juggling+1",
        "Newcomers:Accountability+9999",
        "no such copy.xlsx",
    ],
)
def test_a_what_if_that_is_not_understood_is_told_in_a_sentence(tmp_path: Path, wish: str) -> None:
    run("pair", "--sheet", small_programme(tmp_path), "--what-if", wish, code=2)


def test_an_edited_copy_is_compared_with_the_sheet_and_neither_is_written(tmp_path: Path) -> None:
    path = small_programme(tmp_path)
    (tmp_path / "copy").mkdir()
    bo = ["Bo", "bo@example.org", None, None, None, None, "Tue evening"]
    copy = small_programme(
        tmp_path / "copy",
        Participants=[PEOPLE, GIL, ANA, EVE, bo],
        Needs=[NEEDS, ANAS_NEED, ["Bo", "Accountability", None]],
    )
    before = path.read_bytes(), copy.read_bytes()
    told = json.loads(run("pair", "--sheet", path, "--what-if", copy, "--format", "json"))
    assert told["gained"] == ["Gil → Bo: Accountability"]
    assert told["lost"] == []
    assert (path.read_bytes(), copy.read_bytes()) == before


def test_due_shows_what_would_go_out_on_which_day(tmp_path: Path) -> None:
    path = small_programme(tmp_path, Matches=ACTIVE, Settings=SETTINGS)
    told = json.loads(run("due", "--sheet", path, "--today", "2026-11-23", "--days", "8", "--format", "json"))
    check_ins = [(row["day"], row["to"]) for row in told if row["kind"] == "check-in"]
    assert {("2026-11-23", "Ana"), ("2026-11-30", "Ana")} <= set(check_ins)
    assert "check-in to Gil" in run("due", "--sheet", path, "--today", "2026-11-23")
