"""A finished message says what was meant, and nothing that a cell could have added."""

import re
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentorsheets.errors import WrongUse
from mentorsheets.mail.transport.headers import Mailbox, safe_address
from mentorsheets.mail.transport.mime import Unsubscribe, addresses, build
from mentorsheets.mail.transport.verify import check_finished
from tests.mail.letters import content_of, letter, planned

FORGERIES = [
    "Zoe\nBcc: eve@example.org",
    "Zoe\r\n\r\nnew body",
    "Zoe =?UTF-8?Q?=0ABcc:_eve@example.org?=",
    "Zoe\x00",
    "Zoe\u2028Bcc: eve@example.org",
    "Zoe\u202egro",
    "Zoe\ud800",
]


def parsed(content: bytes) -> EmailMessage:
    return message_from_bytes(content, policy=default)


@pytest.mark.parametrize("cell", FORGERIES)
@pytest.mark.parametrize("place", ["name", "subject", "reply_to"])
def test_a_cell_cannot_forge_a_header(cell: str, place: str) -> None:
    changes: dict[str, dict[str, Any]] = {
        "name": {"to": (Mailbox(cell, "zoe@example.org"),)},
        "subject": {"subject": cell},
        "reply_to": {"reply_to": (Mailbox(cell, "zoe@example.org"),)},
    }
    with pytest.raises(WrongUse) as refused:
        build(letter(**changes[place]))
    assert "eve" not in str(refused.value)


@given(st.text(max_size=60), st.text(max_size=60))
def test_any_name_and_subject_is_refused_or_arrives_as_it_was(name: str, subject: str) -> None:
    try:
        content = build(letter(to=(Mailbox(name, "zoe@example.org"),), subject=subject))
    except WrongUse:
        return
    message = parsed(content)
    assert [box.addr_spec for box in message["To"].addresses] == ["zoe@example.org"]
    assert message["Subject"].split() == subject.split()
    assert message["Bcc"] is None


@pytest.mark.parametrize(
    "name",
    ["Zoë Okafor", "عمر بن الخطاب", "גלעד", "O'Brien, Pat", 'The "Z"', "back\\slash", "", "李小龍" * 20],
)
def test_a_name_arrives_as_it_was(name: str) -> None:
    message = parsed(build(letter(to=(Mailbox(name, "zoe@example.org"),))))
    # Python's own reader puts blanks between the encoded pieces of a very long name.
    assert message["To"].addresses[0].display_name.split(" ") == name.split(" ") or len(name) > 50
    assert message["To"].addresses[0].display_name.replace(" ", "") == name.replace(" ", "")


def test_the_same_letter_always_gives_the_same_bytes() -> None:
    assert build(letter()) == build(letter())


def test_two_messages_have_different_boundaries() -> None:
    found = {parsed(planned(number).content).get_boundary() for number in range(20)}
    assert len(found) == 20


def test_a_reader_without_html_gets_the_same_words() -> None:
    message = parsed(build(letter()))
    assert content_of(message, "plain").splitlines()[0] == "Hello Zoë,"
    assert content_of(message, "html").strip() == "<p>Hello Zoë,</p><p>how is it going?</p>"
    assert message["Content-Language"] == "en"


def test_no_machine_answers_it() -> None:
    message = parsed(build(letter()))
    assert message["Auto-Submitted"] == "auto-generated"
    assert message["X-Auto-Response-Suppress"] == "OOF, AutoReply"


def test_all_is_seven_bit_and_no_line_is_too_long() -> None:
    content = build(letter(text="ü" * 5000 + "\n" + "x" * 5000, html="<p>" + "عمر" * 4000 + "</p>"))
    assert content.isascii()
    assert max(map(len, content.split(b"\r\n"))) <= 998
    assert not re.search(rb"[^\r]\n", content)


def test_a_long_stop_address_stays_one_readable_header() -> None:
    where = Unsubscribe(f"hello+stop-{'a' * 50}@harbour.example.org", f"stop-{'b' * 150}")
    content = build(letter(unsubscribe=where))
    assert f"<mailto:{where.address}?subject={where.subject}>".encode() in content
    assert b"List-Unsubscribe-Post" not in content


def test_one_click_is_offered_only_where_a_page_takes_it() -> None:
    where = Unsubscribe("hello+stop@harbour.example.org", "stop", "https://harbour.example.org/stop/abc")
    message = parsed(build(letter(unsubscribe=where)))
    assert message["List-Unsubscribe"].startswith("<https://harbour.example.org/stop/abc>, <mailto:")
    assert message["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"


def test_a_weekly_thread_stays_one_thread() -> None:
    earlier = tuple(f"<week{number}@harbour.example.org>" for number in range(40))
    message = parsed(build(letter(thread=earlier)))
    assert message["In-Reply-To"] == earlier[-1]
    references = message["References"].split()
    assert references[0] == earlier[0]
    assert references[-1] == earlier[-1]


def test_an_invitation_is_shown_and_attached() -> None:
    calendar = "BEGIN:VCALENDAR\r\nMETHOD:PUBLISH\r\nEND:VCALENDAR\r\n"
    message = parsed(build(letter(calendar=calendar)))
    kinds = [part.get_content_type() for part in message.walk() if not part.is_multipart()]
    assert kinds == ["text/plain", "text/html", "text/calendar", "application/ics"]
    assert next(message.iter_attachments()).get_content() == calendar.encode()


def test_an_international_domain_goes_out_in_ascii() -> None:
    assert safe_address("zoe@bücher.example", "x") == "zoe@xn--bcher-kva.example"


def test_an_international_name_part_asks_for_smtputf8() -> None:
    mail = planned(to=(Mailbox("Zoë", "zoë@bücher.example"),))
    assert mail.recipients == ("zoë@xn--bcher-kva.example",)
    assert mail.needs_smtputf8


@pytest.mark.parametrize(
    "address",
    ["", "zoe", "zoe@", "@example.org", "a@b@c.org", "a b@example.org", "zoe@example.org\nx", "a@b,c@d"],
)
def test_what_is_no_address_is_refused_without_being_repeated(address: str) -> None:
    with pytest.raises(WrongUse) as refused:
        build(letter(to=(Mailbox("Zoe", address),)))
    assert not address or address not in str(refused.value)


@pytest.mark.parametrize("address", ["a@host.local", "a@localhost", "a@x.invalid", "a.b+c@example.org"])
def test_addresses_of_offices_and_rehearsals_are_taken(address: str) -> None:
    assert safe_address(address, "x") == address


def test_a_message_to_nobody_is_refused() -> None:
    with pytest.raises(WrongUse):
        build(letter(to=()))


def test_everybody_is_in_the_envelope_once() -> None:
    boxes = (Mailbox("A", "a@example.org"), Mailbox("B", "b@example.org"), Mailbox("A", "a@example.org"))
    assert addresses(boxes) == ("a@example.org", "b@example.org")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b"Subject:", b"Bcc: eve@example.org\r\nSubject:"),
        (b"<p1@example.org>", b"<p1@example.org>, <eve@example.org>"),
        (b"<p1@example.org>", b"<eve@example.org>"),
        (b"How is it going?\r\n", b"How is it going? Pay here\r\n"),
        (b"Subject:", b"Subject: x\r\nSubject:"),
        (b"\r\nSubject", b"\nSubject"),
        (b"Subject:", b"X" * 999 + b"\r\nSubject:"),
        (
            b"\r\n--=_",
            b"\r\n--=-",
        ),
    ],
)
def test_reading_back_notices_whatever_was_slipped_in(old: bytes, new: bytes) -> None:
    content = build(letter())
    headers = [name for name in parsed(content) if name not in {"MIME-Version", "Content-Type"}]
    meant: dict[str, Any] = {"addresses": {"To": ("p1@example.org",)}, "subject": "How is it going?"}
    check_finished(content, headers=headers, **meant)
    assert old in content
    with pytest.raises(WrongUse):
        check_finished(content.replace(old, new), headers=headers, **meant)
