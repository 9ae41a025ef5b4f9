"""The way for large communities, on ones small enough to know the answer."""

from hypothesis import given

from mentorsheets.pairing import exact, large
from mentorsheets.pairing.begin import begin_with
from mentorsheets.pairing.bound import GRAIN
from mentorsheets.pairing.columns import tabulate
from tests.pairing.communities import communities, examples

TURNS = large.Turns(tolerances=(1e-3, 1e-3, 1e-4), mendings=2, block=3)


@given(communities(most=9))
@examples(20)
def test_everybody_who_can_be_served_is_and_the_bound_holds(community):
    begin = begin_with(tabulate(community))
    if not len(begin.pairs):
        return
    found, best = large.cover(begin, TURNS), exact.cover(begin)
    asker = found.model.pairs.asker[found.chosen]
    alone = ~begin.left.served[asker]
    assert len(set(asker[alone].tolist())) == begin.flow.served
    assert found.value <= best.value
    assert best.value * GRAIN <= found.bound


@given(communities(most=9))
@examples(20)
def test_nobody_is_beyond_a_limit(community):
    begin = begin_with(tabulate(community))
    if not len(begin.pairs):
        return
    found = large.cover(begin, TURNS)
    pairs = found.model.pairs.only(found.chosen)
    size = begin.columns.size
    for side, limit in ((pairs.giver, begin.columns.give), (pairs.asker, begin.columns.take)):
        assert all(side.tolist().count(row) <= limit[row] for row in range(size))


@given(communities(most=9))
@examples(20)
def test_each_better_answer_is_told_and_none_is_above_the_bound(community):
    begin = begin_with(tabulate(community))
    if not len(begin.pairs):
        return
    told = []
    large.cover(begin, TURNS, lambda served, covered, most: told.append((served, covered, most)))
    assert len(told) >= 4
    assert all(covered <= most for _, covered, most in told)


@given(communities(most=9))
@examples(20)
def test_looking_at_some_pairs_only_serves_as_many_and_keeps_the_bound(community):
    columns = tabulate(community)
    some, every = begin_with(columns, most_whole=0, some=1), begin_with(columns)
    assert some.flow.served == every.flow.served
    if len(some.pairs):
        best = exact.cover(every)
        found = large.cover(some, TURNS)
        assert found.value <= best.value
        assert best.value * GRAIN <= found.bound
