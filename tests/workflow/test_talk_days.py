"""Whoever tells that they talked may say when, in the same tap: the day of the first talk then stands in Matches."""

from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

import pytest

from tests.workflow.living import Life, buttons, living
from tests.workflow.sheets import Rows, table

INTRODUCED: Rows = [
    ["Match", "Giver", "Asker", "Needs", "State", "Since"],
    ["m1", "Gil", "Ana", "Role models", "introduced", "2026-11-16"],
]
GILS, ANAS = "gil@example.org", "ana@example.org"
ASKED = "2026-11-30T12:00"


@pytest.fixture
def life(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Life]:
    with living(tmp_path, monkeypatch, Matches=INTRODUCED) as life:
        life.pass_day(ASKED)
        yield life


def first_talk(life: Life) -> str:
    (row,) = table(life.path, "Matches")
    found = row["First talk"]
    return str(found.date() if isinstance(found, datetime) else found)


@pytest.mark.thorough
@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("met", "by 2026-12-02"),
        ("met today", "2026-12-02"),
        ("met this week", "by 2026-12-02"),
        ("met earlier", "by 2026-11-25"),
    ],
)
def test_a_tap_says_that_they_talked_and_when(life: Life, said: str, day: str) -> None:
    life.tap(ANAS, said)
    life.pass_day("2026-12-02T12:00")
    assert first_talk(life) == day
    (row,) = table(life.path, "Matches")
    assert row["State"] == "active"
    assert [one["Answer"] for one in table(life.path, "Check-ins") if one["Person"].startswith("Ana")] == [
        "met"
    ]


@pytest.mark.thorough
def test_the_day_that_one_named_outlives_what_the_other_says_later(life: Life) -> None:
    life.tap(ANAS, "met earlier")
    life.pass_day("2026-12-01T12:00")
    life.tap(GILS, "met today")
    life.pass_day("2026-12-02T12:00")
    assert first_talk(life) == "by 2026-11-24"


@pytest.mark.thorough
def test_an_earlier_day_than_the_one_that_was_told_is_believed(life: Life) -> None:
    life.tap(ANAS, "met")
    life.pass_day("2026-12-01T12:00")
    life.tap(GILS, "met earlier")
    life.pass_day("2026-12-02T12:00")
    assert first_talk(life) == "by 2026-11-25"


@pytest.mark.thorough
def test_nobody_is_asked_for_the_day_once_a_talk_was_told(life: Life) -> None:
    assert buttons(life.to(ANAS)[0], "met today")
    life.tap(ANAS, "met today")
    for day in range(1, 16):
        life.pass_day(datetime.combine(date(2026, 12, day), datetime.min.time()).strftime("%Y-%m-%dT12:00"))
    later = life.to(ANAS)[1:]
    assert any(buttons(mail, "met") for mail in later)
    assert not any(buttons(mail, "met today") for mail in later)
