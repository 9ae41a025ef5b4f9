"""What people tick that they are, and what is written beside the name of whoever takes no part."""

import pytest

from tests.sheet.adopt.lists import adopt_text


@pytest.mark.parametrize(
    ("asker", "giver"),
    [
        ("I am a new student", "I am a buddy"),
        ("Are you a newcomer?", "Are you a host?"),
        ("Ich bin Neuling", "Ich bin Lotsin"),
        ("Je suis filleul", "Je suis parrain"),
        ("Soy ahijada", "Soy madrina"),
        ("Sou afilhado", "Sou padrinho"),
    ],
)
def test_what_somebody_ticks_that_they_are_is_their_role(asker: str, giver: str) -> None:
    came = adopt_text(
        f"Name|Email|{asker}|{giver}|Shoe size\nAna Dua|ana@example.org|x||38\nBo Lind|bo@example.org||x|40\n"
    )
    assert came.pairs == {("Bo Lind", "Ana Dua")}
    assert "Ana Dua" not in came.offers


@pytest.mark.parametrize(
    ("name", "is_held"),
    [
        ("Bo Lind (withdrawn)", True),
        ("Bo Lind - LEFT", True),
        ("Bo Lind (abgemeldet)", True),
        ("Bo Lind (baja)", True),
        ("Bo Lind [dropped out]", True),
        ("Bo Lind (désistement)", True),
        ("Bo Lind (inativo)", True),
        ("Bo Lind (انسحب)", True),
        ("Bo Lind (on leave until 2028)", True),
        ("Bo Lind (she/her)", False),
        ("Bo Lind (Bobby)", False),
        ("Bo Lind-Left", False),
        ("Bo Lind (Law)", False),
        ("Bo Lind, PhD", False),
        ("Bo Lind - Data team", False),
    ],
)
def test_whoever_is_marked_as_gone_beside_their_name_is_held(name: str, *, is_held: bool) -> None:
    came = adopt_text(
        f"Name|Email|What do you need?|What can you offer?\nAna Dua|ana@example.org|Role models|\n"
        f"{name}|bo@example.org||Role models\n"
    )
    assert (not came.pairs) is is_held
    assert any("take no part" in one for one in came.told) is is_held


@pytest.mark.parametrize("how", ["Please tell us in a few sentences.", "Tell us as much as you like!", ""])
def test_how_to_answer_behind_a_question_is_no_part_of_it(how: str) -> None:
    came = adopt_text(
        f"Name|Email|What would you like help with? {how}|What could you help somebody with?\n"
        "Ana Dua|ana@example.org|Role models|\nBo Lind|bo@example.org||Role models\n"
    )
    assert came.pairs == {("Bo Lind", "Ana Dua")}
