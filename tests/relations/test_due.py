"""Who is asked on a day how it goes, and what they are asked."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentorsheets.domain.changes import Added, Changed
from mentorsheets.domain.events import PersonEvent
from mentorsheets.domain.mail_kinds import MailKind
from mentorsheets.domain.model import (
    CheckIn,
    HistoryEntry,
    Match,
    MatchState,
    Message,
    Need,
    Person,
    Question,
    Rhythm,
    Standing,
)
from mentorsheets.domain.programme import Programme
from mentorsheets.domain.question_bank import BANK, GENERAL
from mentorsheets.domain.settings import Settings
from mentorsheets.relations.cadence import LEAST_GAP, next_day
from mentorsheets.relations.check_ins import changes_of, due_check_ins, period_of
from tests.relations.simulation import community

MONDAY = date(2026, 11, 23)
WEEK = timedelta(days=7)


def person(person_id: str, **more: Any) -> Person:
    return Person(person_id, person_id.title(), f"{person_id}@example.org", **more)


def match(giver: str, asker: str, *kinds: str, **more: Any) -> Match:
    return Match(
        **{
            "id": f"{giver}-{asker}",
            "giver": giver,
            "asker": asker,
            "kinds": kinds or ("role-models",),
            "state": MatchState.ACTIVE,
            **more,
        }
    )


def programme(
    *matches: Match, people: tuple[Person | str, ...] = ("gil", "ana", "eve"), **more: Any
) -> Programme:
    known = tuple(person(p) if isinstance(p, str) else p for p in people)
    return Programme(people=known, matches=matches, **more)


def asked(programme: Programme, today: date) -> dict[str, list[str]]:
    return {
        personal.person.id: [about.check_in.question for about in personal.abouts]
        for personal in due_check_ins(programme, today)
    }


def after(programme: Programme, today: date, state: str = "sent", answer: str = "met") -> Programme:
    """Return the programme as it stands when the check-ins of a day went out and were answered."""
    due = due_check_ins(programme, today)
    changes = list(changes_of(programme, due, today))
    now = {
        change.now.id: change.now
        for change in changes
        if isinstance(change, Changed) and isinstance(change.now, Match)
    }
    messages = tuple(
        Message(f"{p.person.id}{p.period}", "check-in", p.person.id, p.period, state, today) for p in due
    )
    known = {message.id for message in messages}
    return replace(
        programme,
        matches=tuple(now.get(m.id, m) for m in programme.matches),
        check_ins=programme.check_ins
        + tuple(
            replace(change.record, answer=answer)
            for change in changes
            if isinstance(change, Added) and isinstance(change.record, CheckIn)
        ),
        messages=tuple(m for m in programme.messages if m.id not in known) + messages,
    )


def test_both_sides_are_asked_in_one_mail_each_with_everything_of_theirs() -> None:
    needs = (Need("n", "ana", "role-models", "How did you get there?"),)
    gil, ana, eve = due_check_ins(programme(match("gil", "ana"), match("eve", "gil"), needs=needs), MONDAY)
    assert [(a.other.id, a.helps, a.words) for a in gil.abouts] == [
        ("ana", True, "How did you get there?"),
        ("eve", False, ""),
    ]
    assert [len(personal.abouts) for personal in (ana, eve)] == [1, 1]
    assert ana.abouts[0].check_in.question in BANK["role-models"]


def test_nobody_is_asked_twice_on_a_day_or_in_a_week() -> None:
    once = after(programme(match("gil", "ana")), MONDAY)
    for later in range(7):
        assert asked(once, MONDAY + timedelta(days=later)) == {}


def test_the_next_week_brings_another_question_until_all_are_used() -> None:
    now = programme(match("gil", "ana", since=MONDAY))
    questions = []
    for week in range(4):
        questions += asked(now, MONDAY + week * WEEK)["ana"]
        now = after(now, MONDAY + week * WEEK)
    now = replace(now, matches=tuple(replace(m, since=MONDAY) for m in now.matches))
    for week in range(4, 9):
        questions += asked(now, MONDAY + week * WEEK)["ana"]
        now = after(now, MONDAY + week * WEEK)
    assert sorted(questions[:8]) == sorted(BANK["role-models"])
    assert questions[8] == questions[0]


def test_one_mail_never_asks_the_same_question_twice() -> None:
    questions = asked(programme(match("gil", "ana"), match("gil", "eve")), MONDAY)["gil"]
    assert len(set(questions)) == 2


def test_kinds_of_need_take_turns_within_a_match() -> None:
    now = programme(match("gil", "ana", "role-models", "accountability"))
    kinds = []
    for week in range(4):
        kinds += [
            a.check_in.kind
            for p in due_check_ins(now, MONDAY + week * WEEK)
            if p.person.id == "ana"
            for a in p.abouts
        ]
        now = after(now, MONDAY + week * WEEK)
    assert kinds == ["role-models", "accountability"] * 2


def test_the_programmes_own_questions_take_the_place_of_the_bank() -> None:
    own = (Question("q", "role-models", "And then?"),)
    now = programme(match("gil", "ana"), match("eve", "ana", "of-our-own"), questions=own)
    assert asked(now, MONDAY)["ana"][0] == "And then?"
    assert asked(now, MONDAY)["ana"][1] in GENERAL


@pytest.mark.parametrize(
    "out",
    [
        person("ana", standing=Standing.PAUSED),
        person("ana", standing=Standing.LEFT),
    ],
)
def test_who_takes_no_mail_is_not_asked_and_neither_is_the_other_about_them(out: Person) -> None:
    assert asked(
        programme(match("gil", "ana"), match("gil", "eve"), people=("gil", out, "eve")), MONDAY
    ).keys() == {"gil", "eve"}
    assert asked(programme(match("gil", "ana"), people=("gil", out)), MONDAY) == {}


@pytest.mark.parametrize(
    "state", [state for state in MatchState if state not in {MatchState.ACTIVE, MatchState.INTRODUCED}]
)
def test_only_those_who_are_in_touch_are_asked_about(state: MatchState) -> None:
    assert asked(programme(match("gil", "ana", state=state)), MONDAY) == {}


def test_nothing_goes_out_on_a_holiday_and_the_day_after_makes_up_for_it() -> None:
    now = programme(match("gil", "ana"), settings=Settings(holidays=(MONDAY,)))
    assert asked(now, MONDAY) == {}
    assert asked(now, MONDAY + timedelta(days=1)).keys() == {"gil", "ana"}


def test_weeks_that_were_missed_bring_one_question_and_no_burst() -> None:
    now = after(programme(match("gil", "ana")), MONDAY)
    later = MONDAY + 5 * WEEK
    assert [len(questions) for questions in asked(now, later).values()] == [1, 1]


def test_after_the_first_month_the_two_are_asked_as_often_as_they_chose() -> None:
    monthly = (person("gil", how_often=Rhythm.WEEKLY), person("ana", how_often=Rhythm.MONTHLY))
    now = after(programme(match("gil", "ana", since=MONDAY - 10 * WEEK), people=monthly), MONDAY)
    assert [bool(asked(now, MONDAY + week * WEEK)) for week in range(1, 5)] == [False, False, False, True]
    assert now.matches[0].next_checkin == MONDAY + 4 * WEEK


def test_a_first_day_that_stands_in_the_sheet_is_waited_for() -> None:
    now = programme(match("gil", "ana", next_checkin=MONDAY + WEEK))
    assert asked(now, MONDAY) == {}
    assert asked(now, MONDAY + WEEK)


def test_a_mail_that_has_not_gone_out_yet_is_made_again_with_the_questions_it_had() -> None:
    before = programme(match("gil", "ana"))
    planned = after(before, MONDAY, state="deferred")
    wednesday = MONDAY + timedelta(days=2)
    assert asked(planned, wednesday) == asked(before, MONDAY)
    assert list(changes_of(planned, due_check_ins(planned, wednesday), wednesday)) == []


def test_a_mail_that_is_put_off_day_by_day_keeps_its_questions_until_it_goes() -> None:
    before = programme(match("gil", "ana"))
    now = before
    for day in range(5):
        now = after(now, MONDAY + timedelta(days=day), state="deferred")
    assert asked(now, MONDAY + timedelta(days=5)) == asked(before, MONDAY)


def test_a_mail_that_went_out_late_makes_a_monday_job_miss_no_week() -> None:
    now = programme(match("gil", "ana"))
    for day in (MONDAY, MONDAY + WEEK + timedelta(days=1), MONDAY + 2 * WEEK, MONDAY + 3 * WEEK):
        assert asked(now, day).keys() == {"gil", "ana"}
        now = after(now, day)
    assert now.matches[0].next_checkin == MONDAY + 4 * WEEK


@given(st.dates(date(2026, 1, 1), date(2031, 1, 1)), st.integers(1, 52))
def test_the_next_day_is_in_the_week_that_was_meant_and_never_too_soon(day: date, weeks: int) -> None:
    then = next_day(day, weeks * WEEK)
    assert period_of(then) == period_of(day + weeks * WEEK)
    assert then - day >= LEAST_GAP
    assert then.weekday() == 0 or then - day == LEAST_GAP


def test_a_match_that_began_without_a_day_begins_with_its_first_check_in() -> None:
    assert after(programme(match("gil", "ana")), MONDAY).matches[0].since == MONDAY


def test_each_kind_of_the_usual_catalogue_has_eight_questions_of_its_own() -> None:
    assert all(len(set(questions)) >= 8 for questions in [*BANK.values(), GENERAL])
    assert all(question.endswith("?") for questions in BANK.values() for question in questions)


@given(st.lists(st.integers(1, 20), max_size=12))
def test_whenever_it_runs_nobody_is_asked_twice_in_a_week(days: list[int]) -> None:
    now, today = programme(match("gil", "ana"), match("eve", "ana")), MONDAY
    for step in days:
        now, today = after(now, today), today + timedelta(days=step)
    weeks = [(message.person, message.period) for message in now.messages]
    assert len(weeks) == len(set(weeks))
    assert all(period_of(c.asked_on) for c in now.check_ins)
    assert len({(c.person, c.match, period_of(c.asked_on)) for c in now.check_ins}) == len(now.check_ins)


def test_the_order_of_people_and_matches_changes_no_question() -> None:
    now = programme(match("gil", "ana"), match("eve", "ana"))
    turned = replace(
        now, people=now.people[::-1], check_ins=(CheckIn("c", "x", "m", "role-models", "?", MONDAY),)
    )
    assert asked(now, MONDAY) == asked(turned, MONDAY)


def test_three_mails_into_silence_are_enough_until_an_answer_comes() -> None:
    now = programme(match("gil", "ana"))
    for week in range(3):
        assert asked(now, MONDAY + week * WEEK).keys() == {"gil", "ana"}
        now = after(now, MONDAY + week * WEEK, answer="")
    assert asked(now, MONDAY + 3 * WEEK) == {}
    rows = tuple(
        replace(row, words="Sorry, I was away") if row.person == "ana" else row for row in now.check_ins
    )
    assert asked(replace(now, check_ins=rows), MONDAY + 3 * WEEK).keys() == {"ana"}


def test_whoever_wants_fewer_mails_is_asked_once_in_four_weeks() -> None:
    fewer = HistoryEntry("h", MONDAY, PersonEvent.FEWER, "ana")
    now = programme(match("gil", "ana"), history=(fewer,))
    weeks = []
    for week in range(9):
        if "ana" in asked(now, MONDAY + week * WEEK):
            weeks.append(week)
        now = after(now, MONDAY + week * WEEK)
    assert weeks == [0, 4, 8]


def test_the_asker_is_asked_every_other_time_whether_it_served_them_and_the_giver_never() -> None:
    now = programme(match("gil", "ana"))
    found: dict[str, list[bool]] = {"gil": [], "ana": []}
    for week in range(4):
        for personal in due_check_ins(now, MONDAY + week * WEEK):
            found[personal.person.id] += [about.asks_if_served for about in personal.abouts]
        now = after(now, MONDAY + week * WEEK)
    assert found == {"gil": [False] * 4, "ana": [False, True, False, True]}


def test_a_relationship_that_wants_no_check_ins_gets_none() -> None:
    assert asked(programme(match("gil", "ana", wants_check_ins=False)), MONDAY) == {}


def test_a_match_with_somebody_who_is_not_among_the_people_is_left_in_peace() -> None:
    programme = community(2)
    match = replace(programme.matches[0], state=MatchState.ACTIVE)
    programme = replace(programme, people=programme.people[:1], matches=(match,))
    assert due_check_ins(programme, MONDAY) == ()


@pytest.mark.parametrize("state", MatchState)
def test_a_match_is_asked_about_in_the_states_that_the_table_of_kinds_has_for_check_ins(
    state: MatchState,
) -> None:
    questions = asked(programme(match("gil", "ana", state=state)), MONDAY)
    assert set(questions) == (
        {"gil", "ana"} if state in {MatchState.INTRODUCED, MatchState.ACTIVE} else set()
    )
    assert bool(questions) is MailKind.CHECK_IN.may_go_in(state)
