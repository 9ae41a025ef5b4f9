"""Whole stories of relationships, day by day, as people would tell them."""

from dataclasses import replace
from datetime import timedelta

import pytest

from mentorsheets.domain.events import Event
from mentorsheets.domain.model import Decision, Match, NeedStatus
from mentorsheets.relations.mail_parts import EscalationPart, IntroductionPart
from tests.relations.simulation import (
    KINDS,
    MatchState,
    Standing,
    World,
    community,
    introduced,
    until_asked,
    until_closing,
)


def test_nobody_is_asked_before_the_coordinator_said_so() -> None:
    world = World(community(3))
    world.days(30)
    assert not [due for _, due in world.sent if due.people]


def test_both_are_asked_apart_and_introduced_in_a_mail_each_after_both_said_yes() -> None:
    world, match = introduced()
    assert world.state(match) is MatchState.INTRODUCED
    assert world.kinds_to("p1") == ["ask-giver", "introduction"]
    assert world.kinds_to("p0") == ["ask-asker", "introduction"]
    mails = [due for _, due in world.sent if due.kind == "introduction"]
    assert sorted(person.id for mail in mails for person in mail.people) == ["p0", "p1"]
    assert all(
        isinstance(part, IntroductionPart) and part.questions for mail in mails for part in mail.parts[:1]
    )


def test_an_introduction_finds_room_however_much_else_there_is_to_say() -> None:
    size = 6
    world = World(community(size))
    others = tuple(
        Match(f"old{n}", f"p{(n + 2) % size}", f"p{n}", KINDS[:1], state=MatchState.ACTIVE, since=world.today)
        for n in range(size)
    )
    asked = world.programme.matches
    world.programme = replace(world.programme, matches=(*asked, *others))
    for match in asked:
        world.decide(match.id)
    for _ in range(40):
        world.days(1)
        for match in asked:
            for side in match.people:
                world.say(side, match.id, "yes")
        for person in world.programme.people:
            world.answer(person.id, "not yet")
    told = {
        (part.match.id, part.person): day
        for day, due in world.sent
        for part in due.parts
        if isinstance(part, IntroductionPart)
    }
    yes = {
        e.match: e.on
        for e in world.programme.history
        if e.now is MatchState.INTRODUCED and e.was is MatchState.ASKED
    }
    assert set(yes) == {match.id for match in asked}
    assert set(told) == {(match.id, side) for match in asked for side in match.people}
    assert max((day - yes[match]).days for (match, _), day in told.items()) <= 14


def test_who_comes_back_today_is_written_to_from_the_next_run_on() -> None:
    world, _ = introduced()
    world.stand("p1", Standing.PAUSED, back_on=world.today + timedelta(days=14))
    for _ in range(30):
        away = {person.id for person in world.programme.people if not person.may_be_mailed}
        plan = world.run()
        assert away.isdisjoint(person.id for due in plan.mails for person in due.people)
        world.today += timedelta(days=1)
    assert "needs-refresh" in world.kinds_to("p1")


def test_a_no_ends_it_and_the_other_is_told_kindly_but_not_the_one_who_said_it() -> None:
    world = World(community(2))
    match = world.programme.matches[0].id
    world.decide(match)
    world.days(1)
    world.say("p1", match, "No thanks")
    world.days(3)
    assert world.state(match) is MatchState.DECLINED
    assert world.kinds_to("p0") == ["ask-asker", "declined-kindly"]
    assert world.kinds_to("p1") == ["ask-giver"]


def test_no_answer_gets_one_reminder_and_is_then_taken_back() -> None:
    world = World(community(2))
    match = world.programme.matches[0].id
    world.decide(match)
    world.days(1)
    world.say("p0", match, "yes")
    world.days(30)
    assert world.state(match) is MatchState.FADED
    assert world.kinds_to("p1") == ["ask-giver", "reminder"]
    assert world.kinds_to("p0") == ["ask-asker", "withdrawn"]


def test_somebody_who_answers_is_asked_each_week_and_becomes_active() -> None:
    world, match = introduced()
    for _ in range(28):
        world.days(1)
        world.answer("p0", "met")
        world.answer("p1", "met")
    assert world.state(match) is MatchState.ACTIVE
    assert world.kinds_to("p0").count("check-in") == 4
    assert "reminder" not in world.kinds_to("p0")


def test_silence_brings_three_mails_a_question_to_the_other_side_and_then_a_human() -> None:
    world, match = introduced()
    for _ in range(90):
        world.days(1)
        world.answer("p0", "not yet")
    to_silent = [kind for kind in world.kinds_to("p1") if kind in {"check-in", "reminder"}]
    assert len(to_silent) == 3
    assert "silence-other-side" in world.kinds_to("p0")
    escalations = [
        part
        for _, due in world.sent
        for part in due.parts
        if isinstance(part, EscalationPart) and part.kind == "escalation"
    ]
    assert [part.by for part in escalations] == ["p1"]
    assert world.state(match) is MatchState.FADED
    assert "declined-kindly" in world.kinds_to("p0")


def test_if_the_other_side_says_that_all_is_well_the_relationship_lives_on() -> None:
    world, match = introduced()
    for _ in range(120):
        world.days(1)
        world.answer("p0", "met")
    assert world.state(match) is MatchState.ACTIVE
    assert len([kind for kind in world.kinds_to("p1") if kind in {"check-in", "reminder"}]) == 3


@pytest.mark.parametrize(
    ("text", "state", "to_both"),
    [
        ("not yet", MatchState.INTRODUCED, {"p0": "suggested-times", "p1": "suggested-times"}),
        ("not a fit", MatchState.DECLINED, {"p0": "ended-thanks", "p1": "declined-kindly"}),
        ("we want to end", MatchState.CLOSING, {"p0": "closing-questions", "p1": "closing-questions"}),
        ("my need changed", MatchState.INTRODUCED, {"p0": "needs-refresh"}),
    ],
)
def test_each_answer_leads_somewhere(text: str, state: MatchState, to_both: dict[str, str]) -> None:
    world, match = introduced()
    until_asked(world, "p0")
    world.answer("p0", text)
    world.run()
    assert world.state(match) is state
    world.days(9)
    for person, kind in to_both.items():
        assert kind in world.kinds_to(person)


def test_a_need_that_is_met_closes_it_says_thanks_and_asks_once_whether_they_would_offer_it() -> None:
    world, match = introduced(needs=1)
    until_asked(world, "p0")
    world.answer("p0", "need met")
    world.days(3)
    assert world.state(match) is MatchState.CLOSING
    assert [need.status for need in world.programme.needs if need.person == "p0"] == [NeedStatus.MET]
    for _ in range(40):
        world.days(1)
        world.answer("p0", "It was good")
        world.answer("p1", "It was good")
    assert world.state(match) is MatchState.ENDED
    assert world.kinds_to("p0").count("offer-back") == 1
    world.say("p0", "p0/accountability", "yes")
    assert "accountability" in world.programme.person_by_id["p0"].offers
    assert world.kinds_to("p0").count("ended-thanks") == world.kinds_to("p1").count("ended-thanks") == 1


def test_one_conversation_closes_when_it_was_had() -> None:
    world, match = introduced(length=0)
    until_asked(world, "p1")
    world.answer("p1", "met")
    world.days(2)
    assert world.state(match) is MatchState.CLOSING


def test_an_agreed_length_ends_on_purpose_even_if_nobody_answers() -> None:
    world, match = introduced(length=4)
    until_closing(world, match)
    world.days(30)
    assert world.state(match) is MatchState.ENDED


def test_whoever_would_rather_go_on_goes_on() -> None:
    world, match = introduced(length=4)
    until_closing(world, match)
    world.days(7)
    world.answer("p0", "go on")
    world.run()
    assert world.state(match) is MatchState.ACTIVE
    world.days(14)
    assert world.state(match) is MatchState.ACTIVE


def test_a_pause_rests_it_the_other_is_told_and_a_return_takes_it_up() -> None:
    world, match = introduced()
    world.today += timedelta(days=(7 - world.today.weekday()) % 7)
    world.stand("p1", Standing.PAUSED, back_on=world.today + timedelta(days=21))
    world.days(7)
    assert world.state(match) is MatchState.PAUSED
    assert world.kinds_to("p0")[-1] == "someone-left"
    world.days(20)
    assert world.state(match) is MatchState.ACTIVE
    assert world.programme.person_by_id["p1"].standing is Standing.ACTIVE


def test_whoever_leaves_gets_no_more_mail_and_the_other_is_told() -> None:
    world, match = introduced()
    world.say("p1", "", "stop")
    before = len(world.kinds_to("p1"))
    world.days(20)
    assert world.state(match) is MatchState.ENDED
    assert len(world.kinds_to("p1")) == before
    assert "someone-left" in world.kinds_to("p0")


def test_a_relationship_that_a_coordinator_declines_closes_on_purpose() -> None:
    world, match = introduced()
    world.decide(match, Decision.DECLINE)
    world.run()
    assert world.state(match) is MatchState.CLOSING


def test_a_laptop_that_slept_for_nine_days_says_everything_in_one_mail_a_person() -> None:
    world, _ = introduced(4)
    world.today += timedelta(days=9)
    plan = world.run()
    assert len({p.id for due in plan.mails for p in due.people}) == sum(len(due.people) for due in plan.mails)
    assert not [due for due in world.run().mails if due.people]


def test_the_history_says_how_it_came_to_where_it_stands() -> None:
    world, _ = introduced()
    assert [
        (entry.event, entry.now, entry.person)
        for entry in world.programme.history
        if entry.event in set(Event)
    ] == [
        (Event.APPROVED, MatchState.APPROVED, ""),
        (Event.ASKING, MatchState.ASKED, ""),
        (Event.GIVER_YES, MatchState.ASKED, "p1"),
        (Event.ASKER_YES, MatchState.ASKED, "p0"),
        (Event.INTRODUCED, MatchState.INTRODUCED, ""),
    ]
