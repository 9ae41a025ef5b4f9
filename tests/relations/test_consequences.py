"""What follows from what happened: who is told, who is left in peace, and what the coordinator reads of it."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from mentorsheets.domain.events import Event, PersonEvent
from mentorsheets.domain.mail_kinds import MailKind
from mentorsheets.domain.model import (
    HistoryEntry,
    MatchState,
    Standing,
)
from mentorsheets.relations.followups import STILL_WORTH_SAYING, followup_parts
from mentorsheets.relations.mail_parts import EscalationPart, NewsPart
from tests.relations.pair import ANA, CY, GIL, MATCH
from tests.relations.two_and_a_day import MONDAY, asked_both, desk, entry, unanswered


def told(*history: HistoryEntry, today: date = MONDAY, **changes: object) -> list[tuple[MailKind, str]]:
    """Return the kinds of mail that a happening makes due, and to whom."""
    parts = followup_parts(desk(today, history=history, **changes))
    return [(part.kind, part.person) for part in parts]


@pytest.mark.parametrize(
    ("event", "who"),
    [(Event.GIVER_NO, "gil"), (Event.ASKER_NO, "ana"), (Event.REFUSED, ""), (Event.NO_ANSWER, "gil")],
)
def test_after_a_no_nobody_hears_of_it_who_was_never_asked(event: Event, who: str) -> None:
    now = MatchState.FADED if event is Event.NO_ANSWER else MatchState.DECLINED
    no = entry(event, who, MatchState.ASKED, now)
    others = {"gil", "ana"} - {who}
    kind = MailKind.WITHDRAWN if event is Event.NO_ANSWER else MailKind.DECLINED_KINDLY
    match = replace(MATCH, state=now)
    assert told(no, matches=(match,)) == []
    heard = told(no, matches=(match,), messages=asked_both())
    assert {(kind, other) for other in others} == {found for found in heard if found[0] is kind}


def test_what_happened_three_weeks_ago_is_told_and_what_is_older_would_only_surprise() -> None:
    left = entry(Event.LEAVES, "gil", MatchState.ACTIVE, MatchState.ENDED)
    assert (MailKind.SOMEONE_LEFT, "ana") in told(left, today=MONDAY + STILL_WORTH_SAYING)
    assert told(left, today=MONDAY + STILL_WORTH_SAYING + timedelta(days=1)) == []


def test_an_introduction_is_still_made_however_late_the_run_is() -> None:
    yes = entry(Event.GIVER_YES, "gil", MatchState.ASKED, MatchState.INTRODUCED)
    late = MONDAY + 2 * STILL_WORTH_SAYING
    assert told(yes, today=late) == [(MailKind.INTRODUCTION, "gil"), (MailKind.INTRODUCTION, "ana")]


def test_nobody_learns_an_address_of_somebody_who_cannot_read_of_it_now() -> None:
    yes = entry(Event.GIVER_YES, "gil", MatchState.ASKED, MatchState.INTRODUCED)
    assert told(yes, people=(GIL, replace(ANA, standing=Standing.PAUSED), CY)) == []


@pytest.mark.parametrize("who", ["gil", "ana"])
def test_the_coordinator_reads_who_it_is_that_needs_something(who: str) -> None:
    wish = entry(Event.NEEDS_SOMETHING, who, MatchState.ACTIVE, MatchState.ACTIVE, words="A quiet room")
    (part,) = followup_parts(desk(history=(wish,)))
    assert isinstance(part, EscalationPart)
    assert part.other is not None
    assert (part.other.id, part.by, part.words) == (who, who, "A quiet room")


def test_where_nobody_is_named_the_coordinator_reads_of_the_asker() -> None:
    silence = entry(Event.STILL_SILENT, "", MatchState.ACTIVE, MatchState.ACTIVE)
    (part,) = followup_parts(desk(history=(silence,)))
    assert isinstance(part, EscalationPart)
    assert part.other is not None
    assert (part.other.id, part.words) == ("ana", "")


def test_a_cry_for_help_without_words_says_at_least_what_was_chosen() -> None:
    cry = entry(Event.TALK_TO_ME, "ana", MatchState.ACTIVE, MatchState.PAUSED)
    (part,) = followup_parts(desk(history=(cry,)))
    assert isinstance(part, EscalationPart)
    assert part.kind is MailKind.SAFETY_ESCALATION
    assert part.words == Event.TALK_TO_ME


def test_the_other_one_is_asked_about_a_silence_unless_silent_too() -> None:
    silence = entry(Event.SILENCE, "ana", MatchState.ACTIVE, MatchState.ACTIVE)
    assert told(silence, check_ins=unanswered("ana")) == [(MailKind.SILENCE_OTHER_SIDE, "gil")]
    assert told(silence, check_ins=unanswered("ana", "gil")) == []


def test_times_are_suggested_to_whoever_spoke_and_to_the_other_unless_silent() -> None:
    word = entry(Event.NOT_YET, "ana", MatchState.ACTIVE, MatchState.ACTIVE)
    kind = MailKind.SUGGESTED_TIMES
    assert set(told(word)) == {(kind, "ana"), (kind, "gil")}
    assert told(word, check_ins=unanswered("gil")) == [(kind, "ana")]
    assert set(told(word, check_ins=unanswered("ana"))) == {(kind, "ana"), (kind, "gil")}


def test_after_a_misfit_each_hears_one_thing_and_only_who_said_it_is_thanked() -> None:
    misfit = entry(Event.NOT_A_FIT, "ana", MatchState.ACTIVE, MatchState.DECLINED)
    assert set(told(misfit)) == {(MailKind.DECLINED_KINDLY, "gil"), (MailKind.ENDED_THANKS, "ana")}


def test_at_an_ordinary_end_both_are_thanked_and_the_asker_is_asked_what_is_next() -> None:
    end = entry(Event.CLOSING_OVER, "", MatchState.CLOSING, MatchState.ENDED)
    assert set(told(end)) == {
        (MailKind.ENDED_THANKS, "gil"),
        (MailKind.ENDED_THANKS, "ana"),
        (MailKind.NEEDS_REFRESH, "ana"),
    }


def test_two_who_never_met_are_both_told_and_nobody_who_is_silent() -> None:
    never = entry(Event.NEVER_MET, "ana", MatchState.INTRODUCED, MatchState.FADED)
    assert set(told(never)) == {(MailKind.DECLINED_KINDLY, "gil"), (MailKind.DECLINED_KINDLY, "ana")}
    assert told(never, check_ins=unanswered("gil")) == [(MailKind.DECLINED_KINDLY, "ana")]


def test_news_carries_what_brought_it_about() -> None:
    left = entry(Event.LEAVES, "gil", MatchState.ACTIVE, MatchState.ENDED)
    (part,) = [one for one in followup_parts(desk(history=(left,))) if isinstance(one, NewsPart)]
    assert (part.person, part.other.id, part.cause) == ("ana", "gil", Event.LEAVES)


@pytest.mark.parametrize("event", [PersonEvent.BACK, PersonEvent.NEEDS_OTHERWISE])
def test_whoever_is_back_or_needs_something_else_is_asked_what(event: PersonEvent) -> None:
    assert told(entry(event, "ana", match="")) == [(MailKind.NEEDS_REFRESH, "ana")]
