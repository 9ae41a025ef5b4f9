"""A question for the role whose verb stands behind both roles, as in German."""

import pytest

from mentorsheets.sheet.adopt.role_grammar import Frame, frame_of
from tests.sheet.adopt.lists import adopt_text


@pytest.mark.parametrize(
    "question",
    [
        "Möchtest du Mentor oder Mentee sein?",
        "Ich möchte Mentor:in / Mentee sein",
        "Möchten Sie Mentorin oder Mentee werden?",
    ],
)
def test_who_wants_to_be_what_says_what_they_are(question: str) -> None:
    came = adopt_text(
        f"Name|E-Mail|{question}|Zu welchen Themen?\nAna Dua|ana@example.org|Mentor|Steuern\nBo Lind|bo@example.org|Mentee|Steuern\n"
    )
    assert came.pairs == {("Ana Dua", "Bo Lind")}


@pytest.mark.parametrize(
    "question",
    [
        "Dein Gegenüber soll Mentor oder Mentee sein",
        "Wer soll dein Mentor sein?",
        "Suchst du einen Mentor oder willst du einer sein?",
    ],
)
def test_what_somebody_else_is_to_be_is_no_role_of_theirs(question: str) -> None:
    assert frame_of(question) is not Frame.BEING


def test_who_wants_a_mentor_asks_in_french_boxes() -> None:
    came = adopt_text(
        "Nom|Courriel|Veut être mentor|Veut un mentor|Sujets\nAna Dua|ana@example.org|VRAI|FAUX|Go\nBo Lind|bo@example.org|FAUX|VRAI|Go\n"
    )
    assert came.pairs == {("Ana Dua", "Bo Lind")}
