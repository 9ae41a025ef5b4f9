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
