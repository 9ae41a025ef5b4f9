"""Forgetting somebody whom words concern that may mean harm: the safety contact is asked before."""

from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pytest

from tests.workflow.living import Life, living, text_of
from tests.workflow.sheets import run, table
from tests.workflow.test_cries import AGAINST, CRY

PEOPLE: list[list[str | None]] = [
    ["Name", "Email", "Offers"],
    ["Gil", "gil@example.org", "Role models"],
    ["Ana", "ana@example.org", None],
    ["Ida", "ida@example.org", None],
]
PAIRS: list[list[str | None]] = [
    ["Match", "Giver", "Asker", "Needs", "State"],
    [None, "Gil", "Ana", "Role models", "active"],
]


@pytest.fixture
def life(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Life]:
    with living(tmp_path, monkeypatch, Participants=PEOPLE, Matches=PAIRS) as one:
        yield one


def forget(life: Life, who: str, *more: str, code: int | None) -> None:
    run("forget", who, "--sheet", life.path, "--today", "2026-11-25", "--yes", *more, code=code)


def record(life: Life) -> list[list[dict[str, object]]]:
    return [table(life.path, tab) for tab in ("Participants", "Matches", "History", "Register")]


@pytest.mark.every(4)
@pytest.mark.parametrize("words", [CRY, AGAINST])
@pytest.mark.parametrize("who", ["Ana", "Gil"])
def test_who_wrote_it_and_whom_they_were_matched_with_wait_for_the_safety_contact(
    life: Life, words: str, who: str
) -> None:
    life.write("ana@example.org", words)
    life.pass_day("2026-11-24")
    before = record(life)
    for more in (("--dry-run",), (), ()):
        forget(life, who, *more, code=4)
    assert record(life) == before
    life.pass_day("2026-11-26")
    asked = [mail for mail in life.to("sam@example.org") if "forgotten" in str(mail["Subject"])]
    assert [who in text_of(mail) for mail in asked] == [True]
    forget(life, who, "--safety-contact-asked", code=None)
    said = [
        row for row in table(life.path, "History") if "safety contact was asked" in str(row["In their words"])
    ]
    assert [row["Person"] for row in said] == ["(forgotten)"]
    assert who not in {row["Name"] for row in table(life.path, "Participants")}


def test_words_of_harm_in_mail_that_was_not_read_yet_are_heard_first(life: Life) -> None:
    life.pass_day("2026-11-24")
    life.write("ana@example.org", CRY)
    forget(life, "Gil", code=4)
    assert {"Gil", "Ana"} <= {row["Name"] for row in table(life.path, "Participants")}


@pytest.mark.thorough
def test_in_a_sheet_that_takes_nothing_in_they_are_heard_too(life: Life) -> None:
    life.pass_day("2026-11-24")
    book = openpyxl.load_workbook(life.path)
    book["Messages"].delete_rows(2, book["Messages"].max_row)
    book.save(life.path)
    life.write("ana@example.org", CRY)
    forget(life, "Gil", code=4)
    assert "Gil" in {row["Name"] for row in table(life.path, "Participants")}
    forget(life, "Ida", code=None)
    assert "Ida" not in {row["Name"] for row in table(life.path, "Participants")}


@pytest.mark.thorough
def test_others_and_those_who_only_said_stop_are_forgotten_at_once(life: Life) -> None:
    life.write("ana@example.org", CRY)
    life.write("ida@example.org", "Please stop writing to me.")
    life.pass_day("2026-11-24")
    forget(life, "Ida", code=None)
    assert "Ida" not in {row["Name"] for row in table(life.path, "Participants")}


@pytest.mark.thorough
def test_that_somebody_was_held_and_for_how_long_stays_as_that_of_nobody(life: Life) -> None:
    life.write("ana@example.org", CRY)
    life.pass_day("2026-11-24")
    days = [(row["On"], row["What"]) for row in table(life.path, "History") if row["Person"] == "Ana"]
    forget(life, "Ana", "--safety-contact-asked", code=None)
    left = [(row["On"], row["What"]) for row in table(life.path, "History") if row["Person"] == "(forgotten)"]
    assert days
    assert set(days) <= set(left)
