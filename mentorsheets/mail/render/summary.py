"""A finished message at a glance, for those who list many: what it says, without weighing each header."""

from dataclasses import dataclass
from email import message_from_bytes
from email.errors import HeaderParseError
from email.header import decode_header
from email.message import Message
from email.utils import getaddresses
from functools import lru_cache

MESSAGES_IN_MIND = 100
"""Messages that are not read again: each is checked, put into the outbox, and listed there soon after."""


@dataclass(frozen=True, slots=True)
class Glance:
    """What a message of ours says: `to` as it is shown, `addresses` alone; a text that it lacks is ""."""

    message_id: str
    subject: str
    to: str
    addresses: tuple[str, ...]
    text: str
    html: str
    has_calendar: bool


@lru_cache(maxsize=MESSAGES_IN_MIND)
def parse_message(content: bytes) -> Message:
    """Return a message as Python's older parser reads it, for whoever only looks at it.

    Python's newer parser weighs each header each time that it is looked at, and takes seven times as long.
    """
    return message_from_bytes(content)


@lru_cache(maxsize=MESSAGES_IN_MIND)
def glance(content: bytes) -> Glance:
    """Return what the bytes of a message say that we built ourselves."""
    message = parse_message(content)
    texts: dict[str, str] = {}
    for part in message.walk():
        if part.get_content_maintype() == "text" and part.get_content_disposition() != "attachment":
            texts.setdefault(part.get_content_subtype(), _text(part))
    headers = {name.lower(): _written(value) for name, value in reversed(list(message.raw_items()))}
    return Glance(
        message_id=_decode(headers.get("message-id", "")),
        subject=_decode(headers.get("subject", "")),
        to=_decode(headers.get("to", "")),
        addresses=tuple(address for _, address in read_mailboxes(headers.get("to", ""))),
        text=texts.get("plain", ""),
        html=texts.get("html", ""),
        has_calendar="calendar" in texts,
    )


def _written(value: str) -> str:
    """Return a header as it stands in the bytes: an address may hold letters of any alphabet (RFC 6532)."""
    one_line = str(value).replace("\r", "").replace("\n", "")
    return one_line.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


# Whose mail it is, and what it is called, is the same in many.
@lru_cache(maxsize=5000)
def read_mailboxes(header: str) -> tuple[tuple[str, str], ...]:
    """Return the names and addresses in a header."""
    return tuple(getaddresses([header]))


@lru_cache(maxsize=5000)
def _decode(header: str) -> str:
    """Return a header with its encoded-words (RFC 2047) read; as it stands if they are broken."""
    try:
        return "".join(
            words if isinstance(words, str) else _read(words, charset or "raw-unicode-escape")
            for words, charset in decode_header(header)
        )
    except HeaderParseError:
        return header


def _read(words: bytes, charset: str) -> str:
    try:
        return words.decode(charset, "replace")
    except LookupError:
        return words.decode("utf-8", "replace")


def _text(part: Message) -> str:
    payload = part.get_payload(decode=True)
    return payload.decode("utf-8", "replace").replace("\r\n", "\n") if isinstance(payload, bytes) else ""
