"""Lists as people keep them: totals, headings, merged cells, names in two columns, formulas without a result."""

import pytest

from mentorsheets.sheet.backend import Book, Cell, Tab
from mentorsheets.sheet.last_row import last_typed
from mentorsheets.sheet.reading.programme import Reading, read_programme

HEADER = ("Name", "Email", "Offers")
ANA, BO = ("Ana", "ana@example.org", None), ("Bo", "bo@example.org", "Role models")


def reading(*rows: tuple[Cell, ...], **more: object) -> Reading:
    return read_programme(Book((Tab("Participants", rows, **more), Tab("Needs", (("Person", "Need"),)))))  # type: ignore[arg-type]


def names(found: Reading) -> list[str]:
    return [person.name for person in found.programme.people]


def test_headings_and_a_total_among_the_rows_are_no_people() -> None:
    found = reading(HEADER, ("MENTORS",), BO, (), ("Mentees",), ANA, HEADER, ("Total: 2",))
    assert names(found) == ["Bo", "Ana"]
    assert found.programme.problems == ()


def test_a_title_across_the_row_is_no_person() -> None:
    found = reading(HEADER, ("Cohort of spring",), ANA, merged=("A2:C2",))
    assert names(found) == ["Ana"]


def test_somebody_who_has_a_name_alone_is_told_of_still() -> None:
    found = reading(HEADER, ("Dan",), ANA)
    assert names(found) == ["Dan", "Ana"]
    assert [problem.cell for problem in found.programme.problems] == ["B2"]


def test_a_first_and_a_last_name_in_two_columns_are_one_name() -> None:
    found = reading(("First name", "Last name", "Email"), ("Ana", "Duarte", "ana@example.org"))
    assert names(found) == ["Ana Duarte"]
    assert found.programme.problems == ()


def test_a_header_of_two_rows_is_read_where_cells_are_merged() -> None:
    rows: tuple[tuple[Cell, ...], ...] = (
        ("Name", "Email", "How many", None), (None, None, "Can support", "Wants at most"),
        ("Ana", "ana@example.org", 3, 1),
    )  # fmt: skip
    (ana,) = reading(*rows, merged=("A1:A2", "B1:B2", "C1:D1")).programme.people
    assert (ana.name, ana.can_support, ana.wants_at_most) == ("Ana", 3, 1)


def test_a_formula_without_a_result_is_told_and_not_taken_for_the_name() -> None:
    found = reading(HEADER, ('=B2&" "', "ana@example.org", None), formulas=frozenset({(1, 0)}))
    assert names(found) == ["ana"]
    (problem,) = found.programme.problems
    assert (problem.cell, "result is not stored" in problem.sentence) == ("A2", True)


def test_a_person_merged_beside_two_needs_has_both() -> None:
    needs = Tab(
        "Needs", (("Person", "Need"), ("Ana", "Role models"), (None, "Accountability")), merged=("A2:A3",)
    )
    programme = read_programme(Book((Tab("Participants", (HEADER, ANA, BO)), needs))).programme
    assert [need.kind for need in programme.needs] == ["role-models", "accountability"]
    assert programme.problems == ()


def test_tick_boxes_and_a_total_do_not_hide_where_new_rows_go() -> None:
    rows = (HEADER, ANA, BO, (None, None, False), ("Total", None, 2), *[(None, None, False)] * 900)
    assert last_typed(Tab("Participants", rows)) == 2


def test_an_address_from_a_pasted_link_is_the_address() -> None:
    (ana,) = reading(HEADER, ("Ana", "http://ana23@example.org", None)).programme.people
    assert ana.address == "ana23@example.org"


def test_rather_not_saying_is_no_identity_that_two_share() -> None:
    header = ("Name", "Email", "Shares", "Wishes to share", "Team")
    (ana,) = reading(
        header, ("Ana", "a@example.org", "Prefer not to say", "Prefer not to say", "N/A")
    ).programme.people
    assert (ana.shares, ana.wishes_to_share, ana.team) == (frozenset(), frozenset(), None)


@pytest.mark.parametrize(
    "words",
    [
        "Total", "Summe", "Gesamt: 2", "TOTAL PEOPLE", "Total participants", "n = 2", "Sum:", "Anzahl Personen", "2 people", "Insgesamt",
        "Total general", "Ensemble", "المجموع الكلي", "Nombre total", "Somme totale", "Summe Mentoren",
    ],
)  # fmt: skip
def test_a_row_that_sums_up_others_is_nobody(words: str) -> None:
    found = reading(HEADER, ("Ana Duarte", "ana@example.org", None), (words, None, None))
    assert names(found) == ["Ana Duarte"]
    assert not found.programme.problems


def test_somebody_whose_name_is_a_word_for_sums_takes_part() -> None:
    found = reading(
        HEADER,
        ("Count Basie", None, "Role models"),
        ("Total Recall", "total@example.org", None),
        ("Ana Summer", None, None),
    )
    assert names(found) == ["Count Basie", "Total Recall", "Ana Summer"]


def test_a_number_where_a_name_belongs_is_told_and_is_nobody() -> None:
    found = reading(HEADER, ("Ana Duarte", "ana@example.org", None), (12, None, None))
    assert names(found) == ["Ana Duarte"]
    assert [problem.cell for problem in found.programme.problems] == ["A3"]
