"""Thousands of rows at once go in parts of about 2 MB, and each part may be the last that arrives."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentorsheets.errors import Unreachable
from mentorsheets.sheet.backend import AppendRows, Operation, ReplaceRows, WriteCells
from mentorsheets.sheet.edits import AddRow, SetRow
from mentorsheets.sheet.google.parts import parts, row_size
from mentorsheets.sheet.writing.commit import commit
from tests.sheet.desks import records_of
from tests.sheet.google.acts import MoveColumn, Table
from tests.sheet.google.desk import GoogleDesk
from tests.sheets_server.weather import Call

WHY = "They asked for the same things, are free on the same evenings, and both like to sail. " * 200
TITLES = ["Match", "Giver", "Asker", "Needs", "Why", "Coordinator", "State", "Tag"]
MANY = [
    AddRow("Matches", {"Match": f"m{n}", "Giver": f"Person {n}", "Why": f"{WHY}{n}", "State": "proposed"})
    for n in range(300)
]


@pytest.fixture
def large(desk: GoogleDesk) -> GoogleDesk:
    desk.put({"Matches": [TITLES, ["old", "Gil", "Ana", None, None, None, "proposed", "row 0"]]})
    # Holding replies of this size to the discovery documents would take longer than all the rest.
    desk.server.after.clear()
    return desk


def keys(desk: GoogleDesk) -> list[str]:
    return [str(row["Match"]) for row in records_of(desk.backend, "Matches")]


@pytest.mark.thorough
def test_no_request_is_much_larger_than_google_advises(large: GoogleDesk) -> None:
    large.server.forget_calls()
    with large.backend.claimed("run"):
        commit(large.backend, MANY, large.backend.read())
    sizes = [call.size for call in large.server.calls if call.kind == "write"]
    assert large.server.weather.count("read") == 4
    assert keys(large) == ["old", *(f"m{n}" for n in range(300))]
    assert max(sizes) < 2_200_000
    # The claim and its end are two of them.
    assert len(sizes) == 5


@pytest.mark.thorough
@pytest.mark.parametrize("at", [2, 3])
def test_a_run_that_dies_between_two_parts_is_gone_on_with_by_the_next(large: GoogleDesk, at: int) -> None:
    calls = []

    def dies(call: Call) -> None:
        calls.append(call)
        if [one.kind for one in calls].count("write") == at:
            large.server.fail("reset", times=999)

    large.server.before.append(dies)
    with pytest.raises(Unreachable):
        commit(large.backend, [*MANY, SetRow("Matches", {"Match": "old"}, {"State": "ended"})])
    large.server.before.clear()
    large.server.weather.faults.clear()
    assert 0 < keys(large).index(f"m{len(keys(large)) - 2}") < 300
    commit(large.another(), MANY)
    assert sorted(keys(large)) == sorted(["old", *(f"m{n}" for n in range(300))])
    assert records_of(large.backend, "Matches")[0]["State"] == "ended"


@pytest.mark.thorough
def test_columns_that_are_moved_between_two_parts_get_what_is_theirs(large: GoogleDesk) -> None:
    calls = []

    def moves(call: Call) -> None:
        calls.append(call)
        if call.kind == "write" and [one.kind for one in calls].count("write") == 2:
            MoveColumn("Why", "Match")(Table(large.person))

    large.server.before.append(moves)
    commit(large.backend, MANY)
    records = [row for row in records_of(large.backend, "Matches") if row["Match"] != "old"]
    assert sorted(str(row["Match"]) for row in records) == sorted(f"m{n}" for n in range(300))
    assert all(row["Why"] == f"{WHY}{str(row['Match'])[1:]}" for row in records)


CELLS = st.one_of(st.none(), st.text(max_size=40), st.integers(), st.booleans(), st.dates())
ROWS = st.lists(st.tuples(CELLS, CELLS), max_size=12).map(tuple)
OPERATIONS = st.lists(
    st.one_of(
        st.builds(AppendRows, st.sampled_from("AB"), ROWS, st.just(0), st.booleans()),
        st.builds(ReplaceRows, st.just("C"), ROWS),
        st.builds(WriteCells, st.just("A"), st.dictionaries(st.tuples(st.just(1), st.just(2)), CELLS)),
    ),
    max_size=5,
)


@given(OPERATIONS, st.integers(100, 2000))
def test_all_rows_are_in_some_part_in_their_order_and_only_keyed_ones_wait(
    operations: Sequence[Operation], limit: int
) -> None:
    made = list(parts(operations, limit))
    assert made
    for tab in "AB":
        wanted = [
            row for one in operations if isinstance(one, AppendRows) and one.tab == tab for row in one.rows
        ]
        given_ = [
            row
            for part in made
            for one in part
            if isinstance(one, AppendRows) and one.tab == tab
            for row in one.rows
        ]
        assert sorted(map(repr, given_)) == sorted(map(repr, wanted))
    for part in made[1:]:
        added = [one for one in part if isinstance(one, AppendRows)]
        assert len(added) == len(part)
        assert all(one.keyed for one in added)
        several = sum(len(one.rows) for one in added) > 1
        assert not several or sum(row_size(row) for one in added for row in one.rows) <= limit
