"""Proposals on which nobody has said a word: which stand, and what is said of those taken back."""

from dataclasses import replace

import pytest

from mentorsheets.domain.model import (
    Arrangement,
    Decision,
    Match,
    MatchState,
    NeedStatus,
    Person,
    Place,
    Rhythm,
    Standing,
)
from mentorsheets.pairing.propose import propose
from tests.pairing.test_propose import TODAY, asker, giver, need, programme

PROPOSED = Match("m1", "gil", "ana", ("role-models",))
PRIVATE = "The two are not to be matched, for reasons that are nobody else's business."
LIVE = Match("m2", "bo", "ana", ("role-models",), state=MatchState.ACTIVE)


@pytest.mark.parametrize(
    ("people", "sentence"),
    [
        ((giver(standing=Standing.LEFT), asker()), "Gil has left."),
        ((giver(), asker(standing=Standing.PAUSED)), "Ana is paused."),
        ((giver(address=None), asker()), "One of them has no address that could be read."),
        ((giver(), asker(languages=("Hindi",))), "They share no language."),
        ((giver(), asker(time_zone="Asia/Tokyo")), "They have too little free time in common."),
        (
            (giver(place=Place(online=False, cities=frozenset({"pune"}))), asker()),
            "They can meet neither online nor in one city.",
        ),
        ((giver(team="A"), asker(team="A")), "They are of the same team."),
        ((giver(), asker(reports_to=frozenset({"gil"}))), "One of them is in the other's reporting line."),
        (
            (giver(how_often=Rhythm.WEEKLY), asker(how_often=Rhythm.YEARLY)),
            "One wants to talk far more often than the other.",
        ),
        ((giver(arrangement=Arrangement.PAID), asker()), "Their terms do not fit (Arrangement)."),
        ((giver(), asker(avoid=frozenset({"gil"}))), PRIVATE),
        ((giver(offers=frozenset()), asker()), "Gil no longer offers it."),
        ((giver(can_support=0), asker()), "Gil has no place left (Can support)."),
        (
            (giver(), asker(wants_at_most=0)),
            "Ana has as many helpers as they want at one time (Wants at most).",
        ),
    ],
)
def test_what_could_not_be_proposed_today_is_taken_back_and_says_why(
    people: tuple[Person, Person], sentence: str
) -> None:
    plan = propose(programme(*people, matches=(PROPOSED,)), TODAY)
    assert [gone.sentence for gone in plan.gone] == [sentence]
    assert plan.kept == ()


@pytest.mark.parametrize("decision", [Decision.APPROVE, Decision.PIN])
def test_what_a_human_decided_on_stays_though_a_rule_speaks_against_it(decision: Decision) -> None:
    decided = replace(PROPOSED, decision=decision)
    plan = propose(programme(giver(), asker(avoid=frozenset({"gil"})), matches=(decided,)), TODAY)
    assert (plan.kept, plan.gone) == ((decided,), ())


@pytest.mark.parametrize("status", [NeedStatus.MET, NeedStatus.WITHDRAWN])
def test_a_proposal_for_what_is_no_longer_asked_is_taken_back(status: NeedStatus) -> None:
    plan = propose(programme(giver(), asker(), needs=[need(status=status)], matches=(PROPOSED,)), TODAY)
    assert [gone.sentence for gone in plan.gone] == ["Ana no longer asks for it."]


def test_a_proposal_for_what_somebody_else_meets_by_now_is_taken_back() -> None:
    whole = programme(giver(), giver("bo"), asker(), matches=(PROPOSED, LIVE))
    assert [gone.sentence for gone in propose(whole, TODAY).gone] == ["Ana has somebody for it by now."]
    two_wished = replace(whole, needs=(need(how_many=2),))
    assert propose(two_wished, TODAY).gone == ()


def test_of_two_proposals_for_one_place_only_one_is_taken_back() -> None:
    other = Match("m2", "gil", "eve", ("role-models",))
    whole = programme(giver(), asker(), asker("eve"), needs=[need(), need("eve")], matches=(PROPOSED, other))
    plan = propose(whole, TODAY)
    assert len(plan.kept) == len(plan.gone) == 1
    assert plan.gone[0].sentence == "Gil has no place left (Can support)."
    assert plan.new == ()


def test_afresh_a_proposal_is_taken_back_for_a_set_that_does_more_and_says_so() -> None:
    people = giver(), giver("bo", languages=("Hindi",)), asker(languages=("English", "Hindi")), asker("eve")
    whole = programme(*people, needs=[need(), need("eve")], matches=(PROPOSED,))
    assert propose(whole, TODAY).changes == ()
    plan = propose(whole, TODAY, afresh=True)
    assert {match.people for match in plan.new} == {("bo", "ana"), ("gil", "eve")}
    assert [gone.sentence for gone in plan.gone] == ["A set of matches that does more goes without it."]
