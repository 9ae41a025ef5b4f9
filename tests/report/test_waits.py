"""How long needs wait: the record's days, competing ends, and what is not known, left out."""

from datetime import date, timedelta

from mentorsheets.domain.events import Event, NeedEvent, PersonEvent
from mentorsheets.domain.model import Day, HistoryEntry, Match, MatchState, Need, Person
from mentorsheets.domain.programme import Programme
from mentorsheets.report.incidence import Fate
from mentorsheets.report.waits import list_waits

ASKED = date(2027, 1, 4)
TODAY = date(2027, 3, 1)


def on(days: int) -> date:
    return ASKED + timedelta(days=days)


def wait_of(*entries: HistoryEntry, exact: bool = True, today: date = TODAY) -> list[tuple[int, Fate]]:
    programme = Programme(
        people=(Person("a", "Ana", None), Person("g", "Gil", None)),
        needs=(Need("n1", "a", "role", asked_since=Day(ASKED, exact)),),
        matches=(Match("m1", "g", "a", ("role",)),),
        history=entries,
    )
    return [(spell.day, spell.fate) for spell in list_waits(programme, today)]


def introduction(days: int) -> HistoryEntry:
    return HistoryEntry(
        f"h{days}", on(days), Event.ASKER_YES, "a", "m1", MatchState.ASKED, MatchState.INTRODUCED
    )


def test_an_introduction_ends_the_wait_on_its_day() -> None:
    assert wait_of(introduction(9)) == [(9, Fate.TALKED)]


def test_what_is_open_is_followed_until_today() -> None:
    assert wait_of() == [((TODAY - ASKED).days, Fate.WAITS)]


def test_what_is_withdrawn_met_without_us_or_left_is_over() -> None:
    for entry in (
        HistoryEntry("h", on(5), NeedEvent.WITHDRAWN, "a", "n1"),
        HistoryEntry("h", on(5), NeedEvent.MET, "a", "n1"),
        HistoryEntry("h", on(5), PersonEvent.LEFT, "a"),
    ):
        assert wait_of(entry) == [(5, Fate.OVER)]
        assert wait_of(entry, introduction(9)) == [(5, Fate.OVER)]


def test_what_was_met_after_an_introduction_waited_until_then() -> None:
    met = HistoryEntry("h", on(40), NeedEvent.MET, "a", "n1")
    assert wait_of(introduction(9), met) == [(9, Fate.TALKED)]


def test_a_need_whose_day_is_not_known_has_no_wait() -> None:
    assert wait_of(introduction(9), exact=False) == []


def test_what_happened_later_than_the_day_of_counting_is_not_known_yet() -> None:
    assert wait_of(introduction(9), today=on(5)) == [(5, Fate.WAITS)]
