"""Days as people and programs write them, in six languages: "1. Dezember 2026", "13/1/2027", "1er mars"."""

import re
import unicodedata
from datetime import date, timedelta

from mentorsheets.sheet.cells.text import plain

_MONTHS = (
    "january jan enero ene janvier janv januar janeiro يناير جانفي",
    "february feb febrero fevrier fevr fev februar fevereiro فبراير فيفري شباط",
    "march mar marzo mars marz mrz marco مارس اذار",
    "april apr abril abr avril avr ابريل افريل نيسان",
    "may mayo mai maio مايو ماي ايار",
    "june jun junio juin juni junho يونيو جوان حزيران",
    "july jul julio juillet juil juli julho يوليو جويلية تموز",
    "august aug agosto ago aout اغسطس اوت",
    "september sep sept septiembre septembre setembro set سبتمبر ايلول",
    "october oct octubre octobre oktober okt outubro out اكتوبر",
    "november nov noviembre novembre novembro نوفمبر",
    "december dec diciembre dic decembre dezember dez dezembro ديسمبر",
)
MONTH_NUMBERS = {word: number for number, words in enumerate(_MONTHS, 1) for word in words.split()}
"""Names and short names of the months, by `plain`, but for those of two words in Arabic."""
_WEEKDAY = (
    r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?|(?:mo|di|mi|do|fr|sa|so)|\w+tag|mittwoch|sonnabend|"
    r"lunes|martes|miercoles|jueves|viernes|sabado|domingo|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|"
    r"(?:segunda|terca|quarta|quinta|sexta)(?: feira)?|الاثنين|الثلاثاء|الاربعاء|الخميس|الجمعة|السبت|الاحد)"
)
_BEFORE = re.compile(
    r"^(?:(?:from|starting|as of|on|in|im|ab|vom|am|desde|a partir de|el|des le|le|du|em|de|من|ابتداء من) )*"
    rf"(?:{_WEEKDAY} )?"
    r"(?:(?:the|den|dem|el|le|the) )*"
)
_DAY_MONTH = re.compile(
    r"^(\d{1,2})(?:st|nd|rd|th|er|o|º)? (?:(?:of|de|d) )?([^\W\d]+) (?:(?:de|del) )?(\d{4})$"
)
_SHORT_DAY_MONTH = re.compile(r"^(\d{1,2})(?:st|nd|rd|th|er|o|º)? (?:(?:of|de|d) )?([^\W\d]+)$")
_SHORT_MONTH_DAY = re.compile(r"^([^\W\d]+) (\d{1,2})(?:st|nd|rd|th)?$")
_SHORT_NUMBERS = re.compile(r"^(\d{1,2})\.(\d{1,2})$")
_MONTH_DAY = re.compile(r"^([^\W\d]+) (\d{1,2})(?:st|nd|rd|th)? (\d{4})$")
_MONTH = re.compile(r"^([^\W\d]+) (?:(?:de|del) )?(\d{4})$")
_ISO = re.compile(r"^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ]\d{1,2}:\d{2}.*)?$")
_NUMBERS = re.compile(r"^(\d{1,2})([./-])(\d{1,2})\2(\d{4}|\d{2})(?:,? \d{1,2}:\d{2}.*)?$")
_DOTTED = re.compile(r"^\d{1,2}\.\d{1,2}\.\d{4}$")
_FIRST_SERIAL, _LAST_SERIAL = 40_000, 60_000
"""The numbers of the days from 2009 to 2064 where a spreadsheet shows a day as a number."""

_YEARS_TO_A_29TH = 9
"""Years within which there is a 29 February."""
NO_YEAR = 1904
"""The year of a day that was typed without one: it has a 29 February, and nobody means it."""


def parse_written_day(text: str) -> date | None:
    """Return the day that a text names with its year, None if it names none or may name two.

    "03/04/2027" may be in March or in April, and is not guessed; "13/1/2027" is plain, as "3.4.27" is.
    """
    text = _with_latin_digits(text).strip().rstrip(".")
    if found := _ISO.match(text):
        return _day(found[1], found[2], found[3])
    if found := _NUMBERS.match(text):
        return _in_order(found[1], found[3], found[4], is_day_first=found[2] == ".")
    if text.isdecimal() and _FIRST_SERIAL <= int(text) <= _LAST_SERIAL:
        return date(1899, 12, 30) + timedelta(days=int(text))
    words = _BEFORE.sub("", plain(text), count=1)
    if found := _DAY_MONTH.match(words):
        return _day(found[3], MONTH_NUMBERS.get(found[2], 0), found[1])
    if found := _MONTH_DAY.match(words):
        return _day(found[3], MONTH_NUMBERS.get(found[1], 0), found[2])
    return None


def find_coming_day(text: str, today: date) -> date | None:
    """Return the day that a text names, of a month its first, and without a year the next such day to come.

    None if it names none, may name two, or one that is over.
    """
    day = parse_written_day(text) or parse_written_month(text)
    if day is None:
        found = (_read_without_year(text, year) for year in range(today.year, today.year + _YEARS_TO_A_29TH))
        day = next((one for one in found if one and one > today), None)
    return day if day and day > today else None


def find_day_without_year(text: str) -> date | None:
    """Return the day that a text names without a year, of a month its first, as one of `NO_YEAR`."""
    return _read_without_year(text, NO_YEAR)


def next_such_day(day: date, since: date) -> date | None:
    """Return the next day after `since` that is called as this one but for its year."""
    years = range(since.year, since.year + _YEARS_TO_A_29TH)
    found = (_day(year, day.month, day.day) for year in years)
    return next((one for one in found if one and one > since), None)


def _read_without_year(text: str, year: int) -> date | None:
    text = _with_latin_digits(text).strip().rstrip(".")
    if found := _SHORT_NUMBERS.match(text):
        return _day(year, found[2], found[1])
    words = _BEFORE.sub("", plain(text), count=1)
    if words in MONTH_NUMBERS:
        return _day(year, MONTH_NUMBERS[words], 1)
    if found := _SHORT_DAY_MONTH.match(words):
        return _day(year, MONTH_NUMBERS.get(found[2], 0), found[1])
    if found := _SHORT_MONTH_DAY.match(words):
        return _day(year, MONTH_NUMBERS.get(found[1], 0), found[2])
    return None


def is_plain_day(text: str) -> bool:
    """Return whether a text is a day that nobody could take for another: nothing is said of it."""
    in_numbers = any(form.match(text.strip()) for form in (_ISO, _DOTTED))
    return in_numbers or any(one.isalpha() and one.isascii() for one in text)


def parse_written_month(text: str) -> date | None:
    """Return the first day of the month that a text names with its year, None if it names none."""
    found = _MONTH.match(_BEFORE.sub("", plain(_with_latin_digits(text)), count=1))
    return _day(found[2], MONTH_NUMBERS.get(found[1], 0), 1) if found else None


def _with_latin_digits(text: str) -> str:
    return "".join(str(unicodedata.decimal(one)) if one.isdecimal() else one for one in text)


def _in_order(first: str, second: str, year: str, *, is_day_first: bool) -> date | None:
    if is_day_first or int(first) > 12 or first == second:
        return _day(year, second, first)
    return _day(year, first, second) if int(second) > 12 else None


def _day(year: str | int, month: str | int, day: str | int) -> date | None:
    whole = int(year) + (2000 if int(year) < 100 else 0)
    try:
        return date(whole, int(month), int(day))
    except ValueError:
        return None
