"""Glancing at a sheet with a long past: two calls show all that a pass without anything to do needs to see."""

import stat
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest

from mentorsheets.sheet.backend import Book
from mentorsheets.sheet.edits import AddRow, SetRow
from mentorsheets.sheet.google.backend import GoogleSheet
from mentorsheets.sheet.google.record import LABEL_ROWS
from mentorsheets.sheet.writing.commit import commit
from tests.sheet.google.desk import GoogleDesk
from tests.sheet.google.test_google_long import (
    EMPTY,
    HEIGHT,
    MEANWHILE,
    ODD,
    SMALL,
    do_all,
    google_of,
    is_same,
    long,
    whole,
)

__all__ = ["long"]
SHORT_MOVES = ("a row taken out and one put below",)
"""What a glance may miss until the next look at all: neither end moved, and the rest is compared by samples."""
ALL_OVER = {"formulas in many rows", "a column called otherwise", "all"}
"""What leaves so many rows open that their tab is read anew each time."""
MANY = 60


@pytest.fixture
def past(tmp_path: Path) -> Path:
    return tmp_path / "sheet.journal.past"


@pytest.fixture
def remembered(long: GoogleDesk, past: Path) -> Iterator[GoogleDesk]:
    """A long sheet that a pass of this computer has read."""
    glance(long, past)
    long.server.forget_calls()
    yield long
    long.server.before.clear()


def sheet_of(desk: GoogleDesk, past: Path) -> GoogleSheet:
    """Return the sheet as a new process opens it."""
    return GoogleSheet(desk.key, google_of(desk), desk.clock, SMALL, past)


def glance(desk: GoogleDesk, past: Path) -> Book:
    """Return what a pass sees that begins now."""
    sheet = sheet_of(desk, past)
    with sheet.look_once():
        return sheet.read()


@pytest.mark.every(16)
@pytest.mark.parametrize("odd", [*ODD, "all"])
def test_two_calls_show_what_stands_there(long: GoogleDesk, past: Path, odd: str) -> None:
    (do_all if odd == "all" else ODD[odd])(long)
    glance(long, past)
    long.server.forget_calls()
    seen = glance(long, past)
    assert is_same(seen, whole(long))
    # The third call is the one by which this test compares.
    assert long.server.weather.count("read") == 3 or odd in ALL_OVER


@pytest.mark.every(4)
@pytest.mark.parametrize("meanwhile", sorted({*MEANWHILE}.difference(SHORT_MOVES)))
def test_what_was_moved_typed_or_written_elsewhere_since_is_seen(
    remembered: GoogleDesk, past: Path, meanwhile: str
) -> None:
    MEANWHILE[meanwhile](remembered)
    assert is_same(glance(remembered, past), whole(remembered))
    remembered.server.forget_calls()
    assert is_same(glance(remembered, past), whole(remembered))
    # With the one by which this test compares: it knows by now.
    assert remembered.server.weather.count("read") == 3


@pytest.mark.every(8)
@pytest.mark.parametrize("odd", ODD)
def test_what_people_type_is_seen(remembered: GoogleDesk, past: Path, odd: str) -> None:
    ODD[odd](remembered)
    seen, there = glance(remembered, past), whole(remembered)
    if odd in SEEN_LATER:
        remembered.clock.now += timedelta(hours=12)
        seen = glance(remembered, past)
    assert is_same(seen, there)


SEEN_LATER = {"formulas in many rows", "a note", "an hour in a day", "a word in a day", "an empty cell"}
"""What is typed into columns of the machine's in the midst, and notes there, is seen twice a day."""


@pytest.mark.parametrize("below", [EMPTY, 0])
@pytest.mark.parametrize(("rows", "reads"), [(1, 3), (MANY, 7)])
def test_a_pass_that_wrote_leaves_the_next_one_little_to_read(
    remembered: GoogleDesk, past: Path, rows: int, reads: int, below: int
) -> None:
    # A tab may end with its last row, and then grows with what is written.
    for tab in remembered.server.world.books[remembered.key].sheets:
        tab.grid["rowCount"] = min(tab.grid["rowCount"], HEIGHT + below)
    glance(remembered, past)
    sheet = sheet_of(remembered, past)
    with sheet.look_once(), sheet.claimed("run"):
        for first in (0, rows):
            new = [
                AddRow("Messages", {"Message": f"m{n}", "State": "sent", "On": date(2026, 12, 1)})
                for n in range(first, first + rows)
            ]
            heard = SetRow(
                "Check-ins", {"Check-in": f"c{9 + first // 6}"}, {"Answered on": date(2026, 12, 2)}
            )
            assert commit(sheet, [*new, heard]) == ()
    for most in (reads, 3):
        remembered.server.forget_calls()
        assert is_same(glance(remembered, past), whole(remembered))
        # With the one by which this test compares, and those of many rows, here forty a call.
        assert remembered.server.weather.count("read") <= most
    assert stat.S_IMODE(past.stat().st_mode) == 0o600


def test_nothing_is_written_by_a_glance(remembered: GoogleDesk, past: Path) -> None:
    """What a glance does not compare, whoever writes does."""
    missed = next(row for row in range(LABEL_ROWS, HEIGHT - 1) if is_missed(remembered, past, row))
    sheet = sheet_of(remembered, past)
    with sheet.look_once():
        seen = sheet.read()
        assert not is_same(seen, whole(remembered))
        assert commit(sheet, [SetRow("Messages", {"Message": "check-in/p5"}, {"State": "refused"})]) == ()
        assert is_same(sheet.read(), whole(remembered))
        subjects = [row[4:5] for tab in sheet.read().tabs for row in tab.rows if tab.title == "Messages"]
        assert subjects[missed] == ("by hand",)


def is_missed(desk: GoogleDesk, past: Path, row: int) -> bool:
    """Type into a row of the machine's, and return whether a glance compares it now."""
    before = whole(desk)
    desk.type("Messages", f"E{row + 1}", "by hand")
    if is_same(glance(desk, past), before):
        return True
    desk.type("Messages", f"E{row + 1}", f"Week {row - 1}")
    glance(desk, past)
    return False


LOST: dict[str, Callable[[GoogleDesk, Path], object]] = {
    "damaged": lambda _, past: past.write_bytes(past.read_bytes()[:40]),
    "empty": lambda _, past: past.write_bytes(b""),
    "gone": lambda _, past: past.unlink(),
    "half a day old": lambda desk, _: desk.tick(timedelta(hours=12)),
    "of a clock that ran ahead": lambda desk, _: desk.tick(timedelta(minutes=-1)),
}


@pytest.mark.every(4)
@pytest.mark.parametrize("lost", LOST)
def test_where_nothing_is_known_any_more_all_is_read(remembered: GoogleDesk, past: Path, lost: str) -> None:
    LOST[lost](remembered, past)
    assert is_same(glance(remembered, past), whole(remembered))
    assert remembered.server.weather.count("read") > 6
    remembered.server.forget_calls()
    glance(remembered, past)
    assert remembered.server.weather.count("read") == 2


def test_a_file_that_cannot_be_written_costs_reads_and_nothing_else(long: GoogleDesk, tmp_path: Path) -> None:
    nowhere = tmp_path / "no folder" / "past"
    for _ in range(2):
        assert is_same(glance(long, nowhere), whole(long))
