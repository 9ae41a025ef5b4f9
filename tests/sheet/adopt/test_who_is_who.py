"""By what people of a list are called that has no plain column for names, and what short headers of theirs mean."""

import pytest

from tests.sheet.adopt.lists import adopt_text


@pytest.mark.parametrize("header", ["Employee", "Founder", "Member", "Rep", "Who's who", "Joueur"])
def test_whoever_stands_beside_their_address_is_called_so_whatever_the_header(header: str) -> None:
    came = adopt_text(
        f"{header}|E-mail|Role|Topic\nAna|ana@example.org|Mentee|Law\nBo|bo.lind@example.org|Mentor|Law\n"
    )
    assert (came.people, came.avoids, came.pairs) == ({"Ana", "Bo"}, {}, {("Bo", "Ana")})


def test_a_name_before_an_address_in_one_cell_is_their_name() -> None:
    came = adopt_text(
        'Participant|Role|Topic\nAna Duarte <ana@example.org>|Mentee|Law\n"Lind, Bo" (bo@example.org)|Mentor|Law\n'
    )
    assert came.people == {"Ana Duarte", "Lind, Bo"}


@pytest.mark.parametrize(
    "header", ["Surname, first name", "Nachname, Vorname", "Last name, First name", "Apellidos, nombre"]
)
def test_last_names_first_are_put_last_where_the_header_says_so(header: str) -> None:
    came = adopt_text(
        f"{header}|Email|Role|Topic\nde la Cruz, Ana|ana@example.org|Mentee|Law\nBo Lind|bo@example.org|Mentor|Law\n"
        "Kern, PhD|cy@example.org|Mentor|Art\n"
    )
    assert came.people == {"Ana de la Cruz", "Bo Lind", "Kern, PhD"}


@pytest.mark.parametrize(
    ("needs", "offers"),
    [
        ("Wants", "Haves"), ("I would like prayer / support with", "I'm able to support others with"),
        ("Looking for advice on", "Expert in"), ("I would love some guidance on", "I'm able to help with"),
        ("I'd like coaching in", "Topics you can help with"), ("Want", "Have"),
    ],
)  # fmt: skip
def test_short_headers_say_who_asks_and_who_offers(needs: str, offers: str) -> None:
    came = adopt_text(
        f"Name|E-mail|{needs}|{offers}\nAna|ana@example.org|sourdough|\nBo|bo@example.org||sourdough\n"
    )
    assert came.pairs == {("Bo", "Ana")}
    assert came.asks.keys() == {"Ana"}


@pytest.mark.parametrize("header", ["Name (pronouns)", "Full name and pronouns", "Name"])
def test_pronouns_behind_a_name_are_no_part_of_it(header: str) -> None:
    came = adopt_text(
        f"{header}|Email|Role|Topic\nAna Dua (she/her)|ana@example.org|Mentee|Law\n"
        "Bo Lind (he/they)|bo@example.org|Mentor|Law\nCy (Cyril) Kern|cy@example.org|Mentor|Art\n"
    )
    assert came.people == {"Ana Dua", "Bo Lind", "Cy (Cyril) Kern"}
