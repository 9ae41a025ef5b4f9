"""To which side a text leans: whether it speaks of giving or of getting, in whatever words stand around.

It is looser than the grammar of roles, so no text decides anything alone: only where two lean to opposite
sides, answers to one question or two questions beside one another, do they say who asks and who offers.
"""

import re
from enum import Enum

from mentorsheets.sheet.adopt.leaning_words import IDIOMS, VOICES, letter_of
from mentorsheets.sheet.adopt.role_words import BOTH_WORDS
from mentorsheets.sheet.cells.text import bare_letters, plain


class Leaning(Enum):
    """A side that a text leans to; `EITHER` where it may be said of whoever gives and of whoever is given."""

    GIVES = "gives"
    GETS = "gets"
    EITHER = "either"


Leanings = frozenset[Leaning]
NO_SIDE_AT_ALL: Leanings = frozenset()
BOTH: Leanings = frozenset((Leaning.GIVES, Leaning.GETS))
_BREAKS = re.compile(r"[.?!;:,()\[\]\n\r|؟،؛…\"“”«»/&+]+|\s[-–—]+\s|[–—]")
_JOINED = re.compile(r"\s(?:and|or|und|oder|y|o|u|et|ou|e|و|او)\s(?!que\b|qui\b)|\sو(?=[انتي])")
_ATTACHED = re.compile(
    r"\b(acompan|ayud|apoy|gui|orient|ensen|asesor|ajud|apoi|escuch)(?:ar|e|en|ar)(?:me|nos)\b"
)
_IS_ONE_DEED = re.compile(r"^[^GT]*G[.]*d.*T|T[.q]*s[.q]*G|T[^G]*m[.q]*G")
"""Whom somebody helps to learn, or who shall teach them: both verbs say the same of who gives."""
_RULES: tuple[tuple[re.Pattern[str], Leaning], ...] = tuple(
    (re.compile(pattern), side)
    for pattern, side in (
        # "Learn others" is said of teaching, too, and whom somebody seeks may be whom they help.
        (r"Td", Leaning.EITHER),
        # Whoever would like to know it, or knows it less, gets.
        (r"[WTL][^G]*K|K[^G]*L|L[^T]*[GK]", Leaning.GETS),
        # Whoever is given something: "be supported", "me acompañan", "someone who teaches", "support needed".
        (r"b[^GT]*[PA]|[PA][^GT]*b|P", Leaning.GETS),
        (r"m[.q]*G|G[.q]?[.q]?m", Leaning.GETS),
        (r"b[^s]*sq?[^T]*G", Leaning.GIVES),
        (r"sq?[.W]*q?[.W]*G", Leaning.GETS),
        (r"^[^GA]*A[^GAT]*$", Leaning.EITHER),
        (r"^[^GT]*G[^T]*$|^[^GT]*G.*", Leaning.GIVES),
        (r"T", Leaning.GETS),
        (r"W[.]?H", Leaning.GETS),
        (r"K", Leaning.GIVES),
    )
)


def lean(text: str) -> Leanings:
    """Return the sides that a text leans to, none where it denies anything or says nothing of either."""
    if BOTH_WORDS.fullmatch(plain(text)):
        return BOTH
    found: set[Leaning] = set()
    for part in _BREAKS.split(f" {_put_voices(text)} "):
        for clause in _JOINED.split(f" {part} "):
            letters = put_letters(clause)
            if "n" in letters or "N" in letters:
                return NO_SIDE_AT_ALL
            if "B" in letters:
                found |= BOTH
            elif side := _side_of(letters):
                found.add(side)
    return frozenset(found)


def may_be_passive(text: str) -> bool:
    """Return whether a text leans to either side by one word alone, which may be a passive: "begleitet"."""
    return re.fullmatch(r"[^AGPT]*A[^AGPT]*", put_letters(text)) is not None


def put_letters(clause: str) -> str:
    """Return a letter for each word of a clause, one for what several words say together."""
    words = bare_letters(plain(clause))
    for pattern, said in IDIOMS:
        words = pattern.sub(said, words)
    words = _ATTACHED.sub(r"me \1ar", words)
    letters = "".join(letter_of(word) for word in words.split())
    # Help is a thing where somebody gets or gives it, and else a deed: "I can help".
    if "H" in letters and not re.search(r"[GTPA]", letters):
        deed = re.search(r"\b(?:help|support|coaching|mentoring)\b", words)
        letters = letters.replace("H", "G") if deed and not re.search(r"W[.]?H", letters) else letters
    return letters


def _put_voices(text: str) -> str:
    said = text.casefold()
    for pattern, letter in VOICES:
        said = pattern.sub(letter, said)
    return said


def _side_of(letters: str) -> Leaning | None:
    # Those for whom something is done stand before a German verb, and do nothing themselves.
    said = letters.replace("d", ".") if "Td" not in letters else letters
    if "H" in said and "T" in said:
        return Leaning.GETS
    if "T" in letters and "G" in letters and not _IS_ONE_DEED.search(letters):
        # "To grow by helping" may be said of whoever gives, and of whoever learns to.
        return Leaning.EITHER
    said = said.replace("H", ".") if re.search("[GTPA]", said) else said
    return next((side for pattern, side in _RULES if pattern.search(said)), None)
