"""Why, what if, and what is due: looking at a programme without changing it."""

import json
from datetime import date
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


def test_why_says_who_else_could_help_and_what_it_costs_others(tmp_path: Path) -> None:
    eve = [*EVE[:3], "Role models", 1, *EVE[5:]]
    path = small_programme(tmp_path, Participants=[PEOPLE, GIL, ANA, eve])
    told = json.loads(run("why", "Ana", "--sheet", path, "--instead", "--format", "json"))
    nothing = "It costs nobody anything: as many people and needs have somebody."
    (other,) = told["instead"]
    assert {other["giver"], *(match["giver"] for match in told["matches"])} == {"Gil", "Eve"}
    assert (other["needs"], other["costs"]) == ("Role models", nothing)
    assert "Who else could help (1)" in run("why", "Ana", "--sheet", path, "--instead")
    assert "Nobody else" in run("why", "Eve", "--sheet", path, "--instead")
    assert json.loads(run("why", "Ana", "--sheet", path, "--format", "json"))["instead"] == []


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


def test_two_plans_are_shown_side_by_side_and_nothing_is_written(tmp_path: Path) -> None:
    late = [*GIL[:6], "Sunday 06:00-08:00", *GIL[7:]]
    path = small_programme(tmp_path, Participants=[PEOPLE, late, ANA, EVE])
    before = path.read_bytes()
    other = ("--compare", "time in common=ignore")
    told = json.loads(run("pair", "--sheet", path, *other, "--format", "json"))
    assert (told["before"]["people"], told["after"]["people"]) == (0, 1)
    assert [(row["person"]["name"], row["won"]) for row in told["gain"]] == [("Ana", ["Gil for Role models"])]
    shown = run("pair", "--sheet", path, *other)
    assert "People who have somebody: 0, then 1 (+1)" in shown
    assert "Lose (0)" in shown
    assert "First: on 2026-11-14. Then: now." in run(
        "pair", "--sheet", path, "--compare", "last week", "--today", "2026-11-21"
    )
    assert path.read_bytes() == before


@pytest.mark.parametrize("what", ["Aim=chaos", "Coordinator=Bo", "tomorrow", "2099-01-01", "no such.xlsx"])
def test_what_cannot_be_compared_is_told_in_a_sentence(tmp_path: Path, what: str) -> None:
    run("pair", "--sheet", small_programme(tmp_path), "--compare", what, code=2)


def test_why_and_pair_say_of_somebody_of_a_later_cohort_when_they_start(tmp_path: Path) -> None:
    later = date(2099, 1, 15)
    path = small_programme(
        tmp_path, Participants=[[*PEOPLE, "From"], GIL, [*ANA, *[None] * (len(PEOPLE) - len(ANA)), later]]
    )
    told = json.loads(run("why", "Ana", "--sheet", path, "--format", "json"))
    assert not told["matches"]
    assert [gap["why"] for gap in told["unmet"]] == [
        "They start on 2099-01-15 (From); nobody is proposed to them before."
    ]
    assert "1 person starts later (From), the next on 2099-01-15" in run("pair", "--sheet", path, "--dry-run")
