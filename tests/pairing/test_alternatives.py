"""Who else could help somebody, and that it costs what it is said to cost."""

from dataclasses import replace

from hypothesis import given

from mentorsheets.pairing.alternatives import MOST_ALTERNATIVES, find_alternatives
from mentorsheets.pairing.community import Ask, Community, Member
from mentorsheets.pairing.result import Pairing
from mentorsheets.pairing.solve import solve
from tests.pairing.communities import communities, examples

HOUR, ENGLISH = 1, frozenset({"en"})


def asker(name: str, *kinds: str) -> Member:
    return Member(id=name, asks={kind: Ask() for kind in kinds}, take=1, languages=ENGLISH, availability=HOUR)


def giver(name: str, *kinds: str, give: int = 1) -> Member:
    return Member(id=name, offers=frozenset(kinds), give=give, languages=ENGLISH, availability=HOUR)


def still_open(pairing: Pairing) -> int:
    return sum(ask.lacking for ask in pairing.open)


def test_who_is_free_costs_nobody_anything_and_comes_before_who_is_needed_elsewhere() -> None:
    community = Community(
        members=(
            asker("ana", "a"),
            asker("bo", "b"),
            giver("rosa", "a"),
            giver("lu", "a"),
            giver("mo", "a", "b"),
        )
    )
    found = find_alternatives(community, "ana", ["rosa"])
    assert [(one.giver, one.people, one.needs, one.lost) for one in found] == [
        ("lu", 0, 0, ()),
        ("mo", 1, 1, (("bo", "b"),)),
    ]


def test_what_is_decided_stays_and_leaves_no_place() -> None:
    members = (asker("ana", "a"), asker("bo", "a"), giver("rosa", "a"), giver("lu", "a"))
    decided = Community(members=members, kept={("lu", "bo"): None})
    assert find_alternatives(decided, "ana", ["rosa"]) == ()


def test_nobody_is_named_whom_a_rule_keeps_apart_from_them() -> None:
    members = (asker("ana", "a"), giver("rosa", "a"), giver("lu", "a"))
    apart = Community(members=members, blocked=frozenset({("ana", "lu")}))
    assert find_alternatives(apart, "ana", ["rosa"]) == ()


def test_somebody_who_takes_no_part_has_none() -> None:
    assert find_alternatives(Community(members=(asker("ana", "a"),)), "gone", []) == ()


@examples(30)
@given(communities())
def test_each_costs_just_what_pairing_with_the_two_together_comes_to(community: Community) -> None:
    as_it_is = solve(community)
    for member in community.members:
        helpers = {match.giver for match in as_it_is.matches if match.asker == member.id}
        found = find_alternatives(community, member.id, helpers)
        assert len(found) <= MOST_ALTERNATIVES
        assert [(one.people, one.needs) for one in found] == sorted((one.people, one.needs) for one in found)
        for one in found:
            assert one.giver not in helpers
            kept = {**community.kept, (one.giver, member.id): None}
            instead = solve(replace(community, kept=kept))
            assert as_it_is.stage("served").value - instead.stage("served").value == one.people
            covered = as_it_is.stage("covered").value - instead.stage("covered").value
            assert covered >= 0 or one.people > 0
