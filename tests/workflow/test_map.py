"""The map of a person, as a coordinator and that person see it."""

import json
import re
from pathlib import Path

import openpyxl
import pytest

from mentorsheets.sheet.backend import Cell
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

Values = dict[str, Cell]


@pytest.fixture
def paired(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    path = small_programme(tmp_path)
    run("pair", "--sheet", path, "--today", "2027-01-11")
    return path


def test_the_text_says_each_need_and_what_is_under_way(paired: Path) -> None:
    told = run("map", "Ana", "--sheet", paired, "--today", "2027-01-12")
    assert "Role models" in told
    assert "Gil" not in told


def test_a_need_that_cannot_be_read_is_not_told_as_nothing(paired: Path) -> None:
    set_cell(paired, "Needs", 1, "Need", "zebrawalks")
    told = run("map", "Ana", "--sheet", paired, "--today", "2027-01-12")
    assert "One row of Needs cannot be read, so it is not counted." in told
    assert "Nothing is asked for yet." not in told


def test_the_text_is_in_the_language_of_the_programme_and_the_page_in_that_of_the_person(
    paired: Path, tmp_path: Path
) -> None:
    book = openpyxl.load_workbook(paired)
    settings = book.create_sheet("Settings")
    for row in (["Setting", "Value"], ["Language", "Spanish"]):
        settings.append(row)
    book["Participants"]["I1"], book["Participants"]["I3"] = "Languages", "Arabic"
    book.save(paired)
    told = run("map", "Ana", "--sheet", paired, "--today", "2027-01-12")
    assert "Referentes" in told
    assert "hay una propuesta" in told
    run("map", "Ana", "--sheet", paired, "--today", "2027-01-12", "--out", tmp_path / "ana.html")
    assert '<html lang="ar"' in (tmp_path / "ana.html").read_text("utf-8")


@pytest.mark.thorough
def test_the_column_says_how_each_need_stands(paired: Path) -> None:
    assert [row["How it stands"] for row in table(paired, "Needs")] == ["a proposal waits for your word"]
    set_cell(paired, "Matches", 1, "State", "active")
    run("followup", "--sheet", paired, "--today", "2027-01-12", "--yes")
    assert [row["How it stands"] for row in table(paired, "Needs")] == ["Gil helps"]


def test_a_page_is_one_file_without_script_or_request(paired: Path, tmp_path: Path) -> None:
    run("map", "Ana", "--sheet", paired, "--today", "2027-01-12", "--out", tmp_path / "ana.html")
    page = (tmp_path / "ana.html").read_text(encoding="utf-8")
    assert "<script" not in page
    assert not re.findall(r"(?:src|href)=.(?!data:)", page)
    assert "default-src 'none'" in page
    assert (tmp_path / "ana.html").stat().st_mode & 0o077 == 0


def test_values_are_there_for_other_programs(paired: Path) -> None:
    found = json.loads(run("map", "Ana", "--sheet", paired, "--today", "2027-01-12", "--format", "json"))
    assert [need["stands"] for need in found["needs"]] == ["proposed"]


def test_everybody_who_takes_part_gets_a_page(paired: Path, tmp_path: Path) -> None:
    run("map", "--all", tmp_path / "maps", "--sheet", paired, "--today", "2027-01-12")
    assert len(list((tmp_path / "maps").glob("*.html"))) == 3


def test_somebody_unknown_is_told_as_in_why(paired: Path) -> None:
    run("map", "Nobody At All", "--sheet", paired, code=2)


def test_what_is_private_stands_on_no_map(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    people = [[*PEOPLE, "Shares", "Wishes to share", "Avoid"]]
    people += [
        [*row, *[None] * (9 - len(row)), "CANARY-share", "CANARY-wish", "Eve"] for row in (GIL, ANA, EVE)
    ]
    path = workbook(tmp_path / "p.xlsx", Participants=people, Needs=[NEEDS, ANAS_NEED])
    run("map", "--all", tmp_path / "maps", "--sheet", path, "--today", "2027-01-12")
    for page in (tmp_path / "maps").glob("*.html"):
        assert "CANARY" not in page.read_text(encoding="utf-8")


FEW_OFFER = "Nobody offers it yet, or only a few do"


def map_of_ana(folder: Path, helpers: int, gil: Values, ana: Values, *, are_taken: bool = False) -> str:
    """Return what Ana's map says, where so many like Gil offer what she asks for."""
    heads = ["Name", "Email", "Offers", "Can support", "Wants at most", "Availability", "Avoid"]
    usual: Values = {"Can support": 2, "Wants at most": 9, "Availability": "Tue evening"}
    offers = [
        {"Name": f"Gil{n}", "Email": f"gil{n}@example.org", **usual, "Offers": "Role models", **gil}
        for n in range(helpers)
    ]
    people = [
        *offers,
        {"Name": "Ana", "Email": "ana@example.org", **usual, **ana},
        {"Name": "Eve", "Email": "eve@example.org", **usual},
    ]
    taken = [[None, one["Name"], "Eve", "Role models", "active"] for one in offers] if are_taken else []
    path = workbook(
        folder / "p.xlsx",
        Participants=[heads, *([one.get(head) for head in heads] for one in people)],
        Needs=[NEEDS, ["Ana", "Role models", "To learn how"], ["Eve", "Role models", "To learn why"]],
        Matches=[["Match", "Giver", "Asker", "Needs", "State"], *taken],
    )
    told = run("map", "Ana", "--sheet", path, "--today", "2027-01-12")
    assert "Gil" not in told
    return told


CASES: list[tuple[Values, Values, bool, str]] = [
    ({"Offers": "Accountability"}, {}, False, FEW_OFFER),
    ({}, {"Avoid": "Gil0, Gil1, Gil2, Gil3, Gil4"}, False, "something keeps you apart"),
    ({"Avoid": "Ana"}, {}, False, "something keeps you apart"),
    ({"Can support": 1}, {}, True, "helps others now"),
    ({}, {}, False, "looked at again"),
]


@pytest.mark.parametrize(
    ("gil", "ana", "taken", "says"), CASES, ids=["nobody", "a rule", "a wish", "full", "wait"]
)
def test_what_could_be_done_follows_from_why_it_is_open_and_names_nobody(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, gil: Values, ana: Values, taken: bool, says: str
) -> None:
    monkeypatch.chdir(tmp_path)
    assert says in map_of_ana(tmp_path, 5, gil, ana, are_taken=taken)


@pytest.mark.thorough
@pytest.mark.parametrize("helpers", [0, 1, 4])
@pytest.mark.parametrize(("gil", "taken"), [(gil, taken) for gil, ana, taken, _ in CASES if not ana])
def test_where_few_offer_it_the_map_of_another_day_tells_nothing_of_one_of_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, helpers: int, gil: Values, taken: bool
) -> None:
    monkeypatch.chdir(tmp_path)
    told = map_of_ana(tmp_path, helpers, gil, {}, are_taken=taken)
    assert told == map_of_ana(tmp_path, helpers, {}, {})
    assert FEW_OFFER in told


def test_without_a_person_it_is_the_map_of_the_community(paired: Path) -> None:
    set_cell(paired, "Matches", 1, "State", "active")
    told = run("map", "--sheet", paired, "--today", "2027-02-15")
    assert "are connected in one group" in told
    assert "→" in told
    assert "One more is connected with nobody, and asks for nothing now." in told
    values = json.loads(run("map", "--sheet", paired, "--today", "2027-02-15", "--format", "json"))
    assert {person for group in values["groups"] for person in group} == {
        tie[side] for tie in values["ties"] for side in ("giver", "asker")
    }
