"""Knows a name again that is written in other letters: Maria as Мария, or as ماريا.

Whole words are compared, never parts of them. It is taken generously, for what it guards is who may read
words that mean harm: letters that nobody here can spell out may be anybody's name.
"""

import re
import unicodedata
from collections.abc import Iterator

from mentorsheets.mail.incoming.meaning.folding import fold_tokens
from mentorsheets.mail.incoming.meaning.language import known_languages, open_language

OTHER_ALPHABETS = (
    "аa бb вv гg дd еe ёe жj зz иi йi кk лl мm нn оo пp рr сs тt уu фf хh цc чc шs щs ъ ыi ь эe юiu яia",
    "іi їi єe ґg ђd јi љl њn ћc џj ўu",
    "αa βv γg δd εe ζz ηi θt ιi κk λl μm νn ξks οo πp ρr σs ςs τt υi φf χh ψps ωo",
    "אa בv גg דd הh וu זz חh טt יi כk ךk לl מm םm נn ןn סs עa פf ףf צc ץc קk רr שs תt",
)
SPELT_IN_LATIN = {pair[0]: pair[1:] for letters in OTHER_ALPHABETS for pair in letters.split()}
"""Letters of other alphabets by the sound that they stand for in names."""
SAME_SOUNDS = "dzh:j dj:j tsch:c sch:s zh:j sh:s ch:c kh:h ts:c th:t ph:f x:ks ck:k q:k w:v y:i b:v"
SOUND_ALIKE = tuple(pair.split(":") for pair in SAME_SOUNDS.split())
"""Ways to write one sound."""
DROPPED_VOWELS = re.compile("[aeiouj]+")
WRITTEN_IN_ARABIC = "bب pبپ tتط dدضذ sسصشث zزظذ rر lل mم nن fف vفڤب kكقخ gغجق hهح jج cكستشص qق wو yي xكخ"
ARABIC_SOUNDS = {pair[0]: pair[1:] for pair in WRITTEN_IN_ARABIC.split()}
"""The letters by which Arabic may write each Latin one in a name."""
ARABIC_LONG_VOWEL = "[اويهعى]"
BEFORE_ARABIC_NAMES = re.compile("^(?:و|ف)?(?:ال|ب|ل|ك)?")
"""Small words that Arabic writes onto a name."""
SHORTEST_CALLED = 2
"""Letters of a name that is looked for."""
SHORTEST_BEGINNING = 5
"""Letters of a name that counts with more behind it ("Mariechen"): "Ann" begins "announce" too."""


def is_named(name: str, text: str) -> bool:
    """Return whether a part of somebody's name stands in a text as a word, in whatever letters."""
    parts = [
        part
        for part in fold_tokens(name)
        if part[0].isalpha() and (len(part) >= SHORTEST_CALLED or not _is_spelt(part))
    ]
    tokens = [token for token in fold_tokens(text) if token[0].isalpha()]
    if any(not _is_spelt(token) for token in tokens):
        return True  # 王 among words that are read here can hardly be anything but a name.
    return any(_is_same(part, token) for part in parts for token in tokens) or (
        any(not _is_spelt(part) for part in parts) and any(map(_may_be_name, _list_capitals(text)))
    )


def _is_same(part: str, token: str) -> bool:
    ways = {token, token.removesuffix("s"), token.partition("'")[0]}
    if part in ways or (len(part) >= SHORTEST_BEGINNING and token.startswith(part)):
        return True
    scripts = {_script_of(part), _script_of(token)}
    if len(scripts) == 1:
        return _script_of(part) == "ARABIC" and BEFORE_ARABIC_NAMES.sub("", token) == part
    if "ARABIC" in scripts:
        arabic, other = (token, part) if _script_of(token) == "ARABIC" else (part, token)
        return not open_language("ar").knows(arabic) and _sounds_arabic(_spell(other), arabic)
    return not _sounds(part).isdisjoint(_sounds(token))


def _sounds_arabic(spelt: str, arabic: str) -> bool:
    """Return whether a word in Arabic letters may be this name, whose short vowels Arabic leaves out."""
    for written, sound in (("sh", "s"), ("ch", "c"), ("kh", "k"), ("th", "t"), ("ph", "f"), ("gh", "g")):
        spelt = spelt.replace(written, sound)
    spelt = re.sub(r"(.)\1+", r"\1", spelt)
    pieces = []
    for place, letter in enumerate(spelt):
        if letter in ARABIC_SOUNDS:
            may_miss = "?" if letter in "hyw" else ""
            pieces.append(f"[{ARABIC_SOUNDS[letter]}]{may_miss}")
        elif place in {0, len(spelt) - 1}:
            pieces.append(ARABIC_LONG_VOWEL + "{1,2}")  # which are written, short or not
        else:
            pieces.append(ARABIC_LONG_VOWEL + "{0,2}")
    return re.fullmatch(f"(?:و|ف)?(?:ال|ب|ل|ك)?{''.join(pieces)}", arabic) is not None


def _sounds(word: str) -> set[str]:
    """Return what of a name sounds alike in any alphabet: its consonants, and with which sound it begins.

    "ch" is read in two ways: Michael is no Michelle.
    """
    return {_sound(_spell(word)), _sound(_spell(word).replace("ch", "h"))}


def _sound(spelt: str) -> str:
    for written, sound in SOUND_ALIKE:
        spelt = spelt.replace(written, sound)
    spelt = re.sub(r"(.)\1+", r"\1", spelt)
    first = "a" if DROPPED_VOWELS.match(spelt) else ""
    return first + DROPPED_VOWELS.sub("", spelt).replace("h", "")


def _spell(word: str) -> str:
    return "".join(SPELT_IN_LATIN.get(letter, letter) for letter in word)


def _is_spelt(word: str) -> bool:
    """Return whether we know how the letters of a word sound."""
    return _script_of(word) in {"LATIN", "ARABIC", "CYRILLIC", "GREEK", "HEBREW", ""}


def _script_of(word: str) -> str:
    return next((unicodedata.name(one, "").split(" ")[0] for one in word if one.isalpha()), "")


def _list_capitals(text: str) -> Iterator[str]:
    yield from re.findall(r"(?<=[^\W\d_] )[^\W\d_a-z][^\W\d_]+", text)


def _may_be_name(word: str) -> bool:
    return word[0].isupper() and not any(
        open_language(code).knows(word.casefold()) for code in known_languages()
    )
