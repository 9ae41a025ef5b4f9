"""A circle is invited, asks beforehand, meets with an agenda made of the questions, and is asked once how it was."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from mentorsheets.domain.apply_changes import apply
from mentorsheets.domain.changes import Changed
from mentorsheets.domain.model import Circle, CircleState, Decision, Need, NeedStatus, Person
from mentorsheets.domain.programme import Programme
from mentorsheets.relations.mail_parts import CirclePart, DigestPart
from tests.relations.simulation import SETTINGS, START, World

PEOPLE = tuple(Person(name, name.title(), f"{name}@example.org") for name in ("gil", "ada", "bea", "cem"))
NEEDS = tuple(
    Need(f"n{p.id}", p.id, "role-models", f"How did you become one, asks {p.id}") for p in PEOPLE[1:]
)


def world(**more: Any) -> World:
    circle = Circle("r1", "role-models", ("gil",), ("ada", "bea", "cem"), **more)
    return World(Programme(settings=SETTINGS, people=PEOPLE, needs=NEEDS, circles=(circle,)))


def invited(meets_on: date | None = START + timedelta(days=14)) -> World:
    found = world(decision=Decision.APPROVE, meets_on=meets_on)
    found.days(2)
    return found


def state(found: World) -> CircleState:
    return found.programme.circles[0].state


def test_nobody_is_invited_before_the_coordinator_said_so() -> None:
    found = world()
    found.days(10)
    assert not [due for _, due in found.sent if due.people]
    parts = [part for _, due in found.sent for part in due.parts]
    (line, *_) = [one.line for part in parts if isinstance(part, DigestPart) for one in part.waiting]
    assert line == "A circle on Role models"


def test_everybody_is_invited_once() -> None:
    found = invited()
    found.days(5)
    assert {p.id: found.kinds_to(p.id) for p in PEOPLE} == {p.id: ["circle-invitation"] for p in PEOPLE}


def test_the_agenda_is_made_of_what_those_who_come_want_to_ask_and_goes_to_them_alone() -> None:
    found = invited()
    found.say("gil", "r1", "yes")
    found.say("ada", "r1", "Did you ever want to give up?")
    found.say("bea", "r1", "yes")
    found.say("cem", "r1", "no")
    found.days(14)
    (questions,) = {
        part.questions
        for _, due in found.sent
        for part in due.parts
        if isinstance(part, CirclePart) and part.kind == "circle-agenda"
    }
    assert questions == ("Did you ever want to give up?", "How did you become one, asks bea")
    assert [p.id for p in PEOPLE if "circle-agenda" in found.kinds_to(p.id)] == ["gil", "ada", "bea"]


@pytest.mark.parametrize("coming", [("ada", "bea", "cem"), ("gil", "ada"), ()])
def test_without_enough_people_it_is_called_off_and_those_who_would_have_come_are_told(
    coming: tuple[str, ...],
) -> None:
    found = invited()
    for person in coming:
        found.say(person, "r1", "yes")
    found.days(14)
    assert state(found) is CircleState.CALLED_OFF
    assert [p.id for p in PEOPLE if "declined-kindly" in found.kinds_to(p.id)] == [
        p.id for p in PEOPLE if p.id in coming
    ]


def test_afterwards_each_who_came_is_asked_once_and_a_need_that_is_met_is_closed() -> None:
    found = invited()
    for person in ("gil", "ada", "bea"):
        found.say(person, "r1", "yes")
    found.days(25)
    assert state(found) is CircleState.HELD
    assert [found.kinds_to(p.id).count("circle-check-in") for p in PEOPLE] == [1, 1, 1, 0]
    found.answer("ada", "need met")
    found.write("bea", found.open_check_ins("bea")[-1].id, "please talk to me")
    found.days(3)
    assert [need.status for need in found.programme.needs] == [
        NeedStatus.MET,
        NeedStatus.OPEN,
        NeedStatus.OPEN,
    ]
    assert "safety-escalation" in {part.kind for _, due in found.sent for part in due.parts}


def test_a_circle_without_a_day_waits_and_is_given_up_in_the_end() -> None:
    found = invited(meets_on=None)
    assert state(found) is CircleState.INVITED
    found.days(70)
    assert state(found) is CircleState.CALLED_OFF


def test_a_circle_that_the_coordinator_takes_back_is_off() -> None:
    found = invited()
    found.say("ada", "r1", "yes")
    circle = found.programme.circles[0]
    found.programme = apply(found.programme, [Changed(circle, replace(circle, decision=Decision.DECLINE))])
    found.days(6)
    assert state(found) is CircleState.CALLED_OFF
    assert found.kinds_to("ada") == ["circle-invitation", "declined-kindly"]


def test_a_stranger_cannot_answer_for_the_circle() -> None:
    found = invited()
    assert date(2026, 1, 7) == found.today
    before = found.programme.history
    found.say("nobody", "r1", "yes")
    assert found.programme.history == before
