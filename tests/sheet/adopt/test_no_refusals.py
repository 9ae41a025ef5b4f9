"""Words that look like a refusal and are none: "Nº máximo", "eine:n Mentor:in", a column of ticks."""

import pytest

from mentorsheets.sheet.cells.refusal import asks_whom_to_avoid
from tests.sheet.adopt.lists import adopt_text


@pytest.mark.parametrize(
    "question",
    ["Nº máximo de mentorandos", "N° de mentees", "№ of mentees", "Möchtest du eine:n Mentor:in?", "Willst du eine*n Mentor*in?"],
)  # fmt: skip
def test_the_sign_of_a_number_and_the_endings_of_any_gender_deny_nothing(question: str) -> None:
    assert not asks_whom_to_avoid(question)


def test_what_an_answer_need_not_be_refuses_nobody() -> None:
    asked = "Mentees: what do you most want to improve in the next months? It doesn't need to be perfect."
    assert not asks_whom_to_avoid(asked)
    assert asks_whom_to_avoid("Who should not be your mentor? It doesn't need to be explained.")


def test_a_refusal_with_such_endings_is_one() -> None:
    assert asks_whom_to_avoid("Wen willst du nicht als Mentor:in?")


def test_roles_are_read_below_questions_for_people_of_any_gender() -> None:
    came = adopt_text("""
Name|E-Mail|Möchtest du Mentor:in sein?|Möchtest du eine:n Mentor:in?|Themen
Bo|bo@example.org|True|False|Recht
Ana|ana@example.org|False|True|Recht
""")
    assert (came.asks, came.offers, came.avoids) == ({"Ana": {"Recht"}}, {"Bo": {"Recht"}}, {})


def test_ticks_and_numbers_are_no_names_of_people_to_avoid() -> None:
    came = adopt_text("""
Name|Email|I can help with|I need help with|Conflicts
Bo|bo@example.org|Law||0
Ana|ana@example.org||Law|2
""")
    assert came.pairs == {("Bo", "Ana")}
    assert not any("Nobody in Participants" in one for one in came.told)
