"""Reading languages by their English name, their own name, or their code."""

from functools import lru_cache

from babel import Locale

from mentorsheets.sheet.cells.parsed import Understood
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


@lru_cache(maxsize=4096)
def read_languages(text: str) -> Understood[tuple[str, ...]]:
    """Return the languages named, by their English names where known, else as they were written.

    What stands in brackets ("French (some)") is left out; a slight misspelling is told in the remark.
    """
    found: list[str] = []
    remarks: list[str] = []
    for piece in split_list(text.replace("/", ",").replace(" and ", ",").replace("&", ",")):
        word = piece.split("(")[0].strip()
        name = _collect_known().get(plain(word))
        if not name and (close := nearest(word, set(_collect_known().values()))):
            name = close
            remarks.append(f"{word} is read as {close}.")
        if word:
            found.append(name or word)
    return Understood(tuple(dict.fromkeys(found)), " ".join(remarks))


@lru_cache(maxsize=1)
def _collect_known() -> dict[str, str]:
    english = {code: name for code, name in Locale("en").languages.items() if len(code) <= 3}
    known = {plain(name): name for name in english.values()}
    for code in OWN_NAMES:
        known[plain(code)] = english[code]
        known[plain(Locale(code).languages[code])] = english[code]
    return known | OTHER_NAMES
