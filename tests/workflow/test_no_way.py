"""Two who are introduced and have no way to reach each other stand in Today, since only a human can help."""

from pathlib import Path

import pytest

from tests.workflow.living import living
from tests.workflow.sheets import set_cell

PEOPLE = ["Name", "Email", "Offers", "Channel"]
GIL = ["Gil", "gil@example.org", "Role models", "phone"]
ANA = ["Ana", "ana@example.org", None, "video"]
AGREED = [
    ["Match", "Giver", "Asker", "Needs", "State", "Giver says", "Asker says"],
    ["m1", "Gil", "Ana", "Role models", "asked", "yes", "yes"],
]


def test_two_who_named_no_way_to_reach_them_are_told_of_until_one_does(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with living(tmp_path, monkeypatch, Participants=[PEOPLE, GIL, ANA], Matches=AGREED) as life:
        life.pass_day("2026-11-23T12:00")
        (row,) = life.today()
        assert (row["What"], row["Who"]) == ("Needs something", "Gil for Ana")
        assert "Neither has said how to be reached" in str(row["In their words, or why"])
        set_cell(life.path, "Participants", 1, "Channel", "phone, +351 912 000 111")
        life.pass_day("2026-11-24T12:00")
        assert not life.today()
