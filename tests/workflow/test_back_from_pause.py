"""A pause is an answer: whoever comes back was not silent for the time before it, and the other one was asked."""

from datetime import date
from pathlib import Path

import pytest

from tests.workflow.living import Life, living, text_of
from tests.workflow.sheets import set_cell, table


def mondays(life: Life, *days: str) -> None:
    for day in days:
        life.pass_day(f"{day}T12:00")


def type_status(life: Life, name: str, status: str) -> None:
    row = 1 + [one["Name"] for one in table(life.path, "Participants")].index(name)
    set_cell(life.path, "Participants", row, "Status", status)


def said_to_be_silent(life: Life) -> list[str]:
    """Return all that says of anybody, to anybody or in the sheet, that they did not answer."""
    rows = [str(row) for row in life.today() if "silent" in str(row).casefold() or "unanswered" in str(row)]
    noted = [str(row["What"]) for row in table(life.path, "History") if "silent" in str(row["What"])]
    mails = [mail for mail in life.outbox() if "in touch?" in str(mail["Subject"])]
    return rows + noted + [text_of(mail) for mail in mails]


@pytest.mark.every(32)
@pytest.mark.parametrize("says", ["by mail", "in the sheet"])
@pytest.mark.parametrize("who", ["Ana", "Gil"])
def test_nobody_is_silent_for_the_time_before_a_pause(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, who: str, says: str
) -> None:
    other = ({"Ana", "Gil"} - {who}).pop()
    with living(tmp_path, monkeypatch) as life:
        mondays(life, "2026-11-23", "2026-11-30")
        before = len(life.to(f"{who.lower()}@example.org"))
        assert before > 0
        if says == "by mail":
            life.reply(f"{who.lower()}@example.org", "Pause")
        else:
            type_status(life, who, "paused")
        mondays(life, "2026-12-01", "2026-12-07", "2026-12-14", "2026-12-21")
        assert len(life.to(f"{who.lower()}@example.org")) == before
        assert life.status(who) == "paused"
        type_status(life, who, "active")
        mondays(life, "2027-01-04", "2027-01-05", "2027-01-06", "2027-01-11")
        assert table(life.path, "Matches")[0]["State"] == "active"
        assert not [row for row in said_to_be_silent(life) if "asked again" in row]
        assert not [row for row in table(life.path, "History") if "silent" in str(row["What"])]
        assert who not in [row["Who"] for row in life.today() if row["What"] == "Silent"]
        for one in (who, other):
            asked = [row["Asked on"].date() for row in table(life.path, "Check-ins") if row["Person"] == one]
            assert asked[-1] >= date(2027, 1, 4)


@pytest.mark.thorough
def test_who_falls_silent_after_a_pause_is_silent_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with living(tmp_path, monkeypatch) as life:
        mondays(life, "2026-11-23")
        type_status(life, "Ana", "paused")
        mondays(life, "2026-11-30")
        type_status(life, "Ana", "active")
        days = [f"2026-12-{day:02}" for day in (7, 14, 21, 28)] + [
            f"2027-01-{day:02}" for day in range(4, 29)
        ]
        mondays(life, *days)
        assert any("Ana" in row for row in said_to_be_silent(life))


@pytest.mark.parametrize(
    ("typed", "back"), [("paused (back 3 January)", "2027-01-03"), ("Pausiert bis 5.1.", "2027-01-05")]
)
def test_a_pause_whose_day_has_no_year_ends_on_the_next_such_day(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, typed: str, back: str
) -> None:
    with living(tmp_path, monkeypatch) as life:
        mondays(life, "2026-11-23")
        type_status(life, "Ana", typed)
        mondays(life, "2026-11-24", "2026-12-01", "2026-12-28", "2027-01-02")
        assert life.status("Ana") == typed
        assert len(life.to("ana@example.org")) == 1
        (told,) = [mail for mail in life.outbox() if "pause" in str(mail["Subject"]).casefold()]
        day = f"{date.fromisoformat(back):%d %B}".lstrip("0")
        assert day in text_of(told)
        mondays(life, "2027-01-06")
        assert life.status("Ana") == "active"


def test_what_such_a_day_was_read_as_stands_at_its_cell(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with living(tmp_path, monkeypatch) as life:
        type_status(life, "Ana", "paused (back 15 February)")
        mondays(life, "2026-11-23")
        assert "(back 15 February)” as paused until the next 15 February" in life.run(
            "check", "2026-11-24T12:00"
        )
