"""The questions of a form that fill nothing, each with what it could fill and how to say so."""

import re
from collections.abc import Iterable, Iterator

from mentorsheets.domain.model import Problem
from mentorsheets.sheet.adopt.made import ROLE_ALONE
from mentorsheets.sheet.cells.gender_titles import asks_for_gender
from mentorsheets.sheet.form_settings import setting_of
from mentorsheets.sheet.forms.content import find_numbered
from mentorsheets.sheet.forms.find import Form
from mentorsheets.sheet.forms.gender_columns import GenderColumns, find_gender_columns
from mentorsheets.sheet.forms.mapping import NOTHING, TOGETHER, Questions, suggest
from mentorsheets.sheet.forms.metadata import find_metadata
from mentorsheets.sheet.forms.said import MappingLine
from mentorsheets.sheet.reading.comments import tell_comments
from mentorsheets.sheet.schema import MAPPING

EITHER_SIDE = "Needs or Offers"
"""What stands in Could fill beside a role that nobody knows."""
UNKNOWN_ROLE = "Some say so, and it is no role that we know: nothing that they ask for or offer is taken."
OF_ROLE = "(says who asks and who offers)"
"""What stands in Could fill beside a question for the role where needs and offers have questions."""
OF_GENDER = "(says whom they wish to meet)"
"""What stands in Could fill beside a question for the gender of whom somebody meets."""
_TOLD_OF_ROLE = (
    "It says who asks and who offers. Needs and Offers have questions of their own, and go by these."
)
_UNUSED = re.compile(r"This question(?: and \d+ like it fill| fills) nothing\.")


def find_unused(form: Form, questions: Questions, *, in_tab: bool) -> Iterator[Problem]:
    """Yield a note on each question that fills nothing, and is not said to (`NOTHING`).

    Those that differ by a number alone have one note, and so has what people noted on cells.
    """
    yield from tell_comments(form.tab)
    genders = find_gender_columns(form)
    # What people are is compared with what others wish for, where anybody does.
    told = genders.wishes and (*genders.wishes, *genders.own)
    left = [asked for asked in list_unused(form, questions) if asked not in told]
    while left:
        asked, *others = find_numbered(left[0], left)
        left = [one for one in left if one != asked and one not in others]
        if tell_could_fill(form, asked, genders) == OF_ROLE:
            yield _of_role(form.tab.title, form.cell(form.header, form.questions[asked][0]), asked)
            continue
        column = suggest(asked)
        together = TOGETHER.join((*questions.get(column, ()), asked)) if column else ""
        if in_tab:
            could = f"It could fill {column}. " if column else ""
            hint = could + tell_how(form, column, asked, in_tab=True)
        else:
            could = f"It could fill {column}: write {column}={together}" if column else ""
            could = could or f"If it should, write a column={asked}"
            hint = (
                f"{could} in Settings, beside {setting_of(form.tab.title)}; "
                f"or {NOTHING}={asked}, to hear no more of it."
            )
        yield Problem(
            form.tab.title,
            form.cell(form.header, form.questions[asked][0]),
            _nothing(len(others)),
            hint,
            asked,
            needs_mending=False,
        )


def find_unused_lines(lines: Iterable[MappingLine]) -> Iterator[Problem]:
    """Yield a note on each question that fills nothing by Mapping, of a list that is not in the sheet."""
    left = {one.question: one for one in lines if not (one.fills or _is_of_gender(one))}
    while left:
        asked, *others = find_numbered(next(iter(left)), left)
        line = left.pop(asked)
        for other in others:
            del left[other]
        if line.row.text("Could fill") == EITHER_SIDE:
            # They ask for nothing and offer nothing until somebody says what they came for.
            how = f"Choose Needs, Offers, or Needs + Offers here, or {NOTHING}."
            yield Problem(MAPPING.title, line.cell, UNKNOWN_ROLE, how, f"{line.title}: {asked}")
            continue
        if line.row.text("Could fill") == OF_ROLE:
            yield _of_role(MAPPING.title, line.cell, f"{line.title}: {asked}")
            continue
        column = suggest(asked)
        could = f"It could fill {column}. " if column else ""
        yield Problem(
            MAPPING.title,
            line.cell,
            _nothing(len(others)),
            f"{could}Choose {column or 'a column'} here, or {NOTHING} to hear no more of it.",
            f"{line.title}: {asked}",
            needs_mending=False,
        )


def _is_of_gender(line: MappingLine) -> bool:
    return line.row.text("Could fill") == OF_GENDER or asks_for_gender(line.question)


def tell_could_fill(form: Form, asked: str, genders: GenderColumns) -> str:
    """Return what stands in Could fill beside a question that fills nothing, "" if it means no column.

    `genders` are those of the questions that ask for one, which take long to find.
    """
    if asked in genders.wishes:
        return OF_GENDER
    if asked in form.undecided:
        return EITHER_SIDE
    of_role = {
        own for made, several in form.made_of.items() if made.startswith(ROLE_ALONE) for own in several
    }
    return OF_ROLE if asked in of_role else suggest(asked) or ""


def _of_role(where: str, cell: str, asked: str) -> Problem:
    hint = f"Choose {NOTHING} beside it in the tab {MAPPING.title} to hear no more of it."
    return Problem(where, cell, _TOLD_OF_ROLE, hint, asked, needs_mending=False)


def is_of_unused(problem: Problem) -> bool:
    """Return whether a note says of a question that it fills nothing."""
    return _UNUSED.fullmatch(problem.sentence) is not None


def _nothing(others: int) -> str:
    return f"This question{f' and {others} like it fill' if others else ' fills'} nothing."


def list_unused(form: Form, questions: Questions) -> Iterator[str]:
    """Yield the questions that fill nothing; what was asked in several columns is one question."""
    used = {asked for there in questions.values() for asked in there}
    used |= {own for asked in (*used, *form.undecided) for own in form.made_of.get(asked, ())}
    used |= form.made_of.keys()
    used |= find_metadata(form)
    for asked, places in form.questions.items():
        if asked not in used and _has_answers(form, places):
            yield asked


def tell_how(form: Form, column: str | None, asked: str, *, in_tab: bool, if_wrong: bool = False) -> str:
    """Return in a sentence where to say that a question fills a column, or nothing."""
    or_not = "if that is wrong" if if_wrong else "to hear no more of it"
    if in_tab:
        return f"In the tab {MAPPING.title}, choose {column or 'a column'} beside it, or {NOTHING} {or_not}."
    setting = setting_of(form.tab.title)
    return f"In Settings, beside {setting}, write {column}={asked}, or {NOTHING}={asked} {or_not}."


def _has_answers(form: Form, places: Iterable[int]) -> bool:
    below = form.tab.rows[form.header + 1 :]
    return any(row[place] not in (None, "") for place in places for row in below if place < len(row))
