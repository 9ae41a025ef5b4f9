"""Days that are longer or shorter than others, all over the world: mail keeps to the clock on the wall."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from mentorsheets.domain.model import Person
from mentorsheets.domain.settings import Hours, Settings
from mentorsheets.relations.send_times import is_free_day, when_to_send
from tests.jobs.harbour import ALWAYS, harbour, mailed, one_pass
from tests.mail.letters import TurnableClock
from tests.workflow.sheets import ANA, EVE, GIL, PEOPLE

CHANGES = {
    "Lisbon, spring": ("Europe/Lisbon", date(2026, 3, 29), 23),
    "Lisbon, autumn": ("Europe/Lisbon", date(2026, 10, 25), 25),
    "New York, spring": ("America/New_York", date(2026, 3, 8), 23),
    "New York, autumn": ("America/New_York", date(2026, 11, 1), 25),
    "Lord Howe, spring": ("Australia/Lord_Howe", date(2026, 10, 4), 23.5),
    "Lord Howe, autumn": ("Australia/Lord_Howe", date(2026, 4, 5), 24.5),
    "Kathmandu, never": ("Asia/Kathmandu", date(2026, 3, 29), 24),
    "Kathmandu, in 1986": ("Asia/Kathmandu", date(1986, 1, 1), 23.75),
    "Apia, spring": ("Pacific/Apia", date(2020, 9, 27), 23),
    "Apia, autumn": ("Pacific/Apia", date(2021, 4, 4), 25),
    "Apia, the day that was left out": ("Pacific/Apia", date(2011, 12, 30), 0),
}
WINDOWS = [Hours(time(9), time(17)), Hours(time(0), time(23, 59)), Hours(time(1), time(4))]
CASES = pytest.mark.parametrize(("zone", "day", "hours"), CHANGES.values(), ids=CHANGES)


def midnight(day: date, zone: str) -> datetime:
    return datetime.combine(day, time(), ZoneInfo(zone)).astimezone(UTC)


def quarters(zone: str, day: date) -> Iterator[datetime]:
    """Yield each quarter of an hour from a day before to two days after."""
    moment, end = midnight(day - timedelta(days=1), zone), midnight(day + timedelta(days=3), zone)
    while moment < end:
        yield moment
        moment += timedelta(minutes=15)


@CASES
def test_these_days_are_as_long_as_is_said(zone: str, day: date, hours: float) -> None:
    assert (midnight(day + timedelta(days=1), zone) - midnight(day, zone)) == timedelta(hours=hours)


@pytest.mark.parametrize("window", WINDOWS, ids=["by day", "always", "at night"])
@pytest.mark.parametrize("weekends", [True, False], ids=["all week", "on weekdays"])
@CASES
def test_mail_goes_exactly_when_the_readers_wall_clock_shows_the_hours(
    zone: str, day: date, hours: float, weekends: bool, window: Hours
) -> None:
    settings = Settings(send_between=window, send_on_weekends=weekends)
    who = (Person("p", "P", "p@example.org", time_zone=zone),)
    for moment in quarters(zone, day):
        wall = moment.astimezone(ZoneInfo(zone))
        suits = window.start <= wall.time() < window.end and not is_free_day(wall.date(), settings)
        assert (when_to_send(who, settings, moment) == moment) is suits, wall


@CASES
def test_what_waits_for_the_next_suitable_moment_comes_then_and_on_no_free_day(
    zone: str, day: date, hours: float
) -> None:
    settings = Settings(holidays=(day + timedelta(days=1),))
    who = (Person("p", "P", "p@example.org", time_zone=zone),)
    for moment in quarters(zone, day):
        goes = when_to_send(who, settings, moment).astimezone(ZoneInfo(zone))
        assert time(9) <= goes.time() < time(17)
        assert not is_free_day(goes.date(), settings)


@pytest.mark.thorough
@pytest.mark.parametrize("change", ["Lisbon, spring", "Lisbon, autumn"])
def test_hourly_passes_over_the_change_ask_each_reader_once_and_by_day(tmp_path: Path, change: str) -> None:
    zone, day, _ = CHANGES[change]
    zones = ("Europe/Lisbon", "America/New_York", "Australia/Lord_Howe")
    people = [[*who, *[None] * (9 - len(who)), at] for who, at in zip((GIL, ANA, EVE), zones, strict=True)]
    settings = [["Time zone", zone], ALWAYS[1]]
    path = harbour(tmp_path, *settings, Participants=[[*PEOPLE, "Time zone"], *people])
    clock = TurnableClock(midnight(day, zone) - timedelta(hours=3))
    went: dict[str, datetime] = {}
    while clock.moment < midnight(day + timedelta(days=1), zone):
        assert one_pass(path, clock) == 0
        for who in mailed(tmp_path):
            went.setdefault(who, clock.moment)
        clock.sleep(3600)
    hours = [
        went[who].astimezone(ZoneInfo(at)).hour for who, at in zip(("gil", "ana", "eve"), zones, strict=True)
    ]
    assert all(9 <= hour < 17 for hour in hours)
    assert mailed(tmp_path) == ["ana", "eve", "gil"]
