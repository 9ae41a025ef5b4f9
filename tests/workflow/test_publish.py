"""The page for everybody, as the command makes it: allowed, of many, of a quarter that is over, and for good."""

import json
import re
from pathlib import Path

import openpyxl
import pytest

from tests.workflow.sheets import NEEDS, PEOPLE, Rows, run, set_cell, table, workbook

SETTINGS = [["Setting", "Value"], ["Programme", "Harbour"], ["Public page", "yes"]]


def programme(folder: Path, count: int, settings: Rows = SETTINGS) -> Path:
    """Write a programme of so many people, of whom each third asks, known since January."""
    people = [
        [f"Person{n} Name{n}", f"p{n}@example.org", None, "Role models", 1, 1, "Tue evening"]
        for n in range(count)
    ]
    needs = [[f"p{n}@example.org", "Role models", f"CANARY-{n}"] for n in range(0, count, 3)]
    path = workbook(
        folder / "p.xlsx", Participants=[PEOPLE, *people], Needs=[NEEDS, *needs], Settings=settings
    )
    run("pair", "--sheet", path, "--today", "2027-01-11")
    return path


@pytest.fixture(autouse=True)
def _home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))


def publish(path: Path, *more: str, code: int = 0, today: str = "2027-04-05") -> str:
    words = ("report", "--for", "public", "--sheet", path, "--today", today, *more)
    return run(*words, code=code)


@pytest.mark.thorough
def test_what_it_once_said_it_says_again_whatever_happened_since(tmp_path: Path) -> None:
    path, page = programme(tmp_path, 24), tmp_path / "public.html"
    publish(path, "--out", str(page))
    first = page.read_bytes()
    assert {row["Shown as"] for row in table(path, "Published") if row["Figure"] == "people"} == {"about 25"}
    for number in range(4):
        run("forget", f"p{number}@example.org", "--sheet", path, "--yes", code=None)
    publish(path, "--out", str(page), today="2027-05-30")
    assert page.read_bytes() == first
    rows = [row for row in table(path, "Published") if row["Period"] == "2027-Q1"]
    assert len({row["Told"] for row in rows}) == len(rows)


def test_it_names_nobody_and_makes_no_request(tmp_path: Path) -> None:
    path, page = programme(tmp_path, 24), tmp_path / "public.html"
    publish(path, "--out", str(page))
    text = page.read_text()
    assert not re.search(r"Name\d|p\d+@|CANARY|<script|https?://|src=", text)
    assert "about 10" in text


@pytest.mark.thorough
def test_only_looking_writes_nothing_down(tmp_path: Path) -> None:
    path = programme(tmp_path, 24)
    before = path.read_bytes()
    found = json.loads(publish(path, "--dry-run", "--format", "json"))
    assert path.read_bytes() == before
    assert found["quarter"] == "2027-Q1"
    assert {"figure": "people", "shown_as": "about 25"} in found["figures"]


@pytest.mark.thorough
def test_it_is_refused_where_it_is_not_allowed_of_few_people_and_of_a_quarter_that_is_not_over(
    tmp_path: Path,
) -> None:
    path = programme(tmp_path, 24)
    publish(path, "--quarter", "2027-Q2", code=2)
    publish(path, "--quarter", "2027-Q9", code=2)
    publish(path, "--quarter", "2026-Q4", code=2)
    set_cell(path, "Settings", 2, "Value", "no")
    publish(path, code=2)
    assert "Published" not in openpyxl.load_workbook(path).sheetnames or not table(path, "Published")
    (tmp_path / "few").mkdir()
    publish(programme(tmp_path / "few", 19), code=2)
