"""Whoever sorts a tab changes nothing of what maps and measures say."""

from dataclasses import replace
from datetime import date, timedelta

from mentorsheets.domain.enums import MatchState
from mentorsheets.domain.events import Event
from mentorsheets.domain.model import CheckIn, HistoryEntry, Match, Need, Person
from mentorsheets.domain.programme import Programme
from mentorsheets.domain.support import find_sole_helpers
from mentorsheets.relations.digest import digest_part
from mentorsheets.relations.history import past_of
from mentorsheets.relations.situation import Situation
from mentorsheets.report.held import list_needs, list_relationships
from mentorsheets.report.measures import measure
from mentorsheets.report.personal import Maps, give_no_reason
from mentorsheets.report.stops import StopReason

TODAY = date(2027, 6, 30)
ANA, GIL, HUA = (
    Person(one, name, f"{one}@example.org") for one, name in (("a", "Ana"), ("g", "Gil"), ("h", "Hua"))
)
BOTH = tuple(
    Match(f"m{n}", giver, "a", ("networks",), state=MatchState.ACTIVE) for n, giver in enumerate(("h", "g"))
)
PAIRS = tuple(replace(match, state=MatchState.INTRODUCED) for match in BOTH)
WHOLE = Programme(
    people=(ANA, GIL, HUA),
    needs=(Need("n", "a", "networks", how_many=2),),
    matches=PAIRS,
    history=tuple(
        HistoryEntry(
            f"i{m.id}", TODAY - timedelta(days=60), Event.ASKER_YES, "a", m.id, MatchState.ASKED, m.state
        )
        for m in PAIRS
    ),
    check_ins=tuple(
        CheckIn(f"c{m.id}{days}", "a", m.id, "", "How?", TODAY - timedelta(days=days))
        for m in PAIRS
        for days in (40, 3)
    ),
)


def test_helpers_stand_in_one_order_on_a_map() -> None:
    found = [
        Maps(replace(WHOLE, matches=these), TODAY, give_no_reason).of(ANA).needs[0].helpers
        for these in (BOTH, BOTH[::-1])
    ]
    assert found == [("Gil", "Hua"), ("Gil", "Hua")]


def test_what_is_still_waited_for_is_told_by_the_newest_question_wherever_its_row_stands() -> None:
    turned = replace(WHOLE, check_ins=WHOLE.check_ins[::-1])
    assert measure(WHOLE, TODAY).first_talks == measure(turned, TODAY).first_talks


def test_who_rests_on_whom_is_told_in_one_order() -> None:
    needs = tuple(Need(f"n{who}", who, "networks") for who in "ah")
    ties = tuple(Match(f"t{who}", "g", who, ("networks",), state=MatchState.ACTIVE) for who in "ah")
    found = [
        find_sole_helpers(Programme(people=people, needs=needs, matches=ties))
        for people in ((HUA, GIL, ANA), (ANA, GIL, HUA))
    ]
    assert [[one.person for one in sole] for sole in found] == [["a", "h"], ["a", "h"]]


NO = HistoryEntry("no", TODAY, Event.GIVER_NO, "g", "t", MatchState.ASKED, MatchState.DECLINED)
AGAIN = replace(NO, id="up", on=TODAY - timedelta(days=9), event=Event.GIVEN_UP, now=MatchState.FADED)
TALKS = tuple(HistoryEntry(f"t{who}", TODAY, Event.MET, who, "m0") for who in "agh")


def test_by_whose_word_a_need_stands_still_is_told_by_the_newest_line_wherever_it_stands() -> None:
    tried = Match("t", "g", "a", ("networks",), state=MatchState.DECLINED)
    found = [
        measure(replace(WHOLE, matches=(tried,), history=lines), TODAY).stops
        for lines in ((AGAIN, NO), (NO, AGAIN))
    ]
    assert found == [{StopReason.GIVER_NO: 1}] * 2


def test_what_went_well_is_told_in_one_order() -> None:
    found = []
    for lines in (TALKS, TALKS[::-1]):
        programme = replace(WHOLE, history=(*WHOLE.history, *lines))
        found.append(digest_part(Situation(programme, past_of(programme), TODAY), TODAY, ()))
    assert found[0].good == found[1].good
    assert found[0].tells == found[1].tells
    assert len(found[0].good) == len(TALKS)


def test_what_is_held_about_somebody_is_told_in_one_order() -> None:
    turned = replace(WHOLE, matches=PAIRS[::-1], history=WHOLE.history[::-1])
    assert list_relationships(WHOLE, "a") == list_relationships(turned, "a")
    assert list_needs(WHOLE, "a") == list_needs(turned, "a")
