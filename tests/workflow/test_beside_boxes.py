"""Words that a person types beside a box of Today, and not into its green cell: none is lost."""

from datetime import datetime
from pathlib import Path

import openpyxl
import pytest

from mentorsheets.api.mentoring_sheet import MentoringSheet
from mentorsheets.api.one_pass import run_pass
from mentorsheets.sheet.today_boxes import WRONG_CELL, Box
from mentorsheets.sheet.today_places import IN_WORDS_COLUMN, SINCE, WHAT, WHERE, WHO
from tests.mail.letters import TurnableClock
from tests.workflow.test_do_now import drawn, path_of, row_of, shown, tick

NOTE = "ask Eve about this"


def type_beside(sheet: MentoringSheet, box: Box, column: int, word: str | None = NOTE) -> None:
    book = openpyxl.load_workbook(path_of(sheet))
    book["Today"].cell(row_of(box), column + 1).value = word
    book.save(path_of(sheet))


def row(sheet: MentoringSheet, box: Box) -> list[object]:
    page = openpyxl.load_workbook(path_of(sheet))["Today"]
    return [page.cell(row_of(box), column + 1).value for column in range(WHERE + 1)]


@pytest.mark.every(4)
@pytest.mark.parametrize("column", [WHAT, WHO, IN_WORDS_COLUMN])
@pytest.mark.parametrize("box", [Box.PAIR, Box.STOP])
def test_words_beside_a_box_stay_beside_it_whatever_cell_they_were_typed_into(
    tmp_path: Path, column: int, box: Box
) -> None:
    sheet = drawn(tmp_path, TurnableClock())
    type_beside(sheet, box, column)
    for _ in range(2):
        run_pass(sheet)
        cells = row(sheet, box)
        assert (cells[WHAT], cells[WHO], cells[IN_WORDS_COLUMN]) == (box.value, NOTE, WRONG_CELL)


@pytest.mark.thorough
@pytest.mark.parametrize("column", [SINCE, WHERE])
def test_words_in_a_cell_that_is_empty_else_stay_where_they_are(tmp_path: Path, column: int) -> None:
    sheet = drawn(tmp_path, TurnableClock())
    type_beside(sheet, Box.CHECK, column)
    run_pass(sheet)
    assert row(sheet, Box.CHECK)[column] == NOTE
    assert shown(sheet, Box.CHECK) == (None, WRONG_CELL)


@pytest.mark.thorough
def test_a_box_is_done_beside_which_words_stand_and_both_can_be_read(tmp_path: Path) -> None:
    sheet = drawn(tmp_path, TurnableClock())
    tick(sheet, Box.CHECK)
    type_beside(sheet, Box.CHECK, IN_WORDS_COLUMN)
    run_pass(sheet)
    assert row(sheet, Box.CHECK)[WHO] == NOTE
    assert shown(sheet, Box.CHECK) == (None, f"09:01: nothing to mend {WRONG_CELL}")
    type_beside(sheet, Box.CHECK, WHO, None)
    run_pass(sheet)
    assert shown(sheet, Box.CHECK) == (None, "09:01: nothing to mend")


@pytest.mark.every(4)
@pytest.mark.parametrize("column", [WHAT, WHO, IN_WORDS_COLUMN])
@pytest.mark.parametrize("word", ["do it", "Yes"])
def test_a_plain_yes_beside_a_box_can_mean_nothing_else_and_is_done_once(
    tmp_path: Path, column: int, word: str
) -> None:
    sheet = drawn(tmp_path, TurnableClock())
    type_beside(sheet, Box.CHECK, column, word)
    assert [one.box for one in sheet.do_now()] == [Box.CHECK]
    assert sheet.do_now() == ()
    assert row(sheet, Box.CHECK)[WHO] is None
    assert shown(sheet, Box.CHECK) == (None, "09:01: nothing to mend")


def test_a_yes_beside_the_stop_stops_all_mail(tmp_path: Path) -> None:
    sheet = drawn(tmp_path, TurnableClock())
    type_beside(sheet, Box.STOP, WHO, "do it")
    assert [one.box for one in sheet.do_now()] == [Box.STOP]
    assert sheet.refresh().programme.settings.stops_mail


@pytest.mark.thorough
def test_what_a_person_types_between_the_cells_of_the_head_stays(tmp_path: Path) -> None:
    sheet = drawn(tmp_path, TurnableClock())
    book = openpyxl.load_workbook(path_of(sheet))
    book["Today"]["C1"].value, book["Today"]["B3"].value = NOTE, datetime(2026, 11, 30)
    book.save(path_of(sheet))
    run_pass(sheet)
    page = openpyxl.load_workbook(path_of(sheet))["Today"]
    assert (page["C1"].value, page["B3"].value) == (NOTE, datetime(2026, 11, 30))
