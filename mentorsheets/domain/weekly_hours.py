"""Weekly hours of people in different places, laid over one another in half hours of UTC."""

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from mentorsheets.domain.model import Person, Slot

HALF_HOURS = 7 * 48
"""Half hours in a week: availability is known to the half hour, one bit each."""
WHOLE_WEEK = (1 << HALF_HOURS) - 1
MOST_MOMENTS = 4096
"""Moments of a week in some zone that are kept: thousands of people name the same few."""


def monday_of(day: date) -> date:
    """Return the Monday of the week in which a day lies."""
    return day - timedelta(days=day.weekday())


def utc_mask(slots: Iterable[Slot], zone: str, today: date) -> int:
    """Return the half hours of a UTC week, as bits from Monday midnight on, in which somebody is free.

    `slots` are in the local time of `zone` (an IANA name); which offset holds is that of the week of `today`.
    A half hour counts only if it is free as a whole.
    """
    mask, monday = 0, monday_of(today)
    for slot in slots:
        start, end = (_utc(slot.weekday, minutes, zone, monday) for minutes in (slot.start, slot.end))
        first, last = -(-start // 30), end // 30
        if first < last:
            free = (1 << last - first) - 1 << first % HALF_HOURS
            mask |= (free | free >> HALF_HOURS) & WHOLE_WEEK
    return mask


@lru_cache(MOST_MOMENTS)
def _utc(weekday: int, minutes: int, zone: str, monday: date) -> int:
    """Return the minutes from the UTC midnight of a Monday to a local moment of its week."""
    local = datetime.combine(monday + timedelta(days=weekday), time(), ZoneInfo(zone)) + timedelta(
        minutes=minutes
    )
    return round((local.astimezone(UTC) - datetime.combine(monday, time(), UTC)).total_seconds() / 60)


def free_mask(person: Person, today: date) -> int:
    """Return when a person is free as `utc_mask` does; who named no hours is taken to be free always.

    Hours that nobody understood are some hours of the week and not all: until they are mended there is none.
    """
    if not person.availability:
        return 0 if person.hours_unread else WHOLE_WEEK
    return utc_mask(person.availability, person.time_zone, today)


def count_shared_minutes(one: Person, other: Person, today: date) -> int:
    """Return how many minutes of a week both are free."""
    return (free_mask(one, today) & free_mask(other, today)).bit_count() * 30


def find_shared_stretches(one: Person, other: Person, today: date) -> Iterator[tuple[datetime, datetime]]:
    """Yield the stretches of the week of `today`, in UTC and in order, in which both are free."""
    mask = free_mask(one, today) & free_mask(other, today)
    midnight = datetime.combine(monday_of(today), time(), UTC)
    start: int | None = None
    for half_hour in range(HALF_HOURS + 1):
        free = half_hour < HALF_HOURS and mask >> half_hour & 1
        if free and start is None:
            start = half_hour
        elif not free and start is not None:
            yield midnight + timedelta(minutes=30 * start), midnight + timedelta(minutes=30 * half_hour)
            start = None
