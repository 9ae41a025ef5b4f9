"""Lists that compute something: sums below them are nobody, and a formula without a result is told, not taken."""

from pathlib import Path

import openpyxl

from mentorsheets.sheet.backend import Tab
from mentorsheets.sheet.last_row import without_totals
from tests.workflow.sheets import run, table

HEADER = ["Full name", "Email", "I can help with"]


def adopt(folder: Path, *rows: list[str]) -> tuple[Path, str]:
    """Adopt a list that openpyxl wrote, which stores no results of formulas."""
    book = openpyxl.Workbook()
    tab = book.worksheets[0]
    tab.title = "Mentors"
    for row in (HEADER, *rows):
        tab.append(row)
    path = folder / "list.xlsx"
    book.save(path)
    return path, run("adopt", str(path), "--yes", code=1)


def people(path: Path) -> list[object]:
    return [row["Name"] for row in table(path, "Participants") if row["Name"]]


def test_a_name_or_address_that_is_not_stored_is_told_and_its_row_is_not_taken(tmp_path: Path) -> None:
    path, told = adopt(
        tmp_path,
        ["Ana Duarte", "ana@example.org", "Role models"],
        ['="Bo"&" Lind"', "bo@example.org", "Role models"],
        ["Cy Tan", '=LOWER("CY")&"@example.org"', "Role models"],
        ["Di Wu", "di@example.org", '="Role models"'],
    )
    assert people(path) == ["Ana Duarte", "Di Wu"]
    assert told.count("whose result is not stored in the file. So this answer is not taken over") == 2
    assert "Mentors C5: A formula stands here" in told
    assert "=LOWER" not in told


def test_a_line_of_totals_below_a_list_is_nobody(tmp_path: Path) -> None:
    path, told = adopt(
        tmp_path,
        ["Ana Duarte", "ana@example.org", "Role models"],
        ['="Bo"&" Lind"', "bo@example.org", "Role models"],
        ["Total participants", "", "=COUNTA(C2:C3)"],
    )
    assert people(path) == ["Ana Duarte"]
    assert "COUNTA" not in told


def test_a_list_that_formulas_fetch_is_no_sum() -> None:
    rows = (("Name", "Email"), ("Ana", "ana@example.org"), ("Bo", "bo@example.org"))
    fetched = Tab("People", rows, formulas=frozenset((row, column) for row in (1, 2) for column in (0, 1)))
    assert without_totals(fetched, 0) is fetched
    summed = Tab("People", (*rows, (None, 2)), formulas=frozenset({(3, 1)}))
    assert without_totals(summed, 0).rows == (*rows, ())
