"""Time stamps, as dates and as texts in the order of a sheet's own locale."""

from collections.abc import Sequence
from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentorsheets.sheet.backend import Cell
from mentorsheets.sheet.forms.times import moments

TEN = datetime(2026, 11, 3, 10, 5, 7)


@pytest.mark.parametrize(
    "cell",
    [
        TEN, "2026-11-03 10:05:07", "2026-11-03T10:05:07.250", "2026/11/03 10:05:07 AM GMT+1", "03.11.2026 10:05:07",
        "3.11.2026, 10:05:07", "2026. 11. 3. 10:05:07",
    ],
)  # fmt: skip
def test_a_time_stamp_whose_order_is_clear_is_read_by_itself(cell: Cell) -> None:
    assert moments([cell]) == [TEN]


def test_the_order_of_day_and_month_is_told_by_the_rest_of_the_column() -> None:
    assert moments(["03/11/2026 10:05:07", "21/11/2026 1:00:00"])[0] == TEN
    assert moments(["11/3/2026 10:05:07", "11/21/2026 22:00:00"])[0] == TEN
    assert moments(["11/3/26 10:05 pm", "11/21/26 1:00 am"])[0] == datetime(2026, 11, 3, 22, 5)


def test_a_time_stamp_that_may_be_either_is_not_guessed() -> None:
    assert moments(["03/11/2026 10:05:07", "04/11/2026 10:05:07"]) == [None, None]


@pytest.mark.parametrize("cell", [None, "", "soon", "99/99/2026", "2026-13-45 99:99:99", 46000, True])
def test_what_is_no_moment_is_none(cell: Cell) -> None:
    assert moments([cell]) == [None]


def test_a_day_is_its_midnight() -> None:
    assert moments([date(2026, 11, 3)]) == [datetime(2026, 11, 3)]


@given(
    st.lists(st.datetimes(datetime(2000, 1, 1), datetime(2100, 1, 1)), max_size=8),
    st.sampled_from(["%d/%m/%Y %H:%M:%S", "%m/%d/%Y %I:%M:%S %p", "%Y-%m-%d %H:%M:%S", "%d.%m.%Y %H:%M:%S"]),
)
def test_a_column_in_any_locale_is_read_as_it_was_meant_or_not_at_all(
    times: Sequence[datetime], form: str
) -> None:
    wanted = [time.replace(microsecond=0) for time in times]
    for meant, found in zip(wanted, moments([time.strftime(form) for time in times]), strict=True):
        assert found in (meant, None)
    if any(time.day > 12 for time in times):
        assert None not in moments([time.strftime(form) for time in times])
