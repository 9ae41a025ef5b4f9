"""What a reply is written down as, and that it touches nothing that it is not about."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from mentorsheets.domain.changes import Added, Change, Changed
from mentorsheets.domain.events import Event, PersonEvent
from mentorsheets.domain.model import (
    CheckIn,
    Circle,
    HistoryEntry,
    Match,
    MatchState,
    Need,
    NeedStatus,
    Person,
    Reply,
    Standing,
)
from mentorsheets.domain.programme import Programme
from mentorsheets.domain.settings import Settings
from mentorsheets.relations.interpret import (
    interpret,
    interpret_goal_answer,
    note_words,
    what_was_said,
)
from mentorsheets.relations.record_answer import CLOSING_QUESTION

DAY = date(2026, 3, 2)
ANA, BO = (Person(name.lower(), name, f"{name.lower()}@example.org") for name in ("Ana", "Bo"))
MATCH = Match("m", "ana", "bo", ("accountability", "role-models"), state=MatchState.ACTIVE, since=DAY)
NEEDS = tuple(
    Need(f"bo/{kind}", "bo", kind, "something.") for kind in ("accountability", "role-models", "safe-space")
)
ASKED = tuple(CheckIn(f"c-{who}", who, "m", "general", "How is it?", DAY) for who in ("ana", "bo"))
CIRCLE = Circle("circle", "safe-space", givers=("ana",), askers=("bo",))


def programme_of(**changes: object) -> Programme:
    plain: dict[str, object] = {
        "settings": Settings(),
        "people": (ANA, BO),
        "needs": NEEDS,
        "matches": (MATCH,),
        "check_ins": ASKED,
        "circles": (CIRCLE,),
    }
    return Programme(**(plain | changes))  # type: ignore[arg-type]


def events(changes: tuple[Change, ...]) -> list[tuple[str, str, str]]:
    """Return what goes into the history: the event, who, about what."""
    entries = [
        one.record for one in changes if isinstance(one, Added) and isinstance(one.record, HistoryEntry)
    ]
    return [(entry.event, entry.person, entry.match) for entry in entries]


def answered(
    who: str, answer: str, kind: str = "general", **changes: object
) -> tuple[Event, tuple[Change, ...]]:
    row = CheckIn("x", who, "m", kind, "", DAY, answer=answer)
    programme = programme_of(check_ins=(row,), **changes)
    found = what_was_said(row, MATCH, programme, DAY)
    return Event(found.event), found.besides


@pytest.mark.parametrize("who", ["nobody", ""])
def test_nobody_known_said_nothing(who: str) -> None:
    assert interpret(programme_of(), who, "m", "met", DAY) == ()
    assert note_words(programme_of(), who, "m", "It rained.", DAY) == ()


@pytest.mark.parametrize("blank", ["", "  \n "])
def test_empty_words_are_written_nowhere(blank: str) -> None:
    assert note_words(programme_of(), "bo", "c-bo", blank, DAY) == ()
    assert note_words(programme_of(), "bo", "", blank, DAY) == ()


def test_words_about_a_need_that_said_too_little_are_added_to_what_stands_there() -> None:
    (change,) = note_words(programme_of(), "bo", "bo/accountability", "My thesis,\nby May", DAY)
    assert isinstance(change, Changed)
    assert isinstance(change.now, Need)
    assert change.now.words == "something. My thesis, by May"
    nothing_yet = programme_of(needs=(replace(NEEDS[0], words=" "),))
    (change,) = note_words(nothing_yet, "bo", "bo/accountability", "My thesis", DAY)
    assert isinstance(change, Changed)
    assert isinstance(change.now, Need)
    assert change.now.words == "My thesis"


@pytest.mark.parametrize("put", [note_words, interpret])
@pytest.mark.parametrize("status", [NeedStatus.MET, NeedStatus.WITHDRAWN])
def test_words_about_a_need_that_is_over_are_for_a_human(put: object, status: NeedStatus) -> None:
    programme = programme_of(needs=(replace(NEEDS[0], status=status),))
    changes = put(programme, "bo", "bo/accountability", "That was long ago", DAY)  # type: ignore[operator]
    assert events(changes) == [(PersonEvent.UNCLEAR, "bo", "bo/accountability")]


def test_a_bare_yes_is_no_description_of_a_need() -> None:
    for put in (note_words, interpret):
        assert events(put(programme_of(), "bo", "bo/accountability", "yes", DAY)) == [
            (PersonEvent.UNCLEAR, "bo", "bo/accountability")
        ]


def test_the_need_of_somebody_else_is_out_of_reach() -> None:
    for put in (note_words, interpret):
        assert events(put(programme_of(), "ana", "bo/accountability", "My thesis", DAY)) == [
            (PersonEvent.UNCLEAR, "ana", "bo/accountability")
        ]


def test_only_an_asker_of_a_circle_puts_a_question_to_it() -> None:
    assert events(note_words(programme_of(), "bo", "circle", "How do you say no?", DAY)) == [
        (PersonEvent.ASKS_CIRCLE, "bo", "circle")
    ]
    assert events(interpret(programme_of(), "bo", "circle", "How do you say no?", DAY)) == [
        (PersonEvent.ASKS_CIRCLE, "bo", "circle")
    ]
    for put in (note_words, interpret):
        assert events(put(programme_of(), "ana", "circle", "How do you say no?", DAY)) == [
            (PersonEvent.UNCLEAR, "ana", "circle")
        ]


@pytest.mark.parametrize(("text", "event"), [("yes", PersonEvent.COMES), ("no", PersonEvent.STAYS_AWAY)])
@pytest.mark.parametrize("who", ["ana", "bo"])
def test_an_invitation_to_a_circle_is_answered_by_whoever_it_went_to(
    who: str, text: str, event: PersonEvent
) -> None:
    assert events(interpret(programme_of(), who, "circle", text, DAY)) == [(event, who, "circle")]


def test_a_stranger_to_a_circle_cannot_accept_for_it() -> None:
    people = (ANA, BO, Person("cy", "Cy", "cy@example.org"))
    assert events(interpret(programme_of(people=people), "cy", "circle", "yes", DAY)) == [
        (PersonEvent.UNCLEAR, "cy", "circle")
    ]


@pytest.mark.parametrize("about", ["", "needs", "nothing that exists"])
def test_words_about_nothing_known_wait_for_a_human_with_what_they_were_about(about: str) -> None:
    assert events(note_words(programme_of(), "bo", about, "It rained all day", DAY)) == [
        (PersonEvent.UNCLEAR, "bo", about)
    ]


def test_words_about_a_relationship_stand_with_the_latest_question_on_it_and_a_state_moves_nowhere() -> None:
    later = replace(ASKED[1], id="later", asked_on=DAY + timedelta(days=7))
    programme = programme_of(check_ins=(*ASKED, later))
    (change, *_) = note_words(programme, "bo", "m", "It rained all day", DAY)
    assert isinstance(change, Changed)
    assert isinstance(change.was, CheckIn)
    assert change.was.id == "later"


@pytest.mark.parametrize("state", [MatchState.PROPOSED, MatchState.APPROVED, MatchState.ASKED])
def test_words_about_a_relationship_that_is_only_to_be_are_for_a_human(state: MatchState) -> None:
    programme = programme_of(matches=(replace(MATCH, state=state),))
    for put in (note_words, interpret):
        assert events(put(programme, "bo", "m", "Who is that?", DAY)) == [(PersonEvent.UNCLEAR, "bo", "m")]


@pytest.mark.parametrize(("text", "reply"), [("yes", Reply.YES), ("no", Reply.NO)])
def test_a_yes_stands_on_the_side_of_whoever_said_it(text: str, reply: Reply) -> None:
    programme = programme_of(matches=(replace(MATCH, state=MatchState.ASKED),))
    for who, says in (("ana", (reply, None)), ("bo", (None, reply))):
        (change,) = interpret(programme, who, "m", text, DAY)
        assert isinstance(change, Changed)
        assert isinstance(change.now, Match)
        assert (change.now.giver_says, change.now.asker_says) == says


def test_the_same_yes_twice_is_one_yes_and_the_others_yes_is_not_mine() -> None:
    programme = programme_of(matches=(replace(MATCH, state=MatchState.ASKED, giver_says=Reply.YES),))
    assert interpret(programme, "ana", "m", "yes", DAY) == ()
    assert interpret(programme, "bo", "m", "yes", DAY)
    assert interpret(programme, "ana", "m", "no", DAY)


def test_nobody_answers_for_a_relationship_that_is_not_theirs() -> None:
    people = (ANA, BO, Person("cy", "Cy", "cy@example.org"))
    programme = programme_of(people=people, matches=(replace(MATCH, state=MatchState.ASKED),))
    assert events(interpret(programme, "cy", "m", "yes", DAY)) == [(PersonEvent.UNCLEAR, "cy", "m")]


@pytest.mark.parametrize(
    ("text", "event"), [("yes", PersonEvent.NEEDS_RIGHT), ("no", PersonEvent.NEEDS_OTHERWISE)]
)
def test_whether_the_needs_still_stand_is_heard_both_ways(text: str, event: PersonEvent) -> None:
    assert events(interpret(programme_of(), "bo", "needs", text, DAY)) == [(event, "bo", "")]
    assert events(interpret(programme_of(), "bo", "needs", "perhaps", DAY)) == [
        (PersonEvent.UNCLEAR, "bo", "needs")
    ]


def test_who_offers_what_they_once_needed_has_it_in_the_sheet_once() -> None:
    met = (replace(NEEDS[0], status=NeedStatus.MET),)
    changes = interpret(programme_of(needs=met), "bo", "bo/accountability", "yes", DAY)
    assert [
        one.now.offers for one in changes if isinstance(one, Changed) and isinstance(one.now, Person)
    ] == [frozenset({"accountability"})]
    assert events(changes) == [(PersonEvent.OFFERS, "bo", "bo/accountability")]
    entry = next(one.record for one in changes if isinstance(one, Added))
    assert isinstance(entry, HistoryEntry)
    again = programme_of(needs=met, history=(entry,))
    assert interpret(again, "bo", "bo/accountability", "yes", DAY + timedelta(days=1)) == ()
    there = programme_of(needs=met, people=(ANA, replace(BO, offers=frozenset({"accountability"}))))
    assert not any(
        isinstance(one, Changed) for one in interpret(there, "bo", "bo/accountability", "yes", DAY)
    )


def test_who_does_not_offer_it_has_nothing_put_into_their_offers() -> None:
    met = (replace(NEEDS[0], status=NeedStatus.MET),)
    changes = interpret(programme_of(needs=met), "bo", "bo/accountability", "no", DAY)
    assert events(changes) == [(PersonEvent.NO_OFFER, "bo", "bo/accountability")]
    assert not any(isinstance(one, Changed) for one in changes)


@pytest.mark.parametrize(
    ("text", "standing", "event"),
    [("pause", Standing.PAUSED, PersonEvent.PAUSED), ("stop", Standing.LEFT, PersonEvent.LEFT)],
)
def test_pausing_and_leaving_take_one_word_and_drop_a_date_of_return(
    text: str, standing: Standing, event: PersonEvent
) -> None:
    programme = programme_of(people=(ANA, replace(BO, back_on=DAY)))
    changes = interpret(programme, "bo", "c-bo", text, DAY)
    (now,) = [one.now for one in changes if isinstance(one, Changed)]
    assert isinstance(now, Person)
    assert (now.standing, now.back_on) == (standing, None)
    assert events(changes) == [(event, "bo", "")]


def test_whoever_is_held_can_leave_by_themselves_and_nothing_else() -> None:
    programme = programme_of(people=(ANA, replace(BO, standing=Standing.HELD)))
    changes = interpret(programme, "bo", "", "pause", DAY)
    assert events(changes) == [(PersonEvent.UNCLEAR, "bo", "")]
    assert not any(isinstance(one, Changed) for one in changes)
    left = [one.now for one in interpret(programme, "bo", "", "stop", DAY) if isinstance(one, Changed)]
    assert [person.standing for person in left if isinstance(person, Person)] == [Standing.LEFT]


def test_only_the_asker_says_whether_it_served_their_own_goal() -> None:
    (change,) = interpret_goal_answer(programme_of(), "bo", "c-bo", " rather not ")
    assert isinstance(change, Changed)
    assert isinstance(change.now, CheckIn)
    assert change.now.served_own_goal == "rather not"
    assert interpret_goal_answer(programme_of(), "ana", "c-ana", "yes") == ()
    assert interpret_goal_answer(programme_of(), "bo", "c-ana", "yes") == ()
    assert interpret_goal_answer(programme_of(matches=()), "bo", "c-bo", "yes") == ()


def test_a_giver_cannot_say_that_a_need_is_met_and_the_two_have_met_all_the_same() -> None:
    assert answered("ana", "need met") == (Event.MET, ())
    event, besides = answered("bo", "need met")
    assert event is Event.NEED_MET
    settled = [one.now for one in besides if isinstance(one, Changed) and isinstance(one.now, Need)]
    assert {(need.kind, need.status) for need in settled} == {
        ("accountability", NeedStatus.MET),
        ("role-models", NeedStatus.MET),
    }


def test_a_question_on_one_need_settles_this_one_and_no_withdrawn_one_comes_back() -> None:
    _, besides = answered("bo", "need met", "role-models")
    assert {one.now.kind for one in besides if isinstance(one, Changed) and isinstance(one.now, Need)} == {
        "role-models"
    }
    withdrawn = tuple(replace(need, status=NeedStatus.WITHDRAWN) for need in NEEDS)
    _, besides = answered("bo", "need met", needs=withdrawn)
    assert not [one for one in besides if isinstance(one, Changed) and isinstance(one.now, Need)]


@pytest.mark.parametrize(
    ("answer", "event"),
    [
        ("not a fit", Event.NOT_A_FIT),
        ("go on", Event.GO_ON),
        ("talk to me", Event.TALK_TO_ME),
        ("met", Event.CLOSING_ANSWERED),
        ("never met", Event.CLOSING_ANSWERED),
    ],
)
def test_at_the_end_only_going_on_a_misfit_and_a_cry_for_help_are_more_than_a_farewell(
    answer: str, event: Event
) -> None:
    assert answered("bo", answer, CLOSING_QUESTION)[0] is event


@pytest.mark.parametrize("state", [MatchState.ASKED, MatchState.ACTIVE])
def test_after_a_no_words_that_are_neither_are_heard_all_the_same(state: MatchState) -> None:
    programme = programme_of(matches=(replace(MATCH, state=state, asker_says=Reply.NO),), check_ins=())
    assert interpret(programme, "bo", "m", "Perhaps after the summer", DAY)
