"""By what people are called in a list that has no column plainly for names."""
# ruff: noqa: E501 - a table of words reads by its columns

import re
from collections.abc import Sequence

from mentorsheets.sheet.adopt.footers import is_like_a_name
from mentorsheets.sheet.adopt.role_words import ASKERS, GIVERS, WEAK_ASKERS, WEAK_GIVERS
from mentorsheets.sheet.backend import Cell
from mentorsheets.sheet.cells.nothing import names_nothing
from mentorsheets.sheet.cells.refusal import has_word_for_people
from mentorsheets.sheet.cells.text import plain, split_list
from mentorsheets.sheet.forms.find import Form
from mentorsheets.sheet.forms.sides import release
from mentorsheets.sheet.reading.everybody import Everybody

IDENTIFIER = re.compile(
    r"\b(?:id|ids|identifier|user ?name|log ?in|handle|(?:student|member|staff|matriculation) (?:number|no|code))\b"
)
"""What tells people apart where neither names nor addresses are kept."""
OF_PERSONS = re.compile(
    r"(?:volunteer|member|student|teacher|nurse|employee|colleague|staff|person|people|applicant|participants?|guest|resident|parent|pupil|alum\w*|mentor|mentee|helper|buddy|"
    r"ehrenamtliche\w?|mitglied\w*|schuler\w*|studierende\w?|student(?:in)?|lehrer(?:in)?|person|kolleg(?:e|in)|mitarbeiter(?:in)?|mentor(?:in)?|"
    r"voluntari[oa]s?|miembros?|soci[oa]s?|alumn[oa]s?|estudiantes?|docentes?|personas?|mentor[ae]?|benevoles?|membres?|adherente?s?|etudiante?s?|eleves?|personnes?|"
    r"membros?|alun[oa]s?|pessoas?|colaborador[ae]?s?|متطوع\w*|عضو|طالب\w*|الشخص)(?: name)?"
)
"""What people are called who stand below a header; the names themselves tell that they do."""
_OF_ONESELF = re.compile(
    r"^(?:do|does|are|would|will|have|can|could) you\b(?!.*\b(?:any ?one|any ?body|some ?one|some ?body|people|persons?|whom|names?)\b)"
)
"""What asks whether somebody does or wants a thing, and for nobody."""
OF_PEOPLE_ALONE = ("Name", "Email", "Avoid", "Would like", "Reports to")
"""Columns whose answers are people, and no topics."""
LEAST_SHARED, SHARE_SHARED = 2, 0.5
"""Answers to a question, and their share, that must stand below another one before they are topics."""
LEAST_CHOSEN = 4
"""Answers from which on they tell that people chose from a few things."""
ROWS_COMPARED_WITH_ADDRESSES = 400
"""Rows by which a column is known for the names of those whose addresses stand beside it."""
SHARE_OF_NAMES = 0.8
"""Share of the cells below such a header that must look like names."""


def choose_who(
    found: dict[str, tuple[str, ...]], usable: Sequence[str], answers: dict[str, list[str]]
) -> None:
    """Call people by a column that is headed by what they are, "Volunteer", where names stand below it and no other is for them."""
    used = {one for own in found.values() for one in own}
    for question in usable:
        said = answers[question]
        words = plain(question)
        named = any(one.fullmatch(words) for one in (OF_PERSONS, ASKERS, GIVERS, WEAK_ASKERS, WEAK_GIVERS))
        is_headed = question not in used and named
        if is_headed and said and sum(map(is_like_a_name, said)) >= SHARE_OF_NAMES * len(said):
            found["Name"] = (question,)
            return


def choose_own_names(
    form: Form, found: dict[str, tuple[str, ...]], usable: Sequence[str], addresses: Sequence[int]
) -> None:
    """Call people by the column whose words stand in the address beside them, where no column is for names."""
    if "Name" in found:
        return
    used = {one for own in found.values() for one in own}
    rows = form.tab.rows[form.header + 1 : form.header + 1 + ROWS_COMPARED_WITH_ADDRESSES]
    for question in usable:
        places = form.questions.get(question, ())
        if question in used or len(places) != 1 or IDENTIFIER.search(plain(question)):
            continue
        said = [
            (row[places[0]], row) for row in rows if places[0] < len(row) and row[places[0]] not in (None, "")
        ]
        own = [_is_in_address(str(cell), row, addresses) for cell, row in said]
        if len(own) > 1 and sum(own) >= SHARE_OF_NAMES * len(own):
            found["Name"] = (question,)
            return


def _is_in_address(said: str, row: Sequence[Cell], places: Sequence[int]) -> bool:
    given = " ".join(str(row[place]) for place in places if place < len(row)).split("@")[0]
    words = [word for word in plain(said).split() if len(word) > 1]
    return bool(words) and "@" not in said and any(word in plain(given) for word in words)


def leave_what_names_nobody(
    found: dict[str, tuple[str, ...]], answers: dict[str, list[str]], everybody: Everybody
) -> None:
    """Take questions out of Avoid below which people chose from a few things, and nobody named anybody.

    "Do you want a mentor who drinks? Please do not answer for others" asks for no person; nor does "Less so with"
    beside "At home with", where both are answered by the same topics.
    """
    kept: list[str] = []
    for question in found.get("Avoid", ()):
        said = [one for one in answers.get(question, ()) if not names_nothing(one)]
        is_of_choices = len(said) >= LEAST_CHOSEN and len(set(map(plain, said))) * 2 <= len(said)
        names = any(everybody.named_in(one, "") or is_like_a_name(one) for one in said)
        is_of_oneself = _OF_ONESELF.search(plain(re.split(r"[.?!]", question)[0]))
        is_of_topics = not has_word_for_people(question) and _are_topics_elsewhere(question, found, answers)
        if names or not (is_of_topics or (is_of_choices and is_of_oneself)):
            kept.append(question)
    if kept:
        found["Avoid"] = tuple(kept)
    else:
        found.pop("Avoid", None)


def _are_topics_elsewhere(
    question: str, found: dict[str, tuple[str, ...]], answers: dict[str, list[str]]
) -> bool:
    """Return whether what is answered to a question is answered to another, too, that is for no people."""
    of_people = {one for column in OF_PEOPLE_ALONE for one in found.get(column, ())}
    own = _parts(answers[question])
    others = (_parts(said) for one, said in answers.items() if one != question and one not in of_people)
    shared = max((len(own & other) for other in others), default=0)
    return shared >= LEAST_SHARED and shared >= SHARE_SHARED * len(own)


def _parts(answers: Sequence[str]) -> set[str]:
    return {plain(part) for answer in answers for part in split_list(answer, separators=",;\n|")}


def choose_what_tells_apart(
    found: dict[str, tuple[str, ...]], usable: Sequence[str], answers: dict[str, list[str]]
) -> None:
    """Call people by their sign-in or number where a list has neither names nor addresses."""
    for question in usable:
        said = answers[question]
        if IDENTIFIER.search(plain(question)) and said and len(set(said)) == len(said):
            found["Name"] = (question,)
            release(found, found["Name"], "Name")
            return
