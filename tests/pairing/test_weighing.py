"""What the Settings say of pairing, and what that changes, in numbers."""

from dataclasses import replace
from typing import Any

import pytest

from mentorsheets.domain.model import Length, Level, Place
from mentorsheets.domain.pairing_settings import PairingAim, Weighing
from mentorsheets.domain.programme import Programme
from mentorsheets.domain.settings import Settings
from mentorsheets.pairing.community import USUAL_MUSTS, Weights
from mentorsheets.pairing.from_programme import community_of
from mentorsheets.pairing.propose import propose
from mentorsheets.pairing.weighing import find_chosen_musts, weigh
from tests.pairing.test_propose import TODAY, asker, giver, need, pairs, programme

IN_PORTO, IN_FARO = (
    Place(online=False, cities=frozenset({"Porto"})),
    Place(online=False, cities=frozenset({"Faro"})),
)


def with_settings(people: Programme, **values: Any) -> Programme:
    return replace(people, settings=Settings(**values))


def told(people: Programme) -> tuple[str, ...]:
    return propose(people, TODAY, counts_cells=True).effects


def test_the_usual_settings_pair_as_if_there_were_none() -> None:
    assert find_chosen_musts(Settings()) == USUAL_MUSTS
    assert weigh(Settings()) == Weights()
    community = community_of(programme(giver(), asker()), TODAY)
    assert community.people_first
    assert told(programme(giver(), asker())) == ()


@pytest.mark.parametrize(
    ("rule", "old"),
    [("team", "within_team"), ("rhythm", "rhythms_fit"), ("arrangement", "arrangements_fit")],
)
def test_the_older_settings_of_yes_and_no_still_lift_a_must(rule: str, old: str) -> None:
    changed: dict[str, Any] = {old: not getattr(Settings(), old)}
    lifted = Settings(**changed)
    assert find_chosen_musts(lifted) == USUAL_MUSTS - {rule}
    wanted: dict[str, Any] = {f"{rule}_counts": Weighing.SHOULD}
    asked = replace(lifted, **wanted)
    assert rule in weigh(asked).rules


APART = programme(giver("near", place=IN_PORTO), giver("far", place=IN_FARO), asker(place=IN_FARO))


@pytest.mark.parametrize("how", [Weighing.SHOULD, Weighing.NICE])
def test_a_should_is_given_up_only_where_somebody_would_go_without(how: Weighing) -> None:
    both = with_settings(APART, place_counts=how)
    assert pairs(propose(both, TODAY)) == [("far", "ana")]
    alone = replace(both, people=tuple(one for one in both.people if one.id != "far"))
    assert pairs(propose(alone, TODAY)) == [("near", "ana")]
    assert pairs(propose(with_settings(alone), TODAY)) == []


def test_the_effect_of_a_setting_is_told_in_people_needs_and_matches() -> None:
    alone = programme(giver("near", place=IN_PORTO), asker(place=IN_FARO))
    (sentence,) = told(with_settings(alone, place_counts=Weighing.IGNORE))
    assert sentence == (
        "Place in common is “ignore”: 1 more person has somebody and 1 more need is met than with “must”; "
        "it holds for 0 of 1 new matches, then 0 of 0."
    )


def test_a_language_is_no_must_where_it_is_ignored() -> None:
    two = programme(giver(languages=("Portuguese",)), asker())
    assert pairs(propose(two, TODAY)) == []
    assert pairs(propose(with_settings(two, language_counts=Weighing.IGNORE), TODAY)) == [("gil", "ana")]


def test_a_higher_level_is_a_must_only_where_both_say_theirs() -> None:
    level = {"level_counts": Weighing.MUST}
    for of_giver, of_asker, expected in (
        (Level.SENIOR, Level.NEW, True),
        (Level.NEW, Level.NEW, False),
        (None, Level.NEW, True),
    ):
        two = with_settings(programme(giver(level=of_giver), asker(level=of_asker)), **level)
        assert bool(pairs(propose(two, TODAY))) is expected


def test_who_names_somebody_is_paired_with_nobody_else_where_a_wish_is_a_must() -> None:
    people = programme(giver("gil", can_support=0), giver("rosa"), asker(would_like=("gil",)))
    assert pairs(propose(people, TODAY)) == [("rosa", "ana")]
    plan = propose(with_settings(people, wish_counts=Weighing.MUST), TODAY)
    assert plan.new == ()
    assert "Would like" not in plan.unmet[0].sentence


@pytest.mark.parametrize("first", ["gil", "rosa"])
def test_among_equals_whom_somebody_named_first_goes_before_whom_they_named_third(first: str) -> None:
    wishes = (first, "nobody here", "rosa" if first == "gil" else "gil")
    people = programme(giver("gil"), giver("rosa"), asker(wants_at_most=1, would_like=wishes))
    assert pairs(propose(people, TODAY)) == [(first, "ana")]


def test_an_identity_is_a_must_only_for_who_asked_for_it() -> None:
    must = {"identity_counts": Weighing.MUST}
    assert pairs(propose(with_settings(programme(giver(), asker()), **must), TODAY)) == [("gil", "ana")]
    picky = programme(giver(), asker(wishes_to_share=frozenset({"parent"})))
    assert pairs(propose(with_settings(picky, **must), TODAY)) == []


def test_what_is_asked_for_may_go_before_how_many_have_somebody() -> None:
    people = programme(
        giver("one", offers=frozenset({"role-models", "safe-space"})),
        asker("ana"),
        asker("bo"),
        giver("two"),
        needs=[
            need("ana", priority=3),
            need("ana", kind="safe-space", priority=3),
            need("bo", priority=1),
        ],
    )
    narrow = replace(people, people=tuple(one for one in people.people if one.id != "two"))
    narrow = replace(narrow, people=(*narrow.people, giver("two", offers=frozenset({"safe-space"}))))
    many = propose(narrow, TODAY)
    assert sorted(pairs(many)) == [("one", "bo"), ("two", "ana")]
    well = with_settings(narrow, aim=PairingAim.WELL)
    assert {pair[1] for pair in pairs(propose(well, TODAY))} == {"ana"}
    assert told(well) == (
        "Aim is “as well met as possible”: 1 fewer person has somebody than with “as many people as possible”.",
    )


def test_a_need_that_lasts_longer_than_a_helper_supports_people_is_not_for_them_unless_the_setting_says_so() -> (
    None
):
    short = giver(supports_for=Length(8))
    for asked, expected in (
        (Length(8), True),
        (Length(0), True),
        (Length(), True),
        (Length(12), False),
        (Length(open_ended=True), False),
    ):
        two = programme(short, asker(), needs=[need(length=asked)])
        assert bool(pairs(propose(two, TODAY))) is expected
        ignored = with_settings(two, length_counts=Weighing.IGNORE)
        assert pairs(propose(ignored, TODAY)) == [("gil", "ana")]
        endless = replace(two, people=(giver(supports_for=Length(open_ended=True)), asker()))
        assert pairs(propose(endless, TODAY)) == [("gil", "ana")]
    (effect,) = told(ignored)
    assert effect == (
        "Length is “ignore”: 1 more person has somebody and 1 more need is met than with “must”; "
        "it holds for 0 of 1 new matches, then 0 of 0."
    )
    assert "support people for less long" in propose(two, TODAY).unmet[0].sentence


@pytest.mark.parametrize(
    ("setting", "wished", "said"),
    [
        (
            "wish_counts",
            {"would_like": ("gil",)},
            "somebody named the other in 1 of 1 new matches, then 1 of 1.",
        ),
        (
            "identity_counts",
            {"wishes_to_share": frozenset({"parent"})},
            "the helper shares what the asker wishes to share in 0 of 1 new matches, then 0 of 1.",
        ),
    ],
)
def test_of_wishes_it_is_told_in_how_many_matches_they_came_true(
    setting: str, wished: Any, said: str
) -> None:
    two = with_settings(programme(giver(), asker(**wished)), **{setting: Weighing.IGNORE})
    (sentence,) = told(two)
    assert sentence.endswith(said)
