"""Days as Google, Excel and people write them."""

from datetime import date

import pytest

from mentorsheets.sheet.cells.choices import read_day
from mentorsheets.sheet.cells.parsed import NotUnderstood
from mentorsheets.sheet.cells.starts import read_start

FIRST = date(2026, 12, 1)


@pytest.mark.parametrize(
    "text",
    [
        "2026-12-01", "2026-12-01 00:00:00", "01.12.26", "1.12.2026", "1. Dezember 2026", "1er décembre 2026", "1 de diciembre de 2026",
        "1 de dezembro de 2026", "1 ديسمبر 2026", "١ ديسمبر ٢٠٢٦", "Dec 1st, 2026", "Tue, 1 Dec 2026", "ab 1. Dezember 2026", "46357",
    ],
)  # fmt: skip
def test_a_day_with_its_year_is_read(text: str) -> None:
    assert read_day(text).value == FIRST


@pytest.mark.parametrize(
    ("text", "day"),
    [("13/1/2027", date(2027, 1, 13)), ("1/13/27", date(2027, 1, 13)), ("5/5/2027", date(2027, 5, 5))],
)
def test_an_order_that_can_be_but_one_is_read_and_told(text: str, day: date) -> None:
    assert (read_day(text).value, read_day(text).remark) == (day, f"Read as {day}.")


@pytest.mark.parametrize(
    "text", ["01/12/2026", "3-4-2027", "31/02/2027", "Dec 1", "20261201", "2027", "Room 12 2027"]
)
def test_what_may_be_two_days_or_none_is_not_guessed(text: str) -> None:
    with pytest.raises(NotUnderstood):
        read_day(text)


@pytest.mark.parametrize(
    "text", ["Dezember 2026", "diciembre de 2026", "décembre 2026", "Dec 2026", "2026-12"]
)
def test_a_month_begins_on_its_first_day(text: str) -> None:
    assert read_start(text).value == FIRST
