"""A workbook is read as it stands, however it was made."""

import io
import re
import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

import openpyxl
import pytest
import xlsxwriter
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from mentorsheets.errors import WrongUse
from mentorsheets.sheet.backend import AppendRows, Book, WriteCells
from mentorsheets.sheet.workbook.backend import Workbook
from tests.sheet.desks import WorkbookDesk, rows_of

OLE = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(600)


def changed_part(path: Path, name: str, change: Callable[[str], str]) -> None:
    """Put a part of a workbook through `change`, a function from text to text."""
    with zipfile.ZipFile(path) as archive:
        parts = {entry: archive.read(entry) for entry in archive.namelist()}
    parts[name] = change(parts[name].decode()).encode()
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for entry, data in parts.items():
            archive.writestr(entry, data)


def with_rows(path: Path, rows: str) -> Workbook:
    """Write a workbook whose only tab, Needs, has these rows of XML."""
    WorkbookDesk(path).put({"Needs": [["Person"]]})
    changed_part(
        path,
        "xl/worksheets/sheet1.xml",
        lambda xml: re.sub(r"<sheetData>.*</sheetData>", lambda _: f"<sheetData>{rows}</sheetData>", xml),
    )
    return Workbook(path)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "harbour.xlsx"


def test_a_formula_shows_its_result_its_error_or_if_it_has_neither_itself(path: Path) -> None:
    cells = (
        '<c r="A1"><f>1+1</f><v>2</v></c><c r="B1" t="str"><f>IF(1,"","x")</f><v></v></c>'
        '<c r="C1" t="e"><f>NA()</f><v>#N/A</v></c><c r="D1"><f>HYPERLINK("x","go")</f><v/></c>'
        '<c r="E1" t="e"><v>#REF!</v></c>'
    )
    tab = with_rows(path, f'<row r="1">{cells}</row>').read().tabs[0]
    assert tab.rows == ((2, None, "#N/A", '=HYPERLINK("x","go")', "#REF!"),)
    assert tab.formulas == {(0, 0), (0, 1), (0, 2), (0, 3)}


def test_a_tab_with_two_rows_of_one_number_is_not_written_to(path: Path) -> None:
    book = with_rows(path, '<row r="1"><c r="A1"><v>1</v></c></row>' * 2)
    before = path.read_bytes()
    with pytest.raises(WrongUse, match="it is damaged"):
        book.write([WriteCells("Needs", {(0, 0): "x"})], book.read())
    assert path.read_bytes() == before


def test_merged_cells_are_told(path: Path) -> None:
    book = openpyxl.Workbook()
    book.worksheets[0].title = "Needs"
    book.worksheets[0]["B2"] = "both"
    book.worksheets[0].merge_cells("B2:C3")
    book.save(path)
    tab = Workbook(path).read().tabs[0]
    assert (tab.rows, tab.merged) == (((), (None, "both")), ("B2:C3",))


def test_hidden_tabs_are_read_and_chart_sheets_are_not(path: Path) -> None:
    book = xlsxwriter.Workbook(path)
    book.add_worksheet("Needs").write("A1", "x")
    hidden = book.add_worksheet("Register")
    hidden.write("A1", "y")
    hidden.very_hidden()
    book.add_chartsheet("Chart")
    book.close()
    assert [(tab.title, tab.rows) for tab in Workbook(path).read().tabs] == [
        ("Needs", (("x",),)),
        ("Register", (("y",),)),
    ]


def test_rows_and_cells_without_addresses_stand_one_after_the_other(path: Path) -> None:
    book = with_rows(path, "<row><c><v>1</v></c><c><f>2*1</f></c></row><row><c t='b'><v>1</v></c></row>")
    tab = book.read().tabs[0]
    assert (tab.rows, tab.formulas) == (((1, "=2*1"), (True,)), frozenset({(0, 1)}))
    book.write([WriteCells("Needs", {(0, 3): "far"}), AppendRows("Needs", (("new",),))], book.read())
    assert rows_of(book, "Needs") == [[1, "=2*1", None, "far"], [True], ["new"]]


@pytest.mark.parametrize(
    "inner",
    ["<t><![CDATA[a < b]]></t>", "<t>a &lt;<!-- no --> b</t>", "<r><t>a &lt; </t></r><r><t>b</t></r>"],
)
def test_text_may_be_wrapped_in_any_way_that_xml_knows(path: Path, inner: str) -> None:
    book = with_rows(path, f'<row r="1"><c r="A1" t="inlineStr"><is>{inner}</is></c></row>')
    book.write([WriteCells("Needs", {(1, 0): "x"})], book.read())
    assert rows_of(book, "Needs")[1] == ["x"]
    assert openpyxl.load_workbook(io.BytesIO(path.read_bytes()))["Needs"]["A1"].value == "a < b"


def test_a_part_in_another_encoding_or_with_prefixes_is_written_in_its_own_way(path: Path) -> None:
    book = with_rows(path, '<row r="1"><c r="A1" t="inlineStr"><is><t>é</t></is></c></row>')

    def prefixed(xml: str) -> str:
        named = re.sub(r"<(/?)(\w)", r"<\1s:\2", re.sub(r"<\?.*?\?>", "", xml))
        return named.replace("xmlns=", "xmlns:s=")

    changed_part(path, "xl/worksheets/sheet1.xml", prefixed)
    book.write([AppendRows("Needs", (("new", date(2026, 1, 2)),))], book.read())
    assert rows_of(book, "Needs") == [["é"], ["new", date(2026, 1, 2)]]
    assert openpyxl.load_workbook(io.BytesIO(path.read_bytes()))["Needs"]["A2"].value == "new"


def test_a_workbook_that_counts_from_1904_keeps_its_days(path: Path) -> None:
    book = openpyxl.Workbook()
    book.worksheets[0].title = "Needs"
    book.epoch = CALENDAR_MAC_1904
    book.worksheets[0].append([date(2026, 11, 23)])
    book.save(path)
    sheet = Workbook(path)
    sheet.write([AppendRows("Needs", ((date(2026, 11, 24), date(1899, 1, 1)),))], sheet.read())
    assert rows_of(sheet, "Needs") == [[date(2026, 11, 23)], [date(2026, 11, 24), "1899-01-01"]]


def test_times_and_long_times_are_read_as_people_see_them(path: Path) -> None:
    book = xlsxwriter.Workbook(path)
    sheet = book.add_worksheet("Needs")
    sheet.write("A1", 0.75, book.add_format({"num_format": "hh:mm"}))
    sheet.write("B1", 1.5, book.add_format({"num_format": "[h]:mm"}))
    book.close()
    assert rows_of(Workbook(path), "Needs") == [["18:00", "36:00"]]


@pytest.mark.thorough
def test_a_million_formatted_but_empty_rows_hold_nothing(path: Path) -> None:
    rows = "".join(f'<row r="{n}" s="1"><c r="A{n}" s="0"/></row>' for n in range(2, 1_048_577))
    book = with_rows(path, f'<row r="1"><c r="A1"><f>1+1</f><v>2</v></c></row>{rows}')
    assert book.read().tabs[0].rows == ((2,),)


@pytest.mark.parametrize(
    ("name", "data", "says"),
    [
        ("none.xlsx", None, "There is no file"),
        ("sheet.xls", OLE, "not an .xlsx workbook"),
        ("sheet.ods", b"PK", "not an .xlsx workbook"),
        ("empty.xlsx", b"", "is empty"),
        ("locked.xlsx", OLE, "locked with a password, or of the old .xls kind"),
        ("text.xlsx", b"Name,Email\n", "cannot be read as a workbook"),
        ("half.xlsx", "half", "cannot be read as a workbook"),
        ("folder.xlsx", "folder", "is a folder"),
        ("letter.xlsx", "letter", "cannot be read as a workbook"),
        ("broken.xlsx", "broken", "cannot be read as a workbook"),
    ],
)
def test_what_is_no_workbook_is_said_in_a_sentence_with_what_to_do(
    tmp_path: Path, name: str, data: bytes | str | None, says: str
) -> None:
    path = tmp_path / name
    if data == "folder":
        path.mkdir()
    elif data == "letter":
        with zipfile.ZipFile(path, "w") as archive:
            archive.writestr("word/document.xml", "<document/>")
    elif isinstance(data, str):
        with_rows(path, "<row r='1'><c r='A1'><v>1</v></c></row>")
        if data == "half":
            path.write_bytes(path.read_bytes()[:900])
        else:
            changed_part(path, "xl/worksheets/sheet1.xml", lambda xml: xml[: len(xml) // 2])
    elif data is not None:
        path.write_bytes(data)
    before = path.read_bytes() if path.is_file() else None
    with pytest.raises(WrongUse, match=re.escape(says)) as caught:
        Workbook(path).read()
    assert caught.value.hint
    assert before == (path.read_bytes() if path.is_file() else None)


def test_a_workbook_that_nobody_touched_is_read_once_and_one_that_somebody_did_anew(path: Path) -> None:
    desk = WorkbookDesk(path)
    desk.put({"Needs": [["Person"], ["Ana"]]})
    workbook, made = Workbook(path), list[str]()

    def make(book: Book) -> int:
        made.append(book.version)
        return len(made)

    first = workbook.read()
    assert [workbook.read().remember(make) for _ in range(3)] == [1, 1, 1]
    desk.put({"Needs": [["Person"], ["Gil"]]})
    assert rows_of(workbook, "Needs") == [["Person"], ["Gil"]]
    workbook.write([WriteCells("Needs", {(1, 0): "Eve"})], workbook.read())
    assert rows_of(workbook, "Needs") == [["Person"], ["Eve"]]
    assert workbook.read().remember(make) == 2
    assert first.tabs[0].rows[1] == ("Ana",)
    path.write_bytes(b"gone")
    with pytest.raises(WrongUse):
        workbook.read()
