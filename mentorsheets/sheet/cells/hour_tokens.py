"""A text on free hours taken apart into the words that one language, or several, know.

Each language is read by its own words: "Di" is a Tuesday in German and a Sunday in French, and "no" refuses
in Spanish and says "on the" in Portuguese. So a text has as many readings as languages that know its words.
"""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from mentorsheets.sheet.cells.hour_words import DAYS_IN, HOUR_MEANINGS, PUNCTUATION

LANGUAGES = tuple(DAYS_IN)
PAIR = 2
"""Languages of which the later has the last word, but on days and refusals; of more, none has it."""
_GERMAN_AM = (
    r"(?!(?<=am)\s+(?:(?:mon|diens|donners|frei|sams|sonn)tag|mittwoch|sonnabend|wochenende|abend|"
    r"vormittag|nachmittag|morgen|fruhen|spaten|(?:di|mi|do)\b))"
)
_CLOCK = (
    rf"(?P<hour>\d{{1,2}})(?:\s?(?P<mark>[:.]|h|uhr)\s?(?P<minute>\d{{2}})(?!\d))?"
    rf"(?:\s*(?P<half>[ap]\.?\s?m\b\.?{_GERMAN_AM}|(?<=\d)[ap](?!\w))"
    r"|\s?(?P<unit>h|hs|uhr|horas?|heures?|o clock)(?!\w))?"
    rf"(?:\s?-?ish\b)?(?!\w)|(?P<military>[0-2]\d(?:00|15|30|45))(?:\s?(?:h|hrs|hours|uhr)\b)?(?!\w)"
)


_LENGTH = (
    r"(?<![\w:.])\d{1,2}(?:\s?[-–]\s?\d{1,2})?\+?\s?"
    r"(?:hours?|hrs?|stunden|std|minutes|mins?|weeks?|months?|days?)\b"
)
"""How long or how often, which is no time of the day."""


@dataclass(frozen=True, slots=True)
class ClockTime:
    """A time of the day as it was written: hour and minute, which half of the day ("a", "p", "" if unsaid).

    `is_exact` says that it cannot be anything but a time: it has minutes, a half of the day, or a unit.
    """

    hour: int
    minute: int = 0
    half: str = ""
    is_exact: bool = False
    has_minutes: bool = False
    leads_with_zero: bool = False


@dataclass(frozen=True, slots=True)
class HourWord:
    """One word or sign of a text on free hours: its kind, what it says, and where it stands in the text."""

    kind: str
    start: int
    end: int
    days: tuple[int, ...] = ()
    part: str = ""
    clock: ClockTime | None = None
    is_group: bool = False


_DAY_WITH_PART = re.compile(
    r"((?:mon|diens|donners|frei|sams|sonn)tags?|mittwochs?|sonnabends?)(?=(?:früh|morgen|vormittag|mittag|nachmittag|abend|nacht)(?:s|e)?(?!\w))",
    re.IGNORECASE,
)
"""German joins a day and a part of it into one word: "Dienstagabend"."""


def flatten(text: str) -> tuple[str, list[int]]:
    """Return the text in one case and without accents, and for each character where it stood."""
    flat: list[str] = []
    places: list[int] = []
    parted = {found.end() for found in _DAY_WITH_PART.finditer(text)}
    for place, char in enumerate(text):
        if place in parted:
            flat.append(" ")
            places.append(place)
        for one in unicodedata.normalize("NFKD", char.casefold()):
            if not unicodedata.combining(one) and one != "ـ":
                flat.append(" " if one in "'’`´" else one)
                places.append(place)
    return "".join(flat), [*places, len(text)]


def take_apart(text: str, languages: tuple[str, ...]) -> list[HourWord]:
    """Return the words of a text as these languages read them; of a `PAIR`, the later has the last word."""
    flat, places = flatten(text)
    words, pattern = _vocabulary(languages)
    found: list[HourWord] = []
    for one in pattern.finditer(flat):
        start, end = places[one.start()], places[one.end()]
        found.append(_word(one, words, start, end))
    return found


def name_days(word: str) -> dict[str, int]:
    """Return the weekday (Monday is 0) that a word names, for each language that knows it as one."""
    flat = " ".join(flatten(word.strip(" .:"))[0].split())
    found = {language: _vocabulary((language,))[0].get(flat) for language in LANGUAGES}
    return {
        language: meant.days[0]
        for language, meant in found.items()
        if meant and meant.kind == "days" and not meant.is_group
    }


@lru_cache(maxsize=4096)
def holds_two_days(text: str) -> bool:
    """Return whether a word of a text is one day in one language and another day in another, as "di" is."""
    flat = flatten(text)[0]
    return any(len(set(name_days(word).values())) > 1 for word in set(re.findall(r"\w+", flat)))


def name_day_group(word: str) -> tuple[int, ...]:
    """Return the weekdays (Monday is 0) of a word that stands for several, such as "weekends"; else none."""
    flat = " ".join(flatten(word.strip(" .:"))[0].split())
    meant = (_vocabulary((language,))[0].get(flat) for language in LANGUAGES)
    groups = {one.days for one in meant if one and one.kind == "days" and one.is_group}
    return next(iter(groups)) if len(groups) == 1 else ()


def _word(found: re.Match[str], words: Mapping[str, HourWord], start: int, end: int) -> HourWord:
    if found["hour"] is not None or found["military"]:
        clock = _clock(found)
        return HourWord("clock" if clock else "unknown", start, end, clock=clock)
    said = found[0]
    if said in PUNCTUATION:
        return HourWord(PUNCTUATION[said], start, end)
    meant = words.get(" ".join(said.split()))
    if meant is None:
        return HourWord("unknown", start, end)
    return HourWord(meant.kind, start, end, meant.days, meant.part, None, meant.is_group)


def _clock(found: re.Match[str]) -> ClockTime | None:
    if military := found["military"]:
        hour, minute = int(military[:2]), int(military[2:])
        return ClockTime(hour, minute, has_minutes=True) if hour <= 24 else None
    hour, minute = int(found["hour"]), int(found["minute"] or 0)
    half = (found["half"] or "")[:1]
    if hour > 24 or minute > 59 or (hour == 24 and minute) or (half and not 1 <= hour <= 12):
        return None
    is_exact = bool(half or found["minute"] or found["unit"] or found["mark"])
    return ClockTime(hour, minute, half, is_exact, found["minute"] is not None, found["hour"].startswith("0"))


@lru_cache(maxsize=64)
def _vocabulary(languages: tuple[str, ...]) -> tuple[dict[str, HourWord], re.Pattern[str]]:
    """Return what each phrase of these languages means, and the pattern that takes a text apart."""
    words: dict[str, HourWord] = {}
    unclear: set[str] = set()
    for language in languages:
        meant = dict(_meanings(language))
        both = {word for word in words.keys() & meant.keys() if words[word] != meant[word]}
        unclear |= {
            word
            for word in both
            if len(languages) > PAIR or {words[word].kind, meant[word].kind} & {"days", "not"}
        }
        words |= meant
    words = {word: meaning for word, meaning in words.items() if word not in unclear}
    phrases = sorted(words, key=len, reverse=True)
    known = "|".join(re.escape(phrase).replace(r"\ ", r"\s+") for phrase in phrases)
    signs = "".join(map(re.escape, PUNCTUATION))
    return words, re.compile(
        rf"(?<!\w)و(?=ال)|(?<!\w)(?:{known})(?!\w)|{_LENGTH}|{_CLOCK}|[{signs}]|\w+|[^\s\w]"
    )


def _meanings(language: str) -> Iterable[tuple[str, HourWord]]:
    # What a word only fills is said first, so that whatever means something counts for more.
    for meaning in sorted(HOUR_MEANINGS, key=lambda one: one != "fill"):
        kind, _, value = meaning.partition(":")
        for word in HOUR_MEANINGS[meaning].get(language, "").split():
            for phrase in _forms(word, language, kind):
                if kind == "days":
                    yield phrase, HourWord("days", 0, 0, tuple(map(int, value)), is_group=True)
                else:
                    yield phrase, HourWord(kind, 0, 0, part=value)
    for day, names in enumerate(DAYS_IN[language]):
        for word in names.split():
            for phrase in _forms(word, language, "day"):
                yield phrase, HourWord("days", 0, 0, (day,))


def _forms(word: str, language: str, kind: str) -> Iterable[str]:
    phrase = " ".join(flatten(word.replace("_", " "))[0].split())
    yield phrase
    if language == "en" and kind in {"part", "noon"}:
        yield phrase + "s"
    if language == "ar" and kind == "day":
        yield phrase.removeprefix("ال")
