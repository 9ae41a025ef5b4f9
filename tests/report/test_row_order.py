"""Whoever sorts a tab changes nothing of what maps and measures say."""

from dataclasses import replace
from datetime import date, timedelta

from mentorsheets.domain.enums import MatchState
from mentorsheets.domain.events import Event
from mentorsheets.domain.model import CheckIn, HistoryEntry, Match, Need, Person
from mentorsheets.domain.programme import Programme
from mentorsheets.domain.support import find_sole_helpers
from mentorsheets.report.measures import measure
from mentorsheets.report.personal import Maps, give_no_reason

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
