from dataclasses import replace
from datetime import date, timedelta

import pytest

from mentorsheets.domain.apply_changes import apply
from mentorsheets.domain.changes import Added
from mentorsheets.domain.events import NeedEvent
from mentorsheets.domain.model import CheckIn, Day, Match, MatchState, Need, NeedStatus, Person
from mentorsheets.domain.programme import Programme
from mentorsheets.relations.plan import due_today

MONDAY = date(2027, 3, 1)
BOTH = (Person("g", "Gil", "gil@example.org"), Person("a", "Ana", "ana@example.org"))
ASKED = Need("n1", "a", "role-models", "How did you get there, step by step?")
MATCH = Match("m", "g", "a", ("role-models",), state=MatchState.ACTIVE, since=date(2027, 1, 4))


def run(programme: Programme, today: date = MONDAY) -> Programme:
    return apply(programme, due_today(programme, today).happened)


def told(programme: Programme, need: str = "n1") -> list[tuple[str, str, date]]:
    return [(str(entry.event), entry.person, entry.on) for entry in programme.history if entry.match == need]


def test_a_programme_that_begins_today_knows_the_day_of_each_need() -> None:
    after = run(Programme(people=BOTH, needs=(ASKED,)))
    assert after.needs[0].asked_since == Day(MONDAY)
    assert told(after) == [("asks for", "a", MONDAY)]


def test_a_need_that_is_older_than_the_record_has_its_first_match_as_the_latest_day() -> None:
    started = run(Programme(people=BOTH, needs=(ASKED,), matches=(MATCH,)))
    assert started.needs[0].asked_since == Day(MONDAY, exact=False)
    assert told(started) == [("asked for before", "a", MONDAY)]


def test_a_need_that_is_older_than_the_record_has_the_day_of_its_form() -> None:
    old = Programme(people=BOTH, needs=(ASKED,), matches=(MATCH,), form_days={"a": date(2026, 12, 3)})
    assert run(old).needs[0].asked_since == Day(date(2026, 12, 3))


def test_a_row_that_comes_later_is_dated_when_it_is_first_seen() -> None:
    begun = run(Programme(people=BOTH, needs=(ASKED,), matches=(MATCH,)))
    new = Need("n2", "a", "accountability", "Ask me every Friday")
    after = run(apply(begun, [Added(new)]), MONDAY + timedelta(days=3))
    assert after.needs[1].asked_since == Day(MONDAY + timedelta(days=3))
    assert told(after, "n2") == [("asks for", "a", MONDAY + timedelta(days=3))]


def test_a_second_run_puts_nothing_down_twice() -> None:
    once = run(Programme(people=BOTH, needs=(ASKED,), matches=(MATCH,)))
    assert run(once) == once


@pytest.mark.parametrize(
    ("status", "event"), [(NeedStatus.MET, "need is met"), (NeedStatus.WITHDRAWN, "withdrawn")]
)
def test_a_status_that_a_human_typed_is_the_coordinators_word(status: NeedStatus, event: str) -> None:
    begun = run(Programme(people=BOTH, needs=(ASKED,)))
    typed = replace(begun, needs=(replace(begun.needs[0], status=status),))
    later = MONDAY + timedelta(days=1)
    after = run(typed, later)
    assert told(after)[1:] == [(event, "coordinator", later)]
    again = replace(after, needs=(replace(after.needs[0], status=NeedStatus.OPEN),))
    assert told(run(again, later))[2:] == [("open again", "coordinator", later)]


def test_a_need_that_was_met_before_the_record_began_is_said_to_be_so() -> None:
    met = replace(ASKED, status=NeedStatus.MET)
    after = run(Programme(people=BOTH, needs=(met,), matches=(MATCH,)))
    assert [event for event, _, _ in told(after)] == [NeedEvent.ASKED_BEFORE, NeedEvent.MET_BEFORE]


@pytest.mark.parametrize("kind", ["role-models", "closing"])
def test_an_asker_who_says_that_a_need_is_met_is_on_record_with_it(kind: str) -> None:
    begun = run(Programme(people=BOTH, needs=(ASKED,), matches=(MATCH,)))
    row = CheckIn("c", "a", "m", kind, "How is it?", MONDAY, answer="need met")
    closing = replace(MATCH, state=MatchState.CLOSING if kind == "closing" else MatchState.ACTIVE)
    after = run(replace(begun, check_ins=(row,), matches=(closing,)), MONDAY + timedelta(days=1))
    assert after.needs[0].status is NeedStatus.MET
    assert told(after)[1:] == [("need is met", "a", MONDAY + timedelta(days=1))]


def test_the_day_on_which_a_typed_answer_was_heard_is_put_down() -> None:
    row = CheckIn("c", "a", "m", "role-models", "How is it?", MONDAY, answer="met")
    after = run(Programme(people=BOTH, needs=(ASKED,), matches=(MATCH,), check_ins=(row,)), MONDAY)
    assert after.check_ins[0].answered_on == MONDAY
    assert after.matches[0].first_talk == Day(MONDAY, exact=False)


def test_an_older_sheet_gets_the_days_that_its_history_knows() -> None:
    row = CheckIn("c", "a", "m", "role-models", "How is it?", MONDAY, answer="met")
    after = run(Programme(people=BOTH, needs=(ASKED,), matches=(MATCH,), check_ins=(row,)), MONDAY)
    bare = replace(
        after,
        check_ins=tuple(replace(one, answered_on=None) for one in after.check_ins),
        matches=tuple(replace(one, first_talk=None) for one in after.matches),
    )
    later = run(bare, MONDAY + timedelta(days=30))
    assert later.check_ins[0].answered_on == MONDAY
    assert later.matches[0].first_talk == Day(MONDAY, exact=False)
