"""A gender named where people are asked whom they refuse is refused, and not wished for."""

import pytest

from tests.sheet.adopt.lists import adopt_text

ASKED = [
    "Avoid", "Who should we not match you with?", "I'd rather not be paired with", "Mentor gender you'd rather not have",
    "Wen sollen wir vermeiden?", "¿Con quién no quieres que te emparejemos?",
]  # fmt: skip


def came(question: str, answer: str) -> set[tuple[str, str]]:
    return adopt_text(
        f"Name|Email|Gender|Need|Offer|{question}\nAna|ana@example.org|F|Law||{answer}\n"
        "Bo|bo@example.org|M||Law|\nCy|cy@example.org|F||Law|\n"
    ).pairs


@pytest.mark.parametrize("question", ASKED)
@pytest.mark.parametrize("answer", ["men", "Men.", "male mentors", "no men", "Männer", "hombres"])
def test_a_gender_below_a_refusal_is_refused(question: str, answer: str) -> None:
    assert came(question, answer) == {("Cy", "Ana")}


@pytest.mark.parametrize("question", ASKED)
def test_who_may_wish_below_a_refusal_waits_for_a_human(question: str) -> None:
    assert came(question, "women only please") == set()


@pytest.mark.parametrize("question", ["Preferred mentor gender", "Which gender should your mentor have?"])
def test_a_gender_that_is_asked_for_stays_wished_for(question: str) -> None:
    assert came(question, "women") == {("Cy", "Ana")}
