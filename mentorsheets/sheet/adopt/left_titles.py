"""Lists whose titles say that their people left, wait, or are of an earlier year than those of another list."""
# ruff: noqa: E501 - a table of words reads by its columns

import re
from collections.abc import Iterable

from mentorsheets.domain.late_pattern import LatePattern
from mentorsheets.sheet.cells.leaving import may_be_leaving
from mentorsheets.sheet.cells.text import plain

OF_OTHERS = "By its title its people left, wait, or are of an earlier year, so nobody is taken from it."
OF_OTHERS_HINT = "If its people are meant too, give the tab another title, such as More, and run again."
_PEOPLE = r"(?: (?:members?|mentors?|mentees?|participants?|people|lists?|students?|volunteers?|sign ?ups?|responses?|data))?"
_GONE = LatePattern(
    rf"(?:former|old|past|previous|archived?|inactive|ex|not active|removed|deleted){_PEOPLE}|leavers|archives?(?: .*)?|(?:.* )?(?:last|previous|past) (?:year|round|cohort|term|season)s?(?: .*)?|"
    r"(?:ehemalige?\w*|fruhere?\w*|alte?|archiv|inaktive?|vorjahr\w*|letztes jahr|ausgeschieden\w*)(?: \w+)?|(?:antigu[oa]s?|anterior\w*|archivo|inactiv[oa]s?|bajas?|ano pasado)(?: \w+)?|"
    r"(?:ancien\w*|archives?|inactifs?|partis|sortis|annee (?:derniere|precedente)|l an dernier)(?: \w+)?|(?:antig[oa]s?|anterior\w*|arquivo|inativ[oa]s?|desistentes?|ano passado)(?: \w+)?|"
    r"(?:ال)?(?:سابق\w*|قديم\w*|ارشيف|منسحب\w*)(?: \w+)?"
)
_YEAR = re.compile(r"\b(20\d\d)(?:\s?[-/–]\s?(?:20)?\d\d)?\b")


def find_left_titles(titles: Iterable[str]) -> frozenset[str]:
    """Return the titles of lists to be left out beside others: none, where no list would be left."""
    there = tuple(titles)
    gone = {title for title in there if _GONE.fullmatch(plain(title)) or may_be_leaving(title, "")}
    newest: dict[str, str] = {}
    for title in there:
        if found := _YEAR.search(title):
            stem = plain(_YEAR.sub("", title))
            newest[stem] = max(newest.get(stem, ""), found[1])
    for title in there:
        found = _YEAR.search(title)
        if found and found[1] < newest[plain(_YEAR.sub("", title))]:
            gone.add(title)
    return frozenset(gone) if len(gone) < len(there) else frozenset()
