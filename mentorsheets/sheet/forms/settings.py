"""What the tab Settings says of each form: which question fills what; a proposal is written there once."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from mentorsheets.domain.model import Problem
from mentorsheets.sheet.adopt.questions import looks_like_an_answer
from mentorsheets.sheet.backend import Book
from mentorsheets.sheet.cells.refusal import asks_whom_to_avoid
from mentorsheets.sheet.cells.text import plain
from mentorsheets.sheet.edits import AddRow
from mentorsheets.sheet.forms.find import Form
from mentorsheets.sheet.forms.mapping import (
    NOTHING,
    TOGETHER,
    Questions,
    could_fill,
    is_left_alone,
    parse,
    write_mapping,
)
from mentorsheets.sheet.forms.proposal import METADATA, answers_to, propose_for
from mentorsheets.sheet.reading.headers import find_tab
from mentorsheets.sheet.reading.rows import Row, rows_of
from mentorsheets.sheet.schema import SETTINGS, form_of, setting_of

MEANING = "Which question of this form fills which column. Edit it, or type no to leave the form alone."


@dataclass(frozen=True, slots=True)
class Mapped:
    """A form whose answers are to be taken: which of its questions fills what, and notes on the rest."""

    form: Form
    questions: Questions
    is_proposed: bool = False
    unused: tuple[Problem, ...] = ()


def find_form_settings(book: Book, problems: list[Problem]) -> Mapping[str, Row]:
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


def map_forms(forms: Iterable[Form], said: Mapping[str, Row], problems: list[Problem]) -> Iterator[Mapped]:
    """Yield each form that is not to be left alone, with the mapping that Settings say or else a proposal."""
    for form in forms:
        row = said.get(plain(form.tab.title))
        if row is None:
            questions = propose_for(form)
        elif is_left_alone(row.text("Value")):
            continue
        else:
            questions = parse(row.text("Value"), form.questions)
            _tell_missing(row, form, questions)
            questions = _with_refusals(form, questions, problems)
        if not (is_of_people := names_people(form, questions, is_said=row is not None)):
            problems.append(_no_address(form))
        unused = tuple(_unused(form, questions))
        used = {column: asked for column, asked in questions.items() if column != NOTHING}
        one = Mapped(form, used, row is None, unused)
        yield one if is_of_people else replace(one, questions={})


def names_people(form: Form, questions: Questions, *, is_said: bool) -> bool:
    """Return whether people are known in a form: by their addresses, or by names in a list without any.

    The names of a list count where Settings have said so (`is_said`), where its title says who they are, or
    where they look like those of people.
    """
    if "Email" in questions or "Name" not in questions or form.time is not None:
        return "Email" in questions
    if is_said or form.role is not None or form.above:
        return True
    names = [name for asked in questions["Name"] for name in answers_to(form, asked)]
    return len(questions["Name"]) > 1 or 2 * sum(len(name.split()) in (2, 3, 4) for name in names) > len(
        names
    )


def _with_refusals(form: Form, questions: Questions, problems: list[Problem]) -> Questions:
    """Return the mapping with each question for people to avoid in its place, and tell what was changed.

    Such a question may have come later than the mapping, or an older mapping took it for a wish. Nobody may
    be paired against it meanwhile.
    """
    refusals = [asked for asked in form.questions if asks_whom_to_avoid(asked)]
    kept = {*questions.get("Avoid", ()), *questions.get(NOTHING, ())}
    moved = [asked for asked in refusals if asked not in kept]
    if not moved:
        return questions
    for asked in moved:
        was = next((column for column, there in questions.items() if asked in there), None)
        problems.append(_refusal(form, asked, was))
    others = {
        column: rest
        for column, there in questions.items()
        if (rest := tuple(asked for asked in there if asked not in moved))
    }
    return {**others, "Avoid": (*others.get("Avoid", ()), *moved)}


def _refusal(form: Form, asked: str, was: str | None) -> Problem:
    setting = setting_of(form.tab.title)
    beside = f"not {was}, as Settings say" if was else "though Settings do not name it yet"
    return Problem(
        form.tab.title,
        form.cell(form.header, form.questions[asked][0]),
        f"This question asks whom somebody must not be matched with, so its answers go into Avoid, {beside}.",
        f"In Settings, beside {setting}, write Avoid={asked}, or {NOTHING}={asked} if that is wrong.",
        asked,
    )


def _unused(form: Form, questions: Questions) -> Iterator[Problem]:
    """Yield a note on each question that fills nothing, with what it could fill."""
    used = {asked for there in questions.values() for asked in there}
    used |= {own for asked in used for own in form.made_of.get(asked, ())} | form.made_of.keys()
    setting = setting_of(form.tab.title)
    for asked, places in form.questions.items():
        if asked in used or METADATA.search(plain(asked)) or not _has_answers(form, places):
            continue
        column = could_fill(asked)
        taken = f"{column}={TOGETHER.join((*questions.get(column, ()), asked))}" if column else ""
        could = (
            f"It could fill {column}: write {taken}" if column else f"If it should, write a column={asked}"
        )
        yield Problem(
            form.tab.title,
            form.cell(form.header, places[0]),
            "This question fills nothing.",
            f"{could} in Settings, beside {setting}; or {NOTHING}={asked}, to hear no more of it.",
            asked,
            needs_mending=False,
        )


def _has_answers(form: Form, places: Iterable[int]) -> bool:
    below = form.tab.rows[form.header + 1 :]
    return any(row[place] not in (None, "") for place in places for row in below if place < len(row))


def proposal(one: Mapped) -> AddRow:
    """Return the row of Settings that keeps what was proposed for a form."""
    questions = one.questions or propose_for(one.form)
    return AddRow(
        SETTINGS.title,
        {
            "Setting": setting_of(one.form.tab.title),
            "Value": write_mapping(questions) or None,
            "Meaning": MEANING,
        },
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
    if looks_like_an_answer(form.tab.rows[form.header]):
        return Problem(
            form.tab.title,
            form.cell(form.header, 0),
            "The first row looks like an answer, not like questions, so none of it is taken.",
            "Put a row above it that says what each column holds, such as Name and Email.",
        )
    return Problem(
        form.tab.title,
        form.cell(form.header, 0),
        "No question of this form is known to ask for the e-mail address, so none of its answers is taken.",
        f"In Settings, beside {setting_of(form.tab.title)}, write Email= and the question; or write no.",
    )
