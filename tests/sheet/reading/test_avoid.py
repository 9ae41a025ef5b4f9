"""Whom a cell may mean: nobody whose name may stand in Avoid is brought together before a human looked."""

from collections.abc import Callable, Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentorsheets.domain.catalogue import DEFAULT
from mentorsheets.domain.model import Problem
from mentorsheets.domain.settings import Settings
from mentorsheets.sheet.backend import Tab
from mentorsheets.sheet.reading.alike import may_be_said
from mentorsheets.sheet.reading.participants import read_participants

PEOPLE = (
    ("Chidi Okafor", "chidi.o@example.org", "Acme"), ("Bo O'Brien", "bo@example.org", "Beta"), ("Ana Duarte", "ana.d@example.org", "Acme"),
    ("Ana Pereira", "ana@example.com", "Gamma"), ("Zoë Müller", "zoe@example.org", "Beta"), ("José García López", "jose@example.org", ""),
    ("Mohammed Al-Sayed", "mo@example.org", ""), ("Robert Smith", "rs@example.org", "Acme"), ("Katherine Jones", "kj@example.org", ""),
    ("محمد علي", "ali@example.org", ""), ("Александр Иванов", "ai@example.org", ""), ("Li Wei", "liwei@example.org", ""),
)  # fmt: skip


def read_avoid(cell: str, title: str = "Avoid") -> tuple[set[str], list[Problem]]:
    """Return who is kept apart from somebody of Acme whose cell this is, and what is told of it."""
    rows = (
        ("Name", "Email", title, "Team"),
        *((name, address, None, team) for name, address, team in PEOPLE),
        ("Quinn Quist", "quinn@example.org", cell, "Acme"),
    )
    problems: list[Problem] = []
    found = read_participants(Tab("Participants", rows), DEFAULT, Settings(), (), problems)
    names = {person.id: person.name for person in found.people}
    told = [problem for problem in problems if problem.cell.startswith("C")]
    return {names[one] for one in found.people[-1].avoid}, told


@pytest.mark.parametrize(
    ("cell", "apart"),
    [
        ("Chidy", ["Chidi Okafor"]), ("CO", ["Chidi Okafor"]), ("C. Okafor", ["Chidi Okafor"]), ("C.O.", ["Chidi Okafor"]), ("Okaför", ["Chidi Okafor"]),
        ("anyone from Acme", ["Ana Duarte", "Chidi Okafor", "Robert Smith"]), ("my team", ["Ana Duarte", "Chidi Okafor", "Robert Smith"]),
        ("the two Anas", ["Ana Duarte", "Ana Pereira"]), ("Prof. Müller", ["Zoë Müller"]), ("Dr Mueller", ["Zoë Müller"]), ("Zoey", ["Zoë Müller"]),
        ("Kathy", ["Katherine Jones"]), ("Kate Jones", ["Katherine Jones"]), ("Bob", ["Robert Smith"]), ("Pepe", ["José García López"]),
        ("Alexander Ivanov", ["Александр Иванов"]), ("Sasha", ["Александр Иванов"]), ("Mohammad", ["Mohammed Al-Sayed", "محمد علي"]),
        ("bo@example.com", ["Bo O'Brien"]), ("Anyone but Chidy", ["Chidi Okafor"]), ("Smiths", ["Robert Smith"]), ("Peirera", ["Ana Pereira"]),
    ],
)  # fmt: skip
def test_whoever_may_be_meant_is_kept_apart_until_the_cell_is_mended(cell: str, apart: Sequence[str]) -> None:
    found, told = read_avoid(cell)
    assert found == set(apart)
    assert any(problem.needs_mending for problem in told)


@pytest.mark.parametrize(
    ("cell", "apart"),
    [
        ("Okafor, Chidi", ["Chidi Okafor"]), ("Smith, Robert; Wei, Li", ["Li Wei", "Robert Smith"]), ("Garcia Lopez, Jose", ["José García López"]),
        ("Chidi, Zoe", ["Chidi Okafor", "Zoë Müller"]),
    ],
)  # fmt: skip
def test_a_name_in_another_order_is_that_name(cell: str, apart: Sequence[str]) -> None:
    found, told = read_avoid(cell)
    assert found == set(apart)
    assert told
    assert not any(problem.needs_mending for problem in told)


@pytest.mark.parametrize(
    "cell",
    ["my husband", "women", "the guy from marketing", "anyone I know", "Xerxes", "someone@example.net"],
)
def test_a_cell_that_names_nobody_of_the_list_is_told(cell: str) -> None:
    found, told = read_avoid(cell)
    assert found == set()
    assert any(problem.needs_mending for problem in told)


@pytest.mark.parametrize("cell", ["None", "k.A.", "ninguno", "لا أحد", "-", "?", "nobody comes to mind"])
def test_a_cell_that_says_nobody_asks_for_nothing(cell: str) -> None:
    assert read_avoid(cell) == (set(), [])


def test_a_wish_that_refuses_somebody_misspelt_keeps_them_apart() -> None:
    found, told = read_avoid("anyone but Chidy", "Would like")
    assert found == {"Chidi Okafor"}
    assert told


NOISE = st.sampled_from(
    [
        "please not",
        "my cousin",
        "we fell out,",
        "and",
        "(",
        ")",
        "Dr.",
        "-",
        ";",
        "\n",
        "1.",
        "anyone but",
        "from work",
        "!!",
    ]
)


@given(
    st.sampled_from(PEOPLE),
    st.lists(NOISE, max_size=3),
    st.lists(NOISE, max_size=3),
    st.sampled_from([str, str.upper, str.lower, lambda name: " ".join(reversed(name.split()))]),
)
def test_whoever_is_named_whole_is_kept_apart_whatever_stands_around(
    person: tuple[str, str, str], before: list[str], behind: list[str], written: Callable[[str], str]
) -> None:
    found, _ = read_avoid(" ".join([*before, written(person[0]), *behind]))
    assert person[0] in found


@given(st.text(max_size=60))
def test_whatever_is_typed_into_avoid_either_names_somebody_is_told_or_says_nothing(cell: str) -> None:
    read_avoid(cell)


@pytest.mark.parametrize(
    ("word", "name"), [("anna", "ana"), ("bill", "william"), ("mohamad", "محمد"), ("katarina", "ekaterina")]
)
def test_two_spellings_may_be_one_name(word: str, name: str) -> None:
    assert may_be_said(word, name)


@pytest.mark.parametrize(
    ("word", "name"),
    [
        ("out", "otto"),
        ("we", "wei"),
        ("not", "nat"),
        ("boss", "bo"),
        ("marketing", "martin"),
        ("from", "fromm"),
    ],
)
def test_words_of_a_sentence_are_no_names(word: str, name: str) -> None:
    assert not may_be_said(word, name)
