"""What the tab Settings says of each form: which question fills what; a proposal is written there once."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from mentorsheets.domain.model import Problem
from mentorsheets.sheet.a1 import cell_name
from mentorsheets.sheet.backend import Book
from mentorsheets.sheet.cells.text import plain
from mentorsheets.sheet.edits import AddRow
from mentorsheets.sheet.forms.find import Form
from mentorsheets.sheet.forms.mapping import Questions, is_left_alone, parse, propose, written
from mentorsheets.sheet.reading.headers import find_tab
from mentorsheets.sheet.reading.rows import Row, rows_of
from mentorsheets.sheet.schema import SETTINGS, form_of, setting_of

MEANING = "Which question of this form fills which column. Edit it, or type no to leave the form alone."


@dataclass(frozen=True, slots=True)
class Mapped:
    """A form whose answers are to be taken, and which of its questions fills what."""

    form: Form
    questions: Questions
    is_proposed: bool = False


def said_of_forms(book: Book, problems: list[Problem]) -> Mapping[str, Row]:
    """Return the row of Settings on each form, by the plain title of its tab.

    What is wrong in these rows will be added to `problems`.
    """
    tab = find_tab(book, SETTINGS)
    rows = rows_of(tab, SETTINGS, []) if tab else ()
    found: dict[str, Row] = {}
    for row in rows:
        if form := form_of(row.text("Setting")):
            row.problems = problems
            found.setdefault(plain(form), row)
    return found


def mapped(forms: Iterable[Form], said: Mapping[str, Row], problems: list[Problem]) -> Iterator[Mapped]:
    """Yield each form that is not to be left alone, with the mapping that Settings say or else a proposal."""
    for form in forms:
        row = said.get(plain(form.tab.title))
        if row is None:
            questions = propose(list(form.questions))
        elif is_left_alone(row.text("Value")):
            continue
        else:
            questions = parse(row.text("Value"), form.questions)
            _tell_missing(row, form, questions)
        if "Email" not in questions:
            problems.append(_no_address(form))
        yield Mapped(form, questions if "Email" in questions else {}, is_proposed=row is None)


def proposal(one: Mapped) -> AddRow:
    """Return the row of Settings that keeps what was proposed for a form."""
    questions = propose(list(one.form.questions))
    return AddRow(
        SETTINGS.title,
        {"Setting": setting_of(one.form.tab.title), "Value": written(questions) or None, "Meaning": MEANING},
    )


def _tell_missing(row: Row, form: Form, questions: Questions) -> None:
    there = form.questions
    for asked in questions.values():
        for question in asked:
            if question not in there:
                row.problem(
                    "Value",
                    f"The form has no question “{question}”, so nothing comes from it.",
                    "Copy the question from the first row of the form's tab.",
                )


def _no_address(form: Form) -> Problem:
    return Problem(
        form.tab.title,
        cell_name(form.header, 0),
        "No question of this form is known to ask for the e-mail address, so none of its answers is taken.",
        f"In Settings, beside {setting_of(form.tab.title)}, write Email= and the question; or write no.",
    )
