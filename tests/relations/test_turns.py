"""Which questions come next, who is asked this week, and how a match moves by what was said."""

from collections import Counter
from dataclasses import replace
from datetime import timedelta

import pytest

from mentorsheets.domain.changes import Added, Change, Changed
from mentorsheets.domain.events import Event
from mentorsheets.domain.model import (
    CheckIn,
    Day,
    Match,
    MatchState,
    Need,
    NeedStatus,
    Person,
    Question,
    Reply,
    Standing,
)
from mentorsheets.relations.check_ins import changes_of, due_check_ins, period_of
from mentorsheets.relations.history import past_of
from mentorsheets.relations.holds import hold_mail
from mentorsheets.relations.openings import choose_opening
from mentorsheets.relations.questions import question_for
from mentorsheets.relations.transitions import Happening, carry_out
from tests.relations.pair import ANA, CY, GIL, MATCH
from tests.relations.records import DAY, NEED, NEXT, happened, mail, programme_of


@pytest.mark.parametrize("standing", [Standing.HELD, Standing.LEFT])
def test_whoever_is_held_or_gone_is_not_held_again(standing: Standing) -> None:
    assert not list(hold_mail(replace(ANA, standing=standing), DAY))
    (change, entry) = hold_mail(replace(ANA, standing=Standing.PAUSED, back_on=DAY), DAY)
    assert isinstance(change, Changed)
    assert isinstance(change.now, Person)
    assert (change.now.standing, change.now.back_on) == (Standing.HELD, None)
    assert isinstance(entry, Added)


def test_kinds_take_turns_within_a_match_and_no_question_comes_twice_while_another_is_left() -> None:
    questions = tuple(Question(f"q{n}", "role-models", f"What about {n}?") for n in range(3))
    asked: tuple[CheckIn, ...] = ()
    kinds, texts = [], []
    for n in range(6):
        kind, text = question_for(programme_of(questions=questions, check_ins=asked), "ana", MATCH)
        asked = (*asked, CheckIn(f"{n}", "ana", "m", kind, text, DAY))
        kinds.append(kind)
        texts += [text] * (kind == "role-models")
    assert kinds == ["role-models", "accountability"] * 3
    assert sorted(texts) == ["What about 0?", "What about 1?", "What about 2?"]
    _, once = question_for(programme_of(questions=questions), "ana", MATCH)
    _, besides = question_for(programme_of(questions=questions), "ana", MATCH, [once])
    assert besides != once
    elsewhere = CheckIn("x", "ana", "other", "role-models", "", DAY)
    assert question_for(programme_of(check_ins=(elsewhere,)), "ana", MATCH)[0] == "role-models"


def test_a_first_talk_gets_three_questions_whatever_it_is_about() -> None:
    kinds = ("role-models", "accountability", "safe-space", "sense-of-community")
    for count in range(5):
        match = replace(MATCH, kinds=kinds[:count])
        assert len(choose_opening(match.kinds, "x", Counter())) == 3


def asked_now(**changes: object) -> list[tuple[str, list[str]]]:
    due = due_check_ins(programme_of(**changes), DAY)
    return [(one.person.id, [about.match.id for about in one.abouts]) for one in due]


def test_whoever_was_written_to_this_week_is_asked_the_same_until_it_has_gone_and_then_nothing() -> None:
    week = period_of(DAY)
    asked = CheckIn("c", "ana", "m", "general", "The very same?", DAY)
    theirs = replace(mail("x"), period=week, carries=(f"check-in/{week}",))
    for state in ("planned", "deferred"):
        waiting = programme_of(check_ins=(asked,), messages=(replace(theirs, state=state),))
        again = [one for one in due_check_ins(waiting, DAY) if one.person.id == "ana"]
        assert [about.check_in.question for about in again[0].abouts] == ["The very same?"]
        assert not [one for one in changes_of(waiting, tuple(again), DAY) if isinstance(one, Added)]
    gone = asked_now(check_ins=(asked,), messages=(theirs,))
    assert not [who for who, _ in gone if who == "ana"]


def test_the_asker_alone_and_only_every_other_time_is_asked_whether_it_serves_their_goal() -> None:
    def goals(count: int) -> dict[str, bool]:
        old = tuple(
            CheckIn(f"{who}{n}", who, "m", "general", "?", DAY - timedelta(days=60 - n), answer="met")
            for who in ("gil", "ana")
            for n in range(count)
        )
        due = due_check_ins(programme_of(check_ins=old), DAY)
        return {one.person.id: one.abouts[0].asks_if_served for one in due}

    assert [goals(count) for count in range(4)] == [
        {"gil": False, "ana": served} for served in (False, True, False, True)
    ]


def moved(event: Event, match: Match, **changes: object) -> tuple[Match, tuple[Change, ...]]:
    programme = programme_of(matches=(match,), **changes)
    done = carry_out(Happening(event, match, "ana", "x"), programme, past_of(programme), DAY + NEXT)
    return next(
        (one.now for one in done if isinstance(one, Changed) and isinstance(one.now, Match)), match
    ), done


def test_two_who_said_yes_have_no_day_of_a_check_in_until_their_introduction_went() -> None:
    asked = replace(MATCH, state=MatchState.ASKED, asker_says=None, next_checkin=None)
    now, _ = moved(Event.GIVER_YES, replace(asked, asker_says=Reply.YES))
    assert (now.state, now.next_checkin) == (MatchState.ASKED, None)
    assert moved(Event.GIVER_YES, asked)[0].state is MatchState.ASKED
    assert moved(Event.ASKER_YES, replace(asked, asker_says=Reply.YES))[0].state is MatchState.ASKED


def test_the_day_of_a_first_talk_is_kept_once_and_an_active_match_keeps_its_next_day() -> None:
    met, _ = moved(Event.MET, replace(MATCH, state=MatchState.INTRODUCED, next_checkin=DAY + 9 * NEXT))
    assert (met.state, met.next_checkin) == (MatchState.ACTIVE, DAY + 9 * NEXT)
    assert met.first_talk == Day(DAY + NEXT, exact=False)
    known = replace(MATCH, first_talk=Day(DAY))
    assert moved(Event.MET, known)[0].first_talk == Day(DAY)
    assert moved(Event.NOT_YET, MATCH)[0].first_talk is None


def test_a_relationship_closes_when_all_its_needs_are_met_and_ends_when_both_looked_back() -> None:
    needs = (replace(NEED, status=NeedStatus.MET), Need("o", "ana", "accountability"))
    assert moved(Event.NEED_MET, MATCH, needs=needs)[0].state is MatchState.ACTIVE
    all_met = tuple(replace(need, status=NeedStatus.MET) for need in needs)
    assert moved(Event.NEED_MET, MATCH, needs=all_met)[0].state is MatchState.CLOSING
    closing = replace(MATCH, state=MatchState.CLOSING)
    assert moved(Event.CLOSING_ANSWERED, closing)[0].state is MatchState.CLOSING
    before = (happened(Event.CLOSING_ANSWERED, "gil"),)
    assert moved(Event.CLOSING_ANSWERED, closing, history=before)[0].state is MatchState.ENDED


def test_a_pause_is_over_only_when_both_are_here() -> None:
    paused = replace(MATCH, state=MatchState.PAUSED)
    assert moved(Event.RETURNS, paused)[0].state is MatchState.ACTIVE
    away = (replace(GIL, standing=Standing.PAUSED), ANA, CY)
    assert moved(Event.RETURNS, paused, people=away)[0].state is MatchState.PAUSED
