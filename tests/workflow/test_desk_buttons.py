"""The buttons of what the coordinator is told at once: the words of Today, in one tap, from their own address."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.workflow.living import Life, buttons, living
from tests.workflow.sheets import table

NEEDS_SOMETHING = "needs something"


@pytest.fixture
def life(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Life]:
    """Ana, who is in touch with Gil, has said that something needs attention, and the coordinator was told."""
    with living(tmp_path, monkeypatch) as found:
        found.run("checkin", "2026-11-23")
        found.tap("ana@example.org", NEEDS_SOMETHING)
        found.pass_day("2026-11-24")
        yield found


def waiting(life: Life) -> list[object]:
    return [row["Who"] for row in life.today() if row["What"] == "Needs something"]


def test_one_tap_says_what_a_word_in_today_says_and_the_row_goes(life: Life) -> None:
    assert waiting(life)
    life.tap("co@example.org", "end it kindly")
    life.run("collect", "2026-11-25")
    assert not waiting(life)
    assert [row["State"] for row in table(life.path, "Matches")] == ["closing"]


@pytest.mark.thorough
def test_what_is_possible_in_today_is_what_has_a_button(life: Life) -> None:
    subjects = [subject.split(" [")[0] for subject in buttons(life.to("co@example.org")[-1], "")]
    assert [subject for subject in subjects if subject] == [
        "I have answered",
        "write again",
        "it is met",
        "hand over",
        "end it kindly",
    ]


@pytest.mark.thorough
def test_from_another_address_nothing_is_done_and_it_is_told(life: Life) -> None:
    life.tap("co@example.org", "end it kindly", sender="thief@example.org")
    life.run("collect", "2026-11-25")
    assert waiting(life)
    assert [row["State"] for row in table(life.path, "Matches")] == ["active"]
    assert any("came back from another address" in str(row["In their words, or why"]) for row in life.today())


@pytest.mark.thorough
def test_it_counts_once_and_not_about_what_came_later(life: Life) -> None:
    life.tap("co@example.org", "I have answered")
    life.run("collect", "2026-11-25")
    assert not waiting(life)
    life.run("checkin", "2026-11-30")
    life.tap("ana@example.org", NEEDS_SOMETHING)
    life.pass_day("2026-12-01")
    assert waiting(life)
    life.tap("co@example.org", "end it kindly", place=0)
    life.run("collect", "2026-12-02")
    assert waiting(life)
    assert [row["State"] for row in table(life.path, "Matches")] == ["active"]
