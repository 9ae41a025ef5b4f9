"""Nobody helps for nothing: each helper has a need of their own, and Why says which."""

from itertools import product

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from mentorsheets.domain.model import Decision, Match, MatchState, Slot
from mentorsheets.domain.programme import Programme
from mentorsheets.domain.settings import Settings
from mentorsheets.pairing.allot import allot, match_needs
from mentorsheets.pairing.arrays import tabulate
from mentorsheets.pairing.community import Ask, Circles, Community, Member
from mentorsheets.pairing.propose import propose
from mentorsheets.pairing.solve import solve
from mentorsheets.pairing.solver.exact import model_of
from mentorsheets.pairing.solver.feasible_pairs import begin_with
from mentorsheets.pairing.solver.pointless import drop_pointless
from tests.pairing.communities import examples, faults
from tests.pairing.test_propose import TODAY, asker, giver, need, programme

MEETS = st.lists(st.frozensets(st.sampled_from("abc"), min_size=1).map(sorted), max_size=4)
WANTED = st.dictionaries(st.sampled_from("abc"), st.integers(1, 3))


@given(MEETS, WANTED)
@examples(100)
def test_as_many_as_can_be_have_a_need_of_their_own_and_who_comes_first_keeps_it(
    meets: list[list[str]], wanted: dict[str, int]
) -> None:
    held = match_needs(meets, wanted)
    having = {helper for helpers in held.values() for helper in helpers}
    ways = [
        {at for at, kind in enumerate(way) if kind}
        for way in product(*([*kinds, ""] for kinds in meets))
        if all(way.count(kind) <= wanted.get(kind, 0) for kind in "abc")
    ]
    assert sorted(having) == min(sorted(way) for way in ways if len(way) == max(map(len, ways)))
    shares = allot(meets, wanted)
    for kind, count in wanted.items():
        assert sum(kind in share for share in shares) == min(count, sum(kind in kinds for kinds in meets))
    assert all(set(share) <= set(kinds) for share, kinds in zip(shares, meets, strict=True))
    assert {at for at, share in enumerate(shares) if share} >= having


def member(name: str, offers: str = "", **asks: int) -> Member:
    wanted = {kind: Ask(1, count) for kind, count in asks.items()}
    return Member(
        id=name, offers=frozenset(offers), asks=wanted, give=1, take=4, languages=frozenset({"en"}),
        availability=1,
    )  # fmt: skip


THREE = Community(
    members=(member("ana", a=1, b=1, c=1), member("g1", "a"), member("g2", "a"), member("g3", "bc"))
)


def test_of_three_helpers_two_of_whom_can_do_one_thing_one_is_not_proposed() -> None:
    for effort in ("needs", "best"):
        pairing = solve(THREE, effort=effort)
        assert faults(THREE, pairing) == []
        assert len(pairing.matches) == 2
        assert not pairing.open


def test_whoever_has_no_need_of_their_own_is_dropped_from_an_answer_and_nothing_is_lost() -> None:
    start = begin_with(tabulate(THREE))
    model = model_of(start, start.pairs)
    stay = drop_pointless(model, np.ones(len(model.pairs), bool))
    names = {start.columns.members[row].id for row in model.pairs.giver[stay]}
    assert names in ({"g1", "g3"}, {"g2", "g3"})


def test_with_circles_too_nobody_gets_a_helper_for_nothing() -> None:
    members = [
        *(member(f"m{n}", a=1, b=1) for n in range(4)),
        *(member(f"g{n}", "a") for n in range(6)),
    ]
    community = Community(members=tuple(members), circles=Circles())
    assert faults(community, solve(community)) == []


FREE = (Slot(1, 18 * 60, 20 * 60),)
TWO_NEEDS = (
    need(words="Read my draft."),
    need(kind="accountability", words="Ask me on Fridays."),
)


def two_helpers() -> Programme:
    both = frozenset({"role-models", "accountability"})
    return programme(giver("rosa", offers=both), giver("lu"), asker(), needs=TWO_NEEDS)


def test_why_says_who_is_there_for_what_and_quotes_only_that() -> None:
    whys = {match.giver: match.why for match in propose(two_helpers(), TODAY).new}
    told = "Rosa for Accountability, Lu for Role models"
    assert whys == {
        "rosa": f"“Ask me on Fridays.”\nEnglish · 2 hours a week (Tue 18:00–20:00) · {told}",
        "lu": f"“Read my draft.”\nEnglish · 2 hours a week (Tue 18:00–20:00) · {told}",
    }


def test_without_several_helpers_one_who_can_do_all_is_enough() -> None:
    settings = Settings(several_helpers=False)
    people = two_helpers()
    plan = propose(programme(*people.people, needs=TWO_NEEDS, settings=settings), TODAY)
    assert [match.giver for match in plan.new] == ["rosa"]


def test_who_helps_already_keeps_what_they_are_there_for() -> None:
    people = two_helpers()
    there = Match(
        "m1", "lu", "ana", ("role-models",), state=MatchState.ACTIVE, decision=Decision.APPROVE, since=TODAY
    )
    (new,) = propose(programme(*people.people, needs=TWO_NEEDS, matches=(there,)), TODAY).new
    assert new.why.startswith("“Ask me on Fridays.”")
    assert new.why.endswith("Rosa for Accountability, Lu for Role models")
