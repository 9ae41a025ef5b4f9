"""Tabs beside a list whose titles say that their people left, wait, or are last year's: nobody is taken unsaid."""

import pytest

from mentorsheets.sheet.adopt.left_titles import find_left_titles
from mentorsheets.sheet.backend import Book
from tests.sheet.adopt.lists import adopt_book, adopt_text, tab_of

LIST = "Name|Email|Role|Topic\n"
LEFT = [
    "Dropped out", "Withdrawn", "Former members", "Archive", "Old", "Past mentors", "Leavers", "Last year", "Waiting list",
    "Ausgeschieden", "Ehemalige", "Bajas", "Anciens", "Partis", "Desistentes", "سابقون",
]  # fmt: skip


@pytest.mark.parametrize("title", LEFT)
def test_nobody_is_taken_from_a_tab_of_those_who_left_and_it_is_said(title: str) -> None:
    came = adopt_book(
        Book(
            (
                tab_of(
                    f"{LIST}Ana Dua|ana@example.org|Mentee|Law\nCy Kern|cy@example.org|Mentor|Law\n",
                    "Sign-up",
                ),
                tab_of(f"{LIST}Bo Lind|bo@example.org|Mentor|Law\n", title),
            )
        )
    )
    assert came.people == {"Ana Dua", "Cy Kern"}
    assert any(title in one and "nobody is taken from it" in one for one in came.told)


@pytest.mark.parametrize(
    ("titles", "left"),
    [
        (("2025", "2026"), {"2025"}), (("Mentors 2025", "Mentors 2026", "Mentees 2026"), {"Mentors 2025"}),
        (("Mentors 2025", "Mentees 2026"), set()), (("Archive",), set()), (("Old", "Past mentors"), set()),
        (("Mentors", "Mentees", "Sheet1", "Responses", "Old Town club", "Leftfield"), set()), (("2025-26", "2026-27"), {"2025-26"}),
    ],
)  # fmt: skip
def test_a_title_that_says_nothing_of_it_leaves_nobody_out(titles: tuple[str, ...], left: set[str]) -> None:
    assert find_left_titles(titles) == left


@pytest.mark.parametrize(
    "count", ["Total : 2 inscrits", "Grand total", "Headcount: 2", "Summe: 2", "Suma (2)", "المجموع: 2"]
)
def test_a_count_below_the_people_is_nobody_and_needs_no_mending(count: str) -> None:
    came = adopt_text(
        f"N°|Name|Email|Needs|Offers\n1|Ana Dua|ana@example.org|Law|\n2|Bo Lind|bo@example.org||Law\n||||\n{count}\n"
    )
    assert came.people == {"Ana Dua", "Bo Lind"}
    assert not any("e-mail address" in one for one in came.told)
