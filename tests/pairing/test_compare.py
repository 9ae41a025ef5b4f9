"""Two plans side by side: who gains, who loses, in people and needs."""

from dataclasses import replace
from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from mentorsheets.domain.events import Event
from mentorsheets.domain.model import HistoryEntry, Match, MatchState, Standing
from mentorsheets.pairing.compare import Helping, PlanSide, compare, side_of_plan, side_on
from mentorsheets.pairing.propose import propose
from tests.pairing.communities import examples
from tests.pairing.test_propose import TODAY, asker, giver, need, programme

HELPING = st.builds(
    Helping,
    st.sampled_from(("rosa", "lu")),
    st.sampled_from(("ana", "bo")),
    st.frozensets(st.sampled_from("ab"), min_size=1),
)
SIDE = st.builds(
    PlanSide,
    st.lists(HELPING, max_size=3, unique_by=lambda one: (one.giver, one.asker)).map(tuple),
    st.dictionaries(
        st.tuples(st.sampled_from(("ana", "bo")), st.sampled_from("ab")), st.integers(1, 2), max_size=4
    ),
)


@given(SIDE, SIDE)
@examples(60)
def test_the_other_way_round_who_gains_loses_by_as_much(one: PlanSide, other: PlanSide) -> None:
    there, back = compare(one, other), compare(other, one)
    assert there.people == back.people[::-1]
    assert there.needs == back.needs[::-1]
    assert {change.person: -change.weight for change in there.changes} == {
        change.person: change.weight for change in back.changes
    }
    known = {one.asker for one in (*one.helping, *other.helping)}
    by_person = sum(change.met[1] - change.met[0] for change in there.changes)
    assert known or not there.changes
    if one.asked == other.asked:
        assert there.needs[1] - there.needs[0] == by_person


def test_who_gains_and_who_loses_by_another_giver_is_told() -> None:
    one = programme(giver(), asker("ana"), asker("bo"), needs=[need("ana"), need("bo", priority=1)])
    bos = replace(one, people=(*one.people[:1], asker("ana", standing=Standing.PAUSED), asker("bo")))
    found = compare(side_of_plan(one, propose(one, TODAY)), side_of_plan(bos, propose(bos, TODAY)))
    assert (found.people, found.needs, found.matches) == ((1, 1), (1, 1), (1, 1))
    assert [(change.person, change.weight > 0) for change in found.changes] == [("bo", True), ("ana", False)]


def test_an_earlier_day_is_as_the_history_and_the_rows_tell() -> None:
    week, day = timedelta(days=7), TODAY - timedelta(days=3)
    there = [
        Match("ended since", "gil", "ana", ("role-models",), state=MatchState.ENDED, since=day),
        Match("proposed since", "lu", "ana", ("role-models",), since=day),
        Match(
            "active all along", "gil", "bo", ("role-models",), state=MatchState.ACTIVE, since=TODAY - 2 * week
        ),
    ]
    history = (
        HistoryEntry("1", TODAY - 2 * week, Event.PROPOSED, match="ended since"),
        HistoryEntry("2", day, "ended", match="ended since", was=MatchState.ACTIVE, now=MatchState.ENDED),
        HistoryEntry("3", day, Event.PROPOSED, match="proposed since"),
    )
    people = programme(
        giver(),
        giver("lu"),
        asker(),
        asker("bo"),
        needs=[need(), need("bo")],
        matches=tuple(there),
        history=history,
    )
    assert {(one.giver, one.asker) for one in side_on(people, TODAY - week).helping} == {
        ("gil", "ana"),
        ("gil", "bo"),
    }
