from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from hypothesis.strategies._internal.core import DataObject

from mentorsheets.report.disclosure import (
    OTHERS_AND_UNKNOWN,
    hide_small_parts,
    merge_small_groups,
    round_count,
    round_share,
)
from tests.report.cases import load_cases


def test_counts_are_rounded_for_everybody_as_in_the_case() -> None:
    (case,) = load_cases("public-rounding")
    assert [round_count(count) for count in case["given"]["counts"]] == case["expect"]["shown"]


def test_shares_are_rounded_for_everybody_as_in_the_case() -> None:
    (case,) = load_cases("public-shares")
    assert [round_share(k, n) for k, n in case["given"]["pairs"]] == case["expect"]["shown"]


def test_a_closed_quarter_shows_the_same_in_both_weeks_of_the_case() -> None:
    (case,) = load_cases("differencing")
    shown = {name: round_count(count) for name, count in case["given"]["quarter_closed"].items()}
    assert shown == case["expect"]["public_week1"] == case["expect"]["public_week2"]


@given(n=st.integers(0, 100_000), data=st.data())
def test_a_rounded_share_never_tells_that_it_was_none_or_all(n: int, data: DataObject) -> None:
    shown = round_share(data.draw(st.integers(0, n)), n)
    assert shown not in {"about 0 in 100", "about 100 in 100"}
    assert (shown is None) == (n < 20)


@given(st.lists(st.integers(0, 30), max_size=10))
def test_what_is_hidden_under_an_exact_total_cannot_be_worked_out(parts: list[int]) -> None:
    shown = hide_small_parts(parts)
    hidden = [part for part, seen in zip(parts, shown, strict=True) if seen is None]
    assert all(not seen or seen >= 5 for seen in shown if seen is not None)
    if hidden and len(hidden) < len(parts):
        assert len(hidden) >= 2
        assert sum(hidden) >= 5


@given(
    st.dictionaries(
        st.integers(0, 200).map(str), st.sampled_from(["north", "south", "east", "", None]), max_size=80
    ),
    st.integers(0, 12),
)
def test_no_group_that_is_shown_is_smaller_than_the_setting_or_five(
    group_of: dict[str, Any], smallest: int
) -> None:
    merged = merge_small_groups(group_of, smallest)
    if merged is not None:
        sizes = [list(merged.values()).count(group) for group in set(merged.values())]
        assert len(sizes) >= 2
        assert min(sizes) >= max(smallest, 5)
        assert all(
            group == OTHERS_AND_UNKNOWN or group == group_of[person] for person, group in merged.items()
        )
