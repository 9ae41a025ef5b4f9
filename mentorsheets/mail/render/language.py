"""Which language somebody reads, and how it writes days, times, stretches of time and lists."""

import re
from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import Literal

from babel import Locale
from babel.dates import format_date, format_time, format_timedelta, get_timezone_location
from babel.lists import format_list

FALLBACK = "en"
NO_COMMA_WITHIN = {"en", "es"}  # "on Monday 23 November" within a sentence
ONCE_A = {"en": "once a {}", "es": "una vez {}", "ar": "مرة كل {}"}
ONCE_EVERY = {"en": "once every {}", "es": "una vez cada {}", "ar": "مرة كل {}"}
AND_MORE: dict[str, tuple[str, ...]] = {
    "en": (" (and one more)", " (and {} more)"),
    "es": (" (y una cosa más)", " (y {} cosas más)"),
    "ar": (" (وأمر آخر)", " (وأمران آخران)", " (و{} أمور أخرى)"),
}
"""How many more like it a mail brings: what one is called, two, and any number above."""
SPANISH_TURNS = {"semana": "a la semana", "día": "al día", "mes": "al mes", "año": "al año"}
SPANISH_BEFORE_ITS_OWN_SOUND = {
    "y": (re.compile(r"(?:h?[iíï](?![aeoáéó])|y(?![aeiouáéíóú]))", re.IGNORECASE), "e"),
    "o": (re.compile(r"(?:h?[oóö]|8)", re.IGNORECASE), "u"),
}
"""What Spanish says for "and" and "or" before their own sound: "español e inglés", but "nieve y hielo"."""
ONE = re.compile(r"^1\s+")
YEAR_AT_END = re.compile(r"[\s,،]*('[^']*'\s*)?\by+(\s*'[^']*'\.?)?$")


@lru_cache(maxsize=256)
def locale_of(code: str) -> Locale:
    """Return the Babel locale of a language code such as "es" or "pt-BR"; plain English is British.

    Raises:
        ValueError: no language has this code (Babel's UnknownLocaleError is not one: it is turned into it).
    """
    try:
        return Locale("en", "GB") if code == "en" else Locale.parse(code, sep="-")
    except Exception as unknown:
        raise ValueError(code) from unknown


def direction(code: str) -> str:
    """Return "rtl" where a language is written from right to left, else "ltr"."""
    return str(locale_of(code).text_direction)


def choose(languages: Iterable[str], available: Iterable[str]) -> str:
    """Return the code of the first language that there is a translation for, else "en".

    `languages` are names in English or in the language itself, or codes, in the order of preference;
    `available` are codes.
    """
    codes = sorted(available)
    for language in languages:
        plain = language.split("(")[0].strip().casefold()
        for code in codes:
            if plain in _names(code):
                return code
    return FALLBACK


@lru_cache(maxsize=256)
def _names(code: str) -> frozenset[str]:
    locale = locale_of(code)
    names = {code, locale.english_name or code, locale.display_name or code}
    if code in (locale.language, FALLBACK):
        names |= {locale.get_language_name("en") or code, locale.get_language_name(code) or code}
    return frozenset(name.casefold() for name in names)


def in_words(value: date | datetime | timedelta, code: str) -> str:
    """Return a day ("23 November 2026"), a day with its time, or a stretch ("2 weeks")."""
    if isinstance(value, timedelta):
        return _stretch(value, code)
    if isinstance(value, datetime):
        return f"{day(value, code)}, {clock(value, code)}"
    return format_date(value, "long", locale=locale_of(code))


def _stretch(value: timedelta, code: str) -> str:
    # People count ten days, eight weeks, and then three months: not one week, two months, thirteen weeks.
    whole_weeks = value.days % 7 == 0
    threshold = (
        2.9 if whole_weeks and 28 < value.days < 91 else 0.85 if whole_weeks or value.days > 28 else 99
    )
    return format_timedelta(value, granularity="day", threshold=threshold, locale=locale_of(code))


def pace(value: timedelta, code: str) -> str:
    """Return a stretch of time as it stands after "every": "week", "2 weeks"."""
    return ONE.sub("", _stretch(value, code))


def often(value: timedelta, code: str) -> str:
    """Return how often something is that comes once in a stretch: "once a month", "once every 2 weeks".

    In a language in which none of our templates is written it is the bare stretch, as after "every".
    """
    stretch, language = pace(value, code), locale_of(code).language
    if stretch[:1].isdecimal():
        return ONCE_EVERY.get(language, "{}").format(stretch)
    turns = SPANISH_TURNS if language == "es" else {}
    return ONCE_A.get(language, "{}").format(turns.get(stretch, stretch))


def and_more(number: int, code: str) -> str:
    """Return what stands behind a subject that speaks of one thing where the mail brings so many more.

    In a language in which none of our templates is written it is the bare number.
    """
    if not number:
        return ""
    said = AND_MORE.get(locale_of(code).language, (" (+{})",))
    return said[min(number, len(said)) - 1].format(number)


def tongues(values: Sequence[str], code: str) -> str:
    """Return languages, which people name in English or in their own words, as a list in a reader's words."""
    return join_list([_tongue(value, code) for value in values], code)


def _tongue(value: str, code: str) -> str:
    found = _codes().get(value.strip().casefold())
    return (found and locale_of(code).languages.get(found)) or value


@lru_cache(maxsize=1)
def _codes() -> dict[str, str]:
    own = ((one, Locale.parse(one).get_language_name()) for one in ("ar", "de", "es", "fr", "it", "pt"))
    known = {(name or "").casefold(): one for one, name in own}
    return known | {name.casefold(): one for one, name in Locale("en").languages.items()}


def day(value: date, code: str) -> str:
    """Return a day with its weekday, without its year where that stands last: "Monday 23 November"."""
    locale = locale_of(code)
    pattern = YEAR_AT_END.sub("", locale.date_formats["full"].pattern)
    if locale.language in NO_COMMA_WITHIN:
        pattern = pattern.replace("EEEE, ", "EEEE ")
    return format_date(value, pattern, locale=locale)


def clock(value: datetime, code: str) -> str:
    """Return the time of day as it reads in the value's own time zone: "17:30"."""
    return format_time(value, "short", tzinfo=value.tzinfo, locale=locale_of(code))


def zone(value: datetime, code: str) -> str:
    """Return the city that a value's time zone is named after: "Lisbon"."""
    return get_timezone_location(value.tzinfo, locale=locale_of(code), return_city=True)


def join_list(values: Sequence[str], code: str, write: Callable[[str], str] = str) -> str:
    """Return several things, each as it is to be written, as one says them: "Amina, Yusuf and Zoe"."""
    return _join(values, code, "standard", write)


def either(values: Sequence[str], code: str) -> str:
    """Return several things of which one is meant: "Amina, Yusuf or Zoe"."""
    return _join(values, code, "or", str)


def _join(
    values: Sequence[str], code: str, style: Literal["standard", "or"], write: Callable[[str], str]
) -> str:
    if not values:
        return ""
    last = write(values[-1])
    told = format_list([*map(write, values[:-1]), last], style, locale_of(code))
    for word, (sound, instead) in SPANISH_BEFORE_ITS_OWN_SOUND.items():
        if code[:2] == "es" and told.endswith(f" {word} {last}") and sound.match(values[-1]):
            return f"{told.removesuffix(f'{word} {last}')}{instead} {last}"
    return told
