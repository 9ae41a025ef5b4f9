"""Questions in two rows, the upper with the names and the lower with the parts, as SurveyMonkey and people write them."""

import pytest

from tests.sheet.adopt.lists import adopt_text

SURVEY = """
Respondent ID|Email Address|First Name|Your name|Your email|What can you offer?||What do you want help with?||Who should we keep you away from?
|||Open-Ended Response|Open-Ended Response|Grants|Teaching|Grants|Teaching|Open-Ended Response
1|||Ana Dua|ana@example.org|Grants|Teaching|||Cy Ode
2|||Bo Lind|bo@example.org||Teaching|Grants||no
3|||Cy Ode|cy@example.org|||Grants||
"""


@pytest.mark.parametrize(("yes", "no"), [("x", ""), ("1", "0")])
@pytest.mark.parametrize(
    ("offers", "asks"), [("I can help with", "I need help with"), ("Ich biete", "Ich suche")]
)
def test_topics_in_a_row_below_what_is_offered_and_asked_are_read_as_ticked(
    yes: str, no: str, offers: str, asks: str
) -> None:
    came = adopt_text(
        f"Name|E-mail|{offers}|||{asks}||\n||Grants|Teaching|Law|Grants|Teaching|Law\n"
        f"Ana Dua|ana@example.org|{yes}|{no}|{no}|{no}|{yes}|{no}\nBo Lind|bo@example.org|{no}|{yes}|{no}|{yes}|{no}|{no}\n"
    )
    assert came.people == {"Ana Dua", "Bo Lind"}
    assert came.offers == {"Ana Dua": {"Grants"}, "Bo Lind": {"Teaching"}}
    assert came.asks == {"Ana Dua": {"Teaching"}, "Bo Lind": {"Grants"}}


def test_each_option_of_a_survey_that_was_ticked_is_taken() -> None:
    came = adopt_text(SURVEY)
    assert came.people == {"Ana Dua", "Bo Lind", "Cy Ode"}
    assert came.offers == {"Ana Dua": {"Grants", "Teaching"}, "Bo Lind": {"Teaching"}}
    assert came.asks == {"Bo Lind": {"Grants"}, "Cy Ode": {"Grants"}}
    assert came.avoids["Ana Dua"] == {"Cy Ode"}
    assert came.pairs == {("Ana Dua", "Bo Lind")}


def test_a_note_beside_the_first_person_is_no_part_of_a_question() -> None:
    came = adopt_text(
        "Name|Email|Needs|Offers|\nAna Dua|ana@example.org|Law|Tea|rang her\nBo Lind|bo@example.org|Tea|Law|\n"
    )
    assert came.people == {"Ana Dua", "Bo Lind"}
    assert len(came.pairs) == 2


HEADS_OF_THREE_ROWS = [
    "Person||||Topics||\nWho|||Contact|Can give|Would like to get\nFirst|Last||Mail|Topic|Topic",
    "Teilnehmende||||Themen||\nName|||Kontakt|Biete|Suche\nVorname|Nachname||E-Mail|1|1",
    "Personne||||Sujets||\nIdentité|||Contact|J'offre|Je cherche\nPrénom|Nom||Mail|Sujet|Sujet",
]


@pytest.mark.parametrize("head", HEADS_OF_THREE_ROWS)
def test_names_and_the_address_below_groups_of_their_own_are_those_of_one_person(head: str) -> None:
    came = adopt_text(f"{head}\nAna|Dua||ana@example.org|Chess|\nBo|Lind||bo@example.org||Chess\n")
    assert came.people == {"Ana Dua", "Bo Lind"}
    assert came.pairs == {("Ana Dua", "Bo Lind")}


def test_the_name_of_somebody_else_in_a_group_of_its_own_is_nobodys_name() -> None:
    head = "Participant|||Emergency contact||Topics|\nFirst|Last|Mail|Name|Phone|Can give|Needs"
    came = adopt_text(
        f"{head}\nAna|Dua|ana@example.org|Zoe Park|1|Chess|\nBo|Lind|bo@example.org|Max Roe|2||Chess\n"
    )
    assert not {"Zoe Park", "Max Roe"} & came.people
    assert came.pairs == {("Ana Dua", "Bo Lind")} or len(came.pairs) == 1
