"""What opens again when somebody pauses or goes, and who is first in line for it."""

from dataclasses import replace

import pytest

from mentorsheets.domain.model import Circle, CircleState, Decision, HistoryEntry, Match, MatchState, Standing
from mentorsheets.pairing.propose import propose
from mentorsheets.pairing.reopened_needs import first_in_line
from tests.pairing.test_propose import TODAY, asker, giver, need, pairs, programme

AWAY = [Standing.PAUSED, Standing.LEFT]
TOGETHER = Match("m1", "gil", "ana", ("role-models",), state=MatchState.ACTIVE)
PAUSED = replace(TOGETHER, state=MatchState.PAUSED)


@pytest.mark.parametrize("standing", AWAY)
@pytest.mark.parametrize("match", [TOGETHER, PAUSED, replace(TOGETHER, state=MatchState.APPROVED)])
def test_somebody_else_is_proposed_while_the_giver_is_away_and_the_match_stays(
    standing: Standing, match: Match
) -> None:
    people = giver(standing=standing), giver("bo"), asker(wants_at_most=1)
    plan = propose(programme(*people, matches=(match,)), TODAY)
    assert pairs(plan) == [("bo", "ana")]
    assert (plan.kept, plan.gone, plan.unmet) == ((match,), (), ())


def test_whose_giver_pauses_comes_before_somebody_who_asked_as_urgently() -> None:
    people = giver(standing=Standing.PAUSED), giver("bo"), asker("eve"), asker(), asker("zoe")
    whole = programme(*people, needs=[need("eve"), need(), need("zoe")], matches=(PAUSED,))
    assert first_in_line(whole) == {"ana"}
    assert pairs(propose(whole, TODAY)) == [("bo", "ana")]


def test_nobody_else_is_proposed_while_the_asker_is_away_and_the_giver_keeps_the_place() -> None:
    people = giver(), giver("bo"), asker(standing=Standing.PAUSED), asker("eve")
    plan = propose(programme(*people, needs=[need(), need("eve")], matches=(PAUSED,)), TODAY)
    assert pairs(plan) == [("bo", "eve")]
    assert plan.kept == (PAUSED,)


def test_a_match_that_a_human_halted_while_both_are_here_keeps_its_place_and_its_need() -> None:
    plan = propose(programme(giver(), giver("bo"), asker(), matches=(PAUSED,)), TODAY)
    assert (plan.new, plan.kept) == ((), (PAUSED,))


def test_who_is_back_goes_on_and_a_proposal_made_meanwhile_is_taken_back_unless_it_was_approved() -> None:
    meanwhile = Match("m2", "bo", "ana", ("role-models",))
    back = programme(giver(), giver("bo"), asker(), matches=(PAUSED, meanwhile))
    plan = propose(back, TODAY)
    assert [(gone.match, gone.sentence) for gone in plan.gone] == [
        (meanwhile, "Ana has somebody for it by now.")
    ]
    approved = replace(meanwhile, decision=Decision.APPROVE)
    assert propose(replace(back, matches=(PAUSED, approved)), TODAY).changes == ()


def test_a_second_run_during_a_pause_changes_nothing() -> None:
    before = programme(giver(standing=Standing.PAUSED), giver("bo"), asker(), matches=(PAUSED,))
    after = replace(before, matches=(PAUSED, *propose(before, TODAY).new))
    assert first_in_line(after) == frozenset()
    assert propose(after, TODAY).changes == ()


@pytest.mark.parametrize(
    ("state", "was", "is_first"),
    [
        (MatchState.ENDED, MatchState.ACTIVE, True),
        (MatchState.FADED, MatchState.ASKED, True),
        (MatchState.HANDED_OVER, MatchState.ACTIVE, True),
        (MatchState.DECLINED, MatchState.ACTIVE, True),
        (MatchState.DECLINED, MatchState.ASKED, False),
        (MatchState.ENDED, None, False),
    ],
)
def test_who_was_let_down_is_first_in_line_but_not_who_typed_in_what_is_over(
    state: MatchState, was: MatchState | None, is_first: bool
) -> None:
    told = HistoryEntry("h1", TODAY, "leaves", "gil", "m1", was, state)
    over = replace(TOGETHER, state=state)
    whole = programme(giver(), asker(), matches=(over,), history=(told,) if was else ())
    assert (first_in_line(whole) == {"ana"}) is is_first


def test_a_relationship_that_names_no_needs_is_for_all_that_its_giver_offers() -> None:
    grown = replace(PAUSED, kinds=())
    whole = programme(giver(standing=Standing.PAUSED), asker(), matches=(grown,))
    assert first_in_line(whole) == {"ana"}


@pytest.mark.parametrize("standing", AWAY)
def test_a_circle_whose_host_is_away_leaves_the_needs_of_its_askers_open(standing: Standing) -> None:
    circle = Circle("c1", "role-models", ("gil",), ("ana", "eve"), Decision.APPROVE, CircleState.INVITED)
    people = giver(standing=standing), giver("bo", can_support=2), asker(wants_at_most=1), asker("eve")
    whole = programme(*people, needs=[need(), need("eve")], circles=(circle,))
    plan = propose(whole, TODAY)
    assert pairs(plan) == [("bo", "ana"), ("bo", "eve")]
    here = replace(whole, people=(giver(), *people[1:]))
    assert propose(here, TODAY).new == ()
