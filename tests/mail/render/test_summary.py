"""A message at a glance says the same as Python's careful parser does."""

from email import message_from_bytes
from email.policy import default
from typing import Any

import pytest

from mentorsheets.mail.render.summary import glance
from mentorsheets.mail.transport.headers import Mailbox
from mentorsheets.mail.transport.mime import build
from tests.mail.letters import content_of, letter


@pytest.mark.parametrize(
    "more",
    [
        {},
        {"subject": "Würden Sie, Zoë, noch einmal über “das große Ganze” sprechen wollen? " * 2},
        {"subject": "متى نلتقي؟ अगली बार 下次"},
        {"to": (Mailbox("Zoë, the Ä", "zoe@example.org"), Mailbox("李", "li@xn--bcher-kva.example"))},
        {"calendar": "BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n"},
    ],
)
def test_it_says_what_the_careful_parser_says(more: dict[str, Any]) -> None:
    content = build(letter(**more))
    careful, seen = message_from_bytes(content, policy=default), glance(content)
    assert seen.subject == str(careful["Subject"])
    assert seen.to.replace('"', "") == str(careful["To"]).replace('"', "")
    assert seen.addresses == tuple(box.addr_spec for box in careful["To"].addresses)
    assert seen.message_id == str(careful["Message-ID"])
    assert seen.text == content_of(careful, "plain").replace("\r\n", "\n")
    assert seen.html == content_of(careful, "html").replace("\r\n", "\n")
    assert seen.has_calendar is ("calendar" in more)


def test_letters_of_any_alphabet_may_stand_in_an_address() -> None:
    seen = glance(
        build(letter(to=(Mailbox("", "josé@example.org"), Mailbox("Zoë, Ä", "zoë@bücher.example"))))
    )
    assert seen.addresses == ("josé@example.org", "zoë@xn--bcher-kva.example")
    assert seen.to == "josé@example.org, Zoë, Ä <zoë@xn--bcher-kva.example>"


@pytest.mark.parametrize(
    ("line", "seen"),
    [
        (b"Subject: =?utf-8?b?abcde?= and more", "=?utf-8?b?abcde?= and more"),
        (b"Subject: =?klingon?q?Qapla?= and more", "Qapla and more"),
        (b"Subject: \xff\xfe", "\N{REPLACEMENT CHARACTER}" * 2),
        (b"To: somebody", ""),
    ],
)
def test_a_file_that_somebody_else_laid_there_is_shown_as_far_as_it_can_be(line: bytes, seen: str) -> None:
    assert glance(line + b"\r\n\r\nHello").subject == seen
