"""Tabs of pairs to keep apart in a file of lists: they are not in the sheet, and so fill Avoid."""

from collections.abc import Sequence

from mentorsheets.domain.model import Problem
from mentorsheets.sheet.backend import Book
from mentorsheets.sheet.cells.text import plain
from mentorsheets.sheet.forms.everybody import name_in, places_of
from mentorsheets.sheet.forms.find import Form
from mentorsheets.sheet.forms.mapping import Questions
from mentorsheets.sheet.forms.refused import PairRefusals, Refusal
from mentorsheets.sheet.reading.apart import read_apart
from mentorsheets.sheet.reading.everybody import Everybody

NOT_IN_LISTS = "These two are to be kept apart, and neither stands in the lists of this file."


def refuse_pairs(
    lists: Book, forms: Sequence[tuple[Form, Questions]], everybody: Everybody, problems: list[Problem]
) -> PairRefusals:
    """Return whom the tabs of pairs in a file keep apart from each person of its `forms`, by plain name.

    What is not understood is told in `problems`, as are two who do not stand in the lists themselves.
    """
    apart = read_apart(lists, everybody.directory, {plain(form.tab.title) for form, _ in forms})
    problems += apart.problems
    there = {plain(name) for form, questions in forms for name in _names_in(form, questions)}
    found: dict[str, tuple[Refusal, ...]] = {}
    for pair, (tab, cell) in apart.pairs.items():
        for own in pair & there:
            for other in pair - {own}:
                words = everybody.names[other].replace(",", " ")
                found[own] = (*found.get(own, ()), Refusal(words, cell, tab))
        if not pair & there:
            hint = "Type the one into Avoid of the other, in Participants."
            problems.append(Problem(tab, cell, NOT_IN_LISTS, hint))
    return found


def _names_in(form: Form, questions: Questions) -> list[str]:
    places = places_of(form, questions, "Name")
    return [name_in(row, places) for row in form.tab.rows[form.header + 1 :]]
