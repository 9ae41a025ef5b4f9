"""When a circle waits for a word, takes place, is called off, and is asked about."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from mentorsheets.domain.changes import Changed
from mentorsheets.domain.events import PersonEvent
from mentorsheets.domain.mail_kinds import MailKind
from mentorsheets.domain.model import (
    Circle,
    CircleState,
    Decision,
    HistoryEntry,
    Need,
)
from mentorsheets.relations.circles import AGENDA_BEFORE, ASKED_FOR, agenda, circle_changes, comers
from mentorsheets.relations.history import past_of
from mentorsheets.relations.plan import due_today
from tests.relations.two_and_a_day import MONDAY, lines, programme_of

CIRCLE = Circle("c", "role-models", givers=("gil",), askers=("ana", "cy"))


@pytest.mark.parametrize(
    ("changes", "count"),
    [
        ({}, 1),
        ({"decision": Decision.APPROVE}, 0),
        ({"state": CircleState.INVITED}, 1),
        ({"state": CircleState.INVITED, "meets_on": MONDAY}, 0),
        ({"state": CircleState.READY}, 0),
        ({"state": CircleState.HELD}, 0),
        ({"state": CircleState.CALLED_OFF}, 0),
    ],
)
def test_a_circle_waits_for_a_decision_and_then_for_a_day(changes: dict[str, object], count: int) -> None:
    circle = replace(CIRCLE, **changes)  # type: ignore[arg-type]
    found = lines(matches=(), circles=(circle,))
    assert len(found["decide"] + found["still"]) == count


def said(who: str, event: PersonEvent, words: str = "") -> HistoryEntry:
    return HistoryEntry(f"{who}{event}{words}", MONDAY, event, who, "c", words=words)


COMING = (
    said("gil", PersonEvent.COMES),
    said("ana", PersonEvent.COMES),
    said("cy", PersonEvent.ASKS_CIRCLE, "How?"),
)


def state_after(circle: Circle, today: date, *history: HistoryEntry) -> CircleState:
    programme = programme_of(circles=(circle,), history=history)
    changes = circle_changes(programme, past_of(programme), today)
    changed = [one.now for one in changes if isinstance(one, Changed)]
    return next((now.state for now in changed if isinstance(now, Circle)), circle.state)


def test_a_circle_takes_place_with_a_giver_and_two_who_ask_and_else_is_called_off() -> None:
    circle = replace(CIRCLE, state=CircleState.INVITED, meets_on=MONDAY + AGENDA_BEFORE, since=MONDAY)
    assert state_after(circle, MONDAY - timedelta(days=1), *COMING) is CircleState.INVITED
    assert state_after(circle, MONDAY, *COMING) is CircleState.READY
    for missing in range(3):
        there = COMING[:missing] + COMING[missing + 1 :]
        assert state_after(circle, MONDAY, *there) is CircleState.CALLED_OFF


def test_words_that_only_a_human_can_read_leave_a_yes_to_a_circle_as_it_was() -> None:
    wrote = said("gil", PersonEvent.UNCLEAR, "I may be late")
    assert comers(CIRCLE, past_of(programme_of(circles=(CIRCLE,), history=(*COMING, wrote)))) == (
        "gil", "ana", "cy",
    )  # fmt: skip
    off = said("gil", PersonEvent.STAYS_AWAY)
    assert comers(CIRCLE, past_of(programme_of(circles=(CIRCLE,), history=(*COMING, wrote, off)))) == (
        "ana",
        "cy",
    )


def test_a_circle_was_held_only_on_the_day_after_and_without_a_day_is_called_off_in_the_end() -> None:
    ready = replace(CIRCLE, state=CircleState.READY, meets_on=MONDAY)
    assert state_after(ready, MONDAY) is CircleState.READY
    assert state_after(ready, MONDAY + timedelta(days=1)) is CircleState.HELD
    dayless = replace(CIRCLE, state=CircleState.INVITED, since=MONDAY)
    assert state_after(dayless, MONDAY + timedelta(days=59)) is CircleState.INVITED
    assert state_after(dayless, MONDAY + timedelta(days=60)) is CircleState.CALLED_OFF


def test_a_circle_that_was_declined_is_called_off_unless_it_has_been_held() -> None:
    for state in CircleState:
        circle = replace(CIRCLE, state=state, decision=Decision.DECLINE)
        ends = state if state is CircleState.HELD else CircleState.CALLED_OFF
        assert state_after(circle, MONDAY) is ends


def test_the_agenda_has_what_was_sent_and_else_the_words_of_the_need_of_this_circle_alone() -> None:
    needs = (
        Need("a", "ana", "role-models", "Who went before me?"),
        Need("b", "ana", "safe-space", "private"),
        Need("d", "cy", "role-models", "asked otherwise"),
    )
    programme = programme_of(circles=(CIRCLE,), needs=needs, history=COMING)
    past = past_of(programme)
    assert comers(CIRCLE, past) == ("gil", "ana", "cy")
    assert agenda(CIRCLE, programme, past) == ("How?", "Who went before me?")
    away = programme_of(
        circles=(CIRCLE,), needs=needs, history=(*COMING, said("ana", PersonEvent.STAYS_AWAY))
    )
    assert agenda(CIRCLE, away, past_of(away)) == ("How?",)


def test_a_circle_is_asked_about_for_two_weeks() -> None:
    held = replace(CIRCLE, state=CircleState.HELD, meets_on=MONDAY)
    for days, asked in ((ASKED_FOR.days, True), (ASKED_FOR.days + 1, False)):
        plan = due_today(
            programme_of(circles=(held,), history=COMING, matches=()),
            MONDAY + timedelta(days=days),
            any_day=True,
        )
        kinds = [part.kind for due in plan.mails for part in due.parts]
        assert (MailKind.CIRCLE_CHECK_IN in kinds) is asked


def test_a_circle_that_was_called_off_on_no_known_day_is_spoken_of_no_more() -> None:
    for since, told_of in ((None, False), (MONDAY, True), (MONDAY - ASKED_FOR - timedelta(days=1), False)):
        circle = replace(CIRCLE, state=CircleState.CALLED_OFF, since=since)
        plan = due_today(programme_of(circles=(circle,), history=COMING, matches=()), MONDAY)
        kinds = [part.kind for due in plan.mails for part in due.parts]
        assert (MailKind.DECLINED_KINDLY in kinds) is told_of
