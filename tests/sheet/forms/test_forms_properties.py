"""Whatever is answered, in whatever order: nothing typed is lost, and nothing is taken twice."""

import string
from collections.abc import Sequence
from datetime import datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.strategies._internal.random import ArtificialRandom

from mentorsheets.sheet.backend import Book, Cell
from tests.sheet.forms.desk import UNASKED, answered, book, planned, rows, taken, typed

FIRST = datetime(2026, 11, 1, 9)
PEOPLE = ["ana@example.org", "zoe@example.org", "KIM@example.org"]
KINDS = ["Role models", "Safe space", "Accountability", "help with a thesis"]
SOME = st.lists(st.sampled_from(KINDS), max_size=3, unique=True).map(", ".join)
SAID = st.tuples(
    st.sampled_from(PEOPLE), st.sampled_from(["Ana", "Zoë", "Kim", None]), SOME, SOME,
    st.sampled_from([None, "soon", "quietly"]), st.sampled_from([None, "Porto", "Faro"]),
)  # fmt: skip
TYPED = st.tuples(
    st.integers(0, 2),
    st.sampled_from(["Name", "Where", "Team", "Offers"]),
    st.sampled_from(["Braga", "Porto", "Role models"]),
)


def stamped(
    said: Sequence[tuple[str, str | None, str, str, str | None, str | None]], first: int = 0
) -> list[tuple[Cell, ...]]:
    return [(FIRST + timedelta(hours=hour), *answer) for hour, answer in enumerate(said, first)]


def together(sheet: Book) -> list[list[str]]:
    """What the people's tabs hold, without the order of rows."""
    return [sorted(map(repr, rows(sheet, title))) for title in ("Participants", "Needs")]


@pytest.mark.thorough
@settings(max_examples=20, deadline=None)
@given(st.lists(SAID, min_size=1, max_size=6))
def test_answers_taken_one_by_one_or_all_in_one_run_come_to_the_same(
    said: Sequence[tuple[str, str | None, str, str, str | None, str | None]],
) -> None:
    at_once = taken(book(*stamped(said), Settings=UNASKED))
    sheet = book(Settings=UNASKED)
    for answer in stamped(said):
        sheet = taken(answered(sheet, answer))
    assert together(sheet) == together(at_once)


@pytest.mark.thorough
@settings(max_examples=20, deadline=None)
@given(st.lists(SAID, min_size=1, max_size=6), st.randoms(use_true_random=False))
def test_the_order_of_rows_in_the_form_does_not_matter(
    said: Sequence[tuple[str, str | None, str, str, str | None, str | None]], dice: ArtificialRandom
) -> None:
    answers = stamped(said)
    shuffled = answers.copy()
    dice.shuffle(shuffled)
    assert together(taken(book(*shuffled))) == together(taken(book(*answers)))


@settings(max_examples=20, deadline=None)
@given(st.lists(SAID, min_size=1, max_size=6))
def test_a_second_run_changes_nothing(
    said: Sequence[tuple[str, str | None, str, str, str | None, str | None]],
) -> None:
    sheet = taken(book(*stamped(said)))
    assert planned(sheet)[0].people == ()
    assert taken(sheet) == sheet


@pytest.mark.thorough
@settings(max_examples=20, deadline=None)
@given(
    st.lists(SAID, min_size=1, max_size=4),
    st.lists(TYPED, max_size=4),
    st.lists(SAID, min_size=1, max_size=4),
)
def test_what_a_person_typed_between_two_runs_stays_unless_the_answer_said_the_same(
    before: Sequence[tuple[str, str | None, str, str, str | None, str | None]],
    edits: Sequence[tuple[int, str, str]],
    after: Sequence[tuple[str, str | None, str, str, str | None, str | None]],
) -> None:
    sheet = taken(book(*stamped(before)))
    people = len(rows(sheet, "Participants"))
    left = {}
    for row, column, value in edits:
        if row < people and rows(sheet, "Participants")[row].get(column) != value:
            sheet = typed(sheet, "Participants", row, column, value)
            left[row, column] = value
    said_before = {repr(cell) for answer in before for cell in answer}
    sheet = taken(answered(sheet, *stamped(after, 100)))
    for (row, column), value in left.items():
        if repr(value) not in said_before:
            assert rows(sheet, "Participants")[row][column] == value


CELLS = st.one_of(
    st.none(), st.text(max_size=20), st.text(string.printable, max_size=20), st.integers(), st.floats(), st.booleans(), st.dates(),
    st.datetimes(), st.sampled_from([*PEOPLE, *KINDS, "Timestamp", "Email", "=1+1", "#N/A", "a@b@c", "x" * 60_000]),
)  # fmt: skip


@pytest.mark.thorough
@settings(max_examples=20, deadline=None)
@given(st.lists(st.lists(CELLS, max_size=8), max_size=5))
def test_no_answer_whatever_it_holds_loses_another_or_a_row_of_the_sheet(
    noise: Sequence[Sequence[Cell]],
) -> None:
    ana = {"Name": "Ana", "Email": "ana@example.org", "Where": "Lisbon", "Offers": "Safe space"}
    sentinel = (FIRST, "sentinel@example.org", "Sentinel")
    sheet = taken(
        book(
            *map(tuple, noise), sentinel, Participants=[ana], Needs=[{"Person": "Ana", "Need": "Role models"}]
        )
    )
    people = rows(sheet, "Participants")
    assert people[0].items() >= ana.items()
    assert rows(sheet, "Needs")[0] == {"Person": "Ana", "Need": "Role models"}
    assert [row["Name"] for row in people if row["Email"] == "sentinel@example.org"] == ["Sentinel"]
    assert planned(sheet)[0].people == ()
