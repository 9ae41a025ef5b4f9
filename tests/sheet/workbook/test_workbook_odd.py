"""Workbooks that other programs wrote in ways of their own: they are read, and written into, like any other."""

import zipfile
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest

from mentorsheets.sheet.backend import AppendRows, WriteCells
from mentorsheets.sheet.workbook.backend import Workbook
from mentorsheets.workflow.set_up import complete
from tests.workflow.sheets import table

ROWS = [["Name", "Email"], ["Ana Duarte", "ana@example.org"]]
Change = Callable[[dict[str, bytes]], None]


def changed(path: Path, change: Change) -> Path:
    """Write a workbook whose parts were changed."""
    book = openpyxl.Workbook()
    tab = book.worksheets[0]
    tab.title = "People"
    for row in ROWS:
        tab.append(row)
    made = path / "plain.xlsx"
    book.save(made)
    with zipfile.ZipFile(made) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    change(parts)
    odd = path / "odd.xlsx"
    with zipfile.ZipFile(odd, "w") as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return odd


def swap(parts: dict[str, bytes], name: str, old: bytes, new: bytes) -> None:
    assert old in parts[name]
    parts[name] = parts[name].replace(old, new)


def drop_styles(parts: dict[str, bytes]) -> None:
    del parts["xl/styles.xml"]


def drop_all_of_styles(parts: dict[str, bytes]) -> None:
    drop_styles(parts)
    relations = parts["xl/_rels/workbook.xml.rels"].split(b"<Relationship ")
    kept = [one for one in relations if b"/styles" not in one]
    parts["xl/_rels/workbook.xml.rels"] = b"<Relationship ".join(kept)
    if not kept[-1].endswith(b"</Relationships>"):
        parts["xl/_rels/workbook.xml.rels"] += b"</Relationships>"
    types = parts["[Content_Types].xml"].split(b"<Override ")
    parts["[Content_Types].xml"] = b"<Override ".join(one for one in types if b"styles" not in one)


def name_styles_that_are_not_there(parts: dict[str, bytes]) -> None:
    drop_all_of_styles(parts)
    swap(parts, "xl/worksheets/sheet1.xml", b'<c r="A2"', b'<c r="A2" s="7"')


def false_extent(parts: dict[str, bytes]) -> None:
    swap(parts, "xl/worksheets/sheet1.xml", b'<dimension ref="A1:B2"', b'<dimension ref="1"')


def strange_state(parts: dict[str, bytes]) -> None:
    swap(parts, "xl/workbook.xml", b'state="visible"', b'state="show"')


def texts_in_cdata(parts: dict[str, bytes]) -> None:
    swap(
        parts,
        "xl/worksheets/sheet1.xml",
        b'<c r="A2" t="inlineStr"><is><t>Ana Duarte</t></is></c>',
        b'<c r="A2" t="inlineStr"><is><t><![CDATA[Ana Duarte]]></t></is></c>',
    )


def empty_shared_text(parts: dict[str, bytes]) -> None:
    kind = b"officedocument.spreadsheetml.sharedStrings+xml"
    parts["xl/sharedStrings.xml"] = (
        b'<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><si/><si><t/></si></sst>'
    )
    swap(parts, "[Content_Types].xml", b"</Types>",
         b'<Override PartName="/xl/sharedStrings.xml" ContentType="application/vnd.openxmlformats-%b"/></Types>' % kind)  # fmt: skip
    swap(parts, "xl/_rels/workbook.xml.rels", b"</Relationships>",
         b'<Relationship Id="rId98" Target="sharedStrings.xml" Type="http://schemas.openxmlformats.org/'
         b'officeDocument/2006/relationships/sharedStrings"/></Relationships>')  # fmt: skip
    swap(parts, "xl/worksheets/sheet1.xml", b"</row></sheetData>",
         b'<c r="C2" t="s"><v>0</v></c><c r="D2" t="s"><v>1</v></c></row></sheetData>')  # fmt: skip


ODD = [
    drop_styles,
    drop_all_of_styles,
    name_styles_that_are_not_there,
    false_extent,
    strange_state,
    texts_in_cdata,
    empty_shared_text,
]


@pytest.mark.thorough
@pytest.mark.parametrize("change", ODD)
def test_an_odd_workbook_is_read_and_gets_what_it_lacks(tmp_path: Path, change: Change) -> None:
    path = changed(tmp_path, change)
    (tab,) = Workbook(path).read().tabs
    assert [list(row[:2]) for row in tab.rows] == ROWS
    added = complete(Workbook(path))
    assert "Needs" in added.tabs
    backend = Workbook(path)
    seen = backend.read()
    row = ("Bo Lind", "bo@example.org")
    backend.write([AppendRows("People", (row,)), WriteCells("People", {(1, 0): "Ana D."})], seen)
    (after,) = (tab for tab in backend.read().tabs if tab.title == "People")
    assert [row[:2] for row in after.rows][1:] == [("Ana D.", "ana@example.org"), row]
    if change is not strange_state:  # openpyxl refuses it
        assert openpyxl.load_workbook(path)["People"].cell(3, 1).value == "Bo Lind"
        assert table(path, "Settings")


def test_a_sheet_of_macros_is_no_tab_and_keeps_nobody_from_the_others(tmp_path: Path) -> None:
    def add_macros(parts: dict[str, bytes]) -> None:
        swap(
            parts,
            "xl/workbook.xml",
            b"</sheets>",
            b'<sheet name="Macro1" sheetId="9" r:id="rId99"/></sheets>',
        )
        swap(parts, "xl/workbook.xml", b"<workbook ", b'<workbook xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" ')  # fmt: skip
        swap(
            parts,
            "xl/_rels/workbook.xml.rels",
            b"</Relationships>",
            b'<Relationship Id="rId99" Target="macrosheets/sheet1.xml" '
            b'Type="http://schemas.microsoft.com/office/2006/relationships/xlMacrosheet"/></Relationships>',
        )
        parts["xl/macrosheets/sheet1.xml"] = b"<macrosheet/>"

    path = changed(tmp_path, add_macros)
    assert [tab.title for tab in Workbook(path).read().tabs] == ["People"]
    complete(Workbook(path))
    assert "Needs" in [tab.title for tab in Workbook(path).read().tabs]
