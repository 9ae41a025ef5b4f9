"""What a hold stops and what it does not, over weeks, with the real command."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.workflow.living import Life, living
from tests.workflow.sheets import table


@pytest.fixture
def life(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Life]:
    """Gil and Ana are in touch, and were asked on a Monday how it goes."""
    with living(tmp_path, monkeypatch) as found:
        found.run("checkin", "2026-11-23")
        yield found


def silences(life: Life) -> list[object]:
    return [row["What"] for row in table(life.path, "History") if "silen" in str(row["What"])]


def test_a_hold_of_three_weeks_makes_neither_of_the_two_silent_nor_ends_anything(life: Life) -> None:
    life.pass_day("2026-11-30")
    life.reply("ana@example.org", "Please take me off the list, it depends.")
    life.pass_day("2026-12-01")
    assert life.status("Ana") == "held"
    mails = len(life.to("ana@example.org")) + len(life.to("gil@example.org"))
    for day in ("2026-12-07", "2026-12-14", "2026-12-21", "2026-12-22"):
        life.pass_day(day)
    assert len(life.to("ana@example.org")) + len(life.to("gil@example.org")) == mails
    assert not silences(life)
    life.say("Held", "I have talked to them, go on")
    life.run("collect", "2026-12-22")
    assert life.status("Ana") == "active"
    for day in ("2026-12-22", "2026-12-24"):
        life.run("followup", day)
    assert not silences(life)
    assert [row["State"] for row in table(life.path, "Matches")] == ["active"]
    assert "Silent" not in [row["What"] for row in life.today()]
    life.run("followup", "2026-12-29")
    assert silences(life) == ["one side is silent"]
