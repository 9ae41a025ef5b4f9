"""The last check: finished bytes are parsed as a receiver would, and must say exactly what was meant."""

import re
from collections.abc import Iterable, Mapping
from email import message_from_string
from email.message import Message
from email.policy import default

from mentorsheets.errors import WrongUse

MIME_HEADERS = ("content-type", "mime-version")


def check_finished(
    content: bytes, *, headers: Iterable[str], addresses: Mapping[str, tuple[str, ...]], subject: str
) -> None:
    """Check that `content` has the `headers` meant (each once) and MIME's own, and no others.

    `addresses` gives, by header, exactly the addresses that a receiver must find there.
    Raises WrongUse otherwise; the bytes must then not be sent.
    """
    if re.search(rb"(?<!\r)\n|\r(?!\n)|\x00", content):
        raise _refuse_forged("holds a bare line end")
    if max(map(len, content.split(b"\r\n"))) > 998:
        raise _refuse_forged("holds a line that is too long")
    message = message_from_string(content.decode())
    meant = sorted([*(name.lower() for name in headers), *MIME_HEADERS])
    if sorted(name.lower() for name in message) != meant:
        raise _refuse_forged("has other headers than were meant")
    for name, wanted in addresses.items():
        if _addresses(message, name) != wanted:
            raise _refuse_forged("goes to other people than were meant")
    if str(default.header_fetch_parse("Subject", message["Subject"])).split() != subject.split():
        raise _refuse_forged("has another subject than was meant")
    if any(part.defects for part in message.walk()):
        raise _refuse_forged("is not well formed")


def _addresses(message: Message, name: str) -> tuple[str, ...]:
    # Only these headers are weighed by the newer parser, which does so at each look at any.
    headers = (default.header_fetch_parse(name, value) for value in message.get_all(name, []))
    found = (box.addr_spec for header in headers for box in header.addresses)
    return tuple(dict.fromkeys(found))


def _refuse_forged(what: str) -> WrongUse:
    return WrongUse(
        f"A finished message {what}; it was not sent.",
        "Look for unusual characters in the names, subjects and templates.",
    )
