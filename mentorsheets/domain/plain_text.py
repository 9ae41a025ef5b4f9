"""Texts of strangers, fit for a cell and a terminal: no letter moves a cursor, or breaks a file."""

import html
import re
import unicodedata
from collections.abc import Iterator

UNSHOWN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufeff]")
"""Control letters but tab and line ends, and those that turn the direction of what stands around them."""
UNWRITABLE = re.compile("[\ud800-\udfff\ufffe\uffff]")
"""Half letters and no letters: neither UTF-8 nor XML has them."""

_JSON_ESCAPE = re.compile(r'(?:\\u[0-9a-fA-F]{4})+|\\["\\/bfnrt]')
_JSON_LETTERS = {"b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t"}


def clean_text(text: str) -> str:
    """Return a text whose line ends are single, without letters that cannot be shown as themselves."""
    return UNWRITABLE.sub("\ufffd", UNSHOWN.sub("", text.replace("\r\n", "\n").replace("\r", "\n")))


def clean_line(text: str) -> str:
    """Return a text on one line."""
    return " ".join(clean_text(text).split())


def drop_tag(address: str) -> str:
    """Return an address without what stands behind a plus, by which people sort their mail."""
    local, at, domain = address.rpartition("@")
    return f"{local.partition('+')[0]}{at}{domain}"


def fold_address(address: str) -> str:
    """Return an address as it is compared: in small letters, its domain as humans read it.

    Only letters that are the same letter are taken for one: "straße.example" is another domain than
    "strasse.example", and may be somebody else's.
    """
    local, at, domain = address.strip().rpartition("@")
    labels = ".".join(_read_label(label) for label in domain.split("."))
    return unicodedata.normalize("NFC", "".join(map(_small, f"{local}{at}{labels}")))


def _small(letter: str) -> str:
    small = letter.lower()
    return small if len(small) == 1 and (letter.isascii() or not small.isascii()) else letter


def _read_label(label: str) -> str:
    """Return a part of a domain in its own letters, where it is written in ASCII for the wire (RFC 3492)."""
    if label[:4].lower() != "xn--":
        return label
    wire = label[4:].lower()
    try:
        text = wire.encode("ascii").decode("punycode")
        is_same = not text.isascii() and text.encode("punycode").decode("ascii") == wire
    except UnicodeError:
        return label
    return text if is_same else label


def count_things(number: int, one: str, many: str = "") -> str:
    """Return how many there are of something: "1 mail", "2 mails"."""
    return f"{number} {one if number == 1 else many or one + 's'}"


def spell_out(text: str) -> Iterator[str]:
    """Yield a text as it stands, and as people see it where it is written in the letters of HTML or JSON."""
    yield text
    seen = html.unescape(_JSON_ESCAPE.sub(_read_escape, text) if "\\" in text else text)
    if seen != text:
        yield seen
    if (plain := html.unescape(text)) not in (text, seen):
        yield plain


def _read_escape(found: re.Match[str]) -> str:
    """Return the letters that an escape of JSON stands for; one beyond the first plane is written as two."""
    if found[0][1] != "u":
        return _JSON_LETTERS.get(found[0][1], found[0][1])
    units = "".join(chr(int(code, 16)) for code in found[0].split("\\u")[1:])
    return units.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def name_file(name: str) -> str:
    """Return a name as that of a file: its letters with their signs, dashes between; "" if it has none."""

    def is_kept(char: str) -> bool:
        return char.isalnum() or char in "_-" or unicodedata.category(char).startswith("M")

    return "-".join("".join(char if is_kept(char) else " " for char in name).split()).strip("-")
