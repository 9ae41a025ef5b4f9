"""What a reply is put down as, by what it is about and how that stands; and what an answer means for a match."""

from dataclasses import replace
from typing import Any

import pytest

from mentorsheets.domain.apply_changes import apply
from mentorsheets.domain.changes import Added, Change, Changed
from mentorsheets.domain.events import Event, PersonEvent
from mentorsheets.domain.model import (
    CheckIn,
    Circle,
    HistoryEntry,
    MatchState,
    Need,
    NeedStatus,
    Reply,
    Standing,
)
from mentorsheets.domain.programme import Programme
from mentorsheets.relations.interpret import interpret, interpret_goal_answer, note_words, what_was_said
from tests.relations.pair import MATCH, PLAIN, TODAY, ago, entry, happened, with_match, with_person

ROW = CheckIn("q", "ana", "m", "role-models", "How?", ago(2))
NEEDS = (
    Need("a", "ana", "role-models", "Who went before me."),
    Need("b", "ana", "accountability", "", status=NeedStatus.MET),
    Need("c", "ana", "safe-space", status=NeedStatus.WITHDRAWN),
    Need("d", "gil", "role-models"),
)
CIRCLE = Circle("c1", "role-models", givers=("gil",), askers=("ana",))
WITH = replace(PLAIN, check_ins=(ROW,), needs=NEEDS, circles=(CIRCLE,))
TO_BE = (MatchState.PROPOSED, MatchState.APPROVED, MatchState.ASKED)
WORDS = "Could it be a Tuesday"


def lines(changes: tuple[Change, ...]) -> list[tuple[str, str, str, str]]:
    """Return what goes into the history: the event, who, about what, and the words."""
    added = [one.record for one in changes if isinstance(one, Added)]
    return [(one.event, one.person, one.match, one.words) for one in added if isinstance(one, HistoryEntry)]


def unclear(about: str = "", text: str = WORDS, person: str = "ana") -> list[tuple[str, str, str, str]]:
    return [(PersonEvent.UNCLEAR, person, about, text)]


def say(
    about: str, text: str = WORDS, person: str = "ana", programme: Programme = WITH
) -> tuple[Change, ...]:
    return interpret(programme, person, about, text, TODAY)


def note(
    about: str, text: str = WORDS, person: str = "ana", programme: Programme = WITH
) -> tuple[Change, ...]:
    return note_words(programme, person, about, text, TODAY)


def after(changes: tuple[Change, ...], programme: Programme = WITH) -> Programme:
    return apply(programme, changes)


def need(changes: tuple[Change, ...], name: str) -> Need:
    return next(one for one in after(changes).needs if one.id == name)


@pytest.mark.parametrize("put", [say, note])
def test_nobody_who_is_not_in_the_sheet_says_anything(put: Any) -> None:
    assert put("m", person="gone") == ()


@pytest.mark.parametrize("put", [say, note])
@pytest.mark.parametrize("about", ["", "unknown", "d", "c"])
def test_words_about_nothing_of_theirs_that_is_open_are_for_a_human(put: Any, about: str) -> None:
    assert lines(put(about)) == unclear(about)


@pytest.mark.parametrize("put", [say, note])
def test_words_about_a_need_that_is_open_are_added_to_it(put: Any) -> None:
    assert need(put("a"), "a").words == f"Who went before me. {WORDS}"
    bare = replace(WITH, needs=(replace(NEEDS[0], words=" "),))
    assert after(put("a", programme=bare), bare).needs[0].words == WORDS
    assert lines(put("b")) == unclear("b")


def test_a_bare_yes_or_no_says_nothing_of_a_need_that_is_open_and_whether_they_offer_one_that_is_not() -> (
    None
):
    for text in ("yes", "no"):
        assert lines(say("a", text)) == unclear("a", text)
        assert lines(note("a", text)) == unclear("a", text)
    offered = say("b", "yes")
    assert lines(offered) == [(PersonEvent.OFFERS, "ana", "b", "")]
    assert after(offered).person_by_id["ana"].offers == {"accountability"}
    refused = say("b", "no")
    assert lines(refused) == [(PersonEvent.NO_OFFER, "ana", "b", "")]
    assert after(refused).people == WITH.people
    assert say("b", "yes", programme=after(offered)) == ()
    assert lines(say("b", "no", programme=after(offered)))
    gives = with_person("ana", WITH, offers=frozenset({"accountability"}))
    assert not [one for one in say("b", "yes", programme=gives) if isinstance(one, Changed)]


def test_empty_words_are_noted_nowhere() -> None:
    for blank in ("", "  ", "\n"):
        assert note("a", blank) == ()
        assert need(say("a", blank), "a") == NEEDS[0]


@pytest.mark.parametrize(
    ("text", "event"), [("yes", PersonEvent.COMES), ("no", PersonEvent.STAYS_AWAY), (WORDS, None)]
)
@pytest.mark.parametrize(
    ("person", "words"), [("ana", PersonEvent.ASKS_CIRCLE), ("gil", PersonEvent.UNCLEAR)]
)
def test_an_invitation_is_answered_and_an_askers_words_are_a_question(
    text: str, event: PersonEvent | None, person: str, words: PersonEvent
) -> None:
    assert lines(say("c1", text, person)) == [(event or words, person, "c1", "" if event else WORDS)]
    assert lines(say("c1", text, "cy")) == unclear("c1", text, "cy")


def test_words_alone_about_a_circle_are_a_question_of_those_who_ask_there() -> None:
    for question in ("How did you begin?", "كيف بدأتم؟"):
        assert lines(note("c1", question)) == [(PersonEvent.ASKS_CIRCLE, "ana", "c1", question)]
        assert lines(note("c1", question, "gil")) == unclear("c1", question, "gil")


def test_words_about_a_circle_that_ask_nothing_are_for_a_human_and_go_to_nobody_who_comes() -> None:
    assert lines(note("c1", "I cannot on Thursdays")) == unclear("c1", "I cannot on Thursdays")


def test_whether_the_needs_are_right_is_heard_and_anything_else_is_for_a_human() -> None:
    assert lines(say("needs", "yes")) == [(PersonEvent.NEEDS_RIGHT, "ana", "", "yes")]
    assert lines(say("needs", "no")) == [(PersonEvent.NEEDS_OTHERWISE, "ana", "", "no")]
    assert lines(say("needs")) == unclear("needs")
    assert lines(say("other", "yes")) == unclear("other", "yes")


def says(programme: Programme) -> tuple[Reply | None, Reply | None]:
    match = programme.match_by_id["m"]
    return match.giver_says, match.asker_says


@pytest.mark.parametrize("state", MatchState)
@pytest.mark.parametrize(("text", "reply"), [("yes", Reply.YES), ("no", Reply.NO)])
def test_a_yes_or_no_about_a_match_is_consent_while_it_is_to_be(
    state: MatchState, text: str, reply: Reply
) -> None:
    programme = with_match(WITH, state=state)
    for person, expected in (("gil", (reply, None)), ("ana", (None, reply))):
        assert says(after(say("m", text, person, programme), programme)) == (
            expected if state in TO_BE else (None, None)
        )
    assert lines(say("m", text, "cy", programme)) == unclear("m", text, "cy")
    if state in TO_BE:
        assert lines(say("m", programme=programme)) == unclear("m")


@pytest.mark.parametrize("state", [MatchState.ASKED, MatchState.ACTIVE])
def test_the_same_word_again_is_nothing_and_another_is_heard(state: MatchState) -> None:
    for person, side, other in (("gil", "giver_says", "asker_says"), ("ana", "asker_says", "giver_says")):
        given: dict[str, Any] = {"state": state, side: Reply.YES}
        assert say("m", "yes", person, with_match(WITH, **given)) == ()
        assert say("m", "no", person, with_match(WITH, **given)) != ()
        theirs: dict[str, Any] = {"state": state, other: Reply.YES}
        assert say("m", "yes", person, with_match(WITH, **theirs)) != ()
        refused: dict[str, Any] = {"state": state, side: Reply.NO}
        assert say("m", WORDS, person, with_match(WITH, **refused)) != ()


def test_how_it_goes_stands_with_the_latest_question_on_the_match_or_in_a_row_of_its_own() -> None:
    newer = replace(ROW, id="newer", asked_on=ago(1))
    others = (replace(ROW, id="n", match="n"), replace(ROW, id="gil", person="gil"))
    programme = replace(WITH, check_ins=(ROW, newer, *others))
    changed = after(say("m", "met", programme=programme), programme).check_ins
    assert [row.answer for row in changed] == ["", "met", "", ""]
    worded = after(note("m", programme=programme), programme).check_ins
    assert [row.words for row in worded] == ["", WORDS, "", ""]
    unasked = replace(WITH, check_ins=others)
    (*_, row) = after(say("m", "met", programme=unasked), unasked).check_ins
    assert (row.person, row.match, row.question, row.answer, row.asked_on) == ("ana", "m", "", "met", TODAY)
    assert lines(note("m", programme=unasked)) == unclear("m")
    for state in TO_BE:
        assert lines(note("m", programme=with_match(programme, state=state))) == unclear("m")


def test_an_answer_to_a_question_is_about_it_alone_and_nobody_elses() -> None:
    assert after(say("q", "met")).check_ins[0].answer == "met"
    assert after(note("q")).check_ins[0].words == WORDS
    assert lines(say("q", "met", "gil")) == unclear("q", "met", "gil")


WISHES = {
    "pause": (PersonEvent.PAUSED, Standing.PAUSED),
    "leave": (PersonEvent.LEFT, Standing.LEFT),
    "back": (PersonEvent.BACK, Standing.ACTIVE),
    "fewer": (PersonEvent.FEWER, None),
}


@pytest.mark.parametrize("standing", Standing)
@pytest.mark.parametrize("text", WISHES)
def test_a_wish_for_oneself_is_done_but_who_is_held_can_only_leave(text: str, standing: Standing) -> None:
    programme = with_person("ana", WITH, standing=standing, back_on=TODAY)
    event, then = WISHES[text]
    changes = say("q", text, programme=programme)
    person = after(changes, programme).person_by_id["ana"]
    if standing is Standing.HELD and text != "leave":
        assert lines(changes) == unclear("", text)
        assert person.standing is Standing.HELD
    else:
        ((said, who, about, words),) = lines(changes)
        assert (said, who, about) == (event, "ana", "")
        assert bool(words) is (standing is Standing.HELD), "a human reads that they left while they were held"
        assert person.standing is (then or standing)
        assert (person.back_on is None) is (person.standing is not standing)


def test_only_the_asker_says_whether_it_served_them() -> None:
    programme = replace(
        WITH, check_ins=(ROW, replace(ROW, id="gil", person="gil"), replace(ROW, id="n", match="n"))
    )
    (change,) = interpret_goal_answer(programme, "ana", "q", " yes ")
    assert isinstance(change, Changed)
    assert getattr(change.now, "served_own_goal", None) == "yes"
    for person, about in (("gil", "gil"), ("gil", "q"), ("ana", "gil"), ("ana", "n"), ("ana", "unknown")):
        assert interpret_goal_answer(programme, person, about, "yes") == ()


def meant(answer: str, person: str = "ana", kind: str = "role-models", programme: Programme = WITH) -> Any:
    row = replace(ROW, person=person, kind=kind, answer=answer, words="so they say")
    return what_was_said(row, programme.matches[0], programme, TODAY)


CLOSES = {Event.TALK_TO_ME: "talk to me", Event.GO_ON: "go on", Event.NOT_A_FIT: "not a fit"}
ANSWERS = [
    Event.MET, Event.NOT_YET, Event.NEEDS_SOMETHING, Event.NEVER_MET, Event.NOT_A_FIT, Event.NEED_CHANGED,
    Event.NEED_MET, Event.STILL_NEEDED, Event.CLOSE_ASKED, Event.GO_ON,
]  # fmt: skip


@pytest.mark.parametrize("event", ANSWERS)
@pytest.mark.parametrize("person", ["gil", "ana"])
def test_an_answer_means_what_it_says_but_only_an_asker_says_that_a_need_is_met(
    event: Event, person: str
) -> None:
    found = meant(str(event), person)
    expected = Event.MET if event is Event.NEED_MET and person == "gil" else event
    assert (found.event, found.person, found.which, found.words) == (expected, person, "q", "so they say")
    assert found.answer.id == "q"
    assert bool(found.besides) is (event is Event.NEED_MET and person == "ana")


@pytest.mark.parametrize("event", [*ANSWERS, Event.TALK_TO_ME])
@pytest.mark.parametrize("person", ["gil", "ana"])
def test_at_the_end_whatever_is_said_looks_back_unless_it_is_to_go_on_no_fit_or_a_cry(
    event: Event, person: str
) -> None:
    found = meant(CLOSES.get(event, str(event)), person, "closing")
    assert found.event is (event if event in CLOSES else Event.CLOSING_ANSWERED)
    settles = event in {Event.NEED_MET, Event.STILL_NEEDED}
    assert bool(found.besides) is (settles and person == "ana")


def settled(answer: str, kind: str, *needs: Need) -> list[tuple[str, NeedStatus]]:
    found = meant(answer, kind=kind, programme=replace(WITH, needs=needs)).besides
    now = [one.now for one in found if isinstance(one, Changed)]
    return [(one.id, one.status) for one in now if isinstance(one, Need)]


def test_an_answer_settles_the_need_that_was_asked_about_or_all_of_the_match() -> None:
    needs = tuple(Need(kind, "ana", kind) for kind in ("role-models", "accountability", "safe-space"))
    met = NeedStatus.MET
    assert settled("need met", "role-models", *needs) == [("role-models", met)]
    assert settled("need met", "closing", *needs) == [("role-models", met), ("accountability", met)]
    assert settled("need met", "role-models", replace(needs[0], status=NeedStatus.WITHDRAWN)) == []
    assert settled("need met", "role-models", replace(needs[0], status=met)) == []
    reopened = settled("still needed", "role-models", replace(needs[0], status=met))
    assert reopened == [("role-models", NeedStatus.OPEN)]
    assert settled("still needed", "role-models", *needs) == []
    assert settled("need met", "role-models", replace(needs[0], person="gil")) == []


def test_an_answer_that_is_heard_leads_to_one_thing_by_its_own_name() -> None:
    assert meant("met").which == "q"
    assert happened(entry(Event.MET)).history[0].event == meant("met").event
    assert MATCH.people == ("gil", "ana")
