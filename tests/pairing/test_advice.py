"""What a coordinator is told to do about open needs."""

from dataclasses import replace

from hypothesis import given

from mentorsheets.pairing.advice import Advice, advise, words
from mentorsheets.pairing.community import Ask, Community, Member
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


def told(*members):
    community = Community(members=members)
    return [words(advice) for advice in advise(community, solve(community))]


def test_people_to_look_for_are_named_by_what_they_offer_and_speak():
    assert told(*ASKERS) == [
        "Three more people who offer sponsorship and speak Portuguese would meet five needs."
    ]


def test_more_room_is_advised_where_all_are_full():
    assert "One more place with those who offer sponsorship would meet one need." in told(GIVER, *ASKERS[:2])


def test_a_rule_that_keeps_people_apart_is_named():
    late = replace(GIVER, availability=2, give=5)
    assert any("are free at other hours" in sentence for sentence in told(late, *ASKERS))


def test_who_has_what_they_wanted_is_asked_for_more():
    keen = replace(ASKERS[0], asks={"sponsorship": Ask(3, helpers=2)})
    second = replace(GIVER, id="second")
    limit = "as many helpers as they said: ask whether they want one more."
    expected = f"One person who asks for sponsorship has {limit}"
    assert expected in told(keen, GIVER, second)


def test_what_people_wish_of_each_other_is_never_said():
    picky = replace(ASKERS[0], wished_traits=frozenset({"veteran"}), wish_is_demand=True)
    sentences = told(picky, GIVER)
    assert sentences
    assert not any("veteran" in sentence or "affinity" in sentence for sentence in sentences)


def test_one_person_is_spoken_of_as_one():
    one = Advice("recruit", "art", 1, 1, language="French")
    assert words(one) == "One more person who offers art and speaks French would meet one need."


@given(communities())
@examples(20)
def test_any_answer_can_be_summed_up_without_a_name(community):
    for advice in advise(community, solve(community)):
        sentence = words(advice)
        assert sentence.endswith(".")
        assert advice.meets > 0
        assert not any(member.id in sentence for member in community.members)
