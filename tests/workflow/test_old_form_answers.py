"""Answers in the tab of a form are older than words are kept for: Today says so once a year, and no row is touched."""

from datetime import datetime
from pathlib import Path

import pytest

from mentorsheets.sheet.backend import Cell
from tests.workflow.sheets import run, set_cell, small_programme, table
from tests.workflow.test_form_changes import today

FORM: list[list[Cell]] = [
    ["Timestamp", "Email address", "Your name", "What do you need?"],
    [datetime(2025, 1, 2, 9), "nia@example.org", "Nia", "Role models"],
    [datetime(2026, 12, 2, 9), "oda@example.org", "Oda", "Role models"],
]
SETTINGS = [["Setting", "Value"], ["Keep words for", "12 months"]]
TOLD = "1 answer older than 12 months"


@pytest.fixture
def sheet(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    path = small_programme(tmp_path, Form_responses_1=FORM, Settings=SETTINGS)
    run("collect", "--sheet", path, "--today", "2027-01-11", code=None)
    run("pair", "--sheet", path, "--today", "2027-01-11", code=None)
    return path


def test_they_are_shown_and_stay_until_a_human_deletes_them(sheet: Path) -> None:
    assert TOLD in today(sheet)
    assert [row["Your name"] for row in table(sheet, "Form responses 1")] == ["Nia", "Oda"]
    for header in FORM[0]:
        set_cell(sheet, "Form responses 1", 1, str(header), None)
    run("pair", "--sheet", sheet, "--today", "2027-01-12", code=None)
    assert TOLD not in today(sheet)
    assert {"Nia", "Oda"} <= {row["Name"] for row in table(sheet, "Participants")}


def test_a_list_from_which_nothing_was_taken_is_none_of_ours(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    path = small_programme(tmp_path, Form_responses_1=FORM, Settings=SETTINGS)
    run("pair", "--sheet", path, "--today", "2027-01-11", code=None)
    assert TOLD not in today(path)
