"""Rows of the machine's are read once, and still each as it stands, with what is wrong told each time."""

from datetime import date

from mentorsheets.domain.model import Problem
from mentorsheets.sheet.backend import Cell, Tab
from mentorsheets.sheet.reading.read_again import records_of
from mentorsheets.sheet.reading.rows import Row
from mentorsheets.sheet.schema import HISTORY

HEADER: tuple[Cell, ...] = ("Entry", "On", "What")
DAY = date(2027, 1, 4)


def what_of(row: Row) -> str | None:
    if not row.text("Entry"):
        row.problem("Entry", "This record lost its name.")
        return None
    return row.text("What")


def read(*rows: tuple[Cell, ...]) -> tuple[tuple[str, ...], list[Problem]]:
    problems: list[Problem] = []
    found = records_of(Tab("History", (HEADER, *rows)), HISTORY, problems, what_of)
    return found, [one for one in problems if "lost" in one.sentence]


def test_cells_that_are_equal_and_not_the_same_are_read_each_as_what_it_is() -> None:
    for cell, text in ((1, "1"), (True, "yes"), (1.0, "1"), (True, "yes"), (1.5, "1.5")):
        assert read(("h1", DAY, cell)) == ((text,), [])


def test_a_row_that_is_the_same_object_is_read_as_it_stands_below_the_header_of_now() -> None:
    row: tuple[Cell, ...] = ("h1", DAY, "met", "asked")
    for header, said in ((HEADER, "met"), (("Entry", "On", "", "What"), "asked"), (HEADER, "met")):
        found = records_of(Tab("History", (header, row)), HISTORY, [], what_of)
        assert found == (said,)


def test_rows_that_were_moved_or_taken_away_are_read_as_they_stand_now() -> None:
    rows: tuple[tuple[Cell, ...], ...] = tuple((f"h{n}", DAY, f"{n}") for n in range(4))
    for order in ((0, 1, 2, 3), (3, 1, 0, 2), (1, 2), (1, 2, 0, 3, 3)):
        assert read(*(rows[n] for n in order)) == (tuple(f"{n}" for n in order), [])


def test_what_is_wrong_with_a_row_is_told_each_time_and_by_its_own_address() -> None:
    spoilt: tuple[Cell, ...] = (None, DAY, "met")
    for _ in range(2):
        found, problems = read(("h1", DAY, "asked"), spoilt, spoilt)
        assert found == ("asked",)
        assert [one.cell for one in problems] == ["A3", "A4"]
