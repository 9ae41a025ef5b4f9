"""The tab Overview of earlier days, whose place Today took: renamed with all that people typed, never deleted."""

from pathlib import Path

import openpyxl
import pytest

from mentorsheets.sheet.backend import Cell
from tests.workflow.sheets import run, small_programme

DAY = "2026-11-23"
DRAWN: list[list[Cell]] = [
    ["What", "How it stands"],
    ["As of", "2026-10-01"],
    ["Needs open", "3"],
    ["Ring Gil!", None, "mine"],
]
SETTINGS: list[list[Cell]] = [
    ["Setting", "Value"],
    ["Programme", "Harbour"],
    ["Coordinator e-mail", "co@example.org"],
]


@pytest.fixture(autouse=True)
def _in_a_folder_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let no mail of a test come to lie where the tests were started."""
    monkeypatch.chdir(tmp_path)


def shown(path: Path) -> dict[str, list[list[object]]]:
    book = openpyxl.load_workbook(path)
    return {sheet.title: [list(row) for row in sheet.iter_rows(values_only=True)] for sheet in book}


def test_an_overview_that_a_person_changed_has_another_name_and_today_stands_first(tmp_path: Path) -> None:
    path = small_programme(tmp_path, Settings=SETTINGS, Overview=DRAWN)
    run("pair", "--sheet", path, "--today", DAY)
    tabs = shown(path)
    assert next(iter(tabs)) == "Today"
    assert "Overview" not in tabs
    assert tabs["Overview (old)"][3] == ["Ring Gil!", None, "mine"]
    told = "Overview is now called Overview (old), for Today took its place."
    assert any(told in str(cell) for row in tabs["Today"][:3] for cell in row)
    assert sum(told in map(str, row) for row in tabs["History"]) == 1
    run("pair", "--sheet", path, "--today", "2026-12-05")
    assert sum(told in map(str, row) for row in shown(path)["History"]) == 1
    assert not any(told in str(cell) for row in shown(path)["Today"] for cell in row)


def test_the_name_is_one_that_is_free(tmp_path: Path) -> None:
    tabs: dict[str, list[list[Cell]]] = {"overview": DRAWN, "OVERVIEW (OLD)": [["taken"]]}
    path = small_programme(tmp_path, **tabs, Settings=SETTINGS)
    run("pair", "--sheet", path, "--today", DAY)
    after = shown(path)
    assert after["OVERVIEW (OLD)"] == [["taken"]]
    assert after["Overview (old 2)"][3][0] == "Ring Gil!"


def test_a_tab_of_peoples_own_that_is_called_alike_stays(tmp_path: Path) -> None:
    own: list[list[Cell]] = [["Our year", "Plans"], ["May", "picnic"]]
    path = small_programme(tmp_path, Settings=SETTINGS, Overview=own)
    run("pair", "--sheet", path, "--today", DAY)
    assert shown(path)["Overview"] == own
