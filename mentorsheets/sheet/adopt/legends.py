"""Short signs for answers that a header explains itself: "Mentor (M) / Mentee (E)", "1 = mentor"."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from mentorsheets.sheet.backend import Cell
from mentorsheets.sheet.cells.text import plain

_SIGN_BEHIND = re.compile(r"([^\W\d_][^()\[\]/,;|?:=]*?)\s*[(\[]\s*(\w{1,2})\s*[)\]]")
_SIGN_BEFORE = re.compile(
    r"(?<![^\W_])(\w{1,2})\s*(?:=|:|→|->|\s[-–—])\s*([^()\[\]/,;|?:=]*[^\W\d_][^()\[\]/,;|?:=]*)"
)
LEAST_SIGNS = 2
"""Signs from which on they are a legend; one alone in brackets may be anything."""


def read_legend(title: str) -> Mapping[str, str]:
    """Return what each short sign in a header stands for, by the plain sign; nothing if it explains none."""
    for pattern, (sign, words) in ((_SIGN_BEHIND, (2, 1)), (_SIGN_BEFORE, (1, 2))):
        found = {plain(one[sign]): one[words].strip() for one in pattern.finditer(title)}
        if len(found) >= LEAST_SIGNS:
            return found
    return {}


_SIGN = re.compile(r"(?<![^\W_])(\w{1,2})\s*(?:=|→|->|:)\s*(?=[^\W\d_])")
_ENDS = re.compile(r"[()\[\]|?؟]")
_BRACKETS = re.compile(r"[(\[][^()\[\]]*[)\]]")


@dataclass(frozen=True, slots=True)
class WithoutSigns:
    """A list whose headers explain signs: its titles without them, its rows with words in their places."""

    titles: tuple[Cell, ...]
    rows: tuple[tuple[Cell, ...], ...]


def explain_signs(
    titles: Sequence[Cell],
    rows: Sequence[tuple[Cell, ...]],
    is_left: Callable[[str, Sequence[str]], bool],
) -> WithoutSigns:
    """Return titles and rows with each sign that its header explains replaced by its words: "1 = yes".

    A column in which anything else stands keeps all as it is, and so does one that `is_left` by its title and
    answers, and marks of which only some are explained: "1 = never, 5 = always" is a scale.
    """
    read, body = list(titles), list(rows)
    for column, title in enumerate(titles):
        words = read_signs(title) if isinstance(title, str) else {}
        signs = [sign for row in rows if column < len(row) and (sign := _sign(row[column]))]
        if not words or not signs or not set(signs) <= words.keys() or is_left(str(title), signs):
            continue
        read[column] = strip_signs(str(title))
        for place, row in enumerate(body):
            if column < len(row):
                said = words.get(_sign(row[column]), row[column])
                body[place] = (*row[:column], said, *row[column + 1 :])
    return WithoutSigns(tuple(read), tuple(body))


def read_signs(title: str) -> Mapping[str, str]:
    """Return the words that a header gives to signs before them, by the plain sign; none if to one alone."""
    _, *parts = _SIGN.split(title)
    found = {
        plain(sign): _ENDS.split(words)[0].strip(" ,;/.-–،؛")
        for sign, words in zip(parts[::2], parts[1::2], strict=True)
    }
    figures = sorted(int(sign) for sign in found if sign.isdecimal())
    is_scale = bool(figures) and figures != list(range(figures[0], figures[0] + len(figures)))
    return found if len(found) >= LEAST_SIGNS and all(found.values()) and not is_scale else {}


def strip_signs(title: str) -> str:
    """Return a header without the brackets in which it explains signs, or all from the first sign on."""
    for found in _BRACKETS.finditer(title):
        if _SIGN.search(found[0]):
            return " ".join(f"{title[: found.start()]} {title[found.end() :]}".split())
    first = _SIGN.search(title)
    return title[: first.start()].strip(" ,;:-–") or title if first else title


def _sign(cell: Cell) -> str:
    return "" if cell is None else plain(str(cell).strip().removesuffix(".0"))
