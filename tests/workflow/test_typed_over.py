"""Words that a person types over cells of Today that we draw: none is lost, and what was typed is told."""

import json
from datetime import date, datetime
from pathlib import Path

import openpyxl
import pytest

from mentorsheets.runtime.open_sheet import read
from mentorsheets.sheet.today_places import FIRST, HEADER_ROW, WHERE
from mentorsheets.sheet.workbook.backend import Workbook
from mentorsheets.workflow.save import save
from tests.sheet.desks import Interrupted
from tests.workflow.sheets import run, table
from tests.workflow.test_today import NEXT, proposed, rows_of, typing

NOTE = "ask Eve about this"
LATER = "2026-11-25"


@pytest.fixture(autouse=True)
def _in_a_folder_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let no mail of a test come to lie where the tests were started."""
    monkeypatch.chdir(tmp_path)


def type_over(path: Path, cell: str, text: object = NOTE) -> None:
    book = openpyxl.load_workbook(path)
    book["Today"][cell].value = text
    book.save(path)


def cell(path: Path, name: str) -> object:
    return openpyxl.load_workbook(path)["Today"][name].value


def told(path: Path, text: str = NOTE) -> list[dict[str, object]]:
    """Return the rows of Today that tell of words which were typed over a cell."""
    rows = [row for row in rows_of(path) if row["What"] == "Typed over a cell"]
    return [row for row in rows if f"“{text}”" in str(row["In their words, or why"])]


def kept(path: Path, text: str = NOTE) -> list[dict[str, object]]:
    return [row for row in table(path, "History") if f"“{text}”" in str(row["In their words"])]


def draw(path: Path, day: str = NEXT) -> None:
    run("introduce", "--sheet", path, "--today", day)


def first(column: str) -> str:
    return f"{column}{FIRST + 1}"


@pytest.mark.every(16)
@pytest.mark.parametrize(
    "name", [first(column) for column in "ABCDFHJL"] + ["A1", "E1", "A2", "A4", "C4", "B5", "A7", "E4"]
)
def test_words_over_any_cell_are_kept_beside_and_in_history_once(tmp_path: Path, name: str) -> None:
    path = proposed(tmp_path)
    drawn = cell(path, name)
    type_over(path, name)
    for day in (NEXT, LATER):
        draw(path, day)
        (row,) = told(path)
        assert name in str(row["In their words, or why"])
        assert len(kept(path)) == 1
    if name not in {first("F"), "A2"}:
        assert cell(path, name) == drawn
    assert next(row["Who"] for row in rows_of(path)) == "Gil for Ana"


@pytest.mark.every(4)
@pytest.mark.parametrize("column", "ABCDEF")
def test_words_over_the_header_are_kept(tmp_path: Path, column: str) -> None:
    path = proposed(tmp_path)
    drawn = cell(path, f"{column}{HEADER_ROW + 1}")
    type_over(path, f"{column}{HEADER_ROW + 1}")
    draw(path)
    assert len(told(path)) == len(kept(path)) == 1
    assert cell(path, f"{column}{HEADER_ROW + 1}") == drawn


@pytest.mark.every(4)
@pytest.mark.parametrize("column", "ABCDFGK")
def test_words_below_the_list_are_kept(tmp_path: Path, column: str) -> None:
    path = proposed(tmp_path)
    type_over(path, f"{column}{FIRST + 6}")
    draw(path)
    draw(path, LATER)
    assert len(told(path)) == len(kept(path)) == 1


@pytest.mark.thorough
def test_the_row_says_whom_it_was_about_and_goes_at_a_word(tmp_path: Path) -> None:
    path = proposed(tmp_path)
    type_over(path, first("B"))
    draw(path)
    assert cell(path, "A2") == "2 wait for you: 1 to decide."
    (row,) = told(path)
    assert row["In their words, or why"] == (
        f"“{NOTE}” stood in Today (B14, in the row of Gil for Ana), in a cell that mentorsheets fills."
    )
    assert (row["Since"], row["Choice 1"]) == (datetime(2026, 11, 24), "noted")
    assert row["Is called"] == f"History, I{len(table(path, 'History')) + 1}"
    typing(path, "noted", "Typed over")
    run("collect", "--sheet", path, "--today", LATER)
    assert told(path) == []
    assert len(kept(path)) == 1
    draw(path, "2026-11-26")
    assert told(path) == []


def test_two_cells_of_a_row_are_told_of_together_and_a_day_is_kept_too(tmp_path: Path) -> None:
    path = proposed(tmp_path)
    type_over(path, first("B"))
    type_over(path, first("D"), date(2026, 12, 24))
    draw(path)
    (row,) = told(path, f"{NOTE} / 2026-12-24")
    assert "B14, D14" in str(row["In their words, or why"])


@pytest.mark.every(4)
@pytest.mark.parametrize("column", "ABCDF")
@pytest.mark.parametrize("word", ["approve", "Decline"])
def test_a_word_that_is_possible_goes_from_a_cell_beside_into_the_empty_green_one(
    tmp_path: Path, column: str, word: str
) -> None:
    path = proposed(tmp_path)
    type_over(path, first(column), word)
    draw(path)
    assert [row["Your word"] for row in rows_of(path)] == [word.lower()]
    for day in (LATER, "2026-11-26"):
        run("collect", "--sheet", path, "--today", day)
    assert [row["Coordinator"] for row in table(path, "Matches")] == [word.lower()]
    assert [row["In their words"] for row in table(path, "History")].count(word.lower()) == 1


@pytest.mark.thorough
def test_beside_a_green_cell_that_is_filled_a_word_is_kept_and_not_done(tmp_path: Path) -> None:
    path = proposed(tmp_path)
    typing(path, "what now")
    type_over(path, first("C"), "approve")
    draw(path)
    assert len(told(path, "approve")) == 1
    assert [row["Your word"] for row in rows_of(path) if row["Your word"]] == ["what now"]


@pytest.mark.thorough
def test_words_over_a_row_whose_thing_is_over_are_kept(tmp_path: Path) -> None:
    path = proposed(tmp_path)
    type_over(path, first("B"))
    book = openpyxl.load_workbook(path)
    book["Matches"]["F2"] = "decline"
    book.save(path)
    draw(path)
    assert len(told(path)) == len(kept(path)) == 1


@pytest.mark.thorough
def test_words_of_a_row_that_is_carried_out_at_once_are_kept(tmp_path: Path) -> None:
    path = proposed(tmp_path)
    typing(path, "approve")
    type_over(path, first("C"))
    run("collect", "--sheet", path, "--today", NEXT)
    assert [row["Coordinator"] for row in table(path, "Matches")] == ["approve"]
    assert len(told(path)) == len(kept(path)) == 1


@pytest.mark.every(4)
@pytest.mark.parametrize("name", [first(column) for column in "ABCDF"] + ["A1", "A4", "B14"])
def test_words_typed_between_reading_and_drawing_are_kept(tmp_path: Path, name: str) -> None:
    path = proposed(tmp_path)
    backend = Workbook(path)
    reading = read(backend)
    person = Interrupted(backend, lambda: type_over(path, name))
    save(person, reading, (), date(2026, 11, 24))
    draw(path, LATER)
    assert len(told(path)) == len(kept(path)) == 1


@pytest.mark.thorough
def test_what_a_person_moves_or_takes_away_is_not_taken_for_words(tmp_path: Path) -> None:
    path = proposed(tmp_path)
    book = openpyxl.load_workbook(path)
    sheet = book["Today"]
    sheet.insert_rows(FIRST + 1, 2)
    sheet.insert_rows(1, 2)
    sheet[f"B{FIRST + 5}"].value = None
    book.save(path)
    draw(path)
    draw(path, LATER)
    values = [one for row in openpyxl.load_workbook(path)["Today"].iter_rows(values_only=True) for one in row]
    assert "To decide" in values
    assert "Typed over a cell" not in values
    assert "typed over" not in str(table(path, "History"))


@pytest.mark.thorough
def test_in_a_page_of_before_there_were_marks_nothing_is_taken_for_words(tmp_path: Path) -> None:
    path = proposed(tmp_path)
    book = openpyxl.load_workbook(path)
    for row in book["Today"].iter_rows(min_col=19, max_col=19):
        row[0].value = None
    book["Today"]["B14"].value = "Gil, for Ana"
    book.save(path)
    draw(path)
    assert [row["What"] for row in rows_of(path)] == ["To decide"]


@pytest.mark.thorough
def test_a_link_that_was_typed_over_is_named_at_least(tmp_path: Path) -> None:
    path = proposed(tmp_path)
    type_over(path, first("F"))
    draw(path)
    assert cell(path, first("F")) == "Matches, F2"
    draw(path, LATER)
    assert len(told(path)) == len(kept(path)) == 1
    assert str(openpyxl.load_workbook(path)["Today"].cell(FIRST + 2, WHERE + 1).value).startswith("=IF(")


@pytest.mark.thorough
def test_what_forgetting_takes_out_of_a_row_is_no_word_of_a_person(tmp_path: Path) -> None:
    path = proposed(tmp_path)
    run("forget", "Ana", "--sheet", path, "--today", NEXT, "--yes")
    draw(path, LATER)
    assert [row for row in rows_of(path) if row["What"] == "Typed over a cell"] == []


def test_the_digest_calls_it_by_its_name(tmp_path: Path) -> None:
    path = proposed(tmp_path)
    type_over(path, first("B"))
    draw(path)
    preview = ("preview", "--kind", "digest", "--sheet", path, "--today", "2026-11-30", "--format", "json")
    (digest,) = json.loads(run(*preview))["mails"]
    assert "1 typed over a cell of Today" in digest["text"]
    assert NOTE in digest["text"]
