"""What a coordinator is told to do about open needs."""

from collections import Counter
from dataclasses import replace
from fractions import Fraction

from hypothesis import given

from mentorsheets.domain.support import Reason
from mentorsheets.pairing.advice import USUAL_PLACES, Advice, advise, words
from mentorsheets.pairing.community import Ask, Community, Member
from mentorsheets.pairing.costly_cells import LEAST_COST, WITHOUT, find_cell_costs
from mentorsheets.pairing.result import OpenAsk, Pairing
from mentorsheets.pairing.rules import RULES_OF_CHOICE
from mentorsheets.pairing.solve import solve
from tests.pairing.communities import communities, examples

ASKERS = tuple(
    Member(
        id=f"asker{i}",
        asks={"sponsorship": Ask(3)},
        take=1,
        languages=frozenset({"Portuguese"}),
        availability=1,
    )
    for i in range(5)
)
GIVER = Member(
    id="giver", offers=frozenset({"sponsorship"}), give=1, languages=frozenset({"Portuguese"}), availability=1
)


def told(*members: Member) -> list[str]:
    community = Community(members=members)
    return [words(advice) for advice in advise(community, solve(community))]


def test_people_to_look_for_are_named_by_what_they_offer_and_speak() -> None:
    assert told(*ASKERS) == [
        "Three more people who offer sponsorship and speak Portuguese would meet five needs."
    ]


def test_more_room_is_advised_where_all_are_full() -> None:
    assert "One more place with those who offer sponsorship would meet one need." in told(GIVER, *ASKERS[:2])


def test_a_rule_that_keeps_people_apart_is_named() -> None:
    late = replace(GIVER, availability=2, give=5)
    assert any("are free at other hours" in sentence for sentence in told(late, *ASKERS))


def test_who_has_what_they_wanted_is_asked_for_more() -> None:
    keen = replace(ASKERS[0], asks={"sponsorship": Ask(3, helpers=2)})
    second = replace(GIVER, id="second")
    limit = "as many helpers as they said: ask whether they want one more."
    expected = f"One person who asks for sponsorship has {limit}"
    assert expected in told(keen, GIVER, second)


def test_what_people_wish_of_each_other_is_never_said() -> None:
    picky = replace(ASKERS[0], wished_traits=frozenset({"veteran"}), wish_is_demand=True)
    sentences = told(picky, GIVER, *ASKERS[1:])
    assert sentences
    assert not any("veteran" in sentence or "affinity" in sentence for sentence in sentences)


def test_one_person_is_spoken_of_as_one() -> None:
    one = Advice("recruit", "art", 1, 1, language="French")
    assert words(one) == "One more person who offers art and speaks French would meet one need."


def newcomers(advice: Advice, community: Community) -> tuple[Member, ...]:
    """Invent the people whom an advice asks for."""
    return tuple(
        Member(
            id=f"newcomer {number}",
            offers=frozenset({advice.kind}),
            give=USUAL_PLACES,
            languages=frozenset({advice.language}),
            availability=(1 << 256) - 1,
            cities=frozenset(city for member in community.members for city in member.cities),
        )
        for number in range(advice.people)
    )


@given(communities(most=7))
@examples(25)
def test_whoever_the_advice_looks_for_would_meet_as_many_needs_as_it_says(community: Community) -> None:
    community = replace(community, people_first=True)
    for kind, reason in (("recruit", None), ("room", Reason.FULL), ("limit", Reason.OWN_LIMIT)):
        before = solve(community)
        for advice in advise(community, before, most=99):
            if advice.sort == kind:
                after = solve(carried_out(advice, community, before, reason))
                worth = [ask_worth(community, ask) for ask in before.open if ask.kind == advice.kind]
                least = sum(sorted(worth)[: advice.meets])
                assert covered(after) - covered(before) >= least


def covered(pairing: Pairing) -> Fraction:
    return pairing.stage("served").value * 1000 + pairing.stage("covered").value


def ask_worth(community: Community, ask: OpenAsk) -> Fraction:
    (asker,) = (member for member in community.members if member.id == ask.asker)
    return Fraction(asker.asks[ask.kind].weight, asker.asks[ask.kind].helpers)


def carried_out(advice: Advice, community: Community, pairing: Pairing, reason: Reason | None) -> Community:
    """Return the community with what an advice says done."""
    if advice.sort == "recruit":
        return replace(community, members=(*community.members, *newcomers(advice, community)))
    asks = [ask for ask in pairing.open if ask.kind == advice.kind and ask.reason is reason]
    more_give: Counter[str] = Counter()
    more_take: Counter[str] = Counter()
    for ask in asks:
        if advice.sort == "room":
            more_give[ask.givers[0]] += 1
        else:
            more_take[ask.asker] += 1
    # Whoever carries more than they said already takes one more than they have, not than they said.
    gives, takes = (
        Counter(giver for giver, _ in community.kept),
        Counter(asker for _, asker in community.kept),
    )
    wider = (
        replace(
            member,
            give=max(member.give, gives[member.id] * bool(more_give[member.id])) + more_give[member.id],
            take=max(member.take, takes[member.id] * bool(more_take[member.id])) + more_take[member.id],
        )
        for member in community.members
    )
    return replace(community, members=tuple(wider))


@given(communities())
@examples(20)
def test_any_answer_can_be_summed_up_without_a_name(community: Community) -> None:
    for advice in advise(community, solve(community)):
        sentence = words(advice)
        assert sentence.endswith(".")
        assert advice.meets > 0
        assert not any(member.id in sentence for member in community.members)


@given(communities(most=7))
@examples(25)
def test_what_a_kind_of_cell_is_said_to_cost_is_met_once_it_keeps_nobody_apart(community: Community) -> None:
    before = solve(community)
    for cost in find_cell_costs(community, before):
        after = solve(WITHOUT[cost.rule](community))
        assert len(before.open) - len(after.open) == cost.needs >= LEAST_COST


@given(communities(most=7))
@examples(25)
def test_where_one_rule_alone_is_said_to_be_in_the_way_somebody_could_help_without_it(
    community: Community,
) -> None:
    before = solve(community)
    for advice in advise(community, before, most=99):
        if advice.sort == "rule" and advice.rule in RULES_OF_CHOICE:
            asked = [ask for ask in before.open if ask.kind == advice.kind and ask.rule == advice.rule]
            after = solve(replace(community, musts=community.musts - {advice.rule}))
            still = {(ask.asker, ask.kind, ask.lacking) for ask in after.open if ask.reason is Reason.RULE}
            freed = [ask for ask in asked if ask.freed and not ask.asker_full]
            assert len(freed) == advice.meets
            assert not any((ask.asker, ask.kind, ask.lacking) in still for ask in freed)
