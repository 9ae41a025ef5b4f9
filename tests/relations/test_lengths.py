"""One conversation, a stretch, and what the one who asked says of their need when it ends."""

from typing import Any

import pytest

from mentorsheets.domain.events import Event
from mentorsheets.domain.model import NeedStatus
from mentorsheets.domain.question_bank import ONE_TALK
from mentorsheets.relations.duration import WEEKS_FOR_ONE_TALK
from tests.relations.simulation import MatchState, World, introduced, until_asked
from tests.relations.waiting import waiting_again


def closing_part(world: World, person: str) -> Any:
    return next(
        part
        for _, due in world.sent
        for part in due.parts
        if part.kind == "closing-questions" and part.person == person
    )


def test_until_one_conversation_was_had_nothing_else_is_asked() -> None:
    world, _ = introduced(length=0)
    world.days(40)
    asked = [row.question for row in world.programme.check_ins if row.person == "p0"]
    assert asked[0] in ONE_TALK
    assert set(asked) <= set(ONE_TALK)


def test_one_conversation_that_never_comes_about_is_let_go_on_purpose() -> None:
    world, match = introduced(length=0)
    for _ in range(7 * WEEKS_FOR_ONE_TALK + 9):
        world.days(1)
        for person in ("p0", "p1"):
            world.answer(person, "not yet")
    assert world.state(match) in {MatchState.CLOSING, MatchState.ENDED}
    assert closing_part(world, "p0").cause == Event.LENGTH_REACHED
    assert {need.status for need in world.programme.needs if need.person == "p0"} == {NeedStatus.OPEN}


@pytest.mark.parametrize(
    ("said", "status", "waits"),
    [
        ("need met", NeedStatus.MET, False),
        ("still needed", NeedStatus.OPEN, True),
        ("", NeedStatus.OPEN, True),
    ],
)
def test_at_an_ending_the_one_who_asked_says_whether_the_need_is_met(
    said: str, status: NeedStatus, waits: bool
) -> None:
    world, match = introduced(length=0, needs=1)
    until_asked(world, "p1")
    world.answer("p1", "met")
    world.days(7)
    assert closing_part(world, "p0").cause == Event.MET
    if said:
        world.answer("p0", said)
    world.days(30)
    assert world.state(match) is MatchState.ENDED
    assert [need.status for need in world.programme.needs if need.person == "p0"] == [status]
    assert bool(waiting_again(world.programme)) is waits
    assert ("offer-back" in world.kinds_to("p0")) is not waits


def test_a_giver_cannot_say_that_the_need_is_met_or_not() -> None:
    world, _ = introduced(length=0, needs=1)
    until_asked(world, "p1")
    world.answer("p1", "met")
    world.days(7)
    for words in ("need met", "still needed"):
        world.answer("p1", words)
        world.days(1)
    assert {need.status for need in world.programme.needs} == {NeedStatus.OPEN}


def test_a_need_that_was_called_met_too_soon_opens_again_by_one_word() -> None:
    world, match = introduced(needs=1)
    until_asked(world, "p0")
    row = world.open_check_ins("p0")[-1].id
    world.say("p0", row, "need met")
    world.days(2)
    assert [need.status for need in world.programme.needs[:1]] == [NeedStatus.MET]
    world.say("p0", row, "I still need this")
    world.days(40)
    assert world.programme.needs[0].status is NeedStatus.OPEN
    assert world.state(match) is MatchState.ENDED
    assert waiting_again(world.programme) == {("p0", "accountability")}
