"""Lists that go on growing in the workbook that Excel made of them, and topics with commas of all kinds."""

from pathlib import Path

import openpyxl
import pytest

from mentorsheets.sheet.backend import Book, Tab
from mentorsheets.workflow.adopt import LONGEST_LIST_TAKEN, understand
from tests.sheet.adopt.test_adopt import pairs
from tests.workflow.sheets import run, table, workbook


@pytest.mark.every(3)
@pytest.mark.parametrize("title", ["Sheet1", "Tabelle1", "Hoja 1", "Feuil1", "ورقة1"])
def test_an_ordinary_workbook_with_one_tab_that_excel_named_gives_its_people(
    tmp_path: Path, title: str
) -> None:
    people = [
        ["Name", "Email", "Role", "Topics"],
        ["Ana", "ana@example.org", "Mentee", "Grants (EU, national)"],
    ]
    path = workbook(tmp_path / "Our people.xlsx", **{title.replace(" ", "_"): people})
    assert "Ana (new): needs Grants (EU, national)" in run("adopt", path, "--yes")
    assert "No new answers" in run("collect", "--sheet", path)
    again = openpyxl.load_workbook(path)
    again[title].append(["Bo", "bo@example.org", "Mentor", "Grants (EU, national)"])
    again.save(path)
    assert "Bo (new)" in run("collect", "--sheet", path)
    assert pairs(path) == {("Bo", "Ana")}


def test_arabic_commas_part_topics(tmp_path: Path) -> None:
    rows = [["Name", "Email", "Role", "Topics"], ["Ana", "ana@example.org", "Mentee", "القيادة، التسويق"]]
    path = workbook(tmp_path / "list.xlsx", Liste=rows)
    run("adopt", path, "--yes")
    assert {row["Need"] for row in table(path, "Needs")} == {"القيادة", "التسويق"}


def test_a_list_of_more_people_than_any_programme_has_is_left_out_and_said() -> None:
    rows = (
        ("Name", "Email"),
        *((f"P{number}", f"p{number}@example.org") for number in range(LONGEST_LIST_TAKEN)),
    )
    found = understand(Book((Tab("All members", rows),)), None, is_export=True)
    assert not found.lists
    assert [
        "All members" in str(one) and f"{LONGEST_LIST_TAKEN:,}" in str(one) for one in found.problems
    ] == [True]
