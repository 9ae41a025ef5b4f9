"""Exporting what is held about somebody: each cell of theirs is in it, and none of anybody else's."""

import json
import re
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from mentorsheets.sheet.own_rows import KEPT_BACK, OF_NOBODY, SHOWN_COLUMNS, WHOLE
from mentorsheets.sheet.schema import DECLARED_TABS
from tests.workflow.sheets import run, set_cell, table, workbook

KINDS = {"ana": "Role models", "gil": "Accountability", "eve": "Role models, Accountability"}
PEOPLE = [
    *("Name", "Email", "Offers", "Can support", "Wants at most", "Availability", "Interests", "Shares"),
    *("Wishes to share", "Avoid", "Would like", "Team", "My own column"),
]
NEEDS = ["Person", "Need", "In their words", "My notes on it"]
FORM = ["Timestamp", "Email Address", "What moves you?"]


def person(name: str, offers: str, *, avoid: str = "") -> list[Any]:
    own = (f"CANARY-{name}-{what}" for what in ("interest", "shares", "wishes"))
    last = (None, f"CANARY-{name}-team", f"CANARY-{name}-own")
    return [name.title(), f"{name}@example.org", offers, 2, 2, "Tue evening", *own, avoid, *last]


@pytest.fixture
def lived(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Ana, Gil and Eve help each other; each private cell of each says whose it is. Bo is not introduced."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    people = [
        person("ana", "Accountability"),
        person("gil", "Role models"),
        person("eve", "Role models"),
        person("bo", "Role models", avoid="Ana"),
    ]
    needs = [
        ["ana@example.org", "Role models", "CANARY-ana-need", "CANARY-ana-note"],
        ["gil@example.org", "Accountability", "CANARY-gil-need", "CANARY-gil-note"],
        ["eve@example.org", "Accountability", "CANARY-eve-need", "CANARY-eve-note"],
    ]
    form = [["2027-01-01", f"{name}@example.org", f"CANARY-{name}-form"] for name in ("ana", "gil")]
    matches = [
        ["Match", "Giver", "Asker", "Needs", "State", "Notes"],
        [None, "Gil", "Ana", "Role models", "active", "CANARY-notes"],
        [None, "Ana", "Gil", "Accountability", "active", None],
        [None, "Eve", "Ana", "Role models", "proposed", None],
    ]
    path = workbook(
        tmp_path / "p.xlsx",
        Participants=[PEOPLE, *people],
        Needs=[NEEDS, *needs],
        Matches=matches,
        Form_responses_1=[FORM, *form],
    )
    run("checkin", "--sheet", path, "--today", "2027-01-11", "--yes", code=None)
    for row, said in enumerate(table(path, "Check-ins"), 1):
        name = str(said["Person"]).lower()
        set_cell(path, "Check-ins", row, "Answer", "met")
        set_cell(path, "Check-ins", row, "In their words", f"CANARY-{name}-words")
        set_cell(path, "Check-ins", row, "Served own goal", f"CANARY-{name}-goal")
    run("followup", "--sheet", path, "--today", "2027-01-12", "--yes", code=None)
    return path


def export(path: Path, who: str, code: int | None = None) -> str:
    """Return all that an export holds, of all its files."""
    folder = path.parent / "given"
    run("export", who, "--sheet", path, "--today", "2027-01-13", "--out", folder, code=code)
    return "\n".join(file.read_text("utf-8") for file in sorted(folder.rglob("*")) if file.is_file())


def canaries_in(path: Path) -> set[str]:
    """Return every canary that stands in a workbook."""
    book = openpyxl.load_workbook(path)
    cells = (str(cell.value) for tab in book for row in tab for cell in row if cell.value is not None)
    return {word for text in cells for word in text.replace(",", " ").split() if word.startswith("CANARY")}


@pytest.mark.thorough
@pytest.mark.parametrize("who", ["ana", "gil", "eve"])
def test_each_of_their_cells_is_in_it_and_none_of_anybody_elses(lived: Path, who: str) -> None:
    text, known = export(lived, f"{who}@example.org"), canaries_in(lived)
    own = {one for one in known if one.startswith(f"CANARY-{who}-")}
    assert len(own) >= 6
    assert {one for one in own if one not in text} == set()
    assert {one for one in known - own if one in text} == set()


@pytest.mark.thorough
def test_who_avoids_them_and_who_is_only_proposed_is_not_in_it_and_who_they_know_is(lived: Path) -> None:
    text = export(lived, "ana@example.org")
    hidden = re.findall(r"\b(?:Bo|Eve|bo@example\.org|eve@example\.org|gil@example\.org)\b", text)
    assert hidden == []
    assert "Gil" in text


@pytest.mark.thorough
def test_notes_are_for_the_coordinator_to_read_first(lived: Path) -> None:
    told = run("export", "Ana", "--sheet", lived, "--today", "2027-01-13", "--dry-run", code=1)
    assert "Matches" in told
    assert "CANARY" not in told
    assert not (lived.parent / "export-Ana").exists()


def test_the_values_name_their_schema_and_say_who_helps_whom(lived: Path) -> None:
    export(lived, "Ana")
    data = json.loads((lived.parent / "given/data.json").read_text())
    assert data["schema"] == "mentorsheets-export/1"
    assert {(one["they"], one["other"]) for one in data["relationships"]} == {
        ("are helped", "Gil"),
        ("help", "Gil"),
        ("are helped", None),
    }
    assert data["needs"][0]["words"] == "CANARY-ana-need"


@pytest.mark.thorough
def test_nobody_else_may_read_the_folder(lived: Path) -> None:
    export(lived, "Ana")
    folder = lived.parent / "given"
    assert folder.stat().st_mode & 0o077 == 0
    assert all(file.stat().st_mode & 0o077 == 0 for file in folder.rglob("*"))


@pytest.mark.thorough
def test_somebody_unknown_is_told(lived: Path) -> None:
    run("export", "Nobody", "--sheet", lived, code=2)
    run("export", "nobody@example.org", "--sheet", lived, code=2)


def test_each_column_says_whether_its_person_is_shown_it() -> None:
    def is_ruled(tab: str, title: str) -> bool:
        told = f"{SHOWN_COLUMNS.get(tab, '')}, {KEPT_BACK.get(tab, '')}".split(", ")
        return tab in OF_NOBODY or SHOWN_COLUMNS.get(tab) == WHOLE or title in told

    unruled = [
        (tab.title, c.title) for tab in DECLARED_TABS for c in tab.columns if not is_ruled(tab.title, c.title)
    ]
    assert unruled == []
