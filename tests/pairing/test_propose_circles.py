"""Circles in a programme: proposed once, kept while they stand, and not pressed on anybody."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from mentorsheets.domain.apply_changes import apply
from mentorsheets.domain.changes import Changed
from mentorsheets.domain.ids import circle_id
from mentorsheets.domain.model import Circle, CircleState, Decision, Need, Person, Slot, Standing
from mentorsheets.domain.programme import Programme
from mentorsheets.domain.settings import Settings
from mentorsheets.pairing.propose import propose

TODAY = date(2026, 11, 21)
EVENING = (Slot(1, 18 * 60, 20 * 60),)
ASKERS = ("ana", "bo", "cy", "dee")


def person(person_id: str, **more: Any) -> Person:
    address = f"{person_id}@example.org"
    return Person(person_id, person_id.title(), address, languages=("English",), availability=EVENING, **more)


def programme(
    *more_people: Person, askers: tuple[str, ...] = ASKERS, circles: bool = True, places: int = 1
) -> Programme:
    host = person("gil", offers=frozenset({"role-models"}), can_support=places)
    return Programme(
        Settings(circles=circles),
        people=(host, *map(person, askers), *more_people),
        needs=tuple(Need(f"{asker}/role-models", asker, "role-models") for asker in askers),
    )


def proposed(whole: Programme, day: date = TODAY) -> Programme:
    """Return the programme after what it is proposed has been written."""
    return apply(whole, propose(whole, day).changes)


def decided(whole: Programme, **said: Any) -> Programme:
    (circle,) = whole.circles
    return apply(whole, [Changed(circle, replace(circle, **said))])


def test_more_askers_than_places_are_proposed_a_circle() -> None:
    now = proposed(programme())
    name = circle_id("role-models", ("gil", *ASKERS), TODAY)
    assert now.circles == (Circle(name, "role-models", ("gil",), ASKERS, since=TODAY),)
    assert now.matches == ()


def test_no_circle_is_proposed_unless_the_settings_say_so() -> None:
    assert proposed(programme(circles=False)).circles == ()


@pytest.mark.parametrize(
    "said",
    [
        {},
        {"decision": Decision.APPROVE, "state": CircleState.INVITED},
        {"decision": Decision.APPROVE, "state": CircleState.READY, "meets_on": TODAY},
    ],
)
@pytest.mark.parametrize("days", [0, 1])
@pytest.mark.parametrize("afresh", [False, True])
def test_a_circle_that_stands_keeps_its_host_and_its_needs_so_that_another_run_changes_nothing(
    said: dict[str, Any], days: int, afresh: bool
) -> None:
    now = decided(proposed(programme()), **said)
    plan = propose(now, TODAY + timedelta(days=days), afresh=afresh)
    assert (plan.changes, plan.unmet, plan.circles_kept) == ((), (), now.circles)


def test_a_crowd_of_twelve_gets_two_circles_if_the_host_has_room_and_another_run_changes_nothing() -> None:
    crowd = tuple(f"asker{number:02}" for number in range(12))
    now = proposed(programme(askers=crowd, places=2))
    assert sorted(asker for circle in now.circles for asker in circle.askers) == list(crowd)
    assert len(now.circles) == 2
    assert propose(now, TODAY).changes == ()


def test_a_circle_takes_one_place_of_its_host_and_leaves_the_rest() -> None:
    now = decided(proposed(programme()), decision=Decision.APPROVE, state=CircleState.INVITED)
    eve = person("eve")
    now = replace(
        now,
        people=(replace(now.people[0], can_support=2), *now.people[1:], eve),
        needs=(*now.needs, Need("eve/role-models", "eve", "role-models")),
    )
    assert [match.people for match in propose(now, TODAY).new] == [("gil", "eve")]
    full = replace(now, people=(replace(now.people[0], can_support=1), *now.people[1:]))
    assert [gap.person for gap in propose(full, TODAY).unmet] == ["eve"]


def test_another_need_of_somebody_in_a_circle_is_still_sought() -> None:
    now = proposed(programme())
    helper = person("hal", offers=frozenset({"accountability"}))
    need = Need("ana/accountability", "ana", "accountability")
    now = replace(now, people=(*now.people, helper), needs=(*now.needs, need))
    assert [match.people for match in propose(now, TODAY).new] == [("hal", "ana")]


@pytest.mark.parametrize(
    "said",
    [{"decision": Decision.DECLINE}, {"state": CircleState.CALLED_OFF}, {"state": CircleState.HELD}],
)
def test_what_was_declined_or_called_off_or_has_just_met_is_not_proposed_again(said: dict[str, Any]) -> None:
    plan = propose(decided(proposed(programme()), **said), TODAY + timedelta(days=1))
    assert (plan.circles, len(plan.new)) == ((), 1)


def test_a_declined_circle_leaves_its_askers_to_another_host() -> None:
    now = decided(proposed(programme()), decision=Decision.DECLINE)
    other = person("hal", offers=frozenset({"role-models"}))
    (circle,) = propose(replace(now, people=(*now.people, other)), TODAY).circles
    assert circle.givers == ("hal",)


def test_a_circle_may_meet_again_after_a_season() -> None:
    now = decided(proposed(programme()), state=CircleState.HELD)
    assert len(propose(now, TODAY + timedelta(days=91)).circles) == 1


@pytest.mark.parametrize("decision", [None, Decision.APPROVE])
def test_a_proposal_whose_host_left_is_taken_back_unless_it_was_decided_on(decision: Decision | None) -> None:
    now = decided(proposed(programme()), decision=decision)
    now = replace(now, people=(replace(now.people[0], standing=Standing.LEFT), *now.people[1:]))
    gone = [circle.state for circle in proposed(now).circles]
    assert gone == [CircleState.PROPOSED if decision else CircleState.CALLED_OFF]
