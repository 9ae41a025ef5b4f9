"""Who is known again by the register, and since which day each of them takes part."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentorsheets.domain.apply_changes import apply
from mentorsheets.domain.changes import Added, Changed
from mentorsheets.domain.events import Event
from mentorsheets.domain.ids import former_mark
from mentorsheets.domain.model import CheckIn, Day, HistoryEntry, Message, Person, Registration
from mentorsheets.domain.programme import PROGRAMME, Programme, programme_id
from mentorsheets.relations.register import find_newcomers, register_people
from mentorsheets.relations.undecided import KEPT_SINCE, begin_list

TODAY = date(2027, 3, 1)
EARLY, LATER = date(2026, 12, 3), date(2027, 1, 20)
ANA = Person("a", "Ana", "ana@example.org")
PLAIN = Programme(people=(ANA,))
ITSELF = Registration(PROGRAMME, "", programme_id(PLAIN))
OLD = Registration("a", "ana@example.org", "Ana")
"""How Ana stands in a register that knows no days yet."""
MAIL = Message("k", "check-in", "a", "2026-W49", "sent", EARLY)
ASKED = CheckIn("c", "a", "m", "role-models", "How is it going?", LATER)
SAID = HistoryEntry("h", LATER, Event.MET, "a", "m")


def all_new(programme: Programme) -> dict[str, str]:
    """Let everybody who is new keep the id by which they were read."""
    return {person.id: person.id for person in find_newcomers(programme)}


def register(programme: Programme) -> dict[str, Registration]:
    after = apply(programme, register_people(programme, TODAY, all_new(programme)))
    return {entry.id: entry for entry in after.register}


def test_whoever_is_new_takes_part_from_today() -> None:
    assert register_people(PLAIN, TODAY, {"a": "a"}) == [Added(ITSELF), Added(replace(OLD, since=Day(TODAY)))]


def test_a_name_and_an_address_may_change_and_the_day_stays() -> None:
    before = Registration("a", "old@example.org", "Anna", Day(EARLY))
    programme = replace(PLAIN, register=(ITSELF, before))
    assert register_people(programme, TODAY) == [
        Changed(before, replace(OLD, since=Day(EARLY), former=(former_mark("old@example.org"),)))
    ]


def test_other_addresses_that_somebody_said_are_theirs_stay_as_long_as_their_own_does() -> None:
    before = replace(OLD, since=Day(EARLY), also=("home@example.org",))
    same = replace(PLAIN, register=(ITSELF, before))
    assert register_people(same, TODAY) == []
    moved = replace(same, people=(replace(ANA, address="new@example.org"),))
    assert register(moved)["a"] == Registration(
        "a", "new@example.org", "Ana", Day(EARLY), former=(former_mark(str(ANA.address)),)
    )
    before_that = replace(OLD, former=(former_mark("first@example.org"),))
    twice = replace(moved, register=(ITSELF, before_that))
    assert len(register(twice)["a"].former) == 2


def test_somebody_without_an_address_is_known_by_their_name() -> None:
    assert register(Programme(people=(replace(ANA, address=None),)))["a"].address == ""


@pytest.mark.parametrize(
    ("told", "since"),
    [
        (Programme(), Day(TODAY, exact=False)),
        (Programme(messages=(MAIL,), check_ins=(ASKED,)), Day(EARLY, exact=False)),
        (Programme(check_ins=(ASKED,)), Day(LATER, exact=False)),
        (Programme(history=(SAID,), messages=(replace(MAIL, person="b"),)), Day(LATER, exact=False)),
        (Programme(history=(SAID, replace(SAID, id="g", on=EARLY))), Day(EARLY, exact=False)),
        (Programme(history=(SAID,), form_days={"a": EARLY}), Day(EARLY)),
    ],
)
def test_who_is_older_than_the_register_has_the_first_day_that_anything_tells_of(
    told: Programme, since: Day
) -> None:
    assert register(replace(told, people=(ANA,), register=(ITSELF, OLD)))["a"].since == since


def test_the_name_of_the_programme_is_kept_when_its_title_changes() -> None:
    begun = apply(PLAIN, register_people(PLAIN, TODAY))
    renamed = replace(begun, settings=replace(begun.settings, programme="Another"))
    assert programme_id(renamed) == programme_id(PLAIN) != programme_id(replace(renamed, register=()))
    assert register_people(renamed, TODAY) == []


@given(
    st.lists(
        st.builds(
            Person,
            st.sampled_from("abcd"),
            st.sampled_from(["Ana", "Ben"]),
            st.sampled_from([None, "ana@example.org", "ben@example.org"]),
        ),
        unique_by=lambda person: person.id,
    ),
    st.lists(st.sampled_from("abcd"), unique=True),
)
def test_a_second_look_at_the_same_people_changes_nothing(people: list[Person], known: list[str]) -> None:
    there = tuple(Registration(one, "old@example.org", "Old") for one in known)
    once = Programme(people=tuple(people), register=there)
    after = apply(once, register_people(once, TODAY, all_new(once)))
    assert register_people(after, date(2028, 1, 1)) == []
    assert {entry.id for entry in after.register} == {PROGRAMME, *known, *(one.id for one in people)}


def test_the_list_of_what_waits_begins_once_and_looks_four_weeks_back() -> None:
    (began,) = begin_list(PLAIN, TODAY)
    assert began == Added(Registration(KEPT_SINCE, "", "2027-02-01"))
    assert begin_list(apply(PLAIN, [began]), date(2028, 1, 1)) == ()
