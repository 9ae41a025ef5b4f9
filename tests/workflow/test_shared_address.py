"""Two people with one address are two people: words from there hold or inform, and a button is its owner's."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from mentorsheets.sheet.backend import Cell
from tests.workflow.living import SETTINGS, Life, living, text_of
from tests.workflow.sheets import set_cell, table

OFFICE, GIL = "office@example.org", "gil@example.org"
PEOPLE: list[list[Cell]] = [
    ["Name", "Email", "Status", "Offers", "Can support", "Availability"],
    ["Gil", GIL, None, "Role models, Accountability", 3, "Tue evening"],
    ["Ana", OFFICE, None, None, None, "Tue evening"],
    ["Eve", OFFICE, None, "Role models", 2, "Tue evening"],
]
NEEDS: list[list[Cell]] = [
    ["Person", "Need", "In their words"],
    ["Ana", "Role models", "How did you get there?"],
    ["Eve", "Accountability", "Nobody at home may know of this."],
]
APART: list[list[Cell]] = [
    ["Match", "Giver", "Asker", "Needs", "State"],
    ["m1", "Gil", "Ana", "Role models", "active"],
    ["m2", "Gil", "Eve", "Accountability", "active"],
]
BETWEEN: list[list[Cell]] = [
    ["Match", "Giver", "Asker", "Needs", "State"],
    ["m1", "Eve", "Ana", "Role models", "active"],
]
WEEKLY: list[list[Cell]] = [*SETTINGS, ["Most mails a week", 7]]


@pytest.fixture
def life(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Life]:
    """Ana and Eve share an address, each is in touch with Gil, and each was asked how it goes."""
    with living(
        tmp_path, monkeypatch, Participants=PEOPLE, Needs=NEEDS, Matches=APART, Settings=WEEKLY
    ) as one:
        one.run("checkin", "2026-11-23")
        yield one


@pytest.fixture
def couple(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Life]:
    """Ana and Eve share an address, and are a match of their own."""
    with living(
        tmp_path, monkeypatch, Participants=PEOPLE, Needs=NEEDS, Matches=BETWEEN, Settings=WEEKLY
    ) as one:
        one.run("checkin", "2026-11-23")
        yield one


def to(life: Life, name: str) -> int:
    """Return the place of the only mail to somebody among those to the office."""
    (place,) = [place for place, mail in enumerate(life.to(OFFICE)) if name in str(mail["To"])]
    return place


def answers(life: Life) -> dict[object, object]:
    return {row["Person"]: row["Answer"] for row in table(life.path, "Check-ins")}


def test_each_is_asked_about_their_own_and_reads_nothing_of_the_others(life: Life) -> None:
    ana, eve = (text_of(life.to(OFFICE)[to(life, name)]) for name in ("Ana", "Eve"))
    assert "How did you get there?" in ana
    assert "Nobody at home" not in ana
    assert "Nobody at home" in eve
    assert {
        row["Person"]: row["Match"] for row in table(life.path, "Check-ins") if row["Person"] != "Gil"
    } == {
        "Ana": "m1",
        "Eve": "m2",
    }


@pytest.mark.thorough
def test_a_button_counts_for_its_owner_and_for_nobody_else(life: Life) -> None:
    life.tap(OFFICE, "met", place=to(life, "Eve"))
    life.tap(OFFICE, "not yet", place=to(life, "Ana"))
    life.run("collect", "2026-11-24")
    assert answers(life) == {"Eve": "met", "Ana": "not yet", "Gil": None}


@pytest.mark.thorough
def test_a_tap_on_leave_lets_its_owner_leave_and_the_other_one_stays(life: Life) -> None:
    life.tap(OFFICE, "leave", place=to(life, "Eve"))
    life.run("collect", "2026-11-24")
    assert (life.status("Eve"), life.status("Ana")) == ("left", None)


@pytest.mark.thorough
@pytest.mark.parametrize("name", ["Ana", "Eve"])
def test_a_reply_in_plain_words_counts_for_neither_and_says_why(life: Life, name: str) -> None:
    life.reply(OFFICE, "We talked!", place=to(life, name))
    told = life.run("collect", "2026-11-24")
    assert set(answers(life).values()) == {None}
    assert "share" in told
    assert "nothing proves" not in told
    assert any("We talked!" in str(row["In their words, or why"]) for row in life.today())


@pytest.mark.every(2)
@pytest.mark.parametrize("genuine", [True, False])
@pytest.mark.parametrize("out_of_the_blue", [True, False])
def test_words_that_may_want_out_hold_all_mail_to_the_address(
    life: Life, *, genuine: bool, out_of_the_blue: bool
) -> None:
    words = "Please stop writing to me."
    if out_of_the_blue:
        life.write(OFFICE, words, genuine=genuine)
    else:
        life.reply(OFFICE, words, genuine=genuine, place=to(life, "Eve"))
    life.run("collect", "2026-11-24")
    before = len(life.to(OFFICE))
    for day in ("2026-11-30", "2026-12-07"):
        life.pass_day(day)
    assert len(life.to(OFFICE)) == before
    assert "left" not in (life.status("Eve"), life.status("Ana"))
    assert sorted(str(row["Who"]) for row in life.today() if "eld" in str(row["What"])) == ["Ana", "Eve"]


@pytest.mark.thorough
@pytest.mark.parametrize("link", ["leave", "pause"])
def test_a_stop_link_from_elsewhere_holds_the_address_for_both(life: Life, link: str) -> None:
    life.tap(OFFICE, link, sender="stranger@example.net", place=to(life, "Eve"))
    life.run("collect", "2026-11-24")
    before = len(life.to(OFFICE))
    life.pass_day("2026-11-30")
    assert len(life.to(OFFICE)) == before
    assert life.status("Eve") is None


@pytest.mark.thorough
def test_words_of_harm_are_told_as_those_of_either_and_hold_both(life: Life) -> None:
    life.reply(OFFICE, "I do not feel safe with him, he came to my house.", place=to(life, "Eve"))
    life.pass_day("2026-11-24")
    (cry,) = life.to("sam@example.org")
    assert "Eve or Ana" in text_of(cry)
    before = len(life.to(OFFICE))
    life.pass_day("2026-11-30")
    assert len(life.to(OFFICE)) == before
    assert "came to my house" not in life.everything()


@pytest.mark.thorough
def test_a_cry_of_one_about_the_coordinator_holds_both_until_the_safety_contact_says_a_word(
    life: Life,
) -> None:
    life.reply(OFFICE, "Mara Silva hit me, and I am afraid of her.", place=to(life, "Eve"))
    life.pass_day("2026-11-24")
    assert (life.status("Eve"), life.status("Ana")) == ("held", "held")
    life.tap("sam@example.org", "I have talked")
    life.pass_day("2026-11-25")
    assert (life.status("Eve"), life.status("Ana")) == ("active", "active")


@pytest.mark.thorough
@pytest.mark.parametrize(("name", "said"), [("Ana", "not a fit"), ("Ana", "need met"), ("Eve", "met")])
def test_what_is_tapped_about_the_match_between_the_two_is_a_humans(
    couple: Life, name: str, said: str
) -> None:
    couple.tap(OFFICE, said, place=to(couple, name))
    told = couple.run("collect", "2026-11-24")
    assert set(answers(couple).values()) == {None}
    assert "share their address" in told
    assert [row["State"] for row in table(couple.path, "Matches")] == ["active"]


@pytest.mark.thorough
def test_each_keeps_who_they_are_when_one_gets_an_address_of_their_own_or_leaves_the_sheet(
    life: Life,
) -> None:
    ids = {str(row["Name"]): row["Person id"] for row in table(life.path, "Register") if row["Email"]}
    set_cell(life.path, "Participants", 3, "Email", "eve@example.org")
    set_cell(life.path, "Participants", 2, "Name", None)
    set_cell(life.path, "Participants", 2, "Email", None)
    life.run("checkin", "2026-11-30")
    assert len(life.to("eve@example.org")) == 1
    now = {row["Email"]: row["Person id"] for row in table(life.path, "Register")}
    assert now["eve@example.org"] == ids["Eve"]


@pytest.mark.thorough
def test_forgetting_one_leaves_the_other_all_of_theirs(life: Life) -> None:
    life.run("forget", "2026-11-24", f"Eve <{OFFICE}>", "--yes")
    names = [row["Name"] for row in table(life.path, "Participants")]
    assert names == ["Gil", "Ana"]
    assert [row["Email"] for row in table(life.path, "Participants")] == [GIL, OFFICE]
    assert "Nobody at home" not in life.everything()
    life.run("checkin", "2026-11-30")
    assert len([mail for mail in life.to(OFFICE) if "Ana" in str(mail["To"])]) == 2
