"""New rows come in above a line of totals, which moves down; nothing that somebody typed gives way."""

from collections.abc import Sequence
from pathlib import Path

import openpyxl
import pytest
from openpyxl.worksheet.formula import ArrayFormula
from openpyxl.worksheet.table import Table

from mentorsheets.sheet.backend import AppendRows, Tab
from mentorsheets.sheet.last_row import find_totals, first_free
from mentorsheets.sheet.workbook.backend import Workbook
from tests.workflow.sheets import run

NEW = (("Chi", "chi@example.org"), ("Dov", "dov@example.org"))
PEOPLE: list[Sequence[object]] = [
    ["Name", "Email", "Team", "Can support"],
    ["Ana", "ana@example.org", "A", 2],
    ["Bo", "bo@example.org", "B", 1],
]


def book(path: Path, *below: Sequence[object], merged: str = "", table: str = "") -> Path:
    """Write a workbook with people and rows below them; `table` is the range of a table with totals."""
    made = openpyxl.Workbook()
    tab = made.worksheets[0]
    tab.title = "Participants"
    for row in (*PEOPLE, *below):
        tab.append(list(row))
    if merged:
        tab.merge_cells(merged)
    if table:
        found = Table(displayName="People", ref=table)
        found.totalsRowCount = 1
        tab.add_table(found)
    made.save(path / "book.xlsx")
    return path / "book.xlsx"


def after(path: Path) -> list[tuple[object, ...]]:
    """Return what stands below the two people once two more have come in."""
    backend = Workbook(path)
    backend.write([AppendRows("Participants", NEW)], backend.read())
    rows = openpyxl.load_workbook(path)["Participants"].iter_rows(min_row=4, values_only=True)
    return [row for row in rows if any(cell is not None for cell in row)]


CHI, DOV = (*NEW[0], None, None), (*NEW[1], None, None)


def test_a_line_of_totals_moves_down_and_sums_up_the_new_rows_too(tmp_path: Path) -> None:
    path = book(
        tmp_path, ["Total", None, "=COUNTA(C2:C3)", "=SUM(D$2:D$3)"], ["Average", None, None, "=D4/2"]
    )
    assert after(path) == [
        CHI, DOV, ("Total", None, "=COUNTA(C2:C5)", "=SUM(D$2:D$5)"), ("Average", None, None, "=D6/2"),
    ]  # fmt: skip


def test_a_total_below_an_empty_row_or_without_a_word_moves_too(tmp_path: Path) -> None:
    assert after(book(tmp_path, [], [None, None, None, "=SUM(D2:D4)"])) == [
        CHI, DOV, (None, None, None, "=SUM(D2:D6)"),
    ]  # fmt: skip


def test_a_table_with_a_line_of_totals_reaches_over_the_new_rows(tmp_path: Path) -> None:
    path = book(tmp_path, ["Total", None, None, "=SUBTOTAL(109,People[Can support])"], table="A1:D4")
    assert after(path)[-1] == ("Total", None, None, "=SUBTOTAL(109,People[Can support])")
    (table,) = openpyxl.load_workbook(path)["Participants"].tables.values()
    assert (table.ref, table.totalsRowCount) == ("A1:D6", 1)


def test_a_merged_title_of_a_total_moves_with_it(tmp_path: Path) -> None:
    path = book(tmp_path, ["Total", None, None, "=SUM(D2:D3)"], merged="A4:C4")
    assert after(path)[-1] == ("Total", None, None, "=SUM(D2:D5)")
    assert [str(one) for one in openpyxl.load_workbook(path)["Participants"].merged_cells.ranges] == ["A6:C6"]


def test_a_total_that_cannot_be_moved_stays_and_new_rows_go_below_it(tmp_path: Path) -> None:
    path = book(tmp_path, ["Total", None, None, ArrayFormula("D4:D4", "=SUM(D2:D3)")])
    found = after(path)
    assert (found[0][0], found[1:]) == ("Total", [CHI, DOV])


def test_a_name_in_a_formula_that_looks_like_a_cell_of_another_tab_stays(tmp_path: Path) -> None:
    path = book(tmp_path, ["Total", None, None, "=Needs!B4+SUM(D2:D3)+LOG10(D9)"])
    assert after(path)[-1][3] == "=Needs!B4+SUM(D2:D5)+LOG10(D11)"


@pytest.mark.parametrize("total", ["Total", None])
def test_a_line_of_totals_is_nobody(tmp_path: Path, total: str | None) -> None:
    path = book(tmp_path, [total, None, None, "=SUM(D2:D3)"])
    made = openpyxl.load_workbook(path)
    made.create_sheet("Needs").append(["Person", "Need"])
    made.save(path)
    told = run("check", "--sheet", path)
    assert "2 people" in told
    assert "A4" not in told


def test_a_formula_filled_down_below_everybody_is_nobody_and_sums_up_nothing(tmp_path: Path) -> None:
    path = book(tmp_path)
    made = openpyxl.load_workbook(path)
    for row in range(2, 300):
        made["Participants"].cell(row, 3).value = f'=IF(A{row}="","","Team "&A{row})'
    made.create_sheet("Needs").append(["Person", "Need"])
    made.save(path)
    tab = Workbook(path).read().tabs[0]
    assert find_totals(tab, 3) == ()
    assert first_free(tab, 0, NEW) == 3
    assert "Participants A4" not in run("check", "--sheet", path, code=1)


def test_what_somebody_typed_far_below_beside_the_columns_does_not_push_new_rows_there() -> None:
    rows = (*((str(n), "x", None) for n in range(3)), *(() for _ in range(500)), (None, None, "A legend"))
    assert first_free(Tab("Participants", rows), 0, NEW) == 3
    near = (*rows[:3], (), (None, None, "Mine"))
    assert first_free(Tab("Participants", near), 0, NEW) == 5
