"""What is brought up to date step by step is the same as what is made anew."""

from contextvars import Context
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from mentorsheets.domain.apply_changes import apply
from mentorsheets.domain.changes import Added, Changed
from mentorsheets.domain.events import PersonEvent
from mentorsheets.domain.model import CheckIn, Message
from mentorsheets.relations.groups import regroup
from mentorsheets.relations.history import past_of
from mentorsheets.relations.transitions import personal_entry
from tests.relations.simulation import World, community

MONDAY = date(2026, 11, 23)


@dataclass(frozen=True, eq=False)
class Record:
    keys: tuple[str, ...]


RECORDS = st.lists(
    st.lists(st.sampled_from("abc"), max_size=2, unique=True).map(tuple).map(Record), max_size=8
)


def keys_of(record: Any) -> Any:
    return record.keys


@given(RECORDS, RECORDS, st.data())
def test_groups_of_records_that_were_changed_and_added_are_those_of_all_records(
    was: Any, added: Any, data: Any
) -> None:
    now = [
        data.draw(
            st.just(one)
            | st.builds(Record, st.just(one.keys))
            | RECORDS.filter(bool).map(lambda some: some[0])
        )
        for one in was
    ]
    before = regroup({}, (), tuple(was), keys_of)
    after = (*now, *added)
    assert regroup(before, tuple(was), after, keys_of) == regroup({}, (), after, keys_of)


@given(RECORDS.filter(bool), st.data())
def test_records_that_changed_places_or_stand_twice_are_found_where_they_stand(
    records: Any, data: Any
) -> None:
    rows = st.lists(st.sampled_from(records), min_size=1, max_size=9).map(tuple)
    was = data.draw(rows)
    moved = data.draw(st.permutations(was).map(tuple) | rows)
    before = regroup({}, (), was, keys_of)
    assert regroup(before, was, moved, keys_of) == regroup({}, (), moved, keys_of)


@given(RECORDS, st.data())
def test_records_that_are_gone_are_in_no_group(was: Any, data: Any) -> None:
    left = tuple(data.draw(st.lists(st.sampled_from(was), unique=True))) if was else ()
    before = regroup({}, (), tuple(was), keys_of)
    assert regroup(before, tuple(was), left, keys_of) == regroup({}, (), left, keys_of)


def asked_of(past: Any, programme: Any) -> Any:
    """Return the answers of the past to all that is asked of it again and again."""
    sides = [(side, match.id) for match in programme.matches for side in match.people]
    return (
        [past.carried(person.id) for person in programme.people],
        [past.is_quiet(person.id) for person in programme.people],
        [past.unanswered(*side) for side in sides],
        [past.unanswered_days(*side) for side in sides],
        [past.unheard(*side) for side in sides],
    )


def one_more(what: Any, n: Any, programme: Any) -> Any:
    """Return a programme in which one more thing stands that concerns one person."""
    if what == "mail":
        mail = Message(f"n{n}", "check-in", "p0", f"{n}", "sent", MONDAY, carries=(f"check-in/{n}",))
        return apply(programme, [Added(mail)])
    if what == "sign":
        return apply(
            programme, [personal_entry(PersonEvent.BACK, "p0", MONDAY + timedelta(days=90 + n), f"{n}")]
        )
    if what == "question":
        match = programme.matches[0].id
        return apply(programme, [Added(CheckIn(f"n{n}", "p0", match, "general", "How?", MONDAY))])
    rows = [row for row in programme.check_ins if row.person == "p0" and not row.answer]
    return apply(programme, [Changed(row, replace(row, answer="met")) for row in rows[:1]])


@cache
def forty_days_on() -> Any:
    """Return a programme of two whose relationships began forty days ago."""
    world = World(community(2))
    for match in world.programme.matches:
        world.decide(match.id)
    world.days(1)
    for match in world.programme.matches:
        world.say("p0", match.id, "yes")
        world.say("p1", match.id, "yes")
    world.days(40)
    return world.programme


@given(st.lists(st.sampled_from(["mail", "sign", "question", "answer"]), min_size=1, max_size=8))
def test_the_past_that_goes_along_is_that_of_the_sheet_whatever_comes_in(things: Any) -> None:
    programme = forty_days_on()
    past = past_of(programme)
    for n, what in enumerate(things):
        asked_of(past, programme)
        programme = one_more(what, n, programme)
        # In a context of its own nothing was indexed before.
        past, anew = past_of(programme, past), Context().run(past_of, programme)
        assert past == anew
        assert past_of(replace(programme)) == anew
        assert asked_of(past, programme) == asked_of(anew, programme)


def test_a_programme_that_did_not_change_has_the_same_past() -> None:
    programme = community(3)
    past = past_of(programme)
    assert past_of(programme, past) is past
