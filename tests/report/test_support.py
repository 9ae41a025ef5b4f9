from collections import Counter
from dataclasses import replace
from typing import Any

import pytest

from mentorsheets.domain.model import Decision, Match, MatchState, Need, Person
from mentorsheets.domain.programme import Programme
from mentorsheets.domain.support import (
    Stand,
    find_need_stand,
    find_single_points,
    find_sole_helpers,
    find_stands,
)
from mentorsheets.report.islands import map_community
from mentorsheets.report.shares import Share
from tests.report.cases import load_cases, name_of, to_four
from tests.report.programmes import build_programme


@pytest.mark.parametrize("case", load_cases("needs"), ids=name_of)
def test_each_need_stands_as_in_the_case(case: dict[str, Any]) -> None:
    programme = build_programme(case["given"])
    stands = find_stands(programme)
    assert {need.id: find_need_stand(need, programme)[0] for need in programme.needs} == stands
    counted = [stand for stand in stands.values() if stand.is_counted]
    served = Share(sum(stand.has_somebody for stand in counted), len(counted))
    assert {
        "state": dict(stands),
        "counts": dict(Counter(counted)),
        "of": served.n,
        "met_or_helped": served.k,
        "interval": to_four(served.interval),
    } == case["expect"]


@pytest.mark.parametrize("case", load_cases("rests"), ids=name_of)
def test_who_rests_on_one_is_as_in_the_case(case: dict[str, Any]) -> None:
    sole = find_sole_helpers(build_programme(case["given"]))
    assert {one.person: one.giver for one in sole} == case["expect"]["people"]
    assert {giver: list(people) for giver, people in find_single_points(sole).items()} == case["expect"][
        "single_points"
    ]


@pytest.mark.parametrize("case", load_cases("community"), ids=name_of)
def test_the_community_is_that_of_the_case(case: dict[str, Any]) -> None:
    found = map_community(build_programme(case["given"]))
    assert {
        "islands": [list(group) for group in found.islands],
        "alone_and_asking": list(found.alone_and_asking),
        "alone_not_asking": list(found.alone_not_asking),
        "cut_people": list(found.cut_people),
        "pairs": len(found.pairs),
        "reciprocal_pairs": found.reciprocal_pairs,
        "gives_and_gets": list(found.gives_and_gets),
    } == case["expect"]


def test_two_people_who_have_one_helper_each_and_the_same_rest_on_a_single_point() -> None:
    (case,) = load_cases("community")
    sole = find_sole_helpers(build_programme(case["given"]))
    assert [(one.person, one.giver, one.kinds) for one in sole] == [
        ("a", "e", ("acc", "role")),
        ("b", "e", ("role",)),
    ]
    assert find_single_points(sole) == {"e": ("a", "b")}


PAIR = Programme(
    people=(Person("g", "G", "g@example.org"), Person("a", "A", "a@example.org")),
    needs=(Need("n", "a", "x"),),
    matches=(Match("m", "g", "a", ("x",)),),
)


@pytest.mark.parametrize(
    ("state", "decision", "stand"),
    [
        (MatchState.PROPOSED, None, Stand.PROPOSED),
        (MatchState.PROPOSED, Decision.DECLINE, Stand.NOBODY),
        (MatchState.PROPOSED, Decision.APPROVE, Stand.ASKED),
        (MatchState.APPROVED, Decision.APPROVE, Stand.ASKED),
        (MatchState.ASKED, None, Stand.ASKED),
        (MatchState.INTRODUCED, None, Stand.HELPED),
        (MatchState.CLOSING, None, Stand.HELPED),
        (MatchState.PAUSED, None, Stand.RESTING),
        (MatchState.ENDED, None, Stand.NOBODY),
        (MatchState.DECLINED, None, Stand.NOBODY),
        (MatchState.FADED, None, Stand.NOBODY),
        (MatchState.HANDED_OVER, None, Stand.NOBODY),
    ],
)
def test_a_need_stands_by_the_best_of_its_matches(
    state: MatchState, decision: Decision | None, stand: Stand
) -> None:
    match = replace(PAIR.matches[0], state=state, decision=decision)
    assert find_stands(replace(PAIR, matches=(match,))) == {"n": stand}


def test_whose_second_helper_does_but_a_part_rests_on_nobody() -> None:
    people = (*PAIR.people, Person("h", "H", "h@example.org"))
    needs = (Need("n", "a", "x"), Need("o", "a", "y"))
    both = replace(PAIR.matches[0], kinds=("x", "y"), state=MatchState.ACTIVE)
    alone = replace(PAIR, people=people, needs=needs, matches=(both,))
    assert [(one.person, one.giver, one.kinds) for one in find_sole_helpers(alone)] == [
        ("a", "g", ("x", "y"))
    ]
    second = Match("m2", "h", "a", ("y",), state=MatchState.INTRODUCED)
    assert find_sole_helpers(replace(alone, matches=(both, second))) == ()
