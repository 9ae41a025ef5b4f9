"""Two people from the introduction on: when it began, what they are asked, and both ways as one."""

from datetime import datetime
from pathlib import Path

import openpyxl
import pytest

from mentorsheets.domain.question_bank import (
    FIRST_TALK,
    GIVER_LOOKS_BACK,
    GIVER_LOOKS_BACK_ANEW,
    GOAL_QUESTIONS,
)
from tests.mail.incoming.imap_server import mailbox
from tests.workflow.living import Life, text_of
from tests.workflow.sheets import NEEDS, PEOPLE, set_cell, table, workbook

MATCHES = ["Match", "Giver", "Asker", "Needs", "Coordinator", "State", "Giver says", "Asker says"]
SETTINGS = [["Setting", "Value"], ["Programme", "Harbour"], ["Coordinator e-mail", "co@example.org"]]
FREE = [5, 5, "Tue evening", None, None]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def life_of(folder: Path, matches: list[list[object]], *settings: list[object]) -> Life:
    people = [
        PEOPLE,
        ["Gil", "gil@example.org", None, "Role models", *FREE],
        ["Ana", "ana@example.org", None, "Accountability", *FREE],
        ["Bo", "bo@example.org", None, None, *FREE],
        ["Cy", "cy@example.org", None, None, *FREE],
    ]
    needs = [
        NEEDS,
        *([who, "role models", "How?"] for who in ("Ana", "Bo", "Cy")),
        ["Gil", "Accountability", "Ask me"],
    ]
    path = workbook(
        folder / "p.xlsx",
        Participants=people,
        Needs=needs,
        Matches=[MATCHES, *matches],
        Settings=[*SETTINGS, *settings],
    )
    with mailbox() as box:
        return Life(path, box)


def test_a_match_began_when_the_introduction_went_and_not_when_it_was_planned(folder: Path) -> None:
    life = life_of(folder, [[None, "Gil", "Ana", "Role models", "approve"]], ["Most mails a week", 1])
    life.run("introduce", "2026-11-23T12:00")
    for side in ("Giver", "Asker"):
        set_cell(life.path, "Matches", 1, f"{side} says", "yes")
    life.run("introduce", "2026-11-25T12:00")
    assert len(life.to("ana@example.org")) == 1
    life.run("introduce", "2026-12-01T12:00")
    assert "introduction" in str(life.to("ana@example.org")[-1]["Subject"])
    row = table(life.path, "Matches")[0]
    assert (row["State"], row["Since"]) == ("introduced", datetime(2026, 12, 1))
    assert row["Next check-in"] == datetime(2026, 12, 8)


@pytest.mark.thorough
def test_no_question_comes_twice_to_one_person_within_its_cycle_introductions_included(folder: Path) -> None:
    rows: list[list[object]] = [[None, "Gil", who, "Role models", "approve"] for who in ("Ana", "Bo", "Cy")]
    life = life_of(folder, rows, ["Most mails a week", 7])
    life.run("introduce", "2026-11-23T12:00")
    brought: list[str] = []
    for number, day in enumerate(("2026-11-24", "2026-11-30", "2026-12-07"), 1):
        for side in ("Giver", "Asker"):
            set_cell(life.path, "Matches", number, f"{side} says", "yes")
        life.run("introduce", f"{day}T12:00")
        told = text_of(life.to("gil@example.org")[-1]).partition("Questions to begin with:")[2]
        brought += [
            " ".join(part.split()) for part in told.partition("With good wishes")[0].split("\n- ")[1:]
        ]
    assert len(brought) == 9
    assert len(set(brought)) == 9
    for week in range(4):
        life.run("run", f"2026-12-{14 + 7 * week}T12:00" if week < 3 else "2027-01-04T12:00", "--once")
    asked = [
        row["Question"] for row in table(life.path, "Check-ins") if row["Person"] == "Gil" and row["Question"]
    ]
    cycle = len(FIRST_TALK)  # they have not talked yet
    assert len(asked) >= cycle
    assert len(set(asked[:cycle])) == cycle
    assert not set(asked) & set(brought)


@pytest.mark.thorough
def test_whether_it_served_them_is_asked_in_turn_and_only_of_who_said_that_they_talked(folder: Path) -> None:
    rows: list[list[object]] = [["m1", "Gil", "Ana", "Role models", None, "active"]]
    rows += [["m2", "Gil", "Bo", "Role models", None, "introduced"]]
    life = life_of(folder, rows)
    weeks = [f"{day}T12:00" for day in ("2026-11-23", "2026-12-07", "2026-12-21", "2027-01-04", "2027-01-18")]
    for day in weeks:
        life.run("checkin", day)
        book = openpyxl.load_workbook(life.path)
        for row in book["Check-ins"].iter_rows(min_row=2):
            if row[3].value == "m1":
                row[7].value = "met"
        book.save(life.path)
        life.run("collect", day)
    told = [" ".join(text_of(mail).split()) for mail in life.to("ana@example.org")]
    asked = [question for mail in told for question in GOAL_QUESTIONS if question in mail]
    assert len(asked) == 2
    assert len(set(asked)) == 2
    assert not [mail for mail in life.to("bo@example.org") if "And for you" in text_of(mail)]


@pytest.mark.thorough
def test_nobody_is_asked_the_same_at_two_endings_in_a_row(folder: Path) -> None:
    rows: list[list[object]] = [["m1", "Gil", "Ana", "Role models", None, "closing"]]
    rows += [["m2", "Gil", "Bo", "Role models", None, "active"]]
    life = life_of(folder, rows)
    life.run("followup", "2026-11-23T12:00")
    first = text_of(life.to("gil@example.org")[-1])
    set_cell(life.path, "Matches", 2, "State", "closing")
    life.run("followup", "2026-12-14T12:00")
    second = text_of(life.to("gil@example.org")[-1])
    assert GIVER_LOOKS_BACK[0] in " ".join(first.split())
    assert GIVER_LOOKS_BACK_ANEW[0] in " ".join(second.split())


@pytest.mark.thorough
def test_two_who_would_help_each_other_are_one_row_to_decide(folder: Path) -> None:
    life = life_of(folder, [])
    life.run("pair", "2026-11-20")
    both = {(row["Giver"], row["Asker"]) for row in table(life.path, "Matches")} & {
        ("Gil", "Ana"),
        ("Ana", "Gil"),
    }
    assert len(both) == 2
    rows = [str(row["Who"]) for row in life.today() if row["What"] == "To decide"]
    assert len([who for who in rows if "each for the other" in who]) == 1
    assert not {"Gil for Ana", "Ana for Gil"} & set(rows)
    life.say("To decide", "approve")
    life.run("collect", "2026-11-21")
    said = {(row["Giver"], row["Asker"]): row["Coordinator"] for row in table(life.path, "Matches")}
    decided = {pair for pair, word in said.items() if word == "approve"}
    assert decided == both or not decided & both
    while any("each for the other" in str(row["Who"]) for row in life.today()):
        life.say("To decide", "approve")
        life.run("collect", "2026-11-21")
    said = {(row["Giver"], row["Asker"]): row["Coordinator"] for row in table(life.path, "Matches")}
    assert {said[pair] for pair in both} == {"approve"}
