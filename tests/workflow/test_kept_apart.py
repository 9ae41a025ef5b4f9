"""Whom a rule keeps apart, and on what terms people help: told on the cell, and in the mail."""

from pathlib import Path
from typing import Any

import openpyxl
import pytest

from tests.mail.incoming.imap_server import mailbox
from tests.workflow.living import Life, text_of
from tests.workflow.sheets import NEEDS, PEOPLE, run, set_cell, table, workbook

DAY = ("--today", "2026-11-23")
SETTINGS = [["Setting", "Value"], ["Programme", "Harbour"], ["Coordinator e-mail", "co@example.org"]]
MATCHES = ["Match", "Giver", "Asker", "Needs", "Coordinator", "State", "Giver says", "Asker says"]


@pytest.fixture(autouse=True)
def _in_a_folder_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def programme(folder: Path, header: str, gil: Any, ana: Any, matches: list[list[Any]], offers: str) -> Path:
    tall = [None] * 6
    people = [
        [*PEOPLE, header],
        ["Gil", "gil@example.org", None, "Role models", 2, 1, *tall[:3], gil],
        ["Ana", "ana@example.org", None, offers or None, 2, 1, *tall[:3], ana],
        ["Bo", "bo@example.org", *tall, None, None],
    ]
    return workbook(
        folder / "p.xlsx",
        Participants=people,
        Needs=[NEEDS, ["Ana", "role models", "How did you get there?"]],
        Matches=[MATCHES, *matches],
        Settings=SETTINGS,
    )


@pytest.mark.parametrize(
    ("header", "gil", "ana", "says"),
    [
        ("Avoid", None, "Gil", "One of these two is to avoid the other"),
        ("Avoid", "Ana", None, "One of these two is to avoid the other"),
        ("Reports to", None, "Gil", "One of these two is above the other in the reporting line"),
        ("Reports to", "Ana", None, "One of these two is above the other in the reporting line"),
    ],
)
def test_a_typed_row_between_two_whom_a_rule_keeps_apart_is_a_problem_on_its_cell(
    tmp_path: Path, header: str, gil: str | None, ana: str | None, says: str
) -> None:
    path = programme(tmp_path, header, gil, ana, [[None, "Gil", "Ana", "Role models", None, "active"]], "")
    assert f"Matches C2 “Ana”: {says}" in run("check", "--sheet", path, code=1)
    run("pair", "--sheet", path, *DAY, code=1)
    assert [(row["Tab"], row["Cell"]) for row in table(path, "Problems")] == [("Matches", "C2")]
    set_cell(path, "Matches", 1, "Coordinator", "pin")
    assert says not in run("check", "--sheet", path, code=0)


def test_a_managers_match_that_was_ended_as_told_is_none_while_the_two_say_goodbye(tmp_path: Path) -> None:
    for header, code in (("Reports to", 0), ("Avoid", 1)):
        folder = tmp_path / header
        folder.mkdir()
        rows = [["m1", "Gil", "Ana", "Role models", None, "closing"]]
        run("check", "--sheet", programme(folder, header, None, "Gil", rows, ""), code=code)


def test_what_is_over_or_was_never_approved_is_no_problem(tmp_path: Path) -> None:
    rows = [
        ["m1", "Gil", "Ana", "Role models", None, "ended"],
        ["m2", "Gil", "Ana", "Role models", None, "proposed"],
    ]
    path = programme(tmp_path, "Avoid", None, "Gil", rows, "")
    assert "avoid" not in run("check", "--sheet", path, code=0)


@pytest.mark.thorough
def test_who_helps_in_exchange_is_paired_with_somebody_who_offers_something(tmp_path: Path) -> None:
    path = programme(tmp_path, "Arrangement", "in exchange", None, [], "")
    run("pair", "--sheet", path, *DAY)
    assert table(path, "Matches") == []
    book = openpyxl.load_workbook(path)
    book["Participants"]["D3"] = "Accountability"
    book.save(path)
    run("pair", "--sheet", path, *DAY)
    assert [(row["Giver"], row["Asker"]) for row in table(path, "Matches")] == [("Gil", "Ana")]


@pytest.mark.thorough
@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("English", "Terms: in exchange for something, such as Accountability"),
        ("Spanish", "a cambio de algo"),
    ],
)
def test_both_read_on_what_terms_before_they_say_yes_and_in_the_introduction(
    tmp_path: Path, language: str, words: str
) -> None:
    rows = [[None, "Gil", "Ana", "Role models", "approve", None]]
    path = programme(tmp_path, "Arrangement", "in exchange", None, rows, "Accountability")
    book = openpyxl.load_workbook(path)
    book["Participants"]["K1"], book["Participants"]["K2"], book["Participants"]["K3"] = (
        "Languages",
        language,
        language,
    )
    book.save(path)
    with mailbox() as box:
        life = Life(path, box)
        life.run("introduce", "2026-11-23T12:00")
        for side in ("Giver", "Asker"):
            set_cell(path, "Matches", 1, f"{side} says", "yes")
        life.run("introduce", "2026-11-24T12:00")
        for who in ("gil", "ana"):
            asked, told = (" ".join(text_of(mail).split()) for mail in life.to(f"{who}@example.org"))
            assert words in asked
            assert words in told


@pytest.mark.thorough
def test_in_today_it_is_one_line_and_the_coordinators_word_there_ends_the_problem_too(tmp_path: Path) -> None:
    path = programme(
        tmp_path, "Avoid", None, "Gil", [["m1", "Gil", "Ana", "Role models", None, "active"]], ""
    )
    run("pair", "--sheet", path, *DAY, code=1)
    book = openpyxl.load_workbook(path)
    rows = [row for row in book["Today"].iter_rows() if "avoid" in str(row[2].value)]
    assert len(rows) == 1
    rows[0][4].value = "I have talked to them, go on"
    book.save(path)
    run("pair", "--sheet", path, *DAY, code=0)
    assert "avoid" not in run("check", "--sheet", path, code=0)
