"""Circles: groups where a kind of need has more askers than places."""

from dataclasses import replace

from hypothesis import given

from mentorsheets.pairing.community import Ask, Circles, Community, Member
from mentorsheets.pairing.solve import solve
from tests.pairing.communities import allowed, communities, examples


def person(identity, **more):
    return Member(id=identity, languages=frozenset({"en"}), availability=0b11, **more)


HOST = person("host", offers=frozenset("a"), give=1)
ASKERS = tuple(person(f"asker{i}", asks={"a": Ask(2)}, take=1) for i in range(4))
CROWD = Community(members=(HOST, *ASKERS), circles=Circles())


def test_one_place_serves_four_in_a_circle():
    pairing = solve(CROWD)
    (circle,) = pairing.circles
    assert (circle.host, circle.kind, len(circle.askers)) == ("host", "a", 4)
    assert circle.slots == 0b11
    assert pairing.matches == ()
    assert pairing.stage("served").value == 4
    assert pairing.open == ()


def test_without_circles_only_one_is_served():
    assert solve(replace(CROWD, circles=None)).stage("served").value == 1


def test_two_who_avoid_each_other_do_not_sit_together():
    (circle,) = solve(replace(CROWD, blocked=frozenset({("asker0", "asker1")}))).circles
    assert not {"asker0", "asker1"} <= set(circle.askers)
    assert len(circle.askers) == 3


def test_too_few_make_no_circle():
    assert solve(replace(CROWD, members=CROWD.members[:3])).circles == ()


def test_whoever_can_have_somebody_to_themselves_has():
    others = tuple(replace(HOST, id=f"other{i}") for i in range(3))
    pairing = solve(replace(CROWD, members=(*CROWD.members, *others)))
    assert (pairing.circles, len(pairing.matches)) == ((), 4)


def test_a_circle_in_the_flesh_needs_one_city():
    def at(member, city):
        return replace(member, remote=False, cities=frozenset({city}))

    here = Community(members=tuple(at(m, "Porto") for m in CROWD.members), circles=Circles())
    assert len(solve(here).circles) == 1
    apart = replace(here, members=(here.members[0], *(at(m, m.id) for m in ASKERS)))
    assert solve(apart).circles == ()


@given(communities(most=8))
@examples(25)
def test_circles_keep_every_rule_and_never_serve_fewer(community):
    shape = Circles(at_least=2, at_most=3)
    pairing, plain = solve(replace(community, circles=shape)), solve(community)
    by_id = {m.id: m for m in community.members}
    for circle in pairing.circles:
        assert 2 <= len(circle.askers) <= 3
        assert circle.languages
        assert all(allowed(community, by_id[circle.host], by_id[asker]) for asker in circle.askers)
        assert circle.slots.bit_count() >= community.min_overlap
    for member in community.members:
        hosted = sum(circle.host == member.id for circle in pairing.circles)
        given_new = sum(match.giver == member.id and not match.kept for match in pairing.matches)
        assert not hosted or hosted + given_new <= member.give
        joined = sum(member.id in circle.askers for circle in pairing.circles)
        taken = sum(match.asker == member.id and not match.kept for match in pairing.matches)
        assert not joined or joined + taken <= member.take
    served = pairing.stage("served").value, plain.stage("served").value
    assert served[0] >= served[1]
    if served[0] == served[1] and not any(m.first_in_line for m in community.members):
        assert pairing.stage("covered").value >= plain.stage("covered").value
