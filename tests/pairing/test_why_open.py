"""What is open as things stand, told without looking for what would be best."""

from datetime import date

from mentorsheets.domain.model import Match, MatchState, Need, Person, Slot
from mentorsheets.domain.programme import Programme
from mentorsheets.domain.support import Reason
from mentorsheets.pairing.advice import words
from mentorsheets.pairing.why_open import look_at_open

TODAY = date(2027, 6, 30)
EVENINGS = (Slot(0, 17 * 60, 19 * 60),)


def takes_part(name: str, **more: object) -> Person:
    return Person(name, name, f"{name}@example.org", languages=("English",), availability=EVENINGS, **more)  # type: ignore[arg-type]


def programme(*, places: int, matches: tuple[Match, ...] = ()) -> Programme:
    """Return two who ask and one who offers, with so many places."""
    giver = takes_part("g", offers=frozenset({"networks"}), can_support=places)
    needs = (Need("1", "a", "networks"), Need("2", "b", "networks"))
    return Programme(people=(giver, takes_part("a"), takes_part("b")), needs=needs, matches=matches)


def test_a_need_that_somebody_could_help_with_is_counted_and_nobody_is_looked_for() -> None:
    found = look_at_open(programme(places=2), TODAY)
    assert found.could_be_helped == 2
    assert found.advice == ()


def test_where_all_are_full_one_more_place_is_advised_before_any_pairing() -> None:
    helps = Match("m", "g", "a", ("networks",), state=MatchState.ACTIVE)
    found = look_at_open(programme(places=1, matches=(helps,)), TODAY)
    assert found.why == {("b", "networks"): Reason.FULL}
    assert "One more place with those who offer networks would meet one need." in map(words, found.advice)
