"""Reading languages by their English name, their own name, or their code."""

import re
from functools import lru_cache

from babel import Locale

from mentorsheets.sheet.cells.parsed import Understood
from mentorsheets.sheet.cells.refusal import is_negated
from mentorsheets.sheet.cells.text import nearest, plain, split_list

OWN_NAMES = {
    "am": "አማርኛ", "ar": "العربية", "az": "azərbaycan", "bg": "български", "bn": "বাংলা", "bs": "bosanski",
    "ca": "català", "cs": "čeština", "cy": "Cymraeg", "da": "dansk", "de": "Deutsch", "el": "Ελληνικά",
    "es": "español", "et": "eesti", "eu": "euskara", "fa": "فارسی", "fi": "suomi", "fr": "français",
    "ga": "Gaeilge", "gl": "galego", "gu": "ગુજરાતી", "ha": "Hausa", "he": "עברית", "hi": "हिन्दी",
    "hr": "hrvatski", "hu": "magyar", "hy": "հայերեն", "id": "Indonesia", "ig": "Igbo", "is": "íslenska",
    "it": "italiano", "ja": "日本語", "ka": "ქართული", "kk": "қазақ тілі", "km": "ខ្មែរ", "kn": "ಕನ್ನಡ",
    "ko": "한국어", "lt": "lietuvių", "lv": "latviešu", "mk": "македонски", "ml": "മലയാളം", "mn": "монгол",
    "mr": "मराठी", "ms": "Melayu", "my": "မြန်မာ", "nb": "norsk bokmål", "ne": "नेपाली", "nl": "Nederlands",
    "pa": "ਪੰਜਾਬੀ", "pl": "polski", "ps": "پښتو", "pt": "português", "ro": "română", "ru": "русский",
    "si": "සිංහල", "sk": "slovenčina", "sl": "slovenščina", "so": "Soomaali", "sq": "shqip", "sr": "српски",
    "sv": "svenska", "sw": "Kiswahili", "ta": "தமிழ்", "te": "తెలుగు", "th": "ไทย", "ti": "ትግርኛ",
    "tr": "Türkçe", "uk": "українська", "ur": "اردو", "uz": "o‘zbek", "vi": "Tiếng Việt", "xh": "IsiXhosa",
    "yo": "Èdè Yorùbá", "zh": "中文", "zu": "isiZulu",
}  # fmt: skip
"""What languages are called by those who speak them, by their codes, as CLDR has it.

These are the ones that people are likely to type. Babel would load all of each language for its own name,
which takes longer than all the rest of `check`.
"""
OTHER_NAMES = {
    "farsi": "Persian",
    "mandarin": "Chinese",
    "castellano": "Spanish",
    "british sign language": "BSL",
}


BESIDE_A_LANGUAGE = {
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
OTHER_LANGUAGES = ("es", "fr", "de", "pt", "ar")
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
    if name := _find(plain(word)):
        return name, ""
    if is_negated(word):
        return "", f"“{word}” is read as a language that they do not speak."
    tokens = plain(word).split()
    within = dict.fromkeys(known for one in tokens if len(one) > 3 and (known := _find(one)))
    if len(within) == 1:
        (name,) = within
        # "English only" and "fluent in English" leave nothing to doubt.
        doubt = [one for one in tokens if one not in BESIDE_A_LANGUAGE and _find(one) != name]
        return name, f"“{word}” is read as {name}." if doubt or "bit" in tokens or "little" in tokens else ""
    if close := nearest(word, set(_collect_known().values())):
        return close, f"{word} is read as {close}."
    return word, ""


def _find(name: str) -> str | None:
    """Return the English name of a language by a `plain` name of it."""
    return _collect_known().get(name) or _collect_foreign().get(name)


@lru_cache(maxsize=1)
def _collect_known() -> dict[str, str]:
    """Return the English names of languages by all that people call them."""
    english = {code: name for code, name in Locale("en").languages.items() if len(code) <= 3}
    known = {plain(name): name for name in english.values()}
    for code, own in OWN_NAMES.items():
        known[plain(code)] = known[plain(own)] = english[code]
    return known | {"en": "English"} | OTHER_NAMES


@lru_cache(maxsize=1)
def _collect_foreign() -> dict[str, str]:
    """Return the English names of languages by what they are called in `OTHER_LANGUAGES`, which few sheets need."""
    english = Locale("en").languages
    found: dict[str, str] = {}
    for other in OTHER_LANGUAGES:
        names = Locale(other).languages
        for code in (*OWN_NAMES, "en"):
            found.setdefault(plain(names.get(code, code)), english[code])
    return found
