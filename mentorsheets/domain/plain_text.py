"""Texts of strangers, fit for a cell and a terminal: no letter moves a cursor, or breaks a file."""

import re

UNSHOWN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufeff]")
"""Control letters but tab and line ends, and those that turn the direction of what stands around them."""
UNWRITABLE = re.compile("[\ud800-\udfff\ufffe\uffff]")
"""Half letters and no letters: neither UTF-8 nor XML has them."""


def clean_text(text: str) -> str:
    """Return a text whose line ends are single, without letters that cannot be shown as themselves."""
    return UNWRITABLE.sub("\ufffd", UNSHOWN.sub("", text.replace("\r\n", "\n").replace("\r", "\n")))


def clean_line(text: str) -> str:
    """Return a text on one line."""
    return " ".join(clean_text(text).split())


def count_things(number: int, one: str, many: str = "") -> str:
    """Return how many there are of something: "1 mail", "2 mails"."""
    return f"{number} {one if number == 1 else many or one + 's'}"
