"""How many people somebody supports, where one of the two cells is empty or the two disagree."""

import pytest

from mentorsheets.sheet.reading.programme import read_programme
from tests.sheet.forms.desk import book


@pytest.mark.parametrize(
    ("most", "least", "read"),
    [(None, 3, (3, 3)), (None, None, (1, 0)), (2, 3, (2, 2)), (4, 2, (4, 2)), (0, 2, (0, 0))],
)
def test_a_least_number_alone_is_room_for_as_many(
    most: int | None, least: int | None, read: tuple[int, int]
) -> None:
    cells = {"Can support": most, "Supports at least": least}
    said = {title: str(cell) for title, cell in cells.items() if cell is not None}
    sheet = book(Participants=[{"Name": "Ana", "Email": "ana@example.org", **said}])
    programme = read_programme(sheet).programme
    (ana,) = programme.people
    assert (ana.can_support, ana.supports_at_least) == read
    told = [str(one) for one in programme.problems if "Read as" in str(one)]
    assert bool(told) == (least is not None and least > (most or 0))
