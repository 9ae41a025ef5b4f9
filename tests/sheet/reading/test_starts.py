"""From which day on somebody may be paired: the cell From, and what follows where nobody understands it."""

from datetime import date

import pytest

from mentorsheets.pairing.propose import Plan, propose
from mentorsheets.sheet.backend import Cell
from mentorsheets.sheet.cells.starts import UNREAD_START, read_start
from mentorsheets.sheet.reading.programme import read_programme
from tests.sheet.adopt.lists import adopt_text
from tests.sheet.forms.desk import TODAY, book


@pytest.mark.parametrize(
    ("cell", "day"),
    [
        *(
            (cell, date(2027, 1, 15))
            for cell in (
                date(2027, 1, 15),
                "2027-01-15",
                "15 January 2027",
                "15.01.2027",
                "ab 15.1.27",
                "à partir du 15 janvier 2027",
                46402,
                "2027-01-15 09:30",
            )
        ),
        *(
            (cell, date(2027, 1, 1))
            for cell in ("January 2027", "2027-01", "enero de 2027", "ab Januar 2027", "01/2027")
        ),
        *((cell, None) for cell in (None, "", "-", "n/a", "now", "Any time", "sofort")),
    ],
)
def test_a_start_is_a_day_or_a_month_or_at_once(cell: Cell, day: date | None) -> None:
    assert read_start(cell).value == day


def plan_where(start: str, *, of: str = "Bo", today: date = TODAY) -> tuple[Plan, list[str]]:
    """Return the plan where the cell From of one of two people says this, and what is told of cells."""
    people = [
        {"Name": "Ana", "Email": "ana@example.org"},
        {"Name": "Bo", "Email": "bo@example.org", "Offers": "Role models"},
    ]
    sheet = book(
        Participants=[{**one, "From": start if one["Name"] == of else ""} for one in people],
        Needs=[{"Person": "ana@example.org", "Need": "Role models"}],
    )
    programme = read_programme(sheet).programme
    return propose(programme, today), [str(one) for one in programme.problems]


@pytest.mark.parametrize("of", ["Ana", "Bo"])
def test_nobody_is_paired_before_their_day_and_pair_counts_who_waits(of: str) -> None:
    plan, _ = plan_where("2026-11-23", of=of)
    assert not plan.new
    waits = "1 need and 0 helpers wait" if of == "Ana" else "0 needs and 1 helper wait"
    assert plan.advice[0] == f"1 person starts later (From), the next on 2026-11-23: {waits} until then."
    assert [one.sentence for one in plan.unmet] == (
        [] if of == "Ana" else ["One person offers it, but they start on a later day."]
    )
    plan, _ = plan_where("2026-11-23", of=of, today=date(2026, 11, 23))
    assert len(plan.new) == 1
    assert not plan.advice


def test_a_start_that_nobody_understands_is_told_and_holds() -> None:
    plan, told = plan_where("after the holidays", of="Ana")
    assert not plan.new
    assert any(UNREAD_START in one for one in told)


@pytest.mark.parametrize("places", [("Lisbon", "Porto"), ("France", "after Easter"), ("2026-01-15", "")])
def test_a_list_that_says_where_people_come_from_holds_nobody(places: tuple[str, str]) -> None:
    came = adopt_text(f"""
Name|Email|From|I can offer|I need
Ana|ana@example.org|{places[0]}||Role models
Bo|bo@example.org|{places[1]}|Role models|
""")
    assert came.pairs == {("Bo", "Ana")}
