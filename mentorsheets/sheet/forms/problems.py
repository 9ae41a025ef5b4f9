"""What is wrong with forms and their answers, told by every run and not only by the one that takes them."""

from dataclasses import replace
from datetime import date

from mentorsheets.domain.model import Problem
from mentorsheets.sheet.cells.text import plain
from mentorsheets.sheet.forms.find import forms_in
from mentorsheets.sheet.forms.kept_answers import find_kept_answers
from mentorsheets.sheet.forms.plan import plan
from mentorsheets.sheet.forms.said import find_form_settings
from mentorsheets.sheet.forms.settings import map_forms
from mentorsheets.sheet.forms.unused import find_unused_lines
from mentorsheets.sheet.reading.programme import Reading, keep_for_next


def with_forms(reading: Reading) -> Reading:
    """Return a reading that tells also what a human should mend in the forms that Settings speak of."""
    problems = list[Problem]()
    said = find_form_settings(reading.book, problems)
    there_are = list(forms_in(reading.book, said.keys()))
    known = [form for form in there_are if said.of(form.tab.title)]
    # Most sheets have none, and to know everybody by all that they are called takes long.
    forms = list(map_forms(known, said, problems, known=reading.programme.people)) if known else []
    told = tuple(problems)
    if answered := [(one.form, one.questions) for one in forms if one.questions]:
        # The day only goes into the note that an answer was taken, and nothing is taken here.
        problems += plan(answered, reading.book, reading.programme, date.min).problems
    changed = (problem for problem in told if not problem.needs_mending)
    mend = (problem for problem in problems if problem.needs_mending)
    there = {plain(tab.title) for tab in reading.book.tabs}
    lines = (line for title, saying in said.by_title.items() if title not in there for line in saying.lines)
    unused = (*(note for one in forms for note in one.unused), *find_unused_lines(lines))
    everything = tuple(dict.fromkeys((*reading.programme.problems, *mend, *changed, *unused)))
    kept = find_kept_answers(there_are, reading.book)
    programme = reading.programme.revised(problems=everything, kept_answers=kept)
    keep_for_next(programme)
    return replace(reading, programme=programme)
