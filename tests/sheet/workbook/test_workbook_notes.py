"""Notes in a workbook that others made: ours come and go, and all that others put stays byte for byte."""

import re
from collections.abc import Mapping
from pathlib import Path

import pytest

from mentorsheets.sheet.backend import AppendRows, NoteCells
from mentorsheets.sheet.workbook.backend import Workbook
from tests.sheet.contract_notes import OURS
from tests.sheet.workbook.rich import make_rich
from tests.sheet.workbook.test_rich_workbooks import converted, loaded, needs_libreoffice, parts_of

TABS = ("Participants", "Matches", "Dash & board", "Kinds")
BOX = re.compile(rb"<v:shape .*?</v:shape>", re.DOTALL)
COMMENT = re.compile(rb"<comment .*?</comment>", re.DOTALL)


@pytest.fixture
def rich(tmp_path: Path) -> Path:
    path = tmp_path / "rich.xlsx"
    make_rich(path)
    return path


def note(path: Path, tab: str, notes: Mapping[tuple[int, int], str | None]) -> None:
    book = Workbook(path)
    book.write([NoteCells(tab, notes)], book.read())


def noted(path: Path) -> dict[tuple[str, str], str]:
    return {
        (sheet.title, cell.coordinate): cell.comment.text
        for sheet in loaded(path).worksheets
        for row in sheet.iter_rows()
        for cell in row
        if cell.comment
    }


def test_a_tab_with_notes_of_people_changes_only_in_its_list_of_notes_and_their_boxes(rich: Path) -> None:
    before = parts_of(rich)
    note(rich, "Matches", {(3, 2): OURS})
    after = parts_of(rich)
    changed = {name for name in before if before[name] != after[name]}
    assert list(after) == list(before)
    assert {name.split("/")[1].rstrip("12.xml") for name in changed} == {"comments", "drawings"}
    comments, boxes = sorted(changed)
    assert COMMENT.findall(before[comments])[0] in after[comments]
    assert BOX.findall(before[boxes])[0] in after[boxes]
    assert (len(COMMENT.findall(after[comments])), len(BOX.findall(after[boxes]))) == (2, 2)


def test_a_tab_without_notes_gets_what_they_need_and_no_other_part_changes(rich: Path) -> None:
    before = parts_of(rich)
    note(rich, "Kinds", {(0, 0): OURS})
    after = parts_of(rich)
    assert {name for name in before if before[name] != after[name]} == {
        "[Content_Types].xml",
        "xl/worksheets/sheet4.xml",
    }
    assert set(after) - set(before) == {
        "xl/comments3.xml", "xl/drawings/vmlDrawing3.vml", "xl/worksheets/_rels/sheet4.xml.rels",
    }  # fmt: skip
    drawn = re.sub(rb"<legacyDrawing [^>]*/>", b"", after["xl/worksheets/sheet4.xml"])
    assert drawn == before["xl/worksheets/sheet4.xml"]


@pytest.mark.parametrize("tab", TABS)
def test_our_note_stands_beside_all_others_and_goes_without_a_trace_of_itself(rich: Path, tab: str) -> None:
    there = noted(rich)
    note(rich, tab, {(1, 2): OURS, (5, 0): OURS})
    assert noted(rich) == there | {(tab, "C2"): OURS, (tab, "A6"): OURS}
    note(rich, tab, {(1, 2): None})
    assert noted(rich) == there | {(tab, "A6"): OURS}
    note(rich, tab, {(5, 0): None})
    assert noted(rich) == there
    assert b"please mend" not in b"".join(parts_of(rich).values())


def test_the_drawing_of_notes_stands_before_what_must_follow_it(rich: Path) -> None:
    note(rich, "Dash & board", {(0, 0): OURS})
    children = re.findall(rb"<(\w+)", parts_of(rich)["xl/worksheets/sheet3.xml"])
    assert children.index(b"drawing") < children.index(b"legacyDrawing")
    assert children[-1] == b"legacyDrawing"


def test_boxes_have_names_of_their_own(rich: Path) -> None:
    note(rich, "Matches", {(row, 1): OURS for row in range(1, 6)})
    boxes = next(
        part for name, part in parts_of(rich).items() if name.endswith(".vml") and part.count(b"<x:Row>") == 6
    )
    names = re.findall(rb"<v:shape id=\"(\w+)\"", boxes)
    assert len(names) == len(set(names)) == 6


def test_notes_and_rows_that_are_written_at_once_both_arrive(rich: Path) -> None:
    book = Workbook(rich)
    book.write([NoteCells("Kinds", {(0, 0): OURS}), AppendRows("Kinds", (("Safe people",),))], book.read())
    assert noted(rich)["Kinds", "A1"] == OURS
    assert book.read().tabs[3].rows[3] == ("Safe people",)


@pytest.mark.thorough
@pytest.mark.outside
@needs_libreoffice
def test_libreoffice_opens_our_notes_and_saves_them_so_that_we_know_them_again(
    rich: Path, tmp_path: Path
) -> None:
    expected = noted(rich)
    for tab in TABS:
        note(rich, tab, {(1, 2): OURS, (5, 0): OURS})
        expected |= {(tab, "C2"): OURS, (tab, "A6"): OURS}
    again = converted(rich, "xlsx", tmp_path)
    assert noted(again) == expected
    for tab in TABS:
        note(again, tab, {(1, 2): None, (5, 0): None})
    assert set(noted(again)) == {("Participants", "A2"), ("Matches", "F1")}
