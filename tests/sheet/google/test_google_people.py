"""People go on typing, sorting and moving while a run writes: what they typed stays, and the run's cells find home."""

import contextlib
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mentorsheets.errors import Busy
from mentorsheets.sheet.edits import AddRow, DrawTab, Edit, SetRow
from mentorsheets.sheet.writing.commit import commit
from tests.sheet.desks import records_of
from tests.sheet.google.acts import (
    ACTS,
    ROWS,
    TAB,
    TAGS,
    TITLES,
    Act,
    DeleteColumn,
    DeleteRow,
    Elsewhere,
    InsertAbove,
    InsertColumn,
    InsertRows,
    MoveColumn,
    MoveRow,
    Sort,
    Table,
    Type,
    Unseen,
)
from tests.sheet.google.desk import GoogleDesk
from tests.sheets_server.person import Person
from tests.sheets_server.server import SheetsServer
from tests.sheets_server.weather import Call
from tests.sheets_server.world import World

DAY = date(2026, 11, 21)
EDITS: list[Edit] = [
    *(SetRow(TAB, {"Match": f"m{n}"}, {"State": "approved", "Since": DAY}) for n in range(len(TAGS))),
    AddRow(
        TAB, {"Match": "m9", "Giver": "new@example.org", "Why": "=new", "State": "proposed", "Since": DAY}
    ),
    DrawTab("Problems", ({"Tab": "Needs", "Cell": "B2"}, {"Tab": "Needs", "Cell": "B3"})),
]


class Scene:
    """A sheet at Google, and beside it the same sheet under people's hands alone."""

    def __init__(self, server: SheetsServer, folder: Path) -> None:
        self.desk = GoogleDesk(server, folder)
        self.desk.put({TAB: [TITLES, *ROWS], "Problems": [["Tab", "Cell", "There stands"], ["Old", "A1"]]})
        world = World()
        book = world.new_book("Harbour", "ann@example.org")
        book.restore(self.desk.person.book.snapshot())
        self.tables = Table(self.desk.person), Table(Person(world, book, "ann@example.org"))

    def act(self, act: Act) -> None:
        """Do the same to both, unless what it is about is out of sight in the instant before all is put right."""
        with contextlib.suppress(Unseen):
            act(self.tables[0])
            act(self.tables[1])

    def run(self, plan: Mapping[int, Act]) -> None:
        """Commit the edits while, before the n-th call to Google, the n-th act of the plan happens."""
        calls = iter(range(1000))

        def interfere(call: Call) -> None:
            number = next(calls) if call.kind in {"read", "write"} else None
            if number is not None and number in plan:
                self.act(plan[number])

        self.desk.server.before.append(interfere)
        try:
            commit(self.desk.backend, EDITS)
        except Busy:
            assert plan
        finally:
            self.desk.server.before.remove(interfere)

    def check(self) -> None:
        """Nothing of people's differs, and a run without disturbance settles the rest."""
        with_run, alone = (table.of_people() for table in self.tables)
        assert {tag: with_run.get(tag) for tag in alone} == alone
        assert set(with_run) <= set(alone)
        commit(self.desk.backend, EDITS)
        assert {tag: self.tables[0].of_people()[tag] for tag in alone} == alone
        self.check_machine()

    def check_machine(self) -> None:
        table = self.tables[0]
        lines, header = table.lines(), table.header()
        records = [
            {title: line[at] if at < len(line) else "" for at, title in enumerate(lines[header - 1]) if title}
            for line in lines[header:]
        ]
        for record in filter(lambda one: one["Match"], records):
            # Whoever deletes a column of the machine's deletes what stood in it.
            expected = {"proposed", ""} if record["Match"] == "m9" else {"approved"}
            assert record["State"] in expected, record
            assert record["Since"] in ({46347, ""} if record["Match"] == "m9" else {46347})
            if record.get("Tag"):
                assert record["Match"] == f"m{TAGS.index(record['Tag'])}"
        assert [record["Match"] for record in records].count("m9") == 1
        assert [row["Cell"] for row in records_of(self.desk.backend, "Problems")] == ["B2", "B3"]


@pytest.mark.every(8)
@pytest.mark.parametrize(
    "act",
    [
        Type("row 2", "Notes", "typed at the last moment"),
        Sort("Giver", down=True),
        InsertRows("row 1", 2),
        DeleteRow("row 0"),
        MoveRow("row 5", "row 0"),
        InsertColumn("Giver", "Mine 1"),
        InsertColumn("State", "Mine 1"),
        MoveColumn("Notes", "Giver"),
        MoveColumn("State", "Match"),
        DeleteColumn("Notes"),
        DeleteColumn("Why"),
        DeleteColumn("State"),
        InsertAbove(),
        Elsewhere("tab"),
        Elsewhere("filter"),
        Elsewhere("name"),
    ],
    ids=str,
)
@pytest.mark.parametrize("call", range(4))
def test_an_act_before_any_call_loses_nothing(
    server: SheetsServer, tmp_path: Path, act: Act, call: int
) -> None:
    scene = Scene(server, tmp_path)
    scene.run({call: act})
    scene.check()


@pytest.mark.thorough
@settings(max_examples=40)
@given(plan=st.dictionaries(st.integers(0, 7), ACTS, max_size=5))
def test_whatever_people_do_between_calls_stays_as_they_left_it(
    server: SheetsServer, tmp_path_factory: pytest.TempPathFactory, plan: Mapping[int, Act]
) -> None:
    scene = Scene(server, tmp_path_factory.mktemp("scene"))
    scene.run(plan)
    scene.check()


def test_a_whole_run_takes_few_calls(server: SheetsServer, tmp_path: Path) -> None:
    scene = Scene(server, tmp_path)
    server.forget_calls()
    with scene.desk.backend.claimed("run"):
        commit(scene.desk.backend, EDITS, scene.desk.backend.read())
    assert (server.weather.count("read"), server.weather.count("write")) == (4, 3)
