"""What each word leads to that the coordinator types beside a thing: who moves, who stays, and what is noted."""

from dataclasses import replace
from typing import Any

import pytest

from mentorsheets.domain.apply_changes import apply
from mentorsheets.domain.events import DeskEvent, Event, PersonEvent
from mentorsheets.domain.model import (
    Circle,
    CircleState,
    Decision,
    HistoryEntry,
    Match,
    MatchState,
    Need,
    NeedStatus,
    Reply,
    Standing,
)
from mentorsheets.domain.programme import Programme
from mentorsheets.relations.circles import agenda
from mentorsheets.relations.coordinator_words import act, note_late
from mentorsheets.relations.find_waiting import find_waiting
from mentorsheets.relations.history import past_of
from mentorsheets.relations.waiting import Topic, Waiting, Word, decided_id
from tests.relations.pair import MATCH, PLAIN, TODAY, ago, entry, happened, with_match, with_person

OF_MATCH = Waiting("thing", Topic.STILL, "", "", None, (), people=("gil", "ana"), match="m", about="ana")
OF_PERSON = Waiting("thing", Topic.HELD, "", "", None, (), people=("ana",), about="ana")
OVER = [state for state in MatchState if state.is_over]
SEEN_TO = [Word.GO_ON, Word.AGAIN, Word.END, Word.HAND_OVER, Word.ANSWERED]


def after(word: Word, programme: Programme = PLAIN, thing: Waiting = OF_MATCH) -> Programme:
    return apply(programme, act(thing, word, programme, TODAY))


def noted(programme: Programme, event: str) -> list[tuple[str, str, str, str]]:
    return [(one.id, one.person, one.match, one.words) for one in programme.history if one.event == event]


def state_after(word: Word, programme: Programme, thing: Waiting = OF_MATCH) -> MatchState:
    return after(word, programme, thing).match_by_id["m"].state


def standing_after(word: Word, standing: Standing, thing: Waiting = OF_PERSON) -> Standing:
    programme = with_person("ana", standing=standing, back_on=ago(-9))
    person = after(word, programme, thing).person_by_id["ana"]
    assert (person.back_on is None) is (person.standing is not standing), "a new status has no day of return"
    return person.standing


CHOICES = {
    Word.YES, Word.NO, Word.APPROVE, Word.DECLINE, Word.PIN, *SEEN_TO, Word.MET, Word.NOTED,
    Word.PAUSE, Word.LEAVE, Word.WITHDRAW, Word.MENDED, Word.ARRIVED, Word.SEND_AGAIN,
}  # fmt: skip


@pytest.mark.parametrize("word", sorted(CHOICES))
def test_each_word_is_noted_once_with_all_that_it_settles(word: Word) -> None:
    thing = replace(OF_MATCH, entries=("line one", "thing", "line two", "line one"))
    decided = noted(after(word, thing=thing), DeskEvent.DECIDED)
    assert decided == [
        (decided_id("thing"), "ana", "m", str(word)),
        (decided_id("line one"), "ana", "m", ""),
        (decided_id("line two"), "ana", "m", ""),
    ]


def test_what_an_asker_wrote_about_a_circle_can_be_put_into_its_agenda_by_one_word() -> None:
    circle = Circle("c", "role-models", ("gil",), ("ana", "cy"), state=CircleState.INVITED)
    wrote = HistoryEntry("h", TODAY, PersonEvent.UNCLEAR, "ana", "c", words="How one begins")
    programme = replace(PLAIN, circles=(circle,), history=(wrote,))
    (one,) = (one for one in find_waiting(programme, TODAY) if one.entries == ("h",))
    assert one.choices[0] is Word.INTO_AGENDA
    after = apply(programme, act(one, Word.INTO_AGENDA, programme, TODAY))
    assert agenda(circle, after, past_of(after)) == ("How one begins",)
    assert not [one for one in find_waiting(after, TODAY) if one.entries == ("h",)]


def test_a_word_about_a_circle_or_a_mail_names_no_person() -> None:
    thing = Waiting("thing", Topic.MAIL, "", "", None, (), people=("ana",), about="x")
    assert noted(after(Word.NOTED, thing=thing), DeskEvent.DECIDED) == [
        (decided_id("thing"), "", "", "noted")
    ]


@pytest.mark.parametrize("word", sorted(CHOICES))
def test_mail_may_go_again_to_all_whom_a_human_has_seen_to(word: Word) -> None:
    gone_on = [(person, match) for _, person, match, _ in noted(after(word), DeskEvent.GO_ON)]
    assert gone_on == ([("gil", "m"), ("ana", "m")] if word in SEEN_TO else [])


def test_an_answer_to_what_somebody_wrote_frees_nobody_but_every_other_word_of_these_does() -> None:
    read = replace(OF_MATCH, topic=Topic.READ)
    assert not noted(after(Word.ANSWERED, thing=read), DeskEvent.GO_ON)
    assert noted(after(Word.ANSWERED, thing=replace(read, topic=Topic.NEEDS)), DeskEvent.GO_ON)
    assert noted(after(Word.AGAIN, thing=read), DeskEvent.GO_ON)


def test_a_word_about_another_thing_is_another_word() -> None:
    twice = after(Word.GO_ON, after(Word.GO_ON), replace(OF_MATCH, key="another"))
    assert len(noted(twice, DeskEvent.GO_ON)) == 4
    assert len(noted(after(Word.GO_ON, after(Word.GO_ON)), DeskEvent.GO_ON)) == 2


def test_what_was_typed_too_late_is_kept_and_changes_nothing() -> None:
    late = note_late("thing", "approve", TODAY).record
    kept = happened(late)  # type: ignore[arg-type] # it is a line of the history
    assert noted(kept, DeskEvent.DECIDED)[0][1:] == ("", "", "(too late) approve")
    assert late.id != decided_id("thing")
    assert note_late("thing", "decline", TODAY).record.id != late.id


STAND = {
    Word.GO_ON: {Standing.HELD: Standing.ACTIVE},
    Word.END: {Standing.HELD: Standing.ACTIVE},
    Word.HAND_OVER: {Standing.HELD: Standing.PAUSED},
    Word.PAUSE: dict.fromkeys(Standing, Standing.PAUSED),
    Word.LEAVE: dict.fromkeys(Standing, Standing.LEFT),
}


@pytest.mark.parametrize("standing", Standing)
@pytest.mark.parametrize("word", sorted(CHOICES - {Word.YES, Word.NO}))
def test_a_word_frees_who_is_held_and_moves_nobody_else_but_by_name(word: Word, standing: Standing) -> None:
    expected = STAND.get(word, {}).get(standing, standing)
    assert standing_after(word, standing) is expected


def test_a_word_about_somebody_who_is_not_in_the_sheet_any_more_is_noted_alone() -> None:
    thing = replace(OF_PERSON, about="gone", people=("gone",))
    for word in (Word.GO_ON, Word.PAUSE, Word.END, Word.HAND_OVER):
        programme = after(word, thing=thing)
        assert programme.people == PLAIN.people
        assert noted(programme, DeskEvent.DECIDED)


def test_it_takes_up_what_rests_once_both_are_here_and_nothing_else() -> None:
    rests = with_match(state=MatchState.PAUSED)
    assert state_after(Word.GO_ON, rests) is MatchState.ACTIVE
    assert state_after(Word.GO_ON, rests, OF_PERSON) is MatchState.ACTIVE
    held = with_person("ana", rests, standing=Standing.HELD)
    assert state_after(Word.GO_ON, held, OF_PERSON) is MatchState.ACTIVE
    for side in ("gil", "ana"):
        away = with_person(side, rests, standing=Standing.PAUSED)
        assert state_after(Word.GO_ON, away) is MatchState.PAUSED
    for state in set(MatchState) - {MatchState.PAUSED}:
        assert state_after(Word.GO_ON, with_match(state=state)) is state
        assert not told_of_match(after(Word.GO_ON, with_match(state=state))), "nothing happened to it"
    for side in ("gil", "ana"):
        away = with_person(side, rests, standing=Standing.PAUSED)
        assert not told_of_match(after(Word.GO_ON, away))
    assert told_of_match(after(Word.GO_ON, rests)) == [Event.RETURNS]


def told_of_match(programme: Programme) -> list[str]:
    """Return what is noted as having happened to a match, beside the word itself."""
    return [one.event for one in programme.history if one.event not in {*DeskEvent}]


ENDS = {
    **dict.fromkeys((MatchState.PROPOSED, MatchState.APPROVED, MatchState.ASKED), MatchState.DECLINED),
    **dict.fromkeys((MatchState.INTRODUCED, MatchState.ACTIVE, MatchState.CLOSING), MatchState.CLOSING),
    MatchState.PAUSED: MatchState.ENDED,
}


@pytest.mark.parametrize("state", MatchState)
@pytest.mark.parametrize("thing", [OF_MATCH, OF_PERSON])
def test_ending_it_kindly_is_a_farewell_where_they_know_of_each_other_and_else_a_no(
    state: MatchState, thing: Waiting
) -> None:
    assert state_after(Word.END, with_match(state=state), thing) is ENDS.get(state, state)
    handed = state if state in OVER else MatchState.HANDED_OVER
    assert state_after(Word.HAND_OVER, with_match(state=state), thing) is handed


@pytest.mark.parametrize("word", [Word.END, Word.HAND_OVER])
def test_a_word_about_a_person_is_about_all_of_theirs_and_one_about_a_match_about_it_alone(
    word: Word,
) -> None:
    more = (MATCH, Match("back", "ana", "cy", ("safe-space",), state=MatchState.ACTIVE),
            Match("others", "gil", "cy", ("safe-space",), state=MatchState.ACTIVE))  # fmt: skip
    programme = replace(PLAIN, matches=more)
    moved = {one.id for one in after(word, programme, OF_PERSON).matches if one.state != MatchState.ACTIVE}
    assert moved == {"m", "back"}
    moved = {one.id for one in after(word, programme).matches if one.state != MatchState.ACTIVE}
    assert moved == {"m"}


@pytest.mark.parametrize("state", OVER)
def test_a_word_about_a_person_says_nothing_of_what_is_over(state: MatchState) -> None:
    for word in (Word.END, Word.HAND_OVER):
        assert told_of_match(after(word, with_match(state=state), OF_PERSON)) == []


NEEDS = (
    Need("a", "ana", "role-models"),
    Need("b", "ana", "accountability"),
    Need("c", "ana", "safe-space"),
    Need("d", "gil", "role-models"),
    Need("e", "ana", "role-models", status=NeedStatus.WITHDRAWN),
)


def statuses(programme: Programme) -> str:
    return "".join(need.id for need in programme.needs if need.status is NeedStatus.MET)


def test_that_it_is_met_closes_the_needs_of_the_match_and_begins_the_farewell() -> None:
    programme = after(Word.MET, replace(PLAIN, needs=NEEDS))
    assert statuses(programme) == "ab"
    assert programme.match_by_id["m"].state is MatchState.CLOSING
    assert [one.person for one in programme.history if one.event == Event.NEED_MET] == ["ana"]


@pytest.mark.parametrize(
    ("word", "status"), [(Word.MET, NeedStatus.MET), (Word.WITHDRAW, NeedStatus.WITHDRAWN)]
)
def test_a_word_about_a_need_is_about_it_alone_and_moves_no_match(word: Word, status: NeedStatus) -> None:
    thing = Waiting("thing", Topic.NOBODY, "", "", None, (), people=("ana",), about="a")
    programme = after(word, replace(PLAIN, needs=NEEDS), thing)
    assert [need.status for need in programme.needs] == [status, *(need.status for need in NEEDS[1:])]
    assert programme.matches == PLAIN.matches


@pytest.mark.parametrize("word", [Word.APPROVE, Word.DECLINE, Word.PIN])
def test_a_decision_stands_at_what_it_is_about_and_nowhere_else(word: Word) -> None:
    circles = (Circle("c", "role-models", ("gil",), ("ana",)), Circle("d", "role-models", ("gil",), ("cy",)))
    matches = (
        replace(MATCH, state=MatchState.PROPOSED),
        replace(MATCH, id="other", state=MatchState.PROPOSED),
    )
    programme = replace(PLAIN, matches=matches, circles=circles)
    decided = after(word, programme, replace(OF_MATCH, about="m"))
    assert [one.decision for one in decided.matches] == [Decision(word), None]
    assert [one.decision for one in decided.circles] == [None, None]
    decided = after(word, programme, replace(OF_MATCH, match="", about="c"))
    assert [one.decision for one in decided.matches] == [None, None]
    assert [one.decision for one in decided.circles] == [Decision(word), None]


@pytest.mark.parametrize(("word", "reply"), [(Word.YES, Reply.YES), (Word.NO, Reply.NO)])
def test_a_yes_or_no_stands_on_the_side_of_whose_words_it_was_about(word: Word, reply: Reply) -> None:
    asked = with_match(state=MatchState.ASKED)
    for side, says in (("gil", (reply, None)), ("ana", (None, reply))):
        match = after(word, asked, replace(OF_MATCH, about=side)).match_by_id["m"]
        assert (match.giver_says, match.asker_says) == says


@pytest.mark.parametrize("word", sorted(CHOICES - {Word.YES, Word.NO, Word.APPROVE, Word.DECLINE, Word.PIN}))
def test_no_word_but_a_yes_or_no_says_one_for_somebody(word: Word) -> None:
    more: dict[str, Any] = {"state": MatchState.ASKED}
    match = after(word, with_match(**more)).match_by_id["m"]
    assert (match.giver_says, match.asker_says, match.decision) == (None, None, None)


def test_who_is_held_for_a_cry_of_theirs_is_free_after_a_word_and_their_match_can_end() -> None:
    cried = happened(entry(PersonEvent.TALK, "ana", match=""), programme=with_match(state=MatchState.PAUSED))
    held = with_person("ana", cried, standing=Standing.HELD)
    ended = after(Word.END, held, OF_PERSON)
    assert ended.person_by_id["ana"].standing is Standing.ACTIVE
    assert ended.match_by_id["m"].state is MatchState.ENDED
