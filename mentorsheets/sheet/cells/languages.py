"""Reading languages by their English name, their own name, or their code."""

import re
from functools import lru_cache

from babel import Locale

from mentorsheets.sheet.cells.parsed import Understood
from mentorsheets.sheet.cells.refusal import is_negated
from mentorsheets.sheet.cells.text import nearest, plain, split_list

# Languages whose own name people are likely to type; loading all of CLDR for it would take seconds.
OWN_NAMES = (
    "am", "ar", "az", "bg", "bn", "bs", "ca", "cs", "cy", "da", "de", "el", "es", "et", "eu", "fa",
    "fi", "fr", "ga", "gl", "gu", "ha", "he", "hi", "hr", "hu", "hy", "id", "ig", "is", "it", "ja",
    "ka", "kk", "km", "kn", "ko", "lt", "lv", "mk", "ml", "mn", "mr", "ms", "my", "nb", "ne", "nl",
    "pa", "pl", "ps", "pt", "ro", "ru", "si", "sk", "sl", "so", "sq", "sr", "sv", "sw", "ta", "te",
    "th", "ti", "tr", "uk", "ur", "uz", "vi", "xh", "yo", "zh", "zu",
)  # fmt: skip
OTHER_NAMES = {
    "farsi": "Persian",
    "mandarin": "Chinese",
    "castellano": "Spanish",
    "british sign language": "BSL",
}


BESIDE = {
    "only", "fluent", "fluently", "in", "native", "basic", "some", "a", "an", "bit", "of", "little",
    "conversational", "intermediate", "beginner", "beginners", "advanced", "good", "excellent", "perfect",
    "decent", "i", "speak", "my", "mother", "tongue", "first", "second", "third", "language", "languages",
    "level", "proficient", "proficiency", "business", "working", "professional", "very", "mostly", "mainly",
    "also", "plus", "limited", "rusty", "learning", "am", "bilingual", "elementary", "preferred",
    "preferably", "prefer", "the", "well", "enough", "c1", "c2", "b1", "b2", "a1", "a2", "and", "or",
}  # fmt: skip
"""What people write beside a language on how well they speak it."""
ANY = {
    "any",
    "any language",
    "all",
    "all languages",
    "no preference",
    "doesn t matter",
    "does not matter",
    "whatever",
}
OTHERS = ("es", "fr", "de", "pt", "ar")
"""Languages, beside English, in whose words people name a language."""


@lru_cache(maxsize=4096)
def read_languages(text: str) -> Understood[tuple[str, ...]]:
    """Return the languages named, by their English names where known, else as they were written.

    What stands in brackets ("French (some)") is left out, as is how well somebody speaks it; a language that
    somebody says they do not speak is no language of theirs. Readings that are not plain are told.
    """
    found: list[str] = []
    remarks: list[str] = []
    pieces = re.split(
        r",|/|&|\+|;|\n|\s(?:and|but|y|e|et|und|or|o|ou|oder)\s|\sو\s?|\.\s", re.sub(r"\([^)]*\)", " ", text)
    )
    for piece in split_list("\n".join(filter(None, pieces))):
        word = piece.strip(" .!:")
        if not word or plain(word) in ANY:
            continue
        name, remark = _one(word)
        found += [name] if name else []
        remarks += [remark] if remark else []
    return Understood(tuple(dict.fromkeys(found)), " ".join(remarks))


def _one(word: str) -> tuple[str, str]:
    """Return the language that a piece names, "" for none, and how it was read where that is not plain."""
    if name := _collect_known().get(plain(word)):
        return name, ""
    if is_negated(word):
        return "", f"“{word}” is read as a language that they do not speak."
    tokens = plain(word).split()
    within = dict.fromkeys(known for one in tokens if len(one) > 3 and (known := _collect_known().get(one)))
    if len(within) == 1:
        (name,) = within
        # "English only" and "fluent in English" leave nothing to doubt.
        doubt = [one for one in tokens if one not in BESIDE and _collect_known().get(one) != name]
        return name, f"“{word}” is read as {name}." if doubt or "bit" in tokens or "little" in tokens else ""
    if close := nearest(word, set(_collect_known().values())):
        return close, f"{word} is read as {close}."
    return word, ""


@lru_cache(maxsize=1)
def _collect_known() -> dict[str, str]:
    english = {code: name for code, name in Locale("en").languages.items() if len(code) <= 3}
    known = {plain(name): name for name in english.values()}
    for code in OWN_NAMES:
        known[plain(code)] = english[code]
        known[plain(Locale(code).languages[code])] = english[code]
    for other in OTHERS:
        names = Locale(other).languages
        for code in (*OWN_NAMES, "en"):
            known.setdefault(plain(names.get(code, code)), english[code])
    return known | {"en": "English"} | OTHER_NAMES
