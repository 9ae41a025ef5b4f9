"""How a silence goes on: each step on its first day, and only for the silence that lasts now."""

from dataclasses import replace

import pytest

from mentorsheets.domain.events import Event
from mentorsheets.domain.mail_kinds import MailKind
from mentorsheets.domain.model import CheckIn, HistoryEntry, Rhythm
from mentorsheets.domain.programme import Programme
from mentorsheets.domain.settings import Settings
from mentorsheets.relations.cadence import interval, next_check_in, next_day
from mentorsheets.relations.history import past_of
from mentorsheets.relations.silence import is_silent, silences
from tests.relations.pair import (
    ANA,
    DAY,
    GIL,
    MATCH,
    PLAIN,
    TODAY,
    ago,
    entry,
    happened,
    mail,
    mailed,
    with_match,
    with_person,
)


def asked(*days: int, who: str = "ana", answered: tuple[int, ...] = ()) -> Programme:
    rows = [CheckIn(f"q{who}{n}", who, "m", "", "How?", ago(n), "met" if n in answered else "") for n in days]
    return replace(PLAIN, check_ins=tuple(rows))


def steps(programme: Programme, *history: HistoryEntry) -> list[tuple[Event, str, str]]:
    past = past_of(happened(*history, programme=programme))
    return [(one.event, one.person, one.which) for one in silences(MATCH, past, 7, TODAY)]


def kinds(programme: Programme, *history: HistoryEntry) -> set[Event]:
    return {event for event, _, _ in steps(programme, *history)}


def test_two_questions_into_silence_make_somebody_silent_and_one_does_not() -> None:
    assert is_silent("ana", MATCH, past_of(asked(14, 7)))
    assert not is_silent("ana", MATCH, past_of(asked(7)))
    reminded = mailed(mail("reminder", "ana", 7, "qana14"), programme=asked(14))
    assert is_silent("ana", MATCH, past_of(reminded))
    assert not is_silent("gil", MATCH, past_of(asked(14, 7)))
    assert not is_silent("ana", MATCH, past_of(asked(14, 7, answered=(7,))))


def test_it_is_noticed_when_the_days_after_the_last_question_are_over() -> None:
    assert steps(asked(13, 6)) == []
    assert steps(asked(30, 7)) == [(Event.SILENCE, "ana", f"since {ago(30)}")]
    both = replace(PLAIN, check_ins=asked(30, 7).check_ins + asked(20, 7, who="gil").check_ins)
    assert [(event, who) for event, who, _ in steps(both)] == [(Event.SILENCE, "gil"), (Event.SILENCE, "ana")]


@pytest.mark.parametrize("days", [0, 6])
def test_a_human_is_told_when_the_same_days_after_that_are_over(days: int) -> None:
    assert kinds(asked(60, 40), entry(Event.SILENCE, "ana", days)) == {Event.SILENCE}
    assert Event.STILL_SILENT in kinds(asked(60, 40), entry(Event.SILENCE, "ana", 7))
    assert Event.STILL_SILENT not in kinds(asked(60, 40), entry(Event.SILENCE, "gil", 7))


def test_it_is_given_up_four_weeks_after_a_human_was_told() -> None:
    for days, over in ((27, False), (28, True)):
        found = kinds(asked(90, 80), entry(Event.STILL_SILENT, "ana", days))
        assert (Event.GIVEN_UP in found) is over


def test_unless_the_other_one_said_within_four_weeks_before_that_they_met() -> None:
    told = entry(Event.STILL_SILENT, "ana", 30)
    for days, over in ((58, False), (59, True), (10, False)):
        assert (Event.GIVEN_UP in kinds(asked(90, 80), told, entry(Event.MET, "gil", days))) is over


@pytest.mark.parametrize("event", [Event.SILENCE, Event.STILL_SILENT])
def test_what_was_noticed_of_an_earlier_silence_does_not_count_for_this_one(event: Event) -> None:
    after = {Event.SILENCE: Event.STILL_SILENT, Event.STILL_SILENT: Event.GIVEN_UP}[event]
    for days, counts in ((60, True), (61, False)):
        assert (after in kinds(asked(60, 50), entry(event, "ana", days))) is counts
    # The second question is not where this silence began.
    assert after in kinds(asked(60, 50), entry(event, "ana", 55))


@pytest.mark.parametrize(
    ("rhythm", "days", "interval_days"),
    [(Rhythm.MONTHLY, 27, 7), (Rhythm.MONTHLY, 28, 28), (Rhythm.ONCE, 90, 7), (None, 90, 7)],
)
def test_after_four_weeks_two_are_asked_as_seldom_as_one_of_them_wishes(
    rhythm: Rhythm | None, days: int, interval_days: int
) -> None:
    match = replace(MATCH, since=ago(days))
    for giver, asker in ((rhythm, None), (None, rhythm), (rhythm, Rhythm.WEEKLY)):
        sides = replace(GIL, how_often=giver), replace(ANA, how_often=asker)
        assert interval(match, *sides, Settings(), TODAY).days == interval_days
    assert interval(replace(match, since=None), GIL, ANA, Settings(), TODAY).days == 7


def test_the_next_question_comes_on_the_monday_of_its_week_but_never_within_four_days() -> None:
    week = 7 * DAY
    for days in range(4):
        assert next_day(TODAY + days * DAY, week) == TODAY + week
    for days in (4, 5, 6):
        assert next_day(TODAY + days * DAY, week) == TODAY + (days + 4) * DAY
    programme = with_match(with_person("gil", how_often=Rhythm.FORTNIGHTLY), since=ago(60))
    assert next_check_in(programme.matches[0], TODAY + DAY, programme) == TODAY + 2 * week


def test_a_reminder_counts_towards_silence_only_for_the_question_that_it_reminds_of() -> None:
    kind = MailKind.REMINDER
    for period, silent in (("qana7", True), ("qana99", False)):
        programme = mailed(mail(kind, "ana", 1, period), programme=asked(7))
        assert is_silent("ana", MATCH, past_of(programme)) is silent
