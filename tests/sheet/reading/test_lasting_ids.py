"""Everybody keeps their id through new addresses and names, and nobody gets that of somebody else."""

from dataclasses import replace
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from mentorsheets.domain.ids import person_id
from mentorsheets.domain.model import Person, Registration
from mentorsheets.sheet.reading.lasting_ids import give_ids

NAMES = ("Ana", "Bo", "Chidi", "Eve")
ADDRESSES = ("office@example.org", "home@example.org", "one@example.org")


def row(name: str, address: str | None) -> Person:
    return Person(person_id(address, name), name, address)


def remember(people: list[Person]) -> list[Registration]:
    return [Registration(one.id, one.address or "", one.name) for one in people]


ROWS = st.lists(
    st.builds(row, st.sampled_from(NAMES), st.sampled_from(ADDRESSES)),
    unique_by=lambda one: one.name,
    max_size=4,
)


def ids(register: list[Registration], *rows: Person) -> dict[str, str]:
    return {one.name: one.id for one in give_ids(register, rows)}


@given(ROWS, st.randoms(use_true_random=False))
def test_whoever_is_known_keeps_their_id_in_whatever_order_rows_stand(
    rows: list[Person], order: Random
) -> None:
    first = give_ids([], rows)
    assert len({one.id for one in first}) == len(rows)
    moved = list(rows)
    order.shuffle(moved)
    assert {(one.name, one.id) for one in give_ids(remember(first), moved)} == {
        (one.name, one.id) for one in first
    }


@given(ROWS, st.sampled_from(NAMES))
def test_whoever_goes_takes_nobodys_id_along_and_leaves_theirs_to_nobody(
    rows: list[Person], goes: str
) -> None:
    first = give_ids([], rows)
    rest = [one for one in rows if one.name != goes]
    assert ids(remember(first), *rest) == {one.name: one.id for one in first if one.name != goes}


@given(ROWS, st.sampled_from(NAMES))
def test_whoever_gets_an_address_of_their_own_keeps_their_id(rows: list[Person], moves: str) -> None:
    first = give_ids([], rows)
    now = [replace(one, address="new@example.org") if one.name == moves else one for one in rows]
    now = [row(one.name, one.address) for one in now]
    assert ids(remember(first), *now) == {one.name: one.id for one in first}


def test_somebody_who_gets_an_address_that_another_had_first_is_somebody_else() -> None:
    ana = Registration(person_id("office@example.org", "Ana"), "ana@example.org", "Ana")
    found = ids([ana], row("Ana", "ana@example.org"), row("Bo", "office@example.org"))
    assert found["Ana"] == ana.id
    assert found["Bo"] != ana.id


def test_a_row_without_a_name_is_the_one_person_of_its_address() -> None:
    found = give_ids([], [row("Ana", "office@example.org"), row("office", "office@example.org")])
    assert len({one.id for one in found}) == 1
    found = give_ids([], [row("Ana Duarte", "a@example.org"), row("A. Duarte", "a@example.org")])
    assert len({one.id for one in found}) == 1


def test_a_person_of_another_name_at_an_address_of_their_own_is_who_they_were() -> None:
    ana = Registration("p1", "ana@example.org", "Ana")
    assert ids([ana], row("Zoe", "ana@example.org")) == {"Zoe": "p1"}
