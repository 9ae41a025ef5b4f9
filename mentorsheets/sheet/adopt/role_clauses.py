"""The clauses of what somebody says of roles, each word put as a letter (`role_lexicon`)."""
# ruff: noqa: E501 - a table of words reads by its columns

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from mentorsheets.domain.late_pattern import LatePattern
from mentorsheets.sheet.adopt.role_lexicon import CONJUNCTION, PERSON_OR_DEED, PHRASES, class_of
from mentorsheets.sheet.adopt.role_words import ASKERS, GIVERS
from mentorsheets.sheet.cells.refusal import is_negated
from mentorsheets.sheet.cells.text import plain

_MENTORED = LatePattern(
    r"\b(?:mentor|coach|tutor|parrain|marrain|accompagn)é(?:\(?e\)?)?(?:\(?s\)?)?(?!\w)|"
    r"\b(?:mentor|coach|tutor|parrain|accompagn)é[·.]e[·.]?s?(?!\w)"
)
_OF_ANY_GENDER = LatePattern(r"(?<=\w)[*:/_·.(-]+(?:innen|in|as?|e?s|e|ne?s?|rice|r|n|ora)\)?(?!\w)")
_EITHER_OF_TWO = LatePattern(r"\b(mentor|coach|tutor) [ouye] (?=\w)")
"""A Spanish or Portuguese "or" behind a noun that is a verb in English; "mentor o mentorado" supports nobody."""
_BREAKS = LatePattern(r"[.?!;:,()\[\]\n\r|؟،؛…\"“”«»]+|\s[-–—]+\s|[–—]|/|&|\+")
_DENIED = LatePattern(
    r"\b(?:(?:but|and|y|et|e|und) )?(?:not(?! only| just)|kein\w*|nicht(?! nur)|pas|no|nao(?! so)|ليس|لا) "
    r"(?:(?:an?|eine?|un|une|una|um|uma|de|as|als|como) )*(?:d )?(?:[GA]|mentor|coach|tutor)\b"
)
_PREFIX, _SUFFIX = r"(?:(?<!\w)(?:لل|ال|ل|ب))?", r"(?:(?<=[\u0600-\u06ff])(?:ين|ون|ات|ة|ه|ا))?"
_NOUNS = (
    (LatePattern(rf"{_PREFIX}(?:{ASKERS.pattern}){_SUFFIX}"), "A"),
    (LatePattern(rf"{_PREFIX}(?!(?:mentor|coach|tutor|guide)\b)(?:{GIVERS.pattern}){_SUFFIX}"), "G"),
)
_SAID_TOGETHER = tuple((LatePattern(phrase), said) for phrase, said in PHRASES)


@dataclass(frozen=True, slots=True)
class Clause:
    """A part of a text: a letter for each word, and whether "and" or "or" stands before it."""

    letters: str
    is_joined: bool

    @property
    def bare(self) -> str:
        """The roles of a clause that has nothing else, "" if it has."""
        said = re.sub(r"[xfnpdt]", "", self.letters)
        return said if re.fullmatch(r"G+|A+", said) else ""


def has_verb(text: str) -> bool:
    """Return whether a text has a word that may govern a role, so that its nouns alone do not tell its side."""
    return any(re.search(r"[SJVORLWBC]", one.letters) for one in part_clauses(text))


def drop_gender_endings(text: str) -> str:
    """Return a text with "Mentor*in", "mentor(a)" and "filleul·e" as one word each, in small letters."""
    return _OF_ANY_GENDER.sub("", _MENTORED.sub(" mentee ", text.casefold()))


def drop_accents(text: str) -> str:
    """Return the plain words of a text; without its accent a French mentee would be a Spanish mentor."""
    return plain(_MENTORED.sub(" mentee ", text.casefold()))


def part_clauses(text: str) -> Iterator[Clause]:
    """Yield the clauses of a text; "Mentor*in" is one word, and "mentor/mentee" are two."""
    for part in _BREAKS.split(_EITHER_OF_TWO.sub(r"\1 or ", drop_gender_endings(text))):
        words = plain(part)
        for pattern, letter in _NOUNS:
            words = pattern.sub(partial(_put_noun, letter), words)
        words = _DENIED.sub(" ", " ".join(words.split()))
        if is_negated(words) or words in ("no", "non", "nein", "nao", "لا"):
            words = f"X {words}"
        for phrase, said in _SAID_TOGETHER:
            words = phrase.sub(said, words)
        is_joined, own = False, list[str]()
        for word in words.split():
            if CONJUNCTION.match(word):
                yield from (Clause(_letters(own), is_joined),) if own else ()
                is_joined, own = True, []
            else:
                own.append(word)
        yield from (Clause(_letters(own), is_joined),) if own else ()


def _put_noun(letter: str, noun: re.Match[str]) -> str:
    # Several have no article: "I want mentees".
    return f" {'d ' * noun[0].endswith('s')}{letter} "


def _letters(words: Sequence[str]) -> str:
    """Return a letter for each word, where one that is a person or what they do is decided by those around it."""
    said = "".join("K" if PERSON_OR_DEED.fullmatch(word) else class_of(word) for word in words)
    said = re.sub(r"(?<=t)K|(?<=c)K|(?<![dBSWxnuCJyp])K(?=d*[HmA]|d+n*[HAGK])", "V", said)
    said = re.sub(r"(?<=[tc])h|^h(?=[dnf]*[HAmG])", "V", said)
    return said.replace("K", "G").replace("h", "M")


def tidy(letters: str) -> str:
    """Return the letters of a clause without what only fills it, and without what says more of a noun."""
    said = re.sub(r"[fn]", "", letters)
    said = re.sub(r"d+[uH]?(?=[GA])", "x", said)
    said = re.sub(r"(?<=[GAHM])p[dp]*[uH]$", "", said)
    # What follows a verb and what it governs tells more of it: "find a mentor who knows the law".
    said = re.sub(r"^([WScBJVOCtpd]*[BC]p?x?[GA]+)[pq][pd]*[uHpdx]+$", r"\1", said)
    said = re.sub(r"[dpt]", "", said)
    return re.sub(r"^([WScBJVO]*[SJVO]x?[GAH]+)q?u+[uqHm]*$|^([Wc]*x[GA]+)q[^GA]*$", r"\1\2", said)
