"""Whole stories of relationships, day by day, as people would tell them."""

from dataclasses import replace
from datetime import timedelta

import pytest

from mentorsheets.domain.apply_changes import apply
from mentorsheets.domain.changes import Changed
from mentorsheets.domain.events import Event, PersonEvent
from mentorsheets.domain.model import Decision, Match, NeedStatus
from mentorsheets.relations.mail_parts import DigestPart, EscalationPart, IntroductionPart
from mentorsheets.relations.waiting import Topic
from tests.relations.simulation import KINDS, MatchState, Standing, World, community, introduced


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


def until_asked(world: World, person: str, days: int = 14) -> None:
    for _ in range(days):
        world.days(1)
        if world.open_check_ins(person):
            return
    raise AssertionError("nothing was asked")


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


def test_an_answer_that_is_not_clear_changes_nothing_and_waits_for_a_human() -> None:
    world, match = introduced()
    until_asked(world, "p0")
    world.answer("p0", "Well, he is nice, but the bus was late again")
    world.days(8)
    assert world.state(match) is MatchState.INTRODUCED
    digests = [part for _, due in world.sent for part in due.parts if isinstance(part, DigestPart)]
    assert any(one.topic is Topic.READ and "late again" in one.words for one in digests[-1].waiting)


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


def until_closing(world: World, match: str) -> None:
    for _ in range(40):
        if world.state(match) is MatchState.CLOSING:
            return
        world.answer("p0", "met")
        world.answer("p1", "met")
        world.days(1)
    raise AssertionError("it never closed")


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
        (Event.GIVER_YES, MatchState.INTRODUCED, "p1"),
    ]


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


def test_while_somebody_is_held_no_time_that_passes_brings_anything_about() -> None:
    world, match = introduced(length=6)
    before = world.state(match)
    world.write("p0", match, "please call me")
    world.days(200)
    assert world.state(match) is before
