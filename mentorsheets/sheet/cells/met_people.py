"""The words by which a sentence tells of somebody whom its writer knows: "Bo and I used to date", "history with Bo"."""
# ruff: noqa: E501 - a table of words reads by its columns

from mentorsheets.domain.late_pattern import LatePattern
from mentorsheets.sheet.cells.text import plain

BESIDE_PEOPLE = frozenset(
    map(
        plain,
        [
            "with",
            "between",
            "against",
            "con",
            "entre",
            "contra",
            "avec",
            "contre",
            "mit",
            "zwischen",
            "gegen",
            "com",
            "مع",
            "بين",
            "ضد",
        ],
    )
)
"""Words before a name that are said of people."""
BESIDE_NAMES = frozenset(
    (
        "o",
        "a",
        "os",
        "as",
        "el",
        "la",
        "le",
        "l",
        "der",
        "die",
        "dem",
        "den",
        "dr",
        "mr",
        "mrs",
        "ms",
        "prof",
        "sr",
        "sra",
    )
)
BESIDE_PLACES = frozenset(
    map(
        plain,
        [
            "in",
            "at",
            "from",
            "near",
            "of",
            "to",
            "the",
            "st",
            "saint",
            "university",
            "college",
            "school",
            "en",
            "de",
            "desde",
            "hacia",
            "cerca",
            "à",
            "au",
            "aux",
            "du",
            "des",
            "dans",
            "vers",
            "près",
            "aus",
            "nach",
            "bei",
            "im",
            "am",
            "vom",
            "em",
            "no",
            "na",
            "do",
            "da",
            "desde",
            "في",
            "من",
            "الى",
            "جامعة",
        ],
    )
)
"""Words before a name that are rather said of places, and of works."""
FEWEST_WORDS = 2
"""Words of a sentence that tells of whoever it begins with, whatever it says: "Bo gossips"."""
_ONESELF = LatePattern(
    r"^(?:had|been|knew|known|dated|trabajo|trabalho|conozco|conheco|tuve|tive|i|me|my|mine|myself|we|us|our|ours|im|ive|id|yo|mi|mis|conmigo|nos|nosotr[oa]s|nuestr[oa]s?|je|j|m|mon|ma|mes|moi|nous|notre|nos|"
    r"ich|mich|mir|mein\w*|wir|uns|unser\w*|eu|mim|meus?|minhas?|comigo|nosso|nossa|انا|نحن|زوج\w*ي|عمي|خالي|اخي|اختي|صديقي|صديقتي|مدير\w*ي|زميل\w*ي|\w{2,}ني|معي|بيننا|بيني|متزوج\w*)$|"
    r"^(?:i|we|j|m|je) (?:m|ve|d|ll|re|ai|a)\b"
)


def tells_of_oneself(word: str) -> bool:
    """Return whether a plain word is one by which somebody tells of themselves, in one of the six languages."""
    return _ONESELF.search(word) is not None
