"""Rows that hold only what was filled down are nobody, in a list and in Participants."""

import pytest

from mentorsheets.sheet.backend import Book, Cell, Tab
from mentorsheets.sheet.last_row import first_free
from mentorsheets.sheet.reading.programme import read_programme
from tests.sheet.adopt.lists import adopt_tab

HEAD: tuple[Cell, ...] = ("Name", "Email", "Needs", "Offers", "Here", "State")
ANA: tuple[Cell, ...] = ("Ana Duarte", "ana@example.org", "Grants", None)
BO: tuple[Cell, ...] = ("Bo Lind", "bo@example.org", None, "Grants")


@pytest.mark.parametrize("own", [(False, None), (True, None), (True, "Open"), ("Open", None)])
def test_rows_of_defaults_are_no_persons(own: tuple[Cell, ...]) -> None:
    defaults = ((None, None, None, None, *own),) * 6
    came = adopt_tab(Tab("List", (HEAD, (*ANA, *own), (*BO, *own), *defaults)))
    assert came.people == {"Ana Duarte", "Bo Lind"}
    assert not any("no e-mail address" in told for told in came.told)


def test_a_formula_filled_down_whose_result_is_not_stored_is_nobody() -> None:
    rows = [HEAD, (*ANA, True, "=LEN(C2)"), (*BO, False, "=LEN(C3)")]
    rows += [(None, None, None, None, False, f"=LEN(C{row})") for row in range(4, 12)]
    came = adopt_tab(Tab("List", tuple(rows)))
    assert came.people == {"Ana Duarte", "Bo Lind"}
    assert not any("no e-mail address" in told for told in came.told)


def test_a_running_number_and_defaults_of_different_length_are_filled_down_too_also_above_a_total() -> None:
    head: tuple[Cell, ...] = ("No.", *HEAD)
    rows = [(1, *ANA, False, "Open"), (2, *BO, True, "Open")]
    filled = [
        (number, None, None, None, None, False, "Open" if number < 8 else None) for number in range(3, 12)
    ]
    came = adopt_tab(Tab("List", (head, *rows, *filled, ("Total", None, None, None, None, 2, None))))
    assert came.people == {"Ana Duarte", "Bo Lind"}
    assert not any("no e-mail address" in told for told in came.told)


def test_somebody_without_an_address_above_such_rows_is_still_told() -> None:
    came = adopt_tab(
        Tab(
            "List",
            (
                HEAD,
                (*ANA, True, None),
                (None, None, None, "Grants", True, None),
                *((None,) * 4 + (True,),) * 5,
            ),
        )
    )
    assert any("no e-mail address" in told for told in came.told)


def test_ticks_filled_down_in_participants_are_no_rows_to_mend_and_new_people_come_above_them() -> None:
    rows = (
        ("Name", "Email", "Arrangement", "Here"),
        ("Ana", "ana@example.org", "freely", True),
        *((None, None, "freely", True),) * 9,
    )
    tab = Tab("Participants", rows)
    reading = read_programme(Book((tab,)))
    assert not any("neither a name" in one.sentence for one in reading.programme.problems)
    assert first_free(tab, 0, [("Bo", "bo@example.org")]) == 2
