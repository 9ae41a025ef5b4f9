"""A sheet with a long past, read in several calls: the same as by one, whoever types or writes in between."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest

from mentorsheets.sheet.backend import AppendRows, Book
from mentorsheets.sheet.edits import AddRow, SetRow
from mentorsheets.sheet.google.auth import login
from mentorsheets.sheet.google.backend import GoogleSheet
from mentorsheets.sheet.google.client import Google
from mentorsheets.sheet.google.long_tabs import LongReader, ReadSizes
from mentorsheets.sheet.google.read import FIELDS, snapshot_of
from mentorsheets.sheet.writing.commit import commit
from tests.sheet.desks import Grid
from tests.sheet.google.desk import GoogleDesk
from tests.sheets_server.weather import Call

SMALL = ReadSizes(long=60, calls=3, least=20, most=40, many=100)
"""So few rows count as many that a small sheet is read in many calls."""
ASKED: Grid = [["Check-in", "Person", "Question", "Asked on", "Answer", "In their words", "Mine"]]
WENT: Grid = [["Message", "Kind", "State", "On", "Subject"]]
PEOPLE: Grid = [
    ["Name", "Email", "Status"],
    ["Ana", "ana@example.org", None],
    ["Gil", "gil@example.org", "paused"],
]
HEIGHT, EMPTY = 70, 6
"""Rows of each tab, several calls' worth, and empty ones below."""


def long_past() -> dict[str, Grid]:
    """Return tabs with rows as runs leave them."""
    days = [date(2026, 1 + n % 12, 1 + n % 28) for n in range(HEIGHT - 1)]
    asked: Grid = [
        [f"c{n}", "Ana", "How was it?", day, "met" if n % 2 else None, None] for n, day in enumerate(days)
    ]
    went: Grid = [[f"check-in/p{n}", "check-in", "sent", day, f"Week {n}"] for n, day in enumerate(days)]
    return {"Participants": PEOPLE, "Check-ins": [*ASKED, *asked], "Messages": [*WENT, *went]}


@pytest.fixture
def long(desk: GoogleDesk) -> Iterator[GoogleDesk]:
    desk.put(long_past())
    for sheet in desk.server.world.books[desk.key].sheets:
        sheet.grid["rowCount"] = HEIGHT + EMPTY
    # Holding each of so many replies to the discovery documents would take longer than all the rest.
    desk.server.after.clear()
    with desk.backend.claimed("a run that writes its version"):
        pass
    yield desk
    desk.server.before.clear()


def google_of(desk: GoogleDesk) -> Google:
    return Google(login(desk.access), desk.access.host)


def reader_of(desk: GoogleDesk) -> LongReader:
    return LongReader(google_of(desk), desk.key, SMALL)


def whole(desk: GoogleDesk) -> Book:
    """Return the sheet as one call shows it, in full."""
    return snapshot_of(google_of(desk).spreadsheet(desk.key, FIELDS)).book()


def is_same(book: Book, other: Book) -> bool:
    def told(one: Book) -> list[object]:
        return [(tab, tab.comments, tab.number, tab.mark) for tab in one.tabs]

    return book.version == other.version and told(book) == told(other)


def fill_formulas(desk: GoogleDesk) -> None:
    """Type more formulas than there are ranges in a call."""
    for row in range(1, HEIGHT, 2):
        desk.type("Messages", f"F{row}", f"=D{row}")


def do_all(desk: GoogleDesk) -> None:
    for act in ODD.values():
        act(desk)


ODD: dict[str, Callable[[GoogleDesk], None]] = {
    "nothing": lambda _: None,
    "a formula": lambda desk: desk.type("Check-ins", "G50", "=1+1"),
    "formulas in many rows": fill_formulas,
    "words like a formula": lambda desk: desk.type("Check-ins", "F51", "'=1+1"),
    "words with an apostrophe": lambda desk: desk.type("Check-ins", "F52", "''tis well"),
    "a number in words": lambda desk: desk.type("Check-ins", "F53", "7"),
    "a day in words": lambda desk: desk.type("Check-ins", "F54", "2026-05-12"),
    "a tick": lambda desk: desk.type("Check-ins", "F55", "TRUE"),
    "an hour in a day": lambda desk: desk.type("Check-ins", "D56", "2026-05-12 10:30"),
    "a word in a day": lambda desk: desk.type("Check-ins", "D57", "soon"),
    "a note": lambda desk: desk.note("Check-ins", "A58", "please do not ask her again"),
    "a note on an empty row": lambda desk: desk.note("Messages", "C74", "here"),
    "an empty cell": lambda desk: desk.type("Check-ins", "A59", ""),
    "a column called otherwise": lambda desk: desk.type("Check-ins", "D1", "When"),
    "a line of breaks": lambda desk: desk.type("Check-ins", "F60", "one\ntwo "),
}


@pytest.mark.every(16)
@pytest.mark.parametrize("odd", [*ODD, "all"])
def test_what_is_read_in_many_calls_is_what_one_call_shows(long: GoogleDesk, odd: str) -> None:
    (do_all if odd == "all" else ODD[odd])(long)
    reader = reader_of(long)
    long.server.forget_calls()
    assert is_same(reader.look().book(), whole(long))
    assert reader.is_long
    assert long.server.weather.count("read") > 6
    # A look that follows knows most of it, and shows the same.
    assert is_same(reader.look().book(), whole(long))


def remove_row(desk: GoogleDesk) -> None:
    desk.person.delete_rows("Messages", 30)


def remove_and_add(desk: GoogleDesk) -> None:
    """Leave the tab as high as it was."""
    remove_row(desk)
    desk.person.insert_rows("Messages", HEIGHT)


def write_elsewhere(desk: GoogleDesk) -> None:
    other = desk.another()
    added = AddRow("Messages", {"Message": "new", "State": "sent"})
    changed = SetRow("Messages", {"Message": "check-in/p25"}, {"State": "refused"})
    assert commit(other, [added, changed]) == ()


MEANWHILE: dict[str, Callable[[GoogleDesk], None]] = {
    "sorted": lambda desk: desk.person.sort("Messages", 5, down=True),
    "a row taken out": remove_row,
    "a row taken out and one put below": remove_and_add,
    "a row put in": lambda desk: desk.person.insert_rows("Messages", 25),
    "a column moved": lambda desk: desk.person.move_columns("Check-ins", 1, 5),
    "a tab renamed": lambda desk: desk.person.rename_tab("Messages", "Post"),
    "a tab removed": lambda desk: desk.person.delete_tab("Messages"),
    "a word typed": lambda desk: desk.type("Check-ins", "F40", "please stop"),
    "another run wrote": write_elsewhere,
}


@pytest.mark.every(32)
@pytest.mark.parametrize("meanwhile", MEANWHILE)
@pytest.mark.parametrize("at", range(1, 9))
def test_what_changes_between_two_calls_is_never_read_by_halves(
    long: GoogleDesk, meanwhile: str, at: int
) -> None:
    before, reads = whole(long), []

    def act(call: Call) -> None:
        if call.kind == "read":
            reads.append(call)
            if len(reads) == at:
                MEANWHILE[meanwhile](long)

    reader = reader_of(long)
    long.server.before_request(act)
    seen = reader.look().book()
    long.server.before.clear()
    after = whole(long)
    for title in ("Messages", "Check-ins"):
        number = number_of(before, title)
        found = [[tab.rows for tab in book.tabs if tab.number == number] for book in (seen, before, after)]
        assert found[0] in found[1:], title
    assert is_same(reader.look().book(), after)


def number_of(book: Book, title: str) -> int | None:
    return next(tab.number for tab in book.tabs if tab.title == title)


@pytest.mark.every(4)
@pytest.mark.parametrize("meanwhile", MEANWHILE)
def test_a_later_look_sees_what_changed_since_the_first(long: GoogleDesk, meanwhile: str) -> None:
    reader = reader_of(long)
    reader.look()
    MEANWHILE[meanwhile](long)
    assert is_same(reader.look().book(), whole(long))


def sheet_of(desk: GoogleDesk) -> GoogleSheet:
    return GoogleSheet(desk.key, google_of(desk), desk.clock, SMALL)


@pytest.mark.thorough
def test_rows_that_a_run_adds_and_changes_itself_are_in_its_next_look(long: GoogleDesk) -> None:
    sheet = sheet_of(long)
    with sheet.claimed("run"):
        for number in range(3):
            added = AddRow("Messages", {"Message": f"m{number}", "State": "sent", "On": date(2026, 12, 1)})
            assert commit(sheet, [added]) == ()
            assert is_same(sheet.look_anew(), whole(long))
        assert commit(sheet, [SetRow("Messages", {"Message": "m1"}, {"State": "refused"})]) == ()
        assert is_same(sheet.look_anew(), whole(long))
        assert (
            commit(sheet, [SetRow("Check-ins", {"Check-in": "c9"}, {"Answered on": date(2026, 12, 2)})]) == ()
        )
    assert is_same(sheet.look_anew(), whole(long))


@pytest.mark.parametrize("kind", ["reset", "lost_reply"])
def test_a_write_whose_answer_is_lost_leaves_no_older_rows_remembered(long: GoogleDesk, kind: str) -> None:
    sheet = sheet_of(long)
    seen = sheet.read()
    rows = (("m1", "check-in", "sent", None, "Week"),)
    long.server.fail(kind, operation="spreadsheets.batchUpdate", times=1)
    sheet.write([AppendRows("Messages", rows)], seen)
    assert is_same(sheet.look_anew(), whole(long))
    assert [row[0] for tab in whole(long).tabs for row in tab.rows if tab.title == "Messages"].count(
        "m1"
    ) == 1


@pytest.mark.thorough
def test_what_lands_elsewhere_in_a_long_tab_is_taken_back(long: GoogleDesk, tmp_path: Path) -> None:
    sheet = sheet_of(long)
    sheet.read()
    sorted_once: list[Call] = []

    def sort(call: Call) -> None:
        if call.kind == "write" and not sorted_once:
            sorted_once.append(call)
            long.person.sort("Messages", 5, down=True)

    long.server.before_request(sort)
    assert commit(sheet, [SetRow("Messages", {"Message": "check-in/p40"}, {"State": "refused"})]) == ()
    states = {row[0]: row[2] for tab in whole(long).tabs for row in tab.rows if tab.title == "Messages"}
    assert [key for key, state in states.items() if state == "refused"] == ["check-in/p40"]
    assert sorted_once
