"""A sheet as plain values, the answers to a form in it, and what it says after they were taken."""

from collections.abc import Mapping, Sequence
from datetime import date

from mentorsheets.domain.keyed_marks import PLAIN_MARKS, KeyedMarks
from mentorsheets.domain.model import Problem
from mentorsheets.sheet.backend import Book, Cell, Tab
from mentorsheets.sheet.forms.after import book_after
from mentorsheets.sheet.forms.find import forms_in
from mentorsheets.sheet.forms.plan import FormPlan, plan
from mentorsheets.sheet.forms.said import find_form_settings
from mentorsheets.sheet.forms.settings import map_forms
from mentorsheets.sheet.reading.headers import find_tab
from mentorsheets.sheet.reading.programme import read_programme
from mentorsheets.sheet.schema import tab_spec
from mentorsheets.sheet.writing.locate import locate

ALWAYS = ("Participants", "Needs", "Register", "Answers taken")
TODAY = date(2026, 11, 21)
UNASKED = [{"Setting": "Confirm what forms change", "Value": "no"}]
"""The setting by which nobody is asked whether it was them."""
QUESTIONS = (
    "Timestamp",
    "Email Address",
    "What is your name?",
    "Which of these could you offer?",
    "What do you need?",
    "In your own words",
    "Where are you?",
)


def book(
    *answers: tuple[Cell, ...],
    questions: tuple[str, ...] = QUESTIONS,
    **tabs: Sequence[Mapping[str, str | None]],
) -> Book:
    """Make a book with the tabs of people and those named, rows as dictionaries, and a tab of answers, if any."""
    titles = dict.fromkeys((*ALWAYS, *(title.replace("_", " ") for title in tabs)))
    declared = tuple(_tab(title, tabs.get(title.replace(" ", "_"), ())) for title in titles)
    return Book((*declared, Tab("Responses 1", (questions, *answers)))) if answers else Book(declared)


def answered(sheet: Book, *answers: tuple[Cell, ...]) -> Book:
    """Return the book after more answers came in."""
    others = [tab for tab in sheet.tabs if tab.title != "Responses 1"]
    before = next((tab.rows for tab in sheet.tabs if tab.title == "Responses 1"), (QUESTIONS,))
    return Book((*others, Tab("Responses 1", (*before, *answers))))


def planned(sheet: Book, marks: KeyedMarks = PLAIN_MARKS) -> tuple[FormPlan, list[Problem]]:
    """Return the plan for a book, and what its settings say wrongly."""
    problems: list[Problem] = []
    said = find_form_settings(sheet, problems)
    forms = [
        (m.form, m.questions) for m in map_forms(forms_in(sheet, said.keys()), said, problems) if m.questions
    ]
    return plan(forms, sheet, read_programme(sheet, marks).programme, TODAY), problems


def taken(sheet: Book, marks: KeyedMarks = PLAIN_MARKS) -> Book:
    """Return the book after all answers in it were taken."""
    edits = [edit for one in planned(sheet, marks)[0].people for edit in one.edits]
    operations, refused = locate(sheet, edits)
    assert refused == ()
    return book_after(sheet, operations)


def rows(sheet: Book, title: str) -> list[dict[str, Cell]]:
    """Return the rows of a tab as dictionaries, empty cells left out."""
    tab = find_tab(sheet, tab_spec(title))
    assert tab
    header, *below = tab.rows
    return [
        {str(name): cell for name, cell in zip(header, row, strict=False) if cell not in (None, "")}
        for row in below
    ]


def typed(sheet: Book, title: str, row: int, column: str, value: str | None) -> Book:
    """Return the book after a person typed into a cell; `row` 0 is the first below the header."""
    return Book(tuple(_typed(tab, row, column, value) if tab.title == title else tab for tab in sheet.tabs))


def _typed(tab: Tab, row: int, column: str, value: str | None) -> Tab:
    cells = [list(one) for one in tab.rows]
    place = tab.rows[0].index(column)
    line = cells[row + 1]
    line += [None] * (place + 1 - len(line))
    line[place] = value
    return Tab(tab.title, tuple(map(tuple, cells)))


def _tab(title: str, given: Sequence[Mapping[str, str | None]]) -> Tab:
    header = tuple(column.title for column in tab_spec(title).columns)
    return Tab(title, (header, *(tuple(row.get(name) for name in header) for row in given)))
