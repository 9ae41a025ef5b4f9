"""A name in running text: in scripts that join words, too, where no space stands before or after it."""

import re
import unicodedata

_JOINED = frozenset({"CJK", "HIRAGANA", "KATAKANA", "HANGUL", "IDEOGRAPHIC"})
"""Scripts, as Unicode names them, in which words stand without spaces or carry their particles."""
_LETTERS = {
    "LATIN": "0-9_A-Za-zªº\u00c0-\u024f\u0300-\u036f\u1e00-\u1eff\u2c60-\u2c7f\ua720-\ua7ff",
    "GREEK": "0-9_\u0370-\u03ff\u1f00-\u1fff",
    "CYRILLIC": "0-9_\u0400-\u052f",
    "ARABIC": "\u0620-\u063f\u0641-\u064a\u066e-\u06d3\u06fa-\u06ff\u0750-\u077f",
    "HEBREW": "\u05d0-\u05ea",
}
"""Letters of scripts in which a name ends where another letter of the script does not follow."""
_BEFORE = {"ARABIC": "وفبلك", "HEBREW": "ושלבכמה"}
"""Words of one letter, such as "and" and "for", that are written as one with what follows."""
_STROKES = str.maketrans("łøđıħŧ", "lodiht")
"""Letters that Unicode does not take apart, and what people type for them."""
_LEAST_JOINED = 2
"""Letters of a name of one word below which it is a part of many words."""


def make_name_pattern(name: str, *, loosely: bool = False) -> str:
    """Return the pattern of a name; of one word alone, as it is written: it may be a word, too.

    If `loosely`, one of several words is found with other accents or none, as many people write it.
    """
    words = unicodedata.normalize("NFC", name).split()
    is_loose = loosely and len(words) > 1
    *first, last = (_spell_loosely(word) if is_loose else re.escape(word) for word in words)
    gap = r"\s+"
    turned = [rf"{last}\s*,\s*{gap.join(first)}"] if first else []
    ways = "|".join((gap.join((*first, last)), *turned))
    return f"(?i:{ways})" if first else ways


def bound_name(name: str, *, loosely: bool = False) -> str:
    """Return the pattern of a name where it is no part of a longer word, as far as its script can tell."""
    normal = unicodedata.normalize("NFC", name)
    one_word = len(normal.split()) == 1
    before, after = _find_script(normal), _find_script(normal[::-1])
    start, end = _start(before, normal, one_word=one_word), _end(after, normal, one_word=one_word)
    return f"{start}(?:{make_name_pattern(name, loosely=loosely)}){end}"


def _spell_loosely(word: str) -> str:
    return "".join(_LOOSE.get(char.casefold(), re.escape(char)) for char in word)


def _group_letters() -> dict[str, str]:
    """Return by each Latin letter the pattern of all that are the same but for accents and strokes."""
    groups: dict[str, list[str]] = {}
    for char in map(chr, (*range(0x61, 0x250), *range(0x1E00, 0x1F00))):
        base = unicodedata.normalize("NFKD", char)[0].translate(_STROKES)
        if char.isalpha() and char == char.casefold() and base.isascii() and base.isalpha():
            groups.setdefault(base.casefold(), []).append(char)
    return {char: f"[{''.join(same)}]" for same in groups.values() for char in same}


_LOOSE = _group_letters()


def _find_script(text: str) -> str:
    """Return the script of the first letter of a text, "" if it has none."""
    letter = next((char for char in text if char.isalpha()), "")
    return unicodedata.name(letter, "").split(" ")[0] if letter else ""


def _start(script: str, name: str, *, one_word: bool) -> str:
    if script in _JOINED and len(name) >= _LEAST_JOINED:
        return ""
    letters = _LETTERS.get(script)
    if letters is None:
        return r"(?<!\w)" if one_word else ""
    if script not in _BEFORE:
        return rf"(?<![{letters}])"
    if not one_word:
        return ""
    alone, joined = rf"(?<![{letters}])", _BEFORE[script]
    return rf"(?:{alone}|(?<={alone}[{joined}])|(?<={alone}[{joined}][{joined}]))"


def _end(script: str, name: str, *, one_word: bool) -> str:
    if script in _JOINED and len(name) >= _LEAST_JOINED:
        return ""
    letters = _LETTERS.get(script)
    if letters is None:
        return r"(?!\w)" if one_word else ""
    return rf"(?![{letters}])"
