"""Rows leave a Google sheet only if they are the rows that were read, whatever people do in that very second."""

import contextlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mentorsheets.errors import MentorsheetsError
from mentorsheets.sheet.backend import ChangedMeanwhile, DropRows
from tests.sheet.desks import rows_of
from tests.sheet.google.desk import GoogleDesk
from tests.sheets_server.server import SheetsServer
from tests.sheets_server.weather import Call

TAB = "Messages"
LINES = [["Message", "Person"], *([f"c{number}", f"p{number}"] for number in range(12))]
GONE = frozenset({1, 2, 3, 7})
KEPT = [line for at, line in enumerate(LINES) if at not in GONE]


def _act(desk: GoogleDesk, what: str) -> None:
    person = desk.person
    if what == "sort":
        person.sort(TAB, 1, down=True, headers=1)
    elif what == "insert":
        person.insert_rows(TAB, 2, 2)
    elif what == "type into a row that goes":
        person.type(TAB, "B3", "my word")
    elif what == "type beside a row that goes":
        person.type(TAB, "D3", "my word")
    elif what == "note a row that goes":
        person.note(TAB, "B3", "my word")
    elif what == "type below":
        person.type(TAB, "A15", "my word")
    else:
        raise AssertionError(what)


def _all_there(desk: GoogleDesk) -> None:
    there = [cell for row in rows_of(desk.another(), TAB) for cell in row if cell]
    for line in KEPT:
        assert there.count(line[0]) == 1


@pytest.mark.parametrize(
    "what",
    [
        "sort",
        "insert",
        "type into a row that goes",
        "type beside a row that goes",
        "note a row that goes",
        "type below",
    ],
)
def test_no_other_row_goes_and_no_word_with_it_if_somebody_acts_between_look_and_batch(
    desk: GoogleDesk, what: str
) -> None:
    desk.put({TAB: LINES})
    book = desk.backend.read()
    seen: list[str] = []

    def interfere(call: Call) -> None:
        if call.kind == "write" and not seen:
            seen.append(call.kind)
            _act(desk, what)

    desk.server.before_request(interfere)
    with contextlib.suppress(ChangedMeanwhile):
        desk.backend.write([DropRows(TAB, GONE)], book)
    desk.server.before.clear()
    assert seen
    _all_there(desk)
    there = {cell for row in rows_of(desk.another(), TAB) for cell in row}
    if "note" in what:
        assert "my word" in desk.notes(TAB).values()
    elif "type" in what:
        assert "my word" in there
    if what != "type below":
        assert {line[0] for line in LINES} <= there


@pytest.mark.thorough
@settings(max_examples=40)
@given(
    what=st.sampled_from(["sort", "insert", "type into a row that goes", "note a row that goes", ""]),
    at=st.integers(0, 4),
    done=st.booleans(),
)
def test_a_run_that_dies_leaves_nothing_lost_for_the_next(
    server: SheetsServer, tmp_path_factory: pytest.TempPathFactory, what: str, at: int, done: bool
) -> None:
    desk = GoogleDesk(server, tmp_path_factory.mktemp("dies"))
    desk.put({TAB: LINES})
    book = desk.backend.read()
    calls = iter(range(100))
    acted: list[str] = []

    def interfere(call: Call) -> None:
        number = next(calls)
        if number == at and call.kind == "write" and what:
            acted.append(what)
            _act(desk, what)
        if number == at:
            if done:
                server.fail("lost_reply", times=1)
            server.fail("reset", times=99)

    server.before_request(interfere)
    with contextlib.suppress(ChangedMeanwhile, MentorsheetsError):
        desk.backend.write([DropRows(TAB, GONE)], book)
    server.before.clear()
    server.weather.faults.clear()
    # The next run takes back what landed elsewhere before it writes anything.
    with desk.another().claimed("next"):
        pass
    _all_there(desk)
    if any("type" in what for what in acted):
        assert "my word" in {cell for row in rows_of(desk.another(), TAB) for cell in row}
