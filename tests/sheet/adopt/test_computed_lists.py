"""Lists that compute something: sums below them are nobody, and a formula without a result is told, not taken."""

from pathlib import Path

import openpyxl
import pytest

from mentorsheets.sheet.backend import Book, Tab
from mentorsheets.sheet.last_row import without_totals
from mentorsheets.sheet.reading.programme import read_programme
from tests.workflow.sheets import run, table

HEADER = ["Full name", "Email", "I can help with"]


def adopt(folder: Path, *rows: list[str]) -> tuple[Path, str]:
    """Adopt a list that openpyxl wrote, which stores no results of formulas."""
    path = folder / "list.xlsx"
    write_workbook(path, HEADER, *rows)
    return path, run("adopt", str(path), "--yes", code=1)


def write_workbook(path: Path, *rows: list[str | None] | list[str]) -> None:
    book = openpyxl.Workbook()
    tab = book.worksheets[0]
    tab.title = "Mentors"
    for row in rows:
        tab.append(row)
    book.save(path)


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


@pytest.mark.thorough
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


@pytest.mark.parametrize("answer", ["=Sheet2!A1", "#REF!"])
def test_whom_somebody_avoids_by_a_formula_that_cannot_be_read_is_told_and_may_be_anybody(
    tmp_path: Path, answer: str
) -> None:
    path = tmp_path / "list.xlsx"
    write_workbook(
        path,
        ["Name", "Email", "Needs", "Offers", "Avoid"],
        ["Ana", "ana@example.org", "Role models", None, answer],
        ["Bo", "bo@example.org", None, "Role models", None],
    )
    told = run("adopt", str(path), "--yes", code=1)
    assert "E2: Whom they avoid cannot be read here, so they are matched with nobody" in told
    assert "Bo → Ana" not in run("pair", "--sheet", str(path), "--dry-run", code=1)


def test_a_formula_in_the_programme_by_which_nobody_can_tell_whom_somebody_avoids_holds_them() -> None:
    header = ("Name", "Email", "Avoid")
    rows = (
        header,
        ("Ana", "ana@example.org", "=B3"),
        ("Bo", "bo@example.org", "#N/A"),
        ("Cy", "cy@example.org", "#REF!"),
    )
    tab = Tab("Participants", rows, formulas=frozenset({(1, 2), (2, 2), (3, 2)}))
    people = read_programme(Book((tab,))).programme.people
    assert [one.avoid_unread for one in people] == [True, False, True]
