"""Answers to forms that still stand in their tabs after they were taken over; these are people's own tabs."""

from collections.abc import Iterable, Mapping
from datetime import date

from mentorsheets.sheet.backend import Book
from mentorsheets.sheet.forms.find import Form
from mentorsheets.sheet.forms.times import moments
from mentorsheets.sheet.forms.unsaved import answer_at
from mentorsheets.sheet.reading.headers import find_tab
from mentorsheets.sheet.reading.rows import rows_of
from mentorsheets.sheet.schema import ANSWERS_TAKEN


def find_kept_answers(forms: Iterable[Form], book: Book) -> Mapping[str, tuple[date, ...]]:
    """Return the days of the answers in each tab, by its title, from which answers were ever taken over.

    Of a list without days nothing is known.
    """
    tab = find_tab(book, ANSWERS_TAKEN)
    dated = [form for form in forms if form.time is not None] if tab else []
    used = {row.text("Form") for row in rows_of(tab, ANSWERS_TAKEN, [])} if tab and dated else set[str]()
    found: dict[str, tuple[date, ...]] = {}
    for form in dated:
        if form.tab.title in used:
            rows = range(form.header + 1, len(form.tab.rows))
            times = moments([answer_at(form, row, form.time) for row in rows])
            found[form.tab.title] = tuple(when.date() for when in times if when)
    return found
