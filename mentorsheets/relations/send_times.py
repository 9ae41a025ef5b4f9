"""When mail goes out: in the programme's hours by the reader's own clock, and not on their free days."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from mentorsheets.domain.model import Person
from mentorsheets.domain.settings import Settings

FREE_DAYS = {5, 6}
"""Weekdays without mail unless the setting says otherwise, Monday being 0."""


def is_free_day(day: date, settings: Settings) -> bool:
    """Return whether nothing goes out on a day: a holiday, or a weekend unless the programme mails on it."""
    return day in settings.holidays or (day.weekday() in FREE_DAYS and not settings.send_on_weekends)


def when_to_send(people: tuple[Person, ...], settings: Settings, earliest: datetime) -> datetime:
    """Return the first moment from `earliest` on, in UTC, that lies in the sending hours of all the readers.

    `earliest` has a zone. Where the readers live so far apart that no moment suits all within two weeks, the
    first of them decides. Hours are those on the wall, so days that are longer or shorter need no care.
    """
    zones = [person.time_zone for person in people] or [settings.time_zone]
    first = _next(zones[0], settings, earliest)
    moment = first
    while moment < first + timedelta(days=14):
        latest = max(_next(zone, settings, moment) for zone in zones)
        if latest == moment:
            return moment
        moment = latest
    return first


def _next(zone: str, settings: Settings, earliest: datetime) -> datetime:
    here = ZoneInfo(zone)
    day = earliest.astimezone(here).date()
    while True:
        opens, closes = _open(datetime.combine(day, time()), settings, here)
        if not is_free_day(day, settings) and earliest < closes:
            return max(earliest.astimezone(UTC), opens)
        day += timedelta(days=1)


def _open(midnight: datetime, settings: Settings, zone: ZoneInfo) -> tuple[datetime, datetime]:
    """Return from when until when mail may go out on a day, in UTC; no hours at all mean until midnight."""
    hours = settings.send_between
    opens = datetime.combine(midnight.date(), hours.start, zone).astimezone(UTC)
    closes = datetime.combine(midnight.date(), hours.end, zone).astimezone(UTC)
    if closes > opens:
        return opens, closes
    return opens, datetime.combine(midnight.date(), time.max, zone).astimezone(UTC)
