"""Workbooks whose parts are called otherwise in the index than in the zip: read and written into like any other."""

import re
import zipfile
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from openpyxl.comments import Comment
from openpyxl.worksheet.table import Table

from mentorsheets.sheet.backend import AppendRows, NoteCells, WriteCells
from mentorsheets.sheet.workbook.backend import Workbook
from mentorsheets.workflow.set_up import complete

ROWS = [("Name", "Email"), ("Ana Duarte", "ana@example.org"), ("Bo Lind", "bo@example.org")]
Rename = Callable[[str], str]
Mend = Callable[[str, bytes], bytes]


def same_bytes(name: str, data: bytes) -> bytes:
    return data


def capital(name: str) -> str:
    return re.sub(r"(sheet|table|comment)(?=[^/]*\.(?:xml|rels))", lambda found: found[1].title(), name)


def loud(name: str) -> str:
    return name.upper()


def backslashes(name: str) -> str:
    return name.replace("/", "\\")


def capital_targets(name: str, data: bytes) -> bytes:
    return (
        re.sub(rb'Target="[^"]*"', lambda found: found[0].replace(b"sheet1.xml", b"Sheet1.XML"), data)
        if name.endswith(".rels")
        else data
    )


def absolute_targets(name: str, data: bytes) -> bytes:
    if name != "xl/_rels/workbook.xml.rels":
        return data
    return re.sub(rb'Target="/?(?:xl/)?([^"]*)"', rb'Target="/xl/\1"', data)


def backslash_targets(name: str, data: bytes) -> bytes:
    return (
        re.sub(rb'Target="[^"]*"', lambda found: found[0].replace(b"/", b"\\"), data)
        if name.endswith(".rels")
        else data
    )


def no_change(name: str) -> str:
    return name


def write_odd(path: Path, rename: Rename, mend: Mend) -> Path:
    """Write a workbook with a table and a comment, its parts renamed and mended."""
    book = openpyxl.Workbook()
    tab = book.worksheets[0]
    tab.title = "People"
    for row in ROWS:
        tab.append(row)
    tab.add_table(Table(displayName="Everybody", ref="A1:B3"))
    tab["A2"].comment = Comment("knows grants", "Kim")
    book.save(path / "plain.xlsx")
    with zipfile.ZipFile(path / "plain.xlsx") as old, zipfile.ZipFile(path / "odd.xlsx", "w") as new:
        for name in old.namelist():
            new.writestr(rename(name), mend(name, old.read(name)))
    return path / "odd.xlsx"


ODD_NAMES = [
    (capital, same_bytes), (loud, same_bytes), (backslashes, same_bytes), (no_change, capital_targets), (no_change, absolute_targets),
    (no_change, backslash_targets), (capital, backslash_targets), (backslashes, absolute_targets),
]  # fmt: skip


@pytest.mark.every(4)
@pytest.mark.parametrize(("rename", "mend"), ODD_NAMES)
def test_parts_called_otherwise_in_the_index_are_read_and_written(
    tmp_path: Path, rename: Rename, mend: Mend
) -> None:
    path = write_odd(tmp_path, rename, mend)
    (tab,) = Workbook(path).read().tabs
    assert list(tab.rows) == ROWS
    complete(Workbook(path))
    backend = Workbook(path)
    backend.write(
        [
            AppendRows("People", (("Cy Tan", "cy@example.org"),)),
            WriteCells("People", {(1, 0): "Ana D."}),
            NoteCells("People", {(2, 0): "Read as Bo Lind."}),
        ],
        backend.read(),
    )
    (after,) = (tab for tab in backend.read().tabs if tab.title == "People")
    assert [row[0] for row in after.rows] == ["Name", "Ana D.", "Bo Lind", "Cy Tan"]
    if rename is loud:  # openpyxl looks for the letters of a name
        return
    again = openpyxl.load_workbook(path)["People"]
    assert again["A4"].value == "Cy Tan"
    assert again.tables["Everybody"].ref == "A1:B4"
    assert again["A2"].comment is not None
    assert again["A2"].comment.text == "knows grants"
    assert again["A3"].comment is not None


def test_a_workbook_of_even_names_is_not_touched_for_them(tmp_path: Path) -> None:
    path = write_odd(tmp_path, no_change, same_bytes)
    before = path.read_bytes()
    backend = Workbook(path)
    backend.write([WriteCells("People", {(1, 0): "Ana Duarte"})], backend.read())
    assert path.read_bytes() == before
