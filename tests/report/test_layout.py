from itertools import combinations, pairwise

from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

from mentorsheets.report.layout import TIE_LENGTH, place_groups


@st.composite
def groups(draw: DrawFn) -> tuple[list[str], frozenset[frozenset[str]]] | None:
    """A connected group: each person after the first is tied to one before, and some more ties."""
    count = draw(st.integers(2, 30))
    names = [f"p{i:02}" for i in range(count)]
    ties = {frozenset((names[i], names[draw(st.integers(0, i - 1))])) for i in range(1, count)}
    more = draw(st.lists(st.tuples(st.sampled_from(names), st.sampled_from(names)), max_size=count))
    return names, frozenset(ties | {frozenset(pair) for pair in more if pair[0] != pair[1]})


@settings(max_examples=40, deadline=None)
@given(groups())
def test_nobody_of_a_group_leaves_its_field_and_no_two_stand_in_one_place(
    group: tuple[list[str], frozenset[frozenset[str]]],
) -> None:
    names, ties = group
    (field,) = place_groups([names], ties, 700)
    assert set(field.places) == set(names)
    assert all(0 < x < field.width and 0 < y < field.height for x, y in field.places.values())
    assert all(abs(a[0] - b[0]) + abs(a[1] - b[1]) > 1 for a, b in combinations(field.places.values(), 2))


@settings(max_examples=20, deadline=None)
@given(groups())
def test_the_same_ties_give_the_same_picture(group: tuple[list[str], frozenset[frozenset[str]]]) -> None:
    names, ties = group
    assert place_groups([names], ties, 700) == place_groups([names], frozenset(list(ties)[::-1]), 700)


def test_fields_lie_in_rows_and_never_over_each_other() -> None:
    names = [[f"{g}{i}" for i in range(size)] for g, size in zip("abcdef", (9, 5, 4, 3, 2, 2), strict=True)]
    ties = frozenset(frozenset(pair) for group in names for pair in pairwise(group))
    fields = place_groups(names, ties, 900)
    for one, other in combinations(fields, 2):
        apart = (
            one.x + one.width <= other.x
            or other.x + other.width <= one.x
            or one.y + one.height <= other.y
            or other.y + other.height <= one.y
        )
        assert apart


def test_a_chain_is_drawn_as_a_line_that_lies() -> None:
    names = [f"p{i}" for i in range(6)]
    (field,) = place_groups([names], frozenset(frozenset(pair) for pair in pairwise(names)), 900)
    xs, ys = zip(*field.places.values(), strict=True)
    assert max(xs) - min(xs) > 4 * TIE_LENGTH
    assert max(ys) - min(ys) < TIE_LENGTH / 2
