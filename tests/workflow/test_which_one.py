"""A reply to a mail about several people counts for none of them until their writer said whom they mean."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from mentorsheets.sheet.backend import Cell
from tests.workflow.living import Life, buttons, living, text_of
from tests.workflow.sheets import table

TWO: list[list[Cell]] = [
    ["Match", "Giver", "Asker", "Needs", "State"],
    ["m1", "Gil", "Ana", "Role models", "active"],
    ["m2", "Eve", "Ana", "Accountability", "active"],
]


@pytest.fixture
def life(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Life]:
    """Ana is in touch with Gil and with Eve, and was asked about both in one mail."""
    with living(tmp_path, monkeypatch, Matches=TWO) as found:
        found.run("checkin", "2026-11-23")
        yield found


def answers(life: Life) -> dict[object, object]:
    return {row["Match"]: row["Answer"] for row in table(life.path, "Check-ins") if row["Person"] == "Ana"}


def test_a_plain_reply_is_asked_about_with_a_button_for_each_and_counts_for_whom_they_tap(
    life: Life,
) -> None:
    life.reply("ana@example.org", "We talked!")
    told = life.run("collect", "2026-11-24")
    assert "Ana is asked whom they mean" in told
    assert "1 for a human" in told
    assert "proves" not in told
    life.pass_day("2026-11-24")
    assert set(answers(life).values()) == {None}
    asked = life.to("ana@example.org")[-1]
    assert asked["Subject"] == "Whom did you mean: Gil or Eve?"
    assert "We talked!" in text_of(asked)
    assert "Ana" in [row["Who"] for row in life.today()]
    life.tap("ana@example.org", "met", count=1)
    life.pass_day("2026-11-25")
    given = {row["Match"]: row["Answer"] for row in table(life.path, "Check-ins") if row["Answer"]}
    assert given == {"m2": "met"}
    assert not [row for row in life.today() if row["Who"] == "Ana"]


@pytest.mark.thorough
def test_whoever_does_not_say_is_asked_once_and_stays_in_today(life: Life) -> None:
    life.reply("ana@example.org", "We talked!")
    for day in ("2026-11-24", "2026-11-25", "2026-11-26", "2027-01-11"):
        life.pass_day(day)
    subjects = [str(mail["Subject"]) for mail in life.to("ana@example.org")]
    assert sum("Whom did you mean" in subject for subject in subjects) == 1
    assert any("We talked!" in str(row["In their words, or why"]) for row in life.today())


@pytest.mark.thorough
@pytest.mark.parametrize("words", ["We met, but I do not feel safe with him.", "We met and it depends"])
def test_nobody_is_asked_whom_they_mean_where_harm_may_be_meant_or_only_a_human_can_read_it(
    life: Life, words: str
) -> None:
    life.reply("ana@example.org", words)
    for day in ("2026-11-24", "2026-11-25"):
        life.pass_day(day)
    assert not [mail for mail in life.to("ana@example.org") if "Whom did you" in str(mail["Subject"])]
    assert set(answers(life).values()) == {None}


@pytest.mark.thorough
def test_not_a_fit_and_it_is_met_have_buttons_of_their_own(life: Life) -> None:
    asked, gils = life.to("ana@example.org")[0], life.to("gil@example.org")[0]
    assert [len(buttons(asked, words)) for words in ("not a fit", "need met")] == [2, 2]
    assert [len(buttons(gils, words)) for words in ("not a fit", "need met")] == [1, 0]
    life.tap("ana@example.org", "not a fit", count=1)
    life.pass_day("2026-11-24")
    states = {row["Giver"]: row["State"] for row in table(life.path, "Matches")}
    assert states == {"Gil": "active", "Eve": "declined"}


@pytest.mark.thorough
def test_words_to_a_mail_about_two_people_keep_both_from_being_asked_about_until_a_human_said_a_word(
    life: Life,
) -> None:
    everybody = ("ana@example.org", "gil@example.org", "eve@example.org")
    life.reply("ana@example.org", "With Gil it went well, with Eve we are still looking for a day.")
    for day in ("2026-11-24", "2026-11-30", "2026-12-07"):
        life.pass_day(day)
    assert [len(life.to(one)) for one in everybody] == [1, 1, 1]
    life.say("Wrote what only you can read", "I have answered")
    life.pass_day("2026-12-08")
    life.pass_day("2026-12-14")
    assert all(len(life.to(one)) > 1 for one in everybody)
