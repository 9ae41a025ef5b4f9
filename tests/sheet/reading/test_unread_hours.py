"""Hours that nobody understood: they are told by their cell, and are not all hours of the week."""

import pytest

from mentorsheets.pairing.propose import propose
from mentorsheets.sheet.reading.programme import read_programme
from tests.sheet.forms.desk import TODAY, book


def pairs_where(when: str) -> tuple[int, list[str]]:
    """Return how many matches are proposed where the asker's cell says this, and what is told."""
    sheet = book(
        Participants=[
            {"Name": "Ana", "Email": "ana@example.org", "Availability": when},
            {"Name": "Bo", "Email": "bo@example.org", "Offers": "Role models"},
        ],
        Needs=[{"Person": "ana@example.org", "Need": "Role models"}],
    )
    programme = read_programme(sheet).programme
    return len(propose(programme, TODAY).new), [str(one) for one in programme.problems]


@pytest.mark.parametrize("when", ["", "n/a", "-", "any time", "Mon evening"])
def test_whoever_says_no_hours_or_hours_that_are_read_is_matched(when: str) -> None:
    assert pairs_where(when) == (1, pairs_where(when)[1])


@pytest.mark.parametrize("when", ["whenever the kids sleep", "after the choir", "quand je peux, on verra"])
def test_whose_hours_nobody_understood_is_not_taken_to_be_free_always(when: str) -> None:
    proposed, told = pairs_where(when)
    assert proposed == 0
    assert any("Until it is mended, they are matched with nobody." in one for one in told)


@pytest.mark.parametrize(("others", "free"), [("Mi 18-20", 1), ("Ve soir", 6)])
def test_what_others_of_a_column_write_tells_which_day_a_word_of_two_languages_is(
    others: str, free: int
) -> None:
    sheet = book(
        Participants=[
            {"Name": "Ana", "Email": "ana@example.org", "Availability": "Di 18-20"},
            {"Name": "Bo", "Email": "bo@example.org", "Availability": others},
        ]
    )
    programme = read_programme(sheet).programme
    assert [slot.weekday for slot in programme.people[0].availability] == [free]
    assert any("Read as" in str(one) for one in programme.problems)
