import random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.strategies._internal.random import ArtificialRandom

from mentorsheets.report.equity import EquityVerdict, NeedOfAGroup, compare_groups
from tests.report.cases import load_cases, name_of, to_four


def needs_of(case: dict[str, Any]) -> list[NeedOfAGroup]:
    return [
        NeedOfAGroup(need["person"], need["kind"], bool(need["helped"])) for need in case["given"]["needs"]
    ]


@pytest.mark.parametrize("case", load_cases("equity"), ids=name_of)
def test_groups_are_compared_as_in_the_case(case: dict[str, Any]) -> None:
    results = compare_groups(case["given"]["people"], needs_of(case), smallest=10)
    assert (results is not None) == case["expect"]["shown"]
    for result in results or ():
        expected = case["expect"]["groups"][result.group]
        found = {name: to_four(getattr(result, name)) for name in expected if name != "p_holm"}
        assert found | ({"p_holm": to_four(result.p_holm)} if "p_holm" in expected else {}) == expected
    assert {result.group for result in results or ()} == set(case["expect"].get("groups", ()))


NEEDS = st.lists(
    st.builds(NeedOfAGroup, st.integers(0, 40).map(str), st.sampled_from("abc"), st.booleans()),
    min_size=1,
    max_size=120,
)
GROUPS = st.dictionaries(st.integers(0, 40).map(str), st.sampled_from(["north", "south", "east", None]))


@given(GROUPS, NEEDS, st.randoms())
def test_the_order_of_needs_changes_not_a_digit(
    group_of: dict[str, Any], needs: list[NeedOfAGroup], dice: ArtificialRandom
) -> None:
    shuffled = list(needs)
    dice.shuffle(shuffled)
    assert compare_groups(group_of, shuffled, 10) == compare_groups(group_of, needs, 10)


@given(GROUPS, NEEDS)
def test_what_all_groups_expect_is_what_all_got(group_of: dict[str, Any], needs: list[NeedOfAGroup]) -> None:
    results = compare_groups(group_of, needs, 5)
    if results is not None:
        assert sum(r.expected for r in results) == pytest.approx(sum(need.helped for need in needs))
        assert sum(r.asked for r in results) == len(needs)


@given(GROUPS, NEEDS)
def test_a_group_under_ten_is_never_shown(group_of: dict[str, Any], needs: list[NeedOfAGroup]) -> None:
    assert all(result.people >= 10 for result in compare_groups(group_of, needs, 10) or ())


def test_one_voice_a_person_cries_wolf_no_oftener_than_it_says() -> None:
    """Groups that ask for different kinds, needs clustered in people, and no unfairness: 300 programmes of 60."""
    dice = random.Random(20270104)
    alarms = 0
    for _ in range(300):
        group_of = {str(i): "south" if i % 3 == 0 else "north" for i in range(60)}
        needs = []
        for person, group in group_of.items():
            luck = dice.uniform(-0.25, 0.25)
            for _ in range(dice.randint(1, 5)):
                kind = dice.choices("ab", (3, 1) if group == "south" else (1, 3))[0]
                needs.append(
                    NeedOfAGroup(person, kind, dice.random() < (0.35 if kind == "a" else 0.65) + luck)
                )
        results = compare_groups(group_of, needs, 10)
        assert results is not None
        alarms += any(result.verdict in {EquityVerdict.FEWER, EquityVerdict.MORE} for result in results)
    assert alarms / 300 < 0.08
