"""Lists of several columns with addresses, of which one holds everybody's own."""

import pytest

from mentorsheets.sheet.forms.find import as_form
from mentorsheets.sheet.forms.proposal import propose_for
from tests.sheet.adopt.lists import adopt_text, tab_of

LIST = """
Name|Role|Topics|{}|{}
Ines Prado|Mentee|Law|bram@example.org|ines@example.org
Bram Aalto|Mentor|Law||bram@example.org
Cleo Diaz|Mentor|Law||cleo@example.org
"""


def fills(text: str, column: str) -> tuple[str, ...]:
    """Return the questions of a list that seem to fill a column."""
    form = as_form(tab_of(text))
    assert form
    return tuple(propose_for(form).get(column, ()))


def test_a_column_in_which_one_names_whom_to_leave_out_is_nobody_s_e_mail() -> None:
    came = adopt_text(LIST.format("Please leave me out of any pairing with", "Where we can write to you"))
    assert came.avoids == {"Ines Prado": {"Bram Aalto"}}
    assert came.pairs == {("Cleo Diaz", "Ines Prado")}


@pytest.mark.parametrize(
    "few", ["Please leave me out of any pairing with", "Email of a referee", "A colleague whom I know", "Second address"]
)  # fmt: skip
def test_the_e_mail_is_what_most_people_filled(few: str) -> None:
    assert fills(LIST.format(few, "Where we can write to you"), "Email") == ("Where we can write to you",)


def test_what_is_named_is_the_e_mail_beside_others_that_are_full() -> None:
    full = LIST.replace("||", "|other@example.org|")
    assert fills(full.format("How we reach your office", "E-mail"), "Email") == ("E-mail",)
    assert fills(full.format("My line manager", "Where we can write to you"), "Email") == (
        "Where we can write to you",
    )


def test_addresses_of_few_alone_are_nobody_s_e_mail() -> None:
    rows = LIST.format("Please leave me out of any pairing with", "Town").replace("ines@example.org", "Porto")
    rows = rows.replace("|bram@example.org\nC", "|Porto\nC").replace("cleo@example.org", "Porto")
    assert fills(rows, "Email") == ()


def test_e_mails_of_two_branches_are_both_taken_where_few_are_of_one() -> None:
    text = """
Name|Role|Topics|Your e-mail (mentors)|Your e-mail (mentees)
Bram Aalto|Mentor|Law|bram@example.org|
Ines Prado|Mentee|Law||ines@example.org
Cleo Diaz|Mentee|Law||cleo@example.org
"""
    assert set(fills(text, "Email")) == {"Your e-mail (mentors)", "Your e-mail (mentees)"}


def test_an_address_that_is_everybodys_is_nobodys_where_each_has_one_beside_it() -> None:
    text = """
Email Address|Name|Preferred contact address|Needs
owner@example.com|Bram Aalto|bram@example.org|Law
owner@example.com|Ines Prado|ines@example.org|Law
owner@example.com|Cleo Diaz|cleo@example.org|Law
"""
    assert fills(text, "Email") == ("Preferred contact address",)
    assert fills(text.replace("ines@", "bram@"), "Email") == ("Email Address",)
