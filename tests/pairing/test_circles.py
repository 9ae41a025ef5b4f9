"""Circles: groups where a kind of need has more askers than places."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given

from benchmarks import neutral
from benchmarks.generate import generate
from mentorsheets.domain.support import Reason
from mentorsheets.pairing.community import Ask, Circles, Community, Member, Terms
from mentorsheets.pairing.solve import solve
from tests.pairing.communities import allowed, communities, examples


def person(identity: str, **more: Any) -> Member:
    return Member(id=identity, languages=frozenset({"en"}), availability=0b11, **more)


HOST = person("host", offers=frozenset("a"), give=1)
ASKERS = tuple(person(f"asker{i}", asks={"a": Ask(2)}, take=1) for i in range(4))
CROWD = Community(members=(HOST, *ASKERS), circles=Circles())


def test_one_place_serves_four_in_a_circle() -> None:
    pairing = solve(CROWD)
    (circle,) = pairing.circles
    assert (circle.hosts, circle.kind, len(circle.askers)) == (("host",), "a", 4)
    assert circle.slots == 0b11
    assert pairing.matches == ()
    assert pairing.stage("served").value == 4
    assert pairing.open == ()


def test_without_circles_only_one_is_served() -> None:
    assert solve(replace(CROWD, circles=None)).stage("served").value == 1


def test_two_who_avoid_each_other_do_not_sit_together() -> None:
    (circle,) = solve(replace(CROWD, blocked=frozenset({("asker0", "asker1")}))).circles
    assert not {"asker0", "asker1"} <= set(circle.askers)
    assert len(circle.askers) == 3


def test_too_few_make_no_circle() -> None:
    assert solve(replace(CROWD, members=CROWD.members[:3])).circles == ()


def test_whoever_can_have_somebody_to_themselves_has() -> None:
    others = tuple(replace(HOST, id=f"other{i}") for i in range(3))
    pairing = solve(replace(CROWD, members=(*CROWD.members, *others)))
    assert (pairing.circles, len(pairing.matches)) == ((), 4)


def test_a_circle_in_the_flesh_needs_one_city() -> None:
    def at(member: Member, city: str) -> Member:
        return replace(member, remote=False, cities=frozenset({city}))

    here = Community(members=tuple(at(m, "Porto") for m in CROWD.members), circles=Circles())
    assert len(solve(here).circles) == 1
    apart = replace(here, members=(here.members[0], *(at(m, m.id) for m in ASKERS)))
    assert solve(apart).circles == ()


WEEKLY, YEARLY = (Terms(rhythms=frozenset({rhythm})) for rhythm in ("weekly", "yearly"))
WIDE = Community(
    members=(
        HOST,
        person("rare", offers=frozenset("a"), give=1, giving=YEARLY),
        *(person(f"asker{i}", asks={"a": Ask(2)}, take=1, asking=WEEKLY) for i in range(7)),
    ),
    circles=Circles(),
)


def with_rare(**more: Any) -> Community:
    return replace(WIDE, members=(HOST, replace(WIDE.members[1], **more), *WIDE.members[2:]))


def test_a_wide_circle_gets_a_second_host_who_could_help_nobody_one_by_one() -> None:
    (circle,) = solve(WIDE).circles
    assert (circle.hosts, len(circle.askers)) == (("host", "rare"), 7)


def test_a_small_circle_has_one_host() -> None:
    (circle,) = solve(replace(WIDE, members=WIDE.members[:7])).circles
    assert (circle.hosts, len(circle.askers)) == (("host",), 5)


@pytest.mark.parametrize(
    "not_able",
    [
        with_rare(give=0),
        with_rare(may_pair=False),
        with_rare(languages=frozenset({"pt"})),
        with_rare(availability=0b100),
        with_rare(remote=False, cities=frozenset({"Porto"})),
        with_rare(offers=frozenset("b")),
        replace(WIDE, blocked=frozenset({("host", "rare")})),
        replace(WIDE, blocked=frozenset({("asker3", "rare")})),
        replace(WIDE, declined=frozenset({("rare", "asker3")})),
    ],
)
def test_nobody_hosts_beside_another_against_a_rule_or_beyond_a_limit(not_able: Community) -> None:
    (circle,) = solve(not_able).circles
    assert circle.hosts == ("host",)


def test_a_crowd_that_is_free_at_different_times_sits_down_twice() -> None:
    early, late = (
        [replace(ASKERS[0], id=f"{name}{i}", availability=bits) for i in range(3)]
        for name, bits in (("early", 0b01), ("late", 0b10))
    )
    pairing = solve(replace(CROWD, members=(replace(HOST, give=2), *early, *late)))
    assert [circle.slots for circle in pairing.circles] == [0b01, 0b10]
    assert pairing.stage("served").value == 6


def test_the_price_of_one_more_place_is_told_beside_circles_too() -> None:
    other = person("lone", asks={"b": Ask(3)}, take=1)
    teacher = person("teacher", offers=frozenset("b"), give=1)
    pairing = solve(replace(CROWD, members=(*CROWD.members, teacher, other, replace(other, id="two"))))
    (ask,) = pairing.open
    assert (ask.reason, ask.givers) == (Reason.FULL, ("teacher",))
    assert ask.price == 3


@pytest.mark.parametrize("size", [40, 80])
def test_the_bounds_hold_where_circles_and_pairs_are_many(size: int) -> None:
    community = replace(neutral.community(generate(size, 3)), min_overlap=1, circles=Circles(at_least=2))
    pairing = solve(community)
    plain = solve(replace(community, circles=None))
    for name in ("served", "covered"):
        stage = pairing.stage(name)
        assert plain.stage(name).value <= stage.value <= (stage.bound or 0)
    assert {seat for circle in pairing.circles for seat in circle.askers} <= {m.id for m in community.members}


@given(communities(most=8))
@examples(25)
def test_circles_keep_every_rule_and_never_serve_fewer(community: Community) -> None:
    shape = Circles(at_least=2, at_most=3)
    pairing, plain = solve(replace(community, circles=shape)), solve(community)
    by_id = {m.id: m for m in community.members}
    for circle in pairing.circles:
        assert 2 <= len(circle.askers) <= 3
        assert circle.languages
        assert all(allowed(community, by_id[host], by_id[a]) for host in circle.hosts for a in circle.askers)
        assert circle.slots.bit_count() >= community.min_overlap
    for member in community.members:
        hosted = sum(member.id in circle.hosts for circle in pairing.circles)
        given_new = sum(match.giver == member.id and not match.kept for match in pairing.matches)
        assert not hosted or hosted + given_new <= member.give
        joined = sum(member.id in circle.askers for circle in pairing.circles)
        taken = sum(match.asker == member.id and not match.kept for match in pairing.matches)
        assert not joined or joined + taken <= member.take
    served = pairing.stage("served").value, plain.stage("served").value
    assert served[0] >= served[1]
    if served[0] == served[1] and not any(m.first_in_line or m.left_out for m in community.members):
        assert pairing.stage("covered").value >= plain.stage("covered").value
