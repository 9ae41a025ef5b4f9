"""What the answers to a question, and its like beside it, tell of what it asks."""
# ruff: noqa: E501 - a table of words reads by its columns

import re
from collections.abc import Callable, Iterable, Mapping, Sequence

from mentorsheets.sheet.adopt.ticks import TICKS, UNTICKED
from mentorsheets.sheet.adopt.topics import NUMBER
from mentorsheets.sheet.adopt.yes_or_no import SAYING_NO, SAYING_YES, key_of_answer
from mentorsheets.sheet.cells.choice_words import ARRANGEMENT, LEVEL, PRIORITY
from mentorsheets.sheet.cells.choices import one_of, read_rhythm
from mentorsheets.sheet.cells.counts import read_count
from mentorsheets.sheet.cells.hour_words import DAY_NAMES
from mentorsheets.sheet.cells.hours import read_hours
from mentorsheets.sheet.cells.lengths import read_length
from mentorsheets.sheet.cells.parsed import NotUnderstood
from mentorsheets.sheet.cells.starts import read_start
from mentorsheets.sheet.cells.text import plain
from mentorsheets.sheet.cells.truth import is_truth

READABLE_SHARE = 0.5
"""Share of the answers that must be words of a column that holds nothing but such words."""
MOST_OF_ONE = 1000
"""The number up to which any count is one, when it only matters whether answers are counts."""
LEAST_ANSWERS = 3
"""Answers from which on they tell anything; one or two may be slips, which are told by their cells."""
_READERS: Mapping[str, Callable[[str], object]] = {
    "Level": lambda text: one_of(text, LEVEL, "", ""),
    "Arrangement": lambda text: one_of(text, ARRANGEMENT, "", ""),
    "Priority": lambda text: one_of(text, PRIORITY, "", ""),
    "How often": read_rhythm,
    "Kind": read_length,
    "Supports for": read_length,
    "Supports at least": lambda text: read_count(text, most_of_one=MOST_OF_ONE),
    "Can support": lambda text: read_count(text, most_of_one=MOST_OF_ONE),
    "Wants at most": lambda text: read_count(text, most_of_one=MOST_OF_ONE),
    "How many": lambda text: read_count(text, most_of_one=MOST_OF_ONE),
    "From": read_start,
}
"""How the columns are read in which free text says nothing."""
_OF_WORDS = frozenset(("Needs", "Offers", "In their words", "Interests", "Name", "Languages"))
"""Columns that no number fills: marks from one to five are no kinds of need."""
_OF_PEOPLE = frozenset(("Avoid", "Would like", "Reports to"))
"""Columns of names, which neither numbers nor ticks are."""
_OF_CHOICES = frozenset(("Arrangement", "Level", "Priority", "How often", "Kind", "Supports for"))
"""Columns that no yes or no fills: who paid their fee has said nothing of being paid."""
_OF_ANY_USE = frozenset(("From", "Wants at most"))
"""Columns that one answer alone must fit: where people come from would, as a start, hold all of them, and
what somebody wants is no number."""
_HOW_MANY = re.compile(
    r"^(?:how many(?: people)?|can take|takes|max|maximum|number|no|wie viele(?: personen)?|anzahl|maximal|cuantas|cuantos|cuantas personas|puede con|maximo|combien|nombre|nb|max de personnes|"
    r"quantos|quantas|quantas pessoas|numero|كم|العدد|عدد)$"
)
"""What asks for a number of people where nothing else in a list does."""
_OF_A_DAY = re.compile(rf"(?:{'|'.join((*DAY_NAMES, 'weekdays', 'weekend', 'every day'))})\b")
_NUMBER = re.compile(r"\d+(?:[.,]\d+)?")
JOINED_BY_NUMBER = ("Needs", "Offers", "Interests", "Languages")
"""Columns that several questions fill which differ by a number alone."""


def holds_what(column: str, answers: Sequence[str]) -> bool:
    """Return whether answers can be what a column holds: at least half are read, where only words are."""
    if column in _OF_WORDS and answers and all(_NUMBER.fullmatch(answer.strip()) for answer in answers):
        return False
    if column in _OF_PEOPLE and answers and all(map(_is_no_name, answers)):
        return False
    reader = _READERS.get(column)
    if column in _OF_ANY_USE and answers and not any(_reads(_READERS[column], one) for one in answers):
        return False
    if column in _OF_CHOICES and answers and all(map(_is_tick, answers)):
        return False
    if reader is None or len(answers) < LEAST_ANSWERS:
        return True
    return sum(_reads(reader, answer) for answer in answers) >= READABLE_SHARE * len(answers)


def leave_what_is_not_held(found: dict[str, tuple[str, ...]], answers: Mapping[str, Sequence[str]]) -> None:
    """Take the questions out of columns that cannot hold what was answered to them."""
    for column in [one for one, own in found.items() if not holds_what(one, answers.get(own[0], ()))]:
        own = found.pop(column)
        if column == "From" and holds_hours(answers.get(own[0], ())):
            # "From when are you free?" may mean the hour of each day.
            found.setdefault("Availability", own)
        elif column == "Wants at most" and len(plain(own[0]).split()) == 1:
            # "Wants" is a number of people, or what is wanted.
            found.setdefault("Needs", own)


def _is_tick(answer: str) -> bool:
    return len(key := key_of_answer(answer)) > 1 and key in SAYING_YES | SAYING_NO


def _is_no_name(answer: str) -> bool:
    return bool(_NUMBER.fullmatch(answer.strip())) or is_truth(answer)


def holds_hours(answers: Sequence[str]) -> bool:
    """Return whether at least half of the answers name hours of a week: the day of "1.9.26" may be read as one."""
    return sum(_reads(read_hours, answer) for answer in answers) >= READABLE_SHARE * max(len(answers), 1)


def choose_days(
    found: dict[str, tuple[str, ...]], grids: Iterable[str], answers: Mapping[str, Sequence[str]]
) -> None:
    """Let a grid of days be when people are free, however it is asked, where nothing else is."""
    used = {one for own in found.values() for one in own}
    for grid in grids:
        said = answers[grid]
        if (
            grid not in used
            and said
            and all(_OF_A_DAY.match(plain(one)) for one in said)
            and holds_hours(said)
        ):
            found.setdefault("Availability", (grid,))


def choose_places_of_givers(
    found: dict[str, tuple[str, ...]], usable: Iterable[str], answers: Mapping[str, Sequence[str]]
) -> None:
    """Let "Wie viele?" in a list of those who offer be how many they take, where nothing else says so."""
    used = {one for own in found.values() for one in own}
    reader = _READERS["Can support"]
    for question in usable:
        said = answers[question] if question not in used and _HOW_MANY.search(plain(question)) else ()
        if said and all(_reads(reader, one) for one in said):
            found.setdefault("Can support", (question,))


def find_numbered(question: str, others: Iterable[str]) -> tuple[str, ...]:
    """Return a question with those of the others that differ from it by a number: "Skill 1", "Skill 2"."""
    stem = NUMBER.sub("#", plain(question))
    if "#" not in stem:
        return (question,)
    return (question, *(one for one in others if one != question and NUMBER.sub("#", plain(one)) == stem))


def _reads(reader: Callable[[str], object], text: str) -> bool:
    try:
        reader(text)
    except NotUnderstood:
        return False
    return True


def say_yes_or_no(questions: Iterable[str], answers: Mapping[str, Sequence[str]]) -> bool:
    """Return whether nothing but ticks, or yes and no, was answered to questions."""
    said = {one.strip().casefold() for question in questions for one in answers.get(question, ())}
    return bool(said & TICKS) and said <= TICKS | UNTICKED
