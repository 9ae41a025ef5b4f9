"""Whom somebody wishes for by name, though the question calls them by a word of one gender."""

import pytest

from tests.sheet.adopt.lists import adopt_text

ROWS = "Ana Dua|ana@example.org|{}|Go|\nBo Lind|bo@example.org|||Go\nEva Kern|eva@example.org|||Go\n"
HEAD = "Name|E-Mail|{}|Wobei brauchst du Hilfe?|Wobei kannst du helfen?\n"


@pytest.mark.parametrize(
    "asked",
    [
        "Wen wünschst du dir als Mentorin?",
        "Welche Mentorin wünschst du dir?",
        "¿A quién quieres como mentora?",
    ],
)
def test_a_name_below_whom_somebody_wishes_for_is_no_wish_for_a_gender(asked: str) -> None:
    came = adopt_text(HEAD.format(asked) + ROWS.format("Eva Kern"))
    assert (came.avoids, came.pairs) == ({}, {("Eva Kern", "Ana Dua")})


@pytest.mark.parametrize("said", ["eine Frau", "nicht Eva Kern"])
def test_what_is_no_name_there_is_held_until_somebody_decides(said: str) -> None:
    came = adopt_text(HEAD.format("Wen wünschst du dir als Mentorin?") + ROWS.format(said))
    assert not came.pairs


def test_a_wish_for_a_gender_beside_a_name_is_one() -> None:
    came = adopt_text(HEAD.format("Wen wünschst du dir als weibliche Mentorin?") + ROWS.format("Eva Kern"))
    assert not came.pairs


@pytest.mark.parametrize(
    "asked",
    [
        "Do you have someone in mind?",
        "If you could pick your mentor, who would it be?",
        "Which mentor appeals to you?",
        "¿A quién elegirías?",
        "Mentor de tus sueños",
        "Y a-t-il quelqu'un que vous aimeriez rencontrer en particulier ?",
        "Qui choisiriez-vous comme mentor ?",
        "Gibt es jemanden, den du dir als Mentor vorstellen könntest?",
        "Com quem você gostaria de ser pareado?",
        "Já tem alguém em mente?",
        "من تتمنى أن يكون مرشدك؟",
        "الخيار الأول للمرشد",
    ],
)
def test_unusual_wordings_of_a_wish_are_one(asked: str) -> None:
    came = adopt_text(HEAD.format(asked) + ROWS.format("Eva Kern"))
    assert (came.avoids, came.pairs) == ({}, {("Eva Kern", "Ana Dua")})
