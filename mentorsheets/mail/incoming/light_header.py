"""Takes a mail's header apart cheaply: most fields of most mails are plain, and few are asked for.

Python's own parser makes an object of each field each time that it is asked for, which of a mailbox of
thousands takes minutes. What is plain is the same by both; whatever is not is left to that parser.
"""

import re
from email.message import Message
from email.parser import BytesHeaderParser
from email.policy import EmailPolicy, default
from functools import lru_cache
from typing import Any

PLAIN_ADDRESS_FIELD = re.compile(
    r"(?:\"[\w .&'-]*\"|[\w .&'-]*)\s*(?:<[\w.+=-]+@[\w.-]+>|(?<!\S)[\w.+=-]+@[\w.-]+)"
)
PLAIN_MESSAGE_ID = re.compile(r"<[^\s<>()\"\[\]\\,;:@]+@[\w.-]+>")
SHAPES = {
    "message-id": PLAIN_MESSAGE_ID,
    "from": PLAIN_ADDRESS_FIELD,
    "reply-to": PLAIN_ADDRESS_FIELD,
}
"""Fields that more hangs on: how they must look to be taken as they stand."""
RETURNS = re.compile(rb"\r+\n")
LONGEST_FIELD = 2_000
"""So many bytes of a sender or a kind; a mail program writes a hundred."""
LONGEST_LIST = 10_000
"""So many of those to whom a mail goes, some two hundred."""


def _longer(names: bytes, most: int) -> re.Pattern[bytes]:
    line = rb"(?:[^\r\n]|\r?\n[ \t])"
    return re.compile(
        rb"^((?:%b)[\w-]*[ \t]*:%b{%d})%b+" % (names, line, most, line), re.IGNORECASE | re.MULTILINE
    )


LONG_FIELD = _longer(b"from|sender|reply-to|message-id|x-original-|content-", LONGEST_FIELD)
LONG_PART_FIELD = _longer(b"content-", LONGEST_FIELD)
LONG_LIST = _longer(b"to|cc|delivered-to|envelope-to", LONGEST_LIST)
LONE_RETURN = re.compile(rb"\r(?!\n)")
FIELDS_REMEMBERED = 64
"""So many fields that are not plain are taken apart once; a mail has some ten that matter."""


class _LightPolicy(EmailPolicy):
    """As Python's default, but what is plain is handed back as it stands."""

    def header_fetch_parse(self, name: str, value: Any) -> Any:  # noqa: ANN401 - as the parent has it
        text = "".join(str(value).splitlines()).strip()
        shape = SHAPES.get(name.lower())
        is_plain = text.isascii() and "=?" not in text and (shape is None or shape.fullmatch(text))
        return text if is_plain else _take_apart(name, value)


@lru_cache(FIELDS_REMEMBERED)
def _take_apart(name: str, value: str) -> str:
    return str(default.header_fetch_parse(name, value))


PARSER = BytesHeaderParser(policy=_LightPolicy())


def straighten_lines(content: bytes) -> bytes:
    """Return a mail with the line ends that are meant, where Python would take one for the header's end.

    Fields that say who writes, and what a part is, are cut where they are longer than any mail program makes
    them: Python's parser takes minutes for one, and nobody is heard meanwhile.
    """
    if b"\r\r" in content or LONE_RETURN.search(content):
        straight = RETURNS.sub(b"\r\n", content)
        head, end, body = straight.partition(b"\r\n\r\n")
        content = LONE_RETURN.sub(b" ", head) + end + body
    if not (LONG_FIELD.search(content) or LONG_LIST.search(content)):
        return content
    head, end, body = content.partition(b"\r\n\r\n")
    head = LONG_LIST.sub(rb"\1", LONG_FIELD.sub(rb"\1", head))
    return head + end + LONG_PART_FIELD.sub(rb"\1", body)


def parse_header(content: bytes) -> Message:
    """Return the header of a mail of which the bytes are given, up to the empty line at least."""
    return PARSER.parsebytes(straighten_lines(content))
