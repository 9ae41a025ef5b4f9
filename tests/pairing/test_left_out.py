"""Who was left out last time goes first among equals."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from mentorsheets.domain.apply_changes import apply
from mentorsheets.domain.model import Day, Decision, Match, MatchState, Need
from mentorsheets.domain.programme import Programme
from mentorsheets.pairing.left_out import find_left_out
from mentorsheets.pairing.propose import propose
from tests.pairing.test_propose import TODAY, asker, giver, need, pairs, programme

LATER = TODAY + timedelta(days=7)


def asked(person: str, on: date) -> Need:
    return need(person, asked_since=Day(on))


def after_one_pairing() -> tuple[Programme, str, str]:
    """Return a programme in which one of two was proposed to the only giver, who that was, and who was not."""
    before = programme(giver(), asker(), asker("eve"), needs=[asked("ana", TODAY), asked("eve", TODAY)])
    plan = propose(before, TODAY)
    ((_, lucky),) = pairs(plan)
    return apply(before, plan.changes), lucky, ({"ana", "eve"} - {lucky}).pop()


def test_who_was_left_out_goes_before_who_came_later_whatever_the_lot_says() -> None:
    paired, _, left = after_one_pairing()
    assert find_left_out(paired, TODAY) == frozenset()
    newcomers = [asker(name) for name in ("bea", "cleo", "dora", "flo")]
    more = replace(
        paired,
        people=(*paired.people, *newcomers, giver("hal")),
        needs=(*paired.needs, *(asked(one.id, LATER) for one in newcomers)),
    )
    assert left in find_left_out(more, LATER)
    assert pairs(propose(more, LATER)) == [("hal", left)]


def test_a_proposal_that_waits_is_not_taken_from_somebody_for_who_was_left_out() -> None:
    paired, lucky, left = after_one_pairing()
    assert find_left_out(paired, LATER) == {lucky, left}
    assert propose(paired, LATER, afresh=True).changes == ()


@pytest.mark.parametrize(
    ("match", "is_first"),
    [
        ({"state": MatchState.ACTIVE, "since": TODAY}, False),
        ({"state": MatchState.DECLINED, "since": TODAY}, False),
        ({"state": MatchState.DECLINED, "since": TODAY - timedelta(days=30)}, True),
        ({"decision": Decision.DECLINE, "since": TODAY - timedelta(days=30)}, True),
    ],
)
def test_whoever_has_somebody_or_had_a_proposal_was_not_left_out(
    match: dict[str, object], is_first: bool
) -> None:
    paired, _, left = after_one_pairing()
    row = replace(Match("m9", "gil", left, ("role-models",)), **match)  # type: ignore[arg-type]
    assert (left in find_left_out(replace(paired, matches=(*paired.matches, row)), LATER)) is is_first


def test_whose_need_or_start_is_of_later_was_not_left_out() -> None:
    paired, _, _ = after_one_pairing()
    new = tuple(replace(one, asked_since=Day(LATER)) for one in paired.needs)
    assert find_left_out(replace(paired, needs=new), LATER) == frozenset()
    later = tuple(replace(one, starts_on=LATER) for one in paired.people)
    assert find_left_out(replace(paired, people=later), LATER) == frozenset()
