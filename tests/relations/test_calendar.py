"""What comes round by the calendar: on which day, in which hour, and what a day too early or late changes."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise

import pytest

from mentorsheets.domain.enums import Rhythm, Standing
from mentorsheets.domain.events import Event, PersonEvent
from mentorsheets.domain.mail_kinds import MailKind
from mentorsheets.domain.model import CheckIn, HistoryEntry, Length, MatchState, Message, Need
from mentorsheets.domain.settings import Hours, Settings
from mentorsheets.relations.cadence import LEAST_GAP, next_check_in, next_day
from mentorsheets.relations.detect import LONGEST_PAUSE, happenings
from mentorsheets.relations.history import past_of
from mentorsheets.relations.mail_parts import COORDINATOR
from mentorsheets.relations.periodic import refresh_parts, reminder_parts
from mentorsheets.relations.plan import due_between, due_today
from mentorsheets.relations.send_times import is_free_day, when_to_send
from tests.relations.pair import ANA, DAY, GIL, MATCH, SETTINGS
from tests.relations.two_and_a_day import MONDAY, desk


def refreshed(today: date, **changes: object) -> list[str]:
    return [part.person for part in refresh_parts(desk(today, **changes))]


def test_newcomers_are_asked_for_their_needs_after_half_a_quarter_and_not_a_day_before() -> None:
    half = timedelta(days=91 // 2)
    assert refreshed(MONDAY + half - DAY) == []
    assert set(refreshed(MONDAY + half)) == {"gil", "ana"}
    assert refreshed(MONDAY + half, matches=()) == [], "nobody knows since when they are here"
    known = HistoryEntry("x", MONDAY, PersonEvent.NEEDS_RIGHT, "ana")
    assert refreshed(MONDAY + half, matches=(), history=(known,)) == ["ana"]


def test_whoever_was_asked_for_their_needs_lately_is_not_asked_again_before_half_a_quarter() -> None:
    half = timedelta(days=91 // 2)
    mail = Message("r", "needs-refresh", "ana", "x", "sent", MONDAY + half, carries=("needs-refresh/x",))
    assert refreshed(MONDAY + 2 * half - DAY, messages=(mail,)) == ["gil"]
    assert set(refreshed(MONDAY + 2 * half, messages=(mail,))) == {"gil", "ana"}
    other = replace(mail, kind="check-in", carries=("check-in/x",))
    assert set(refreshed(MONDAY + 2 * half - DAY, messages=(other,))) == {"gil", "ana"}


def test_each_has_a_day_of_their_own_once_in_a_quarter() -> None:
    periods: dict[str, list[str]] = {}
    for ahead in range(100, 100 + 2 * 91):
        for part in refresh_parts(desk(MONDAY + ahead * DAY)):
            periods.setdefault(part.person, []).append(part.period)
    for found in periods.values():
        assert len(set(found)) == 3
        changes = [n for n, (one, other) in enumerate(pairwise(found)) if one != other]
        assert changes[1] - changes[0] == 91
    begins = {person: found.index(sorted(set(found))[1]) for person, found in periods.items()}
    assert begins["gil"] != begins["ana"]


def test_a_programme_that_asks_no_needs_anew_asks_none() -> None:
    once = replace(SETTINGS, refresh_every=Rhythm.ONCE)
    assert refreshed(MONDAY + 400 * DAY, settings=once) == []


def reminded(today: date, count: int = 1, **changes: object) -> list[str]:
    rows = tuple(
        CheckIn(f"c{number}", "ana", "m", "general", "?", MONDAY - number * 7 * DAY)
        for number in range(count)
    )
    return [part.period for part in reminder_parts(desk(today, check_ins=rows, **changes))]


def test_a_reminder_comes_when_the_days_are_over_and_never_after_three_questions() -> None:
    assert reminded(MONDAY + 6 * DAY) == []
    assert reminded(MONDAY + 7 * DAY) == ["c0"]
    assert reminded(MONDAY + 7 * DAY, 2) == ["c0"]
    assert reminded(MONDAY + 7 * DAY, 3) == []
    assert reminded(MONDAY + 7 * DAY, matches=(replace(MATCH, wants_check_ins=False),)) == []
    for state in (MatchState.PAUSED, MatchState.ENDED, MatchState.CLOSING):
        assert reminded(MONDAY + 7 * DAY, matches=(replace(MATCH, state=state),)) == []


@pytest.mark.parametrize("weekday", range(7))
def test_asked_on_any_day_of_a_week_they_are_asked_again_from_the_monday_on_but_never_within_days(
    weekday: int,
) -> None:
    asked = MONDAY + weekday * DAY
    again = next_day(asked, 7 * DAY)
    assert again == max(MONDAY + 7 * DAY, asked + LEAST_GAP)
    programme = desk(asked).programme
    assert next_check_in(MATCH, asked, programme) == again


def test_on_saturdays_sundays_and_holidays_nothing_goes_unless_the_programme_says_so() -> None:
    for weekday in range(7):
        day = MONDAY + weekday * DAY
        assert is_free_day(day, SETTINGS) is (weekday >= 5)
        assert not is_free_day(day, replace(SETTINGS, send_on_weekends=True))
        assert is_free_day(day, replace(SETTINGS, send_on_weekends=True, holidays=(day,)))


NINE_TO_FIVE = replace(SETTINGS, send_between=Hours(time(9), time(17)))


def sent(
    day: int, hour: int, minute: int = 0, settings: Settings = NINE_TO_FIVE, zones: tuple[str, ...] = ("UTC",)
) -> datetime:
    people = tuple(replace(ANA, id=zone, time_zone=zone) for zone in zones)
    return when_to_send(people, settings, datetime(2026, 3, day, hour, minute, tzinfo=UTC))


def test_mail_waits_for_the_first_open_hour_of_its_readers_and_goes_at_once_within_it() -> None:
    assert sent(2, 8, 59) == datetime(2026, 3, 2, 9, tzinfo=UTC)
    assert sent(2, 9) == datetime(2026, 3, 2, 9, tzinfo=UTC)
    assert sent(2, 16, 59) == datetime(2026, 3, 2, 16, 59, tzinfo=UTC)
    assert sent(2, 17) == datetime(2026, 3, 3, 9, tzinfo=UTC)
    assert sent(6, 17) == datetime(2026, 3, 9, 9, tzinfo=UTC)


def test_a_mail_to_two_goes_when_both_are_awake_and_if_that_is_never_by_the_first() -> None:
    assert sent(2, 9, zones=("Europe/Berlin", "America/New_York")) == datetime(2026, 3, 2, 14, tzinfo=UTC)
    never = ("UTC", "Pacific/Auckland")
    assert sent(2, 10, zones=never) == datetime(2026, 3, 2, 10, tzinfo=UTC)


def test_hours_that_are_no_hours_last_until_midnight() -> None:
    late = replace(SETTINGS, send_between=Hours(time(20), time(20)))
    assert sent(2, 23, 59, settings=late) == datetime(2026, 3, 2, 23, 59, tzinfo=UTC)
    assert sent(3, 0, settings=late) == datetime(2026, 3, 3, 20, tzinfo=UTC)


def test_the_coordinator_gets_no_digest_on_a_free_day_nor_twice_in_a_week_nor_without_an_address() -> None:
    def kinds(today: date, **changes: object) -> list[MailKind]:
        plan = due_today(desk(today, **changes).programme, today)
        return [part.kind for due in plan.mails if not due.people for part in due.parts]

    assert MailKind.DIGEST in kinds(MONDAY)
    assert MailKind.DIGEST not in kinds(MONDAY - DAY)
    assert MailKind.DIGEST not in kinds(MONDAY, settings=replace(SETTINGS, coordinator_addresses=()))
    told = Message("d", "digest", COORDINATOR, f"{MONDAY}", "sent", MONDAY, carries=(f"digest/{MONDAY}",))
    assert MailKind.DIGEST not in kinds(MONDAY + DAY, messages=(told,))
    assert MailKind.DIGEST in kinds(MONDAY + 7 * DAY, messages=(told,))


def test_looking_ahead_leaves_days_without_mail_out() -> None:
    days = [day for day, _ in due_between(desk(MONDAY).programme, MONDAY, 14)]
    assert days
    assert all(day.weekday() < 5 and MONDAY <= day < MONDAY + 14 * DAY for day in days)
    assert due_between(desk(MONDAY).programme, MONDAY, 0) == ()


def test_a_pause_of_half_a_year_is_given_up_and_one_that_a_human_made_is_not() -> None:
    rests = replace(MATCH, state=MatchState.PAUSED)
    people = (replace(GIL, standing=Standing.PAUSED), ANA)
    pauses = HistoryEntry("p", MONDAY, Event.PAUSES, "gil", "m", was=MatchState.ACTIVE, now=MatchState.PAUSED)
    halted = replace(pauses, id="q", event=Event.TALK_TO_ME)

    def events(today: date, *history: HistoryEntry) -> set[Event]:
        programme = desk(today, matches=(rests,), people=people, history=history).programme
        return {one.event for one in happenings(programme, past_of(programme), today)}

    assert Event.GIVEN_UP not in events(MONDAY + LONGEST_PAUSE - DAY, pauses)
    assert Event.GIVEN_UP in events(MONDAY + LONGEST_PAUSE, pauses)
    assert Event.GIVEN_UP not in events(MONDAY + LONGEST_PAUSE, halted)
    active = desk(MONDAY + LONGEST_PAUSE, history=(pauses,)).programme
    found = {one.event for one in happenings(active, past_of(active), MONDAY + LONGEST_PAUSE)}
    assert Event.GIVEN_UP not in found
    undated = desk(MONDAY, matches=(replace(rests, since=None),), people=people, history=(pauses,)).programme
    assert not list(happenings(undated, past_of(undated), MONDAY))
    by_hand = replace(pauses, id="r", event=Event.SET_BY_HAND)
    assert Event.GIVEN_UP not in events(MONDAY + LONGEST_PAUSE, by_hand)


def test_a_relationship_comes_to_its_end_on_the_day_on_which_its_weeks_are_over() -> None:
    needs = (Need("n", "ana", "role-models", length=Length(4)),)

    def ends(today: date, **changes: object) -> bool:
        match = replace(MATCH, **changes)  # type: ignore[arg-type]
        programme = desk(today, matches=(match,), needs=needs).programme
        found = {one.event for one in happenings(programme, past_of(programme), today)}
        return bool(found & {Event.LENGTH_REACHED, Event.CLOSING_OVER})

    assert not ends(MONDAY + 28 * DAY - DAY)
    assert ends(MONDAY + 28 * DAY)
    assert not ends(MONDAY + 28 * DAY, since=None)
    assert not ends(MONDAY + 28 * DAY, state=MatchState.ASKED)
    assert not ends(MONDAY + 20 * DAY, state=MatchState.CLOSING)
    assert ends(MONDAY + 21 * DAY, state=MatchState.CLOSING)
