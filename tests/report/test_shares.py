from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.strategies._internal.core import DataObject

from mentorsheets.report.shares import Bounds, Share, adjust_by_holm, find_two_sided_p
from tests.report.cases import load_cases, name_of, to_four


@pytest.mark.parametrize("case", load_cases("wilson"), ids=name_of)
def test_a_share_and_its_interval_are_those_of_the_case(case: dict[str, Any]) -> None:
    share = Share(case["given"]["k"], case["given"]["n"])
    assert to_four(share.value) == case["expect"]["share"]
    assert to_four(share.interval) == case["expect"]["interval"]


@pytest.mark.parametrize("case", load_cases("bounds"), ids=name_of)
def test_what_silence_leaves_open_is_as_the_case_says(case: dict[str, Any]) -> None:
    bounds = Bounds(**case["given"])
    assert {
        "of_those_who_answered": to_four(bounds.answered.value),
        "interval": to_four(bounds.answered.interval),
        "lowest": to_four(bounds.lowest),
        "highest": to_four(bounds.highest),
    } == case["expect"]


@pytest.mark.thorough
@given(n=st.integers(1, 5000), data=st.data())
def test_the_interval_agrees_with_scipys(n: int, data: DataObject) -> None:
    stats = pytest.importorskip("scipy.stats")
    k = data.draw(st.integers(0, n))
    theirs = stats.binomtest(k, n).proportion_ci(0.95, method="wilson")
    assert Share(k, n).interval == pytest.approx((theirs.low, theirs.high), abs=1e-9)


@given(t=st.floats(-40, 40), degrees=st.integers(1, 300))
def test_students_t_agrees_with_scipys(t: float, degrees: int) -> None:
    stats = pytest.importorskip("scipy.stats")
    assert find_two_sided_p(t, degrees) == pytest.approx(2 * stats.t.sf(abs(t), degrees), abs=1e-9)


@given(yes=st.integers(0, 50), no=st.integers(0, 50), unanswered=st.integers(0, 50))
def test_the_answered_share_lies_between_the_bounds(yes: int, no: int, unanswered: int) -> None:
    bounds = Bounds(yes, no, unanswered)
    if bounds.answered.value is not None and bounds.lowest is not None and bounds.highest is not None:
        assert bounds.lowest <= bounds.answered.value <= bounds.highest


def test_holm_raises_the_smallest_most_and_keeps_their_order() -> None:
    assert adjust_by_holm((0.04, 0.01, 0.03)) == pytest.approx((0.06, 0.03, 0.06))


@given(st.lists(st.floats(0, 1), max_size=8))
def test_a_p_value_that_was_raised_is_never_lower_nor_out_of_order(values: list[float]) -> None:
    raised = adjust_by_holm(tuple(values))
    assert all(before <= after <= 1 for before, after in zip(values, raised, strict=True))
    order = sorted(range(len(values)), key=values.__getitem__)
    assert [raised[i] for i in order] == sorted(raised)
