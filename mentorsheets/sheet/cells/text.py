"""Comparing what people type: case, spaces, punctuation and accents forgiven."""

import difflib
import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime, time
from functools import lru_cache
from typing import TypeVar

from mentorsheets.sheet.backend import Cell

T = TypeVar("T")


def fold(text: str) -> str:
    """Return the text as words in one case with single spaces: " E-Mail " and "e mail" are the same."""
    # Arabic letters may be drawn out by any length: "عـمان" is "عمان".
    # Signs have a mark behind them that asks for colours.
    normal = unicodedata.normalize("NFKC", text).casefold().replace("\u0640", "").replace("\ufe0f", "")
    kept = (char if char.isalnum() or unicodedata.category(char)[0] == "M" else " " for char in normal)
    return " ".join("".join(kept).split())


@lru_cache(maxsize=20_000)
def plain(text: str) -> str:
    """Return the folded text without accents, so that "São Paulo" and "sao paulo" are the same."""
    apart = unicodedata.normalize("NFKD", fold(text))
    return "".join(char for char in apart if not unicodedata.combining(char))


_BARE_LETTERS = str.maketrans("أإآٱؤئ", "ااااوي")


def bare_letters(words: str) -> str:
    """Return words, or a pattern of them, with the Arabic letters that `plain` leaves, without hamza."""
    return words.translate(_BARE_LETTERS)


def unify_endings(words: str) -> str:
    """Return plain words with one letter for those that Arabic writers put for one another at the end."""
    return words.replace("ة", "ه").replace("ى", "ي")


@lru_cache(maxsize=20_000)
def squeeze(text: str) -> str:
    """Return the plain text without any spaces, so that "Timezone" and "Time zone" are the same."""
    return plain(text).replace(" ", "")


_SAME = {",": ",،、，", ";": ";؛；"}
"""What other scripts write for a comma and a semicolon."""
_BRACKETED = r"(?![^()\[\]\n]*[)\]])"
"""Not within brackets: no closing one follows on the line before an opening one does."""


def split_list(text: str, *, separators: str = ",;\n|") -> list[str]:
    """Return the parts of a cell that holds several things, with commas, semicolons or lines between.

    What stands in brackets stays together: "Grants (EU, national)" is one thing.
    """
    return list(_split(text, separators))


_LISTED = re.compile(
    r"(?<![^\s,;|])(?:\((?P<within>\d{1,2})\)|#(?P<mark>\d{1,2})[.):]?(?=\s)|(?P<bare>\d{1,2})[.)](?!\d))\s*"
)
"""The number before a thing in a list: "1) Chess", "(2) Go", "#3 Baking"."""
_BULLETS = re.compile("[•‣▪●◦]")


def _part_numbered(text: str) -> str:
    """Return a text with a line for each thing that is numbered one after another, or has a bullet before it.

    A number alone is none: "1. FC Köln" is a club.
    """
    found = list(_LISTED.finditer(text)) if "2" in text else []
    numbers = [int(one["within"] or one["mark"] or one["bare"]) for one in found]
    if len(found) > 1 and numbers == list(range(1, len(found) + 1)) and not text[: found[0].start()].strip():
        text = _LISTED.sub("\n", text)
    return _BULLETS.sub("\n", text)


# The same few ids and kinds stand in thousands of cells.
@lru_cache(maxsize=20_000)
def _split(text: str, separators: str) -> tuple[str, ...]:
    marks = "".join(_SAME.get(one, one) for one in separators)
    text = _part_numbered(text)
    pairs = text.count("(") + text.count("[")
    is_whole = pairs and pairs == text.count(")") + text.count("]")
    pieces = re.split(f"[{re.escape(marks)}]{_BRACKETED if is_whole else ''}", text)
    return tuple(part for part in (piece.strip(" \t\r•-") for piece in pieces) if part)


def lookup(meanings: Mapping[T, Iterable[str]]) -> dict[str, T]:
    """Return a dictionary from each plain wording to what it means."""
    return {plain(wording): meaning for meaning, wordings in meanings.items() for wording in wordings}


CLEARLY = 0.05
"""By so much a rival must be less alike, where 1 is the likeness of a text to itself."""
ROUNDING = 1e-9
"""More than the error of the few sums in a likeness."""
LONGEST_BAG = 40
"""Characters of the texts whose letters are compared first: names are shorter."""
GROUPS_OF_BITS = 32
"""As many as tell the letters of most alphabets apart, in whatever order they come."""


def nearest(
    text: str, known: Iterable[str], *, least: float = 0.84, key: Callable[[str], str] = plain
) -> str | None:
    """Return the one of `known` that `text` is a slight misspelling of, or None if none or several are.

    `least` is the likeness from 0 to 1 (Ratcliff and Obershelp, as difflib has it) from which on a spelling
    counts as slight; a rival must be clearly less alike.
    """
    wanted = key(text)
    if len(wanted) < 4:
        return None
    likely = (word for word in known if _limit_likeness(wanted, key(word)) > least - CLEARLY - ROUNDING)
    rated = sorted(
        ((difflib.SequenceMatcher(None, wanted, key(word)).ratio(), word) for word in likely), reverse=True
    )
    if not rated or rated[0][0] < least:
        return None
    if len(rated) > 1 and rated[1][0] > rated[0][0] - CLEARLY:
        return None
    return rated[0][1]


def _limit_likeness(text: str, other: str) -> float:
    """Return what the likeness of two texts cannot exceed: that of their letters in any order."""
    if max(len(text), len(other)) > LONGEST_BAG:
        return 1.0
    return 2 * (_bag(text) & _bag(other)).bit_count() / ((len(text) + len(other)) or 1)


# Each name that nobody has is held against all names, which took a minute among ten thousand.
@lru_cache(maxsize=50_000)
def _bag(text: str) -> int:
    """Return the letters of a text as bits, so that the bits that two texts share are letters in common.

    A letter has a group of bits for as often as it may stand there. That several letters have one group makes
    texts seem more alike than they are, and never less.
    """
    bits, seen = 0, [0] * GROUPS_OF_BITS
    for letter in text:
        group = ord(letter) % GROUPS_OF_BITS
        bits |= 1 << (group * LONGEST_BAG + seen[group])
        seen[group] += 1
    return bits


def fold_cell(cell: Cell) -> str:
    """Return what a cell says, the same for all ways in which a person or a program writes it."""
    if isinstance(cell, str):
        return _fold_text(cell)
    if cell is None:
        return ""
    if isinstance(cell, datetime) and cell.time() == time(0):
        return cell.date().isoformat()
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return _fold_text(str(cell))


# Each column of keys is gone through whenever a row is placed: some years of a large programme.
@lru_cache(maxsize=100_000)
def _fold_text(text: str) -> str:
    return " ".join(text.split()).casefold()
