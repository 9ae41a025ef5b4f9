"""What nobody may see of a row says nothing else in its place."""

from datetime import date

from mentorsheets.domain.model import Person
from mentorsheets.domain.programme import Programme
from mentorsheets.domain.read_mail import MailEnd, ReadMail
from mentorsheets.mail.letters.contact import contact_of
from mentorsheets.sheet.reading.hushed import HUSHED, hush, mark_beginning

CRY = "not by e-mail please, my boss reads it and hits me"


def test_a_channel_that_is_a_cry_gives_no_address_away() -> None:
    programme = Programme(people=(Person("ana", "Ana", "ana@example.org", channel=CRY),))
    about = programme.marks.key(mark_beginning(CRY))
    note = ReadMail("", MailEnd.HELD, date(2026, 11, 24), about=about, detail=HUSHED)
    (ana,) = hush(programme, {"ana": {"Channel": CRY}}, [note]).people
    assert not contact_of(ana).reaches
    assert "boss" not in ana.channel
