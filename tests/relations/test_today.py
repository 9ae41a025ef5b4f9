"""What is due on a day: routine things, limits, the coordinator's digest, and looking ahead."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from mentorsheets.domain.apply_changes import apply
from mentorsheets.domain.changes import Added
from mentorsheets.domain.model import (
    HistoryEntry,
    Match,
    MatchState,
    Message,
    Need,
    Rhythm,
    Standing,
)
from mentorsheets.domain.programme import Programme
from mentorsheets.domain.settings import Settings
from mentorsheets.relations.mail_parts import DigestPart, NeedPart
from mentorsheets.relations.periodic import is_vague
from mentorsheets.relations.plan import as_sent, due_between, due_today
from mentorsheets.relations.spots import Spot
from mentorsheets.relations.waiting import Topic
from tests.relations.days import ANA, CLEAR, EVE, GIL, MONDAY, active, kinds
from tests.relations.simulation import SETTINGS, World, community, introduced
from tests.relations.waiting import waiting_again


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
