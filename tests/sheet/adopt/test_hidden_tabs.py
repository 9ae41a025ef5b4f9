"""Tabs that nobody sees: last year's list or those who left, from which nobody is taken without a word."""

from pathlib import Path

import openpyxl
import pytest

from tests.workflow.sheets import run, table

HEADER = ["Timestamp", "Name", "Email", "What do you need?", "What can you offer?"]


def write(path: Path, state: str, *, shown: bool = True) -> Path:
    """Write a list of this year, if any, beside a hidden one of those who left."""
    book = openpyxl.Workbook()
    book.worksheets[0].title = "Notes"
    if shown:
        tab = book.create_sheet("Sign-up")
        tab.append(HEADER)
        tab.append(["2026-11-01 10:00:00", "Ana Duarte", "ana@example.org", "Role models", ""])
        tab.append(["2026-11-01 10:00:00", "Bo Lind", "bo@example.org", "", "Role models"])
    tab = book.create_sheet("Last year")
    tab.sheet_state = state
    tab.append(HEADER)
    tab.append(["2025-11-01 10:00:00", "Cleo Marsh", "cleo@example.org", "", "Role models"])
    book.save(path)
    return path


@pytest.mark.parametrize("state", ["hidden", "veryHidden"])
@pytest.mark.parametrize("target", ["list.xlsx", "programme.xlsx"])
def test_nobody_is_taken_from_a_hidden_tab_and_it_is_said(tmp_path: Path, state: str, target: str) -> None:
    path = write(tmp_path / "list.xlsx", state)
    programme = tmp_path / target
    told = run("adopt", path, "--sheet", programme, "--yes")
    assert "This tab is hidden" in told
    assert [row["Name"] for row in table(programme, "Participants")] == ["Ana Duarte", "Bo Lind"]
    again = run("collect", "--sheet", programme, *(() if target == "list.xlsx" else ("--from", path)))
    assert [row["Name"] for row in table(programme, "Participants")] == ["Ana Duarte", "Bo Lind"]
    assert "This tab is hidden" in again


def test_a_list_that_was_taken_before_it_was_hidden_goes_on(tmp_path: Path) -> None:
    path = write(tmp_path / "list.xlsx", "hidden")
    run("adopt", path, "--yes")
    book = openpyxl.load_workbook(path)
    book["Sign-up"].sheet_state = "hidden"
    book["Sign-up"].append(["2026-11-02 10:00:00", "Dag Ruud", "dag@example.org", "", "Role models"])
    book.save(path)
    run("collect", "--sheet", path)
    assert [row["Name"] for row in table(path, "Participants")] == ["Ana Duarte", "Bo Lind", "Dag Ruud"]


def test_a_book_whose_only_list_is_hidden_says_so(tmp_path: Path) -> None:
    path = write(tmp_path / "list.xlsx", "hidden", shown=False)
    assert "This tab is hidden" in run("adopt", path, "--yes", code=2)
