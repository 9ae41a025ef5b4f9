"""What is seen to have happened to a match: each condition alone, on its first day and on the last before it."""

from dataclasses import replace
from typing import Any

import pytest

from mentorsheets.domain.events import Event, PersonEvent
from mentorsheets.domain.model import (
    CheckIn,
    Decision,
    HistoryEntry,
    Match,
    MatchState,
    Need,
    Reply,
    Standing,
)
from mentorsheets.domain.programme import Programme
from mentorsheets.relations.detect import happenings
from mentorsheets.relations.history import past_of
from mentorsheets.relations.transitions import Happening, entry_id
from tests.relations.pair import (
    MATCH,
    PLAIN,
    TODAY,
    ago,
    entry,
    happened,
    mail,
    mailed,
    silent,
    with_match,
    with_person,
)

PAUSED, ACTIVE, INTRODUCED = MatchState.PAUSED, MatchState.ACTIVE, MatchState.INTRODUCED
TO_BE = (MatchState.PROPOSED, MatchState.APPROVED, MatchState.ASKED)
TALKING = (INTRODUCED, ACTIVE)


def seen(programme: Programme) -> list[Happening]:
    return list(happenings(programme, past_of(programme), TODAY))


def events(programme: Programme) -> list[Event]:
    return [one.event for one in seen(programme)]


def all_events(programme: Programme) -> list[Event]:
    """Return one thing after the other that is seen in a first match in which nothing moves."""
    found: list[Event] = []
    while new := [one for one in seen(programme) if one.match.id == "m"]:
        found += [one.event for one in new]
        programme = happened(
            *(HistoryEntry(entry_id(one), ago(0), one.event, one.person, "m") for one in new),
            programme=programme,
        )
        assert len(found) < 20
    return found


def test_where_nothing_happened_nothing_is_seen() -> None:
    assert events(PLAIN) == []


STEPS = {Decision.APPROVE: Event.APPROVED, Decision.PIN: Event.PINNED, Decision.DECLINE: Event.REFUSED}


@pytest.mark.parametrize("state", MatchState)
@pytest.mark.parametrize("decision", Decision)
def test_a_decision_counts_while_it_is_a_proposal_and_a_no_until_they_part(
    decision: Decision, state: MatchState
) -> None:
    away = silent("gil")
    found = all_events(with_match(away, state=state, decision=decision))
    counts = state is MatchState.PROPOSED or (decision is Decision.DECLINE and state in (*TO_BE, *TALKING))
    assert [one for one in found if one in STEPS.values()] == [STEPS[decision]] * counts


@pytest.mark.parametrize("state", MatchState)
def test_both_are_asked_once_it_is_approved_and_both_can_be(state: MatchState) -> None:
    assert (Event.ASKING in events(with_match(state=state))) is (state is MatchState.APPROVED)
    for side in ("gil", "ana"):
        rung = with_match(with_person(side, address=None), state=state)
        assert (Event.ASKING in events(rung)) is (state is MatchState.APPROVED)
        assert Event.ASKING not in events(with_match(silent(side), state=state))


WORDS = {
    ("giver_says", Reply.YES): Event.GIVER_YES, ("giver_says", Reply.NO): Event.GIVER_NO,
    ("asker_says", Reply.YES): Event.ASKER_YES, ("asker_says", Reply.NO): Event.ASKER_NO,
}  # fmt: skip


@pytest.mark.parametrize("held", ["", "gil", "ana"])
@pytest.mark.parametrize("state", MatchState)
@pytest.mark.parametrize(("side", "reply"), WORDS)
def test_a_yes_counts_once_they_are_asked_and_a_no_before_and_even_while_one_is_held(
    side: str, reply: Reply, state: MatchState, held: str
) -> None:
    says: dict[str, Any] = {side: reply}
    # Nobody else is to be asked now, so that nothing else is seen of an approved match.
    away = silent("gil")
    programme = with_person(held, away, standing=Standing.HELD) if held else away
    counts = (state is MatchState.ASKED and not held) if reply is Reply.YES else state in TO_BE[1:]
    found = [one for one in seen(with_match(programme, state=state, **says)) if one.event in WORDS.values()]
    assert [one.event for one in found] == [WORDS[side, reply]] * counts
    assert all(one.person == ("gil" if side == "giver_says" else "ana") for one in found)


def test_of_a_yes_and_a_no_the_no_is_seen_first() -> None:
    for giver, asker, event in (
        (Reply.YES, Reply.NO, Event.ASKER_NO),
        (Reply.NO, Reply.YES, Event.GIVER_NO),
    ):
        assert events(with_match(state=MatchState.ASKED, giver_says=giver, asker_says=asker)) == [event]


def asked(giver: int | None, asker: int | None, reminded: int | None = None, **more: Any) -> Programme:
    """Return the two, asked so many days ago, and the asker reminded."""
    days = (("ask-giver", "gil", giver), ("ask-asker", "ana", asker), ("reminder", "ana", reminded))
    mails = (mail(kind, who, ago_, "m") for kind, who, ago_ in days if ago_ is not None)
    return mailed(*mails, programme=with_match(**({"state": MatchState.ASKED} | more)))


@pytest.mark.parametrize(
    ("programme", "who"),
    [
        (asked(0, 27), None),
        (asked(0, 28), "ana"),
        (asked(28, 0), "gil"),
        (asked(27, 0), None),
        (asked(0, 60, asker_says=Reply.YES), None),
        (asked(60, 0, giver_says=Reply.YES), None),
        (asked(0, 20, 6), None),
        (asked(0, 20, 7), "ana"),
        (asked(0, 60, 6), None),
        (asked(0, None, since=ago(90)), None),
        (asked(None, None), None),
        (asked(60, 60, 60, state=MatchState.APPROVED), None),
        (asked(60, 60, 60, state=MatchState.PROPOSED), None),
    ],
)
def test_no_answer_is_one_after_the_days_of_a_reminder_or_four_times_as_long_without_one(
    programme: Programme, who: str | None
) -> None:
    assert all_events(programme).count(Event.NO_ANSWER) == (who is not None)
    assert who in {None, *(one.person for one in seen(programme) if one.event is Event.NO_ANSWER)}


def test_whoever_is_silent_and_cannot_be_asked_has_answered_when_four_times_the_days_are_over() -> None:
    for days, over in ((27, False), (28, True)):
        programme = asked(0, None, since=ago(days))
        assert events(silent("ana", programme)) == [Event.NO_ANSWER] * over
        assert events(programme) == []


def test_time_alone_brings_nothing_about_while_one_of_two_is_held() -> None:
    for side in ("gil", "ana"):
        assert events(with_person(side, asked(0, 60, 60), standing=Standing.HELD)) == []
        closing = with_match(
            with_person(side, standing=Standing.HELD), state=MatchState.CLOSING, since=ago(90)
        )
        assert events(closing) == []


def rested(*after: HistoryEntry, days: int = 30) -> Programme:
    """Return a match that rests since somebody paused, and what happened since; both are here."""
    pause = entry(Event.PAUSES, "gil", days, was=ACTIVE, now=PAUSED)
    return happened(pause, *after, programme=with_match(state=PAUSED, since=ago(days)))


def test_after_a_pause_it_goes_on_once_both_are_here() -> None:
    assert events(rested()) == [Event.RETURNS]
    for side in ("gil", "ana"):
        assert Event.RETURNS not in events(with_person(side, rested(), standing=Standing.PAUSED))
        assert Event.RETURNS not in events(with_person(side, rested(), standing=Standing.HELD))


@pytest.mark.parametrize(
    "since",
    [
        entry(PersonEvent.UNCLEAR, "ana", 2, words="Hm"),
        entry(Event.UNCLEAR, "ana", 2, was=PAUSED, now=PAUSED),
    ],
)
def test_words_that_moved_nothing_keep_nobody_from_taking_it_up_again(since: HistoryEntry) -> None:
    assert events(rested(since)) == [Event.RETURNS]


@pytest.mark.parametrize(
    "since",
    [
        (entry(Event.TALK_TO_ME, "ana", 2, was=PAUSED, now=PAUSED),),
        (entry(Event.SET_BY_HAND, "", 2, was=PAUSED, now=PAUSED),),
        (
            entry(Event.RETURNS, "", 9, was=PAUSED, now=ACTIVE),
            entry(Event.UNCLEAR, "ana", 2, was=PAUSED, now=PAUSED),
        ),
    ],
    ids=["asked for help", "halted by a human", "halted by somebody whose line is gone"],
)
def test_what_a_human_halted_only_a_human_takes_up_again(since: tuple[HistoryEntry, ...]) -> None:
    assert events(rested(*since)) == []
    assert events(rested(*since, days=400)) == [], "nor is it given up"


def test_a_match_that_a_human_typed_in_as_resting_rests() -> None:
    assert events(with_match(state=PAUSED, since=ago(400))) == []


def test_a_pause_of_half_a_year_is_given_up_on_its_last_day() -> None:
    for days, given_up in ((181, False), (182, True)):
        away = with_person("gil", rested(days=days), standing=Standing.PAUSED)
        assert events(away) == [Event.GIVEN_UP] * given_up
        undated = with_match(away, since=None)
        assert events(undated) == []


@pytest.mark.parametrize("state", MatchState)
def test_a_pause_is_seen_of_all_that_is_not_over_and_does_not_rest_and_a_leave_of_all(
    state: MatchState,
) -> None:
    for side in ("gil", "ana"):
        for standing, event in ((Standing.PAUSED, Event.PAUSES), (Standing.LEFT, Event.LEAVES)):
            found = seen(with_match(with_person(side, standing=standing), state=state))
            counts = not state.is_over and not (state is PAUSED and event is Event.PAUSES)
            assert [(one.event, one.person) for one in found if one.event is event] == [
                (event, side)
            ] * counts


def typed(state: MatchState, *history: HistoryEntry) -> bool:
    return events(happened(*history, programme=with_match(state=state)))[:1] == [Event.SET_BY_HAND]


def test_a_state_that_differs_from_the_last_that_is_known_was_typed() -> None:
    met = entry(Event.MET, "ana", 9, was=INTRODUCED, now=ACTIVE)
    asked_for = entry(PersonEvent.FEWER, "ana", 3)
    assert typed(PAUSED, met)
    assert typed(PAUSED, met, asked_for), "a line that knows no state says nothing of it"
    assert typed(MatchState.ENDED, met)
    assert not typed(ACTIVE, met)
    assert not typed(ACTIVE, entry(Event.PAUSES, "ana", 20, now=PAUSED), met)
    assert not typed(ACTIVE)
    assert not typed(ACTIVE, asked_for)


def test_a_match_that_was_handed_over_is_seen_once_and_no_other_word_of_it() -> None:
    handed = with_match(happened(entry(Event.MET, now=ACTIVE)), state=MatchState.HANDED_OVER)
    assert all_events(handed) == [Event.HANDED_OVER]


def met_before(*history: HistoryEntry, **more: Any) -> list[str]:
    back = Match("back", "ana", "gil", ("safe-space",), state=INTRODUCED, since=ago(9), **more)
    programme = happened(*history, programme=replace(PLAIN, matches=(MATCH, back)))
    return [one.match.id for one in seen(programme) if one.event is Event.MET]


def test_who_met_the_other_way_round_have_met_from_the_day_on_which_this_one_began() -> None:
    for days, counts in ((8, True), (9, True), (10, False)):
        assert met_before(entry(Event.MET, "ana", days, was=ACTIVE, now=ACTIVE)) == ["back"] * counts


def test_what_they_said_of_it_before_a_human_put_it_back_is_not_said_again() -> None:
    back = {"match": "back", "was": INTRODUCED}
    history = (
        entry(Event.MET, "ana", 8, now=ACTIVE, **back),
        entry(Event.SET_BY_HAND, "", 7, now=INTRODUCED, **back),
    )
    assert met_before(*history) == []


@pytest.mark.parametrize("state", MatchState)
def test_a_farewell_is_over_three_times_the_days_after_it_began(state: MatchState) -> None:
    for days, over in ((20, False), (21, True)):
        found = events(with_match(state=state, since=ago(days)))
        assert (Event.CLOSING_OVER in found) is (over and state is MatchState.CLOSING)
    assert Event.CLOSING_OVER not in events(with_match(state=state, since=None))


@pytest.mark.parametrize("state", MatchState)
def test_an_agreed_length_is_reached_where_they_are_in_touch_or_rest_for_a_pause(state: MatchState) -> None:
    need = Need("n", "ana", "role-models", length=replace(Need("", "", "").length, weeks=4))
    for days, over in ((27, False), (28, True)):
        programme = with_match(replace(PLAIN, needs=(need,)), state=state, since=ago(days))
        counts = over and state in TALKING
        assert (Event.LENGTH_REACHED in events(programme)) is counts
        away = with_person("gil", rested(days=days), standing=Standing.PAUSED)
        assert events(replace(away, needs=(need,))) == [Event.LENGTH_REACHED] * over
    found = events(with_match(state=state, since=ago(400)))
    assert not {Event.LENGTH_REACHED, Event.GIVEN_UP}.intersection(found)


@pytest.mark.parametrize("state", MatchState)
def test_silence_is_seen_where_they_talk(state: MatchState) -> None:
    rows = tuple(CheckIn(f"q{n}", "ana", "m", "general", "How?", ago(n)) for n in (14, 7))
    programme = with_match(replace(PLAIN, check_ins=rows), state=state)
    assert (Event.SILENCE in events(programme)) is (state in TALKING)


@pytest.mark.parametrize("state", MatchState)
def test_a_cry_for_help_about_a_match_is_seen_in_every_state_and_once(state: MatchState) -> None:
    cry = entry(PersonEvent.TALK, "ana", 2, words="Please call")
    programme = with_match(happened(cry), state=state)
    assert all_events(programme).count(Event.TALK_TO_ME) == 1
    (seen_cry,) = [one for one in seen(with_match(happened(cry))) if one.event is Event.TALK_TO_ME]
    assert (seen_cry.person, seen_cry.words) == ("ana", "Please call")


def test_an_answer_is_seen_before_what_time_brings_and_each_match_moves_one_step() -> None:
    row = CheckIn("q", "ana", "m", "general", "How?", ago(7), answer="met")
    closing = with_match(replace(PLAIN, check_ins=(row,)), state=MatchState.CLOSING, since=ago(90))
    assert all_events(closing) == [Event.MET, Event.CLOSING_OVER]
    two = replace(PLAIN, matches=(MATCH, replace(MATCH, id="n", state=MatchState.CLOSING, since=ago(90))))
    assert [one.match.id for one in seen(replace(two, check_ins=(row,)))] == ["m", "n"]
