"""Givers who say how many they would support at least: they come first, at nobody's cost."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from mentorsheets.pairing.community import Ask, Circles, Community, Member
from mentorsheets.pairing.propose import propose
from mentorsheets.pairing.solve import solve
from tests.pairing.communities import Score, every_answer, examples
from tests.pairing.test_propose import TODAY, asker, giver, need, programme


def community(gives: list[tuple[int, int]], asks: list[dict[str, Ask]]) -> Community:
    """Return who could all help one another: givers by their places and least numbers, and askers."""
    givers = [
        Member(id=f"g{at}", offers=frozenset("ab"[: 2 - at % 2]), give=give, least=least, availability=1)
        for at, (give, least) in enumerate(gives)
    ]
    askers = [Member(id=f"a{at}", asks=ask, take=2, availability=1) for at, ask in enumerate(asks)]
    members = (replace(one, languages=frozenset({"en"})) for one in (*givers, *askers))
    return Community(members=tuple(members))


def loads(some: Community) -> dict[str, int]:
    pairing = solve(some)
    return {one.id: sum(match.giver == one.id for match in pairing.matches) for one in some.members}


SMALL_ASK = {"a": Ask(1)}


def test_whoever_names_a_least_number_gets_as_many_before_others_get_any() -> None:
    assert loads(community([(2, 0), (2, 2)], [SMALL_ASK, SMALL_ASK]))["g1"] == 2
    assert loads(community([(2, 2), (2, 0)], [SMALL_ASK, SMALL_ASK]))["g0"] == 2
    evenly = loads(community([(2, 0), (2, 0)], [SMALL_ASK, SMALL_ASK]))
    assert (evenly["g0"], evenly["g1"]) == (1, 1)


def test_nobody_goes_without_for_a_least_number() -> None:
    # g1 offers only what one of the two asks for.
    assert loads(community([(2, 0), (2, 2)], [SMALL_ASK, {"b": Ask(1)}]))["g0"] == 1


def test_a_least_number_is_heeded_beside_circles_too() -> None:
    some = replace(community([(2, 0), (2, 2)], [SMALL_ASK, SMALL_ASK]), circles=Circles())
    assert loads(some)["g1"] == 2


LIMITS = st.lists(st.sampled_from(((2, 0), (2, 2), (1, 1), (3, 2), (1, 3))), min_size=2, max_size=3)
ASKED = st.lists(
    st.sampled_from((SMALL_ASK, {"a": Ask(2), "b": Ask(1)}, {"b": Ask(2)}, {"a": Ask(1, 2)})),
    min_size=2,
    max_size=3,
)


@given(LIMITS, ASKED)
@examples(12)
def test_as_many_places_below_a_least_number_are_filled_as_can_be(
    limits: list[tuple[int, int]], asked: list[dict[str, Ask]]
) -> None:
    some = community(limits, asked)
    pairing = solve(some)
    score = Score(some, {match.pair: match.kinds for match in pairing.matches})
    assert score.key(some) == max(Score(some, covering).key(some) for covering in every_answer(some))
    stage = {one.name: one for one in pairing.stages}.get("least numbers")
    if stage:
        assert stage.value == stage.bound == score.least
        assert stage.proven
    else:
        assert not any(least for _, least in limits)


def test_pair_says_who_has_as_many_and_what_the_column_changed() -> None:
    people = (
        giver(can_support=2, supports_at_least=2),
        giver("lu", can_support=2),
        giver("rosa", can_support=2, supports_at_least=2, offers=frozenset({"safe-space"})),
        asker(),
        asker("bo"),
    )
    plan = propose(programme(*people, needs=[need(), need("bo")]), TODAY, counts_cells=True)
    said = "2 helpers said how many they would support at least: 1 of them would have as many; Rosa 0 of 2."
    assert plan.advice[0] == said
    assert plan.effects[-1] == "Supports at least: 2 of 4 such places would be filled, 1 without the column."
