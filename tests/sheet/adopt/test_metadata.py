"""What survey programs write about an answer, and the same words as headers of a list that is made by hand."""

import pytest

from mentorsheets.sheet.forms.find import Form, as_form
from mentorsheets.sheet.forms.proposal import propose_for
from mentorsheets.sheet.forms.unused import list_unused
from tests.sheet.adopt.lists import tab_of

ORDINARY = {
    "Start date": "2026-10-01", "End date": "2027-01-31", "Start time": "9:00", "Language": "Spanish",
    "Score": "7", "ID": "41", "Status": "new", "Progress": "half way", "Duration": "a while", "Finished": "yes",
}  # fmt: skip


def form_of(others: dict[str, str]) -> Form:
    """Return a list of one person who is asked for these things besides."""
    head = "|".join(("Name", "Email", "Topics", *others))
    form = as_form(tab_of("\n".join((head, "|".join(("Ana", "ana@example.org", "Law", *others.values()))))))
    assert form
    return form


def seen(form: Form) -> set[str]:
    """Return the questions that are used, or told to fill nothing."""
    questions = propose_for(form)
    used = {asked for own in questions.values() for asked in own}
    return used | set(list_unused(form, questions))


def test_ordinary_words_of_a_list_are_questions_like_any_other() -> None:
    form = form_of(ORDINARY)
    assert ORDINARY.keys() <= seen(form)
    assert propose_for(form)["Languages"] == ("Language",)


@pytest.mark.parametrize(
    "written",
    [
        "Response ID", "Recorded Date", "IP Address", "Distribution Channel", "User Language", "Completion time",
        "Last modified time", "Recipient Email", "Location Latitude", "Duration (in seconds)", "Q3 Timing - Page Submit",
        "Fertigstellungszeit", "Hora de finalización", "Heure de fin", "Hora de conclusão", "وقت الإكمال",
    ],
)  # fmt: skip
def test_beside_what_only_a_survey_program_writes_they_are_its_own(written: str) -> None:
    assert not {*ORDINARY, written} & seen(form_of({**ORDINARY, written: "1"}))
