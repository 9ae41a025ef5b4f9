"""What happens when a human steps in: a cry for help, a stop, a state that somebody typed, a hold."""

from dataclasses import replace
from datetime import timedelta

import pytest

from mentorsheets.domain.apply_changes import apply
from mentorsheets.domain.changes import Changed
from mentorsheets.domain.events import Event, PersonEvent
from mentorsheets.relations.mail_parts import DigestPart, EscalationPart
from mentorsheets.relations.waiting import Topic
from tests.relations.simulation import MatchState, Standing, World, community, introduced, until_asked


def test_an_answer_that_is_not_clear_changes_nothing_and_waits_for_a_human() -> None:
    world, match = introduced()
    until_asked(world, "p0")
    world.answer("p0", "Well, he is nice, but the bus was late again")
    world.days(8)
    assert world.state(match) is MatchState.INTRODUCED
    digests = [part for _, due in world.sent for part in due.parts if isinstance(part, DigestPart)]
    assert any(one.topic is Topic.READ and "late again" in one.words for one in digests[-1].waiting)


@pytest.mark.every(16)
@pytest.mark.parametrize(
    "text", ["Please talk to me", "met\nbut I do not feel safe: unsafe", "Ich habe Angst", "tengo miedo"]
)
def test_a_cry_for_help_reaches_the_coordinator_at_once_and_stops_everything(text: str) -> None:
    world, match = introduced()
    until_asked(world, "p0")
    world.today += timedelta(days=5 - world.today.weekday())
    before_that = world.state(match)
    world.write("p0", world.open_check_ins("p0")[-1].id, text)
    plan = world.run()
    assert [part.kind for due in plan.mails for part in due.parts] == ["safety-escalation"]
    assert world.programme.person_by_id["p0"].standing is Standing.HELD
    assert world.state(match) is before_that
    before = len([due for _, due in world.sent if due.people])
    world.days(60)
    assert len([due for _, due in world.sent if due.people and due.kind != "needs-refresh"]) == before


def set_by_hand(world: World, match: str, state: MatchState) -> None:
    was = world.programme.match_by_id[match]
    world.programme = apply(world.programme, [Changed(was, replace(was, state=state))])


def test_a_state_that_a_human_sets_holds_and_is_remembered() -> None:
    world, match = introduced()
    world.stand("p1", Standing.PAUSED)
    world.run()
    world.stand("p1", Standing.ACTIVE)
    world.run()
    set_by_hand(world, match, MatchState.PAUSED)
    world.days(30)
    assert world.state(match) is MatchState.PAUSED
    assert world.programme.history[-1].event == Event.SET_BY_HAND


def test_a_match_that_is_handed_over_is_left_to_the_coordinator() -> None:
    world, match = introduced()
    set_by_hand(world, match, MatchState.HANDED_OVER)
    world.days(30)
    assert world.state(match) is MatchState.HANDED_OVER
    assert [entry.event for entry in world.programme.history].count(Event.HANDED_OVER) == 1
    assert "check-in" not in world.kinds_to("p0")


def test_what_was_called_off_before_it_went_is_said_again_under_a_key_of_its_own() -> None:
    world = World(community(2))
    world.decide(world.programme.matches[0].id)
    world.run()
    world.programme = replace(
        world.programme,
        messages=tuple(replace(message, state="cancelled") for message in world.programme.messages),
    )
    again = [due for due in world.run().mails if due.people]
    assert {due.kind for due in again} == {"ask-giver", "ask-asker"}
    assert {due.attempt for due in again} == {1}
    assert not [due for due in world.run().mails if due.people]


@pytest.mark.parametrize("answered_before", [True, False])
def test_a_cry_for_help_in_a_second_reply_is_heard_as_well(answered_before: bool) -> None:
    world, _ = introduced()
    until_asked(world, "p0")
    row = world.open_check_ins("p0")[-1].id
    if answered_before:
        world.say("p0", row, "met")
        world.run()
    world.write("p0", row, "I am afraid of him")
    escalated = [
        part
        for due in world.run().mails
        for part in due.parts
        if isinstance(part, EscalationPart) and part.kind == "safety-escalation"
    ]
    assert [(part.by, part.words) for part in escalated] == [("p0", "")]
    assert world.programme.person_by_id["p0"].standing is Standing.HELD
    assert not any("afraid" in entry.words for entry in world.programme.history)
    assert not any("afraid" in row.words for row in world.programme.check_ins)


def test_who_asks_for_help_about_nothing_in_particular_gets_nothing_automatic_until_a_human_says_so() -> None:
    world, _ = introduced()
    world.write("p0", "", "please call me")
    before = len(world.kinds_to("p0"))
    world.days(14)
    assert [
        part.by
        for _, due in world.sent
        for part in due.parts
        if isinstance(part, EscalationPart) and part.kind == "safety-escalation"
    ] == ["p0"]
    assert len(world.kinds_to("p0")) == before
    world.days(60)
    assert len(world.kinds_to("p0")) == before
    world.stand("p0", Standing.ACTIVE)
    world.days(10)
    assert len(world.kinds_to("p0")) > before


def test_stop_with_more_behind_it_halts_the_mail_and_a_human_reads_the_rest() -> None:
    world, match = introduced()
    before = world.state(match)
    world.write("p0", "", "Stop, I was joking")
    world.days(1)
    assert world.programme.person_by_id["p0"].standing is Standing.HELD
    assert world.state(match) is before
    assert [e.words for e in world.programme.history if e.event == PersonEvent.UNCLEAR] == [
        "Stop, I was joking"
    ]


@pytest.mark.thorough
def test_whoever_asks_to_be_talked_to_before_an_introduction_is_never_introduced_by_itself() -> None:
    world = World(community(2))
    match = world.programme.matches[0].id
    world.decide(match)
    world.days(1)
    world.write("p0", match, "talk to me, he frightens me")
    world.days(1)
    world.say("p0", match, "yes")
    world.say("p1", match, "yes")
    world.days(40)
    assert world.state(match) is MatchState.ASKED
    assert "introduction" not in world.kinds_to("p1")


def test_who_asks_in_a_pause_to_end_it_need_not_wait() -> None:
    world, match = introduced()
    world.stand("p1", Standing.PAUSED)
    world.days(2)
    world.say("p0", match, "end")
    world.days(7)
    assert world.state(match) is MatchState.ENDED
    assert "ended-thanks" in world.kinds_to("p0")


def test_an_agreed_length_is_over_in_a_pause_too() -> None:
    world, match = introduced(length=6)
    world.stand("p1", Standing.PAUSED)
    world.days(45)
    assert world.state(match) is MatchState.ENDED


def test_a_pause_without_an_end_does_not_keep_a_need_waiting_for_ever() -> None:
    world, match = introduced()
    world.stand("p1", Standing.PAUSED)
    world.days(200)
    assert world.state(match) is MatchState.FADED
    assert "declined-kindly" in world.kinds_to("p0")


@pytest.mark.thorough
def test_while_somebody_is_held_no_time_that_passes_brings_anything_about() -> None:
    world, match = introduced(length=6)
    before = world.state(match)
    world.write("p0", match, "please call me")
    world.days(200)
    assert world.state(match) is before
