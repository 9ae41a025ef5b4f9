"""Each step of a circle on its first day, and who is told of it."""

from dataclasses import replace
from typing import Any

import pytest

from mentorsheets.domain.changes import Added, Changed
from mentorsheets.domain.events import NeedEvent, PersonEvent
from mentorsheets.domain.mail_kinds import MailKind
from mentorsheets.domain.model import (
    CheckIn,
    Circle,
    CircleState,
    Decision,
    HistoryEntry,
    Need,
    NeedStatus,
)
from mentorsheets.domain.programme import Programme
from mentorsheets.relations.circles import agenda, circle_changes, circle_parts, comers
from mentorsheets.relations.history import past_of
from mentorsheets.relations.mail_parts import CirclePart
from tests.relations.pair import DAY, PLAIN, TODAY, ago, entry, happened, situation

CIRCLE = Circle("c", "role-models", givers=("gil",), askers=("ana", "cy"), since=ago(9))
COMES, ASKS, AWAY = PersonEvent.COMES, PersonEvent.ASKS_CIRCLE, PersonEvent.STAYS_AWAY
ALL_COME = tuple(entry(COMES, who, 5, "c") for who in ("gil", "ana", "cy"))


def with_circle(*history: HistoryEntry, **changes: Any) -> Programme:
    given = {name: changes.pop(name) for name in ("needs", "check_ins") if name in changes}
    circle = replace(CIRCLE, **changes)
    return happened(*history, programme=replace(PLAIN, matches=(), circles=(circle,), **given))


def moves_to(*history: HistoryEntry, **changes: Any) -> CircleState | None:
    """Return the state to which the circle goes today; None if it stays."""
    programme = with_circle(*history, **changes)
    found = [
        one.now for one in circle_changes(programme, past_of(programme), TODAY) if isinstance(one, Changed)
    ]
    states = [(one.state, one.since) for one in found if isinstance(one, Circle)]
    assert all(since == TODAY for _, since in states)
    return states[0][0] if states else None


INVITED, READY, HELD, OFF = CircleState.INVITED, CircleState.READY, CircleState.HELD, CircleState.CALLED_OFF


@pytest.mark.parametrize(
    ("changes", "then"),
    [
        ({}, None),
        ({"decision": Decision.APPROVE}, INVITED),
        ({"decision": Decision.PIN}, INVITED),
        ({"decision": Decision.DECLINE}, OFF),
        ({"decision": Decision.DECLINE, "state": INVITED}, OFF),
        ({"decision": Decision.DECLINE, "state": READY}, OFF),
        ({"decision": Decision.DECLINE, "state": HELD}, None),
        ({"decision": Decision.DECLINE, "state": OFF}, None),
        ({"state": INVITED, "meets_on": TODAY + 4 * DAY}, None),
        ({"state": INVITED, "meets_on": TODAY + 3 * DAY}, READY),
        ({"state": INVITED, "meets_on": TODAY - DAY}, READY),
        ({"state": INVITED, "since": ago(59)}, None),
        ({"state": INVITED, "since": ago(60)}, OFF),
        ({"state": INVITED, "since": ago(60), "meets_on": TODAY + 9 * DAY}, None),
        ({"state": INVITED, "since": None}, None),
        ({"state": READY, "meets_on": TODAY}, None),
        ({"state": READY, "meets_on": TODAY - DAY}, HELD),
        ({"state": READY}, None),
        ({"state": HELD, "meets_on": ago(90)}, None),
        ({"state": OFF, "since": ago(90)}, None),
    ],
)
def test_a_circle_moves_on_by_the_coordinators_word_and_by_its_day(
    changes: dict[str, Any], then: CircleState | None
) -> None:
    assert moves_to(*ALL_COME, **changes) is then


@pytest.mark.parametrize(
    ("coming", "then"),
    [("gil ana cy", READY), ("gil ana", OFF), ("ana cy", OFF), ("gil", OFF), ("", OFF)],
)
def test_it_takes_one_who_gives_and_two_who_ask(coming: str, then: CircleState) -> None:
    come = (entry(COMES if who != "cy" else ASKS, who, 5, "c") for who in coming.split())
    assert moves_to(*come, state=INVITED, meets_on=TODAY + DAY) is then


def test_a_step_is_noted() -> None:
    programme = with_circle(decision=Decision.APPROVE)
    added = [
        one.record for one in circle_changes(programme, past_of(programme), TODAY) if isinstance(one, Added)
    ]
    assert [(one.on, one.event, one.match) for one in added if isinstance(one, HistoryEntry)] == [
        (TODAY, "circle invited", "c")
    ]


def test_the_latest_word_says_who_comes() -> None:
    said = (entry(AWAY, "gil", 7, "c"), *ALL_COME, entry(AWAY, "cy", 2, "c"), entry(ASKS, "ana", 1, "c"))
    programme = with_circle(*said)
    assert comers(CIRCLE, past_of(programme)) == ("gil", "ana")
    assert comers(CIRCLE, past_of(with_circle())) == ()


def test_the_agenda_has_each_question_of_who_comes_once_and_no_empty_one() -> None:
    needs = (
        Need("a", "ana", "role-models", ""),
        Need("b", "ana", "role-models", "Who went before me?"),
        Need("c", "ana", "role-models", "met already", status=NeedStatus.MET),
        Need("d", "gil", "role-models", "A giver's own"),
        Need("e", "cy", "role-models", "Silent"),
        Need("f", "ana", "safe-space", "private"),
    )
    one, again = entry(ASKS, "cy", 4, "c", words="How?"), entry(ASKS, "cy", 3, "c", id="again", words="How?")
    empty, gone = entry(ASKS, "cy", 2, "c"), entry(ASKS, "eve", 2, "c", words="A stranger's")
    programme = with_circle(*ALL_COME, one, again, empty, gone, needs=needs)
    assert agenda(CIRCLE, programme, past_of(programme)) == ("How?", "Who went before me?")


def parts(*history: HistoryEntry, **changes: Any) -> list[tuple[MailKind, str]]:
    found = list(circle_parts(situation(with_circle(*history, **changes))))
    assert all(isinstance(part, CirclePart) and part.period in {"c", "c/open"} for part in found)
    return [(part.kind, part.person) for part in found]


def test_whoever_has_not_said_a_word_is_invited_and_nobody_else() -> None:
    kind = MailKind.CIRCLE_INVITATION
    assert parts(state=INVITED) == [(kind, "gil"), (kind, "ana"), (kind, "cy")]
    assert parts(entry(AWAY, "ana", 2, "c"), state=INVITED) == [(kind, "gil"), (kind, "cy")]
    assert parts() == []


def test_the_agenda_goes_to_who_comes() -> None:
    come = (*ALL_COME, entry(AWAY, "ana", 2, "c"), entry(ASKS, "cy", 1, "c", words="How?"))
    assert parts(*come, state=READY) == [(MailKind.CIRCLE_AGENDA, "gil"), (MailKind.CIRCLE_AGENDA, "cy")]
    found = circle_parts(situation(with_circle(*come, state=READY)))
    assert {part.questions for part in found if isinstance(part, CirclePart)} == {("How?",)}


@pytest.mark.parametrize("day", [ago(0), ago(14), ago(15), None])
def test_that_it_is_off_and_how_it_was_is_told_and_asked_for_two_weeks(day: Any) -> None:
    recent = day is not None and day >= ago(14)
    kinds = parts(*ALL_COME, state=OFF, since=day)
    assert kinds == [(MailKind.DECLINED_KINDLY, who) for who in ("gil", "ana", "cy")] * recent
    asked = parts(*ALL_COME, state=HELD, meets_on=day)
    assert asked == [(MailKind.CIRCLE_CHECK_IN, who) for who in ("gil", "ana", "cy")] * recent


def row(**more: Any) -> CheckIn:
    given: dict[str, Any] = {"kind": "role-models", "question": "How was it?", **more}
    return CheckIn("q", "ana", "c", asked_on=ago(2), **given)


def test_nobody_is_asked_twice_how_it_was() -> None:
    asked = parts(*ALL_COME, state=HELD, meets_on=ago(3), check_ins=(row(),))
    assert asked == [(MailKind.CIRCLE_CHECK_IN, who) for who in ("gil", "cy")]


@pytest.mark.parametrize(
    ("answer", "event", "words"),
    [
        ({"answer": "met"}, "met", "met"),
        ({"answer": "met", "words": "met, and it was warm"}, "met", "met, and it was warm"),
        ({"words": "I am scared of one of them"}, PersonEvent.TALK, "I am scared of one of them"),
        ({"words": "Hm"}, PersonEvent.UNCLEAR, "Hm"),
        ({"answer": "needs something"}, PersonEvent.UNCLEAR, "needs something"),
        ({"answer": "not yet"}, "not yet", "not yet"),
    ],
)
def test_what_was_said_of_a_circle_is_noted_as_words_that_a_human_reads_where_one_should(
    answer: dict[str, str], event: str, words: str
) -> None:
    needs = (Need("a", "ana", "role-models", "Who?"),)
    programme = with_circle(state=HELD, meets_on=ago(3), check_ins=(row(**answer),), needs=needs)
    (added,) = circle_changes(programme, past_of(programme), TODAY)
    assert isinstance(added, Added)
    assert isinstance(added.record, HistoryEntry)
    entry_ = added.record
    assert (entry_.event, entry_.person, entry_.match, entry_.words) == (event, "ana", "c", words)
    heard = happened(entry_, programme=programme)
    assert list(circle_changes(heard, past_of(heard), TODAY)) == []


def test_who_says_that_the_need_is_met_closes_their_own_of_this_kind() -> None:
    needs = (
        Need("a", "ana", "role-models"),
        Need("b", "ana", "safe-space"),
        Need("c", "cy", "role-models"),
    )
    programme = with_circle(state=HELD, meets_on=ago(3), check_ins=(row(answer="need met"),), needs=needs)
    changes = list(circle_changes(programme, past_of(programme), TODAY))
    now = [one.now for one in changes if isinstance(one, Changed)]
    assert [(one.id, one.status) for one in now if isinstance(one, Need)] == [("a", NeedStatus.MET)]
    noted = [one.record for one in changes if isinstance(one, Added)]
    assert NeedEvent.MET in [one.event for one in noted if isinstance(one, HistoryEntry)]
