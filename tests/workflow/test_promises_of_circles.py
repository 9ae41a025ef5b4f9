"""What the mails about a circle promise: a day to reply by, whose clock, one reminder, and its end by name."""

from pathlib import Path

import pytest

from tests.workflow.sheets import set_cell, table
from tests.workflow.test_circles import approve, followup, programme, tap, text

__all__ = ["programme"]


def test_the_invitation_names_the_circle_the_day_to_reply_by_and_whose_clock_it_goes_by(
    programme: Path,
) -> None:
    approve(programme)
    mails = followup(programme, "2026-11-23")
    told = " ".join(text(mails["ana"]).split())
    assert str(mails["ana"]["Subject"]) == "A circle on Role models"
    assert "Please answer by Monday 30 November" in told
    assert "Library, 18:00 (the hour is that of UTC)" in told


def test_no_clock_is_named_where_no_hour_is(programme: Path) -> None:
    approve(programme, Where="Room 2")
    told = " ".join(text(followup(programme, "2026-11-23")["ana"]).split())
    assert "Where: Room 2" in told
    assert "the hour is that of" not in told


@pytest.mark.thorough
def test_whoever_does_not_answer_is_reminded_once(programme: Path) -> None:
    approve(programme)
    tap(programme, followup(programme, "2026-11-23")["ana"], "yes", "2026-11-24")
    again = followup(programme, "2026-12-01")
    assert set(again) >= {"bo", "cy", "gil"}
    assert "ana" not in again
    assert "have not heard from you yet" in " ".join(text(again["bo"]).split())
    later = followup(programme, "2026-12-05")
    assert not [mail for mail in later.values() if "circle" in str(mail["Subject"]).lower()]


@pytest.mark.thorough
@pytest.mark.parametrize("by", ["the coordinator", "too few"])
def test_a_circle_that_is_called_off_is_told_by_name_to_everybody_who_said_yes(
    programme: Path, by: str
) -> None:
    approve(programme)
    mails = followup(programme, "2026-11-23")
    tap(programme, mails["ana"], "yes", "2026-11-24")
    tap(programme, mails["gil"], "yes", "2026-11-24")
    tap(programme, mails["bo"], "no", "2026-11-24")
    if by == "the coordinator":
        set_cell(programme, "Circles", 1, "Coordinator", "decline")
    told = followup(programme, "2026-12-07")
    assert table(programme, "Circles")[0]["State"] == "called off"
    off = {
        who for who, mail in told.items() if "The circle on Role models is called off" in str(mail["Subject"])
    }
    assert off == {"ana", "gil"}
    words = " ".join(text(told["ana"]).split())
    assert (
        "The circle on Role models on Thursday 10 December, to which you said yes, will not take place"
        in words
    )
    assert "Your need stays open" in words


@pytest.mark.thorough
def test_who_said_yes_before_there_was_a_day_is_told_it_once_it_is_set(programme: Path) -> None:
    approve(programme)
    for header in ("Meets on", "Where"):
        set_cell(programme, "Circles", 1, header, None)
    mails = followup(programme, "2026-11-23")
    assert "When:" not in text(mails["ana"])
    tap(programme, mails["ana"], "yes", "2026-11-24")
    tap(programme, mails["bo"], "no", "2026-11-24")
    set_cell(programme, "Circles", 1, "Meets on", "2026-12-10")
    told = followup(programme, "2026-11-25")
    assert "Its day is set now" in " ".join(text(told["ana"]).split())
    assert "When: Thursday 10 December" in text(told["ana"])
    assert "bo" not in told
    assert "ana" not in followup(programme, "2026-11-26")
    again = followup(programme, "2026-12-01")
    assert "When: Thursday 10 December" in text(again["gil"])
    tap(programme, told["ana"], "no", "2026-12-02")
    assert "ana" not in followup(programme, "2026-12-03")
