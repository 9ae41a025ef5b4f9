"""A workbook that is small on disk and would fill the memory is refused by a sentence, and quickly."""

import resource
import zipfile
from pathlib import Path

import openpyxl
import pytest

from mentorsheets.errors import WrongUse
from mentorsheets.sheet.workbook.backend import Workbook
from mentorsheets.sheet.workbook.bombs import MOST_TABS

CELL = "<c><v>1</v></c>"


def book(path: Path, rows: str) -> Path:
    """Write a workbook with these rows of XML in its only tab."""
    openpyxl.Workbook().save(path / "plain.xlsx")
    with (
        zipfile.ZipFile(path / "plain.xlsx") as plain,
        zipfile.ZipFile(path / "made.xlsx", "w", zipfile.ZIP_DEFLATED) as made,
    ):
        for name in plain.namelist():
            data = plain.read(name)
            if name == "xl/worksheets/sheet1.xml":
                data = data.replace(b"<sheetData/>", f"<sheetData>{rows}</sheetData>".encode())
                data = data.replace(b"<sheetData></sheetData>", f"<sheetData>{rows}</sheetData>".encode())
            made.writestr(name, data)
    return path / "made.xlsx"


@pytest.mark.parametrize(
    ("rows", "why"),
    [
        (f"<row>{CELL}</row>" * 400_000, "holds 400000 cells"),
        (f"<row>{CELL * 16_384}</row>" * 30, "holds 491520 cells"),
        ("<row><c><f>A1</f><v>1</v></c></row>" * 350_000, "350000 formulas"),
        (
            "</sheetData><mergeCells>" + "<mergeCell ref='A3:B3'/>" * 60_000 + "</mergeCells><sheetData>",
            "60000 merged areas",
        ),
        (f"<row><c t='inlineStr'><is><t>{'a' * 200}</t></is></c></row>" * 120_000, "unpacks to"),
        (
            '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>',
            "reaches to XFD1048576",
        ),
        (
            "<row r='1'><c r='AB1'><v>1</v></c></row><row r='900000'><c r='A900000' s='1'><v>1</v></c></row>",
            "reaches to AB900000",
        ),
    ],
    ids=("long", "wide", "formulas", "merged", "texts", "corner", "sparse"),
)
def test_what_would_fill_the_memory_is_refused(tmp_path: Path, rows: str, why: str) -> None:
    path = book(tmp_path, rows)
    assert path.stat().st_size < 1_200_000
    del rows
    before = resource.getrusage(resource.RUSAGE_SELF)
    with pytest.raises(WrongUse, match=why):
        Workbook(path).read()
    after = resource.getrusage(resource.RUSAGE_SELF)
    assert after.ru_utime - before.ru_utime < 10
    assert (after.ru_maxrss - before.ru_maxrss) * 1024 < 300_000_000


@pytest.mark.thorough
def test_a_value_far_to_the_right_or_far_below_alone_is_read(tmp_path: Path) -> None:
    far = '<row r="1"><c r="A1"><v>1</v></c><c r="XFD1"><v>2</v></c></row><row r="100"><c r="A100"><v>3</v></c></row>'
    rows = Workbook(book(tmp_path, far)).read().tabs[0].rows
    assert (len(rows), len(rows[0])) == (100, 16_384)
    far = '<row r="1"><c r="A1"><v>1</v></c></row><row r="300000"><c r="C300000"><v>2</v></c></row>'
    assert len(Workbook(book(tmp_path, far)).read().tabs[0].rows) == 300_000


def test_empty_formatted_rows_and_columns_to_the_end_are_no_bomb(tmp_path: Path) -> None:
    blank = "".join(f'<row r="{row}" s="1"><c r="XFD{row}" s="1"/></row>' for row in range(2, 3000))
    rows = Workbook(book(tmp_path, f'<row r="1"><c r="A1"><v>1</v></c></row>{blank}')).read().tabs[0].rows
    assert rows == ((1,),)


@pytest.mark.parametrize(("long", "is_bomb"), [(32_000, True), (1_000, False)])
def test_many_cells_that_refer_to_one_long_text_are_refused(
    tmp_path: Path, long: int, *, is_bomb: bool
) -> None:
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings"
    there = f'<Relationship Id="shared" Type="{kind}" Target="sharedStrings.xml"/></Relationships>'
    made = book(tmp_path, "<row><c t='s'><v>0</v></c></row>" * 3_000)
    with zipfile.ZipFile(made) as parts, zipfile.ZipFile(tmp_path / "shared.xlsx", "w") as shared:
        for name in parts.namelist():
            data = parts.read(name)
            if name == "xl/_rels/workbook.xml.rels":
                data = data.replace(b"</Relationships>", there.encode())
            shared.writestr(name, data)
        shared.writestr("xl/sharedStrings.xml", f'<sst xmlns="{main}"><si><t>{"a" * long}</t></si></sst>')
    if is_bomb:
        with pytest.raises(WrongUse, match="repeat 96 MB of text"):
            Workbook(tmp_path / "shared.xlsx").read()
    else:
        assert len(Workbook(tmp_path / "shared.xlsx").read().tabs[0].rows) == 3_000


@pytest.mark.thorough
def test_a_workbook_of_thousands_of_tabs_is_refused(tmp_path: Path) -> None:
    made = openpyxl.Workbook()
    for _ in range(MOST_TABS):
        made.create_sheet()
    made.save(tmp_path / "made.xlsx")
    with pytest.raises(WrongUse, match=f"has {MOST_TABS + 1} tabs"):
        Workbook(tmp_path / "made.xlsx").read()
