from collections import Counter
from datetime import date

import pytest

from mentorsheets.domain.enums import Standing
from mentorsheets.domain.events import Event
from mentorsheets.domain.model import HistoryEntry, Match, MatchState, Need, NeedStatus, Person
from mentorsheets.domain.programme import Programme
from mentorsheets.domain.support import Reason
from mentorsheets.report.measures import measure
from mentorsheets.report.stops import BY_WHY, StopReason

TODAY = date(2027, 6, 30)
PEOPLE = tuple(Person(name, name.title(), None, offers=frozenset({"x"})) for name in "abc")


def programme_of(
    *ways: tuple[str, MatchState, Event | None], status: NeedStatus = NeedStatus.OPEN
) -> Programme:
    """Return a need of one, with matches over it by name, each in a state and over by an event."""
    matches = tuple(Match(name, "b", "a", ("x",), state=state) for name, state, _ in ways)
    history = tuple(
        HistoryEntry(f"h{name}", TODAY, event, "b", name, MatchState.ASKED, state)
        for name, state, event in ways
        if event is not None
    )
    needs = (Need("n", "a", "x", status=status),)
    return Programme(people=PEOPLE, needs=needs, matches=matches, history=history)


@pytest.mark.parametrize(
    ("ways", "reason"),
    [
        ([], StopReason.NO_PROPOSAL),
        ([("m", MatchState.PROPOSED, None)], StopReason.WAITS_FOR_WORD),
        ([("m", MatchState.ASKED, None)], StopReason.BEING_ASKED),
        ([("m", MatchState.ACTIVE, None)], StopReason.IN_TOUCH),
        ([("m", MatchState.DECLINED, Event.GIVER_NO)], StopReason.GIVER_NO),
        ([("m", MatchState.DECLINED, Event.ASKER_NO)], StopReason.ASKER_NO),
        ([("m", MatchState.FADED, Event.NO_ANSWER)], StopReason.NO_ANSWER),
        ([("m", MatchState.DECLINED, Event.NOT_A_FIT)], StopReason.NOT_A_FIT),
        ([("m", MatchState.ENDED, Event.LEAVES)], StopReason.SOMEBODY_LEFT),
        ([("m", MatchState.ENDED, None)], StopReason.OTHERWISE),
        ([("m", MatchState.ENDED, Event.MET)], StopReason.ON_PURPOSE),
        ([("m", MatchState.FADED, Event.SILENCE)], StopReason.FADED),
        ([("m", MatchState.DECLINED, Event.GIVER_NO), ("o", MatchState.ASKED, None)], StopReason.BEING_ASKED),
    ],
)
def test_a_need_that_is_not_met_tells_by_whose_word(
    ways: list[tuple[str, MatchState, Event | None]], reason: StopReason
) -> None:
    assert measure(programme_of(*ways), TODAY).stops == Counter([reason])


@pytest.mark.parametrize("why", list(Reason))
def test_a_need_over_which_nobody_was_proposed_tells_what_is_in_the_way(why: Reason) -> None:
    found = measure(programme_of(), TODAY, why={("a", "x"): why}).stops
    assert found == Counter([BY_WHY[why]])
    assert found != measure(programme_of(), TODAY).stops


def test_what_is_in_the_way_of_a_proposal_says_nothing_of_needs_that_had_one() -> None:
    declined = programme_of(("m", MatchState.DECLINED, Event.GIVER_NO))
    assert measure(declined, TODAY, why={("a", "x"): Reason.FULL}).stops == Counter([StopReason.GIVER_NO])


def test_why_adds_up_to_all_needs_that_are_counted_and_not_met() -> None:
    found = measure(programme_of(), TODAY)
    assert found.stops.total() == found.needs - found.flow.reached[-1]
    away = Person("a", "A", None, standing=Standing.PAUSED)
    assert measure(Programme(people=(away,), needs=(Need("n", "a", "x"),)), TODAY).stops.total() == 0


def test_what_is_met_without_an_introduction_is_shown_apart() -> None:
    met = NeedStatus.MET
    assert measure(programme_of(status=met), TODAY).met_without_us == 1
    assert measure(programme_of(("m", MatchState.ACTIVE, None), status=met), TODAY).met_without_us == 0
