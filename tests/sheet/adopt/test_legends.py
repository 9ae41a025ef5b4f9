"""Signs that a header explains are read as its words, and one that it does not explain is nobody's guess."""

import pytest

from mentorsheets.sheet.adopt.legends import read_signs, strip_signs
from tests.sheet.adopt.lists import adopt_text

YES_OR_NO = (
    ("(1 = yes, 2 = no)", "1", "2"),
    ("(0 = no, 1 = yes)", "1", "0"),
    ("1=ja 2=nein", "1", "2"),
    ("[1: sí / 2: no]", "1", "2"),
    ("(1 → oui, 2 → non)", "1", "2"),
    ("(A = sim; B = não)", "A", "B"),
    ("(1 = نعم، 2 = لا)", "1", "2"),
    ("(J/N)", "J", "N"),
    ("(S/N)", "S", "N"),
    ("(O/N)", "O", "N"),
)


@pytest.mark.parametrize(("legend", "yes", "no"), YES_OR_NO)
def test_signs_for_yes_and_no_say_who_asks_and_who_offers(legend: str, yes: str, no: str) -> None:
    came = adopt_text(
        f"Name|Email|Mentor {legend}|Mentee {legend}|Topics\n"
        f"Ana Duarte|ana@example.org|{no}|{yes}|Excel\n"
        f"Bo Lind|bo@example.org|{yes}|{no}|Excel"
    )
    assert came.asks == {"Ana Duarte": {"Excel"}}, came.told
    assert came.offers == {"Bo Lind": {"Excel"}}
    assert came.avoids == {}


@pytest.mark.thorough
@pytest.mark.parametrize(("legend", "yes", "no"), YES_OR_NO[:7])
def test_topics_with_signs_below_are_called_without_them(legend: str, yes: str, no: str) -> None:
    came = adopt_text(
        f"Name|Email|Role|Grants {legend}|Writing {legend}|Excel {legend}\n"
        f"Ana Duarte|ana@example.org|Mentee|{yes}|{no}|{no}\n"
        f"Bo Lind|bo@example.org|Mentor|{yes}|{yes}|{no}\n"
        f"Cy Young|cy@example.org|Mentor|{no}|{yes}|{no}"
    )
    assert came.asks == {"Ana Duarte": {"Grants"}}, came.told
    assert came.offers == {"Bo Lind": {"Grants", "Writing"}, "Cy Young": {"Writing"}}


def test_a_sign_for_no_holds_whoever_says_by_it_that_they_take_no_part() -> None:
    came = adopt_text(
        "Name|Email|Role|Topics|Still in? (1 = yes, 2 = no)\n"
        "Ana Duarte|ana@example.org|Mentee|Excel|1\n"
        "Bo Lind|bo@example.org|Mentor|Excel|2\n"
        "Cy Young|cy@example.org|Mentor|Excel|1"
    )
    assert came.pairs == {("Cy Young", "Ana Duarte")}, came.told


def test_signs_for_genders_are_followed_as_their_words() -> None:
    came = adopt_text(
        "Name|Email|Role|Topics|Gender (1 = female, 2 = male)|Gender of your mentor (1 = female, 2 = male, 3 = any)\n"
        "Ana Duarte|ana@example.org|Mentee|Excel|1|1\n"
        "Eve Nolan|eve@example.org|Mentee|Excel|1|3\n"
        "Bo Lind|bo@example.org|Mentor|Excel|2|\n"
    )
    assert came.pairs == {("Bo Lind", "Eve Nolan")}, came.told


def test_marks_of_which_only_the_ends_are_explained_are_a_scale() -> None:
    assert read_signs("Excel (1 = never, 5 = always)") == {}
    assert read_signs("Mentor") == {}
    assert read_signs("Note: be kind") == {}


@pytest.mark.parametrize(
    ("title", "bare"),
    [
        ("Grants (1 = yes, 2 = no)", "Grants"),
        ("Topics (1=yes, 2=no) [Grants]", "Topics [Grants]"),
        ("Do you want to mentor? 1 = yes, 2 = no", "Do you want to mentor?"),
        ("Grants", "Grants"),
    ],
)
def test_a_header_without_its_signs_is_what_it_asks(title: str, bare: str) -> None:
    assert strip_signs(title) == bare
