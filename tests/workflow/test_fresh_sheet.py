"""What somebody sees who opens a sheet that was just made."""

from pathlib import Path

import openpyxl
import pytest

from tests.workflow.sheets import run


def test_the_first_tab_of_a_fresh_sheet_is_a_desk_with_its_boxes_and_says_that_nothing_waits(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    said = run("init", "--sheet", "mine.xlsx")
    assert "the tab Start here tells how it works" in said
    book = openpyxl.load_workbook("mine.xlsx")
    assert book.sheetnames[:2] == ["Today", "Start here"]
    shown = [str(cell) for row in book["Today"].iter_rows(values_only=True) for cell in row if cell]
    assert "Nothing waits for you." in shown
    assert {"Pair now", "Show me the mails first", "Stop all mail", "Check the sheet"} <= set(shown)
