"""Circles against plain enumeration of all sets of pairs and circles, on communities of five at most."""

from collections import Counter
from collections.abc import Iterator
from itertools import combinations
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

from mentorsheets.pairing.community import Ask, Circles, Community, Member
from mentorsheets.pairing.solve import solve
from tests.pairing.communities import Score, allowed, examples

SHAPE = Circles(at_least=2, at_most=3)
EVERYTHING = frozenset("ab")


@st.composite
def crowds(draw: DrawFn) -> Community:
    """One or two hosts and their askers, who differ in time, language, limits and what they ask."""
    count, guests, most = draw(st.sampled_from(((1, 3, 2), (1, 4, 2), (2, 3, 1))))

    def person(identity: str, **more: Any) -> Member:
        return Member(
            id=identity,
            languages=draw(st.sampled_from((frozenset({"en"}), frozenset({"en", "pt"}), frozenset({"pt"})))),
            availability=draw(st.sampled_from((0b01, 0b10, 0b11))),
            **more,
        )

    kinds = st.sampled_from(("a", "a", "b"))
    hosts = [
        person(
            f"h{at}",
            offers=draw(st.sampled_from((frozenset("a"), EVERYTHING))),
            give=draw(st.integers(1, most)),
        )
        for at in range(count)
    ]
    askers = [
        person(
            f"a{at}",
            asks=draw(
                st.dictionaries(kinds, st.builds(Ask, st.integers(1, 3), st.integers(1, 2)), min_size=1)
            ),
            take=draw(st.integers(1, 2)),
            first_in_line=draw(st.sampled_from((False, False, True))),
            left_out=draw(st.sampled_from((False, False, True))),
        )
        for at in range(guests)
    ]
    pair = st.tuples(*[st.sampled_from([f"a{at}" for at in range(4)])] * 2)
    blocked = frozenset(pair for pair in draw(st.frozensets(pair, max_size=1)) if pair[0] != pair[1])
    return Community(members=(*hosts, *askers), blocked=blocked, circles=SHAPE)


def every_circle(community: Community) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """Give (host, kind, askers) of all circles that could be, for kinds with more askers than places."""
    for kind in sorted(EVERYTHING):
        fits = [
            (host, asker)
            for host in community.members
            for asker in community.members
            if kind in host.offers and kind in asker.asks and allowed(community, host, asker)
        ]
        wanted = sum(m.asks[kind].helpers for m in community.members if kind in m.asks)
        if wanted <= sum(host.give for host in {host.id: host for host, _ in fits}.values()):
            continue
        for host in {host.id: host for host, _ in fits}.values():
            guests = [asker for giver, asker in fits if giver is host]
            for size in (2, 3):
                for group in combinations(guests, size):
                    if _could_sit(community, (host, *group)):
                        yield host.id, kind, tuple(asker.id for asker in group)


def _could_sit(community: Community, people: tuple[Member, ...]) -> frozenset[object] | int:
    language, slot = frozenset.intersection(*(m.languages for m in people)), 0b11
    for member in people:
        slot &= member.availability
    apart = any(frozenset(pair) <= {m.id for m in people} for pair in community.blocked)
    return language and slot and not apart


def every_plan(
    community: Community,
) -> Iterator[tuple[dict[tuple[str, str], Any], tuple[tuple[str, str, tuple[str, ...]], ...]]]:
    """Give each possible set of pairs and circles, as what each pair or seat covers, and the circles."""
    members = {m.id: m for m in community.members}
    circles = list(every_circle(community))
    pairs = {
        (g.id, a.id): g.offers & a.asks.keys()
        for g in community.members
        for a in community.members
        if allowed(community, g, a)
    }
    for count in range(sum(m.give for m in community.members) + 1):
        for held in combinations(circles, count):
            seats = {(host, asker): frozenset({kind}) for host, kind, askers in held for asker in askers}
            if len(seats) < sum(len(askers) for _, _, askers in held) or not _have_room(members, seats, held):
                continue
            free = [pair for pair in pairs if pair not in seats]
            for size in range(len(free) + 1):
                for new in combinations(free, size):
                    covering = seats | {pair: pairs[pair] for pair in new}
                    if _have_room(members, covering, held):
                        yield covering, held


def _have_room(
    members: dict[str, Member],
    covering: dict[tuple[str, str], Any],
    held: tuple[tuple[str, str, tuple[str, ...]], ...],
) -> bool:
    given, taken = load_of(covering, held), Counter(asker for _, asker in covering)
    return all(given[m.id] <= m.give for m in members.values()) and all(
        count <= members[asker].take for asker, count in taken.items()
    )


def load_of(
    covering: dict[tuple[str, str], Any],
    held: list[tuple[str, str, tuple[str, ...]]] | tuple[tuple[str, str, tuple[str, ...]], ...],
) -> Counter[str]:
    """Count what each giver carries: pairs, and each circle once."""
    seats = {(host, asker) for host, _, askers in held for asker in askers}
    return Counter(pair[0] for pair in covering if pair not in seats) + Counter(host for host, _, _ in held)


def key(
    community: Community,
    covering: dict[tuple[str, str], Any],
    held: list[tuple[str, str, tuple[str, ...]]] | tuple[tuple[str, str, tuple[str, ...]], ...],
) -> tuple[Any, ...]:
    """Give the stages up to the load, best last."""
    score = Score(community, covering)
    seats = sum(len(askers) for _, _, askers in held)
    load = sum(count**2 for count in load_of(covering, held).values())
    return score.served, score.first, score.covered, score.shares, -seats, score.several, -load


@given(crowds())
@examples(12)
def test_no_other_set_of_pairs_and_circles_is_better_at_any_stage(community: Community) -> None:
    pairing = solve(community)
    held = [(circle.hosts[0], circle.kind, circle.askers) for circle in pairing.circles]
    seats = {(host, asker): frozenset({kind}) for host, kind, askers in held for asker in askers}
    found = key(community, seats | {m.pair: m.kinds for m in pairing.matches}, held)
    assert found == max(key(community, *plan) for plan in every_plan(community))
    assert pairing.stage("served").value == found[0] <= (pairing.stage("served").bound or 0)
    assert pairing.stage("covered").value == found[2] <= (pairing.stage("covered").bound or 0)
