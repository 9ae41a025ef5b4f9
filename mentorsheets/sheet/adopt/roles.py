"""Who asks and who offers: by the title of a list, by a question for the role, or by questions of yes or no."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from mentorsheets.sheet.adopt.role_words import (
    ASKERS,
    BOTH_WORDS,
    GIVERS,
    MAY_ASK_FOR_ROLE,
    NOT_OF_WILL,
    RANKS_OF_PEOPLE,
    ROLE_QUESTION,
    TO_BE,
    TO_FIND,
    WEAK_ASKERS,
    WEAK_GIVERS,
)
from mentorsheets.sheet.backend import Cell
from mentorsheets.sheet.cells.nothing import names_nothing
from mentorsheets.sheet.cells.refusal import asks_whom_to_avoid, is_negated
from mentorsheets.sheet.cells.text import plain


class Role(StrEnum):
    """What the people of a list, or of a row, come for."""

    OFFERS = "offers"
    ASKS = "asks"
    BOTH = "both"


Roles = frozenset[Role]
"""Some of `ASKS` and `OFFERS`; none where somebody said no."""
NEITHER: Roles = frozenset()
ASKS, OFFERS = frozenset((Role.ASKS,)), frozenset((Role.OFFERS,))
_MENTORED = re.compile(
    r"\b(?:mentor|coach|tutor|parrain|marrain|accompagn)é(?:\(?e\)?)?(?:\(?s\)?)?(?!\w)|"
    r"\b(?:mentor|coach|tutor|parrain|accompagn)é[·.]e[·.]?s?(?!\w)"
)
_WITHIN_BRACKETS = re.compile(r"^.*\[([^\[\]]+)\]\s*$", re.DOTALL)
_PROGRAMME = re.compile(
    r"\bmentor(?:ing|ship|a?t)? ?(?:programm?e?s?|program\w*|match\w*|pairings?|schemes?|projec?k?ts?|projets?|proyectos?|"
    r"networks?|initiatives?|maching)\b"
)
"""A mentor programme is no list of mentors."""
ROLE_SHARE = 0.8
"""Share of a column's answers that must name a role before it is taken for the question that asks for it."""
YES_OR_NO_SHARE = 0.5
"""Share of a column's answers that must begin with yes or no; others are "maybe", and are told."""
MOST_ROLES = 8
"""Different answers up to which they were chosen from a few."""
LONGEST_ROLE = 120
"""Characters of the longest answer that is a choice."""
WORDS_OF_A_HEADER = 4
"""Words of a header that is nothing but a role: "Mentor", "Mentee (y/n)"."""
_YES = {
    "yes", "y", "true", "x", "xx", "1", "1 0", "ja", "j", "oui", "o", "si", "s", "sim", "نعم", "yep", "yeah", "sure",
    "definitely", "absolutely", "gern", "gerne", "claro", "bien sur", "mit vergnugen", "yes please", "ok",
}  # fmt: skip
_NO = {"no", "n", "false", "0", "0 0", "nein", "non", "nao", "لا", "nope", "not", "none"}
_TICKED = re.compile(r"[✓✔☑✅]")


@dataclass(frozen=True, slots=True)
class RoleQuestion:
    """A column that asks for the role, and what each plain answer means; None where that is not known.

    `is_choice` tells one with all roles to choose from, from one of yes or no.
    """

    column: int
    meanings: Mapping[str, Roles | None]
    is_choice: bool

    def said(self, cell: Cell) -> Roles | None:
        """Return in which roles somebody wants to take part, None if the answer is no role that we know."""
        key = _key(cell)
        first = "" if self.is_choice or key in self.meanings else key.partition(" ")[0]
        return self.meanings.get(first or key)


def role_of_title(title: str) -> Role | None:
    """Return the role of everybody in a list that is called so, None if its title says none or both."""
    # "mentorsExport" and "mentors_2026" are words, too.
    words = _words(re.sub(r"[_\d]+|(?<=[a-z])(?=[A-Z])", " ", title))
    named = " ".join(RANKS_OF_PEOPLE.get(word, word) for word in _PROGRAMME.sub(" ", words).split())
    found = _find_roles(named)
    return None if len(found) != 1 else next(iter(found))


def role_of_answer(text: str) -> Role | None:
    """Return the role that an answer names, None if it names none that is plain."""
    words = _words(text)
    if BOTH_WORDS.search(words):
        return Role.BOTH
    found = NEITHER if is_negated(words) else _find_roles(words)
    return Role.BOTH if len(found) > 1 else next(iter(found), None)


def find_role_questions(
    titles: Sequence[Cell], rows: Sequence[Sequence[Cell]], *, is_of_one: bool = False
) -> list[RoleQuestion]:
    """Return the columns that ask for the role: one with all of them, or one of yes or no for each.

    Where a list is `is_of_one`, its title says the role, and only a question that plainly asks for it says more.
    """
    choices: list[RoleQuestion] = []
    sides: dict[int, Roles] = {}
    for column, title in enumerate(titles):
        answers = _texts(rows, column)
        if not isinstance(title, str) or not answers or asks_whom_to_avoid(title):
            continue
        if _is_of_yes_or_no(answers):
            if side := _side_of_choice(title):
                sides[column] = side
        elif meanings := _find_meanings(title, answers, is_of_one=is_of_one):
            choices.append(RoleQuestion(column, meanings, is_choice=True))
    is_whole = bool(choices) or len(set(sides.values())) > 1
    return [*choices[:1], *(_of_yes_or_no(column, side, is_whole) for column, side in sides.items())]


def _of_yes_or_no(column: int, side: Roles, is_whole: bool) -> RoleQuestion:
    # Where only one side is asked for, who says no may well be the other.
    no: Roles | None = NEITHER if is_whole else None
    meanings = {"": NEITHER} | dict.fromkeys(_YES, side) | dict.fromkeys(_NO, no)
    return RoleQuestion(column, meanings, is_choice=False)


def _find_meanings(title: str, answers: Sequence[str], *, is_of_one: bool) -> dict[str, Roles | None]:
    """Return what each answer to a question for the role means, nothing if it asks for something else."""
    different = dict.fromkeys(answers)
    if len(different) > MOST_ROLES or any(len(answer) > LONGEST_ROLE for answer in different):
        return {}
    meanings = {_key(answer): _roles_of(answer) for answer in different}
    asks, offers = ASKS in meanings.values(), OFFERS in meanings.values()
    words = plain(title)
    is_asked = bool(ROLE_QUESTION.search(words))
    for answer in different:
        if meanings[_key(answer)] is None:
            meanings[_key(answer)] = _beside(answer, asks=asks, offers=offers, is_asked=is_asked)
    known = sum(bool(meanings[_key(answer)]) for answer in answers) / len(answers)
    may_be_asked = known > 0 and bool(MAY_ASK_FOR_ROLE.search(words))
    # "Both" alone may be said of anything, and so may one role, where the question does not speak of any.
    named = {roles for roles in meanings.values() if roles}
    is_of_both = not is_of_one and len(named) > 1 and known >= ROLE_SHARE
    names_one = any(len(roles) == 1 for roles in named)
    return meanings if is_asked or ((may_be_asked or is_of_both) and names_one) else {}


def _roles_of(answer: str) -> Roles | None:
    role = role_of_answer(answer)
    if role is Role.BOTH:
        return ASKS | OFFERS
    if role:
        return frozenset((role,))
    return NEITHER if names_nothing(answer) else None


def _beside(answer: str, *, asks: bool, offers: bool, is_asked: bool) -> Roles | None:
    """Return the role of a word such as "student", which is one beside a plain word for the other side alone."""
    words = plain(answer)
    is_asker, is_giver = bool(WEAK_ASKERS.search(words)), bool(WEAK_GIVERS.search(words))
    if is_asker and (offers or (is_asked and not is_giver)) and not (asks and is_giver):
        return ASKS
    return OFFERS if is_giver and (asks or is_asked) and not (offers and is_asker) else None


def _side_of_choice(title: str) -> Roles | None:
    """Return which side somebody takes who says yes to a question, None if it asks for something else."""
    # "How do you take part? [As a mentor]" asks by what stands in brackets; the rest goes before each of them.
    words = _words(_WITHIN_BRACKETS.sub(r"\1", title))
    if NOT_OF_WILL.search(words):
        return None
    header = " ".join(re.sub(r"\b(?:is|am|are|a|an|i|you|as|y n|yes no|wants?)\b", " ", words).split())
    named = _find_roles(words)
    is_role_alone = len(header.split()) <= WORDS_OF_A_HEADER and bool(
        ASKERS.fullmatch(header) or GIVERS.fullmatch(header)
    )
    if len(named) == 1 and (is_role_alone or TO_FIND.search(words) or TO_BE.search(words)):
        return named
    return None


def _find_roles(words: str) -> Roles:
    """Return the roles that plain words name: first what somebody wants to find or to be, then what they are."""
    found = set[Role]()
    for pattern, role in (
        (TO_FIND, Role.ASKS), (TO_BE, Role.OFFERS), (ASKERS, Role.ASKS), (GIVERS, Role.OFFERS),
    ):  # fmt: skip
        if pattern.search(words):
            found.add(role)
            words = pattern.sub(" ", words)
    return frozenset(found)


def _is_of_yes_or_no(answers: Sequence[str]) -> bool:
    said = [_key(answer) for answer in answers]
    plain_ones = sum(key in _YES | _NO or key.partition(" ")[0] in _YES | _NO for key in said)
    return plain_ones >= YES_OR_NO_SHARE * len(said) and any(key in _YES | _NO for key in said)


def _key(cell: Cell) -> str:
    if cell is None or cell == "":
        return ""
    if _TICKED.search(str(cell)):
        return "x"
    return plain(str(cell))


def _words(text: str) -> str:
    """Return the plain words of a text; without its accent a French mentee would be a Spanish mentor."""
    return plain(_MENTORED.sub(" mentee ", text.casefold()))


def _texts(rows: Sequence[Sequence[Cell]], column: int) -> list[str]:
    cells = (row[column] for row in rows if column < len(row))
    return [str(cell) for cell in cells if cell not in (None, "") and str(cell).strip()]
