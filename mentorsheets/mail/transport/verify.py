"""The last check: finished bytes are parsed as a receiver would, and must say exactly what was meant."""

from collections.abc import Iterable, Mapping
from email import message_from_string
from email.message import Message
from email.policy import default
from functools import lru_cache

from mentorsheets.errors import WrongUse
from mentorsheets.mail.render.summary import parse_message

MIME_HEADERS = ("content-type", "mime-version")


def check_finished(
    content: bytes, *, headers: Iterable[str], addresses: Mapping[str, tuple[str, ...]], subject: str
) -> None:
    """Check that `content` has the `headers` meant (each once) and MIME's own, and no others.

    `addresses` gives, by header, exactly the addresses that a receiver must find there.
    Raises WrongUse otherwise; the bytes must then not be sent.
    """
    ends = content.count(b"\r\n")
    if not content.count(b"\r") == ends == content.count(b"\n") or b"\0" in content:
        raise _refuse_forged("holds a bare line end")
    if max(map(len, content.split(b"\r\n"))) > 998:
        raise _refuse_forged("holds a line that is too long")
    # An address may hold letters of any alphabet (RFC 6532), which the bytes alone do not tell.
    message = parse_message(content) if content.isascii() else message_from_string(content.decode())
    meant = sorted([*(name.lower() for name in headers), *MIME_HEADERS])
    if sorted(name.lower() for name in message) != meant:
        raise _refuse_forged("has other headers than were meant")
    for name, wanted in addresses.items():
        if _addresses(message, name) != wanted:
            raise _refuse_forged("goes to other people than were meant")
    if _read_subject(message["Subject"]).split() != subject.split():
        raise _refuse_forged("has another subject than was meant")
    if any(part.defects for part in message.walk()):
        raise _refuse_forged("is not well formed")


def _addresses(message: Message, name: str) -> tuple[str, ...]:
    # Only these headers are weighed by the newer parser, which does so at each look at any.
    found = (address for value in message.get_all(name, []) for address in _read_addresses(name, value))
    return tuple(dict.fromkeys(found))


# The same bytes are read in the same way, and most headers of a programme's mails are the same.
@lru_cache(maxsize=5000)
def _read_addresses(name: str, value: str) -> tuple[str, ...]:
    return tuple(box.addr_spec for box in default.header_fetch_parse(name, value).addresses)


# Each week brings the same subjects as the one before.
@lru_cache(maxsize=5000)
def _read_subject(value: str) -> str:
    return str(default.header_fetch_parse("Subject", value))


def _refuse_forged(what: str) -> WrongUse:
    return WrongUse(
        f"A finished message {what}; it was not sent.",
        "Look for unusual characters in the names, subjects and templates.",
    )
