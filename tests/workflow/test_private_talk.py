"""An introduction is two mails, each its reader's own; and what two write one another is nobody else's."""

from collections.abc import Iterator
from email.message import EmailMessage
from pathlib import Path

import pytest

from mentorsheets.domain.first_questions import FIRST_FOR, FIRST_OF_ALL
from mentorsheets.domain.question_bank import BANK, GENERAL
from mentorsheets.relations.history import past_of
from mentorsheets.runtime.open_sheet import read
from mentorsheets.sheet.backend import Cell
from mentorsheets.sheet.workbook.backend import Workbook
from tests.workflow.living import Life, buttons, living, text_of
from tests.workflow.sheets import ANAS_NEED, EVE, NEEDS, PEOPLE, table

BOTH_SAY_YES: list[list[Cell]] = [
    ["Match", "Giver", "Asker", "Needs", "Coordinator", "State", "Giver says", "Asker says"],
    ["m1", "Gil", "Ana", "Role models", "approve", "asked", "yes", "yes"],
]


@pytest.fixture
def life(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Life]:
    """Gil likes to talk on a telephone and Ana by e-mail; both said yes, and are introduced."""
    gil = ["Gil", "gil@example.org", None, "Role models", 2, 1, "Tue evening", None, "", "+44 20 7946 0000"]
    ana = ["Ana", "ana@example.org", None, None, None, None, "Tue evening", None, "", "e-mail"]
    people = [[*PEOPLE, "Channel"], gil, ana, EVE]
    with living(
        tmp_path,
        monkeypatch,
        Participants=people,
        Needs=[NEEDS, ANAS_NEED],
        Matches=BOTH_SAY_YES,
    ) as found:
        found.run("introduce", "2026-11-24")
        yield found


def introduction(life: Life, address: str) -> EmailMessage:
    (mail,) = [mail for mail in life.to(address) if "an introduction" in str(mail["Subject"])]
    return mail


def test_each_gets_a_mail_of_their_own_with_their_own_links(life: Life) -> None:
    for address in ("gil@example.org", "ana@example.org"):
        mail = introduction(life, address)
        assert str(mail["To"]).count("@") == 1
        assert mail["Cc"] is None
        for words in ("met", "not a fit", "pause", "leave", "I would like to talk"):
            assert len(buttons(mail, words)) == 1, words
    one, other = (buttons(introduction(life, f"{name}@example.org"), "met")[0] for name in ("gil", "ana"))
    assert one != other


@pytest.mark.thorough
def test_the_others_address_is_told_only_where_they_chose_e_mail(life: Life) -> None:
    to_ana, to_gil = (introduction(life, f"{name}@example.org") for name in ("ana", "gil"))
    assert "gil@example.org" not in to_ana.as_string().replace("=\n", "")
    assert "+44 20 7946 0000" in text_of(to_ana)
    assert "ana@example.org" in text_of(to_gil)


def test_it_says_who_writes_first_why_these_two_and_brings_questions_for_a_first_meeting(life: Life) -> None:
    to_ana, to_gil = (text_of(introduction(life, f"{name}@example.org")) for name in ("ana", "gil"))
    assert "You write first." in to_ana
    assert "Ana writes first." in to_gil
    assert "Gil said that they could offer this." in to_ana
    assert "How did you get there?" in to_gil
    said = " ".join(to_ana.split())
    first = [one for pool in (*FIRST_FOR.values(), FIRST_OF_ALL) for one in pool if one in said]
    later = [one for pool in (*BANK.values(), GENERAL) for one in pool if one in said]
    assert (len(first), later) == (3, [])


@pytest.mark.thorough
@pytest.mark.parametrize("words", ["I do not feel safe with you.", "Please stop writing to me."])
def test_mail_between_the_two_is_kept_nowhere_and_a_stop_in_it_says_only_that_somebody_may_need_you(
    life: Life, words: str
) -> None:
    life.write("ana@example.org", words, to="gil@example.org, co@example.org")
    life.pass_day("2026-11-25")
    assert life.status("Ana") == "held"
    assert words not in life.everything()
    assert not [mail for mail in life.outbox() if words in mail.as_string()]
    (told,) = [mail for mail in life.to("co@example.org") if "read this today" in str(mail["Subject"])]
    assert "Ana" in text_of(told)
    rows = {str(row["Who"]): str(row) for row in life.today()}
    assert "to somebody else" in rows["Ana"]
    assert "ana@example.org" in rows["Ana"]
    # Whoever is in danger may be the one who got the letter.
    assert set(rows) == ({"Ana", "Gil"} if "safe" in words else {"Ana"})
    assert not life.to("sam@example.org")


@pytest.mark.thorough
def test_whom_a_letter_between_the_two_may_threaten_is_told_of_beside_its_writer(life: Life) -> None:
    life.write("gil@example.org", "I will kill you, Ana.", to="ana@example.org, co@example.org")
    life.pass_day("2026-11-25")
    assert [life.status(name) for name in ("Ana", "Gil")] == ["held", "held"]
    (told,) = [mail for mail in life.to("co@example.org") if "read this today" in str(mail["Subject"])]
    assert {"Ana", "Gil"} <= set(text_of(told).replace(",", " ").split())
    assert "kill" not in life.everything() + "".join(map(text_of, life.outbox()))


@pytest.mark.thorough
def test_who_asks_the_other_one_for_a_call_is_held_by_nobody(life: Life) -> None:
    words = "Hi Gil, my number is 0151 23456, please call me after six. I need to talk to you about my draft."
    life.write("ana@example.org", words, to="gil@example.org, co@example.org")
    life.run("collect", "2026-11-25")
    assert life.status("Ana") != "held"
    assert "0151" not in life.everything()


@pytest.mark.every(12)
@pytest.mark.parametrize(
    ("sender", "to"),
    [
        ("ana@example.org", "gil@example.org, co@example.org"),
        ("ana@example.org", "co@example.org, Gil <GIL@example.org>"),
        ('"Ana" <Ana@Example.org>', '"Gil, of Harbour" <gil@example.org>, co@example.org'),
        ("ana.private@client.example", "gil@example.org, co@example.org"),
        ("gil@example.org", "ana@example.org, co@example.org"),
    ],
)
@pytest.mark.parametrize(
    "words", ["My boss and I had words again about the grant.", "My boss hits me, and nobody may know."]
)
def test_a_letter_from_one_to_the_other_is_quoted_to_nobody_whatever_address_it_comes_from(
    life: Life, sender: str, to: str, words: str
) -> None:
    asked = life.to("ana@example.org")[-1]
    letter = EmailMessage()
    letter["From"], letter["To"], letter["Subject"] = sender, to, f"Re: {asked['Subject']}"
    letter["In-Reply-To"] = str(asked["Message-ID"])
    letter.set_content(words)
    life.receive(letter)
    told = life.run("collect", "2026-11-25")
    for day in ("2026-11-25", "2026-11-30"):
        life.pass_day(day)
    everything = told + life.everything() + "".join(text_of(mail) for mail in life.outbox())
    assert "My boss" not in everything
    assert table(life.path, "Matches")[0]["State"] == "introduced"


UNKNOWN = "ana.private@client.example"
SAID = ["My boss and I had words again about the grant.", "My boss hits me, and nobody may know.",
        "Please stop writing to me."]  # fmt: skip


@pytest.mark.every(20)
@pytest.mark.parametrize("answers", ["gil@example.org", "ana@example.org", ""])
@pytest.mark.parametrize(
    "to", ["gil@example.org, co@example.org", "Gil <gil@example.org>", "ana@example.org, gil@example.org"]
)
@pytest.mark.parametrize("words", SAID)
def test_a_letter_to_one_of_the_two_from_an_account_that_nobody_has_is_quoted_to_nobody(
    life: Life, answers: str, to: str, words: str
) -> None:
    letter = EmailMessage()
    letter["From"], letter["To"], letter["Subject"] = UNKNOWN, to, "Our talk: my boss"
    if answers:
        letter["In-Reply-To"] = str(introduction(life, answers)["Message-ID"])
    letter.set_content(words)
    life.receive(letter)
    told = life.run("collect", "2026-11-25")
    for day in ("2026-11-25", "2026-11-30"):
        life.pass_day(day)
    everything = told + life.everything() + "".join(text_of(mail) for mail in life.outbox())
    assert "y boss" not in everything
    assert words not in everything
    assert UNKNOWN not in everything
    is_call = words != SAID[0]
    assert (life.status("Ana") == "held") is is_call
    if "ana@" not in to:
        # Where harm may be meant, nobody knows which of the two is in danger.
        assert (life.status("Gil") == "held") is (words == SAID[1])


@pytest.mark.every(16)
@pytest.mark.parametrize("sender", ["co@example.org", "Mara Silva <CO@example.org>", "sam@example.org"])
@pytest.mark.parametrize("answers", ["gil@example.org", "ana@example.org", ""])
def test_what_the_coordinator_writes_to_one_of_the_two_holds_nobody(
    life: Life, sender: str, answers: str
) -> None:
    letter = EmailMessage()
    letter["From"], letter["To"], letter["Subject"] = sender, "gil@example.org, co@example.org", "Re: you two"
    if answers:
        letter["In-Reply-To"] = str(introduction(life, answers)["Message-ID"])
    letter.set_content("Please call me, it is urgent. Shall I stop?")
    life.receive(letter)
    life.run("collect", "2026-11-25")
    assert {life.status(name) for name in ("Gil", "Ana", "Eve")} == {None}


@pytest.mark.thorough
def test_a_letter_of_nobody_we_know_to_many_people_holds_none_of_them(life: Life) -> None:
    everybody = "gil@example.org, ana@example.org, eve@example.org, co@example.org"
    life.write("club@client.example", "Please stop writing to me.", to=everybody)
    life.run("collect", "2026-11-25")
    assert {life.status(name) for name in ("Gil", "Ana", "Eve")} == {None}


WORDLESS = {
    "a voice memo": ("audio", "mp4", "memo.m4a"),
    "a picture": ("image", "jpeg", "IMG_1.jpg"),
    "a calendar": ("application", "ics", "invite.ics"),
    "Outlook's own": ("application", "ms-tnef", "winmail.dat"),
}


@pytest.mark.every(4)
@pytest.mark.parametrize("kind", [*WORDLESS, "inline PGP"])
def test_a_mail_without_words_is_told_as_such_and_is_an_answer(life: Life, kind: str) -> None:
    life.run("checkin", "2026-12-07")
    mail = EmailMessage()
    mail["From"], mail["To"], mail["Subject"] = "ana@example.org", "co@example.org", "Re: hello"
    mail["In-Reply-To"] = str(life.to("ana@example.org")[-1]["Message-ID"])
    if kind in WORDLESS:
        main, sub, name = WORDLESS[kind]
        mail.set_content("")
        mail.add_attachment(b"\x00\x01", maintype=main, subtype=sub, filename=name)
        brought = name
    else:
        mail.set_content("-----BEGIN PGP MESSAGE-----\n\nhQEMA\n-----END PGP MESSAGE-----\n")
        brought = "Encrypted"
    life.receive(mail)
    life.run("collect", "2026-12-08")
    row = next(row for row in table(life.path, "Check-ins") if row["Person"] == "Ana")
    assert brought in str(row["In their words"])
    assert row["Answer"] is None
    programme = read(Workbook(life.path)).programme
    waits = {person.name for person in programme.people if past_of(programme).unanswered(person.id, "m1")}
    assert waits == {"Gil"}


@pytest.mark.thorough
def test_if_a_letter_between_the_two_speaks_of_the_coordinator_the_safety_contact_alone_is_told_without_words(
    life: Life,
) -> None:
    words = "Mara threatens me, I am afraid of her."
    life.write("ana@example.org", words, to="gil@example.org, co@example.org")
    life.pass_day("2026-11-25")
    assert life.status("Ana") == "held"
    assert words not in life.everything()
    assert not [mail for mail in life.outbox() if "threatens" in mail.as_string()]
    assert not [mail for mail in life.to("co@example.org") if "read this today" in str(mail["Subject"])]
    assert [mail["Subject"] for mail in life.to("sam@example.org")] == ["Please read this today: Ana or Gil"]
    assert life.status("Gil") == "held"
    life.tap("sam@example.org", "I have talked to them, go on")
    life.run("collect", "2026-11-26")
    assert life.status("Ana") == "active"


@pytest.mark.thorough
@pytest.mark.parametrize("other", ["GIL+work@example.org", "gil.at.home@client.example"])
def test_a_letter_to_another_account_of_the_other_one_is_quoted_to_nobody(life: Life, other: str) -> None:
    life.write("ana@example.org", "My boss shouted again. Done!", to=f"{other}, co@example.org")
    told = life.run("collect", "2026-11-25")
    life.pass_day("2026-11-30")
    assert "My boss" not in told + life.everything() + "".join(map(text_of, life.outbox()))


@pytest.mark.thorough
def test_who_writes_to_us_and_to_an_address_that_nobody_has_is_told_without_words(life: Life) -> None:
    life.write("ana@example.org", "My boss shouted again.", to="gil.at.home@client.example, co@example.org")
    life.run("collect", "2026-11-25")
    assert [row["What"] for row in life.today()] == ["Wrote what only you can read"]
    life.write("ana@example.org", "Please stop this.", to="gil.at.home@client.example, co@example.org")
    life.run("collect", "2026-11-26")
    assert life.status("Ana") == "held"
    assert "Please stop this" not in life.everything()


@pytest.mark.thorough
@pytest.mark.parametrize("to", ["gil.at.home@client.example", "undisclosed-recipients:;", "ana@example.org"])
def test_a_letter_that_names_us_nowhere_may_be_one_between_the_two_and_is_quoted_to_nobody(
    life: Life, to: str
) -> None:
    life.write("ana@example.org", "My boss shouted again. Done!", to=to)
    told = life.run("collect", "2026-11-25")
    life.pass_day("2026-11-30")
    assert "My boss" not in told + life.everything() + "".join(map(text_of, life.outbox()))
    assert [row["What"] for row in life.today()] == ["Wrote what only you can read"]
    life.write("ana@example.org", "Please stop this.", to=to)
    life.run("collect", "2026-12-01")
    assert life.status("Ana") == "held"
    assert "Please stop this" not in life.everything()


@pytest.mark.thorough
def test_a_letter_that_a_list_brought_us_is_read_like_any(life: Life) -> None:
    letter = EmailMessage()
    letter["From"], letter["To"], letter["Subject"] = "ana@example.org", "harbour@groups.example", "Hello"
    letter["List-Id"] = "<harbour.groups.example>"
    letter.set_content("My boss shouted again.")
    life.receive(letter)
    assert "My boss" in life.run("collect", "2026-11-25") + life.everything()
