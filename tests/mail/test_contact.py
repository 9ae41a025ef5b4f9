"""What is passed on of how to reach somebody is what they chose to share, and nothing else."""

from typing import Any

import pytest

from mentorsheets.domain.model import Person
from mentorsheets.mail.letters.contact import contact_of, who_writes_first

ADDRESS = "ana@example.org"


@pytest.mark.parametrize(
    ("channel", "address", "reaches"),
    [
        ("", ADDRESS, True),
        ("e-mail", ADDRESS, True),
        ("E-Mail oder Telefon", ADDRESS, True),
        ("correo", ADDRESS, True),
        ("البريد الإلكتروني", ADDRESS, True),
        ("phone", "", False),
        ("in person", "", False),
        ("Signal, +254 700 000000", "", True),
        ("telegram @ana_d", "", True),
        ("https://meet.example.org/ana", "", True),
        ("video, after 8", "", False),
    ],
)
def test_a_channel_says_what_is_passed_on(channel: Any, address: Any, reaches: Any) -> None:
    contact = contact_of(Person("a", "Ana", ADDRESS, channel=channel))
    assert (contact.address, contact.reaches) == (address, reaches)


def test_what_they_wrote_is_passed_on_as_it_stands_unless_it_says_no_more_than_e_mail() -> None:
    def where(channel: str) -> str:
        return contact_of(Person("a", "Ana", ADDRESS, channel=channel)).where

    assert where("Signal, +254 700 000000") == "Signal, +254 700 000000"
    assert where("e-mail or phone") == "e-mail or phone"
    assert [where("E-mail"), where("mail."), where("البريد الإلكتروني"), where("")] == [""] * 4


def test_the_one_who_asks_writes_first_unless_they_could_not() -> None:
    giver, asker = Person("g", "Gil", "gil@example.org"), Person("a", "Ana", ADDRESS)
    shy = Person("g", "Gil", "gil@example.org", channel="phone")
    lost = Person("a", "Ana", ADDRESS, channel="in person")
    assert who_writes_first(giver, asker) is asker
    assert who_writes_first(shy, asker) is shy
    assert who_writes_first(shy, lost) is None
