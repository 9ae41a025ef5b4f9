"""What anybody can type into a form in somebody's name does not take away what protects that person."""

from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentorsheets.sheet.backend import Book, Cell
from mentorsheets.sheet.cells.nothing import names_nothing
from mentorsheets.sheet.cells.text import plain, split_list
from mentorsheets.sheet.forms.protect import Unproven, join_refusals, may_stop
from tests.sheet.forms.desk import UNASKED, answered, book, planned, rows, taken, typed

QUESTIONS = (
    "Timestamp", "Email Address", "What is your name?", "What do you need?", "Who should we not match you with?",
    "Preferred channel",
)  # fmt: skip
ZOE = "zoe@example.org"


def at(day: int, *said: Cell) -> tuple[Cell, ...]:
    return (datetime(2026, 11, day, 9), ZOE, "Zoë", *said)


def joined(*more: tuple[Cell, ...], settings: list[dict[str, str]] | None = None) -> Book:
    """Return a book in which Zoë joined by a form, and what came since waits to be taken."""
    first = at(1, "Role models, Safe space", "Dan", "video")
    tabs = {"Settings": settings} if settings else {}
    return answered(taken(book(first, questions=QUESTIONS, **tabs)), *more)


def zoe(sheet: Book) -> dict[str, Cell]:
    return rows(sheet, "Participants")[0]


def unproven(sheet: Book) -> list[Unproven]:
    return [one for person in planned(sheet)[0].people for one in person.unproven]


@pytest.mark.parametrize(
    ("said", "stands"),
    [
        ("Bob", "Dan, Bob"),
        ("nobody", "Dan"),
        ("None", "Dan"),
        ("", "Dan"),
        ("DAN", "Dan"),
        ("Bob, dan", "Dan, Bob"),
        ("Bob\nEve", "Dan, Bob, Eve"),
    ],
)
def test_a_form_adds_to_whom_somebody_avoids_and_never_takes_from_it(said: str, stands: str) -> None:
    assert zoe(taken(joined(at(2, None, said, None))))["Avoid"] == stands


def test_it_adds_to_what_a_coordinator_typed_too() -> None:
    sheet = typed(
        joined(at(2, None, "Bob", None)), "Participants", 0, "Avoid", "Dan; the people of her old firm"
    )
    assert zoe(taken(sheet))["Avoid"] == "Dan; the people of her old firm, Bob"


def test_an_older_answer_that_comes_late_adds_as_well() -> None:
    assert (
        zoe(taken(joined((datetime(2026, 10, 30, 9), ZOE, "Zoë", None, "Bob", None))))["Avoid"] == "Dan, Bob"
    )


@given(st.text(max_size=40), st.text(max_size=40))
def test_whatever_is_typed_nobody_goes_from_avoid(before: str, said: str) -> None:
    stands = str(join_refusals(before, said) or "")
    if not names_nothing(before):
        had = {plain(name) for name in split_list(before)}
        assert had <= {plain(name) for name in split_list(stands)}


def test_another_channel_waits_for_her_own_word() -> None:
    sheet = joined(at(2, None, None, "+254 700 000000"))
    (said,) = unproven(sheet)
    assert said.channel == "+254 700 000000"
    assert zoe(taken(sheet))["Channel"] == "video"


def test_so_does_a_channel_where_there_was_none() -> None:
    sheet = taken(book(at(1, "Role models", None, None), questions=QUESTIONS))
    sheet = answered(sheet, at(2, None, None, "+254 700 000000"))
    assert unproven(sheet)[0].channel == "+254 700 000000"
    assert "Channel" not in zoe(taken(sheet))


def test_a_need_that_a_form_no_longer_asks_for_stays_open_until_then() -> None:
    sheet = joined(at(2, "Safe space", None, None))
    assert unproven(sheet)[0].withdraws == ("role-models",)
    assert [row.get("Status") for row in rows(taken(sheet), "Needs")] == [None, None]


def test_what_is_asked_of_her_once_is_not_asked_again_by_the_same_answer() -> None:
    assert unproven(taken(joined(at(2, "Safe space", None, "phone")))) == []


def test_with_the_setting_off_a_form_changes_both_at_once() -> None:
    sheet = taken(joined(at(2, "Safe space", None, "phone"), settings=UNASKED))
    assert zoe(sheet)["Channel"] == "phone"
    assert [row.get("Status") for row in rows(sheet, "Needs")] == ["withdrawn", None]


def test_the_setting_takes_nobody_out_of_avoid() -> None:
    assert zoe(taken(joined(at(2, None, "nobody", None), settings=UNASKED)))["Avoid"] == "Dan"


STATUS_QUESTIONS = ("Timestamp", "Email Address", "What is your name?", "Do you take part?")
MAPPED = [
    {"Setting": "Form: Responses 1",
     "Value": "Email=Email Address; Name=What is your name?; Status=Do you take part?"},
]  # fmt: skip


@pytest.mark.parametrize("before", [None, "active"])
@pytest.mark.parametrize("said", ["left", "paused until 2027-01-15", "I would rather not", "held"])
def test_a_status_that_may_mean_stop_is_told_as_one_and_stands_nowhere_yet(
    before: str | None, said: str
) -> None:
    sheet = taken(book(at(1, None), questions=STATUS_QUESTIONS, Settings=MAPPED))
    sheet = answered(typed(sheet, "Participants", 0, "Status", before), at(2, said))
    assert [one.stops for one in unproven(sheet)] == [said]
    assert zoe(taken(sheet)).get("Status") == before


@pytest.mark.parametrize("before", ["left", "held", "paused"])
def test_no_form_brings_back_who_gets_no_mail(before: str) -> None:
    sheet = taken(book(at(1, before), questions=STATUS_QUESTIONS, Settings=MAPPED))
    sheet = answered(sheet, at(2, "active"))
    assert unproven(sheet) == []
    assert zoe(taken(sheet))["Status"] == before


def test_no_form_changes_the_address_of_a_row() -> None:
    sheet = joined((datetime(2026, 11, 2, 9), "mallory@example.org", "Zoë", None, None, None))
    assert [row["Email"] for row in rows(taken(sheet), "Participants")] == [ZOE, "mallory@example.org"]


def test_each_change_to_a_row_that_exists_is_told_and_what_is_private_without_its_words() -> None:
    sheet = joined(at(2, "Role models, Safe space", "Bob", "video"), settings=UNASKED)
    sheet = typed(sheet, "Participants", 0, "Name", None)
    (one,) = planned(sheet)[0].people
    assert one.changes == ("Name: empty → “Zoë”", "Avoid: more is written there now")


@pytest.mark.parametrize(("text", "stops"), [("active", False), ("", False), ("yes", False), ("no", True)])
def test_what_may_mean_stop(text: str, *, stops: bool) -> None:
    assert may_stop(text or "active") is stops
