"""The tab Today on a Google sheet, with a person at it in their browser while the command runs."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from click.testing import CliRunner

from benchmarks.google_calls import Traffic
from mentorsheets.api.mentoring_sheet import MentoringSheet
from mentorsheets.api.one_pass import run_pass
from mentorsheets.cli import main
from mentorsheets.runtime.config import read_config
from mentorsheets.runtime.open_sheet import read_ticks_anew
from mentorsheets.sheet.today_boxes import FIRST_BOX, WRONG_CELL, Box
from mentorsheets.sheet.today_places import FIRST, HEADER_ROW, IN_WORDS_COLUMN, WORD_COLUMN
from mentorsheets.workflow.do_now import JUST_LOOKED
from tests.mail.letters import TurnableClock
from tests.sheet.google.desk import GoogleDesk
from tests.workflow.sheets import ANA, ANAS_NEED, EVE, GIL, NEEDS, PEOPLE

if TYPE_CHECKING:
    from mentorsheets.sheet.backend import Cell

SETTINGS = [["Setting", "Value"], ["Programme", "Harbour"], ["Coordinator e-mail", "co@example.org"]]
GREEN = f"E{FIRST + 1}"
MOST_BYTES_OF_BOXES = 10_000
"""Bytes of what a look at the boxes alone answers, in a Today of any height."""


@pytest.fixture
def harbour(desk: GoogleDesk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> GoogleDesk:
    """Return a programme with one proposal, whose Today is drawn."""
    # The same kinds of requests are held to the discovery documents by the tests of the contract.
    desk.server.after.clear()
    desk.put({"Participants": [PEOPLE, GIL, ANA, EVE], "Needs": [NEEDS, ANAS_NEED], "Settings": SETTINGS})
    monkeypatch.chdir(tmp_path)
    for name, value in {**desk.environ, "XDG_DATA_HOME": str(tmp_path)}.items():
        monkeypatch.setenv(name, value)
    command(desk, "pair")
    return desk


def command(desk: GoogleDesk, name: str, today: str = "2026-11-23") -> None:
    done = CliRunner().invoke(main, [name, "--sheet", desk.key, "--today", today])
    assert done.exit_code in {0, 1}, done.output


def values(desk: GoogleDesk, title: str) -> list[list[Any]]:
    return desk.person.values(title)


def words_in(desk: GoogleDesk) -> list[Any]:
    rows = values(desk, "Today")[HEADER_ROW + 1 :]
    return [row[WORD_COLUMN] for row in rows if len(row) > WORD_COLUMN and row[WORD_COLUMN]]


def history(desk: GoogleDesk) -> list[Any]:
    header, *rows = values(desk, "History")
    column = header.index("In their words")
    return [row[column] for row in rows if len(row) > column and row[column]]


def decisions(desk: GoogleDesk) -> list[Any]:
    header, *rows = values(desk, "Matches")
    column = header.index("Coordinator")
    return [row[column] for row in rows if len(row) > column]


def test_it_stands_first_and_says_what_waits_with_the_words_that_are_possible(harbour: GoogleDesk) -> None:
    assert harbour.person.tabs()[0] == "Today"
    rows = values(harbour, "Today")
    assert rows[0][0] == "Harbour"
    assert rows[HEADER_ROW][:2] == ["What", "Who"]
    assert rows[FIRST][:2] == ["To decide", "Gil for Ana"]
    assert rows[FIRST][10:13] == ["approve", "decline", "pin"]


def test_a_word_is_carried_out_once_and_its_row_goes(harbour: GoogleDesk) -> None:
    harbour.person.type("Today", GREEN, "approve")
    for day in ("2026-11-24", "2026-11-25"):
        command(harbour, "collect", day)
    assert decisions(harbour) == ["approve"]
    assert history(harbour) == ["approve"]
    assert words_in(harbour) == []
    assert "To decide" not in [row[0] for row in values(harbour, "Today") if row]


@pytest.mark.every(8)
@pytest.mark.parametrize("at", [0, 1, 2, 3])
def test_a_person_who_types_during_any_call_loses_no_word_and_nothing_is_done_twice(
    harbour: GoogleDesk, at: int
) -> None:
    calls, typed = iter(range(1000)), list[Any]()

    def type_now(call: Any) -> None:
        if call.kind in {"read", "write"} and next(calls) == at:
            typed.append(call)
            harbour.person.type("Today", GREEN, "decline")

    harbour.server.before.append(type_now)
    command(harbour, "introduce", "2026-11-24")
    harbour.server.before.remove(type_now)
    assert not typed or words_in(harbour) == ["decline"] or decisions(harbour) == ["decline"]
    for day in ("2026-11-25", "2026-11-26"):
        command(harbour, "collect", day)
    if typed:
        assert decisions(harbour) == ["decline"]
        assert history(harbour).count("decline") == 1
    assert words_in(harbour) == []


@pytest.mark.every(4)
@pytest.mark.parametrize("at", range(6))
def test_a_word_that_is_typed_while_rows_move_up_stays_beside_what_it_was_typed_for(
    harbour: GoogleDesk, at: int
) -> None:
    """Its green cell is not written itself, and the cells around it are."""
    for row, kind in enumerate(("Safe space", "Accountability", "Emotional support"), 3):
        for column, text in zip("ABC", ("Ana", kind, f"About {kind}"), strict=True):
            harbour.person.type("Needs", f"{column}{row}", text)
    command(harbour, "pair")
    harbour.person.type("Today", GREEN, "approve")
    calls, typed = iter(range(1000)), list[str]()

    def type_now(call: Any) -> None:
        if call.kind in {"read", "write"} and next(calls) == at:
            rows = values(harbour, "Today")
            place = next(i for i, row in enumerate(rows) if row and "About Accountability" in row[2])
            harbour.person.type("Today", f"E{place + 1}", "noted")
            typed.append("noted")

    harbour.server.before.append(type_now)
    command(harbour, "introduce", "2026-11-24")
    harbour.server.before.remove(type_now)
    command(harbour, "collect", "2026-11-25")
    waits = " ".join(str(row[2]) for row in values(harbour, "Today")[HEADER_ROW + 1 :] if len(row) > 2)
    assert ("About Accountability" in waits) is not bool(typed)
    assert "About Safe space" in waits
    assert "About Emotional support" in waits
    assert words_in(harbour) == []
    assert decisions(harbour) == ["approve"]


@pytest.mark.every(32)
@pytest.mark.parametrize("at", [1, 3, 4])
def test_a_word_that_is_changed_while_it_is_carried_out_is_carried_out_as_it_was_or_as_it_is(
    harbour: GoogleDesk, at: int
) -> None:
    harbour.person.type("Today", GREEN, "approve")
    calls = iter(range(1000))

    def type_now(call: Any) -> None:
        stands = len(values(harbour, "Today")) > FIRST and words_in(harbour) == ["approve"]
        if call.kind in {"read", "write"} and next(calls) == at and stands:
            harbour.person.type("Today", GREEN, "decline")

    harbour.server.before.append(type_now)
    command(harbour, "collect", "2026-11-24")
    harbour.server.before.remove(type_now)
    command(harbour, "collect", "2026-11-25")
    assert decisions(harbour) in (["approve"], ["decline"])
    assert words_in(harbour) == []


@pytest.mark.thorough
def test_a_tick_in_a_box_is_done_and_unticked_with_what_it_came_to_beside_it(harbour: GoogleDesk) -> None:
    row = FIRST_BOX + list(Box).index(Box.CHECK)
    harbour.person.type("Today", f"E{row + 1}", "TRUE")
    config = read_config({"sheet": harbour.key}, harbour.environ, Path("/nowhere"))
    sheet = MentoringSheet(config, TurnableClock())
    assert [one.said for one in sheet.do_now()] == ["nothing to mend"]
    cells = values(harbour, "Today")[row]
    assert cells[WORD_COLUMN] in {"", False, "FALSE"}
    assert cells[IN_WORDS_COLUMN] == "09:01: nothing to mend"


def test_a_box_that_is_ticked_after_a_long_look_is_seen_by_one_small_call(harbour: GoogleDesk) -> None:
    row = FIRST_BOX + list(Box).index(Box.STOP)
    backend = harbour.backend
    with backend.look_once():
        backend.read()
        harbour.person.type("Today", f"E{row + 1}", "TRUE")
        harbour.server.forget_calls()
        assert read_ticks_anew(backend, JUST_LOOKED) == ()
        assert harbour.server.weather.count("read") == 0
        harbour.clock.now += JUST_LOOKED
        traffic = Traffic()
        harbour.server.after_request(traffic.watch)
        assert [tick.box for tick in read_ticks_anew(backend, JUST_LOOKED)] == [Box.STOP]
        assert (traffic.reads, traffic.writes) == (1, 0)
        assert len(traffic.largest_read) < MOST_BYTES_OF_BOXES
        harbour.person.rename_tab("Today", "My desk")
        assert [tick.box for tick in read_ticks_anew(backend, JUST_LOOKED)] == [Box.STOP]


@pytest.mark.thorough
@pytest.mark.parametrize("column", "ABC")
def test_words_beside_a_box_stay_beside_it(harbour: GoogleDesk, column: str) -> None:
    row = FIRST_BOX + list(Box).index(Box.CHECK)
    config = read_config({"sheet": harbour.key}, harbour.environ, Path("/nowhere"))
    sheet = MentoringSheet(config, TurnableClock())
    harbour.person.type("Today", f"{column}{row + 1}", "ask Eve")
    for _ in range(2):
        run_pass(sheet)
        assert values(harbour, "Today")[row][:3] == [Box.CHECK.value, "ask Eve", WRONG_CELL]
    harbour.person.type("Today", f"B{row + 1}", "do it")
    assert [one.said for one in sheet.do_now()] == ["nothing to mend"]
    assert values(harbour, "Today")[row][:2] == [Box.CHECK.value, ""]


TYPED_OVER_CELLS = [f"{column}{FIRST + 1}" for column in "ABCDF"] + [
    "A1",
    "A2",
    "A4",
    "E1",
    f"B{HEADER_ROW + 1}",
    f"B{FIRST + 9}",
]


def told(desk: GoogleDesk, text: str) -> list[Any]:
    return [row[2] for row in values(desk, "Today") if len(row) > 2 and f"“{text}”" in str(row[2])]


@pytest.mark.every(4)
@pytest.mark.parametrize("cell", TYPED_OVER_CELLS)
def test_words_over_a_cell_that_we_draw_are_kept_beside_and_in_history_once(
    harbour: GoogleDesk, cell: str
) -> None:
    harbour.person.type("Today", cell, "ask Eve about this")
    for day in ("2026-11-24", "2026-11-25"):
        command(harbour, "introduce", day)
        assert len(told(harbour, "ask Eve about this")) == 1
    assert len([said for said in history(harbour) if "“ask Eve about this”" in said]) == 1
    assert values(harbour, "Today")[FIRST][:2] == ["To decide", "Gil for Ana"]


@pytest.mark.every(2)
@pytest.mark.parametrize("at", [0, 1, 2, 3, 4])
def test_words_over_a_cell_are_kept_during_whichever_call_they_are_typed(
    harbour: GoogleDesk, at: int
) -> None:
    calls, typed = iter(range(1000)), list[Any]()

    def type_now(call: Any) -> None:
        if call.kind in {"read", "write"} and next(calls) == at:
            typed.append(call)
            harbour.person.type("Today", f"B{FIRST + 1}", "ask Eve about this")

    harbour.server.before.append(type_now)
    command(harbour, "introduce", "2026-11-24")
    harbour.server.before.remove(type_now)
    command(harbour, "introduce", "2026-11-25")
    assert len(told(harbour, "ask Eve about this")) == len(typed)


@pytest.mark.thorough
def test_a_word_that_is_possible_goes_into_the_empty_green_cell_from_beside(harbour: GoogleDesk) -> None:
    harbour.person.type("Today", f"D{FIRST + 1}", "approve")
    command(harbour, "introduce", "2026-11-24")
    assert words_in(harbour) == ["approve"]
    for day in ("2026-11-25", "2026-11-26"):
        command(harbour, "collect", day)
    assert decisions(harbour) == ["approve"]
    assert history(harbour).count("approve") == 1


def test_an_overview_of_earlier_days_is_renamed_with_what_people_typed_in_it(
    desk: GoogleDesk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    old: list[list[Cell]] = [["What", "How it stands"], ["Needs open", "3"], ["Ring Gil!", None, "mine"]]
    people = [PEOPLE, GIL, ANA, EVE]
    desk.put({"Overview": old, "Participants": people, "Needs": [NEEDS, ANAS_NEED], "Settings": SETTINGS})
    monkeypatch.chdir(tmp_path)
    for name, value in {**desk.environ, "XDG_DATA_HOME": str(tmp_path)}.items():
        monkeypatch.setenv(name, value)
    command(desk, "pair")
    titles = [tab.title for tab in desk.backend.read().tabs]
    assert titles[0] == "Today"
    assert "Overview" not in titles
    assert values(desk, "Overview (old)")[2] == ["Ring Gil!", "", "mine"]
    assert [text for text in history(desk) if "Overview (old)" in text]
