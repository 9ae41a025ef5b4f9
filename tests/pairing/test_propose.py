"""From a programme to proposals, in the words of the field."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from mentorsheets.domain.changes import Added, Changed
from mentorsheets.domain.ids import match_id
from mentorsheets.domain.model import (
    Arrangement,
    Decision,
    HistoryEntry,
    Match,
    MatchState,
    Need,
    Person,
    Place,
    Rhythm,
    Slot,
    Standing,
)
from mentorsheets.domain.programme import Programme
from mentorsheets.domain.settings import Settings
from mentorsheets.pairing.propose import Gone, Plan, propose

TODAY = date(2026, 11, 21)
EVENING = Slot(1, 18 * 60, 20 * 60)


def giver(person_id: str = "gil", **more: Any) -> Person:
    return Person(**{"id": person_id, "name": person_id.title(), "address": f"{person_id}@example.org",
                     "offers": frozenset({"role-models"}), "languages": ("English",), "availability": (EVENING,), **more})  # fmt: skip


def asker(person_id: str = "ana", **more: Any) -> Person:
    return giver(person_id, offers=frozenset(), **more)


def need(person: str = "ana", kind: str = "role-models", **more: Any) -> Need:
    return Need(f"{person}/{kind}", person, kind, **more)


ANAS_NEED = need()


def programme(*people: Person, needs: list[Need] | tuple[Need, ...] = (ANAS_NEED,), **more: Any) -> Programme:
    return Programme(people=people, needs=tuple(needs), **more)


def pairs(plan: Plan) -> list[tuple[str, str]]:
    return [match.people for match in plan.new]


def test_a_need_is_met_by_somebody_who_offers_it_and_the_sentence_says_why() -> None:
    plan = propose(
        programme(
            giver(interests=("Chess",)),
            asker(interests=("chess",)),
            needs=[need(words="How did you get there?")],
        ),
        TODAY,
    )
    (match,) = plan.new
    assert match == Match(match_id("gil", "ana"), "gil", "ana", ("role-models",), match.why, since=TODAY)
    assert match.why == (
        "“How did you get there?”\nEnglish · 2 hours a week (Tue 18:00–20:00) · both like chess"
    )
    added, told = plan.changes
    assert added == Added(match)
    assert isinstance(told, Added)
    assert isinstance(told.record, HistoryEntry)
    assert (told.record.event, told.record.match, told.record.on) == ("is proposed", match.id, TODAY)
    assert all(stage.proven for stage in plan.stages)


@pytest.mark.parametrize(
    "kept_apart",
    [
        (giver(), asker(avoid=frozenset({"gil"}))),
        (giver(avoid=frozenset({"ana"})), asker()),
        (giver(reports_to=frozenset({"ana"})), asker()),
        (giver(), asker(reports_to=frozenset({"gil"}))),
        (
            giver(),
            asker(reports_to=frozenset({"mid"})),
            asker("mid", reports_to=frozenset({"gil"}), standing=Standing.LEFT),
        ),
        (giver(team="Library"), asker(team="Library")),
        (giver(standing=Standing.PAUSED), asker()),
        (giver(), asker(standing=Standing.LEFT)),
        (giver(address=None), asker()),
        (giver(languages=("Hindi",)), asker()),
        (giver(time_zone="Asia/Tokyo"), asker()),
        (giver(place=Place(online=False, cities=frozenset({"pune"}))), asker()),
        (giver(can_support=0), asker()),
        (giver(), asker(wants_at_most=0)),
        (giver(how_often=Rhythm.WEEKLY), asker(how_often=Rhythm.YEARLY)),
        (giver(arrangement=Arrangement.PAID), asker(arrangement=Arrangement.FREELY)),
        (giver(arrangement=Arrangement.PAID), asker()),
    ],
)
def test_nobody_is_paired_against_a_rule_and_the_gap_has_a_reason(kept_apart: tuple[Person, ...]) -> None:
    plan = propose(programme(*kept_apart), TODAY)
    assert pairs(plan) == []
    asks = any(person.id == "ana" and person.standing is Standing.ACTIVE for person in kept_apart)
    assert [bool(unmet.sentence) for unmet in plan.unmet] == [True] * asks


def test_rules_that_the_programme_switches_off_no_longer_keep_apart() -> None:
    settings = Settings(within_team=True, rhythms_fit=False, arrangements_fit=False)
    people = (
        giver(team="Library", how_often=Rhythm.WEEKLY, arrangement=Arrangement.PAID),
        asker(team="Library", how_often=Rhythm.YEARLY),
    )
    assert pairs(propose(programme(*people, settings=settings), TODAY)) == [("gil", "ana")]


def test_a_single_talk_suits_a_weekly_giver_but_a_single_talk_offered_does_not_suit_a_weekly_asker() -> None:
    once, weekly = {"how_often": Rhythm.ONCE}, {"how_often": Rhythm.WEEKLY}
    assert pairs(propose(programme(giver(**weekly), asker(**once)), TODAY)) == [("gil", "ana")]
    assert pairs(propose(programme(giver(**once), asker(**weekly)), TODAY)) == []


def applied(programme: Programme, plan: Plan) -> Programme:
    return replace(programme, matches=programme.matches + plan.new)


def test_a_second_run_changes_nothing() -> None:
    before = programme(giver(), giver("bo"), asker(), asker("eve"), needs=[need(how_many=2), need("eve")])
    after = applied(before, propose(before, TODAY))
    again = propose(after, TODAY)
    assert again.changes == ()
    assert again.kept == after.matches


def test_a_declined_or_faded_pair_is_not_proposed_again_and_the_next_best_is() -> None:
    before = programme(giver(), giver("bo"), asker())
    first = propose(before, TODAY).new[0]
    for said in (replace(first, decision=Decision.DECLINE), replace(first, state=MatchState.FADED)):
        plan = propose(replace(before, matches=(said,)), TODAY)
        assert [match.giver for match in plan.new] == [{"gil": "bo", "bo": "gil"}[first.giver]]


def test_what_a_human_decided_stays_though_a_rule_speaks_against_it() -> None:
    pinned = Match("m1", "gil", "ana", ("role-models",), decision=Decision.PIN)
    plan = propose(programme(giver(team="A"), asker(team="A"), matches=(pinned,)), TODAY)
    assert (plan.kept, plan.gone, plan.unmet) == ((pinned,), (), ())


def test_a_proposal_whose_giver_paused_is_taken_back() -> None:
    proposed = Match("m1", "gil", "ana", ("role-models",))
    plan = propose(programme(giver(standing=Standing.PAUSED), asker(), matches=(proposed,)), TODAY)
    assert plan.gone == (Gone(proposed, "Gil is paused."),)
    ended = replace(proposed, state=MatchState.ENDED, since=TODAY, why="Taken back: Gil is paused.")
    assert plan.changes == (Changed(proposed, ended),)


def test_a_relationship_that_grew_by_itself_takes_a_place() -> None:
    grown = Match("m1", "gil", "eve", (), state=MatchState.ACTIVE)
    plan = propose(programme(giver(), asker(), asker("eve"), matches=(grown,)), TODAY)
    assert pairs(plan) == []
    assert "no place free: Gil" in plan.unmet[0].sentence


def test_the_order_of_rows_does_not_matter() -> None:
    people = [giver(), giver("bo"), giver("cy"), asker(), asker("eve"), asker("flo")]
    needs = [need(), need("eve"), need("flo", how_many=2)]
    one, other = (
        propose(programme(*people, needs=needs), TODAY),
        propose(programme(*people[::-1], needs=needs[::-1]), TODAY),
    )
    assert sorted(pairs(one)) == sorted(pairs(other))


def test_an_identity_that_is_wished_for_is_used_and_shown_nowhere() -> None:
    wish = asker(wishes_to_share=frozenset({"first in the family"}))
    plan = propose(
        programme(giver("bo"), giver("cy", shares=frozenset({"first in the family"})), wish), TODAY
    )
    assert pairs(plan) == [("cy", "ana")]
    assert "family" not in plan.new[0].why


@pytest.mark.parametrize(
    "empty",
    [programme(needs=()), programme(asker(), needs=()), programme(asker()), programme(giver(), needs=())],
)
def test_a_programme_without_anybody_to_pair_gives_an_answer_and_reasons(empty: Programme) -> None:
    plan = propose(empty, TODAY)
    assert plan.changes == ()
    assert [unmet.sentence for unmet in plan.unmet] == ["Nobody offers it."] * len(empty.needs)
