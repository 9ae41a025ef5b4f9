"""The text of a file whose letters may be written by one of the tables that Excel uses."""

import re
import unicodedata
from collections.abc import Sequence

from mentorsheets.sheet.forms.letter_tables import find_table

SHARE_OF_NULLS = 0.2
"""Share of the bytes at even or odd places that are null in UTF-16 without its mark."""
_ADDRESS = re.compile(r"\s*\"?[^\s@]+@[^\s@]+\"?\s*")


def decode_text(data: bytes) -> str:
    """Return the text of a file: as its mark says, else UTF-8, else by the likeliest table of Excel's."""
    if data.startswith((b"\xff\xfe\0\0", b"\0\0\xfe\xff")):
        return data.decode("utf-32", errors="replace")
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", errors="replace")
    if wide := _is_wide(data):
        return data.decode(wide, errors="replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode(find_table(data), errors="replace")
        return unicodedata.normalize("NFC", text)


def _is_wide(data: bytes) -> str | None:
    """Return which UTF-16 a file without a mark is, None if it is none."""
    for name, rest in (("utf-16-le", data[1::2]), ("utf-16-be", data[::2])):
        if len(data) % 2 == 0 and rest.count(0) > SHARE_OF_NULLS * len(rest) > 0:
            text = data.decode(name, errors="replace")
            return name if "".join(text.split()).isprintable() else None
    return None


def are_letters_guessed(data: bytes) -> bool:
    """Return whether a file has letters beyond ASCII and does not say by which table they are written."""
    if data.isascii() or data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return False
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return True
    return False


def find_unclosed(rows: Sequence[Sequence[object]], separator: str) -> int | None:
    """Return the index of the row in which a quotation mark swallowed the rows below it, None if none did.

    A cell of it then has lines with as many parts as a row has, and one that is an address.
    """
    width = max((len(row) for row in rows[:1]), default=0)
    for index, row in enumerate(rows):
        for cell in row:
            if isinstance(cell, str) and "\n" in cell and "@" in cell:
                lines = (one.split(separator) for one in cell.splitlines()[1:])
                if width > 1 and any(
                    len(one) >= width and any(map(_ADDRESS.fullmatch, one)) for one in lines
                ):
                    return index
    return None
