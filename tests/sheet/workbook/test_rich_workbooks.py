"""A workbook that others made keeps everything that is not ours, byte for byte."""

import io
import re
import shutil
import subprocess
import warnings
import zipfile
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from mentorsheets.sheet.backend import AppendRows, RenameTab, WriteCells
from mentorsheets.sheet.edits import AddRow, DrawTab, Edit, SetRow
from mentorsheets.sheet.workbook.backend import Workbook
from mentorsheets.sheet.workbook.renamed import name_anew
from mentorsheets.sheet.writing.commit import commit
from tests.sheet.desks import records_of
from tests.sheet.workbook.rich import LAST, make_rich

SOFFICE = shutil.which("soffice")
needs_libreoffice = pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not installed here")
EDITS: list[Edit] = [
    SetRow(
        "Matches", {"Match": "m3"}, {"State": "approved", "Since": date(2026, 11, 23)}, {"State": "proposed"}
    ),
    AddRow("Matches", {"Match": "m20", "Giver": "=p1", "State": "proposed", "Since": date(2026, 11, 24)}),
    AddRow("Matches", {"Match": "m21", "Giver": "p2@example.org", "State": "proposed"}),
]


@pytest.fixture
def rich(tmp_path: Path) -> Path:
    path = tmp_path / "rich.xlsx"
    make_rich(path)
    return path


def parts_of(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


def loaded(path: Path, **how: bool) -> openpyxl.Workbook:
    with warnings.catch_warnings():
        # It says that it drops what it does not know, which is why it never saves for us.
        warnings.simplefilter("ignore", UserWarning)
        return openpyxl.load_workbook(io.BytesIO(path.read_bytes()), **how)


def converted(path: Path, kind: str, tmp_path: Path) -> Path:
    home = f"-env:UserInstallation=file://{tmp_path}/home"
    assert SOFFICE
    command = [
        SOFFICE,
        home,
        "--headless",
        "--convert-to",
        kind,
        "--outdir",
        str(tmp_path / "out"),
        str(path),
    ]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    return tmp_path / "out" / f"{path.stem}.{kind.split(':', maxsplit=1)[0]}"


def test_only_the_tab_that_changes_and_its_table_differ(rich: Path) -> None:
    before = parts_of(rich)
    assert commit(Workbook(rich), EDITS) == ()
    after = parts_of(rich)
    assert list(after) == list(before)
    changed = {name for name in before if before[name] != after[name]}
    assert changed == {"xl/worksheets/sheet2.xml", "xl/tables/table1.xml", "xl/workbook.xml"}, "and marks"


def test_a_part_is_copied_with_its_compression(rich: Path) -> None:
    def raw(path: Path) -> dict[str, tuple[int, int, int, tuple[int, int, int, int, int, int]]]:
        with zipfile.ZipFile(path) as archive:
            return {
                i.filename: (i.compress_type, i.compress_size, i.CRC, i.date_time) for i in archive.infolist()
            }

    before = raw(rich)
    commit(Workbook(rich), EDITS)
    after = raw(rich)
    assert {name for name in before if before[name] != after[name]} == {
        "xl/worksheets/sheet2.xml",
        "xl/tables/table1.xml",
        "xl/workbook.xml",
    }


def test_within_the_tab_all_other_cells_and_all_around_them_stay(rich: Path) -> None:
    before = parts_of(rich)["xl/worksheets/sheet2.xml"].decode()
    commit(Workbook(rich), EDITS)
    after = parts_of(rich)["xl/worksheets/sheet2.xml"].decode()
    rows = re.compile(r"<row .*?</row>")
    old, new = rows.findall(before), rows.findall(after)
    assert [
        number for number, pair in enumerate(zip(old, new, strict=False), start=1) if pair[0] != pair[1]
    ] == [4]
    assert len(new) == len(old) + 2
    for element in ("sheetViews", "cols", "drawing", "legacyDrawing", "tableParts", "headerFooter"):
        form = re.compile(rf"<{element}\b.*?(?:/>|</{element}>)", re.DOTALL)
        assert form.findall(before) == form.findall(after)
    for kept in ("x14:sparkline", "x14:dataBar", "xm:f", "mc:Ignorable", "x14ac"):
        assert before.count(kept) == after.count(kept)


def test_a_changed_cell_keeps_its_style_and_a_new_row_looks_like_the_one_above(rich: Path) -> None:
    commit(Workbook(rich), EDITS)
    sheet = loaded(rich)["Matches"]
    assert sheet["G4"].fill.fgColor.rgb == sheet["G5"].fill.fgColor.rgb == "FFFFEEDD"
    assert (sheet["H4"].number_format, sheet["H4"].value.day) == ("dd/mm/yyyy", 23)
    new, above = sheet[LAST + 1], sheet[LAST]
    assert [cell.style_id for cell in new] == [cell.style_id for cell in above]
    assert new[1].value == "=p1"
    assert new[1].data_type == "s"


def test_the_table_its_drop_downs_and_its_colours_reach_over_new_rows(rich: Path) -> None:
    commit(Workbook(rich), EDITS)
    sheet = loaded(rich)["Matches"]
    assert sheet.tables["Matches_table"].ref == f"A1:J{LAST + 2}"
    assert sheet.tables["Matches_table"].autoFilter.ref == f"A1:J{LAST + 2}"
    assert [str(offer.sqref) for offer in sheet.data_validations.dataValidation] == [f"F2:F{LAST + 2}"]
    ranges = {str(found.sqref) for found in sheet.conditional_formatting}
    assert ranges == {f"D2:D{LAST + 2}", f"G2:G{LAST + 2}"}
    assert f"<xm:sqref>D2:D{LAST + 2}</xm:sqref>" in parts_of(rich)["xl/worksheets/sheet2.xml"].decode()


def test_results_that_formulas_had_are_still_there(rich: Path) -> None:
    commit(Workbook(rich), EDITS)
    values = loaded(rich, data_only=True)
    assert values["Dash & board"]["B2"].value == LAST - 1
    assert values["Matches"]["J2"].value == "waits"
    assert loaded(rich)["Matches"]["J2"].value == '=IF(F2="","waits","")'


def test_formulas_that_look_at_a_changed_tab_are_computed_anew_on_opening(rich: Path) -> None:
    without = parts_of(rich)["xl/workbook.xml"].replace(b' fullCalcOnLoad="1"', b"")
    with zipfile.ZipFile(rich) as old:
        names = old.namelist()
    parts = parts_of(rich) | {"xl/workbook.xml": without}
    with zipfile.ZipFile(rich, "w") as new:
        for name in names:
            new.writestr(name, parts[name])
    book = Workbook(rich)
    book.write([AppendRows("Kinds", (("Safe people",),))], book.read())
    assert b"fullCalcOnLoad" not in parts_of(rich)["xl/workbook.xml"]
    book.write([WriteCells("Matches", {(1, 6): "active"})], book.read())
    assert b'fullCalcOnLoad="1"' in parts_of(rich)["xl/workbook.xml"]


def test_tabs_are_added_beside_charts_notes_and_hidden_tabs(rich: Path) -> None:
    before = parts_of(rich)
    commit(
        Workbook(rich),
        [DrawTab("Problems", ({"Tab": "Needs", "Cell": "B2"},)), AddRow("Messages", {"Message": "k"})],
    )
    after = parts_of(rich)
    index = {"[Content_Types].xml", "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/styles.xml"}
    assert {name for name in before if before[name] != after[name]} <= index
    book = loaded(rich)
    assert book.sheetnames == [
        "Participants", "Matches", "Dash & board", "Kinds", "Chart alone", "Problems", "Messages",
    ]  # fmt: skip
    assert book["Messages"]["A1"].comment.text.startswith("The key of the mail.")
    assert book["Matches"]["F1"].comment.text == "Your word"
    assert book["Messages"].print_title_rows == "$1:$1"
    assert book["Problems"]["A1"].font.b
    assert book["Participants"]["A1"].font.b


def test_whatever_names_a_tab_names_it_still_when_it_is_called_otherwise(rich: Path) -> None:
    before = parts_of(rich)
    book = Workbook(rich)
    anew = {"Kinds": "Kinds (old)", "Dash & board": "It's & all", "Participants": "People 2"}
    book.write([RenameTab(old, new) for old, new in anew.items()], book.read())
    after = parts_of(rich)
    assert [*loaded(rich).sheetnames] == ["People 2", "Matches", "It's & all", "Kinds (old)", "Chart alone"]
    assert list(after) == list(before)
    everything = b"".join(after[name] for name in after if "sharedStrings" not in name)
    assert b"'Kinds (old)'!$A$1:$A$3" in everything
    assert b"'It''s &amp; all'!$B$2:$B$4" in everything
    assert b"'People 2'!$A$2:$A$9" in everything
    for gone in (b"Kinds!", b"Dash &amp; board", b"Participants!"):
        assert gone not in everything


@pytest.mark.parametrize(
    ("formula", "expected"),
    [
        ("Overview!A1+overview!$B$2", "'New one'!A1+'New one'!$B$2"),
        ("SUM('Overview'!A:A, My_Overview!A1)", "SUM('New one'!A:A, My_Overview!A1)"),
        ('IF(Overview!A1="Overview!A1", [1]Overview!A1)', "IF('New one'!A1=\"Overview!A1\", [1]Overview!A1)"),
        ("SUM(First:Overview!A1)", "SUM('First:New one'!A1)"),
        ("'My Overview'!A1", "'My Overview'!A1"),
    ],
)
def test_a_formula_names_a_renamed_tab_anew_and_nothing_else(formula: str, expected: str) -> None:
    assert name_anew(formula, "Overview", "New one") == expected


@pytest.mark.thorough
@pytest.mark.outside
@needs_libreoffice
def test_libreoffice_opens_what_was_written_with_our_rows_and_all_else(rich: Path, tmp_path: Path) -> None:
    commit(Workbook(rich), [*EDITS, DrawTab("Problems", ({"Tab": "Needs", "Cell": "B2"},))])
    again = converted(rich, "xlsx", tmp_path)
    rows = records_of(Workbook(again), "Matches")
    assert [row["Match"] for row in rows][-2:] == ["m20", "m21"]
    assert rows[2]["State"] == "approved"
    assert rows[LAST - 1]["Giver"] == "=p1"
    assert "Ask Ana before you approve" in str(parts_of(again))
    assert loaded(again)["Dash & board"]["B2"].value == '=COUNTIF(Matches!G2:G100,"proposed")'


@pytest.mark.thorough
@pytest.mark.outside
@needs_libreoffice
def test_a_workbook_that_libreoffice_saved_keeps_all_its_other_parts(rich: Path, tmp_path: Path) -> None:
    theirs = converted(rich, "xlsx:Calc MS Excel 2007 XML", tmp_path)
    before = parts_of(theirs)
    assert commit(Workbook(theirs), EDITS) == ()
    after = parts_of(theirs)
    assert list(after) == list(before)
    changed = {name for name in before if before[name] != after[name]}
    assert {"xl/worksheets/sheet2.xml"} <= changed
    assert changed <= {"xl/worksheets/sheet2.xml", "xl/tables/table1.xml", "xl/workbook.xml"}
    again = tmp_path / "again"
    again.mkdir()
    rows = records_of(Workbook(converted(theirs, "xlsx", again)), "Matches")
    assert [row["Match"] for row in rows][-2:] == ["m20", "m21"]
