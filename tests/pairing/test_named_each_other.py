"""People who named each other and are not together are reported, each two with the reason."""

from dataclasses import replace
from typing import Any

import pytest

from mentorsheets.domain.model import Decision, Match, MatchState, Standing
from mentorsheets.domain.programme import Programme
from mentorsheets.pairing.propose import propose
from tests.pairing.test_propose import TODAY, asker, giver, need, programme

GIL, ANA = giver(would_like=("ana",)), asker(would_like=("gil",))


def told(people: Programme) -> list[tuple[tuple[str, str], str]]:
    return [(wish.people, wish.sentence) for wish in propose(people, TODAY, counts_cells=True).wishes]


def test_two_who_are_together_are_not_reported_nor_a_wish_of_one_side() -> None:
    assert told(programme(GIL, ANA)) == []
    assert told(programme(giver(languages=("Portuguese",)), ANA)) == []


@pytest.mark.parametrize(
    ("of_gil", "reason"),
    [
        ({"languages": ("Portuguese",)}, "They share no language."),
        ({"offers": frozenset({"safe-space"})}, "Neither offers what the other asks for."),
        ({"standing": Standing.PAUSED}, "Gil is paused."),
        ({"can_support": 0}, "Gil has no place free beside what is decided (Can support)."),
        ({"avoid": frozenset({"ana"})}, "The two are not to be matched, for reasons that are nobody else's business."),
    ],
)  # fmt: skip
def test_the_reason_is_told(of_gil: dict[str, Any], reason: str) -> None:
    assert told(programme(replace(GIL, **of_gil), ANA)) == [(("gil", "ana"), reason)]


def test_who_has_somebody_for_it_already_is_told() -> None:
    there = Match(
        "m", "lu", "ana", ("role-models",), state=MatchState.ACTIVE, decision=Decision.APPROVE, since=TODAY
    )
    people = programme(GIL, ANA, giver("lu"), matches=(there,))
    assert told(people) == [(("gil", "ana"), "Ana has somebody for what Gil offers.")]


def test_what_the_two_together_would_cost_others_is_told() -> None:
    lu = giver("lu", avoid=frozenset({"bo"}))
    people = programme(GIL, ANA, asker("bo"), lu, needs=[need(), need("bo")])
    ((couple, sentence),) = told(people)
    assert couple == ("gil", "ana")
    assert sentence == (
        "A set of matches that does more goes without it. "
        "Together: 1 person and 1 need fewer would have somebody: Bo (Role models)."
    )
