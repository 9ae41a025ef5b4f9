"""A second word about the same question: the same again is nothing, another one is the newer word."""

import pytest

from mentorsheets.domain.events import Event, PersonEvent
from mentorsheets.domain.model import HistoryEntry, MatchState, NeedStatus, Reply
from mentorsheets.relations.history import past_of
from tests.relations.simulation import KINDS, World, community, introduced, until_asked, until_closing

UNCLEAR = {Event.UNCLEAR, PersonEvent.UNCLEAR}


def asked_of_p0() -> tuple[World, str, str]:
    world, match = introduced(needs=1)
    until_asked(world, "p0")
    return world, match, world.open_check_ins("p0")[-1].id


def said(world: World, person: str = "p0") -> list[str]:
    """Return what a person said, in the order of the history."""
    return [
        entry.event
        for entry in world.programme.history
        if entry.person == person
        and entry.event in {*Event, *PersonEvent} - {Event.ASKER_YES, Event.GIVER_YES}
    ]


def noise(world: World) -> list[HistoryEntry]:
    return [entry for entry in world.programme.history if entry.event in UNCLEAR]


@pytest.mark.parametrize("days", [0, 1, 5])
@pytest.mark.parametrize("again", ["met", "Met!", "we talked", "yes, we met"])
def test_the_same_answer_once_more_changes_nothing(days: int, again: str) -> None:
    world, _, row = asked_of_p0()
    world.say("p0", row, "met")
    world.days(days)
    before = world.programme
    world.say("p0", row, again)
    assert world.programme == before
    assert not noise(world)


def test_a_different_answer_before_anything_was_done_takes_the_place_of_the_first() -> None:
    world, match, row = asked_of_p0()
    world.say("p0", row, "not a fit")
    world.say("p0", row, "met")
    world.run()
    assert said(world) == [Event.MET]
    assert world.state(match) is MatchState.ACTIVE


def test_a_different_answer_later_is_the_newer_word_and_leads_on_by_itself() -> None:
    world, match, row = asked_of_p0()
    for words in ("not yet", "met", "not yet", "not a fit"):
        world.say("p0", row, words)
        world.run()
    assert said(world) == [Event.NOT_YET, Event.MET, Event.NOT_YET, Event.NOT_A_FIT]
    assert world.state(match) is MatchState.DECLINED
    assert not noise(world)


def test_a_newer_word_neither_counts_as_a_question_nor_puts_off_the_next_one() -> None:
    world, match, row = asked_of_p0()
    world.say("p0", row, "not yet")
    world.run()
    world.days(4)
    world.say("p0", row, "met")
    world.days(10)
    rows = [one for one in world.programme.check_ins if (one.person, one.match) == ("p0", match)]
    questions = [one.asked_on for one in rows if one.question]
    assert [one.question for one in rows if one.answer == "met"] == [""]
    assert (questions[1] - questions[0]).days <= 8


def test_words_beside_a_tap_wait_for_a_human_and_the_tap_holds() -> None:
    world, _, row = asked_of_p0()
    world.say("p0", row, "met")
    world.say("p0", row, "but the bus was late again")
    world.run()
    assert said(world) == [PersonEvent.UNCLEAR, Event.MET]
    assert [entry.words for entry in noise(world)] == ["but the bus was late again"]


def test_two_unclear_replies_both_reach_a_human() -> None:
    world, _, row = asked_of_p0()
    for words in ("It was odd somehow", "What I meant is the weather"):
        world.say("p0", row, words)
        world.run()
    assert [entry.words for entry in noise(world)] == ["It was odd somehow", "What I meant is the weather"]


def test_looking_back_may_take_several_mails_and_none_of_them_is_noise() -> None:
    world, match = introduced(length=4)
    until_closing(world, match)
    until_asked(world, "p0")
    row = world.open_check_ins("p0")[-1].id
    world.say("p0", row, "I dare more than I did.")
    world.say("p0", row, "And thank you for the tea.")
    world.run()
    world.say("p0", row, "One thing more: go and hear the choir.")
    world.run()
    backs = [
        entry.words
        for entry in past_of(world.programme).of_match[match]
        if entry.event == Event.CLOSING_ANSWERED
    ]
    assert backs == [
        "I dare more than I did.\nAnd thank you for the tea.",
        "One thing more: go and hear the choir.",
    ]
    assert not noise(world)


def test_a_second_yes_to_an_introduction_is_nothing_even_when_the_two_have_long_met() -> None:
    world, match = introduced()
    before = world.programme
    world.say("p0", match, "yes")
    world.say("p1", match, "Yes please")
    assert world.programme == before


def test_before_the_introduction_the_newer_of_yes_and_no_counts() -> None:
    world = World(community(2))
    match = world.programme.matches[0].id
    world.decide(match)
    world.days(1)
    world.say("p0", match, "no")
    world.say("p0", match, "yes")
    world.say("p1", match, "yes")
    world.run()
    assert world.programme.match_by_id[match].asker_says is Reply.YES
    assert world.state(match) is MatchState.INTRODUCED


def test_an_offer_counts_once_however_often_it_is_made() -> None:
    world, _, row = asked_of_p0()
    world.say("p0", row, "need met")
    world.days(3)
    need = next(need for need in world.programme.needs if need.status is NeedStatus.MET)
    for _ in range(3):
        world.say("p0", need.id, "yes")
        world.days(1)
    assert said(world).count(PersonEvent.OFFERS) == 1
    assert world.programme.person_by_id["p0"].offers == {KINDS[0]}
