"""A tab that stands as it did is not read again, and whatever else says what is in its cells counts too."""

import zipfile
from collections.abc import Callable
from contextvars import Context
from datetime import datetime
from io import BytesIO

import pytest
import xlsxwriter

from mentorsheets.sheet.backend import AppendRows, Book, Operation, WriteCells
from mentorsheets.sheet.workbook.content import change_content
from mentorsheets.sheet.workbook.read import book_of
from mentorsheets.sheet.workbook.zip import open_parts, pack


def made() -> bytes:
    file = BytesIO()
    book = xlsxwriter.Workbook(file)
    one, two = book.add_worksheet("One"), book.add_worksheet("Two")
    one.write_row(0, 0, ["Name", "On"])
    one.write(1, 0, "Ana")
    one.write_datetime(1, 1, datetime(2026, 11, 23), book.add_format({"num_format": "yyyy-mm-dd"}))
    two.write_column(0, 0, ["Word", "rope"])
    book.close()
    return file.getvalue()


def read_afresh(data: bytes) -> Book:
    """Read with nothing remembered."""
    return Context().run(book_of, data)


def replaced(part: str, old: bytes, new: bytes) -> Callable[[bytes], bytes]:
    def change(data: bytes) -> bytes:
        parts = open_parts(data)
        before = parts.read(part)
        assert old in before
        return pack(parts, {part: before.replace(old, new)})

    return change


def write_into_one(data: bytes) -> bytes:
    changed = change_content(data, "a.xlsx", [AppendRows("Two", (("knot",),))], book_of(data))
    assert changed
    return changed


def write_into_both(data: bytes) -> bytes:
    edits: list[Operation] = [WriteCells("One", {(1, 0): "Eve"}), AppendRows("Two", (("knot",),))]
    changed = change_content(data, "a.xlsx", edits, book_of(data))
    assert changed
    return changed


def pack_anew(data: bytes) -> bytes:
    file = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as old, zipfile.ZipFile(file, "w", zipfile.ZIP_STORED) as new:
        for name in old.namelist():
            new.writestr(name, old.read(name))
    return file.getvalue()


@pytest.mark.parametrize(
    "change",
    [
        replaced("xl/sharedStrings.xml", b"Ana", b"Eve"),
        replaced("xl/styles.xml", b"yyyy-mm-dd", b"0000000000"),
        replaced("xl/workbook.xml", b"<workbookPr", b'<workbookPr date1904="1"'),
        replaced("xl/workbook.xml", b'name="Two"', b'name="Three"'),
        replaced("xl/worksheets/sheet2.xml", b"<v>4</v>", b"<v>0</v>"),
        write_into_one,
        write_into_both,
        pack_anew,
    ],
)
def test_it_is_read_as_if_it_had_not_been_read_before(change: Callable[[bytes], bytes]) -> None:
    data = made()
    first = book_of(data)
    after = change(data)
    second = book_of(after)
    assert second == read_afresh(after)
    assert book_of(data) == first


def test_what_nobody_touched_is_the_very_same() -> None:
    data = made()
    first, second = book_of(data), book_of(write_into_one(data))
    assert second.tabs[0].rows is first.tabs[0].rows
    assert second.tabs[1].rows != first.tabs[1].rows
