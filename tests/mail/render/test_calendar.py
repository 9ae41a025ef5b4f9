"""Suggested times suit both people on their own clocks, and the calendar file says the same."""

from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from icalendar import Calendar

from mentorsheets.domain.model import Person, Slot
from mentorsheets.mail.render.calendar import proposal, suggest_times
from tests.mail.render.samples import times

TODAY = date(2026, 11, 20)
STAMP = datetime(2026, 11, 20, 9, tzinfo=UTC)
ZONES = (
    "UTC",
    "Europe/Lisbon",
    "America/Sao_Paulo",
    "Asia/Kolkata",
    "Australia/Lord_Howe",
    "Pacific/Kiritimati",
)


def person(name: str, zone: str, *slots: tuple[int, ...]) -> Person:
    return Person(
        id=name, name=name, address=None, time_zone=zone, availability=tuple(Slot(*slot) for slot in slots)
    )


def is_free(who: Person, moment: datetime) -> bool:
    local = moment.astimezone(ZoneInfo(who.time_zone))
    minutes = local.hour * 60 + local.minute
    return any(
        slot.weekday == local.weekday() and slot.start <= minutes and minutes + 30 <= slot.end
        for slot in who.availability
    )


slots = st.builds(
    lambda weekday, start, length: Slot(weekday, start * 30, min(start * 30 + length * 30, 1440)),
    st.integers(0, 6), st.integers(0, 46), st.integers(1, 24),
)  # fmt: skip
people = st.builds(
    lambda zone, free: Person(id="p", name="p", address=None, time_zone=zone, availability=tuple(free)),
    st.sampled_from(ZONES), st.lists(slots, min_size=1, max_size=5),
)  # fmt: skip


@given(
    giver=people, asker=people, today=st.dates(date(2026, 1, 1), date(2027, 12, 31)), count=st.integers(1, 5)
)
@settings(max_examples=150, deadline=None)
def test_each_suggested_time_is_free_for_both_on_their_own_clocks(
    giver: Person, asker: Person, today: date, count: int
) -> None:
    suggested = suggest_times(giver, asker, today, count)
    assert len(suggested) <= count
    assert list(suggested) == sorted(suggested, key=lambda one: one.asker)
    for one in suggested:
        assert one.giver == one.asker
        assert one.giver.tzinfo == ZoneInfo(giver.time_zone)
        assert is_free(giver, one.giver)
        assert is_free(asker, one.asker)
        assert today < one.asker.date() <= today + timedelta(days=23)


def test_the_times_lie_on_different_days_where_there_are_enough() -> None:
    lisbon = person("g", "Europe/Lisbon", (1, 1020, 1200), (3, 1020, 1200), (5, 600, 720))
    nairobi = person("a", "Africa/Nairobi", (1, 1140, 1380), (3, 1140, 1380), (5, 600, 1200))
    suggested = suggest_times(lisbon, nairobi, TODAY)
    assert [one.giver.strftime("%a %d %H:%M") for one in suggested] == [
        "Tue 24 17:00",
        "Thu 26 17:00",
        "Sat 28 10:00",
    ]
    assert [one.asker.strftime("%a %d %H:%M") for one in suggested] == [
        "Tue 24 20:00",
        "Thu 26 20:00",
        "Sat 28 13:00",
    ]


def test_one_shared_evening_a_week_gives_one_time_in_each_of_the_weeks_ahead() -> None:
    one, other = person("g", "UTC", (1, 1080, 1110)), person("a", "UTC", (1, 1080, 1200))
    assert [times.asker.day for times in suggest_times(one, other, date(2026, 11, 2))] == [10, 17]


def test_two_who_share_no_hour_get_no_suggestion() -> None:
    assert suggest_times(person("g", "UTC", (0, 540, 600)), person("a", "UTC", (1, 540, 600)), TODAY) == ()


def test_nobody_is_asked_to_talk_at_night_who_named_no_hours() -> None:
    suggested = suggest_times(person("g", "Europe/Lisbon"), person("a", "Asia/Kolkata"), TODAY, 5)
    assert len(suggested) == 5
    assert all(9 <= at.hour <= 20 for one in suggested for at in (one.giver, one.asker))


def test_a_time_stays_right_when_the_clocks_change_between_today_and_then() -> None:
    evening = (2, 1080, 1140)
    suggested = suggest_times(
        person("g", "Europe/Lisbon", evening), person("a", "Europe/Lisbon", evening), date(2026, 10, 20)
    )
    assert [(one.asker.day, one.asker.hour, one.asker.utcoffset()) for one in suggested][-1][1] == 18
    assert {one.asker.hour for one in suggested} == {18}


def read(ics: bytes) -> tuple[Calendar, list[Any]]:
    calendar = Calendar.from_ical(ics)
    return calendar, list(calendar.walk("VEVENT"))


def test_the_file_proposes_each_time_in_utc_without_blocking_it() -> None:
    calendar, events = read(
        proposal(times(24, 26), summary="Amina and Yusuf", uid="k3@harbour.example.org", stamp=STAMP)
    )
    assert (str(calendar["method"]), str(calendar["version"])) == ("PUBLISH", "2.0")
    assert [str(event["uid"]) for event in events] == ["1.k3@harbour.example.org", "2.k3@harbour.example.org"]
    assert [event["dtstart"].dt for event in events] == [
        datetime(2026, 11, day, 17, 30, tzinfo=UTC) for day in (24, 26)
    ]
    assert {event["dtend"].dt - event["dtstart"].dt for event in events} == {timedelta(minutes=30)}
    assert {(str(event["status"]), str(event["transp"])) for event in events} == {
        ("TENTATIVE", "TRANSPARENT")
    }


def test_the_same_arguments_give_the_same_bytes() -> None:
    first, second = (proposal(times(24), summary="x", uid="u", stamp=STAMP) for _ in range(2))
    assert first == second
    assert b"20261124T173000Z" in first


@pytest.mark.thorough
@given(summary=st.text(max_size=200))
@settings(max_examples=150)
def test_no_summary_can_add_a_line_to_the_file(summary: str) -> None:
    ics = proposal(times(24), summary=summary + "\r\nATTENDEE:mailto:x@evil.invalid", uid="u", stamp=STAMP)
    _, (event,) = read(ics)
    assert set(event) == {"UID", "DTSTAMP", "DTSTART", "DTEND", "SUMMARY", "STATUS", "TRANSP"}
    assert all(len(line) <= 75 for line in ics.split(b"\r\n"))


@pytest.mark.parametrize("count", [0, 1])
def test_a_file_without_times_has_no_event(count: int) -> None:
    assert len(read(proposal(times(24)[:count], summary="x", uid="u", stamp=STAMP))[1]) == count
