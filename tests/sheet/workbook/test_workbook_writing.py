"""What surrounds the written cells follows them: filters, names, the order of computing, formulas."""

import io
import zipfile
from pathlib import Path

import openpyxl
import pytest
import xlsxwriter
from openpyxl.formatting.rule import FormulaRule
from openpyxl.styles import Font, PatternFill
from openpyxl.worksheet.datavalidation import DataValidation

from mentorsheets.errors import WrongUse
from mentorsheets.sheet.backend import AddTab, AppendRows, Operation, ReplaceRows, WriteCells
from mentorsheets.sheet.schema import MATCHES, MESSAGES, NEEDS, REGISTER
from mentorsheets.sheet.workbook.backend import Workbook
from tests.sheet.desks import rows_of

CHAIN = b'<calcChain xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><c r="B2" i="1"/></calcChain>'


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "harbour.xlsx"


def loaded(path: Path) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(path.read_bytes()))


def written(path: Path, *operations: Operation) -> openpyxl.Workbook:
    book = Workbook(path)
    book.write(operations, book.read())
    return loaded(path)


def with_formulas(path: Path) -> None:
    """Write a tab with a formula of its own in B2, a shared one in C2:C3, and the order of computing."""
    book = xlsxwriter.Workbook(path)
    sheet = book.add_worksheet("Needs")
    sheet.write_row(0, 0, ["Person", "Need", "Kind"])
    sheet.write_formula("B2", "=A2", None, "x")
    sheet.write_array_formula("C2:C3", "{=A2:A3}", None, "y")
    book.close()
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    kind = b"application/vnd.openxmlformats-officedocument.spreadsheetml.calcChain+xml"
    override = b'<Override PartName="/xl/calcChain.xml" ContentType="' + kind + b'"/></Types>'
    relation = (
        b'<Relationship Id="rId99" Target="calcChain.xml" Type="http://schemas.openxmlformats.org/'
        b'officeDocument/2006/relationships/calcChain"/></Relationships>'
    )
    parts["xl/calcChain.xml"] = CHAIN
    parts["[Content_Types].xml"] = parts["[Content_Types].xml"].replace(b"</Types>", override)
    rels = "xl/_rels/workbook.xml.rels"
    parts[rels] = parts[rels].replace(b"</Relationships>", relation)
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in parts.items():
            archive.writestr(name, data)


def names_in(path: Path) -> tuple[list[str], bytes]:
    with zipfile.ZipFile(path) as archive:
        everything = b"".join(
            archive.read(name) for name in archive.namelist() if name.endswith(("rels", "].xml"))
        )
        return archive.namelist(), everything


def test_writing_beside_formulas_keeps_the_order_of_computing(path: Path) -> None:
    with_formulas(path)
    written(path, WriteCells("Needs", {(1, 0): "ana@example.org"}))
    assert "xl/calcChain.xml" in names_in(path)[0]


def test_writing_over_a_formula_drops_the_order_of_computing_that_names_it(path: Path) -> None:
    with_formulas(path)
    assert written(path, WriteCells("Needs", {(1, 1): "Role models"}))["Needs"]["B2"].value == "Role models"
    names, index = names_in(path)
    assert "xl/calcChain.xml" not in names
    assert b"calcChain" not in index


def test_a_formula_that_other_cells_lean_on_is_not_overwritten(path: Path) -> None:
    with_formulas(path)
    before = path.read_bytes()
    with pytest.raises(WrongUse, match="Cell C2 of the tab Needs holds a formula that fills other cells"):
        written(path, WriteCells("Needs", {(1, 2): "ongoing"}))
    assert path.read_bytes() == before


def test_rows_are_appended_above_formulas_that_a_person_drew_down_in_advance(path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.title = "Needs"
    sheet.append(["Person", "Need", "Mine"])
    for row in range(2, 9):
        sheet.cell(row, 3, f'=IF(A{row}="","",1)')
    book.save(path)
    after = written(
        path, AppendRows("Needs", (("ana@example.org", None, None), ("bo@example.org", "x", None)))
    )["Needs"]
    assert [[cell.value for cell in row] for row in after["A2:C4"]] == [
        ["ana@example.org", None, '=IF(A2="","",1)'],
        ["bo@example.org", "x", '=IF(A3="","",1)'],
        [None, None, '=IF(A4="","",1)'],
    ]


def test_a_filter_its_name_and_the_print_area_reach_over_new_rows(path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.title = "Ana's needs"
    for row in (["Person", "Need"], ["a", "b"], ["c", "d"]):
        sheet.append(row)
    sheet.auto_filter.ref = "A1:B3"
    sheet.print_area = "A1:B3"
    book.save(path)
    after = written(
        path, AppendRows("Ana's needs", (("e", "f"), ("g", "h"))), AppendRows("Ana's needs", (("i",),))
    )
    assert after["Ana's needs"].auto_filter.ref == "A1:B6"
    assert after["Ana's needs"].print_area == "'Ana''s needs'!$A$1:$B$6"


def test_a_filter_on_the_header_alone_grows_but_colours_of_the_header_do_not(path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.title = "Needs"
    sheet.append(["Person", "Need"])
    sheet.auto_filter.ref = "A1:B1"
    rule = FormulaRule(["TRUE"], fill=PatternFill("solid", bgColor="FFFF0000"))  # type: ignore[no-untyped-call] # its stub has no types
    sheet.conditional_formatting.add("A1:B1", rule)
    offer = DataValidation("list", formula1='"a,b"', sqref="B2:B50")
    sheet.add_data_validation(offer)
    book.save(path)
    sheet = written(path, AppendRows("Needs", (("a", "b"),)))["Needs"]
    assert sheet.auto_filter.ref == "A1:B2"
    assert [str(found.sqref) for found in sheet.conditional_formatting] == ["A1:B1"]
    assert [str(found.sqref) for found in sheet.data_validations.dataValidation] == ["B2:B50"]


def test_the_first_row_below_a_header_looks_like_its_column_rather_than_like_the_header(path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.title = "Needs"
    sheet["B3"] = "Person"
    sheet["B3"].font = Font(bold=True)
    sheet.column_dimensions["B"].font = Font(italic=True)
    book.save(path)
    sheet = written(path, AppendRows("Needs", ((None, "a"), (None, "b")), header=2))["Needs"]
    assert [(sheet[cell].font.b, sheet[cell].font.i) for cell in ("B3", "B4", "B5")] == [
        (True, False), (False, True), (False, True),
    ]  # fmt: skip


def test_a_new_header_looks_like_the_one_to_its_left(path: Path) -> None:
    book = openpyxl.Workbook()
    book.worksheets[0].title = "Needs"
    book.worksheets[0]["A1"] = "Person"
    book.worksheets[0]["A1"].font = Font(bold=True)
    book.save(path)
    assert written(path, WriteCells("Needs", {(0, 1): "Need"}))["Needs"]["B1"].font.b


def test_replaced_rows_leave_no_trace_of_the_old_ones(path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.title = "Problems"
    for row in (["Tab", "Cell"], ["Needs", "=1+1"], ["Needs", "B3"], ["Needs", "B4"]):
        sheet.append(row)
    book.save(path)
    sheet = written(path, ReplaceRows("Problems", (("Matches", "=C9"),)))["Problems"]
    assert [[cell.value for cell in row] for row in sheet] == [["Tab", "Cell"], ["Matches", "=C9"]]
    assert sheet["B2"].data_type == "s"


def test_operations_in_one_go_build_on_each_other(path: Path) -> None:
    book = openpyxl.Workbook()
    book.worksheets[0].title = "Mine"
    book.save(path)
    written(
        path,
        AddTab(NEEDS), AddTab(MESSAGES), AddTab(REGISTER), AddTab(MATCHES),
        AppendRows("Needs", (("ana@example.org",),)),
        WriteCells("Needs", {(1, 1): "Role models"}),
        AppendRows("Needs", (("bo@example.org",),)),
    )  # fmt: skip
    assert rows_of(Workbook(path), "Needs")[1:] == [["ana@example.org", "Role models"], ["bo@example.org"]]
    book = loaded(path)
    assert book["Register"].sheet_state == "hidden"
    assert book["Messages"].sheet_state == "visible"


def test_choices_come_from_where_a_person_keeps_them(path: Path) -> None:
    book = openpyxl.Workbook()
    book.worksheets[0].title = "Kinds"
    for row in ([], ["Our list"], ["No.", "Kind of need", "Meaning"], [1, "Role models", "..."]):
        book.worksheets[0].append(row)
    book.worksheets[0]["B3"] = "Need"
    book.save(path)
    sheet = written(path, AddTab(NEEDS))["Needs"]
    assert "'Kinds'!$B$4:$B$203" in [offer.formula1 for offer in sheet.data_validations.dataValidation]
