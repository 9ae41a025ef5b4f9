"""Whom a plain answer was about that may be about several: asked once, within days, until they have said it."""

from dataclasses import replace
from typing import Any

import pytest

from mentorsheets.domain.confirmation import Confirmation, ConfirmTopic
from mentorsheets.domain.enums import Reply
from mentorsheets.domain.events import Event, PersonEvent
from mentorsheets.domain.mail_kinds import MailKind
from mentorsheets.domain.model import CheckIn, HistoryEntry, Match, MatchState
from mentorsheets.domain.programme import Programme
from mentorsheets.relations.history import past_of
from mentorsheets.relations.spots import Spot
from mentorsheets.relations.waiting import Topic, Word
from mentorsheets.relations.waiting_words import find_refused, find_unanswered
from mentorsheets.relations.which_one import WhichOnePart, ask_which, find_which_parts, was_told
from tests.relations.pair import (
    ANA,
    CY,
    GIL,
    MATCH,
    PLAIN,
    TODAY,
    ago,
    entry,
    happened,
    situation,
    with_person,
)

OTHER = Match("n", "cy", "ana", ("safe-space",), state=MatchState.ACTIVE)
AGAIN = Match("o", "ana", "gil", ("safe-space",), state=MatchState.ACTIVE)
ROW = CheckIn("q", "ana", "m", "general", "How?", ago(7))
WITH = replace(PLAIN, matches=(MATCH, OTHER, AGAIN), check_ins=(ROW, replace(ROW, id="gil", person="gil")))


def asked(*about: str, words: str = "We met!", days: int = 0) -> HistoryEntry | None:
    found = ask_which(ANA, about, "met", words, WITH, ago(days))
    if found is None:
        return None
    assert isinstance(found.record, HistoryEntry)
    return found.record


def test_an_answer_that_may_be_about_two_is_kept_with_what_it_said_before_those_it_may_mean() -> None:
    for about in (("m", "n"), ("q", "n")):
        line = asked(*about)
        assert line
        assert (line.event, line.person, line.on) == (PersonEvent.WHICH, "ana", TODAY)
        assert (line.match, line.words) == ("met m n", "We met!")
    same, other = asked("m", "n"), asked("m", "n", words="met")
    assert same == asked("q", "n")
    assert same
    assert other
    assert same.id != other.id


@pytest.mark.parametrize(
    "about",
    [
        (),
        ("m",),
        ("m", "o"),
        ("m", "n", "o"),
        ("m", "unknown"),
        ("m", "n", "unknown"),
        ("gil", "n"),
        ("m", "m"),
    ],
)
def test_what_is_not_about_two_others_that_are_known_is_not_asked(about: tuple[str, ...]) -> None:
    assert asked(*about) is None
    assert ask_which(CY, ("m", "n"), "met", "", WITH, TODAY) is None, "one of them is not theirs"


def line(days: int = 3, among: str = "m n") -> HistoryEntry:
    return HistoryEntry("w", ago(days), PersonEvent.WHICH, "ana", f"met {among}", words="We met!")


def parts(*history: HistoryEntry, programme: Programme = WITH) -> list[WhichOnePart]:
    found = list(find_which_parts(situation(happened(*history, programme=programme))))
    assert all(isinstance(part, WhichOnePart) for part in found)
    return [part for part in found if isinstance(part, WhichOnePart)]


def test_they_are_asked_whom_they_mean_for_a_fortnight() -> None:
    (part,) = parts(line())
    assert (part.kind, part.person, part.period, part.action, part.words) == (
        MailKind.WHICH_ONE, "ana", "w", "met", "We met!",
    )  # fmt: skip
    assert (part.among, part.matches, part.others) == ((MATCH, OTHER), (MATCH, OTHER), (GIL, CY))
    assert [bool(parts(line(days))) for days in (14, 15)] == [True, False]
    assert parts(line(among="m gone")) == []
    assert parts(replace(line(), event=PersonEvent.UNCLEAR)) == []


@pytest.mark.parametrize(
    ("answered", "told"),
    [
        ({"answer": "met", "answered_on": ago(2)}, True),
        ({"answer": "not yet", "answered_on": ago(2)}, True),
        ({"answer": "met", "answered_on": ago(3)}, True),
        ({"answer": "not yet", "answered_on": ago(3)}, False),
        ({"answer": "met", "answered_on": ago(4)}, False),
        ({"words": "Hm", "answered_on": ago(2)}, False),
        ({"answer": "met"}, False),
        ({"answer": "met", "answered_on": ago(2), "match": "o"}, False),
        ({"answer": "met", "answered_on": ago(2), "person": "gil"}, False),
    ],
)
def test_they_have_said_it_when_they_answered_about_one_of_them_since(
    answered: dict[str, Any], told: bool
) -> None:
    programme = replace(WITH, check_ins=(replace(ROW, **answered),))
    assert was_told(line(), past_of(happened(line(), programme=programme))) is told
    assert (parts(line(), programme=programme) == []) is told


@pytest.mark.parametrize(
    ("later", "told"),
    [
        (entry(Event.MET, "ana", 2), True),
        (entry(Event.MET, "ana", 2, "n"), True),
        (entry(Event.MET, "ana", 3), False),
        (entry(Event.MET, "ana", 2, "o"), False),
        (entry(Event.MET, "gil", 2), False),
        (entry(Event.SILENCE, "ana", 2), False),
    ],
)
def test_or_when_something_of_theirs_about_one_of_them_is_in_the_history_since(
    later: HistoryEntry, told: bool
) -> None:
    assert was_told(line(), past_of(happened(line(), later, programme=WITH))) is told


def test_a_pair_of_whom_one_is_to_avoid_the_other_waits_for_a_word_until_it_is_over() -> None:
    avoids = with_person("ana", avoid=frozenset({"gil"}))
    (one,) = find_refused(situation(avoids))
    assert (one.topic, one.who, one.since, one.match, one.about) == (
        Topic.NEEDS,
        "Gil for Ana",
        None,
        "m",
        "ana",
    )
    assert (
        one.words == "Ana is to avoid Gil. Nothing goes to either of them about this match until you say so."
    )
    assert one.choices == (Word.END, Word.HAND_OVER, Word.GO_ON)
    assert one.spots == (Spot("Matches", "m", "State"), Spot("Participants", "ana", "Avoid"))
    assert one.people == ("gil", "ana")
    both = with_person("gil", avoids, avoid=frozenset({"ana"}))
    (one,) = find_refused(situation(both))
    assert one.words.startswith("Gil is to avoid Ana, and Ana is to avoid Gil.")
    assert one.spots[1:] == (Spot("Participants", "gil", "Avoid"), Spot("Participants", "ana", "Avoid"))
    assert list(find_refused(situation())) == []
    assert list(find_refused(situation(with_person("ana", avoid=frozenset({"cy"}))))) == []
    for state in MatchState:
        ended = replace(avoids, matches=(replace(MATCH, state=state), replace(MATCH, id="p")))
        found = [one.match for one in find_refused(situation(ended))]
        assert found == (["p"] if state.is_over else ["m", "p"])


def test_a_question_whether_it_was_them_waits_for_a_human_after_a_week() -> None:
    def waits(days: int, **changes: Any) -> list[str]:
        given: dict[str, Any] = {"person": "ana", **changes}
        first = Confirmation("x", topic=ConfirmTopic.TAP, on=ago(days), **given)
        last = Confirmation("y", "gil", ConfirmTopic.TAP, ago(9))
        programme = replace(PLAIN, confirmations=(first, last))
        found = list(find_unanswered(situation(programme)))
        assert found[-1].key == "confirm/y", "what does not wait hides nothing behind it"
        return [one.key for one in found[:-1]]

    assert [waits(days) for days in (6, 7)] == [[], ["confirm/x"]]
    assert waits(9, said=Reply.NO) == waits(9, person="gone") == []
    (one,) = find_unanswered(
        situation(replace(PLAIN, confirmations=(Confirmation("x", "ana", ConfirmTopic.TAP, ago(9)),)))
    )
    assert (one.topic, one.who, one.since, one.choices) == (Topic.READ, "Ana", ago(9), (Word.NOTED,))
    assert (one.people, one.about, one.spots) == (("ana",), "ana", (Spot("Participants", "ana", "Email"),))
    assert one.words == (
        "Was asked whether it was them, and has not said so: an answer came by the form. Nothing of it was done."
    )
