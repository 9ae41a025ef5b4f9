"""A run that dies at any call, with people at work all the while: the next run leaves the sheet as it should be."""

import contextlib
from collections.abc import Mapping, Sequence
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mentorsheets.errors import MentorsheetsError
from mentorsheets.sheet.backend import ChangedMeanwhile, WriteCells
from mentorsheets.sheet.writing.commit import commit
from tests.sheet.desks import rows_of
from tests.sheet.google.acts import (
    ACTS,
    ROWS,
    TAB,
    TITLES,
    Act,
    DeleteColumn,
    InsertColumn,
    MoveColumn,
    Sort,
    Type,
)
from tests.sheet.google.desk import GoogleDesk
from tests.sheet.google.test_google_people import EDITS, Scene
from tests.sheets_server.server import SheetsServer
from tests.sheets_server.weather import Call

MOVES: list[Act] = [
    Sort("Giver", down=True),
    MoveColumn("Notes", "State"),
    MoveColumn("State", "Giver"),
    InsertColumn("Giver", "Mine 1"),
    DeleteColumn("Since"),
]
LAST_WORD: Act = Type("row 3", "Notes", "typed in the same second")


class Crash(Scene):
    """The same scene, with a run that dies at a call: what it asked for is done, or not, but it never learns."""

    def dies(
        self, plan: Mapping[int, tuple[Type | MoveColumn, Act] | Sequence[Act]], at: int, *, done: bool
    ) -> None:
        server = self.desk.server
        calls = iter(range(1000))

        def interfere(call: Call) -> None:
            number = next(calls) if call.kind in {"read", "write"} else None
            if number == at:
                if done:
                    server.fail("lost_reply", times=1)
                server.fail("reset", times=99)
            if number is not None and number <= at:
                for act in plan.get(number, ()):
                    self.act(act)

        server.before.append(interfere)
        with contextlib.suppress(MentorsheetsError), self.desk.backend.claimed("dies"):
            commit(self.desk.backend, EDITS)
        server.before.remove(interfere)
        server.weather.faults.clear()

    def comes_back(self) -> None:
        """Another run begins when the claim of the dead one is over."""
        self.desk.clock.now += timedelta(minutes=16)
        self.desk.backend = self.desk.another()
        with self.desk.backend.claimed("comes back"):
            commit(self.desk.backend, EDITS)
        self.check()
        tabs = self.desk.person.tabs()
        assert [tab for tab in tabs if " wrote" in tab or " before " in tab] == []


@pytest.mark.every(4)
@pytest.mark.parametrize("act", MOVES, ids=str)
@pytest.mark.parametrize("done", [True, False], ids=["done", "not done"])
def test_a_run_that_dies_in_the_instant_of_a_move_is_settled_by_the_next(
    server: SheetsServer, tmp_path: Path, act: Act, done: bool
) -> None:
    scene = Crash(server, tmp_path)
    scene.dies({3: (LAST_WORD, act)}, at=3, done=done)
    scene.comes_back()


@pytest.mark.every(4)
@pytest.mark.parametrize("at", range(9))
def test_a_run_that_dies_at_any_call_while_it_takes_back_is_settled_by_the_next(
    server: SheetsServer, tmp_path: Path, at: int
) -> None:
    scene = Crash(server, tmp_path)
    scene.dies(
        {4: (LAST_WORD, MOVES[1]), 6: (MOVES[2], Type("row 1", "Notes", "and this"))}, at=at, done=True
    )
    scene.act(Sort("Tag", down=True))
    scene.comes_back()


@pytest.mark.thorough
@settings(max_examples=25)
@given(
    plan=st.dictionaries(st.integers(0, 8), st.lists(ACTS, min_size=1, max_size=3), max_size=4),
    at=st.integers(0, 8),
    done=st.booleans(),
    since=st.lists(ACTS, max_size=2),
)
def test_whatever_people_do_around_a_crash_stays_as_they_left_it(
    server: SheetsServer,
    tmp_path_factory: pytest.TempPathFactory,
    plan: Mapping[int, Sequence[Act]],
    at: int,
    done: bool,
    since: Sequence[Act],
) -> None:
    scene = Crash(server, tmp_path_factory.mktemp("scene"))
    scene.dies(plan, at, done=done)
    for act in since:
        scene.act(act)
    scene.comes_back()


def test_what_is_typed_into_a_cell_of_the_machines_in_the_same_second_is_looked_at_before_it_gives_way(
    desk: GoogleDesk,
) -> None:
    desk.put({TAB: [TITLES, *ROWS]})
    seen = desk.backend.read()
    done: list[None] = []

    def interfere(call: Call) -> None:
        if call.kind == "write" and not done:
            desk.type(TAB, "G3", "ended")
            done.append(None)

    desk.server.before.append(interfere)
    with pytest.raises(ChangedMeanwhile):
        desk.backend.write([WriteCells(TAB, {(2, 6): "asked", (3, 6): "asked"})], seen)
    assert [row[6] for row in rows_of(desk.backend, TAB)[1:5]] == [
        "proposed",
        "ended",
        "proposed",
        "proposed",
    ]


def test_a_record_that_somebody_spoilt_does_no_harm(desk: GoogleDesk) -> None:
    desk.put({TAB: [TITLES, *ROWS]})
    seen = desk.backend.read()
    calls = []

    def dies(call: Call) -> None:
        calls.append(call)
        if call.kind == "write" and len(desk.server.weather.faults) == 0:
            desk.sort(TAB, 2)
            desk.server.fail("lost_reply", times=1)
            desk.server.fail("reset", times=99)

    desk.server.before.append(dies)
    with pytest.raises(MentorsheetsError):
        desk.backend.write([WriteCells(TAB, {(2, 6): "asked"})], seen)
    desk.server.before.clear()
    desk.server.weather.faults.clear()
    record = next(tab for tab in desk.person.tabs() if tab.endswith(" wrote"))
    desk.person.type(record, "A1", "{")
    with desk.another().claimed("next"):
        pass
    assert not [tab for tab in desk.person.tabs() if " wrote" in tab or " before " in tab]
