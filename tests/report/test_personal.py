from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from lxml import etree

from mentorsheets.domain.events import Event, NeedEvent, PersonEvent
from mentorsheets.domain.model import (
    Circle,
    CircleState,
    Day,
    HistoryEntry,
    Match,
    MatchState,
    Need,
    NeedStatus,
    Person,
)
from mentorsheets.domain.programme import Programme
from mentorsheets.domain.support import Reason, Stand, WhyOne
from mentorsheets.report.drawing import draw_support
from mentorsheets.report.personal import Maps, SupportMap, Todo
from mentorsheets.report.sentences import describe_need, note_stand, suggest
from mentorsheets.report.words import PageWords

TODAY = date(2027, 3, 1)
ENGLISH = PageWords("en")
ANA = Person("a", "Ana Duarte", "ana@example.org")
PEOPLE = (ANA, Person("g", "Gil Okafor", "gil@example.org"), Person("h", "Hua Li", "hua@example.org"))
NEED = Need("n1", "a", "role-models", "How did you get there?", asked_since=Day(date(2027, 1, 25)))
LIVE = Match("m1", "g", "a", ("role-models", "accountability"), state=MatchState.ACTIVE)
OTHER = Need("n2", "a", "accountability", asked_since=Day(date(2027, 2, 28)))


def map_of(*, reasons: dict[str, Reason] | None = None, **parts: object) -> SupportMap:
    whole = Programme(people=PEOPLE, **parts)  # type: ignore[arg-type]
    return Maps(whole, TODAY, lambda need: WhyOne((reasons or {}).get(need.id, Reason.GAP))).of(ANA)


def test_who_helps_is_named_with_how_often_they_talked() -> None:
    told = tuple(HistoryEntry(f"h{day}", date(2027, 2, day), Event.MET, "a", "m1") for day in (1, 8, 8))
    found = map_of(needs=(NEED,), matches=(LIVE,), history=told)
    assert (found.needs[0].helpers, found.needs[0].talks) == (("Gil Okafor",), 2)
    assert describe_need(found.needs[0], TODAY, ENGLISH) == "talked 2 times"
    assert note_stand(found.needs[0], ENGLISH) == "Gil Okafor helps"


def test_who_helps_does_so_since_the_introduction_or_since_what_the_row_says() -> None:
    typed = map_of(needs=(NEED,), matches=(replace(LIVE, since=date(2027, 2, 9)),))
    assert describe_need(typed.needs[0], TODAY, ENGLISH) == "since 9 February 2027, no talk yet"
    yes = HistoryEntry(
        "h", date(2027, 1, 30), Event.ASKER_YES, "a", "m1", MatchState.ASKED, MatchState.INTRODUCED
    )
    told = map_of(needs=(NEED,), matches=(replace(LIVE, since=date(2027, 2, 9)),), history=(yes,))
    assert told.needs[0].since == date(2027, 1, 30)
    assert "since" not in draw_support(told, ENGLISH)


@pytest.mark.parametrize("state", [MatchState.PROPOSED, MatchState.APPROVED, MatchState.ASKED])
def test_nobody_is_named_before_two_yeses(state: Any) -> None:
    found = map_of(needs=(NEED,), matches=(replace(LIVE, state=state),))
    assert found.needs[0].helpers == ()
    assert "Gil" not in draw_support(found, ENGLISH)


def test_somebody_who_is_being_asked_is_so_since_the_mail() -> None:
    asking = HistoryEntry(
        "h", date(2027, 2, 26), Event.ASKING, "", "m1", MatchState.APPROVED, MatchState.ASKED
    )
    found = map_of(needs=(NEED,), matches=(replace(LIVE, state=MatchState.ASKED),), history=(asking,))
    assert describe_need(found.needs[0], TODAY, ENGLISH) == "somebody is being asked, for 3 days"


def test_what_nobody_meets_says_since_when_and_what_could_be_done() -> None:
    found = map_of(needs=(NEED,), reasons={"n1": Reason.NOBODY})
    assert describe_need(found.needs[0], TODAY, ENGLISH) == "nobody yet, for 5 weeks"
    assert found.needs[0].todo is Todo.FEW_OFFER
    assert suggest(found.needs[0], ENGLISH).startswith("Nobody offers it yet, or only a few do.")


def test_several_needs_that_rest_on_one_person_are_said_to() -> None:
    found = map_of(needs=(NEED, OTHER), matches=(LIVE,))
    assert found.rests_on == "Gil Okafor"
    assert {need.todo for need in found.needs} == {Todo.SECOND}
    twice = map_of(needs=(NEED, replace(NEED, id="n3")), matches=(LIVE,))
    assert twice.rests_on == "Gil Okafor"
    second = replace(LIVE, id="m2", giver="h", kinds=("accountability",))
    assert map_of(needs=(NEED, OTHER), matches=(LIVE, second)).rests_on == ""


def test_a_need_that_was_met_says_on_which_day_and_by_whose_help() -> None:
    met = (
        HistoryEntry(
            "h1", date(2027, 2, 1), Event.GIVER_YES, "g", "m1", MatchState.ASKED, MatchState.INTRODUCED
        ),
        HistoryEntry("h2", date(2027, 2, 20), NeedEvent.MET, "a", "n1"),
    )
    over = replace(LIVE, state=MatchState.ENDED)
    found = map_of(needs=(replace(NEED, status=NeedStatus.MET),), matches=(over,), history=met)
    assert (found.needs[0].stand, found.needs[0].helpers) == (Stand.MET, ("Gil Okafor",))
    assert describe_need(found.needs[0], TODAY, ENGLISH) == "met, as was said on 20 February 2027"


def test_a_circle_that_they_came_to_helps_too() -> None:
    circle = Circle("r", "role-models", ("g",), ("a",), state=CircleState.HELD)
    came = HistoryEntry("h", date(2027, 2, 1), PersonEvent.COMES, "a", "r")
    assert map_of(needs=(NEED,), circles=(circle,), history=(came,)).needs[0].in_circle


def test_kinds_that_are_not_asked_for_are_there_too_and_withdrawn_ones_are_not_asked_for() -> None:
    found = map_of(needs=(replace(NEED, status=NeedStatus.WITHDRAWN),))
    assert found.needs == ()
    assert "Role models" in found.not_asked
    assert len(found.not_asked) == 9


def test_a_picture_cannot_be_made_to_say_more_than_text() -> None:
    evil = replace(NEED, words="</text><script>alert(1)</script>")
    picture = draw_support(map_of(needs=(evil,)), ENGLISH)
    assert "<script" not in picture
    named = etree.fromstring(draw_support(replace(map_of(), name='" onload="x'), ENGLISH))
    assert not [element for element in named.iter() if "onload" in element.attrib]


def test_the_order_of_rows_does_not_matter() -> None:
    found = map_of(needs=(NEED, OTHER), matches=(LIVE,))
    assert found == map_of(needs=(OTHER, NEED), matches=(LIVE,))
