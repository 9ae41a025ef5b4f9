"""The ranks by which people name several whom they would like: "1st choice", "my second pick", "Zweitwunsch".

A rank alone wishes for nothing: only beside a word that does, or where it counts places ("my number two").
"""
# ruff: noqa: E501 - a table of words reads by its columns

import re

from mentorsheets.domain.late_pattern import LatePattern
from mentorsheets.sheet.cells.text import plain

_RANKS: tuple[str, ...] = (
    r"first|firstly|one|1st|top|primary|main|erste\w?|eins|primer[oa]?|1(?:er[ao]?|ere|re|ro|ra)|premiere?|un|primeir[oa]|uno|(?:ال)?(?:اول|اول[يى]|واحد)",
    r"second|secondly|two|2nd|zweite\w?|zwei|segund[oa]|2(?:d[oa]?|de|eme)|deuxieme|seconde|deux|dois|dos|(?:ال)?(?:ثاني|ثانيه|ثانية|اثنان)",
    r"third|three|3rd|dritte\w?|drei|tercer[oa]?|3(?:er[ao]?|r[oa]|eme)|troisieme|trois|terceir[oa]|tres|(?:ال)?(?:ثالث|ثالثه|ثالثة|ثلاثة)",
    r"fourth|four|4th|vierte\w?|vier|cuart[oa]|4(?:t[oa]|eme)|quatrieme|quatre|quart[oa]|quatro|cuatro|(?:ال)?(?:رابع|رابعه|رابعة)",
    r"fifth|five|5th|funfte\w?|funf|quint[oa]|5(?:t[oa]|eme)|cinquieme|cinq|cinco|(?:ال)?(?:خامس|خامسه|خامسة)",
)
_WORDS_OF_RANKS = tuple(
    LatePattern(rf"(?:{words}|{rank}(?:[oae]|st|nd|rd|th)?)") for rank, words in enumerate(_RANKS, 1)
)
_COMPOUND = LatePattern(
    r"\b(?:erst|zweit|dritt|viert|funft|ersatz|alternativ)(?=(?:wunsch|wahl|favorit|option|prioritat|platz))"
)
"""German writes the rank and the wish in one word."""
_LOWER = LatePattern(
    r"\bplan [bc]\b|\brunners? up\b|\b(?:next|following|lower|lesser) (?:best|ranked|choices?|preferences?|picks?|favou?rites?|wish(?:es)?)\b|\b(?:second|silver) (?:string|medal)\b|"
    r"\b(?:nachst\w*) (?:wahl|wunsch|favorit\w*|praferenz)\b|\b(?:siguiente|proxim[oa]|seguinte) (?:opcion|eleccion|opcao|escolha|preferencia)\b|\b(?:choix|souhait) suivant\b|\bsegunda hipotese\b"
)
"""What wishes, and for somebody after the first ones."""
_TWO_WORDS = LatePattern(r"\b(back|stand|fall) (?=up\b|in\b|back\b)")
_BY_LETTER = LatePattern(
    r"\b(choice|option|pick|wish|preference|wunsch|wahl|choix|souhait|eleccion|opcion|preferencia|escolha|opcao|preferencia) ([a-d])\b"
)
"""What is counted by letters: "Choice A", "Option B"."""
_OTHER = LatePattern(
    r"(?:back ?ups?|standin|reserves?|reserv\w+|alternates?|alternatives?|alternativ[oae]s?|alternativ\w*|fallback|ersatz\w*|runners?|suplentes?|reemplaz\w*|repuesto|remplac\w*|nachrucker\w*|repli|substitut[eo]?|second best|بديل\w*|(?:ال)?بديل\w*|(?:ال)?احتياطي\w*)"
)
"""What names whomever somebody would like to meet if the first one cannot be had."""
_PLACES = LatePattern(
    r"(?:number|nummer|nr|numero|num|no|n|place|position|rank|rang|platz|stelle|lugar|posicion|posicao|puesto|spot|رقم|(?:ال)?مرتبة|(?:ال)?مرتبه|(?:ال)?مركز)"
)
"""What a rank counts."""
_COUNTED = LatePattern(r"\b(?:no|n|nr|n[uú]m)(?:\s*[.°º]\s*|\s+)(?=\d)", re.IGNORECASE)
"""A "no." before a figure is a number, and denies nothing."""
_NUMERO = LatePattern(r"(?:\bn\.?\s?[º°]|№)", re.IGNORECASE)
_GENDER_ENDINGS = LatePattern(r"(?<=\w)[:*·](?:n|r|s|in|innen|e|es|a|as|o|os)\b", re.IGNORECASE)
"""What "eine:n Mentor:in" has for people of any gender: its "n" is no French one that denies."""


def is_rank(word: str) -> bool:
    """Return whether a plain word is a rank, or stands for whoever comes after the first ones."""
    return any(one.fullmatch(word) for one in _WORDS_OF_RANKS) or bool(_OTHER.fullmatch(word))


def is_alternative(word: str) -> bool:
    """Return whether a plain word stands for whoever is to be met if the first one cannot."""
    return bool(_OTHER.fullmatch(word))


def is_counting(word: str) -> bool:
    """Return whether a plain word is one for what ranks count: "number", "place"."""
    return bool(_PLACES.fullmatch(word))


def counts_places(words: str) -> bool:
    """Return whether plain words count places, "my number two", whatever else stands beside it."""
    there = words.split()
    return any(map(is_rank, there)) and any(map(is_counting, there))


def without_numbers(text: str) -> str:
    """Return a text with the "no." of each number taken out, as it is no negation: "Mentor no. 2", "Nº máximo".

    So is the end of a word that is written for any gender: "eine:n".
    """
    return _GENDER_ENDINGS.sub("", _NUMERO.sub("number", _COUNTED.sub("", text)))


def part_compounds(words: str) -> str:
    """Return plain words with a German rank apart from the wish that it is written with: "zweit wunsch"."""
    counted = _BY_LETTER.sub(lambda found: f"{found[1]} {ord(found[2]) - ord('a') + 1}", words)
    named = _LOWER.sub("alternative wunsch", _TWO_WORDS.sub(r"\1", counted))
    return _COMPOUND.sub(lambda found: f"{found[0]}e ", named)


def rank_of(question: str) -> int:
    """Return the rank that a question has among its like, a high one where it names none."""
    words = part_compounds(plain(question)).split()
    found = (rank for rank, one in enumerate(_WORDS_OF_RANKS, 1) for word in words if one.fullmatch(word))
    return next(found, len(_RANKS) + 1 + any(map(_OTHER.fullmatch, words)))
