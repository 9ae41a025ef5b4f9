"""What our own mails and columns promise about the mail that does not come, through the real command."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.workflow.living import IN_TOUCH, Life, living, text_of
from tests.workflow.sheets import set_cell, table

if TYPE_CHECKING:
    from mentorsheets.sheet.backend import Cell

MONDAYS = ("2026-11-30", "2026-12-07", "2026-12-14", "2026-12-21")
TWO: list[list["Cell"]] = [*IN_TOUCH, ["m2", "Eve", "Ana", "Accountability", "active"]]


@pytest.fixture
def life(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Life]:
    with living(tmp_path, monkeypatch, Matches=TWO) as made:
        made.pass_day("2026-11-23")
        yield made


def answer(life: Life, name: str, match: str, word: str) -> None:
    rows = table(life.path, "Check-ins")
    at = next(n for n, row in enumerate(rows, 1) if (row["Person"], row["Match"]) == (name, match))
    set_cell(life.path, "Check-ins", at, "Answer", word)


def count_asked(life: Life, name: str, match: str) -> int:
    """Return how often somebody was asked about a match so far."""
    rows = table(life.path, "Check-ins")
    return sum((row["Person"], row["Match"]) == (name, match) for row in rows)


@pytest.mark.thorough
def test_no_mail_goes_out_about_a_match_until_the_coordinator_has_decided_and_it_stays_in_every_digest(
    life: Life,
) -> None:
    answer(life, "Ana", "m1", "needs something")
    life.pass_day("2026-11-24")
    told = next(mail for mail in life.to("co@example.org") if "would you have a look" in str(mail["Subject"]))
    assert "No further mail goes out about this until you have decided." in text_of(told)
    asked = [(name, "m1", count_asked(life, name, "m1")) for name in ("Gil", "Ana")]
    for monday in MONDAYS:
        life.pass_day(monday)
        digest = text_of(life.to("co@example.org")[-1])
        assert "in need of something" in digest
        assert "Ana" in digest
    assert [(name, "m1", count_asked(life, name, "m1")) for name in ("Gil", "Ana")] == asked
    assert count_asked(life, "Eve", "m2") > 1
    life.say("Needs something", "I have answered")
    for monday in ("2026-12-28", "2027-01-04"):
        life.pass_day(monday)
    assert count_asked(life, "Gil", "m1") > asked[0][2]


@pytest.mark.thorough
def test_nothing_automatic_goes_to_who_asked_for_help_for_every_match_of_theirs_until_a_word(
    life: Life,
) -> None:
    answer(life, "Ana", "m1", "talk to me")
    life.pass_day("2026-11-24")
    before = {address: len(life.to(address)) for address in ("ana@example.org", "gil@example.org")}
    asked = [count_asked(life, "Ana", match) for match in ("m1", "m2")]
    for monday in MONDAYS:
        life.pass_day(monday)
        assert [row["Who"] for row in life.today() if row["What"] == "Asked for help"]
    assert {address: len(life.to(address)) for address in before} == before
    assert [count_asked(life, "Ana", match) for match in ("m1", "m2")] == asked
    life.say("Asked for help", "I have talked to them, go on")
    for monday in ("2026-12-28", "2027-01-04"):
        life.pass_day(monday)
    assert len(life.to("ana@example.org")) > before["ana@example.org"]


@pytest.mark.thorough
def test_two_who_want_no_check_ins_get_none_and_the_others_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    header, first, second = TWO
    matches = [[*header, "Wants check-ins"], [*first, "no"], second]
    with living(tmp_path, monkeypatch, Matches=matches) as life:
        for monday in ("2026-11-23", *MONDAYS):
            life.pass_day(monday)
        assert count_asked(life, "Gil", "m1") == count_asked(life, "Ana", "m1") == 0
        assert count_asked(life, "Eve", "m2") > 1
        assert not life.to("gil@example.org")
