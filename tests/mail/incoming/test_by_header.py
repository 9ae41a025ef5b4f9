"""A header that is read cheaply says the same as one that Python's own parser takes apart."""

from email.message import Message
from email.parser import BytesHeaderParser
from email.policy import default
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentorsheets.mail.incoming.by_header import name_by_header, sort_by_header
from mentorsheets.mail.incoming.collect import STUMBLES
from mentorsheets.mail.incoming.known_ids import KnownIds, Tie
from mentorsheets.mail.incoming.light_header import parse_header
from mentorsheets.mail.incoming.who_wrote import Acquaintance

OURS = "abcdefghijklmnopqrstuvwxyz"
AROUND = Acquaintance(
    KnownIds({OURS: Tie("key", is_secret=True)}), {"ana@example.org": frozenset({"ana"})}, "mx.example.org"
)
NAMES = (
    *(
        "From",
        "Reply-To",
        "To",
        "Delivered-To",
        "Subject",
        "Message-ID",
        "In-Reply-To",
        "References",
        "List-Id",
    ),
    *(
        "X-Original-From",
        "Auto-Submitted",
        "Precedence",
        "Content-Type",
        "Return-Path",
        "Authentication-Results",
    ),
)
VALUES = (
    "ana@example.org",
    "Ana <ana@example.org>",
    '"Ana, Duarte" <ana@example.org>',
    "ana@example.org (Ana)",
    "Ana <x@example.net> <ana@example.org>",
    "ana@example.org, x@example.net",
    "=?utf-8?q?Ana=2C_D?= <ana@example.org>",
    "=?utf-8?b?TWFpbCBEZWxpdmVyeSBTeXN0ZW0=?= <x@example.net>",
    '"ana@example.org" <x@example.net>',
    "Ana\r\n <ana@example.org>",
    f"<{OURS}@example.org>",
    f"<a@b> (hm)\r\n\t<{OURS}@example.org>",
    "<one two@example.org>",
    f"hello+{OURS}@example.org",
    "auto-replied",
    "bulk",
    "multipart/report; report-type=delivery-status",
    "MAILER-DAEMON@example.net",
    "<>",
    "mx.example.org; dmarc=pass header.from=example.org",
    "",
)
FIELDS = st.lists(
    st.tuples(st.sampled_from(NAMES), st.sampled_from(VALUES).map(str.encode) | st.binary(max_size=40)),
    max_size=8,
)


def judge(header: Message) -> Any:
    try:
        return name_by_header(header), sort_by_header(header, AROUND)
    except STUMBLES:
        return None


@given(FIELDS)
def test_whatever_stands_in_a_header_both_ways_of_reading_it_lead_to_the_same(
    fields: list[tuple[str, bytes]],
) -> None:
    content = b"".join(name.encode() + b": " + value + b"\r\n" for name, value in fields) + b"\r\n"
    exactly = judge(BytesHeaderParser(policy=default).parsebytes(content))
    assert judge(parse_header(content)) == exactly


@pytest.mark.parametrize("value", [one for one in VALUES if "ana@" in one and "x@" not in one])
def test_no_way_of_writing_an_address_makes_a_stranger_of_its_owner(value: str) -> None:
    header = parse_header(f"From: {value}\r\nMessage-ID: <a@b.example>\r\n\r\n".encode())
    assert sort_by_header(header, AROUND) is None
