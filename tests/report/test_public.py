"""The page for everybody: whoever compares two of them, weeks apart, learns of nobody."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentorsheets.domain.catalogue import DEFAULT
from mentorsheets.domain.events import Event, NeedEvent, PersonEvent
from mentorsheets.domain.model import (
    Day,
    HistoryEntry,
    Match,
    MatchState,
    Need,
    Person,
    Registration,
)
from mentorsheets.domain.programme import Programme
from mentorsheets.report.disclosure import round_to_five
from mentorsheets.report.public import Quarter, count_public, find_last_closed

QUARTER = Quarter(2027, 1)
KINDS = [kind.id for kind in DEFAULT]
BEGAN = date(2026, 12, 1)
LIVES = st.lists(
    st.tuples(
        st.integers(0, 150),
        st.lists(st.tuples(st.sampled_from(KINDS), st.integers(0, 150)), max_size=3),
        st.sampled_from([None, 10, 60, 130]),
    ),
    min_size=20,
    max_size=40,
)
"""People by the day on which they came (from 1 December), what they asked for on which day, and when they left."""


def day(number: int) -> date:
    return BEGAN + timedelta(days=number)


def live(lives: Sequence[tuple[int, list[tuple[str, int]], int | None]]) -> Programme:
    """Make a programme of these people; the next one in the list helps each with what they ask for."""
    people, needs, matches, history, register = [], [], [], [], []
    for number, (came, asks, left) in enumerate(lives):
        me, other = f"p{number}", f"p{(number + 1) % len(lives)}"
        people.append(Person(me, f"Person {number}", None))
        register.append(Registration(me, "", f"Person {number}", Day(day(came))))
        if left is not None:
            history.append(HistoryEntry(f"l{me}", day(left), PersonEvent.LEFT, me))
        for place, (kind, asked) in enumerate(asks):
            need, match = f"n{me}-{place}", f"m{me}-{place}"
            needs.append(Need(need, me, kind, asked_since=Day(day(asked))))
            matches.append(Match(match, other, me, (kind,), state=MatchState.INTRODUCED))
            history.append(HistoryEntry(f"a{need}", day(asked), NeedEvent.ASKS, me, need))
            on = day(asked + 7 * (number % 4))
            states = (MatchState.ASKED, MatchState.INTRODUCED)
            history.append(HistoryEntry(f"i{match}", on, Event.ASKER_YES, me, match, *states))
    history.sort(key=lambda entry: (entry.on, entry.id))
    return Programme(
        people=tuple(people),
        needs=tuple(needs),
        matches=tuple(matches),
        history=tuple(history),
        register=tuple(register),
    )


def told(programme: Programme) -> Mapping[str, str] | None:
    """Return what the page says, as a second run says it: by what stands in Published, if anything does."""
    return programme.published.get(str(QUARTER)) or count_public(programme, QUARTER)


def without(programme: Programme, person: str) -> Programme:
    """Return a programme from which somebody is gone with all that tells of them."""
    gone = {match.id for match in programme.matches if person in match.people}
    gone |= {need.id for need in programme.needs if need.person == person}
    return replace(
        programme,
        people=tuple(one for one in programme.people if one.id != person),
        register=tuple(one for one in programme.register if one.id != person),
        needs=tuple(one for one in programme.needs if one.person != person),
        matches=tuple(one for one in programme.matches if one.id not in gone),
        history=tuple(one for one in programme.history if one.person != person and one.match not in gone),
    )


@given(LIVES, st.data())
def test_once_told_it_says_the_same_whoever_is_forgotten_or_comes(
    lives: list[tuple[int, list[tuple[str, int]], int | None]], data: st.DataObject
) -> None:
    before = live(lives)
    first = count_public(before, QUARTER)
    if first is None:
        return
    frozen = replace(before, published={str(QUARTER): first})
    number = data.draw(st.integers(0, len(lives) - 1))
    assert told(without(frozen, f"p{number}")) == first
    came = (data.draw(st.integers(0, 200)), [("role", 100)], None)
    assert told(replace(live([*lives, came]), published=frozen.published)) == first


@given(LIVES, st.integers(122, 400), st.lists(st.sampled_from(KINDS), max_size=3))
def test_whoever_comes_after_the_quarter_changes_nothing_of_it(
    lives: list[tuple[int, list[tuple[str, int]], int | None]], came: int, kinds: list[str]
) -> None:
    assert day(122) > QUARTER.ends
    joined = live([*lives, (came, [(kind, came) for kind in kinds], None)])
    # The last one now has another helper, whom nothing on the page tells.
    assert count_public(joined, QUARTER) == count_public(live(lives), QUARTER)


EARLY_LIVES = st.lists(
    st.tuples(
        st.integers(0, 60),
        st.lists(st.tuples(st.sampled_from(KINDS), st.integers(0, 95)), max_size=3),
        st.sampled_from([None, None, 10, 60, 110]),
    ),
    min_size=20,
    max_size=40,
)
"""People of whom nothing is told after the quarter."""
AFTER = Quarter(2027, 2)


def told_after(lives: Sequence[tuple[int, list[tuple[str, int]], int | None]], then: Programme) -> None:
    """Hold the page of the next quarter, of `then`, against that of the quarter, of `lives`: nothing moved."""
    first = count_public(live(lives), QUARTER)
    if first is not None:
        again = count_public(replace(then, published={str(QUARTER): first}), AFTER)
        assert again is None or again == first


@given(EARLY_LIVES, st.integers(125, 200), st.lists(st.sampled_from(KINDS), max_size=4, unique=True))
def test_two_quarters_beside_one_another_tell_nothing_of_one_person_who_came_between(
    lives: list[tuple[int, list[tuple[str, int]], int | None]], came: int, kinds: list[str]
) -> None:
    told_after(lives, live([*lives, (came, [(kind, came) for kind in kinds], None)]))


@given(EARLY_LIVES, st.data())
def test_nor_of_one_person_who_left_or_asked_for_more(
    lives: list[tuple[int, list[tuple[str, int]], int | None]], data: st.DataObject
) -> None:
    number = data.draw(st.integers(0, len(lives) - 1))
    came, asks, left = lives[number]
    more = [*asks, (data.draw(st.sampled_from(KINDS)), data.draw(st.integers(125, 180)))]
    one = (came, more, left) if data.draw(st.booleans()) else (came, asks, left or 130)
    told_after(lives, live([*lives[:number], one, *lives[number + 1 :]]))


def test_a_figure_moves_once_five_people_changed_it_also_in_small_steps() -> None:
    many: list[tuple[int, list[tuple[str, int]], int | None]] = [(0, [(KINDS[0], 1)], None)] * 22
    published: dict[str, Mapping[str, str]] = {}
    shown = []
    for number in range(1, 5):
        quarter = Quarter(2027, number)
        came = [(on, [(KINDS[0], on)], None) for q in range(2, number + 1) for on in [q * 90 - 30] * 2]
        found = count_public(replace(live([*many, *came]), published=published), quarter) or {}
        published[str(quarter)] = found
        shown.append(found["people"])
    assert shown == ["about 20", "about 20", "about 20", "about 30"]


def test_what_an_older_page_called_none_is_told_as_few() -> None:
    lives: list[tuple[int, list[tuple[str, int]], int | None]] = [(0, [(KINDS[0], 1)], None)] * 22
    first = count_public(live(lives), QUARTER) or {}
    title = next(kind.title for kind in DEFAULT if kind.id == KINDS[1])
    old = {str(QUARTER): {**first, f"asked/{title}": "none"}}
    then = count_public(replace(live([*lives, (125, [(KINDS[1], 125)], None)]), published=old), AFTER) or {}
    assert then[f"asked/{title}"] == "fewer than 5"


@given(LIVES)
def test_no_figure_is_a_number_that_was_counted(
    lives: list[tuple[int, list[tuple[str, int]], int | None]],
) -> None:
    for figure, shown in (count_public(live(lives), QUARTER) or {}).items():
        if figure != "weeks":
            numbers = [int(word) for word in shown.split() if word.isdecimal()]
            assert all(round_to_five(number) == number for number in numbers)


def test_of_few_people_nothing_is_told() -> None:
    assert count_public(live([(0, [("role", 1)], None)] * 19), QUARTER) is None
    assert count_public(live([(0, [("role", 1)], None)] * 20), QUARTER) is not None


def test_it_tells_who_asks_for_what_how_many_found_somebody_and_how_soon() -> None:
    asks = [(0, [(KINDS[0], 1)], None)] * 23 + [(0, [(KINDS[1], 1)], None)] * 3
    found = count_public(live(asks), QUARTER) or {}
    titles = {kind.id: kind.title for kind in DEFAULT}
    assert found[f"asked/{titles[KINDS[0]]}"] == "about 25"
    assert found[f"asked/{titles[KINDS[1]]}"] == "fewer than 5"
    assert found[f"asked/{titles[KINDS[2]]}"] == "fewer than 5"
    assert (found["people"], found["helped"], found["weeks"]) == ("about 25", "nearly all", "1")


@pytest.mark.parametrize(
    ("today", "quarter"),
    [
        (date(2027, 1, 1), "2026-Q4"),
        (date(2027, 3, 31), "2026-Q4"),
        (date(2027, 4, 1), "2027-Q1"),
        (date(2027, 12, 31), "2027-Q3"),
    ],
)
def test_the_last_quarter_that_is_over(today: date, quarter: str) -> None:
    assert str(find_last_closed(today)) == quarter
    assert find_last_closed(today).ends < today
