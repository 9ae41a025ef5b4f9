"""Times that suit two people, and the calendar file that proposes them."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from mentorsheets.domain.model import Person
from mentorsheets.domain.weekly_hours import find_shared_stretches
from mentorsheets.mail.facts import Times
from mentorsheets.mail.render.escaping import clean

if TYPE_CHECKING:
    from icalendar import Event

LONG = timedelta(minutes=30)
"""How long a suggested talk is: short enough that a busy person says yes."""
SOONEST, WEEKS = timedelta(days=2), 3
"""The first time offered leaves two days to answer; three weeks ahead, so that one busy week leaves two."""
"""The first time offered leaves two days to answer; three weeks ahead, so that one busy week leaves two."""
# Whoever named no hours is not asked to talk at night.
WAKING = (time(9), time(20, 30))


def suggest_times(giver: Person, asker: Person, today: date, count: int = 3) -> tuple[Times, ...]:
    """Return up to `count` half hours in which both are free, each in both people's local time.

    They lie two to some twenty days ahead, on different days of the asker's where there are enough such days.
    """
    starts = list(_starts(giver, asker, today))
    zone = ZoneInfo(asker.time_zone)
    first_of_day = {start.astimezone(zone).date(): start for start in reversed(starts)}
    apart = sorted(first_of_day.values())
    chosen = sorted([*apart, *(start for start in starts if start not in apart)][:count])
    return tuple(
        Times(giver=start.astimezone(ZoneInfo(giver.time_zone)), asker=start.astimezone(zone))
        for start in chosen
    )


def _starts(giver: Person, asker: Person, today: date) -> Iterator[datetime]:
    earliest = datetime.combine(today + SOONEST, time(), UTC)
    for week in range(WEEKS):
        for start, end in find_shared_stretches(giver, asker, today + timedelta(weeks=week)):
            for minutes in range(0, int((end - start) / LONG) * 30, 30):
                moment = start + timedelta(minutes=minutes)
                if moment >= earliest and _suits(giver, moment) and _suits(asker, moment):
                    yield moment


def _suits(person: Person, moment: datetime) -> bool:
    """Return whether a half hour is free by the person's own clock, also in the weeks when clocks change."""
    local = moment.astimezone(ZoneInfo(person.time_zone))
    if not person.availability:
        return WAKING[0] <= local.time() <= WAKING[1]
    minute = local.hour * 60 + local.minute
    return any(
        slot.weekday == local.weekday() and slot.start <= minute and minute + 30 <= slot.end
        for slot in person.availability
    )


def proposal(times: Sequence[Times], *, summary: str, uid: str, stamp: datetime) -> bytes:
    """Return an iCalendar file (METHOD:PUBLISH) that shows each time as tentative, in UTC.

    `uid` is the same for the same mail, such as its Message-ID without brackets, and `stamp` an aware
    moment: the same arguments give the same bytes. A program that opens the file blocks no time by it.
    """
    # Slow to import, and few mails propose times.
    from icalendar import Calendar  # noqa: PLC0415

    calendar = Calendar()
    calendar.add("prodid", "-//mentorsheets//mentorsheets//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    for event in _events(times, " ".join(clean(summary).split()), uid, stamp):
        calendar.add_component(event)
    return bytes(calendar.to_ical())


def _events(times: Iterable[Times], summary: str, uid: str, stamp: datetime) -> Iterator["Event"]:
    from icalendar import Event  # noqa: PLC0415 - as above

    for number, suggested in enumerate(times, 1):
        event = Event()
        event.add("uid", f"{number}.{uid}")
        event.add("dtstamp", stamp.astimezone(UTC))
        event.add("dtstart", suggested.asker.astimezone(UTC))
        event.add("dtend", suggested.asker.astimezone(UTC) + LONG)
        event.add("summary", summary)
        event.add("status", "TENTATIVE")
        event.add("transp", "TRANSPARENT")
        yield event
