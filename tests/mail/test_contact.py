"""What is passed on of how to reach somebody is what they chose to share, and nothing else."""

from typing import Any

import pytest

from mentorsheets.domain.model import Person
from mentorsheets.domain.shared_channels import NO_WAY_LEFT
from mentorsheets.mail.letters.contact import contact_of, who_writes_first
from mentorsheets.sheet.reading.programme import read_programme
from tests.sheet.forms.desk import book

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


@pytest.mark.parametrize(
    ("channel", "where", "has_address"),
    [
        ("not by email, phone +34 600 111 222", "phone +34 600 111 222", False),
        ("no llamar", "", False),
        ("no llamar, +34 600 111 222", "", False),
        ("nicht per Mail", "", False),
        ("nicht telefonisch, sondern per E-Mail", "per E-Mail", True),
        ("video, never phone (030 1234567)", "video", False),
        ("email, never phone (030 1234567)", "", True),
        ("pas de téléphone", "", False),
        ("pas de téléphone mais courriel", "", True),
        ("لا تتصل", "", False),
        ("لا بريد، واتساب +34 600 111 222", "واتساب +34 600 111 222", False),
        ("não ligar; WhatsApp +55 11 91234 5678", "WhatsApp +55 11 91234 5678", False),
        ("phone only", "phone only", False),
        ("only by phone, my email is for work", "only by phone, my email is for work", False),
        ("anything except by mail", "", False),
        ("n/a", "n/a", False),
        ("anything but e-mail", "", False),
        ("E-mail, please don’t", "", False),
        ("e-mail: nein", "", False),
        ("tout sauf le mail", "", False),
        ("no phone, email or text", "", False),
        ("No phone. Email is best", "Email is best", True),
        ("Signal +34 600 111 222 (no calls)", "Signal +34 600 111 222", False),
        ("no calls; tel. 600 111 222", "", False),
        ("phone +34 600 111 222, not before 10", "phone +34 600 111 222, not before 10", False),
        ("email, no preference", "email, no preference", True),
        ("Telefon 030 1234567, nicht am Wochenende", "Telefon 030 1234567, nicht am Wochenende", False),
        ("phone no. 030 1234567", "phone no. 030 1234567", False),
    ],
)
def test_what_is_refused_in_words_is_passed_on_to_nobody(channel: str, where: str, has_address: bool) -> None:
    contact = contact_of(Person("a", "Ana", ADDRESS, channel=channel))
    assert (contact.where, bool(contact.address)) == (where, has_address)


@pytest.mark.parametrize(
    ("channel", "is_told"),
    [
        ("not by email", True),
        ("video, never phone (030 1234567)", True),
        ("E-mail, please don’t", True),
        ("not by email, phone +34 600 111 222", False),
        ("email, never phone", False),
        ("phone", False),
        ("", False),
    ],
)
def test_whom_a_refusal_leaves_without_a_way_is_told_on_the_cell(channel: str, is_told: bool) -> None:
    sheet = book(Participants=[{"Name": "Ana", "Email": ADDRESS, "Channel": channel}])
    told = [one for one in read_programme(sheet).programme.problems if one.sentence == NO_WAY_LEFT]
    assert bool(told) == is_told
    assert all(one.needs_mending and one.value == channel for one in told)


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
