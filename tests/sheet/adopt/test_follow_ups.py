"""Questions that go on from the one before them, and lists whose headers say only half of what they are."""

import pytest

from tests.cases import EACH_CASE
from tests.sheet.adopt.lists import adopt_text

FOLLOW_UPS = [
    ("Willing to mentor?", "If so, in what?", "Want a mentor?", "If so, on what?", "Yes", "No"),
    ("Möchtest du Mentorin sein?", "Falls ja, worin?", "Möchtest du Mentee sein?", "Falls ja, wobei?", "Ja", "Nein"),
    ("Veux-tu être mentor ?", "Si oui, dans quoi ?", "Veux-tu un mentor ?", "Si oui, pour quoi ?", "Oui", "Non"),
    ("¿Quieres ser mentora?", "En caso afirmativo, ¿en qué?", "¿Quieres tener mentora?", "De ser así, ¿en qué?", "Sí", "No"),
    ("Quer ser mentor?", "Se sim, em quê?", "Quer ter um mentor?", "Em caso afirmativo, em quê?", "Sim", "Não"),
    ("هل تريد أن تكون مرشدا؟", "إذا نعم، في ماذا؟", "هل تريد مرشدا؟", "إذا كان الجواب نعم، في ماذا؟", "نعم", "لا"),
]  # fmt: skip


@pytest.mark.parametrize("words", FOLLOW_UPS if EACH_CASE else FOLLOW_UPS[:1])
def test_what_follows_a_yes_is_of_the_side_that_was_said_yes_to(words: tuple[str, ...]) -> None:
    gives, what, wants, which, yes, no = words
    came = adopt_text(
        f"Name|Email|{gives}|{what}|{wants}|{which}\n"
        f"Ana Duarte|ana@example.org|{no}||{yes}|Grants\n"
        f"Bo Lind|bo@example.org|{yes}|Grants|{yes}|Teaching\n"
        f"Cy Young|cy@example.org|{yes}|Teaching; Grants|{no}|"
    )
    assert came.asks == {"Ana Duarte": {"Grants"}, "Bo Lind": {"Teaching"}}
    assert came.offers == {"Bo Lind": {"Grants"}, "Cy Young": {"Teaching", "Grants"}}


def test_how_many_after_a_yes_is_no_topic() -> None:
    came = adopt_text(
        "Name|Email|Willing to mentor?|If so, how many people?|Want a mentor?|Fields\n"
        "Ana Duarte|ana@example.org|No||Yes|Grants\n"
        "Bo Lind|bo@example.org|Yes|two or three|No|Grants"
    )
    assert (came.asks, came.offers) == ({"Ana Duarte": {"Grants"}}, {"Bo Lind": {"Grants"}})


def test_fields_that_somebody_knows_or_wants_to_learn_are_of_the_side_of_their_role() -> None:
    came = adopt_text(
        "Name|Email|Role|Fields I know or want to learn\n"
        "Ana Duarte|ana@example.org|Mentee|Grants\n"
        "Bo Lind|bo@example.org|Mentor|Grants"
    )
    assert (came.asks, came.offers) == ({"Ana Duarte": {"Grants"}}, {"Bo Lind": {"Grants"}})


def test_a_list_without_questions_whose_column_says_the_role_gives_who_asks_and_who_offers() -> None:
    came = adopt_text(
        "Ana Duarte|ana@example.org|Mentee|Law\nBo Lind|bo@example.org|Mentor|Law\nCy Young|cy@example.org|Mentor|Tax"
    )
    assert came.asks == {"Ana Duarte": {"Law"}}
    assert came.offers == {"Bo Lind": {"Law"}, "Cy Young": {"Tax"}}


def test_groups_above_the_questions_count_where_most_stand_above_one_alone() -> None:
    came = adopt_text(
        "Person||Taking part||Topic||Safety\n"
        "First name|Last name|Email|Mentor or mentee|Main|Second|Do not pair me with\n"
        "Ana|Duarte|ana@example.org|Mentee|Law|Tax|Cy Young\n"
        "Bo|Lind|bo@example.org|Mentor|Law||\n"
        "Cy|Young|cy@example.org|Mentor|Tax|Law|"
    )
    assert came.asks == {"Ana Duarte": {"Law", "Tax"}}
    assert came.offers == {"Bo Lind": {"Law"}, "Cy Young": {"Tax", "Law"}}
    assert came.avoids == {"Ana Duarte": {"Cy Young"}}
