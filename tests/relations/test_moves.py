"""How a match moves when something happens: each guard by itself, the days it gets, and what is noted."""

from dataclasses import replace
from typing import Any

import pytest

from mentorsheets.domain.changes import Added, Change, Changed
from mentorsheets.domain.events import Event, PersonEvent
from mentorsheets.domain.model import (
    CheckIn,
    Day,
    HistoryEntry,
    Length,
    Match,
    MatchState,
    Need,
    NeedStatus,
    Reply,
    Standing,
)
from mentorsheets.domain.programme import Programme
from mentorsheets.relations.both_ways import answer_id
from mentorsheets.relations.history import past_of
from mentorsheets.relations.past_days import date_the_past
from mentorsheets.relations.transitions import Happening, carry_out, entry_id, personal_entry
from tests.relations.pair import DAY, MATCH, PLAIN, TODAY, ago, entry, happened, with_match, with_person

PROPOSED, APPROVED, ASKED, INTRODUCED, ACTIVE, CLOSING, ENDED, DECLINED, PAUSED, FADED, _ = MatchState
NEEDS = (Need("a", "ana", "role-models", "Who?"), Need("b", "ana", "accountability", "Ask me"))


def carried(
    event: Event, programme: Programme = PLAIN, person: str = "ana", **more: Any
) -> tuple[Change, ...]:
    happening = Happening(event, programme.matches[0], person, "x", **more)
    return carry_out(happening, programme, past_of(programme), TODAY)


def moved(event: Event, programme: Programme = PLAIN, person: str = "ana", **more: Any) -> Match:
    done = carried(event, programme, person, **more)
    found = [one.now for one in done if isinstance(one, Changed) and isinstance(one.now, Match)]
    return found[0] if found else programme.matches[0]


@pytest.mark.parametrize(
    ("event", "giver", "asker"),
    [
        (Event.GIVER_YES, Reply.YES, None),
        (Event.GIVER_YES, Reply.YES, Reply.NO),
        (Event.GIVER_YES, Reply.YES, Reply.YES),
        (Event.ASKER_YES, None, Reply.YES),
        (Event.ASKER_YES, Reply.YES, None),
    ],
)
def test_a_yes_leaves_two_asked_who_are_introduced_when_their_mail_went(
    event: Event, giver: Reply | None, asker: Reply | None
) -> None:
    programme = with_match(state=ASKED, giver_says=giver, asker_says=asker)
    assert [one.record.now for one in carried(event, programme) if isinstance(one, Added)] == [ASKED]  # type: ignore[union-attr]
    assert moved(event, programme).state is ASKED


@pytest.mark.parametrize("state", MatchState)
def test_a_move_gives_the_days_of_its_new_state(state: MatchState) -> None:
    soon = TODAY + 30 * DAY
    asked = moved(Event.ASKING, with_match(state=APPROVED, since=ago(9), next_checkin=soon))
    assert (asked.state, asked.since, asked.next_checkin) == (ASKED, TODAY, None)
    for known, then in ((soon, soon), (None, TODAY + 7 * DAY)):
        active = moved(Event.MET, with_match(state=INTRODUCED, since=ago(9), next_checkin=known))
        assert (active.state, active.since, active.next_checkin) == (ACTIVE, TODAY, then)
    ended = moved(Event.LEAVES, with_match(state=state, since=ago(9), next_checkin=soon))
    if not state.is_over:
        assert (ended.state, ended.since, ended.next_checkin) == (ENDED, TODAY, None)
    else:
        assert (ended.state, ended.since, ended.next_checkin) == (state, ago(9), soon)


def test_the_first_talk_is_the_first_and_only_a_talk_is_one() -> None:
    assert moved(Event.MET, with_match(since=ago(9))).first_talk == Day(TODAY, exact=False)
    known = with_match(first_talk=Day(ago(9)))
    assert moved(Event.MET, known).first_talk == Day(ago(9))
    assert moved(Event.NOT_YET).first_talk is None
    assert not [one for one in carried(Event.MET, known) if isinstance(one, Changed)]


def with_needs(*weeks: int | None, state: MatchState = ACTIVE, **changes: Any) -> Programme:
    needs = tuple(
        replace(need, length=Length(length), **changes) for need, length in zip(NEEDS, weeks, strict=False)
    )
    return with_match(replace(PLAIN, needs=needs), state=state)


def test_one_talk_closes_a_match_that_was_for_one_talk() -> None:
    assert moved(Event.MET, with_needs(0, 0)).state is CLOSING
    assert moved(Event.MET, with_needs(0, 4)).state is ACTIVE
    assert moved(Event.MET, with_needs(0, None)).state is ACTIVE
    assert moved(Event.MET, with_needs(0, 0, kind="safe-space")).state is ACTIVE
    assert moved(Event.NOT_YET, with_needs(0, 0)).state is ACTIVE


def test_two_of_whom_one_says_a_second_time_that_they_never_met_are_let_go() -> None:
    assert moved(Event.NEVER_MET).state is ACTIVE
    before = entry(Event.NEVER_MET, "gil", 9, was=ACTIVE, now=ACTIVE)
    assert moved(Event.NEVER_MET, happened(before)).state is FADED
    assert moved(Event.NEVER_MET, happened(replace(before, match="other"))).state is ACTIVE


@pytest.mark.parametrize("status", NeedStatus)
def test_a_match_closes_when_all_that_it_covers_is_met_by_now_or_by_this(status: NeedStatus) -> None:
    first = replace(NEEDS[0], status=status)
    others = (Need("o", "ana", "safe-space"), Need("p", "gil", "role-models"))
    programme = replace(PLAIN, needs=(first, NEEDS[1], *others))
    by_this = (Changed(NEEDS[1], replace(NEEDS[1], status=NeedStatus.MET)),)
    closes = status is not NeedStatus.OPEN
    assert (moved(Event.NEED_MET, programme, besides=by_this).state is CLOSING) is closes
    assert moved(Event.NEED_MET, programme).state is ACTIVE


def test_a_farewell_is_over_when_both_have_looked_back() -> None:
    closing = with_match(state=CLOSING)
    assert moved(Event.CLOSING_ANSWERED, closing).state is CLOSING
    for who, state in (("gil", ENDED), ("ana", CLOSING), ("cy", CLOSING)):
        known = happened(entry(Event.CLOSING_ANSWERED, who, 2), programme=closing)
        assert moved(Event.CLOSING_ANSWERED, known).state is state
    other = happened(entry(Event.CLOSING_ANSWERED, "gil", 2, "other"), programme=closing)
    assert moved(Event.CLOSING_ANSWERED, other).state is CLOSING
    word = happened(entry(Event.UNCLEAR, "gil", 2), programme=closing)
    assert moved(Event.CLOSING_ANSWERED, word).state is CLOSING


def test_a_pause_ends_when_both_are_here_and_nobody_else_has_taken_it_on() -> None:
    rests = with_match(replace(PLAIN, needs=NEEDS), state=PAUSED, since=ago(30))
    taken = replace(MATCH, id="new", giver="cy", since=ago(3))
    assert moved(Event.RETURNS, rests).state is ACTIVE
    busy = replace(rests, matches=(*rests.matches, taken))
    assert moved(Event.RETURNS, busy).state is ENDED
    for side in ("gil", "ana"):
        for programme in (rests, busy):
            away = with_person(side, programme, standing=Standing.PAUSED)
            assert moved(Event.RETURNS, away).state is PAUSED


def test_what_happened_is_noted_with_where_it_led_and_in_whose_words() -> None:
    done = carried(Event.MET, with_match(state=INTRODUCED), "gil", words="at last")
    (line,) = [one.record for one in done if isinstance(one, Added)]
    assert isinstance(line, HistoryEntry)
    assert (line.on, line.event, line.person, line.match) == (TODAY, Event.MET, "gil", "m")
    assert (line.was, line.now, line.words) == (INTRODUCED, ACTIVE, "at last")


ROW = CheckIn("q", "ana", "m", "general", "How?", ago(7), "met")


def test_an_answer_that_a_human_typed_gets_the_day_on_which_it_is_first_seen() -> None:
    (*_, dated) = carried(Event.NOT_YET, answer=ROW)
    assert isinstance(dated, Changed)
    assert getattr(dated.now, "answered_on", None) == TODAY
    known = replace(ROW, answered_on=ago(2))
    assert len(carried(Event.NOT_YET, answer=known)) == 1
    happening = Happening(Event.NOT_YET, MATCH, "ana", "x", answer=ROW)
    assert entry_id(happening) == answer_id(ROW)
    assert entry_id(replace(happening, answer=None)) != answer_id(ROW)


def test_the_same_words_count_once_a_day_and_other_words_by_themselves() -> None:
    def name(words: str, days: int = 0, about: str = "") -> str:
        return personal_entry(PersonEvent.UNCLEAR, "ana", ago(days), words, about).record.id

    assert name("Hm") == name("Hm")
    assert len({name("Hm"), name("Hm", 1), name("So"), name("Hm", about="m")}) == 4


def test_days_that_only_the_history_knows_are_put_down_of_what_was_answered_and_talked() -> None:
    heard = HistoryEntry(answer_id(ROW), ago(5), Event.NOT_YET, "ana", "m")
    talks = (entry(Event.MET, "gil", 3), entry(Event.MET, "ana", 4), entry(Event.NOT_YET, "ana", 9))

    def put_down(*rows: CheckIn, history: tuple[HistoryEntry, ...] = (heard,)) -> list[object]:
        programme = replace(happened(*history), check_ins=rows)
        return [one.now for one in date_the_past(programme, past_of(programme))]

    assert put_down(ROW) == [replace(ROW, answered_on=ago(5))]
    worded = replace(ROW, answer="", words="Hm")
    assert put_down(worded) == [replace(worded, answered_on=ago(5))]
    assert put_down(replace(ROW, answered_on=ago(1))) == []
    assert put_down(replace(ROW, answer="")) == []
    assert put_down(replace(ROW, id="unheard")) == []
    assert put_down(history=talks) == [replace(MATCH, first_talk=Day(ago(4), exact=False))]
    known = with_match(happened(*talks), first_talk=Day(ago(1)))
    assert list(date_the_past(known, past_of(known))) == []
