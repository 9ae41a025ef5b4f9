from collections import Counter
from dataclasses import replace

import pytest

from mentorsheets.domain.model import Decision, Match, Need, Person, State
from mentorsheets.domain.programme import Programme
from mentorsheets.report.islands import map_community
from mentorsheets.report.shares import Share
from mentorsheets.report.support import Stand, find_single_points, find_sole_helpers, find_stands
from tests.report.cases import load_cases, name_of, to_four
from tests.report.programmes import build_programme


@pytest.mark.parametrize("case", load_cases("needs"), ids=name_of)
def test_each_need_stands_as_in_the_case(case):
    stands = find_stands(build_programme(case["given"]))
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
def test_who_rests_on_one_is_as_in_the_case(case):
    sole = find_sole_helpers(build_programme(case["given"]))
    assert {one.person: one.giver for one in sole} == case["expect"]["people"]
    assert {giver: list(people) for giver, people in find_single_points(sole).items()} == case["expect"][
        "single_points"
    ]


@pytest.mark.parametrize("case", load_cases("community"), ids=name_of)
def test_the_community_is_that_of_the_case(case):
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


def test_two_people_who_have_one_helper_each_and_the_same_rest_on_a_single_point():
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
        (State.PROPOSED, None, Stand.PROPOSED),
        (State.PROPOSED, Decision.DECLINE, Stand.NOBODY),
        (State.PROPOSED, Decision.APPROVE, Stand.ASKED),
        (State.APPROVED, Decision.APPROVE, Stand.ASKED),
        (State.ASKED, None, Stand.ASKED),
        (State.INTRODUCED, None, Stand.HELPED),
        (State.CLOSING, None, Stand.HELPED),
        (State.PAUSED, None, Stand.RESTING),
        (State.ENDED, None, Stand.NOBODY),
        (State.DECLINED, None, Stand.NOBODY),
        (State.FADED, None, Stand.NOBODY),
        (State.HANDED_OVER, None, Stand.NOBODY),
    ],
)
def test_a_need_stands_by_the_best_of_its_matches(state, decision, stand):
    match = replace(PAIR.matches[0], state=state, decision=decision)
    assert find_stands(replace(PAIR, matches=(match,))) == {"n": stand}
