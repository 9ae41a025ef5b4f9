"""Whoever asks in a check-in that the other one be thanked is heard as usual, and a human reads the request."""

from pathlib import Path

import pytest

from tests.workflow.living import living
from tests.workflow.sheets import table


def test_a_request_for_thanks_beside_an_answer_neither_holds_nor_gets_lost(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with living(tmp_path, monkeypatch) as life:
        life.pass_day("2026-11-23T12:00")
        life.reply("ana@example.org", "We met. Please thank Gil from me.")
        life.reply("gil@example.org", "We talked, and thank Ana from me")
        life.pass_day("2026-11-24T12:00")
        assert life.status("Ana") is None
        assert {row["Answer"] for row in table(life.path, "Check-ins")} == {"met"}
        rows = {row["Who"]: row["In their words, or why"] for row in life.today()}
        assert rows == {
            "Ana, about Gil": "“We met. Please thank Gil from me.”",
            "Gil, about Ana": "“We talked, and thank Ana from me”",
        }
        life.say("Wrote what only you can read", "I have answered")
        life.pass_day("2026-11-25T12:00")
        assert len(life.today()) == 1
