"""Other people's words on their way through Markdown: veiled in signs that mean nothing to it."""

import re
import unicodedata
from codecs import charmap_decode
from collections.abc import Callable, Sequence
from functools import lru_cache

from mentorsheets.mail.facts import Link

LONGEST_LINK = 2000
"""Characters kept of one value: the length up to which links are commonly opened."""
SECTIONS_GO_HERE = "\ue003"  # where the sections of a mail stand within its letter
_WORD, _LINK, _END, _SIGNS = 0xE000, 0xE001, 0xE002, 0xF0000  # private use: no text means them
_VEILED = re.compile(f"([{chr(_WORD)}{chr(_LINK)}])([{chr(_SIGNS)}-{chr(_SIGNS + 0xFF)}]*){chr(_END)}")
_HIDDEN_BYTES = "".join(chr(_SIGNS + byte) for byte in range(0x100))
_BREAKS = re.compile("\r\n|[\n\v\f\x1c-\x1e\x85\u2028\u2029]")
_BIDI_CONTROLS = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_REFUSED = frozenset({"Cc", "Cs", "Co"})


def clean(text: str) -> str:
    """Return a text without control signs, private signs and turned writing, and not longer than 2,000 signs.

    Line breaks of every sort become a newline; a tab becomes a space.
    """
    lines = bare(text[:LONGEST_LINK].replace("\t", " ")).split("\n")
    kept = "\n".join(line.strip() for line in lines).strip()
    return kept if len(text) <= LONGEST_LINK else f"{kept[: LONGEST_LINK - 1].rstrip()}…"


def bare(text: str) -> str:
    """Return a template's own text, however long, without signs that stand for values."""
    return "\n".join(map(_bare_line, _BREAKS.split(text)))


def _bare_line(line: str) -> str:
    # What can be printed is no control sign, no private sign and turns no writing.
    return line if line.isprintable() else "".join(sign for sign in line if _is_kept(sign))


def _is_kept(sign: str) -> bool:
    return sign not in _BIDI_CONTROLS and unicodedata.category(sign) not in _REFUSED


def veil(text: str) -> str:
    """Return a text, cleaned, in signs that can be neither Markdown nor HTML; `unveil` turns it back."""
    return f"{chr(_LINK if isinstance(text, Link) else _WORD)}{_hide(clean(text))}{chr(_END)}"


def _hide(text: str) -> str:
    return charmap_decode(text.encode(), "strict", _HIDDEN_BYTES)[0]


def unveil(text: str, show: Callable[[str], str], rest: Callable[[str], str] = str) -> str:
    """Return a text with each veiled part as `show` writes it, and what stands between as `rest` does."""
    parts: list[str] = []
    at = 0
    for veiled in _VEILED.finditer(text):
        parts += [rest(text[at : veiled.start()]), show(_open(veiled))]
        at = veiled.end()
    return "".join([*parts, rest(text[at:])])


def _open(veiled: re.Match[str]) -> str:
    return _show(veiled[2])


def _show(signs: str) -> str:
    # The lowest of the four bytes of each sign is the byte that it hides.
    return signs.encode("utf-32-le")[::4].decode()


def open_veiled(veiled: str) -> str:
    """Return the value that one veiled part hides."""
    return _show(veiled[1:-1])


@lru_cache(maxsize=5000)
def split_masked(masked: str) -> tuple[str | int, ...]:
    """Return a masked text as what stands between its values, none of it empty, and their numbers."""
    parts: list[str | int] = []
    at = 0
    for veiled in _VEILED.finditer(masked):
        parts += [masked[at : veiled.start()], int(_open(veiled))]
        at = veiled.end()
    return tuple(part for part in (*parts, masked[at:]) if part != "")


def mask(veiled: str) -> tuple[str, list[str]]:
    """Return a veiled text with the number of each value in its place, and the values, veiled as before."""
    values: list[str] = []

    def number(found: re.Match[str]) -> str:
        values.append(found[0])
        return f"{found[1]}{_hide(str(len(values) - 1))}{chr(_END)}"

    return _VEILED.sub(number, veiled), values


def unmask(text: str, values: Sequence[str]) -> str:
    """Return a part of a text that was masked with its values in it again."""
    return _VEILED.sub(lambda found: values[int(_open(found))], text) if chr(_END) in text else text


def whole_link(text: str) -> str | None:
    """Return the link where a text is one veiled link and nothing else."""
    veiled = _VEILED.fullmatch(text)
    return _open(veiled) if veiled and veiled[1] == chr(_LINK) else None
