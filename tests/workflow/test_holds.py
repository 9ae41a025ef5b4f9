"""What a hold stops and what it does not, over weeks, with the real command."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.workflow.living import Life, living, text_of
from tests.workflow.sheets import set_cell, table


@pytest.fixture
def life(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Life]:
    """Gil and Ana are in touch, and were asked on a Monday how it goes."""
    with living(tmp_path, monkeypatch) as found:
        found.run("checkin", "2026-11-23")
        yield found


def silences(life: Life) -> list[object]:
    return [row["What"] for row in table(life.path, "History") if "silen" in str(row["What"])]


@pytest.mark.thorough
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


@pytest.mark.thorough
def test_a_cry_typed_into_check_ins_holds_until_a_human_says_a_word(life: Life) -> None:
    row = next(at for at, one in enumerate(table(life.path, "Check-ins"), 1) if one["Person"] == "Ana")
    set_cell(life.path, "Check-ins", row, "In their words", "Please talk to me")
    mails = len(life.to("gil@example.org"))
    for day in ("2026-11-24", "2026-11-30", "2026-12-14"):
        life.pass_day(day)
    assert life.status("Ana") == "held"
    assert len(life.to("gil@example.org")) == mails
    assert [row["Who"] for row in life.today() if row["What"] == "Asked for help"] == ["Ana"]
    life.say("Asked for help", "I have talked to them, go on")
    life.pass_day("2026-12-21")
    assert (life.status("Ana"), table(life.path, "Matches")[0]["State"]) == ("active", "active")
    assert len(life.to("gil@example.org")) == mails + 1


def test_whoever_taps_that_they_would_like_to_talk_is_held_and_the_coordinator_hears_it_on_a_saturday(
    life: Life,
) -> None:
    life.tap("ana@example.org", "I would like to talk to somebody")
    life.run("followup", "2026-11-28")
    assert life.status("Ana") == "held"
    assert [mail["Subject"] for mail in life.to("co@example.org")][-1] == "Please read this today: Ana"


@pytest.mark.thorough
@pytest.mark.parametrize("word", ["stop", "leave", "pause"])
def test_a_stop_link_of_a_mail_that_is_not_known_any_more_holds(life: Life, word: str) -> None:
    # As the subject of a mail program's own button has it: a code, and no word that could be heard.
    life.write("ana@example.org", "", subject=f"{word}-0-{'a' * 26}-{'b' * 16}")
    life.run("collect", "2026-11-24")
    assert [(row["What"], row["Who"]) for row in life.today()] == [
        ("Held until you say how they stand", "Ana")
    ]
    mails = len(life.to("ana@example.org"))
    life.pass_day("2026-11-30")
    assert len(life.to("ana@example.org")) == mails


@pytest.mark.thorough
def test_a_held_person_still_answers_by_tap_and_leaves_by_tap(life: Life) -> None:
    life.reply("ana@example.org", "Please take me off the list, it depends.")
    life.pass_day("2026-11-24")
    life.tap("ana@example.org", "met")
    life.pass_day("2026-11-25")
    assert "met" in [row["Answer"] for row in table(life.path, "Check-ins")]
    life.tap("ana@example.org", "leave")
    life.pass_day("2026-11-26")
    assert life.status("Ana") == "left"
    assert life.to("gil@example.org")[-1]["Subject"] == "Ana is moving on"


@pytest.mark.thorough
def test_where_harm_may_be_meant_even_a_leave_lets_nobody_hear_anything_before_a_human_spoke(
    life: Life,
) -> None:
    life.reply("ana@example.org", "I do not feel safe with him.")
    life.pass_day("2026-11-24")
    life.tap("ana@example.org", "leave", place=0)
    mails = len(life.to("gil@example.org"))
    for day in ("2026-11-25", "2026-11-30", "2026-12-07"):
        life.pass_day(day)
    assert life.status("Ana") == "left"
    assert len(life.to("gil@example.org")) == mails
    life.say("Asked for help", "I have talked to them, go on")
    life.pass_day("2026-12-08")
    assert len(life.to("gil@example.org")) == mails + 1


@pytest.mark.thorough
@pytest.mark.parametrize("later", ["I am fine, it was nothing. Please go on.", "I am back"])
def test_no_later_mail_of_that_address_lifts_a_hold_and_none_is_answered(life: Life, later: str) -> None:
    life.reply("ana@example.org", "I do not feel safe with him.")
    life.pass_day("2026-11-24")
    mails = len(life.to("ana@example.org"))
    life.reply("ana@example.org", later)
    for day in ("2026-11-25", "2026-11-30"):
        life.pass_day(day)
    assert life.status("Ana") == "held"
    assert len(life.to("ana@example.org")) == mails


@pytest.mark.thorough
def test_a_stop_that_nothing_proves_holds_the_address_alone_and_ends_with_another_address(
    life: Life,
) -> None:
    life.write("ana@example.org", "Please stop writing to me.")
    life.pass_day("2026-11-24")
    assert life.status("Ana") is None
    assert [row["Who"] for row in life.today() if str(row["What"]).startswith("Held")] == ["Ana"]
    mails = len(life.to("ana@example.org"))
    for day in ("2026-11-30", "2026-12-07"):
        life.pass_day(day)
    assert len(life.to("ana@example.org")) == mails
    assert not silences(life)
    set_cell(life.path, "Participants", 2, "Email", "ana@other.example")
    life.pass_day("2026-12-14")
    assert len(life.to("ana@other.example")) == 1


@pytest.mark.thorough
@pytest.mark.parametrize(("is_genuine", "status"), [(True, "held"), (False, None)])
def test_a_stop_out_of_the_blue_that_our_server_vouches_for_holds_the_person(
    life: Life, is_genuine: bool, status: str | None
) -> None:
    life.write("ana@example.org", "Please stop writing to me.", genuine=is_genuine)
    life.run("collect", "2026-11-24")
    assert life.status("Ana") == status
    assert any(str(row["What"]).startswith("Held") for row in life.today())


@pytest.mark.thorough
def test_the_hold_of_an_address_ends_by_a_word_in_today(life: Life) -> None:
    life.write("ana@example.org", "Please stop writing to me.")
    life.pass_day("2026-11-24")
    life.say("Held", "they pause until 15 February")
    life.pass_day("2026-11-25")
    assert life.status("Ana") == "paused until 2027-02-15"
    assert not [row for row in life.today() if str(row["What"]).startswith("Held")]


@pytest.mark.every(3)
@pytest.mark.parametrize(
    ("word", "becomes"),
    [("I have talked to them, go on", "active"), ("they pause", "paused"), ("they leave", "left")],
)
def test_the_coordinator_ends_a_hold_by_a_button_from_their_own_address_and_once(
    life: Life, word: str, becomes: str
) -> None:
    life.reply("ana@example.org", "I do not feel safe with him.")
    life.pass_day("2026-11-24")
    life.tap("co@example.org", word, sender="thief@example.org")
    life.run("collect", "2026-11-25")
    assert life.status("Ana") == "held"
    life.tap("co@example.org", word)
    life.run("collect", "2026-11-26")
    assert life.status("Ana") == becomes
    life.reply("ana@example.org", "I am afraid of him again, he threatens me.", place=0)
    life.run("collect", "2026-12-01")
    stands = life.status("Ana")
    life.tap("co@example.org", word)
    life.run("collect", "2026-12-02")
    assert life.status("Ana") == stands


@pytest.mark.thorough
def test_a_button_counts_for_thirty_days(life: Life) -> None:
    life.reply("ana@example.org", "I do not feel safe with him.")
    life.pass_day("2026-11-24")
    life.tap("co@example.org", "I have talked to them, go on")
    life.run("collect", "2026-12-26")
    assert life.status("Ana") == "held"


@pytest.mark.thorough
def test_where_the_words_may_mean_the_coordinator_only_the_safety_contact_ends_the_hold(life: Life) -> None:
    life.reply("ana@example.org", "Mara threatens me")
    life.pass_day("2026-11-24")
    assert life.status("Ana") == "held"
    assert "Please read this today: Ana" not in [mail["Subject"] for mail in life.to("co@example.org")]
    (row,) = [row for row in life.today() if row["Who"] == "Ana"]
    assert row["In their words, or why"] == "Their mail waits."
    set_cell(life.path, "Participants", 2, "Status", "active")
    mails = len(life.to("ana@example.org")) + len(life.to("gil@example.org"))
    for day in ("2026-11-30", "2026-12-07"):
        life.pass_day(day)
    assert len(life.to("ana@example.org")) + len(life.to("gil@example.org")) == mails
    life.tap("sam@example.org", "I have talked to them, go on", sender="co@example.org", place=0)
    life.pass_day("2026-12-08")
    assert len(life.to("ana@example.org")) + len(life.to("gil@example.org")) == mails
    life.tap("sam@example.org", "I have talked to them, go on", place=0)
    life.pass_day("2026-12-09")
    assert len(life.to("ana@example.org")) + len(life.to("gil@example.org")) == mails + 2


@pytest.mark.thorough
def test_after_two_weeks_of_a_hold_the_safety_contact_hears_of_it_once_and_the_digest_each_week(
    life: Life,
) -> None:
    life.reply("ana@example.org", "Please take me off the list, it depends.")
    life.pass_day("2026-11-24")
    for day in ("2026-11-30", "2026-12-07"):
        life.pass_day(day)
    assert not life.to("sam@example.org")
    for day in ("2026-12-08", "2026-12-09", "2026-12-14"):
        life.pass_day(day)
    assert [mail["Subject"] for mail in life.to("sam@example.org")] == ["Held for two weeks: Ana"]
    told = [mail for mail in life.to("co@example.org") if "1 held until you say" in str(mail["Subject"])]
    assert len(told) == 4
    assert all("Ana" in text_of(mail) for mail in told)
