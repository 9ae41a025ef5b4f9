"""A damaged workbook is refused in a sentence or read as far as it goes; it never ends in a traceback."""

import io
import tempfile
import zipfile
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mentorsheets.errors import WrongUse
from mentorsheets.sheet.backend import AddTab, AppendRows, WriteCells
from mentorsheets.sheet.schema import MATCHES
from mentorsheets.sheet.workbook.backend import Workbook
from tests.sheet.desks import WorkbookDesk

FLIPS = st.lists(st.tuples(st.integers(0), st.integers(0, 255)), min_size=1, max_size=12)


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    desk = WorkbookDesk(tmp_path_factory.mktemp("whole") / "harbour.xlsx")
    desk.put({"Needs": [["Person", "Need"], ["ana@example.org", "=Role models"], [2, None, True]]})
    return desk.path.read_bytes()


def flipped(data: bytes, flips: Sequence[tuple[int, int]]) -> bytes:
    changed = bytearray(data)
    for place, value in flips:
        changed[place % len(changed)] = value
    return bytes(changed)


def is_used_or_refused(data: bytes) -> bool:
    """Whether a workbook of these bytes is read and written, or refused with what to do."""
    with tempfile.TemporaryDirectory() as folder:
        book = Workbook(Path(folder) / "harbour.xlsx")
        (Path(folder) / "harbour.xlsx").write_bytes(data)
        try:
            seen = book.read()
            if not seen.tabs:
                return True
            title = seen.tabs[0].title
            cells, rows = WriteCells(title, {(1, 1): "x"}), AppendRows(title, (("a",),))
            book.write([cells, rows, AddTab(MATCHES)], seen)
            return len(book.read().tabs) == len(seen.tabs) + 1
        except WrongUse as refusal:
            return bool(refusal.hint)


@given(flips=FLIPS)
@settings(max_examples=40)
def test_bytes_of_the_file_may_be_wrong(whole: bytes, flips: Sequence[tuple[int, int]]) -> None:
    assert is_used_or_refused(flipped(whole, flips))


@pytest.mark.thorough
@given(data=st.data(), flips=FLIPS, way=st.sampled_from(["change", "cut", "drop"]))
@settings(max_examples=60)
def test_a_part_may_be_wrong_cut_or_missing(
    whole: bytes, data: st.DataObject, flips: Sequence[tuple[int, int]], way: str
) -> None:
    with zipfile.ZipFile(io.BytesIO(whole)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    name = data.draw(st.sampled_from(sorted(parts)))
    if way == "drop":
        del parts[name]
    else:
        parts[name] = flipped(parts[name], flips) if way == "change" else parts[name][: flips[0][0] % 900]
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for entry, content in parts.items():
            archive.writestr(entry, content)
    assert is_used_or_refused(file.getvalue())
