"""What an examination finds, asked as a person asks."""

import json
from collections.abc import Sequence
from pathlib import Path

from mentorsheets.sheet.backend import Cell
from tests.workflow.sheets import run

SETTINGS: list[list[Cell]] = [
    ["Setting", "Value"],
    ["Coordinator e-mail", "me@example.org"],
    ["Time zone", "Lisbon"],
]


def examined(sheet: Path | str, *more: str, code: int | None = 0) -> dict[str, list[str]]:
    """Return what is found by verdict, as "Area: sentence hint"."""
    told = json.loads(run("doctor", "--sheet", sheet, "--format", "json", *more, code=code))
    assert code is None or told["exit_code"] == code
    found: dict[str, list[str]] = {"fine": [], "advice": [], "wrong": []}
    for one in told["findings"]:
        found[one["verdict"]].append(f"{one['area']}: {one['sentence']} {one['hint']}".strip())
    return found


def only(texts: Sequence[str]) -> str:
    (text,) = texts
    return text
