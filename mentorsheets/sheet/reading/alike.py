"""Telling that two spellings may be of one name: misspelt, shortened, in another script, or initials alone.

It is made for keeping people apart until somebody looked, so it says "may" much sooner than "is".
"""

import difflib
import re
import unicodedata
from functools import lru_cache

from mentorsheets.sheet.cells.text import plain

_LATIN = {
    **dict(zip("абвгдезийклмнопрстуфхыэі", "abvgdeziiklmnoprstufhyei", strict=True)),
    "ж": "zh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "sh", "ю": "iu", "я": "ia", "ь": "", "ъ": "", "є": "e", "ґ": "g",
    **dict(zip("αβγδεζηικλμνοπρσςτυφ", "abgdeziiklmnoprsstif", strict=True)),
    "θ": "t", "ξ": "ks", "χ": "h", "ψ": "ps", "ω": "o",
    **dict(zip("ابتدرزسعفقكلمنهويىة", "abtdrzsafkklmnhuiia", strict=True)),
    "ث": "th", "ج": "j", "ح": "h", "خ": "kh", "ذ": "dh", "ش": "sh", "ص": "s", "ض": "d", "ط": "t", "ظ": "z", "غ": "gh",
}  # fmt: skip
"""Letters of three scripts by how they mostly sound; "e" and the like matter little, as vowels do not count."""
_SOUNDS = {
    "x": "ks", "ph": "f", "sch": "s", "ck": "k", "ch": "c", "q": "k", "th": "t", "dj": "j", "kh": "k", "gh": "g", "dh": "d",
    "sh": "s", "zh": "z",
}  # fmt: skip
_SHORT = {
    "robert": "bob bobby rob robbie bert", "william": "bill billy will willy liam", "richard": "dick rick ricky rich", "john": "jack johnny jon",
    "james": "jim jimmy jamie", "margaret": "peggy meg maggie greta gretchen", "elizabeth": "liz lizzy beth betty eliza lisa libby",
    "katherine": "kate kathy katie kat kit kay", "michael": "mike mick mickey misha", "edward": "ed eddie ted teddy ned", "charles": "chuck charlie",
    "henry": "harry hank", "anthony": "tony", "alexander": "alex sasha sandy xander", "alexandra": "alex sasha sandra", "dorothy": "dolly dot",
    "patricia": "pat patty trish", "patrick": "pat paddy", "susan": "sue suzy", "joseph": "joe joey jo", "jose": "pepe chepe", "francisco": "paco pancho kiko curro",
    "jesus": "chuy chus", "ignacio": "nacho", "dolores": "lola", "guadalupe": "lupe", "enrique": "quique kike", "maria": "mary mia mari maite",
    "rosario": "charo", "concepcion": "concha conchita", "manuel": "manolo manu", "rafael": "rafa", "eduardo": "edu lalo", "johannes": "hans jan hannes",
    "friedrich": "fritz", "josef": "sepp beppo", "wolfgang": "wolf", "elisabeth": "lisa lisbeth sissi", "antonio": "tono toni tonho", "joao": "joca jango",
    "luis": "lucho", "luiz": "lula", "mohammed": "mo hamo hamada", "ekaterina": "katya", "dmitri": "dima mitya", "vladimir": "vova volodya",
    "nikolai": "kolya", "yevgeny": "zhenya", "tatiana": "tanya", "nathaniel": "nat", "theodore": "ted theo", "gertrude": "trudy", "frances": "fanny",
    "andrew": "drew andy", "daniel": "danny", "samuel": "sam", "samantha": "sam", "thomas": "tom", "nicholas": "nick", "christopher": "chris kit",
    "benjamin": "ben", "matthew": "matt", "rebecca": "becky", "deborah": "debbie", "victoria": "vicky tori", "stephen": "steve", "gerald": "jerry", "barbara": "babs",
}  # fmt: skip
"""Short names that are no beginning of the name that they stand for, by that name; spellings of it are forgiven."""
_SMALL = {
    word
    for words in (
        "the and not for with from who whom that this they them she her his him any one all two both was were has had have been",
        "but out our you your please people person anyone everyone someone nobody everybody work works worked working team boss",
        "friend friends cousin husband wife mother father brother sister manager colleague colleagues former match matched mentor",
        "mentee never pair paired because knows known about same company family member members current les des mon mes une ein",
        "eine der die das und nicht mit mein meine los las una por con que mis sus para dos uma meu minha prof professor doctor",
        "frau herr senor senora monsieur madame miss mister sir already would like rather prefer",
    )
    for word in words.split()
}
"""Words of a sentence on somebody that are no names."""
CLOSE_FROM = 3
"""Letters of a name from which on it may be misspelt; in shorter ones another letter is another name."""
MOST_APART = 2
"""Letters by which a misspelt name may be shorter or longer."""
LIKENESS = 0.8
"""How alike, from 0 to 1 (Ratcliff and Obershelp), two names are of which one may be a misspelling."""


def initials(name: str) -> str:
    """Return the first letters of a name's words: "Bo O'Brien" is "bob", "Ana Duarte" is "ad"."""
    return "".join(word[0] for word in plain(name).split())


@lru_cache(maxsize=50_000)
def skeleton(word: str) -> str:
    """Return the consonants of a plain word as they sound in Latin script, without repetition.

    "Mohammed", "Muhamad" and "محمد" are the same, as are "Müller" and "Mueller".
    """
    text = "".join(_LATIN.get(char, char) for char in unicodedata.normalize("NFKD", word.casefold()))
    text = re.sub(r"[^a-z]", "", text)
    for spelt, sound in _SOUNDS.items():
        text = text.replace(spelt, sound)
    text = text.translate(str.maketrans("czwj", "ksvy"))
    bare = re.sub(r"[aeiouyh]", "", text[1:])
    first = text[:1] if text[:1] not in "aeiouyh" else ""
    return re.sub(r"(.)\1+", r"\1", first + bare)


@lru_cache(maxsize=100_000)
def may_be_said(word: str, name: str) -> bool:
    """Return whether one plain word may stand for one plain word of a name."""
    if word in _SMALL or len(word) < len("bo"):
        return False
    is_beginning = len(word) >= CLOSE_FROM and len(name) > CLOSE_FROM and name.startswith(word)
    if name in {word, word.removesuffix("s")} or is_beginning or _is_short_for(word, name):
        return True
    return min(len(word), len(name)) >= CLOSE_FROM and _may_be_misspelt(word, name)


def _may_be_misspelt(word: str, name: str) -> bool:
    bones = skeleton(word)
    # Two consonants are shared by too many words to say anything by themselves, unless the rest is alike.
    sounds_alike = word[0] == name[0] or word.isascii() != name.isascii()
    if bones == skeleton(name) and (len(bones) > 2 or (bones and sounds_alike)):
        return True
    if abs(len(word) - len(name)) > MOST_APART or (word[0] != name[0] and len(name) <= CLOSE_FROM + 1):
        return False
    return difflib.SequenceMatcher(None, word, name).ratio() >= LIKENESS


def _is_short_for(word: str, name: str) -> bool:
    wholes = _wholes().get(word, ())
    bones = skeleton(name)
    return any(name == whole or (len(bones) > 1 and bones == skeleton(whole)) for whole in wholes)


def is_short_name(word: str) -> bool:
    """Return whether a plain word is a short name that is no beginning of the one that it stands for."""
    return word in _wholes()


def may_be_short_for(word: str, name: str) -> bool:
    """Return whether a plain short name may stand for one plain word of a name: "bob" for "robert"."""
    return word != name and _is_short_for(word, name)


@lru_cache(maxsize=1)
def _wholes() -> dict[str, list[str]]:
    """Return the names that each short name stands for."""
    found: dict[str, list[str]] = {}
    for whole, shorts in _SHORT.items():
        for short in shorts.split():
            found.setdefault(short, []).append(whole)
    return found
