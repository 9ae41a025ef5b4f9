"""A new workbook is one that a coordinator can type into at once, from what the schema declares."""

import io
from pathlib import Path

import openpyxl
import pytest

from mentorsheets.errors import WrongUse
from mentorsheets.sheet.columns import Holds, Owner, TabSpec
from mentorsheets.sheet.schema import TABS, TODAY_TAB
from mentorsheets.sheet.start_here import START_HERE
from mentorsheets.sheet.workbook.backend import Workbook
from mentorsheets.sheet.writing.missing_tabs import lacking

TABLES = [spec for spec in TABS if spec is not TODAY_TAB]
"""The tabs whose header stands in their first row: Today has a form of its own."""


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("new") / "new.xlsx"
    Workbook(path).make()
    return path


@pytest.fixture(scope="module")
def book(made: Path) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(made.read_bytes()))


def test_it_starts_with_how_to_work_with_it_and_has_each_tab_in_its_place(book: openpyxl.Workbook) -> None:
    first, *others = TABS
    assert book.sheetnames == [first.title, START_HERE.title, *(spec.title for spec in others)]
    assert [spec.title for spec in TABS if spec.hidden] == [
        s.title for s in book if s.sheet_state == "hidden"
    ]
    assert 10 <= book["Start here"].max_row <= 13


@pytest.mark.parametrize("spec", TABLES, ids=lambda spec: spec.title)
def test_each_column_has_its_header_note_and_width(book: openpyxl.Workbook, spec: TabSpec) -> None:
    sheet = book[spec.title]
    for cell, column in zip(sheet[1], spec.columns, strict=True):
        assert cell.value == column.title
        assert cell.comment
        assert column.meaning in cell.comment.text
        assert column.example in cell.comment.text
        assert ("mentorsheets fills" in cell.comment.text) == (column.owner is Owner.MACHINE)
        assert sheet.column_dimensions[cell.column_letter].width == column.width
        assert sheet.column_dimensions[cell.column_letter].hidden == column.hidden
    assert sheet.freeze_panes in ("A2", "B2")
    assert sheet.page_setup.orientation == "landscape"


@pytest.mark.parametrize("spec", TABLES, ids=lambda spec: spec.title)
def test_each_choice_is_offered_and_none_enforced(book: openpyxl.Workbook, spec: TabSpec) -> None:
    offers = {str(o.sqref): o for o in book[spec.title].data_validations.dataValidation}
    wanted = [column for column in spec.columns if column.choices or column.choices_from]
    assert len(offers) == len(wanted)
    for offer in offers.values():
        assert not offer.showErrorMessage
        assert len(offer.formula1) <= 255
    assert all(column.holds in (Holds.ONE_OF, Holds.SOME_OF) for column in wanted)


def test_rows_that_wait_for_a_word_are_coloured(book: openpyxl.Workbook) -> None:
    (found,) = book["Matches"].conditional_formatting
    assert found.rules[0].formula == ['AND($G2="proposed",$F2="")']


def test_settings_and_kinds_of_need_stand_in_it(book: openpyxl.Workbook) -> None:
    for title in ("Settings", "Need kinds"):
        spec = next(spec for spec in TABS if spec.title == title)
        assert book[title].max_row == 1 + len(spec.starts_with) > 5


def test_it_lacks_nothing(made: Path) -> None:
    assert lacking(Workbook(made).read()) == ()


def test_it_does_not_take_the_place_of_a_file(made: Path) -> None:
    before = made.read_bytes()
    with pytest.raises(WrongUse, match="is there already"):
        Workbook(made).make()
    assert made.read_bytes() == before


def test_it_must_be_called_as_a_workbook_is(tmp_path: Path) -> None:
    with pytest.raises(WrongUse, match=r"not an \.xlsx workbook"):
        Workbook(tmp_path / "new.csv").make()
    with pytest.raises(WrongUse, match="could not be saved"):
        Workbook(tmp_path / "no such folder" / "new.xlsx").make()


def test_the_tab_settings_says_what_holds_where_a_row_is_left_empty(book: openpyxl.Workbook) -> None:
    rows = {row[0]: row[2] for row in book["Settings"].iter_rows(min_row=2, values_only=True)}
    assert str(rows["Send between"]).endswith("If empty: 09:00-17:00.")
    assert str(rows["Send on weekends"]).endswith("If empty: no.")
    assert str(rows["Most mails a week"]).endswith("If empty: 2.")
    assert "If empty" not in str(rows["No mail on"])
