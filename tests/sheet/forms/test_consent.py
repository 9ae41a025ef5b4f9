"""Whoever says no to being contacted, or to their data, is held until a human decided."""

import pytest

from tests.sheet.adopt.lists import adopt_text

ASKED = [
    "I agree to be contacted", "Consent to data processing", "Are you happy to be introduced by email?", "GDPR consent",
    "Einverstanden mit der Verarbeitung meiner Daten", "Acepto el tratamiento de mis datos", "J'accepte le traitement de mes données",
    "Autorizo o uso dos meus dados", "أوافق على استخدام بياناتي",
]  # fmt: skip
OTHER = [
    "I agree to be in photos", "Happy to be contacted by phone?", "Consent to our newsletter by email", "OK to be contacted for a research survey?",
]  # fmt: skip


def pairs(question: str, no: str) -> set[tuple[str, str]]:
    return adopt_text(
        f"Name|Email|Role|Topic|{question}\nAna|ana@example.org|Mentee|Law|Yes\nBo|bo@example.org|Mentor|Law|{no}\n"
    ).pairs


@pytest.mark.parametrize("question", ASKED)
def test_whoever_refuses_consent_is_not_proposed(question: str) -> None:
    assert pairs(question, "No") == set()
    assert pairs(question, "Yes") == {("Bo", "Ana")}


@pytest.mark.parametrize("question", OTHER)
def test_who_refuses_something_else_takes_part(question: str) -> None:
    assert pairs(question, "No") == {("Bo", "Ana")}
