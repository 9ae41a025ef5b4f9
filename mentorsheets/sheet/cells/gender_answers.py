"""Knowing answers that say a gender and nothing else, whatever their question is called.

By them a column is known that nobody's words for a title fit: "Mentor*in soll sein", "I'd like to be matched with".
"""
# ruff: noqa: E501 - a table of words reads by its columns

import re
from collections.abc import Iterable
from functools import lru_cache

from mentorsheets.sheet.cells.gender import WISHED_FOR_ANY, genders_in
from mentorsheets.sheet.cells.nothing import is_blank, names_nothing
from mentorsheets.sheet.cells.text import plain

_BESIDE_WORDS = (
    "a an the of with by only just please preferably ideally rather and or mentor mentors mentee mentees partner coach person people someone somebody yes "
    "no not identifying identifies identify as who is i am would prefer preferred like want own same gender sex if possible possibly match matched pair "
    "buddy to be nur bitte gern gerne lieber liebsten eine einen einem einer ein der die das mit von wenn moglich und oder ja nein mentorin mentoren "
    "mentorinnen bevorzugt ich bin moglichst solo solamente un una unos unas por favor preferiblemente preferentemente preferible con de que sea si es "
    "posible y o e persona mentora mentores soy prefiero une le la les uniquement seulement s il vous plait svp plutot avec par et ou oui non personne "
    "mentore mentrice je suis prefere preference so apenas somente uma um uns umas preferencia preferencialmente com seja sim nao pessoa mentoras sou "
    "prefiro فقط من فضلك مع ان تكون يكون افضل او و نعم لا"
)
_BESIDE = frozenset(_BESIDE_WORDS.split())
"""What may stand beside a gender in an answer that says nothing else."""
_LETTERS_OF_BOTH = (frozenset("fmx"), frozenset("wmd"), frozenset("hm"))
"""Letters that stand for genders in one list; M alone says nothing."""
_GENDERED = re.compile(
    r"\b(?:non ?(?:binar|binair)\w*|enby|nb|diverse?|agender|gender ?(?:queer|fluid)|genderfluid|no binari\w*|nao binari\w*|nicht binar\w*|she|her|hers|he|him|his|they|them|cis|trans\w*|"
    r"wom[ae]n|womyn|females?|fem|lad(?:y|ies)|girls?|gals?|m[ae]n|males?|masc|guys?|gentlem[ae]n|boys?|"
    r"mujer(?:es)?|chicas?|senoras?|femenin[oa]s?|hombres?|chicos?|varon(?:es)?|senor(?:es)?|masculin\w*|"
    r"femmes?|feminin\w*|dames?|hommes?|monsieur|messieurs|frau(?:en)?|damen?|weiblich\w*|mann|manner\w*|mannlich\w*|herr(?:en)?|"
    r"mulher(?:es)?|meninas?|home(?:m|ns)|meninos?)\b|"
    r"(?<!\w)(?:ال|لل|ل|ب|ك|و)*(?:انثي|انثى|اناث|امراه|امراة|مراة|نساء|سيده|سيدة|سيدات|فتاة|بنت|بنات|ذكر|ذكور|رجل|رجال|شاب|مرشدة|مرشده)(?!\w)"
)


@lru_cache(maxsize=20_000)
def says_a_gender(answer: str) -> bool:
    """Return whether an answer names a gender, or several, and says nothing else."""
    words = plain(answer)
    if not genders_in(words, wish=False) and not _GENDERED.search(words):
        return False
    return set(_GENDERED.sub(" ", WISHED_FOR_ANY.sub(" ", words)).split()) <= _BESIDE


@lru_cache(maxsize=20_000)
def says_any_gender(answer: str) -> bool:
    """Return whether an answer may say that the gender does not matter, and names none."""
    words = plain(answer)
    return bool(WISHED_FOR_ANY.search(words)) and not _GENDERED.search(words)


def hold_genders(answers: Iterable[str], share: float) -> bool:
    """Return whether at least a `share` of the answers to a question say a gender, or that none matters.

    Each says nothing else, and some name one.
    """
    said = [answer for answer in answers if not is_blank(answer) and not names_nothing(answer)]
    letters = {words for answer in said if len(words := plain(answer)) == 1}
    are_letters = bool(letters & set("fwh")) and any(letters <= several for several in _LETTERS_OF_BOTH)
    naming = sum(says_a_gender(one) or (are_letters and plain(one) in letters) for one in said)
    fitting = naming + sum(map(says_any_gender, said))
    return naming > 0 and fitting >= share * len(said)


def wish_in_content(answers: Iterable[str]) -> bool:
    """Return whether answers that say genders are those of whom people wish to meet, not what they are."""
    said = [plain(answer) for answer in answers if not is_blank(answer)]
    return any(says_any_gender(one) or _OF_WISH.search(one) for one in said)


def say_no_gender_matters(answers: Iterable[str]) -> bool:
    """Return whether somebody answers that no gender matters, which nobody says of their own."""
    return any(says_any_gender(answer) for answer in answers if not is_blank(answer))


_OF_WISH = re.compile(
    r"\b(?:only|please|prefer\w*|ideally|rather|either|or|with|mentors?|nur|bitte|lieber|liebsten|bevorzugt|mit|oder|solo|por favor|prefer\w*|con|seulement|uniquement|plutot|avec|apenas|somente|com)\b|فقط|افضل|مع"
)
