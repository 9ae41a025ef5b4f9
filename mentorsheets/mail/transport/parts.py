"""Text, page and appointment of a message as MIME, to the byte what Python's library makes of them.

To build a tree of messages for each mail and to write it out again took a sixteenth of the time of a year.
"""

import re
from binascii import b2a_base64
from email.quoprimime import body_encode
from functools import lru_cache

LONGEST_LINE = 78
"""Characters of a line that RFC 5322 asks for."""
SNIFFED_LINES = 10
"""Lines from which it is told which encoding makes a text shorter."""
NOT_PLAIN = re.compile(r"[^\t\r\n -~]+")
"""What quoted-printable writes by its number, beside the equals sign, which is written so before."""
MIME_VERSION = "MIME-Version: 1.0\r\n"


def join_parts(text: str, html: str, calendar: str, boundaries: tuple[str, str]) -> bytes:
    """Return the body of a message, from its own MIME headers on.

    Without a `calendar` it is one choice between `text` and `html`, and only the first boundary is used. With
    one, an outer message holds that choice, of which the calendar is part, and the calendar as a file.
    """
    outer, inner = boundaries
    parts = [
        _say('Content-Type: text/plain; charset="utf-8"\r\nContent-Transfer-Encoding: {}\r\n', text),
        _say(
            'Content-Type: text/html; charset="utf-8"\r\nContent-Transfer-Encoding: {}\r\n' + MIME_VERSION,
            html,
        ),
    ]
    if not calendar:
        return (MIME_VERSION + _multipart("alternative", outer, parts)).encode("ascii")
    parts.append(
        _say(
            "Content-Transfer-Encoding: {}\r\n"
            'Content-Type: text/calendar; charset="utf-8"; method="PUBLISH"\r\n' + MIME_VERSION,
            calendar,
        )
    )
    file = (
        "Content-Type: application/ics\r\nContent-Transfer-Encoding: base64\r\n"
        f'Content-Disposition: attachment; filename="proposal.ics"\r\n{MIME_VERSION}\r\n'
        + _in_base64(calendar.encode())
    )
    parts = [_multipart("alternative", inner, parts), file]
    return (MIME_VERSION + _multipart("mixed", outer, parts)).encode("ascii")


def _multipart(subtype: str, boundary: str, parts: list[str]) -> str:
    kind = f"Content-Type: multipart/{subtype};"
    named = f'boundary="{boundary}"'
    fold = " " if len(kind) + 1 + len(named) <= LONGEST_LINE else "\r\n "
    each = "".join(f"--{boundary}\r\n{part}\r\n" for part in parts)
    return f"{kind}{fold}{named}\r\n\r\n{each}--{boundary}--\r\n"


def _say(headers: str, text: str) -> str:
    """Return a part with its `headers`, into which its encoding is put."""
    encoding, encoded = _encode(text)
    return f"{headers.format(encoding)}\r\n{encoded}"


def _encode(text: str) -> tuple[str, str]:
    """Return the shortest of the encodings that go through every server, and a text in it."""
    lines = text.encode().splitlines()
    if max(map(len, lines), default=0) <= LONGEST_LINE and text.isascii():
        return "7bit", _end(lines).decode("ascii")
    sniffed = _end(lines[:SNIFFED_LINES])
    if len(_in_quotes(sniffed).replace("\r\n", "\n")) > len(b2a_base64(sniffed)):
        return "base64", _in_base64(_end(lines))
    return "quoted-printable", _in_quotes(_end(lines))


def _end(lines: list[bytes]) -> bytes:
    return b"\r\n".join(lines) + b"\r\n"


def _in_base64(content: bytes) -> str:
    step = LONGEST_LINE // 4 * 3
    rows = (b2a_base64(content[start : start + step]) for start in range(0, len(content), step))
    return b"".join(rows).decode("ascii").replace("\n", "\r\n")


def _in_quotes(content: bytes) -> str:
    plain = content.decode("latin-1")
    quoted = NOT_PLAIN.sub(_quote, plain.replace("=", "=3D"))
    pairs = zip(plain.split("\r\n"), quoted.split("\r\n"), strict=True)
    return "\r\n".join(
        line if len(line) <= LONGEST_LINE and not line.endswith((" ", "\t")) else _wrap(bare, line)
        for bare, line in pairs
    )


def _quote(found: re.Match[str]) -> str:
    return _quote_all(found[0])


@lru_cache(maxsize=5000)
def _quote_all(letters: str) -> str:
    """Return letters by their numbers: in a programme's mails the same few come again and again."""
    return "".join(f"={ord(letter):02X}" for letter in letters)


def _wrap(bare: str, line: str) -> str:
    """Return a quoted `line` in pieces that are short enough, of which none ends within a quoted letter."""
    if line.endswith((" ", "\t")):
        return body_encode(bare, LONGEST_LINE, "\r\n")
    pieces, start = [], 0
    while len(line) - start > LONGEST_LINE:
        stop = start + LONGEST_LINE - 1
        stop -= 2 if line[stop - 2] == "=" else int(line[stop - 1] == "=")
        pieces.append(f"{line[start:stop]}=\r\n")
        start = stop
    return "".join(pieces) + line[start:]
