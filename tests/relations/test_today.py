"""What is due on a day: routine things, limits, the coordinator's digest, and looking ahead."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from mentorsheets.domain.apply_changes import apply
from mentorsheets.domain.changes import Added
from mentorsheets.domain.events import DeskEvent, Event, PersonEvent
from mentorsheets.domain.mail_kinds import MailKind
from mentorsheets.domain.model import (
    HistoryEntry,
    Length,
    Match,
    MatchState,
    Message,
    Need,
    NeedStatus,
    Person,
    Rhythm,
    Standing,
)
from mentorsheets.domain.programme import Programme
from mentorsheets.domain.settings import Settings
from mentorsheets.relations.interpret import interpret, interpret_goal_answer
from mentorsheets.relations.mail_parts import DigestPart, NeedPart, ReminderPart
from mentorsheets.relations.periodic import is_vague
from mentorsheets.relations.plan import DayPlan, as_sent, due_between, due_today
from mentorsheets.relations.spots import Spot
from mentorsheets.relations.transitions import personal_entry
from mentorsheets.relations.waiting import Topic, decided_id
from tests.relations.simulation import SETTINGS, World, community, introduced
from tests.relations.waiting import waiting_again

MONDAY = date(2026, 11, 23)
ANA, GIL, EVE = (Person(name, name.title(), f"{name}@example.org") for name in ("ana", "gil", "eve"))
CLEAR = "Read my grant draft before May"


def active(giver: str, asker: str, *kinds: str, **more: Any) -> Match:
    given: dict[str, Any] = {"state": MatchState.ACTIVE, "since": MONDAY - timedelta(days=30), **more}
    return Match(f"{giver}-{asker}", giver, asker, kinds or ("role-models",), **given)


def kinds(plan: DayPlan) -> set[tuple[str, MailKind]]:
    return {
        (person.id if due.people else "", part.kind)
        for due in plan.mails
        for person in due.people or (ANA,)
        for part in due.parts
    }


def test_a_need_that_says_nothing_is_asked_about_once() -> None:
    world = World(
        Programme(settings=SETTINGS, people=(ANA,), needs=(Need("n", "ana", "accountability", "help"),))
    )
    world.days(120)
    assert world.kinds_to("ana").count("vague-need") == 1
    (part,) = [
        part
        for _, due in world.sent
        for part in due.parts
        if isinstance(part, NeedPart) and part.kind == "vague-need"
    ]
    assert part.prompt == "What should they ask you about, and how often?"


@pytest.mark.parametrize(
    ("words", "vague"),
    [
        ("", True),
        ("help", True),
        ("career stuff", True),
        (CLEAR, False),
        ("毎週わたしの論文について聞いてほしいのです", False),
    ],
)
def test_a_need_is_vague_when_nobody_could_act_on_it(words: str, vague: bool) -> None:
    assert is_vague(words) is vague


def test_needs_are_asked_anew_each_quarter_and_not_of_newcomers() -> None:
    world = World(
        Programme(
            settings=replace(SETTINGS, check_in_every=Rhythm.ONCE),
            people=(ANA, GIL),
            needs=(Need("n", "ana", "role-models", CLEAR),),
            matches=(active("gil", "ana", since=date(2026, 1, 5)),),
        )
    )
    world.days(30)
    assert "needs-refresh" not in world.kinds_to("ana")
    for _ in range(330):
        world.days(1)
        world.answer("ana", "met")
        world.answer("gil", "met")
    assert 3 <= world.kinds_to("ana").count("needs-refresh") <= 4


@pytest.mark.parametrize("standing", [Standing.PAUSED, Standing.LEFT])
def test_who_is_typed_back_to_active_is_asked_whether_their_needs_are_still_right(standing: Standing) -> None:
    eve = replace(EVE, standing=standing)
    need = Need("n", "eve", "role-models", CLEAR)
    world = World(Programme(settings=SETTINGS, people=(ANA, eve), needs=(need,)))
    world.days(10)
    assert world.kinds_to("eve") == []
    world.stand("eve", Standing.ACTIVE)
    world.days(30)
    assert world.kinds_to("eve") == ["needs-refresh"]
    gone = "takes a pause" if standing is Standing.PAUSED else "leaves the programme"
    assert [(e.event, e.person) for e in world.programme.history if e.match != "n"] == [
        (gone, "eve"),
        ("is back", "eve"),
    ]


def test_who_goes_back_and_forth_on_one_day_is_noted_without_end() -> None:
    world = World(Programme(settings=SETTINGS, people=(ANA,)))
    for standing in (Standing.PAUSED, Standing.ACTIVE, Standing.PAUSED, Standing.ACTIVE):
        world.stand("ana", standing)
        world.run()
    assert len(world.programme.history) == 2
    assert not world.run().happened


def test_a_programme_may_do_without_asking_anew() -> None:
    world = World(
        Programme(
            settings=replace(SETTINGS, refresh_every=Rhythm.ONCE),
            people=(ANA, GIL),
            matches=(active("gil", "ana", since=date(2025, 1, 5)),),
        )
    )
    world.days(100)
    assert "needs-refresh" not in world.kinds_to("ana")


def test_everything_of_a_day_is_one_mail_and_the_gravest_part_names_it() -> None:
    programme = Programme(
        people=(ANA, GIL, EVE),
        matches=(active("gil", "ana"), active("eve", "ana", state=MatchState.ASKED)),
        needs=(Need("n", "ana", "safe-space"),),
    )
    (mail,) = [due for due in due_today(programme, MONDAY).mails if due.people == (ANA,)]
    assert [part.kind for part in mail.parts] == ["ask-asker", "check-in", "vague-need"]
    assert mail.kind == "ask-asker"
    assert mail.about == ("eve-ana", "gil-ana")
    assert mail.carries == ("ask-asker/eve-ana", "check-in/2026-W48", "vague-need/n")


@pytest.mark.parametrize("day", [MONDAY - timedelta(days=1), MONDAY - timedelta(days=2), date(2026, 12, 25)])
def test_on_free_days_nothing_goes_to_people_unless_somebody_asks_for_it(day: date) -> None:
    programme = Programme(
        settings=Settings(holidays=(date(2026, 12, 25),)),
        people=(ANA, GIL, EVE),
        matches=(active("gil", "ana", state=MatchState.ASKED),),
    )
    assert due_today(programme, day).mails == ()
    assert len(due_today(programme, day, any_day=True).mails) == 2


def test_nobody_gets_more_mails_in_seven_days_than_the_programme_allows() -> None:
    sent = tuple(
        Message(f"m{n}", "someone-left", "ana", f"{n}", "sent", MONDAY - timedelta(days=n)) for n in (2, 4)
    )
    programme = Programme(
        people=(ANA, GIL), matches=(active("gil", "ana", state=MatchState.ASKED),), messages=sent
    )
    assert kinds(due_today(programme, MONDAY)) == {("gil", "ask-giver")}
    more = replace(programme, settings=Settings(mails_a_week=3))
    assert kinds(due_today(more, MONDAY)) == {("gil", "ask-giver"), ("ana", "ask-asker")}
    gone = replace(programme, messages=tuple(replace(message, state="refused") for message in sent))
    assert kinds(due_today(gone, MONDAY)) == {("gil", "ask-giver"), ("ana", "ask-asker")}


def test_each_of_two_is_introduced_when_their_own_week_has_room() -> None:
    yes = HistoryEntry(
        "h",
        MONDAY - timedelta(days=3),
        "the asker says yes",
        "ana",
        "gil-ana",
        MatchState.ASKED,
        MatchState.INTRODUCED,
    )
    went = [("ana", 3), ("gil", 5), ("gil", 4)]
    programme = Programme(
        people=(ANA, GIL, EVE),
        matches=(
            active("gil", "ana", state=MatchState.INTRODUCED),
            active("eve", "ana", state=MatchState.ASKED),
            active("eve", "gil"),
        ),
        history=(yes,),
        messages=tuple(
            Message(f"{who}{ago}", "someone-left", who, f"{ago}", "sent", MONDAY - timedelta(days=ago))
            for who, ago in went
        ),
    )
    today = due_today(programme, MONDAY)
    assert kinds(today) == {
        ("ana", "introduction"), ("ana", "ask-asker"), ("eve", "ask-giver"), ("eve", "check-in"),
    }  # fmt: skip
    later = apply(programme, (*today.changes(), *(Added(as_sent(due, MONDAY)) for due in today.mails)))
    (introduction,) = [
        due for due in due_today(later, MONDAY + timedelta(days=2)).mails if due.kind == "introduction"
    ]
    assert introduction.people == (GIL,)


def test_a_crash_before_recording_makes_the_same_mails_again() -> None:
    world, _ = introduced(4)
    world.today += timedelta(days=7)
    assert due_today(world.programme, world.today) == due_today(world.programme, world.today)


def test_a_mail_that_could_not_be_written_leaves_its_records_out() -> None:
    programme = Programme(people=(ANA, GIL), matches=(active("gil", "ana"),))
    plan = due_today(programme, MONDAY)
    ana = [due for due in plan.mails if due.people == (ANA,)]
    assert len(plan.changes()) == 3
    assert [
        getattr(change.record, "person", "") for change in plan.changes(ana) if isinstance(change, Added)
    ] == ["ana"]


def test_the_coordinator_gets_one_digest_a_week_even_if_monday_was_missed() -> None:
    world = World(community(3))
    world.today += timedelta(days=2)
    world.days(10)
    digests = [(day, part) for day, due in world.sent for part in due.parts if isinstance(part, DigestPart)]
    assert [day.isoformat() for day, _ in digests] == ["2026-01-07", "2026-01-12"]
    waiting = digests[0][1].waiting
    assert sorted(one.line for one in waiting if one.topic is Topic.DECIDE) == [
        "Person 0 for Person 2",
        "Person 1 for Person 0",
        "Person 2 for Person 1",
    ]
    assert {one.spots for one in waiting if one.topic is Topic.DECIDE} == {
        (Spot("Matches", match.id, "Coordinator"),) for match in world.programme.matches
    }


def test_the_digest_says_what_will_go_out_this_week() -> None:
    programme = Programme(settings=SETTINGS, people=(ANA, GIL), matches=(active("gil", "ana"),))
    (digest,) = [
        part
        for due in due_today(programme, MONDAY).mails
        for part in due.parts
        if isinstance(part, DigestPart)
    ]
    assert [line.words for line in digest.coming] == ["check-ins: 2"]


def test_without_an_address_of_the_coordinator_there_is_no_digest() -> None:
    world = World(replace(community(2), settings=Settings()))
    world.days(14)
    assert world.sent == []


def test_looking_ahead_shows_each_day_and_changes_nothing() -> None:
    programme = Programme(people=(ANA, GIL), matches=(active("gil", "ana"),))
    ahead = due_between(programme, MONDAY, 14)
    assert [(day, len(mails)) for day, mails in ahead] == [(MONDAY, 2), (MONDAY + timedelta(days=7), 2)]
    assert due_between(programme, MONDAY, 14) == ahead


def test_who_lost_a_helper_is_first_in_line_until_there_is_another() -> None:
    world, _ = introduced()
    assert waiting_again(world.programme) == frozenset()
    world.stand("p1", Standing.LEFT)
    world.run()
    assert waiting_again(world.programme) == {("p0", "accountability"), ("p0", "role-models")}
    eve = replace(world.programme, people=(*world.programme.people, EVE))
    again = Match("again", "eve", "p0", ("accountability",))
    assert waiting_again(replace(eve, matches=(*eve.matches, again))) == {("p0", "role-models")}


def test_who_waits_for_a_helper_to_come_back_is_first_in_line_and_who_pauses_is_not() -> None:
    world, _ = introduced()
    world.stand("p1", Standing.PAUSED)
    world.run()
    assert waiting_again(world.programme) == {("p0", "accountability"), ("p0", "role-models")}
    world.stand("p1", Standing.ACTIVE)
    world.run()
    assert waiting_again(world.programme) == frozenset()
    world.stand("p0", Standing.PAUSED)
    world.run()
    assert waiting_again(world.programme) == frozenset()


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
