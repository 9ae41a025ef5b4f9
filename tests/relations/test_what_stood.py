"""How much stood in a sheet at the last run, against how much stands there now."""

from dataclasses import replace
from datetime import date

import pytest

from mentorsheets.domain.apply_changes import apply
from mentorsheets.domain.model import Day, Need, Person, Registration, Standing
from mentorsheets.domain.programme import Programme
from mentorsheets.relations.losses import find_losses
from mentorsheets.relations.what_stood import find_shrunk, note_stood

PEOPLE = tuple(
    Person(
        f"p{number}", f"P{number}", f"p{number}@example.org",
        standing=Standing.LEFT if number < 4 else Standing.ACTIVE,
        avoid=frozenset({"p0"} if number > 8 else ()),
    )
    for number in range(12)
)  # fmt: skip
NEEDS = tuple(Need(id=f"n{number}", person=f"p{number}", kind="role-models") for number in range(12))


def noted(**fields: object) -> Programme:
    programme = Programme(people=PEOPLE, needs=NEEDS).revised(**fields)
    return apply(programme, tuple(note_stood(programme, programme)))


@pytest.mark.parametrize(
    ("now", "told"),
    [
        ({}, []),
        ({"needs": NEEDS[:6]}, []),
        ({"needs": NEEDS[:5]}, [("Needs", "", 12, 5)]),
        ({"needs": ()}, [("Needs", "", 12, 0)]),
        ({"people": PEOPLE[:5]}, [("Participants", "", 12, 5)]),
        ({"people": (), "needs": ()}, [("Participants", "", 12, 0)]),
        ({"people": tuple(replace(one, standing=Standing.ACTIVE) for one in PEOPLE)},
         [("Participants", "Status", 4, 0)]),
        ({"people": (*(replace(one, standing=Standing.ACTIVE) for one in PEOPLE[1:]), PEOPLE[0])}, []),
        ({"people": tuple(replace(one, avoid=frozenset()) for one in PEOPLE)},
         [("Participants", "Avoid", 3, 0)]),
    ],
)  # fmt: skip
def test_much_less_than_before_is_told_and_what_is_everyday_is_not(
    now: dict[str, object], told: list[tuple[str, str, int, int]]
) -> None:
    programme = noted().revised(**now)
    assert [(one.tab, one.column, one.before, one.now) for one in find_shrunk(programme)] == told
    assert bool(find_losses(programme)) == bool(told)


def test_one_who_alone_had_left_may_be_brought_back_by_an_empty_cell_but_not_by_a_column_that_is_gone() -> (
    None
):
    one_left = noted(people=(PEOPLE[0], *PEOPLE[4:]))
    back = tuple(replace(one, standing=Standing.ACTIVE) for one in one_left.people)
    assert not find_losses(one_left.revised(people=back))
    (loss,) = find_losses(one_left.revised(people=back, lacking=frozenset({"Participants/Status"})))
    assert "column Status" in loss.sentence


def test_once_somebody_went_on_what_stands_there_is_what_is_compared_with() -> None:
    emptied = noted().revised(needs=())
    again = apply(emptied, tuple(note_stood(emptied, emptied)))
    assert not find_losses(again)
    assert not list(note_stood(again, again))


def test_what_somebody_spoilt_in_the_register_counts_for_nothing() -> None:
    programme = noted()
    spoilt = programme.revised(
        register=tuple(replace(one, name="Needs x, 12,, ") for one in programme.register)
    )
    assert not find_losses(spoilt.revised(needs=()))


def test_names_that_changed_places_are_told_and_new_names_are_not() -> None:
    known = tuple(
        Registration(one.id, one.address or "", one.name, Day(date(2026, 11, 23))) for one in PEOPLE
    )
    programme = Programme(people=PEOPLE, register=known)
    names = [one.name for one in PEOPLE]

    def called(*now: str) -> Programme:
        people = tuple(replace(one, name=name) for one, name in zip(PEOPLE, now, strict=True))
        return programme.revised(people=people)

    assert not find_losses(called(*names))
    assert not find_losses(called("Married now", *names[1:]))
    assert not find_losses(called(names[1], *names[1:])), "two may be called alike"
    (loss,) = find_losses(called(names[1], names[0], *names[2:]))
    assert "2 people stand beside the address of somebody else" in loss.sentence
    (loss,) = find_losses(called(*sorted(names, reverse=True)))
    assert loss.may_go_on
