"""Since when each need is asked for, and what became of it, each on its first and last day."""

from dataclasses import replace
from datetime import date, timedelta

from mentorsheets.domain.changes import Added, Changed
from mentorsheets.domain.events import Event, NeedEvent
from mentorsheets.domain.model import (
    CheckIn,
    Day,
    HistoryEntry,
    Match,
    Need,
    NeedStatus,
)
from mentorsheets.domain.programme import Programme
from mentorsheets.relations.history import Past, past_of
from mentorsheets.relations.need_history import note_needs
from mentorsheets.relations.past_days import date_the_past
from tests.relations.pair import MATCH
from tests.relations.records import DAY, NEED, NEXT, ROW, happened, heard, programme_of


def noted(need: Need, **changes: object) -> tuple[list[str], Day | None]:
    """Return what is put down about a need, and since when it is then asked for."""
    programme = programme_of(needs=(need,), **changes)
    changes_made = list(note_needs(programme, past_of(programme), DAY))
    since = [
        one.now.asked_since for one in changes_made if isinstance(one, Changed) and isinstance(one.now, Need)
    ]
    return [
        one.record.event
        for one in changes_made
        if isinstance(one, Added) and isinstance(one.record, HistoryEntry)
    ], (since[0] if since else None)


def about_need(event: NeedEvent, on: date) -> HistoryEntry:
    return HistoryEntry(f"{event}{on}", on, event, "ana", "n")


def test_in_a_programme_that_begins_today_each_need_does() -> None:
    assert noted(NEED, matches=()) == ([NeedEvent.ASKS], Day(DAY))


def test_where_there_is_a_past_a_need_is_older_than_its_first_match_and_its_day_is_no_exact_one() -> None:
    assert noted(NEED) == ([NeedEvent.ASKED_BEFORE], Day(DAY, exact=False))
    earlier = happened(Event.APPROVED, "", DAY - timedelta(days=40))
    later = happened(Event.MET, "", DAY - timedelta(days=4))
    assert noted(NEED, history=(earlier, later))[1] == Day(DAY - timedelta(days=40), exact=False)
    other = replace(NEED, kind="safe-space")
    assert noted(other, history=(earlier,))[1] == Day(DAY, exact=False)
    giver = replace(NEED, person="gil")
    assert noted(giver, history=(earlier,))[1] == Day(DAY, exact=False)


def test_a_new_need_in_a_programme_under_way_begins_on_the_day_it_is_seen() -> None:
    older = Need("old", "gil", "safe-space", asked_since=Day(DAY - timedelta(days=90)))
    programme = programme_of(needs=(older, NEED))
    changes = list(note_needs(programme, past_of(programme), DAY))
    (since,) = [
        one.now.asked_since for one in changes if isinstance(one, Changed) and isinstance(one.now, Need)
    ]
    assert since == Day(DAY)


def test_a_day_that_a_human_emptied_is_put_back_from_the_history() -> None:
    then = DAY - timedelta(days=30)
    assert noted(NEED, history=(about_need(NeedEvent.ASKS, then),)) == ([], Day(then))
    before = about_need(NeedEvent.ASKED_BEFORE, then)
    assert noted(NEED, history=(before,)) == ([], Day(then, exact=False))


def test_a_status_that_somebody_typed_is_noted_once_and_coming_back_too() -> None:
    known = replace(NEED, asked_since=Day(DAY))
    asks, met = about_need(NeedEvent.ASKS, DAY), about_need(NeedEvent.MET, DAY)
    assert noted(replace(known, status=NeedStatus.MET), history=(asks,))[0] == [NeedEvent.MET]
    assert noted(replace(known, status=NeedStatus.MET), history=(asks, met))[0] == []
    assert noted(known, history=(asks, met))[0] == [NeedEvent.OPEN_AGAIN]
    assert noted(replace(known, status=NeedStatus.WITHDRAWN), history=(asks,))[0] == [NeedEvent.WITHDRAWN]


def test_a_need_that_was_met_before_the_record_began_was_met_on_no_known_day() -> None:
    was_met = replace(NEED, status=NeedStatus.MET)
    assert noted(was_met)[0] == [NeedEvent.ASKED_BEFORE, NeedEvent.MET_BEFORE]
    assert noted(was_met, matches=()) == (
        [NeedEvent.ASKED_BEFORE, NeedEvent.MET_BEFORE],
        Day(DAY, exact=False),
    )
    withdrawn = replace(NEED, status=NeedStatus.WITHDRAWN)
    assert noted(withdrawn)[0] == [NeedEvent.ASKED_BEFORE, NeedEvent.WITHDRAWN]


def test_days_that_the_history_knows_are_put_down_where_none_stands() -> None:
    answered = replace(ROW, answer="met")
    entry = heard(answered)
    first = replace(happened(Event.MET, "ana", DAY - NEXT), id="first")
    changes = list(date_the_past(*_with_past(check_ins=(answered,), history=(entry, first))))
    rows_now = [one.now for one in changes if isinstance(one.now, CheckIn)]
    assert [row.answered_on for row in rows_now] == [DAY]
    assert [one.now.first_talk for one in changes if isinstance(one.now, Match)] == [
        Day(DAY - NEXT, exact=False)
    ]
    dated = replace(answered, answered_on=DAY - 9 * NEXT)
    talked = replace(MATCH, first_talk=Day(DAY))
    assert not list(date_the_past(*_with_past(check_ins=(dated,), history=(entry,), matches=(talked,))))
    assert not list(date_the_past(*_with_past(check_ins=(ROW,), history=(entry,), matches=(talked,))))


def _with_past(**changes: object) -> tuple[Programme, Past]:
    programme = programme_of(**changes)
    return programme, past_of(programme)
