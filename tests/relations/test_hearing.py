"""What an answer does, and what only a human can read of it."""

from datetime import timedelta
from typing import Any

import pytest

from mentorsheets.domain.apply_changes import apply
from mentorsheets.domain.changes import Added
from mentorsheets.domain.events import DeskEvent, Event, PersonEvent
from mentorsheets.domain.model import (
    HistoryEntry,
    Length,
    MatchState,
    Need,
    NeedStatus,
    Standing,
)
from mentorsheets.domain.programme import Programme
from mentorsheets.relations.interpret import interpret, interpret_goal_answer
from mentorsheets.relations.mail_parts import DigestPart, ReminderPart
from mentorsheets.relations.plan import due_today
from mentorsheets.relations.transitions import personal_entry
from mentorsheets.relations.waiting import Topic, decided_id
from tests.relations.days import ANA, CLEAR, EVE, GIL, MONDAY, active, kinds
from tests.relations.simulation import SETTINGS, World


def after_hearing(programme: Programme, person: str, about: str, text: str) -> Programme:
    return apply(programme, interpret(programme, person, about, text, MONDAY))


def test_a_yes_to_an_offer_puts_it_into_the_sheet_and_a_no_does_not() -> None:
    programme = Programme(
        people=(ANA,), needs=(Need("n", "ana", "role-models", CLEAR, status=NeedStatus.MET),)
    )
    assert kinds(due_today(programme, MONDAY)) == {("ana", "offer-back")}
    assert after_hearing(programme, "ana", "n", "yes").people[0].offers == {"role-models"}
    assert after_hearing(programme, "ana", "n", "no").people[0].offers == frozenset()


def test_nobody_answers_for_somebody_else() -> None:
    programme = Programme(people=(ANA, GIL, EVE), matches=(active("gil", "ana", state=MatchState.ASKED),))
    heard_from_eve = after_hearing(programme, "eve", "gil-ana", "yes")
    assert heard_from_eve.matches == programme.matches
    assert [entry.event for entry in heard_from_eve.history] == ["wrote something unclear"]
    assert after_hearing(programme, "nobody", "gil-ana", "yes") == programme


def test_the_same_reply_twice_counts_once() -> None:
    programme = Programme(people=(ANA, GIL), matches=(active("gil", "ana", state=MatchState.ASKED),))
    once = after_hearing(programme, "ana", "gil-ana", "yes")
    assert after_hearing(once, "ana", "gil-ana", "yes") == once


@pytest.mark.parametrize(
    ("text", "standing"), [("pause", Standing.PAUSED), ("leave", Standing.LEFT), ("STOP", Standing.LEFT)]
)
def test_pausing_and_leaving_take_one_word(text: str, standing: Standing) -> None:
    programme = Programme(people=(ANA, GIL), matches=(active("gil", "ana"),))
    now = after_hearing(programme, "ana", "", text)
    assert now.people[0].standing is standing
    assert "ana" not in {person for person, _ in kinds(due_today(now, MONDAY))}


def test_a_single_conversation_that_a_person_typed_in_needs_no_introduction() -> None:
    need = Need("n", "ana", "role-models", CLEAR, length=Length(0))
    programme = Programme(people=(ANA, GIL), needs=(need,), matches=(active("gil", "ana", since=None),))
    assert kinds(due_today(programme, MONDAY)) == {("ana", "check-in"), ("gil", "check-in")}


def test_whether_it_served_is_taken_from_the_asker_alone() -> None:
    programme = Programme(people=(ANA, GIL), matches=(active("gil", "ana"),))
    programme = apply(programme, due_today(programme, MONDAY).changes())
    rows = {row.person: row for row in programme.check_ins}
    now = apply(programme, interpret_goal_answer(programme, "ana", rows["ana"].id, "partly"))
    assert {row.person: row.served_own_goal for row in now.check_ins} == {"ana": "partly", "gil": ""}
    assert interpret_goal_answer(programme, "gil", rows["gil"].id, "yes") == ()
    assert interpret_goal_answer(programme, "gil", rows["ana"].id, "yes") == ()
    newer = apply(now, interpret_goal_answer(now, "ana", rows["ana"].id, "no"))
    assert [row.served_own_goal for row in newer.check_ins if row.id == rows["ana"].id] == ["no"]


def unread_in_digests(world: World) -> list[list[str]]:
    """Return for each digest that went what only the coordinator can read."""
    return [
        [one.line for one in part.waiting if one.topic is Topic.READ]
        for _, due in world.sent
        for part in due.parts
        if isinstance(part, DigestPart)
    ]


@pytest.mark.parametrize("before", [True, False], ids=["before the run", "after the run"])
@pytest.mark.parametrize("day", range(8))
def test_what_only_a_human_can_read_is_told_in_each_digest_with_its_words_until_a_word_is_said(
    day: int, before: bool
) -> None:
    world = World(Programme(settings=SETTINGS, people=(ANA,)), today=MONDAY)
    for number in range(22):
        entry = personal_entry(PersonEvent.UNCLEAR, "ana", world.today, "Maybe later,\nafter Christmas")
        if number == day and before:
            world.programme = apply(world.programme, (entry,))
        world.run()
        if number == day and not before:
            world.programme = apply(world.programme, (entry,))
        world.today += timedelta(days=1)
    none = day // 7 + (day % 7 > 0 or not before)
    told = ["Ana: “Maybe later, after Christmas”"]
    assert unread_in_digests(world) == [[]] * none + [told] * (4 - none)
    (wrote,) = (one for one in world.programme.history if one.event == PersonEvent.UNCLEAR)
    answered = HistoryEntry(decided_id(wrote.id), world.today, DeskEvent.DECIDED)
    world.programme = apply(world.programme, (Added(answered),))
    world.days(8)
    assert unread_in_digests(world)[-1] == []


def test_after_a_long_sleep_the_digest_tells_what_came_since_the_last_one() -> None:
    world = World(Programme(settings=SETTINGS, people=(ANA,)), today=MONDAY)
    world.run()
    entry = personal_entry(PersonEvent.UNCLEAR, "ana", MONDAY + timedelta(days=2), "Maybe later")
    world.programme, world.today = apply(world.programme, (entry,)), MONDAY + timedelta(days=21)
    world.run()
    assert len(unread_in_digests(world)[-1]) == 1


def test_whoever_wrote_neither_yes_nor_no_is_not_reminded_as_if_they_had_kept_silent() -> None:
    asked = active("gil", "ana", state=MatchState.ASKED)
    world = World(Programme(settings=SETTINGS, people=(ANA, GIL), matches=(asked,)), today=MONDAY)
    world.run()
    wrote = interpret(world.programme, "ana", asked.id, "Maybe later", MONDAY)
    world.programme, world.today = apply(world.programme, wrote), MONDAY + timedelta(days=7)
    world.run()
    reminders = {
        part.person: part for _, due in world.sent for part in due.parts if isinstance(part, ReminderPart)
    }
    assert {who: part.wrote for who, part in reminders.items()} == {"ana": True, "gil": False}


def helping_each_other() -> World:
    """Two who were introduced a month ago, each of whom asks for what the other gives."""
    began: dict[str, Any] = {"state": MatchState.INTRODUCED, "since": MONDAY}
    both = (active("gil", "ana", "role-models", **began), active("ana", "gil", "accountability", **began))
    return World(Programme(settings=SETTINGS, people=(ANA, GIL), matches=both), today=MONDAY)


def test_two_who_help_each_other_and_answer_one_line_a_week_are_silent_on_neither_direction() -> None:
    world = helping_each_other()
    for _ in range(80):
        world.run()
        for who in ("ana", "gil"):
            rows = [row for row in world.programme.check_ins_of.get(who, ()) if row.asked_on == world.today]
            if rows:
                said = interpret(world.programme, who, rows[0].id, "We talked", world.today)
                world.programme = apply(world.programme, said)
        world.today += timedelta(days=1)
    assert [match.state for match in world.programme.matches] == [MatchState.ACTIVE, MatchState.ACTIVE]
    events = {entry.event for entry in world.programme.history}
    assert events == {Event.MET}


def test_whoever_is_silent_on_all_of_a_mail_is_still_noticed() -> None:
    world = helping_each_other()
    world.days(40)
    assert Event.SILENCE in {entry.event for entry in world.programme.history}
