"""What Settings say of a form, and which tabs are taken for one."""

from collections.abc import Mapping, Sequence
from datetime import datetime

import pytest

from mentorsheets.sheet.backend import Book, Cell, Tab
from mentorsheets.sheet.forms.find import forms_in
from mentorsheets.sheet.reading.programme import read_programme
from tests.sheet.forms.desk import QUESTIONS, book, planned, rows, taken

WHEN = datetime(2026, 11, 1, 9)


def with_tab(
    *lines: tuple[Cell, ...], title: str = "Responses 1", **tabs: Sequence[Mapping[str, str | None]]
) -> Book:
    return Book((*book(questions=QUESTIONS, **tabs).tabs, Tab(title, lines)))


def found(sheet: Book, *named: str) -> list[str]:
    return [form.tab.title for form in forms_in(sheet, named)]


@pytest.mark.parametrize(
    "title",
    [
        "Timestamp",
        "timestamp ",
        "Horodateur",
        "Zeitstempel",
        "Отметка времени",
        "タイムスタンプ",
        "Carimbo de data/hora",
    ],
)
def test_a_tab_whose_first_column_is_a_time_stamp_is_a_form(title: str) -> None:
    assert found(with_tab((title, "Email"), (WHEN, "x@example.org"))) == ["Responses 1"]


def test_a_tab_of_another_maker_has_its_time_after_a_number() -> None:
    sheet = with_tab(
        ("ID", "Start time", "Completion time", "Email", "Name"), (1, WHEN, WHEN, "x@example.org", "Xi")
    )
    assert rows(taken(sheet), "Participants") == [{"Name": "Xi", "Email": "x@example.org"}]


def test_other_tabs_are_left_alone_unless_they_are_named() -> None:
    sheet = with_tab(("Email", "Name"), ("x@example.org", "Xi"), title="Sign ups")
    assert found(sheet) == []
    assert found(sheet, "sign ups") == ["Sign ups"]
    assert found(with_tab(title="Empty"), "empty") == []


def test_a_form_is_read_by_what_settings_say() -> None:
    settings = [{"Setting": "form: responses 1", "Value": "Email=Kontakt; Name=Rufname"}]
    sheet = with_tab(("Zeitstempel", "Kontakt", "Rufname"), (WHEN, "x@example.org", "Xi"), Settings=settings)
    assert rows(taken(sheet), "Participants") == [{"Name": "Xi", "Email": "x@example.org"}]
    assert planned(sheet)[1] == []


def test_a_form_that_settings_say_no_of_is_left_alone() -> None:
    settings = [{"Setting": "Form: Responses 1", "Value": "No"}]
    sheet = with_tab(("Timestamp", "Email"), (WHEN, "x@example.org"), Settings=settings)
    assert planned(sheet) == (planned(book())[0], [])


def test_a_question_that_the_form_does_not_have_is_told_in_settings() -> None:
    settings = [{"Setting": "Form: Responses 1", "Value": "Email=Email; Team=Your crew"}]
    sheet = with_tab(("Timestamp", "Email"), (WHEN, "x@example.org"), Settings=settings)
    (problem,) = planned(sheet)[1]
    assert (problem.tab, problem.cell) == ("Settings", "B2")
    assert "Your crew" in problem.sentence
    assert len(rows(taken(sheet), "Participants")) == 1


@pytest.mark.parametrize("value", [None, "Name=Name", "what?"])
def test_a_form_without_an_address_is_told_once_and_not_read(value: str | None) -> None:
    settings = [{"Setting": "Form: Responses 1", "Value": value}]
    sheet = with_tab(("Timestamp", "Name"), (WHEN, "Xi"), (WHEN, "Yu"), Settings=settings)
    plan, problems = planned(sheet)
    assert plan.people == ()
    assert [(p.tab, p.cell) for p in problems] == [("Responses 1", "A1")]


def test_the_reader_of_settings_has_no_complaint_about_a_form() -> None:
    sheet = book(Settings=[{"Setting": "Form: Responses 1", "Value": "Name=Name"}])
    assert read_programme(sheet).programme.problems == ()
