"""Which question fills which column: proposed from what the question says, and read as people edit it."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentorsheets.sheet.form_settings import form_of
from mentorsheets.sheet.forms.mapping import FORM_COLUMNS, NOTHING, could_fill, parse, propose, write_mapping


@pytest.mark.parametrize(
    ("question", "column"),
    [
        ("Email Address", "Email"), ("What is your e-mail?", "Email"), ("Dirección de correo electrónico", "Email"),
        ("¿Cómo te llamas?", "Name"), ("Come ti chiami?", "Name"), ("Wie heißt du?", "Name"),
        ("Adresse e-mail", "Email"), ("E-Mail-Adresse", "Email"), ("What is your name?", "Name"), ("Full name", "Name"),
        ("What would you like to be called?", "Name"), ("Which of these could you offer?", "Offers"),
        ("What can you help others with?", "Offers"), ("What could you give to somebody else?", "Offers"),
        ("As a mentor, what would you like to do?", "Offers"), ("What do you need?", "Needs"),
        ("What are you looking for?", "Needs"), ("What would you like help with?", "Needs"),
        ("Which kinds of support do you need just now?", "Needs"), ("In your own words, please", "In their words"),
        ("Tell us more", "In their words"), ("How many people could you support at one time?", "Can support"),
        ("How many mentees can you take on?", "Can support"), ("How many mentors would you like at most?", "Wants at most"),
        ("How many people would you like to help you?", "Wants at most"), ("Which languages do you speak?", "Languages"),
        ("What time zone are you in?", "Time zone"), ("Timezone", "Time zone"), ("When are you usually free?", "Availability"),
        ("Which days and times suit you?", "Availability"), ("Availabilty", "Availability"), ("Where are you based?", "Where"),
        ("Which team are you in?", "Team"), ("Who is your manager?", "Reports to"), ("What is the name of your manager?", "Reports to"),
        ("What are your interests outside work?", "Interests"), ("What do you do in your free time?", "Interests"),
        ("Is there somebody whom you would like to be matched with?", "Would like"),
        ("Is there anybody you would rather not be matched with?", "Avoid"), ("How would you like to talk?", "Channel"),
        ("How often would you like to meet?", "How often"), ("How urgent is it?", "Priority"),
        ("For how long would you like support?", "Kind"), ("How long have you been here?", "Level"),
        ("Would you be paid, or give freely?", "Arrangement"), ("Which identities do you want to be found by?", "Shares"),
    ],
)  # fmt: skip
def test_a_question_is_known_by_what_it_asks(question: str, column: str) -> None:
    assert propose([question]) == {column: (question,)}


@pytest.mark.parametrize(
    "question",
    ["Do you agree to our code of conduct?", "T-shirt size", "Are you still taking part?", "Status", "???"],
)
def test_a_question_that_means_no_column_or_might_stop_somebody_is_not_proposed(question: str) -> None:
    assert propose([question]) == {}


def test_of_two_questions_for_one_column_the_one_worded_like_it_counts() -> None:
    questions = ["What is the best e-mail to reach you?", "Email Address"]
    assert propose(questions) == {"Email": ("Email Address",)}


def test_a_name_in_two_parts_is_put_together() -> None:
    questions = ["First name", "Last name", "Name of your pet"]
    assert propose(questions)["Name"] == ("First name", "Last name")


def test_a_mapping_that_a_person_edited_is_read_forgivingly() -> None:
    there = ["What is your name?", "Your e-mail; where we write to", "First = given name", "Surname"]
    value = " name = what is your NAME ;Email=Your e-mail; where we write to\nneed=Waht is your name?; Team=Nothing such;"
    assert parse(value, there) == {
        "Name": ("What is your name?",),
        "Email": ("Your e-mail; where we write to",),
        "Needs": ("What is your name?",),
        "Team": ("Nothing such",),
    }
    assert parse("Name=First = given name + surname", there) == {"Name": ("First = given name", "Surname")}


@pytest.mark.parametrize("value", ["", "anything", "Nmae=What is your name?", "=;="])
def test_a_value_that_names_no_column_says_nothing(value: str) -> None:
    assert parse(value, ["What is your name?"]) == {}


@pytest.mark.parametrize(
    ("setting", "form"),
    [("Form: Responses 1", "Responses 1"), (" form :a ", "a"), ("Form:", None), ("Format: x", None), ("Forms", None)],
)  # fmt: skip
def test_a_setting_about_a_form_is_told_from_others(setting: str, form: str | None) -> None:
    assert form_of(setting) == form


WORDS = st.text("abc ?=;+äあ\n", min_size=1, max_size=12)
QUESTION = st.one_of(
    st.sampled_from(["Name", "Email", "Which offer?", "Your needs", "When?", "1 + 1 = ?"]), WORDS
)


@given(st.lists(QUESTION, unique_by=lambda q: " ".join(q.split()).casefold(), max_size=8))
def test_what_is_proposed_is_read_back_as_it_was(questions: Sequence[str]) -> None:
    asked = [" ".join(question.split()) for question in questions]
    proposed = propose(asked)
    assert parse(write_mapping(proposed), asked) == proposed
    assert proposed.keys() <= FORM_COLUMNS.keys()


@given(st.text(max_size=200), st.lists(st.text(max_size=20), max_size=5))
def test_no_value_of_a_mapping_ends_in_anything_but_known_columns(
    value: str, questions: Sequence[str]
) -> None:
    assert parse(value, questions).keys() <= {*FORM_COLUMNS, NOTHING}


@pytest.mark.parametrize(
    ("question", "column"),
    [
        ("Starting when?", "From"), ("When can you start?", "From"), ("Available from", "From"), ("Ab wann kannst du anfangen?", "From"),
        ("¿Desde cuándo estás disponible?", "From"), ("Quand pouvez-vous commencer ?", "From"), ("A partir de quando?", "From"),
        ("متى يمكنك البدء؟", "From"), ("When are you free?", "Availability"), ("Wann bist du frei?", "Availability"),
        ("Until when?", None), ("Wann hast du angefangen?", None), ("When does your thesis end?", None),
    ],
)  # fmt: skip
def test_when_somebody_starts_is_no_hour_of_the_week(question: str, column: str | None) -> None:
    assert could_fill(question) == column
