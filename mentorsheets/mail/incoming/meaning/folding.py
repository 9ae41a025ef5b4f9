"""Folds text to what counts: small letters without accents, one apostrophe, marks for where a clause ends."""

import re
import unicodedata
from functools import lru_cache

STOPS = {".": ".", "!": ".", "…": ".", ";": ".", ":": ".", "—": ".", "–": ".", "(": ".", ")": ".", "\n": ".",
         "?": "?", "؟": "?", ",": ",", "،": ",", "؛": ".", "。": "."}  # fmt: skip
ENDS = frozenset({".", ",", "?"})
"""Tokens that end a clause; `.` and `?` also end a sentence."""
APOSTROPHES = re.compile("[’‘ʼ´`′]")
UNSEEN = re.compile("[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufe00-\ufe0f\ufeff\u00ad\U0001f3fb-\U0001f3ff]")
ACCENTS = re.compile("[\u0300-\u036f\u064b-\u065f\u0670\u06d6-\u06ed\u0640]")
"""Accents, and the vowel signs and stretching of Arabic; other scripts need their marks."""
ARABIC = str.maketrans({"ى": "ي", "ة": "ه", "ٱ": "ا", "ک": "ك", "ی": "ي", "ء": ""})
STRETCHED = re.compile(r"([^\W\d])\1{2,}")
"""A letter three times or more is one that somebody leant on: "yesss"."""
SPELT_OUT = re.compile(r"(?<!\S)[^\W\d_](?: [^\W\d_]){3,}(?!\S)")
"""A word whose letters stand apart, for emphasis: "S T O P"."""
EMOJI_SIGNS = {
    **dict.fromkeys("👍👌✅✔☑💯🤝🙋", "emoji_ok"),
    **dict.fromkeys("👎❌🚫🙅", "emoji_no"),
    **dict.fromkeys("🛑⛔", "emoji_stop"),
}
KIND_SIGNS = frozenset("🙂😊😀😃😄😁☺🥰😍🤗🙏❤🎉✨🌸🌷🌹💐☀👏💪🙌🤩😇💚💙💜🧡💛🥳👋")
SMILEYS = re.compile(r"(?<!\S)([:=8]-?[)D\]]+|\^\^|<3)(?!\S)|[:=]-?\)+")
WRY = re.compile(r"(?<!\S)[;:]-?[(pP/|\\]+(?!\w)|;-?\)")
TEXTS_REMEMBERED = 32
"""So many texts and lines are folded once, whichever languages ask for them; a mail has fewer."""
SMALL_WORD = re.compile(r"(?:([a-z])(?!\1\1))+")
"""A word in which nothing is to be folded: most of those that our own lists name."""
FOLDED_WORD = re.compile(r"[^\W_]+(?:['][^\W_]+)*'?|[.!…;:—–()\n?؟,،؛。]|\S")


def fold_tokens(text: str) -> list[str]:
    """Return the tokens of a text: words, ends of clauses (see `ENDS`), and `emoji_…` for signs.

    Signs that are merely kind vanish; one that may be wry or unknown stays, so that nothing counts as plain.
    """
    return list(_fold_once(text))


@lru_cache(TEXTS_REMEMBERED)
def _fold_once(text: str) -> tuple[str, ...]:
    if SMALL_WORD.fullmatch(text):
        return (text,)
    clean = APOSTROPHES.sub("'", UNSEEN.sub("", unicodedata.normalize("NFKC", text)))
    clean = SPELT_OUT.sub(lambda found: found.group().replace(" ", ""), clean)
    clean = WRY.sub(" 🙃 ", SMILEYS.sub(" ", clean.replace("\r\n", "\n")))
    clean = re.sub(r"(?<=\s)[-*•]+(?=\s)|^[-*•]+(?=\s)", ".", clean)
    folded = unicodedata.normalize("NFKD", clean.casefold()).translate(ARABIC)
    folded = STRETCHED.sub(r"\1", ACCENTS.sub("", folded))
    return tuple(token for found in FOLDED_WORD.findall(folded) for token in _tokens(found))


def _tokens(found: str) -> list[str]:
    if found in STOPS:
        return [STOPS[found]]
    if found[0].isalnum():
        return [found.rstrip("'")]
    if found in EMOJI_SIGNS:
        return [EMOJI_SIGNS[found]]
    if found in KIND_SIGNS or unicodedata.category(found) not in {"So", "Sk"}:
        return []
    return ["emoji"]
