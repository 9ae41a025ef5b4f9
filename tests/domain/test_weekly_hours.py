"""Hours of people in different places, laid over one another."""

from datetime import UTC, date, datetime

from hypothesis import given
from hypothesis import strategies as st

from mentorsheets.domain.model import Person, Slot
from mentorsheets.domain.weekly_hours import HALF_HOURS, count_shared_minutes, find_shared_stretches, utc_mask

WINTER, SUMMER = date(2026, 1, 14), date(2026, 7, 15)
TUESDAY_EVENING = Slot(1, 18 * 60, 20 * 60)


def person(zone: str, *slots: Slot) -> Person:
    return Person("p", "Ana", "ana@example.org", time_zone=zone, availability=slots)


def bits(mask: int) -> list[int]:
    return [bit for bit in range(HALF_HOURS) if mask >> bit & 1]


def test_an_evening_lies_where_utc_has_it_in_winter_and_in_summer() -> None:
    assert bits(utc_mask([TUESDAY_EVENING], "Europe/Berlin", WINTER)) == [48 + 34, 48 + 35, 48 + 36, 48 + 37]
    assert bits(utc_mask([TUESDAY_EVENING], "Europe/Berlin", SUMMER)) == [48 + 32, 48 + 33, 48 + 34, 48 + 35]


def test_hours_before_monday_in_utc_come_round_at_the_end_of_the_week() -> None:
    early = utc_mask([Slot(0, 60, 120)], "Asia/Kolkata", WINTER)
    assert bits(early) == [HALF_HOURS - 9, HALF_HOURS - 8]


def test_a_half_hour_counts_only_as_a_whole() -> None:
    assert utc_mask([Slot(0, 610, 650)], "UTC", WINTER) == 0
    assert bits(utc_mask([Slot(0, 600, 650)], "Asia/Kathmandu", WINTER)) == [9]


def test_two_people_share_what_both_have_free() -> None:
    lisbon, berlin = person("Europe/Lisbon", TUESDAY_EVENING), person("Europe/Berlin", TUESDAY_EVENING)
    assert count_shared_minutes(lisbon, berlin, WINTER) == 60
    assert list(find_shared_stretches(lisbon, berlin, WINTER)) == [
        (datetime(2026, 1, 13, 18, tzinfo=UTC), datetime(2026, 1, 13, 19, tzinfo=UTC))
    ]


def test_who_named_no_hours_is_taken_to_be_free_always() -> None:
    assert count_shared_minutes(person("UTC"), person("Asia/Tokyo", TUESDAY_EVENING), WINTER) == 120


SLOTS = st.lists(
    st.builds(
        lambda d, s, n: Slot(d, s, min(s + n, 1440)),
        st.integers(0, 6),
        st.integers(0, 1380),
        st.integers(30, 600),
    ),
    max_size=4,
)
ZONES = st.sampled_from(
    [
        "UTC",
        "Europe/London",
        "Asia/Kathmandu",
        "Pacific/Kiritimati",
        "Australia/Lord_Howe",
        "America/St_Johns",
    ]
)


@given(SLOTS, ZONES, SLOTS, ZONES, st.dates(date(2020, 1, 1), date(2030, 1, 1)))
def test_sharing_goes_both_ways_and_the_stretches_add_up(
    one: list[Slot], zone: str, other: list[Slot], other_zone: str, today: date
) -> None:
    pair = person(zone, *one), person(other_zone, *other)
    minutes = count_shared_minutes(*pair, today)
    assert minutes == count_shared_minutes(pair[1], pair[0], today)
    assert minutes == sum(
        (end - start).total_seconds() / 60 for start, end in find_shared_stretches(*pair, today)
    )
