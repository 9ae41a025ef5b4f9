"""Two of whom neither answers are one thing that waits: one row, one section of a mail, one word."""

from pathlib import Path

import pytest

from tests.workflow.living import living, text_of
from tests.workflow.sheets import EVE, PEOPLE, table

GIL = ["Gil", "gil@example.org", None, "Role models", 2, 1, "Tue evening"]
ANA = ["Ana", "ana@example.org", None, "Accountability", 2, 1, "Tue evening"]
MUTUAL = [
    ["Match", "Giver", "Asker", "Needs", "State"],
    ["m1", "Gil", "Ana", "Role models", "active"],
    ["m2", "Ana", "Gil", "Accountability", "active"],
]
NEEDS = [["Person", "Need"], ["Ana", "role models"], ["Gil", "accountability"]]
DAYS = ("11-23", "11-30", "12-07")


def test_two_who_help_each_other_and_are_both_silent_stand_in_one_row_that_one_word_ends(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    people = [PEOPLE, GIL, ANA, EVE]
    with living(tmp_path, monkeypatch, Participants=people, Matches=MUTUAL, Needs=NEEDS) as life:
        for day in DAYS:
            life.pass_day(f"2026-{day}T12:00")
        assert "Silent" not in [row["What"] for row in life.today()]  # the third mail went today
        life.pass_day("2026-12-14T12:00")
        (row,) = [row for row in life.today() if row["What"] == "Stands still"]
        assert "each for the other" in str(row["Who"])
        assert "Gil has not answered" in str(row["In their words, or why"])
        assert "Ana has not answered" in str(row["In their words, or why"])
        assert sorted(str(row["Who"]) for row in life.today() if row["What"] == "Silent") == ["Ana", "Gil"]
        told = [text for mail in life.to("co@example.org") if "have a look" in (text := text_of(mail))]
        assert len(told) == 1
        assert "Ana has not answered" in told[0]
        assert "Gil has not answered" in told[0]
        life.say("Stands still", "I have talked to them, go on")
        life.pass_day("2026-12-15T12:00")
        assert "Stands still" not in [row["What"] for row in life.today()]


@pytest.mark.thorough
def test_two_who_help_each_other_are_one_pair_among_those_of_the_month(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = [
        [*MUTUAL[0], "Giver says", "Asker says"],
        *([*row[:4], "asked", "yes", "yes"] for row in MUTUAL[1:]),
    ]
    people = [PEOPLE, GIL, ANA, EVE]
    with living(tmp_path, monkeypatch, Participants=people, Matches=asked, Needs=NEEDS) as life:
        life.pass_day("2026-11-23T12:00")
        life.pass_day("2026-11-24T12:00")
        assert "0 of 1" in life.everything()


@pytest.mark.thorough
def test_a_silence_ends_by_itself_on_the_day_that_its_mail_says_and_not_before(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with living(tmp_path, monkeypatch, Participants=[PEOPLE, GIL, ANA, EVE], Matches=MUTUAL[:2]) as life:
        for day in ("2026-11-23", "2026-11-30", "2026-12-07", "2026-12-14"):
            life.pass_day(f"{day}T12:00")
        (told,) = [text for mail in life.to("co@example.org") if "have a look" in (text := text_of(mail))]
        assert "No further mail goes out about this until you have decided." in told
        assert "it ends on Monday 11 January by itself" in told
        sent = len(life.to("gil@example.org")) + len(life.to("ana@example.org"))
        for day in ("2026-12-21", "2026-12-28", "2027-01-04", "2027-01-10"):
            life.pass_day(f"{day}T12:00")
        assert table(life.path, "Matches")[0]["State"] == "active"
        assert len(life.to("gil@example.org")) + len(life.to("ana@example.org")) == sent
        life.pass_day("2027-01-11T12:00")
        assert table(life.path, "Matches")[0]["State"] == "faded"
