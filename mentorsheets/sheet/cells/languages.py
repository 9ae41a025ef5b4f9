"""Reading languages by their English name, their own name, or their code."""

import re
from functools import lru_cache

from babel import Locale

from mentorsheets.sheet.cells.parsed import NotUnderstood, Understood
from mentorsheets.sheet.cells.refusal import is_negated
from mentorsheets.sheet.cells.text import nearest, plain, unify_endings

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
    "farsi": "Persian", "mandarin": "Chinese", "castellano": "Spanish", "british sign language": "BSL",
    "mapudungun": "Mapudungun", "taiwanese": "Taiwanese", "hokkien": "Hokkien", "darija": "Darija", "quechua": "Quechua",
    "bahasa indonesia": "Indonesian", "bahasa melayu": "Malay", "bahasa malaysia": "Malay",
    "eng": "English", "spa": "Spanish", "esp": "Spanish", "fra": "French", "fre": "French", "deu": "German", "ger": "German",
    "por": "Portuguese", "ara": "Arabic", "ita": "Italian", "nld": "Dutch", "dut": "Dutch", "pol": "Polish", "rus": "Russian",
    "tur": "Turkish", "zho": "Chinese", "chi": "Chinese", "jpn": "Japanese", "kor": "Korean", "hin": "Hindi", "urd": "Urdu",
    "ben": "Bangla", "ukr": "Ukrainian", "ron": "Romanian", "rum": "Romanian", "ces": "Czech", "cze": "Czech", "swe": "Swedish",
    "dan": "Danish", "nor": "Norwegian", "fin": "Finnish", "ell": "Greek", "gre": "Greek", "heb": "Hebrew", "fas": "Persian",
    "swa": "Swahili", "vie": "Vietnamese", "tha": "Thai", "hun": "Hungarian", "bul": "Bulgarian", "hrv": "Croatian", "srp": "Serbian",
    "slk": "Slovak", "slv": "Slovenian", "cat": "Catalan",
}  # fmt: skip
"""Names beside those of CLDR, and the codes of three letters (ISO 639-2) of languages that have one of two."""
_UNCOUNTED = frozenset(
    plain(words)
    for words in (
        *(
            "multiple",
            "several",
            "various",
            "many",
            "multilingual",
            "polyglot",
            "others",
            "other",
            "more",
            "see above",
            "it depends",
        ),
        *(
            "mehrere",
            "verschiedene",
            "viele",
            "mehrsprachig",
            "andere",
            "weitere",
            "plusieurs",
            "diverses",
            "multilingue",
            "autres",
            "autre",
        ),
        *(
            "varios",
            "varias",
            "múltiples",
            "muchos",
            "otros",
            "otras",
            "otro",
            "vários",
            "várias",
            "múltiplas",
            "múltiplos",
            "outros",
            "outras",
        ),
        *("عدة", "عدة لغات", "متعدد", "متعددة", "كثيرة", "أخرى"),
    )
)
"""Answers that name no language, and are not any language either."""
_OF_LANGUAGES = frozenset(["languages", "language", "sprachen", "langues", "idiomas", "linguas"])


BESIDE_A_LANGUAGE = {
    word
    for words in (
        "only fluent fluently in native natively basic basics some a an bit of little conversational intermediate beginner beginners advanced good",
        "excellent perfect decent i speak my mother tongue first second third language languages level proficient proficiency business working",
        "professional very mostly mainly also plus limited rusty am bilingual trilingual elementary preferred preferably prefer the well",
        "enough c1 c2 b1 b2 a1 a2 and or both speaker s if needed strong near full fair too just is are can understand read write spoken written",
        "solo solamente nativo nativa basico basica fluido intermedio avanzado un poco de hablo lengua materna idioma bilingue nivel bien algo",
        "seulement uniquement natif native courant couramment notions bilingue langue maternelle parle un peu de l du niveau bases",
        "nur fliessend fliessendes etwas muttersprache gut sehr grundkenntnisse verhandlungssicher bisschen ein spreche ich auf kann auch bilingual",
        "somente apenas so nativo fluente basico intermediario avancado um pouco de falo lingua materna bilingue nivel",
        "فقط بطلاقه بطلاقة قليل قليلا من اللغه اللغة الام اتحدث جيد مبتدئ لغتي",
    )
    for word in words.split()
}
"""What people write beside a language on how well they speak it."""
ANY = {
    "any", "any language", "all", "all languages", "no preference", "doesn t matter", "does not matter", "whatever", "everything", "anything",
    "cualquiera", "todos", "toutes", "tout", "alle", "egal", "todas", "qualquer", "اي لغه", "كل اللغات",
}  # fmt: skip
_SEPARATORS = re.compile(
    r"(,|،|/|&|\+|;|؛|\n|\||\.\s|:\s|\s[-–—]\s|(?<!\w)(?:and|but|y|pero|e|et|mais|und|aber|sondern|mas|or|o|ou|oder|nor|ni|noch|nem|sino)(?!\w)|"
    r"\sو\s?|\sلكن\s)",
    re.IGNORECASE,
)
_ALTERNATIVES = {
    "or",
    "o",
    "ou",
    "oder",
    "nor",
    "ni",
    "noch",
    "nem",
    "and",
    "y",
    "e",
    "et",
    "und",
    "و",
    "/",
    "&",
    "+",
}
"""What goes on with a refusal: "no French or German" refuses both."""
_REFUSES = re.compile(
    r"(?<!\w)(?:neither|nor|ni|weder|noch|nem|except|excepting|minus|sans|ohne|sem|sin)(?!\w)"
)
_OFFERS_AGAIN = re.compile(
    r"(?<!\w)(?:only|just|yes|solo|solamente|nur|seulement|uniquement|apenas|somente|فقط)(?!\w)"
)
_ALL_BUT = re.compile(
    r"(?:\b(?:every\w*|any\w*|all|todo\w*|toda\w*|cualquier\w*|tout\w*|alle\w*|jede\w*|tudo|qualquer)\b|كل|اي)[^,;]*?"
    r"(?:\b(?:but|except\w*|save|menos|salvo|excepto|sauf|hormis|ausser|exceto|not|no)\b|ما عدا|الا|عدا)(.*)"
)
LANGUAGE_HINT = "Type the languages this person speaks, with commas between, such as: English, Spanish."
NO_LANGUAGE_NAMED = "This names no language, so the usual one of the programme is taken for theirs."
OTHER_LANGUAGES = ("es", "fr", "de", "pt", "ar")
"""Languages, beside English, in whose words people name a language."""


@lru_cache(maxsize=4096)
def read_languages(text: str) -> Understood[tuple[str, ...]]:
    """Return the languages named, by their English names where known, else as they were written.

    What stands in brackets ("French (some)") is left out, as is how well somebody speaks it; a language that
    somebody says they do not speak is no language of theirs. Readings that are not plain are told; the hint
    asks to mend what was not understood.

    Raises:
        NotUnderstood: it says which languages somebody does not speak, and none that they do.
    """
    found: list[str] = []
    remarks: list[str] = []
    lost: list[str] = []
    for word, is_refused in _words(text):
        names, remark, is_lost = _read_word(word)
        if is_refused:
            remarks.append(f"“{word}” is read as a language that they do not speak.")
            continue
        found += names
        remarks += [remark] if remark else []
        lost += [word] if is_lost else []
    refused = refused_languages(text)
    left = tuple(name for name in dict.fromkeys(found) if name not in refused)
    if not left and refused:
        raise NotUnderstood(
            f"This says that they do not speak {', '.join(refused)}, and nothing else.", LANGUAGE_HINT
        )
    is_any = not (found or lost) and any(plain(piece) in ANY for piece in _SEPARATORS.split(text))
    remarks += [NO_LANGUAGE_NAMED] if is_any else []
    told = [f"Not understood and left out: {', '.join(lost)}."] if lost else []
    return Understood(left, " ".join((*remarks, *told)), LANGUAGE_HINT if lost else "")


@lru_cache(maxsize=4096)
def refused_languages(text: str) -> tuple[str, ...]:
    """Return the languages that a text says somebody does not speak, by their English names where known."""
    words = [word for word, is_refused in _words(text) if is_refused]
    return tuple(dict.fromkeys(name for word in words for name in _read_word(word)[0]))


def _words(text: str) -> list[tuple[str, bool]]:
    """Return what a text names one by one, and whether each is refused."""
    bare = re.sub(r"\(([^)]*)\)", lambda found: f"; {found[1]};" if is_negated(found[1]) else " ", text)
    bare = re.sub(r"\d+\s*/\s*\d+|\b\d+\s*%", " ", bare)
    every = _ALL_BUT.search(_plain_letters(bare))
    pieces = _SEPARATORS.split(bare if every is None else bare[every.start(1) :])
    found: list[tuple[str, bool]] = []
    refusing, behind = every is not None, ""
    for place, piece in enumerate(pieces):
        if place % 2:
            behind = piece.strip().casefold()
            continue
        word = " ".join(piece.split()).strip(" .!:-–•")
        if not word:
            continue
        denies = (
            is_negated(word) or bool(_REFUSES.search(plain(word))) or behind in {"nor", "ni", "noch", "nem"}
        )
        goes_on = (
            refusing
            and (behind in _ALTERNATIVES or behind in {",", "،"})
            and not _OFFERS_AGAIN.search(plain(word))
        )
        refusing = denies or goes_on or (every is not None and place == 0)
        if plain(word) not in ANY:
            found.append((word, refusing))
    return found


def _plain_letters(text: str) -> str:
    """Return a text in one case and without accents, letter for letter."""
    return "".join((plain(char) or char)[:1] for char in text)


def _read_word(word: str) -> tuple[list[str], str, bool]:
    """Return the languages that a piece names, how it was read where that is not plain, and whether it was not."""
    if code := re.fullmatch(r"([a-zA-Z]{2,3})[-_][A-Za-z]{2,4}", word):
        word = code[1]
    if name := _find(plain(word)):
        return [name], "", False
    tokens = plain(word).split()
    is_uncounted = " ".join(one for one in tokens if one not in _OF_LANGUAGES) in _UNCOUNTED
    # A code of two letters is one where it stands with nothing but "native" and the like.
    rest = [one for one in tokens if one not in BESIDE_A_LANGUAGE and not one.isdecimal()]
    if not rest or is_uncounted:
        return [], "", is_uncounted
    if len(rest) < len(tokens) and (name := _find(" ".join(rest))):
        doubt = {"bit", "little", "poco", "peu", "bisschen", "etwas", "pouco"} & set(tokens)
        return [name], f"“{word}” is read as {name}." if doubt else "", False
    within = dict.fromkeys(known for one in tokens if len(one) > 3 and (known := _find(one)))
    if len(within) == 1:
        (name,) = within
        return [name], f"“{word}” is read as {name}.", False
    if close := nearest(word, set(_collect_known().values())):
        return [close], f"{word} is read as {close}.", False
    # A language that nobody here knows is one for those who write it the same.
    is_own = len(tokens) == 1 and not word[0].isdecimal()
    remark = f"“{word}” is in no table of ours: only who writes the same has it in common."
    return (
        ([word], "" if word in OTHER_NAMES.values() else remark, False)
        if is_own
        else ([*within], "", not within)
    )


def _find(name: str) -> str | None:
    """Return the English name of a language by a `plain` name of it."""
    return _collect_known().get(name) or _collect_foreign().get(unify_endings(name))


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
            for name in _spell(plain(names.get(code, code)), other):
                found.setdefault(name, english[code])
    return found


def _spell(name: str, language: str) -> tuple[str, ...]:
    """Return the ways in which people write the name of a language: in Arabic "العربية", "عربية" and "عربي"."""
    if language != "ar":
        return (name,)
    whole = unify_endings(name)
    bare = whole.removeprefix("ال")
    return whole, bare, re.sub("يه$", "ي", bare)
