"""Between the second yes and the introduction: two are *asked* until the first of them was written to.

So does the history: *they are introduced* is written once, of the day on which the first mail went.
"""

from dataclasses import replace
from datetime import date

import pytest

from mentorsheets.domain.changes import Added, Changed
from mentorsheets.domain.events import DeskEvent, Event
from mentorsheets.domain.mail_kinds import MailKind
from mentorsheets.domain.model import HistoryEntry, Match, MatchState, Message, Reply
from mentorsheets.domain.programme import Programme
from mentorsheets.relations.plan import DayPlan, due_today
from mentorsheets.relations.waiting import decided_id
from tests.relations.pair import DAY, TODAY, ago, entry, happened, mail, mailed, with_match, with_person

ASKED, INTRODUCED, DECLINED = MatchState.ASKED, MatchState.INTRODUCED, MatchState.DECLINED
BOTH_YES = with_match(state=ASKED, since=ago(9), giver_says=Reply.YES, asker_says=Reply.YES)
FIRST_YES = entry(Event.GIVER_YES, "gil", 3, was=ASKED, now=ASKED)
YES = entry(Event.ASKER_YES, "ana", 2, was=ASKED, now=ASKED)
WAITS = happened(FIRST_YES, YES, programme=BOTH_YES)
EARLIER = happened(FIRST_YES, replace(YES, now=INTRODUCED), programme=BOTH_YES)
"""The same as earlier versions wrote it: of the second yes, that it introduces the two."""


def went(person: str, days: int) -> Message:
    return mail(MailKind.INTRODUCTION, person, days, YES.id, about=("m",))


def states(plan: DayPlan) -> list[tuple[MatchState, date | None, date | None]]:
    found = [one.now for one in plan.changes() if isinstance(one, Changed) and isinstance(one.now, Match)]
    return [(match.state, match.since, match.next_checkin) for match in found]


def lines(plan: DayPlan) -> list[HistoryEntry]:
    """Return what is written of the match to the history, by mails too."""
    found = [one.record for one in plan.changes() if isinstance(one, Added)]
    return [one for one in found if isinstance(one, HistoryEntry) and one.match == "m"]


def moves(plan: DayPlan) -> list[tuple[str, MatchState | None, date]]:
    return [(one.event, one.now, one.on) for one in lines(plan)]


def events(plan: DayPlan) -> list[str]:
    return [
        one.record.event
        for one in plan.happened
        if isinstance(one, Added) and isinstance(one.record, HistoryEntry) and one.record.match == "m"
    ]


def introduced_today(programme: Programme) -> list[str]:
    return sorted(
        part.person
        for due in due_today(programme, TODAY).mails
        for part in due.parts
        if part.kind is MailKind.INTRODUCTION
    )


def test_who_said_yes_is_asked_until_the_mail_goes_and_introduced_from_that_day_on() -> None:
    sunday = due_today(WAITS, ago(1))
    assert (states(sunday), events(sunday)) == ([], [])
    plan = due_today(WAITS, TODAY)
    assert states(plan) == [(INTRODUCED, TODAY, TODAY + 7 * DAY)]
    assert (events(plan), introduced_today(WAITS)) == ([], ["ana", "gil"])
    assert (moves(sunday), moves(plan)) == ([], [(Event.INTRODUCED, INTRODUCED, TODAY)])


def test_two_yeses_that_are_seen_at_once_are_both_noted_and_introduce_once() -> None:
    plan = due_today(BOTH_YES, ago(1))
    assert (states(plan), events(plan)) == ([], [Event.GIVER_YES, Event.ASKER_YES])
    assert {one.now for one in lines(plan)} == {ASKED}
    assert introduced_today(BOTH_YES) == ["ana", "gil"]


def test_a_no_in_between_ends_it_and_introduces_nobody() -> None:
    programme = with_match(WAITS, asker_says=Reply.NO)
    plan = due_today(programme, TODAY)
    assert events(plan) == [Event.ASKER_NO]
    assert [state for state, *_ in states(plan)] == [DECLINED]
    assert introduced_today(programme) == []


def test_a_run_that_broke_off_after_the_mail_is_caught_up_with() -> None:
    programme = mailed(went("gil", 2), programme=WAITS)
    plan = due_today(programme, ago(1))
    assert states(plan) == [(INTRODUCED, ago(2), ago(2) + 7 * DAY)]
    assert moves(plan) == [(Event.INTRODUCED, INTRODUCED, ago(2))]


@pytest.mark.parametrize("state", [ASKED, INTRODUCED])
def test_a_run_that_broke_off_between_the_row_and_its_line_writes_no_state_set_by_hand(
    state: MatchState,
) -> None:
    row = with_match(mailed(went("gil", 2), programme=WAITS), state=state)
    line = HistoryEntry("i", ago(2), Event.INTRODUCED, match="m", was=ASKED, now=INTRODUCED)
    for programme, told in ((row, [Event.INTRODUCED]), (happened(line, programme=row), [])):
        assert events(due_today(programme, ago(1))) == told


def test_who_is_written_to_days_later_is_no_second_introduction() -> None:
    line = HistoryEntry("i", ago(2), Event.INTRODUCED, match="m", was=ASKED, now=INTRODUCED)
    met = happened(line, programme=with_match(mailed(went("gil", 2), programme=WAITS), state=INTRODUCED))
    assert introduced_today(met) == ["ana"]
    assert moves(due_today(met, TODAY)) == []


def test_one_yes_introduces_nobody_nor_do_two_of_which_a_human_took_one_back() -> None:
    one = happened(FIRST_YES, programme=with_match(BOTH_YES, asker_says=None))
    taken_back = with_match(WAITS, asker_says=None)
    assert introduced_today(one) == introduced_today(taken_back) == []


def test_the_same_yes_counts_as_the_second_however_the_rows_of_a_day_are_sorted() -> None:
    of_a_day = [replace(FIRST_YES, on=YES.on), YES]
    names = {
        part.period
        for rows in (of_a_day, of_a_day[::-1])
        for due in due_today(happened(*rows, programme=BOTH_YES), TODAY).mails
        for part in due.parts
        if part.kind is MailKind.INTRODUCTION
    }
    assert len(names) == 1


def test_a_history_of_an_earlier_version_keeps_its_line_and_gets_no_other() -> None:
    assert introduced_today(EARLIER) == ["ana", "gil"]
    plan = due_today(EARLIER, TODAY)
    assert (states(plan), moves(plan)) == ([(INTRODUCED, TODAY, TODAY + 7 * DAY)], [])
    gone = due_today(mailed(went("gil", 2), programme=EARLIER), TODAY)
    assert (states(gone)[0][0], moves(gone)) == (INTRODUCED, [])


def test_a_state_that_a_human_typed_once_they_were_introduced_is_theirs() -> None:
    both = mailed(went("gil", 2), went("ana", 2), programme=WAITS)
    active = with_match(both, state=MatchState.ACTIVE)
    assert events(due_today(active, ago(1))) == [Event.INTRODUCED, Event.SET_BY_HAND]


def test_of_whom_neither_can_be_written_to_the_yes_after_the_call_is_enough() -> None:
    nobody = with_person("ana", with_person("gil", BOTH_YES, address=None), address=None)
    assert states(due_today(nobody, ago(1))) == []
    told = [entry(DeskEvent.DECIDED, side, 1, "", id=decided_id(f"tell/m/{side}")) for side in ("gil", "ana")]
    plan = due_today(happened(*told, programme=nobody), ago(1))
    assert states(plan) == [(INTRODUCED, ago(1), None)]
    assert moves(plan)[-1:] == [(Event.INTRODUCED, INTRODUCED, ago(1))]
    assert [one.now for one in lines(plan)] == [ASKED, ASKED, INTRODUCED]
