"""Between the second yes and the introduction: two are *asked* until the first of them was written to."""

from datetime import date

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
YES = entry(Event.ASKER_YES, "ana", 2, was=ASKED, now=INTRODUCED)
WAITS = happened(entry(Event.GIVER_YES, "gil", 3, was=ASKED, now=ASKED), YES, programme=BOTH_YES)


def went(person: str, days: int) -> Message:
    return mail(MailKind.INTRODUCTION, person, days, YES.id, about=("m",))


def states(plan: DayPlan) -> list[tuple[MatchState, date | None, date | None]]:
    found = [one.now for one in plan.changes() if isinstance(one, Changed) and isinstance(one.now, Match)]
    return [(match.state, match.since, match.next_checkin) for match in found]


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


def test_two_yeses_that_are_seen_at_once_introduce_once() -> None:
    plan = due_today(BOTH_YES, ago(1))
    assert (states(plan), events(plan)) == ([], [Event.GIVER_YES])
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
    assert events(plan) == []


def test_a_state_that_a_human_typed_once_they_were_introduced_is_theirs() -> None:
    both = mailed(went("gil", 2), went("ana", 2), programme=WAITS)
    active = with_match(both, state=MatchState.ACTIVE)
    assert events(due_today(active, ago(1))) == [Event.SET_BY_HAND]


def test_of_whom_neither_can_be_written_to_the_yes_after_the_call_is_enough() -> None:
    nobody = with_person("ana", with_person("gil", BOTH_YES, address=None), address=None)
    assert states(due_today(nobody, ago(1))) == []
    told = [entry(DeskEvent.DECIDED, side, 1, "", id=decided_id(f"tell/m/{side}")) for side in ("gil", "ana")]
    assert states(due_today(happened(*told, programme=nobody), ago(1))) == [(INTRODUCED, ago(1), None)]
