"""The text of a file whose letters may be written by one of the tables that Excel uses."""

import re
from collections.abc import Sequence

WESTERN: tuple[str, ...] = ("cp1252", "mac_roman", "cp1250")
"""Tables of Latin letters: Excel on Windows, on a Macintosh, and on Windows in central Europe."""
OTHER_SCRIPTS = {
    "cp1256": "ابتدرسعفكلمنهويةأ",
    "cp1251": "оеаинтсрвлкмдпуя",
    "cp1253": "αιοετσνηυρλκπμ",
    "cp1255": "יוהלאתרשמנבכ",
}
"""Tables of other scripts, with the letters that stand most often in texts of these."""
SHARE_OF_LATIN = 0.3
"""Share of the words with letters beyond ASCII that have others too, as "Müller" has, in a Latin text."""
_WORD = re.compile(r"[A-Za-z\x80-\xff]{3,}")
_WITHIN_A_WORD = re.compile(r"(?<=[A-Za-z])[^\x00-\x7f](?=[a-z]|\b)|[^\x00-\x7f](?=[a-z])")
_ADDRESS = re.compile(r"\s*\"?[^\s@]+@[^\s@]+\"?\s*")


def decode_text(data: bytes) -> str:
    """Return the text of a file: as its mark says, else UTF-8, else by the likeliest table of Excel's."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", errors="replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return _decode_by_table(data)


def are_letters_guessed(data: bytes) -> bool:
    """Return whether a file has letters beyond ASCII and does not say by which table they are written."""
    if data.isascii() or data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return False
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return True
    return False


def _decode_by_table(data: bytes) -> str:
    beyond = [word for word in _WORD.findall(data.decode("latin-1")) if not word.isascii()]
    mixed = sum(bool(re.search(r"[A-Za-z]", word)) for word in beyond)
    if beyond and mixed < SHARE_OF_LATIN * len(beyond):
        texts = {name: data.decode(name, errors="replace") for name in OTHER_SCRIPTS}
        name = max(texts, key=lambda one: sum(map(texts[one].count, OTHER_SCRIPTS[one])))
        return texts[name]
    return max((data.decode(name, errors="replace") for name in WESTERN), key=_likeliness)


def _likeliness(text: str) -> int:
    """Return how many letters beyond ASCII stand within words, less the marks that no word has within.

    "Zoë Müller" read by the wrong table has quotation marks or capitals inside its words.
    """
    return sum(_weigh(found[0], text[: found.start()][-1:]) for found in _WITHIN_A_WORD.finditer(text))


def _weigh(mark: str, before: str) -> int:
    if mark.isalpha() and (mark.islower() or not before.isalnum()):
        return int(mark.islower())
    return -1


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
