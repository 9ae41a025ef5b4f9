"""Mail goes out by the reader's clock, on their working days, whatever the clocks do."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentorsheets.domain.model import Person
from mentorsheets.domain.settings import Hours, Settings
from mentorsheets.relations.send_times import when_to_send

ZONES = [
    "UTC",
    "Europe/Berlin",
    "America/New_York",
    "Australia/Lord_Howe",
    "Pacific/Apia",
    "Asia/Kolkata",
    "America/Sao_Paulo",
]


def reader(zone: str) -> Person:
    return Person("p", "P", "p@example.org", time_zone=zone)


@pytest.mark.parametrize(
    ("zone", "earliest", "expected"),
    [
        ("Europe/Berlin", datetime(2026, 11, 23, 6, tzinfo=UTC), datetime(2026, 11, 23, 8, tzinfo=UTC)),
        ("Europe/Berlin", datetime(2026, 11, 23, 10, tzinfo=UTC), datetime(2026, 11, 23, 10, tzinfo=UTC)),
        ("Europe/Berlin", datetime(2026, 11, 23, 16, tzinfo=UTC), datetime(2026, 11, 24, 8, tzinfo=UTC)),
        ("Europe/Berlin", datetime(2026, 3, 27, 18, tzinfo=UTC), datetime(2026, 3, 30, 7, tzinfo=UTC)),
        ("America/New_York", datetime(2026, 11, 23, 8, tzinfo=UTC), datetime(2026, 11, 23, 14, tzinfo=UTC)),
        ("Asia/Kolkata", datetime(2026, 11, 21, 8, tzinfo=UTC), datetime(2026, 11, 23, 3, 30, tzinfo=UTC)),
    ],
    ids=["before hours", "in hours", "after hours", "over the spring weekend", "far west", "from a Saturday"],
)
def test_it_goes_at_the_next_suitable_moment(zone: str, earliest: datetime, expected: datetime) -> None:
    assert when_to_send((reader(zone),), Settings(), earliest) == expected


def test_a_holiday_is_passed_over() -> None:
    settings = Settings(holidays=(date(2026, 12, 24), date(2026, 12, 25)))
    assert when_to_send((reader("UTC"),), settings, datetime(2026, 12, 23, 20, tzinfo=UTC)) == datetime(
        2026, 12, 28, 9, tzinfo=UTC
    )


def test_two_readers_get_it_when_it_suits_both_or_the_first_if_nothing_does() -> None:
    earliest = datetime(2026, 11, 23, 1, tzinfo=UTC)
    both = when_to_send((reader("Europe/Berlin"), reader("America/New_York")), Settings(), earliest)
    assert both == datetime(2026, 11, 23, 14, tzinfo=UTC)
    apart = when_to_send(
        (reader("Pacific/Auckland"), reader("America/Sao_Paulo")),
        Settings(send_between=Hours(time(9), time(10))),
        earliest,
    )
    assert apart.astimezone(ZoneInfo("Pacific/Auckland")).hour == 9


@given(
    st.sampled_from(ZONES),
    st.datetimes(datetime(2026, 1, 1), datetime(2028, 1, 1), timezones=st.just(UTC)),
    st.times(),
    st.times(),
)
def test_it_is_never_early_never_at_night_and_never_on_a_free_day(
    zone: str, earliest: datetime, start: time, end: time
) -> None:
    settings = Settings(send_between=Hours(start, end))
    moment = when_to_send((reader(zone),), settings, earliest)
    local = moment.astimezone(ZoneInfo(zone))
    assert earliest <= moment <= earliest + timedelta(days=5)
    assert local.weekday() < 5
    opens = datetime.combine(local.date(), start, ZoneInfo(zone)).astimezone(UTC)
    assert moment >= opens
    assert when_to_send((reader(zone),), settings, moment) == moment


def test_a_programme_may_mail_on_weekends_and_still_keeps_its_holidays() -> None:
    settings = Settings(send_on_weekends=True, holidays=(date(2026, 11, 22),))
    saturday_night = datetime(2026, 11, 21, 20, tzinfo=UTC)
    assert when_to_send((reader("UTC"),), settings, saturday_night) == datetime(2026, 11, 23, 9, tzinfo=UTC)
    saturday = datetime(2026, 11, 21, 12, tzinfo=UTC)
    assert when_to_send((reader("UTC"),), settings, saturday) == saturday
