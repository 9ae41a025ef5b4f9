"""Edits find their place by key and header, and say why when there is none."""

from datetime import date, datetime

import pytest

from mentorsheets.sheet.backend import AddTab, AppendRows, Book, Cell, ReplaceRows, Tab, WriteCells
from mentorsheets.sheet.edits import AddRow, DrawTab, Edit, RefusalReason, SetRow
from mentorsheets.sheet.schema import MATCHES, PROBLEMS
from mentorsheets.sheet.writing.locate import locate, same

ROWS = (
    ("since Monday",),
    (None, " STATUS ", "match", None, "Mentor", "why"),
    (None, "proposed", "m1", None, "ana@example.org"),
    (None, "proposed", "m2"),
)


def book(*rows: tuple[str | None, ...], merged: tuple[str, ...] = ()) -> Book:
    return Book((Tab("Pairs", rows, merged=merged),))


def test_headers_are_found_wherever_they_stand_and_however_they_are_written() -> None:
    edits: list[Edit] = [
        SetRow("Matches", {"Match": "M1 "}, {"State": "approved"}),
        AddRow("Matches", {"Match": "m3", "Giver": "x"}),
    ]
    operations, refused = locate(book(*ROWS), edits)
    assert operations == (
        WriteCells("Pairs", {(2, 1): "approved"}),
        AppendRows("Pairs", ((None, None, "m3", None, "x", None),), header=1, keyed=True),
    )
    assert refused == ()


def test_a_missing_tab_is_made_before_anything_is_written_and_an_empty_one_gets_its_header() -> None:
    draw = DrawTab("Problems", ({"Tab": "Needs", "Cell": "B2"},))
    add = AddRow("Matches", {"Match": "m1"})
    operations, _ = locate(Book((Tab("Problems"),)), [draw, add])
    titles = tuple(column.title for column in PROBLEMS.columns)
    assert operations[0] == AddTab(MATCHES)
    assert operations[1] == WriteCells("Problems", {(0, n): title for n, title in enumerate(titles)})
    assert operations[2] == ReplaceRows("Problems", (("Needs", "B2", None, None, None, None),))
    last = operations[3]
    assert isinstance(last, AppendRows | ReplaceRows)
    assert last.rows[0][0] == "m1"


def test_only_a_person_s_word_lets_the_machine_write_into_a_column_of_people() -> None:
    edit = SetRow("Matches", {"Match": "m1"}, {"State": "ended", "Giver": "bo@example.org"})
    operations, refused = locate(book(*ROWS), [edit])
    assert (operations, [r.reason for r in refused]) == ((), [RefusalReason.PEOPLES])
    asked = SetRow("Matches", edit.where, edit.values, asked_by_a_person=True)
    assert locate(book(*ROWS), [asked]) == (
        (WriteCells("Pairs", {(2, 1): "ended", (2, 4): "bo@example.org"}),),
        (),
    )


def test_what_stands_there_already_needs_nothing_whatever_was_expected() -> None:
    edit = SetRow("Matches", {"Match": "m1"}, {"State": "Proposed"}, {"State": "asked"})
    assert locate(book(*ROWS), [edit]) == ((), ())


def test_one_thing_that_changed_refuses_the_whole_edit() -> None:
    edit = SetRow(
        "Matches", {"Match": "m1"}, {"State": "ended"}, {"State": "proposed", "Giver": "bo@example.org"}
    )
    assert [r.reason for r in locate(book(*ROWS), [edit])[1]] == [RefusalReason.CHANGED]


def test_a_row_may_be_found_by_several_cells_and_by_empty_ones() -> None:
    rows = (("Match", "Giver", "Asker", "State"), ("m1", "a", "b"), (None, "a", "b"), (None, "a", "c"))
    where = {"Match": None, "Giver": "A", "Asker": "b"}
    operations, _ = locate(book(*rows), [SetRow("Matches", where, {"Match": "m7"})])
    assert operations == (WriteCells("Pairs", {(2, 0): "m7"}),)


@pytest.mark.parametrize(
    ("merged", "reason"), [("B3:B4", None), ("A3:B3", RefusalReason.MERGED), ("B2:B3", RefusalReason.MERGED)]
)
def test_a_cell_under_a_merged_one_is_not_written(merged: str, reason: RefusalReason | None) -> None:
    edit = SetRow("Matches", {"Match": "m1"}, {"State": "ended"})
    operations, refused = locate(book(*ROWS, merged=(merged,)), [edit])
    assert [r.reason for r in refused] == ([reason] if reason else [])
    assert bool(operations) == (reason is None)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (None, ""), ("Active", " active"), (2, 2.0), (2, "2"), (date(2026, 1, 2), "2026-01-02"),
        (datetime(2026, 1, 2), date(2026, 1, 2)), ("a\n b", "A b"),
    ],
)  # fmt: skip
def test_cells_that_say_the_same_count_as_the_same(one: Cell, other: Cell) -> None:
    assert same(one, other)
    assert not same(one, "something else")
    assert not same("something else", other)


def test_a_tab_that_is_not_declared_is_a_mistake_of_ours() -> None:
    with pytest.raises(KeyError):
        locate(book(), [AddRow("Mine", {"a": "b"})])
