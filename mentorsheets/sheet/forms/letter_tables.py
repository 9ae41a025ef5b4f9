"""Which table of letters a file without a mark was written by: the one under which its words are words.

Excel writes “CSV” by the table of its system, so each language has its own. Under a wrong one, words have
signs, or capitals, or letters of several languages within: the table is taken that leaves the fewest such
words, and needs the fewest languages for the rest.
"""

import re
import unicodedata
from collections.abc import Mapping

LINES_READ = 400
"""Lines with letters beyond ASCII that are looked at."""
UNEXPLAINED = 3
"""What a word counts that is none in any language of a table; a language counts one, a seldom one two."""
NO_CAPITALS = 2
"""What it counts for letters that have capitals that no word begins with one: names do."""
WORDS_COUNTED = 60
"""So many different words settle it."""

_WEST = {
    "German": "äöüß",
    "French": "àâæçéèêëïôùûü" + "îœ",
    "Spanish": "áéíóúüñ",
    "Portuguese": "áâãàçéêíóôúõ",
    "Italian": "àèéìòù",
    "Catalan": "àçèéíïòóúü",
    "Swedish": "åäöé",
    "Danish": "æøåé",
    "Dutch": "ëïéèöü",
    "Icelandic": "áéíóúýðþæö",
    "Estonian": "äõöüšž",
}
_CENTRE = {
    "Polish": "ąćęłńóśźż",
    "Czech": "áčďéěíňóřšťúůýž",
    "Slovak": "áäčďéíĺľňóôŕšťúýž",
    "Hungarian": "áéíóöőúüű",
    "Romanian": "ăâîşţ",
    "Croatian": "čćđšž",
    "German": "äöüß",
}
_TURKISH = {"Turkish": "çğıöşüâîû", "German": "äöüß"}
_BALTIC = {"Lithuanian": "ąčęėįšųūž", "Latvian": "āčēģīķļņšūž", "Estonian": "äõöüšž"}
_CYRILLIC = {
    "Russian": "абвгдеёжзийклмнопрстуфхцчшщъыьэюя",
    "Ukrainian": "абвгґдеєжзиіїйклмнопрстуфхцчшщьюя",
    "Serbian": "абвгдђежзијклљмнњопрстћуфхцчџш",
}
_GREEK = {"Greek": "αβγδεζηθικλμνξοπρσςτυφχψωάέήίόύώϊϋΐΰ"}
_HEBREW = {"Hebrew": "אבגדהוזחטיךכלםמןנסעףפץצקרשת"}
_ARABIC = {
    "Arabic": "ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهوىي" + "ًٌٍَُِّْـ",
    "Persian": "آابپتثجچحخدذرزژسشصضطظعغفقكگلمنوهيئءأى",
}
_THAI = {"Thai": "".join(map(chr, (*range(0x0E01, 0x0E3B), *range(0x0E40, 0x0E4F))))}
_VIETNAMESE = {"Vietnamese": "".join(map(chr, range(0x1EA0, 0x1EFA))) + "ăâđêôơưàáãèéìíòóõùúýỳĩũ"}

SMALL_TABLES: Mapping[str, Mapping[str, str]] = {
    "cp1252": _WEST,
    "cp1250": _CENTRE,
    "cp1254": _TURKISH,
    "cp1251": _CYRILLIC,
    "cp1253": _GREEK,
    "cp1256": _ARABIC,
    "cp1255": _HEBREW,
    "cp1257": _BALTIC,
    "cp874": _THAI,
    "cp1258": _VIETNAMESE,
    "iso8859_15": _WEST,
    "iso8859_2": _CENTRE,
    "mac_roman": _WEST,
    "mac_latin2": _CENTRE,
    "mac_turkish": _TURKISH,
    "mac_cyrillic": _CYRILLIC,
    "mac_greek": _GREEK,
    "cp850": _WEST,
    "cp437": _WEST,
    "cp852": _CENTRE,
    "cp857": _TURKISH,
    "cp866": _CYRILLIC,
    "koi8_r": _CYRILLIC,
    "koi8_u": _CYRILLIC,
    "cp737": _GREEK,
    "iso8859_5": _CYRILLIC,
    "iso8859_6": _ARABIC,
}
"""Tables of a byte a letter, and the languages written by them: of two that fit, the upper is taken."""
LARGE_TABLES: Mapping[str, tuple[str, str]] = {
    "cp932": ("Japanese", "shift_jis"),
    "cp949": ("Korean", "euc_kr"),
    "cp936": ("Chinese", "gb2312"),
    "cp950": ("Chinese", "big5"),
}
"""Tables of two bytes a letter, with their language and the older table of what is in everyday use."""
SELDOM_TONGUES = frozenset({"Icelandic", "Catalan", "Estonian", "Latvian", "Slovak", "Persian"})
UNLIKELY = {
    "Danish": r"æ\b",
    "French": r"œ(?![uictdsnlm])|î(?![tnmlcv])",
    "Polish": r"(?<=[bcdfghjklmnpqstvwxz])ź",
    "Portuguese": r"õ(?!e)",
    "Spanish": r"ñ(?![aeiouáéíóú])",
}
"""Where a language does not put letters that it has: an ñ stands before a vowel in Spanish."""
_PART = re.compile(r"[^\s,;:\"()<>/|\[\]{}=+&!?.@*#%0-9_-]+")
_SIGNS = frozenset("£€§©®°™²³½¼¾±×–—…“”„‘’«»•·")
"""They stand alone, as in £20, and say nothing of a language."""
_OPENING, _CLOSING = "“„‚‘«¿¡'•", "”’»…'€"
_ELISION = re.compile(r"(?:\b[A-Za-z]|\b[Qq]u)[’'](?=\w)|[’'](?=(?:s|t|re|ll|ve|m|d)\b)")
_VOWELS = frozenset("αεηιουωάέήίόύώϊϋΐΰ")
_THAI_VOWELS = frozenset(map(chr, (*range(0x0E30, 0x0E3B), *range(0x0E40, 0x0E47))))
_SHORT_IN_THAI = 3
"""Letters of a Thai word up to which it may have no vowel that is written."""


def find_table(data: bytes) -> str:
    """Return the name of the table by which most words of a file are words."""
    lines = sorted({line for line in data.splitlines() if not line.isascii()})[:LINES_READ]
    sample = b"\n".join(lines)
    costs: dict[str, int] = {}
    for name, languages in SMALL_TABLES.items():
        costs[name] = _cost(_read(sample, name), languages)
    for name, (language, everyday) in LARGE_TABLES.items():
        try:
            text = sample.decode(name)
        except UnicodeDecodeError:
            continue
        costs[name] = _cost_of_many(text, language, everyday)
    return min(costs, key=lambda one: costs[one])


def _read(sample: bytes, table: str) -> str:
    return unicodedata.normalize("NFC", sample.decode(table, errors="replace"))


def _words(text: str) -> list[str]:
    found = _PART.findall(text.replace("\u00a0", " "))
    apart = (_ELISION.sub(" ", one.lstrip(_OPENING).rstrip(_CLOSING)) for one in found)
    parts = dict.fromkeys(part for one in apart for part in one.split() if not part.isascii())
    parts = {part: None for part in parts if not _SIGNS.issuperset(part)}
    return list(parts)[:WORDS_COUNTED]


def _cost(text: str, languages: Mapping[str, str]) -> int:
    """Return how badly a text fits the languages of a table."""
    words = _words(text)
    of_word = {
        word: [name for name, letters in languages.items() if _fits(word, name, letters)] for word in words
    }
    cost = UNEXPLAINED * sum(not names for names in of_word.values())
    left = [set(names) for names in of_word.values() if names]
    explained = bool(left)
    while left:
        name = min(languages, key=lambda one: (-sum(one in names for names in left), _price(one)))
        cost += _price(name)
        left = [names for names in left if name not in names]
    cased = next(iter(languages.values()))
    if explained and not _is_latin(cased) and cased.upper() != cased:
        cost += NO_CAPITALS * (not any(word[0].isupper() for word in words))
    return cost


def _price(language: str) -> int:
    return 2 if language in SELDOM_TONGUES else 1


def _fits(word: str, language: str, letters: str) -> bool:
    """Return whether a word may be one of a language with these letters beyond ASCII."""
    own = frozenset(letters)
    if not all(one.isascii() or one.lower() in own or (one == "İ" and "ı" in own) for one in word):
        return False
    if not _is_latin(letters) and any(one.isascii() and one.isalpha() for one in word):
        return False
    vowels = own & (_VOWELS | _THAI_VOWELS)
    is_short = "ก" in own and len(word) <= _SHORT_IN_THAI
    if vowels and not is_short and not vowels & set(word.lower()):
        return False
    unlikely = UNLIKELY.get(language)
    return _is_cased_well(word) and not (unlikely and re.search(unlikely, word, re.IGNORECASE))


def _is_latin(letters: str) -> bool:
    return unicodedata.name(letters[0]).startswith("LATIN")


def _is_cased_well(word: str) -> bool:
    """Return whether capitals beyond ASCII begin a word or stand among capitals, and small ones do not."""
    capitals = sum(one.isupper() for one in word if one.isascii())
    if capitals > 1 and not any(one.islower() for one in word if one.isascii()):
        return not any(one.islower() and one != "ß" for one in word)
    return not any(one.isupper() and not one.isascii() for one in word[1:]) or word.isupper()


def _cost_of_many(text: str, language: str, everyday: str) -> int:
    """Return how badly a text fits a table of two bytes a letter: letters that nobody uses every day."""
    words = _words(text)
    odd = sum(any(not _is_everyday(letter, language, everyday) for letter in word) for word in words)
    return UNEXPLAINED * odd + 1


def _is_everyday(letter: str, language: str, everyday: str) -> bool:
    if letter.isascii():
        return not letter.isalpha()
    if language == "Korean":
        return "가" <= letter <= "힣" and _is_in(letter, everyday)
    if language == "Japanese":
        return letter in "ー々・" or (
            unicodedata.category(letter) == "Lo" and not "｡" <= letter <= "ﾟ" and _is_in(letter, everyday)
        )
    return "一" <= letter <= "鿿" and _is_in(letter, everyday)


def _is_in(letter: str, table: str) -> bool:
    try:
        code = letter.encode(table)
    except UnicodeEncodeError:
        return False
    return table != "big5" or code[0] <= 0xC6
