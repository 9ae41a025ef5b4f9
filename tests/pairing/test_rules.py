"""Each hard rule by itself: whom it keeps apart, whom it lets through, and in whatever column of bits a value stands."""

from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from mentorsheets.pairing.arrays import tabulate
from mentorsheets.pairing.community import Ask, Community, Member, Terms
from mentorsheets.pairing.rules import RULES, find_broken, has, overlap

GIL = Member(id="gil", offers=frozenset("a"), give=1, languages=frozenset({"en"}), availability=0b111)
ANA = Member(id="ana", asks={"a": Ask()}, take=1, languages=frozenset({"en", "pt"}), availability=0b110)
FAR = replace(GIL, remote=False, cities=frozenset({"Porto"}))
RED, BLUE = replace(GIL, team="red"), replace(GIL, team="blue")
VETERAN = frozenset({"veteran", "parent"})
PICKY = replace(ANA, wished_traits=VETERAN, wish_is_demand=True)


def rules_between(giver: Member, asker: Member, **community: Any) -> set[str]:
    """Return the names of the rules that keep two apart, among others of whom one could be taken for them."""
    others = [Member(id=f"other {number}", languages=frozenset({"de"})) for number in range(3)]
    columns = tabulate(replace(Community(members=(giver, asker, *others)), **community))
    places = [np.array([columns.index[member.id]], np.int64) for member in (giver, asker)]
    (bits,) = find_broken(columns, *places)
    return {name for bit, name in enumerate(RULES) if bits >> bit & 1}


@pytest.mark.parametrize(
    ("giver", "asker", "community", "rules"),
    [
        (GIL, ANA, {}, set()),
        (replace(GIL, may_pair=False), ANA, {}, {"paused"}),
        (GIL, replace(ANA, may_pair=False), {}, {"paused"}),
        (GIL, replace(ANA, begun=False), {}, {"start"}),
        (replace(GIL, begun=False), ANA, {}, {"start"}),
        (GIL, replace(ANA, languages=frozenset({"pt"})), {}, {"language"}),
        (GIL, ANA, {"min_overlap": 2}, set()),
        (GIL, ANA, {"min_overlap": 3}, {"time"}),
        (replace(GIL, availability=1 << 130), replace(ANA, availability=1 << 130 | 1), {"min_overlap": 1}, set()),
        (replace(GIL, availability=1 << 130), replace(ANA, availability=1 << 131), {"min_overlap": 1}, {"time"}),
        (FAR, ANA, {}, {"place"}),
        (GIL, replace(ANA, remote=False), {}, {"place"}),
        (FAR, replace(ANA, cities=frozenset({"Porto", "Faro"})), {}, set()),
        (FAR, replace(ANA, cities=frozenset({"Faro"})), {}, {"place"}),
        (RED, replace(ANA, team="red"), {}, {"team"}),
        (RED, replace(ANA, team="red"), {"same_team_allowed": True}, set()),
        (BLUE, replace(ANA, team="red"), {}, set()),
        (RED, ANA, {}, set()),
        (replace(GIL, above=frozenset({"ana"})), ANA, {}, {"chain"}),
        (GIL, replace(ANA, above=frozenset({"gil"})), {}, {"chain"}),
        (GIL, ANA, {"blocked": frozenset({("ana", "gil")})}, {"avoid"}),
        (GIL, ANA, {"declined": frozenset({("gil", "ana")})}, {"declined"}),
        (GIL, ANA, {"declined": frozenset({("ana", "gil")})}, set()),
        (GIL, ANA, {"forbidden": frozenset({("gil", "ana")})}, {"forbidden"}),
        (GIL, PICKY, {}, {"affinity"}),
        (replace(GIL, traits=frozenset({"veteran"})), PICKY, {}, {"affinity"}),
        (replace(GIL, traits=VETERAN | {"other"}), PICKY, {}, set()),
        (GIL, replace(PICKY, wish_is_demand=False), {}, set()),
    ],
)  # fmt: skip
def test_a_rule_keeps_apart_whom_it_is_about_and_nobody_else(
    giver: Member, asker: Member, community: dict[str, Any], rules: set[str]
) -> None:
    assert rules_between(giver, asker, **community) == rules


@pytest.mark.parametrize("term", ["rhythm", "length", "arrangement"])
def test_terms_that_clash_keep_apart_and_an_empty_list_takes_anything(term: str) -> None:
    def terms(*values: str) -> Terms:
        return Terms(**{f"{term}s": frozenset(values)})

    giver = replace(GIL, giving=terms("one", "two"))
    assert rules_between(giver, replace(ANA, asking=terms("two", "three"))) == set()
    assert rules_between(giver, ANA) == set()
    assert rules_between(giver, replace(ANA, asking=terms("three"))) == {term}
    assert rules_between(replace(giver, giving=terms()), replace(ANA, asking=terms("three"))) == set()


def numbered(name: str, count: int) -> frozenset[str]:
    return frozenset(f"{name} {number:03}" for number in range(count))


@pytest.mark.parametrize("last", [0, 63, 64, 65, 128, 149])
def test_with_more_values_than_a_word_has_bits_each_of_them_is_still_one_of_its_own(last: int) -> None:
    """A programme in 150 cities or languages takes three words of 64 bits each."""
    languages, cities, traits = (numbered(name, 150) for name in ("language", "city", "trait"))
    everything = Member(id="everything", languages=languages, cities=cities, traits=traits)
    mine, other = f"{last:03}", f"{(last + 64) % 150:03}"

    def member(name: str, number: str, **more: Any) -> Member:
        at: dict[str, Any] = {
            "languages": frozenset({f"language {number}"}),
            "cities": frozenset({f"city {number}"}),
        }
        return replace(GIL, id=name, remote=False, **at, **more)

    columns = tabulate(
        Community(
            members=(
                everything,
                member("gil", mine, traits=frozenset({f"trait {mine}"})),
                member("same", mine, wished_traits=frozenset({f"trait {mine}"}), wish_is_demand=True),
                member("other", other, wished_traits=frozenset({f"trait {other}"}), wish_is_demand=True),
            )
        )
    )
    names = ["same", "other"]
    givers = np.array([columns.index["gil"]] * 2, np.int64)
    bits = find_broken(columns, givers, np.array([columns.index[name] for name in names], np.int64))
    found = {
        name: {rule for bit, rule in enumerate(RULES) if one >> bit & 1}
        for name, one in zip(names, bits, strict=True)
    }
    assert found == {"same": set(), "other": {"language", "place", "affinity"}}


def test_the_hours_that_two_share_are_counted_over_the_whole_week() -> None:
    masks = (1 << 300) | (1 << 64) | 0b1011, (1 << 300) | (1 << 65) | (1 << 64) | 0b0110
    people = [replace(GIL, id=f"p{number}", availability=mask) for number, mask in enumerate(masks)]
    columns = tabulate(Community(members=tuple(people)))
    left, right = (np.array([columns.index[person.id]], np.int64) for person in people)
    assert list(overlap(columns, left, right)) == [3]


@pytest.mark.parametrize("count", range(4))
def test_each_of_the_listed_pairs_is_found_and_none_beside_before_or_after_them(count: int) -> None:
    keys = np.array([3, 5, 8][:count], np.int64)
    wanted = np.arange(10, dtype=np.int64)
    assert [number for number, found in enumerate(has(keys, wanted)) if found] == [3, 5, 8][:count]
    assert list(has(keys, wanted[::-1])) == list(has(keys, wanted)[::-1])
