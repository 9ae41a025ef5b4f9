"""Many people held on one day: one mail says so, and one word or one button ends it for all."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.workflow.living import Life, living, text_of
from tests.workflow.sheets import ANA, ANAS_NEED, EVE, GIL, NEEDS, PEOPLE, Rows

OTHERS = ["Ida", "Jon", "Kim", "Lou", "Mia"]
NAMES = ["Ana", "Gil", "Eve", *OTHERS]


@pytest.fixture
def life(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Life]:
    """Eight people, in whose names somebody writes."""
    people = [[name, f"{name.lower()}@example.org"] for name in OTHERS]
    tabs: dict[str, Rows] = {"Participants": [PEOPLE, GIL, ANA, EVE, *people], "Needs": [NEEDS, ANAS_NEED]}
    with living(tmp_path, monkeypatch, **tabs) as found:
        found.run("checkin", "2026-11-23")
        yield found


def held(life: Life) -> list[object]:
    return [row["Who"] for row in life.today() if row["What"] in {"Asked for help", HELD}]


HELD = "Held until you say how they stand"


def forge(life: Life, count: int) -> None:
    for number, name in enumerate(NAMES[:count]):
        words = "Please stop writing to me." if number % 2 else "Please talk to me."
        life.write(f"{name.lower()}@example.org", words)


def test_one_mail_tells_of_many_and_one_word_in_today_ends_all(life: Life) -> None:
    forge(life, 6)
    life.pass_day("2026-11-24")
    subjects = [str(mail["Subject"]) for mail in life.to("co@example.org")]
    (told,) = [mail for mail in life.to("co@example.org") if "held on one day" in str(mail["Subject"])]
    assert not [subject for subject in subjects if "Please read this today" in subject]
    assert all(name in text_of(told) for name in NAMES[:6])
    assert "6 of 8 people" in held(life)
    life.say(HELD, "I have talked to them, go on")
    life.run("collect", "2026-11-25")
    assert held(life) == []
    assert {life.status(name) for name in NAMES} <= {"active", None}


@pytest.mark.thorough
def test_one_button_of_that_mail_ends_all_from_the_coordinators_address_alone(life: Life) -> None:
    forge(life, 6)
    life.pass_day("2026-11-24")
    place = next(
        at for at, mail in enumerate(life.to("co@example.org")) if "held on one day" in str(mail["Subject"])
    )
    life.tap("co@example.org", "I have talked to them, go on", sender="ana@example.org", place=place)
    life.run("collect", "2026-11-25")
    assert len(held(life)) == 7
    life.tap("co@example.org", "I have talked to them, go on", place=place)
    life.run("collect", "2026-11-25")
    assert held(life) == []


@pytest.mark.thorough
def test_a_few_are_told_one_by_one(life: Life) -> None:
    forge(life, 4)
    life.pass_day("2026-11-24")
    subjects = [str(mail["Subject"]) for mail in life.to("co@example.org")]
    assert not [subject for subject in subjects if "held on one day" in subject]
    assert len(held(life)) == 4
