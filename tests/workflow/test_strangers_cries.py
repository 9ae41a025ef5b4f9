"""A cry of somebody who takes no part: it reaches a human with the next pass, and a newsletter alarms nobody."""

from collections.abc import Iterator
from email.message import EmailMessage
from pathlib import Path

import pytest

from tests.workflow.living import Life, living, text_of

CRY = "He locked me in again last night, and I am scared that he will kill me."
CLUB = {"List-Id": "<all.rowing.example>", "List-Post": "<mailto:all@rowing.example>", "Precedence": "list"}
OUR_GROUP = {"List-Id": "<co.example.org>", "List-Post": "<mailto:co@example.org>", "Precedence": "list"}
NEWSLETTER = {"List-Id": "<news.example>", "List-Unsubscribe": "<https://news.example/1>"}
PLAIN_NEWSLETTER = {"List-Unsubscribe": "<https://news.example/1>", "Precedence": "bulk"}
READ_TODAY = "Please read it there today."


@pytest.fixture
def life(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Life]:
    with living(tmp_path, monkeypatch) as one:
        yield one


def write(life: Life, text: str, fields: dict[str, str], sender: str = "nora@rowing.example") -> None:
    mail = EmailMessage()
    for name, value in {**fields, "From": sender, "To": "co@example.org", "Subject": "Hello"}.items():
        mail[name] = value
    mail.set_content(text)
    life.receive(mail)


@pytest.mark.every(2)
@pytest.mark.parametrize("fields", [CLUB, {}, {"Auto-Submitted": "auto-generated"}, OUR_GROUP])
def test_a_strangers_cry_is_told_with_the_next_pass(life: Life, fields: dict[str, str]) -> None:
    write(life, CRY, fields)
    life.pass_day("2026-11-28T23:10")
    (mail,) = life.to("sam@example.org")
    assert "scared that he will kill" in " ".join(text_of(mail).split())
    assert [READ_TODAY in str(row) for row in life.today()] == [True]


@pytest.mark.every(2)
@pytest.mark.parametrize("fields", [NEWSLETTER, PLAIN_NEWSLETTER])
def test_a_newsletter_raises_no_alarm(life: Life, fields: dict[str, str]) -> None:
    write(life, f"Read this week: {CRY}", fields)
    life.pass_day("2026-11-28T23:10")
    assert life.to("sam@example.org") == []
    assert not any(READ_TODAY in str(row) for row in life.today())


def test_a_letter_of_a_stranger_through_our_own_group_is_told(life: Life) -> None:
    write(life, "How can I join?", OUR_GROUP)
    assert "1 for a human" in life.run("collect", "2026-11-24")


@pytest.mark.thorough
def test_whoever_cries_after_the_coordinator_has_answered_another_of_that_day_is_told_of(life: Life) -> None:
    for number in range(5):
        write(life, f"{CRY} {number}", {}, sender=f'"{number}" <=?utf-8?q?x?=@example.com>')
        life.pass_day(f"2026-11-28T23:1{number}")
        (row,) = [row for row in life.today() if READ_TODAY in str(row)]
        life.say(str(row["What"]), "I have answered")
    assert len(life.to("sam@example.org")) == 3
