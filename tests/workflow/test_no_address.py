"""Somebody without an e-mail address is not lost: they are told of, matched by hand, and rung."""

import json
from pathlib import Path

import openpyxl
import pytest

from tests.mail.incoming.imap_server import mailbox
from tests.workflow.living import Life, text_of
from tests.workflow.sheets import ANAS_NEED, EVE, GIL, NEEDS, PEOPLE, run, set_cell, table, workbook

MATCHES = ["Match", "Giver", "Asker", "Needs", "Coordinator", "State", "Giver says", "Asker says"]
ANA = ["Ana", None, None, None, None, None, "Tue evening"]
SETTINGS = [["Setting", "Value"], ["Programme", "Harbour"], ["Coordinator e-mail", "co@example.org"]]


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return workbook(
        tmp_path / "p.xlsx",
        Participants=[PEOPLE, GIL, ANA, EVE],
        Needs=[NEEDS, ANAS_NEED],
        Matches=[MATCHES],
        Settings=SETTINGS,
    )


def test_they_stand_among_the_unmet_with_the_reason_and_who_could_help(path: Path) -> None:
    told = json.loads(
        run("pair", "--sheet", path, "--dry-run", "--today", "2026-11-23", "--format", "json", code=None)
    )
    assert told["new"] == []
    (gap,) = told["unmet"]
    assert (gap["person"]["name"], gap["reason"]) == ("Ana", "unreachable")
    assert gap["sentence"].startswith("Cannot be written to: ring them")
    assert "Gil could help" in gap["sentence"]
    assert "Cannot be written to" in run("why", "Ana", "--sheet", path, "--today", "2026-11-23")
    said = run("pair", "--sheet", path, "--dry-run", "--today", "2026-11-23", code=None)
    assert "no other set" not in said
    assert "1 person has no address" in said


def says(path: Path, column: str, words: str) -> None:
    """Let the coordinator type what one of the two said into the only match."""
    set_cell(path, "Matches", 1, column, words)


def calls_of(life: Life) -> dict[str, str]:
    """Return whom Today says to ring, and what for."""
    rows = [row for row in life.today() if row["What"] == "Cannot be written to"]
    return {str(row["Who"]): str(row["In their words, or why"]) for row in rows}


def test_a_match_of_theirs_goes_its_way_by_telephone(path: Path) -> None:
    with mailbox() as box:
        _live_by_telephone(Life(path, box), path)


def _live_by_telephone(life: Life, path: Path) -> None:
    book = openpyxl.load_workbook(path)
    book["Matches"].append([None, "Gil", "Ana", "Role models", "approve", None])
    book.save(path)
    life.run("introduce", "2026-11-23T12:00")
    assert [mail["To"].addresses[0].addr_spec for mail in life.outbox()] == ["gil@example.org"]
    assert "would they like" in calls_of(life)["Ana, about Gil"]
    says(path, "Giver says", "yes")
    book = openpyxl.load_workbook(path)
    (row,) = [r for r in book["Today"].iter_rows() if r[1].value == "Ana, about Gil"]
    row[4].value = "count it as yes"
    book.save(path)
    life.run("introduce", "2026-11-24T12:00")
    told = text_of(life.to("gil@example.org")[-1])
    assert "Ana" in told
    assert table(path, "Matches")[0]["State"] == "introduced"
    assert "tell them by telephone" in calls_of(life)["Ana, about Gil"]
    life.run("checkin", "2026-12-02T12:00")
    assert "Ana" in str(life.to("gil@example.org")[-1]["Subject"])
    assert len(life.to("gil@example.org")) == 3


def test_two_whom_nobody_can_write_to_are_introduced_once_the_coordinator_has_told_both(path: Path) -> None:
    set_cell(path, "Participants", 1, "Email", None)
    book = openpyxl.load_workbook(path)
    book["Matches"].append([None, "Gil", "Ana", "Role models", "approve", None])
    book.save(path)
    with mailbox() as box:
        life = Life(path, box)
        life.run("introduce", "2026-11-23T12:00")
        says(path, "Giver says", "yes")
        says(path, "Asker says", "yes")
        life.run("introduce", "2026-11-24T12:00")
        for who in ("Gil, about Ana", "Ana, about Gil"):
            assert table(path, "Matches")[0]["State"] == "asked"
            assert "tell them by telephone" in calls_of(life)[who]
            book = openpyxl.load_workbook(path)
            (row,) = [r for r in book["Today"].iter_rows() if r[1].value == who]
            row[4].value = "noted"
            book.save(path)
            life.run("introduce", "2026-11-25T12:00")
        assert table(path, "Matches")[0]["State"] == "introduced"
        assert set(calls_of(life)) == {"Gil", "Ana"}
