"""The engine against plain enumeration, and what must hold for any community."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from hypothesis.strategies._internal.core import DataObject
from hypothesis.strategies._internal.random import ArtificialRandom

from mentorsheets.domain.support import Reason
from mentorsheets.pairing.arrays import tabulate
from mentorsheets.pairing.community import Ask, Community, Member, Weights
from mentorsheets.pairing.result import Pairing
from mentorsheets.pairing.solve import MOST_SOON, solve, suits_sets
from mentorsheets.pairing.solver.feasible_pairs import begin_with
from tests.pairing.communities import Score, communities, every_answer, examples, faults

FEW = examples(25)


def score(community: Community, pairing: Pairing) -> Score:
    return Score(community, {match.pair: match.kinds for match in pairing.matches})


@given(communities(most=4))
@FEW
def test_no_other_answer_is_better_at_any_stage(community: Community) -> None:
    every = [Score(community, covering).key(community) for covering in every_answer(community)]
    assert score(community, solve(community)).key(community) == max(every)


@given(communities())
@FEW
def test_no_rule_is_ever_broken(community: Community) -> None:
    assert faults(community, solve(community)) == []


@given(communities())
@FEW
def test_the_stages_say_what_the_matches_come_to(community: Community) -> None:
    pairing = solve(community)
    counted = score(community, pairing)
    assert pairing.stage("served").value == counted.served
    assert pairing.stage("covered").value == counted.covered <= (pairing.stage("covered").bound or 0)


@given(communities(), st.randoms(use_true_random=False))
@FEW
def test_the_order_of_members_does_not_matter(community: Community, random: ArtificialRandom) -> None:
    members = list(community.members)
    random.shuffle(members)
    assert solve(replace(community, members=tuple(members))) == solve(community)


@given(communities())
@FEW
def test_other_names_for_the_same_people_change_no_stage(community: Community) -> None:
    assert solve(_rename(community)[0]).stages == solve(community).stages


def test_a_helper_of_no_known_place_hides_no_new_place_of_somebody_else() -> None:
    alike: dict[str, Any] = {"languages": frozenset({"pt"}), "availability": 7, "remote": True}
    askers = [Member(id=name, asks={"art": Ask(3)}, take=2, **alike) for name in ("a", "b")]
    far = Member(id="c", offers=frozenset({"art"}), give=1, place="south", **alike)
    old = Member(id="d", offers=frozenset({"art"}), give=1, **alike)
    for one in askers:
        members = (*askers, far, old)
        pairing = solve(Community(members=members, kept={(old.id, one.id): frozenset({"art"})}))
        assert pairing.stage("fit").value == Weights().new_place, one.id


def _rename(community: Community) -> tuple[Community, Callable[[str], str]]:
    def name(identity: str) -> str:
        return f"{9 - int(identity[1:])}x"

    def pairs(some: frozenset[tuple[str, str]]) -> frozenset[tuple[str, str]]:
        return frozenset((name(left), name(right)) for left, right in some)

    listed: dict[str, Any] = {
        field: pairs(getattr(community, field))
        for field in ("blocked", "declined", "forbidden", "asked_for", "offered_to")
    }
    other = replace(
        community,
        members=tuple(
            replace(m, id=name(m.id), above=frozenset(map(name, m.above))) for m in community.members
        ),
        **listed,
        ranks={(name(who), name(whom)): rank for (who, whom), rank in community.ranks.items()},
        kept={(name(g), name(a)): kinds for (g, a), kinds in community.kept.items()},
    )
    return other, name


@given(communities())
@FEW
def test_with_lots_other_names_for_the_same_people_change_nothing(community: Community) -> None:
    other, name = _rename(community)
    lots = {name(m.id): m.id for m in community.members}
    other = replace(other, members=tuple(replace(m, lot=lots[m.id]) for m in other.members))
    one, again = solve(community), solve(other)
    assert again.stages == one.stages
    assert {(m.pair, m.kinds) for m in again.matches} == {
        ((name(m.giver), name(m.asker)), m.kinds) for m in one.matches
    }


@given(communities(), st.data())
@FEW
def test_more_room_or_one_more_offer_never_makes_it_worse(community: Community, data: DataObject) -> None:
    if not community.members:
        return
    # With people first in line, serving one more of them may come before what is covered.
    equal = tuple(replace(member, first_in_line=False, left_out=False) for member in community.members)
    community = replace(community, members=equal, people_first=True)
    chosen = data.draw(st.sampled_from(community.members))
    more = data.draw(
        st.sampled_from(
            (
                replace(chosen, give=chosen.give + 1),
                replace(chosen, take=chosen.take + 1),
                replace(chosen, offers=chosen.offers | {"b"}),
            )
        )
    )
    richer = replace(community, members=tuple(more if m is chosen else m for m in community.members))
    before, after = solve(community), solve(richer)
    assert after.stage("served").value >= before.stage("served").value
    if after.stage("served").value == before.stage("served").value:
        assert after.stage("covered").value >= before.stage("covered").value


@given(communities())
@FEW
def test_every_open_need_has_a_reason_and_none_is_a_gap(community: Community) -> None:
    pairing = solve(community)
    missing = {
        (m.id, kind)
        for m in community.members
        for kind, ask in m.asks.items()
        if sum(match.asker == m.id and kind in match.kinds for match in pairing.matches) < ask.helpers
    }
    assert {(ask.asker, ask.kind) for ask in pairing.open} == missing
    assert all(ask.reason is not Reason.GAP for ask in pairing.open)


PEOPLE = (
    Member(id="ana", offers=frozenset("a"), give=1, languages=frozenset({"en"}), availability=1),
    Member(id="bo", asks={"a": Ask(3)}, take=1, languages=frozenset({"en"}), availability=1),
)


def test_an_empty_community_has_an_empty_answer() -> None:
    assert solve(Community(members=())).matches == ()


def test_one_person_alone_hears_that_nobody_offers_it() -> None:
    (open_ask,) = solve(Community(members=PEOPLE[1:])).open
    assert open_ask.reason is Reason.NOBODY


def test_where_everybody_is_blocked_the_rule_is_named() -> None:
    (open_ask,) = solve(Community(members=PEOPLE, blocked=frozenset({("bo", "ana")}))).open
    assert (open_ask.reason, open_ask.rule, open_ask.freed) == (Reason.RULE, "avoid", 1)


def test_without_any_room_those_who_offer_are_full() -> None:
    (open_ask,) = solve(Community(members=(replace(PEOPLE[0], give=0), PEOPLE[1]))).open
    assert open_ask.reason is Reason.FULL


def test_who_wants_nobody_hears_of_their_own_limit() -> None:
    (open_ask,) = solve(Community(members=(PEOPLE[0], replace(PEOPLE[1], take=0)))).open
    assert open_ask.reason is Reason.OWN_LIMIT


def test_who_just_lost_somebody_comes_first() -> None:
    last = replace(PEOPLE[1], id="cy", first_in_line=True, asks={"a": Ask(1)})
    (match,) = solve(Community(members=(*PEOPLE, last))).matches
    assert match.asker == "cy"


def test_nobody_loses_their_place_however_many_relationships_the_later_stages_have_to_look_at() -> None:
    here: dict[str, Any] = {"languages": frozenset({"en"}), "availability": 3, "remote": False}
    members = [
        Member(
            id=f"{side}{number}",
            offers=frozenset({"a"}) if side == "giver" else frozenset(),
            asks={} if side == "giver" else {"a": Ask(1, 2)},
            give=2,
            take=2,
            cities=frozenset({f"city {number // 4}"}),
            **here,
        )
        for number in range(1300)
        for side in ("giver", "asker")
    ]
    pairing = solve(Community(members=tuple(members)), "quick")
    assert pairing.stage("served").value == 1300
    assert len(pairing.matches) == 2600


def test_sets_are_weighed_up_to_a_number_of_askers_and_beyond_where_places_are_few_for_them() -> None:
    here: dict[str, Any] = {"languages": frozenset({"en"}), "availability": 3, "remote": False}
    for askers, places, suits in (
        (MOST_SOON, MOST_SOON, True),
        (MOST_SOON + 2, MOST_SOON + 2, False),
        (MOST_SOON + 2, MOST_SOON // 2 + 1, True),
        (MOST_SOON + 2, MOST_SOON // 2 + 2, False),
    ):
        members = [
            Member(
                id=f"{side}{number}",
                offers=frozenset({"a"}) if side == "giver" else frozenset(),
                asks={} if side == "giver" else {"a": Ask(1, 2)},
                give=1,
                take=1,
                cities=frozenset({f"city {number % places}"}),
                **here,
            )
            for side, count in (("giver", places), ("asker", askers))
            for number in range(count)
        ]
        assert suits_sets(begin_with(tabulate(Community(members=tuple(members))))) == suits
