"""Where another secret signs than the one under which mail went out, the run, Today and doctor say so."""

from datetime import date, timedelta
from pathlib import Path

import openpyxl
import pytest
from click.testing import CliRunner

from mentorsheets.cli import main
from mentorsheets.sheet.backend import Cell
from tests.workflow.doctor.examined import examined
from tests.workflow.sheets import run, small_programme

FIRST = date(2026, 11, 23)
ONE, OTHER = "a secret that is long enough for anybody", "another secret that is as long as the first"
SETTINGS: list[list[Cell]] = [["Setting", "Value"], ["Coordinator e-mail", "co@example.org"]]
ACTIVE: list[list[Cell]] = [["Giver", "Asker", "Needs", "State"], ["Gil", "Ana", "Role models", "active"]]
SAYS = "Another secret signs answers than before"


@pytest.fixture
def sheet(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Gil and Ana were asked how it goes, signed with a secret."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("MENTORSHEETS_SECRET", ONE)
    path = small_programme(tmp_path, Matches=ACTIVE, Settings=SETTINGS)
    checkin(path, 0)
    return path


def checkin(path: Path, days: int) -> None:
    run("checkin", "--sheet", path, "--today", (FIRST + timedelta(days=days)).isoformat(), code=None)


def is_told(path: Path) -> bool:
    rows = openpyxl.load_workbook(path)["Today"].iter_rows(max_col=5, values_only=True)
    return any(SAYS in str(row) for row in rows)


def test_it_is_told_until_the_first_is_back_or_named_as_replaced(
    sheet: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    checkin(sheet, 1)
    assert not is_told(sheet)
    monkeypatch.setenv("MENTORSHEETS_SECRET", OTHER)
    checkin(sheet, 7)
    assert is_told(sheet)
    assert any("under another secret" in line for line in examined(sheet, code=None)["wrong"])
    monkeypatch.setenv("MENTORSHEETS_SECRET", ONE)
    checkin(sheet, 8)
    assert not is_told(sheet)
    monkeypatch.setenv("MENTORSHEETS_SECRET", OTHER)
    monkeypatch.setenv("MENTORSHEETS_SECRET_BEFORE", ONE)
    checkin(sheet, 14)
    assert not is_told(sheet)
    assert "under another secret" not in str(examined(sheet, code=None))


def test_a_run_that_looks_twice_says_it_once(sheet: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    checkin(sheet, 1)
    monkeypatch.setenv("MENTORSHEETS_SECRET", OTHER)
    day = (FIRST + timedelta(days=7)).isoformat()
    done = CliRunner().invoke(main, ["run", "--once", "--yes", "--sheet", str(sheet), "--today", day])
    assert done.output.count("warning another secret") == 1


@pytest.mark.thorough
def test_it_is_told_no_more_once_no_answers_to_that_mail_are_to_be_expected(
    sheet: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MENTORSHEETS_SECRET", OTHER)
    checkin(sheet, 7)
    checkin(sheet, 14)
    assert is_told(sheet)
    checkin(sheet, 7 + 63)
    assert not is_told(sheet)
