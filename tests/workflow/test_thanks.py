"""Whoever was helped can have thanks passed on: they reach the one who helped, once, and never past a hold."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.workflow.living import Life, buttons, living, text_of
from tests.workflow.sheets import ANA, EVE, GIL, PEOPLE, Rows, run, set_cell, table

ENDS: Rows = [["Match", "Giver", "Asker", "Needs", "State"], ["m1", "Gil", "Ana", "Role models", "closing"]]
THANK = "thank them from me"
GILS, ANAS = "gil@example.org", "ana@example.org"


def end(life: Life) -> None:
    """Let the two look back, and be thanked."""
    life.pass_day("2026-11-23T12:00")
    life.reply(GILS, "It was good to be asked.")
    life.reply(ANAS, "I dare more than I did.")
    for day in (24, 25, 26):
        life.pass_day(f"2026-11-{day}T12:00")
    assert table(life.path, "Matches")[0]["State"] == "ended"


@pytest.fixture
def life(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Life]:
    with living(tmp_path, monkeypatch, Matches=ENDS) as life:
        end(life)
        yield life


def pass_days(life: Life, *days: int) -> None:
    for day in days:
        life.pass_day(f"2026-12-{day:02}T12:00")


def thanks(life: Life) -> list[str]:
    """Return the mails to Gil that thank in Ana's name."""
    return [text_of(mail) for mail in life.to(GILS) if "Ana asked us to tell you" in text_of(mail)]


def place_of_button(life: Life) -> int:
    """Return which of the mails to Ana has the button."""
    (place,) = [n for n, mail in enumerate(life.to(ANAS)) if buttons(mail, THANK)]
    return place


def test_thanks_reach_the_one_who_helped_once_however_often_they_are_tapped(life: Life) -> None:
    place = place_of_button(life)
    assert "Pass on my thanks" in text_of(life.to(ANAS)[place])
    assert not any(buttons(mail, THANK) for mail in life.to(GILS))
    assert thanks(life) == []
    life.tap(ANAS, THANK, place=place)
    pass_days(life, 1)
    (said,) = thanks(life)
    assert "thank you" in said
    assert "Role models" in said
    life.tap(ANAS, THANK, place=place)
    pass_days(life, 2, 3, 9)
    assert len(thanks(life)) == 1
    noted = [row for row in table(life.path, "History") if "thanks passed on" in str(row)]
    assert len(noted) == 1


@pytest.mark.thorough
def test_words_beside_the_tap_go_to_a_human_and_not_to_the_other(life: Life) -> None:
    subject = buttons(life.to(ANAS)[place_of_button(life)], THANK)[0]
    life.write(ANAS, "Tell him that his advice on the board carried me.", subject=subject)
    pass_days(life, 1, 2)
    (said,) = thanks(life)
    assert "carried me" not in said
    assert any("carried me" in str(row["In their words, or why"]) for row in life.today())


@pytest.mark.every(8)
@pytest.mark.parametrize(
    "text", ["Thank Gil from me.", "Please tell Gil that I am grateful.", "Many thanks to Gil!"]
)
def test_thanks_in_words_wait_for_a_human(life: Life, text: str) -> None:
    life.reply(ANAS, text, place=place_of_button(life))
    pass_days(life, 1)
    assert thanks(life) == []
    assert any(text in str(row["In their words, or why"]) for row in life.today())


@pytest.mark.thorough
@pytest.mark.parametrize("who", ["Gil", "Ana"])
def test_no_thanks_go_while_one_of_the_two_is_held_for_harm(life: Life, who: str) -> None:
    life.tap(ANAS, THANK, place=place_of_button(life))
    life.reply(f"{who.lower()}@example.org", "I am afraid of him, he threatened me.")
    pass_days(life, 1, 2, 8)
    assert thanks(life) == []


@pytest.mark.every(8)
@pytest.mark.parametrize(("row", "status"), [(1, "left"), (1, "paused"), (3, "left")])
def test_no_thanks_go_to_or_from_somebody_who_said_stop(life: Life, row: int, status: str) -> None:
    name = {1: "Gil", 3: "Ana"}[row]
    number = 1 + [one["Name"] for one in table(life.path, "Participants")].index(name)
    life.tap(ANAS, THANK, place=place_of_button(life))
    set_cell(life.path, "Participants", number, "Status", status)
    pass_days(life, 1, 2, 8)
    assert thanks(life) == []


@pytest.mark.thorough
def test_who_thanked_late_is_heard_all_the_same(life: Life) -> None:
    life.tap(ANAS, THANK, place=place_of_button(life))
    life.pass_day("2027-03-01T12:00")
    assert len(thanks(life)) == 1


@pytest.mark.thorough
def test_they_reach_a_reader_in_their_own_language(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    people: Rows = [[*PEOPLE, "Languages"], [*GIL, "Spanish"], [*ANA, "English, Spanish"], [*EVE, "English"]]
    with living(tmp_path, monkeypatch, Matches=ENDS, Participants=people) as life:
        end(life)
        life.tap(ANAS, THANK, place=place_of_button(life))
        pass_days(life, 1)
        (mail,) = [mail for mail in life.to(GILS) if "Ana te da las gracias" in str(mail["Subject"])]
        assert "gracias" in text_of(mail)


@pytest.mark.thorough
def test_of_somebody_who_was_forgotten_no_thanks_are_left(life: Life) -> None:
    life.tap(ANAS, THANK, place=place_of_button(life))
    life.run("collect", "2026-11-30T12:00")
    assert "has thanks passed on" in life.everything()
    life.run("forget", "2026-11-30T12:00", "Ana", "--yes")
    run("settle", "--sheet", life.path, "--go-on", code=None)
    pass_days(life, 1, 2)
    assert thanks(life) == []
    assert "Ana" not in life.everything()


@pytest.mark.thorough
def test_asking_for_thanks_in_reply_to_the_closing_questions_answers_none_of_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with living(tmp_path, monkeypatch, Matches=ENDS) as life:
        life.pass_day("2026-11-23T12:00")
        life.reply(ANAS, "Thank Gil from me.")
        life.reply(GILS, "It was good to be asked.")
        life.pass_day("2026-11-24T12:00")
        assert table(life.path, "Matches")[0]["State"] == "closing"
        (row,) = [row for row in life.today() if "Thank Gil from me." in str(row["In their words, or why"])]
        assert row["Choice 1"] == "pass on their thanks"
        life.say("Wrote what only you can read", "pass on their thanks")
        life.reply(ANAS, "I dare more than I did. Thank Gil from me.", place=0)
        for day in (25, 26, 27):
            life.pass_day(f"2026-11-{day}T12:00")
        assert table(life.path, "Matches")[0]["State"] == "ended"
        assert len(thanks(life)) == 1
        assert thanks(life)[0].count("asked us to tell you") == 1
