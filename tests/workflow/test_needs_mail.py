"""The mail that asks whether needs are still right says of each how it stands, as the person's map does."""

from email import message_from_bytes, policy
from pathlib import Path

import pytest

from tests.workflow.sheets import ANA, ANAS_NEED, EVE, GIL, NEEDS, PEOPLE, run, workbook


def test_each_need_says_who_helps_or_that_there_is_nobody_yet(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    pairs = [
        ["Match", "Giver", "Asker", "Needs", "State", "Since"],
        [None, "Gil", "Ana", "Role models", "active", "2026-01-05"],
        [None, "Eve", "Ana", "Safe space", "asked", None],
    ]
    needs = [
        NEEDS,
        ANAS_NEED,
        ["Ana", "Accountability", "Ask me on Fridays."],
        ["Ana", "Safe space", "Mine."],
    ]
    path = workbook(tmp_path / "p.xlsx", Participants=[PEOPLE, GIL, ANA, EVE], Needs=needs, Matches=pairs)
    for day in ("2026-11-26", "2027-01-11"):
        run("run", "--once", "--yes", "--sheet", path, "--today", day, code=None)
    bodies: list[str] = []
    lines: list[str] = []
    for file in (tmp_path / "outbox").glob("*.eml"):
        body = message_from_bytes(file.read_bytes(), policy=policy.default).get_body(("plain",))
        bodies.append(" ".join(body.get_content().split()) if body else "")
        lines += body.get_content().splitlines() if body and "Needs change" in bodies[-1] else []
    (asked,) = [text for text in bodies if "Needs change" in text and "Hello Ana" in text]
    assert "- Role models: How did you get there? Help from Gil." in asked
    assert "Ask me on Fridays. Nobody yet; we keep looking." in asked
    assert "Eve" not in asked.partition("Needs change")[2]
    at = [
        lines.index(f"- {kind}")
        for kind in (
            "Role models: How did you get there?",
            "Accountability: Ask me on Fridays.",
            "Safe space: Mine.",
        )
    ]
    assert at == sorted(at)
    assert "Is that still so? What is missing, and what is done?" in lines
