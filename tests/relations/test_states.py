"""The table of a relationship's life holds for every state, event and guard."""

from itertools import chain, combinations
from pathlib import Path

import pytest

from docs.states_page import page
from mentorsheets.domain.events import Event, Guard
from mentorsheets.domain.mail_kinds import MailKind
from mentorsheets.domain.model import MatchState
from mentorsheets.relations.states import TRANSITIONS, Transition, due_after, step

GUARDS = [guard for guard in Guard if guard]
EVERY_GUARDING = [
    frozenset(some) for some in chain.from_iterable(combinations(GUARDS, n) for n in range(len(GUARDS) + 1))
]
OPEN = [state for state in MatchState if not state.is_over]


@pytest.mark.parametrize("state", MatchState)
@pytest.mark.parametrize("event", Event)
def test_from_every_state_every_event_leads_to_one_place_with_a_reason(
    state: MatchState, event: Event
) -> None:
    for holds in EVERY_GUARDING:
        taken = step(state, event, holds)
        assert isinstance(taken.next, MatchState)
        assert taken.state is state
        assert taken.why
        assert taken.guard in {Guard.ALWAYS, *holds}


@pytest.mark.parametrize("state", [state for state in MatchState if state.is_over])
@pytest.mark.parametrize("event", Event)
def test_what_is_over_stays_over(state: MatchState, event: Event) -> None:
    for holds in EVERY_GUARDING:
        assert step(state, event, holds).next is state


@pytest.mark.parametrize("state", MatchState)
def test_a_safety_word_reaches_the_coordinator_from_everywhere_and_stops_what_goes_on(
    state: MatchState,
) -> None:
    taken = step(state, Event.TALK_TO_ME)
    assert taken.due == ("safety-escalation",)
    stopped = taken.next in {MatchState.PAUSED, MatchState.HANDED_OVER}
    assert stopped or state.is_over or state in {MatchState.PROPOSED, MatchState.APPROVED}


@pytest.mark.parametrize("state", OPEN)
def test_whoever_leaves_ends_everything_of_theirs(state: MatchState) -> None:
    assert step(state, Event.LEAVES).next is MatchState.ENDED


@pytest.mark.parametrize("state", [MatchState.INTRODUCED, MatchState.ACTIVE, MatchState.CLOSING])
def test_a_pause_rests_what_goes_on_and_a_return_of_both_takes_it_up(state: MatchState) -> None:
    assert step(state, Event.PAUSES).next is MatchState.PAUSED
    assert step(MatchState.PAUSED, Event.RETURNS).next is MatchState.PAUSED
    assert step(MatchState.PAUSED, Event.RETURNS, frozenset({Guard.BOTH_HERE})).next is MatchState.ACTIVE
    assert step(MatchState.PAUSED, Event.RETURNS, frozenset({Guard.TAKEN})).next is MatchState.ENDED


@pytest.mark.parametrize("state", MatchState)
@pytest.mark.parametrize("event", Event)
def test_nobody_is_introduced_but_by_an_introduction_which_only_the_second_yes_makes_due(
    state: MatchState, event: Event
) -> None:
    for holds in EVERY_GUARDING:
        taken = step(state, event, holds)
        if taken.next is MatchState.INTRODUCED and state is not MatchState.INTRODUCED:
            assert (state, event) == (MatchState.ASKED, Event.INTRODUCED)
        if MailKind.INTRODUCTION in taken.due:
            assert state is taken.next is MatchState.ASKED
            assert event in {Event.GIVER_YES, Event.ASKER_YES}
            assert Guard.OTHER_YES in holds


def reachable(start: MatchState, without: MatchState | None = None) -> set[MatchState]:
    found, front = {start}, [start]
    while front:
        state = front.pop()
        for rule in TRANSITIONS.values():
            if rule.state is state and rule.next not in {*found, without}:
                found.add(rule.next)
                front.append(rule.next)
    return found


@pytest.mark.parametrize("state", [MatchState.PROPOSED, MatchState.APPROVED, MatchState.ASKED])
def test_nobody_is_in_touch_who_was_not_introduced_whatever_happens_between(state: MatchState) -> None:
    in_touch = {MatchState.ACTIVE, MatchState.CLOSING, MatchState.PAUSED}
    assert in_touch.isdisjoint(reachable(state, without=MatchState.INTRODUCED))


def test_every_state_can_be_reached_from_a_proposal() -> None:
    assert reachable(MatchState.PROPOSED) == set(MatchState)


@pytest.mark.parametrize("state", OPEN)
def test_from_every_open_state_an_ending_can_be_reached(state: MatchState) -> None:
    assert any(then.is_over for then in reachable(state))


@pytest.mark.parametrize(
    "rule", TRANSITIONS.values(), ids=lambda rule: f"{rule.state}-{rule.event}-{rule.guard}"
)
def test_what_a_transition_makes_due_may_be_mailed_in_the_state_it_leads_to(rule: Transition) -> None:
    for kind in rule.due:
        assert kind.may_go_in(rule.next)


@pytest.mark.parametrize(
    "rule", TRANSITIONS.values(), ids=lambda rule: f"{rule.state}-{rule.event}-{rule.guard}"
)
def test_what_an_event_made_due_is_found_again_from_the_history(rule: Transition) -> None:
    assert due_after(rule.state, rule.event, rule.next) == rule.due


def test_every_event_is_named_in_the_table_but_those_that_a_human_judges_or_pairing_does() -> None:
    assert {event for _, event, _ in TRANSITIONS} == set(Event) - {
        Event.UNCLEAR,
        Event.SET_BY_HAND,
        Event.PROPOSED,
    }


@pytest.mark.parametrize("state", [MatchState.PROPOSED, MatchState.APPROVED])
def test_before_anybody_is_asked_nothing_may_be_mailed_to_them(state: MatchState) -> None:
    assert not any(kind.may_go_in(state) for kind in MailKind if kind.traits.states is not None)


def test_the_page_in_the_docs_is_current() -> None:
    assert Path("docs/relations.md").read_text(encoding="utf-8") == page()


MAIL_AFTER = {
    (Event.APPROVED, MatchState.PROPOSED): set(),
    (Event.ASKING, MatchState.APPROVED): {MailKind.ASK_GIVER, MailKind.ASK_ASKER},
    (Event.GIVER_YES, MatchState.ASKED): {MailKind.INTRODUCTION},
    (Event.ASKER_YES, MatchState.ASKED): {MailKind.INTRODUCTION},
    (Event.GIVER_NO, MatchState.ASKED): {MailKind.DECLINED_KINDLY},
    (Event.ASKER_NO, MatchState.APPROVED): {MailKind.DECLINED_KINDLY},
    (Event.NO_ANSWER, MatchState.ASKED): {MailKind.WITHDRAWN},
    (Event.REFUSED, MatchState.ASKED): {MailKind.DECLINED_KINDLY},
    (Event.REFUSED, MatchState.ACTIVE): {MailKind.CLOSING_QUESTIONS},
    (Event.NOT_YET, MatchState.INTRODUCED): {MailKind.SUGGESTED_TIMES},
    (Event.NOT_A_FIT, MatchState.ACTIVE): {MailKind.DECLINED_KINDLY, MailKind.ENDED_THANKS},
    (Event.NEED_CHANGED, MatchState.ACTIVE): {MailKind.NEEDS_REFRESH},
    (Event.TALK_TO_ME, MatchState.ENDED): {MailKind.SAFETY_ESCALATION},
    (Event.SILENCE, MatchState.ACTIVE): {MailKind.SILENCE_OTHER_SIDE},
    (Event.STILL_SILENT, MatchState.ACTIVE): {MailKind.ESCALATION},
    (Event.CLOSING_ANSWERED, MatchState.CLOSING): {MailKind.ENDED_THANKS},
    (Event.CLOSING_OVER, MatchState.CLOSING): {MailKind.ENDED_THANKS},
    (Event.LENGTH_REACHED, MatchState.ACTIVE): {MailKind.CLOSING_QUESTIONS},
    (Event.LEAVES, MatchState.ASKED): {MailKind.WITHDRAWN},
    (Event.LEAVES, MatchState.PAUSED): {MailKind.SOMEONE_LEFT},
    (Event.PAUSES, MatchState.CLOSING): {MailKind.SOMEONE_LEFT},
}
"""What mail a step leads to, whichever guard holds, written down apart from the table that decides it."""


@pytest.mark.parametrize(("event", "state"), MAIL_AFTER, ids=str)
def test_each_step_leads_to_the_mail_that_everybody_concerned_waits_for(
    event: Event, state: MatchState
) -> None:
    due = {kind for guards in EVERY_GUARDING for kind in step(state, event, guards).due}
    assert due == MAIL_AFTER[event, state]
