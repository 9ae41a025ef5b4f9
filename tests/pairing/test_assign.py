"""Scores from outside: the highest total within limits, against all choices there are."""

from fractions import Fraction
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentorsheets.errors import WrongUse
from mentorsheets.pairing.assign import assign
from mentorsheets.pairing.community import Pair
from tests.pairing.communities import examples

LIMITS = st.tuples(st.integers(0, 1), st.integers(1, 2))
SCORES = st.dictionaries(
    st.tuples(st.sampled_from(("g1", "g2", "g3")), st.sampled_from(("a1", "a2"))),
    st.integers(-5, 9).map(float),
    max_size=6,
)


def keeps(pairs: tuple[Pair, ...], limits: dict[str, tuple[int, int]], side: int) -> bool:
    return all(
        least <= sum(pair[side] == one for pair in pairs) <= most for one, (least, most) in limits.items()
    )


@given(
    SCORES,
    st.fixed_dictionaries(dict.fromkeys(("g1", "g2", "g3"), LIMITS)),
    st.fixed_dictionaries(dict.fromkeys(("a1", "a2"), LIMITS)),
)
@examples(60)
def test_no_other_choice_scores_more_and_the_bound_proves_it(
    scores: dict[Pair, float], give: dict[str, tuple[int, int]], take: dict[str, tuple[int, int]]
) -> None:
    every = [
        some
        for count in range(len(scores) + 1)
        for some in combinations(sorted(scores), count)
        if keeps(some, give, 0) and keeps(some, take, 1)
    ]
    if not every:
        with pytest.raises(WrongUse):
            assign(scores, give, take)
        return
    found = assign(scores, give, take)
    assert found.pairs in every
    assert found.total == max(sum(Fraction(scores[pair]) for pair in some) for some in every)
    assert found.proven


def test_a_least_number_of_a_giver_is_kept_even_where_it_costs() -> None:
    scores = {("rosa", "p1"): 0.9, ("lu", "p1"): 0.4}
    assert assign(scores, {}, {"p1": (1, 1)}).pairs == (("rosa", "p1"),)
    assert assign(scores, {"lu": (1, 1)}, {"p1": (1, 1)}).pairs == (("lu", "p1"),)
