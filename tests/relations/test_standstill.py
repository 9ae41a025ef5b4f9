"""While one of two is held, no time that passes counts against either of them."""

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from mentorsheets.domain.apply_changes import apply
from mentorsheets.domain.events import DeskEvent, Event, PersonEvent
from mentorsheets.domain.model import HistoryEntry, Match, MatchState, Standing
from mentorsheets.domain.programme import Programme
from mentorsheets.domain.settings import Settings
from mentorsheets.relations.history import Past, past_of
from mentorsheets.relations.standstill import has_passed
from mentorsheets.relations.stopped_mail import note_stop
from tests.relations.simulation import introduced

DAY = date(2026, 3, 2)
MATCH = Match("m", "gil", "ana", ("role-models",), state=MatchState.ACTIVE, since=DAY)


def past(*holds: tuple[str, int, int | None]) -> Past:
    """Return the past of people who were held, from a day on and up to a day, counted from the first."""
    lines: list[HistoryEntry] = []
    for person, start, end in holds:
        on = DAY + timedelta(days=start)
        lines.append(HistoryEntry(f"{person}{start}", on, PersonEvent.HELD, person))
        if end is not None:
            on = DAY + timedelta(days=end)
            lines.append(HistoryEntry(f"{person}{start}-{end}", on, PersonEvent.BACK, person))
    return past_of(Programme(history=tuple(lines), matches=(MATCH,)))


def over(of: Past, days: int, on: int) -> bool:
    return has_passed(timedelta(days=days), DAY, MATCH, of, DAY + timedelta(days=on))


@given(
    st.lists(st.tuples(st.sampled_from(["gil", "ana"]), st.integers(0, 60), st.integers(1, 30)), max_size=5),
    st.integers(0, 40),
    st.integers(0, 120),
)
def test_as_many_days_are_over_as_there_were_on_which_neither_was_held(
    holds: list[tuple[str, int, int]], wait: int, on: int
) -> None:
    found: list[tuple[str, int, int | None]] = []
    for person, start, length in sorted(holds, key=lambda hold: hold[1]):
        if all(other != person or start >= (end or 0) for other, _, end in found):
            found.append((person, start, start + length))
    free = [day for day in range(on) if not any(start <= day < (end or 0) for _, start, end in found)]
    assert over(past(*found), wait, on) is (len(free) >= wait)


def test_a_hold_that_nobody_has_ended_stops_the_clock_for_both_until_somebody_does() -> None:
    assert not over(past(("ana", 5, None)), 7, 1000)
    assert over(past(("ana", 5, None)), 5, 6)
    assert over(past(("eve", 5, None)), 7, 8)


@given(st.integers(0, 40), st.integers(1, 30), st.integers(0, 40), st.integers(0, 90))
def test_no_day_counts_on_which_all_mail_was_stopped(start: int, length: int, wait: int, on: int) -> None:
    stopped = HistoryEntry("s", DAY + timedelta(days=start), DeskEvent.STOPPED, "coordinator")
    again = HistoryEntry("a", DAY + timedelta(days=start + length), DeskEvent.SENDS_AGAIN, "coordinator")
    lived = past_of(Programme(history=(stopped, again), matches=(MATCH,)))
    free = [day for day in range(on) if not start <= day < start + length]
    assert over(lived, wait, on) is (len(free) >= wait)


def test_a_stop_is_put_down_once_and_so_is_its_end() -> None:
    stops, goes = Settings(all_mail="stopped"), Settings(all_mail="Send again!")
    programme = Programme(settings=stops)
    assert not list(note_stop(replace(programme, settings=Settings()), DAY))
    assert not list(note_stop(replace(programme, settings=goes), DAY))
    (first,) = note_stop(programme, DAY)
    programme = apply(programme, [first])
    assert not list(note_stop(programme, DAY + timedelta(days=1)))
    programme = replace(programme, settings=goes)
    (end,) = note_stop(programme, DAY)
    programme = apply(programme, [end])
    assert not list(note_stop(programme, DAY))
    (second,) = note_stop(replace(programme, settings=stops), DAY)
    programme = apply(programme, [second])
    assert programme.mail_stops == ((DAY, DAY), (DAY, None))


def test_a_word_on_the_person_ends_a_hold_and_one_on_another_match_does_not() -> None:
    held = HistoryEntry("h", DAY, PersonEvent.HELD, "ana")
    word = HistoryEntry("g", DAY + timedelta(days=10), DeskEvent.GO_ON, "ana")
    elsewhere = HistoryEntry("e", DAY + timedelta(days=5), DeskEvent.GO_ON, "ana", "m2")
    found = past_of(Programme(history=(held, elsewhere, word))).find_holds("ana")
    assert found == ((DAY, DAY + timedelta(days=10)),)


def test_after_three_weeks_of_a_hold_neither_is_silent_nor_reminded_for_that_time() -> None:
    world, match = introduced()
    world.days(9)
    asker = world.programme.match_by_id[match].asker
    giver = world.programme.match_by_id[match].giver
    world.stand(asker, Standing.HELD)
    before = len(world.sent)
    world.days(21)
    assert not [due for _, due in world.sent[before:] if due.people]
    world.stand(asker, Standing.ACTIVE)
    world.days(3)
    events = {entry.event for entry in world.programme.history if entry.match == match}
    assert not events & {Event.SILENCE, Event.STILL_SILENT, Event.GIVEN_UP}
    past_now = past_of(world.programme)
    assert not any(past_now.is_quiet(side) for side in (asker, giver))
    assert world.state(match) in {MatchState.INTRODUCED, MatchState.ACTIVE}
