"""Who asks and who offers: by the title of a list, by a question for the role, or by questions of yes or no."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from mentorsheets.sheet.adopt.bare_sides import name_bare_sides, read_bare_sides
from mentorsheets.sheet.adopt.role_grammar import Frame, Side, drop_accents, frame_of, has_verb, read_sides
from mentorsheets.sheet.adopt.role_words import (
    ASKERS,
    BOTH_WORDS,
    COUNTERPARTS,
    GIVERS,
    MAY_ASK_FOR_ROLE,
    NOT_OF_WILL,
    RANKS_OF_PEOPLE,
    ROLE_QUESTION,
    WEAK_ASKERS,
    WEAK_GIVERS,
)
from mentorsheets.sheet.adopt.topics import asks_for_topics, is_for_owned, is_for_wanted, is_of_topics
from mentorsheets.sheet.backend import Cell
from mentorsheets.sheet.cells.nothing import names_nothing
from mentorsheets.sheet.cells.refusal import asks_whom_to_avoid
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
_ROLES = {Side.ASKING: Role.ASKS, Side.GIVING: Role.OFFERS}
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
SHARE_OF_OWN_WORDS = 0.5
"""Share of many answers in people's own words that must speak of roles, below a question that fits one."""
MOST_ROLES = 8
"""Different answers up to which they were chosen from a few; more are in people's own words."""
LONGEST_ROLE = 120
"""Characters of the longest answer that is a choice."""
WORDS_OF_A_HEADER = 4
"""Words of a header that is nothing but a role: "Mentor", "Mentee (y/n)"."""
_YES = {
    "yes", "y", "true", "x", "xx", "1", "1 0", "ja", "j", "oui", "o", "si", "s", "sim", "نعم", "yep", "yeah", "sure",
    "definitely", "absolutely", "gern", "gerne", "claro", "bien sur", "mit vergnugen", "yes please", "ok",
}  # fmt: skip
_NO = {
    "no", "n", "false", "0", "0 0", "nein", "non", "nao", "لا", "nope", "not", "none", "todavia no", "aun no", "por ahora no", "noch nicht", "derzeit nicht",
    "momentan nicht", "pas encore", "pas maintenant", "ainda nao", "agora nao", "por enquanto nao", "ليس بعد", "ليس الان",
}  # fmt: skip
MOST_BESIDE = 3
"""Words of an answer up to which it is a yes or a no with a word or two behind it."""
_OF_MENTORING = re.compile(r"\bmentor|\bcoached\b|\bparrain|\bbegleitet werden\b|ارشاد")
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
    words = drop_accents(re.sub(r"[_\d]+|(?<=[a-z])(?=[A-Z])", " ", title))
    named = " ".join(RANKS_OF_PEOPLE.get(word, word) for word in _PROGRAMME.sub(" ", words).split())
    found = _find_roles(named)
    return None if len(found) != 1 else next(iter(found))


def role_of_answer(text: str, frame: Frame = Frame.BEING) -> Role | None:
    """Return the role that an answer names below a question's `frame`, None if it names none that is plain."""
    words = plain(text)
    is_of_both = bool(BOTH_WORDS.search(words))
    sides = read_sides(BOTH_WORDS.sub(" ", text.casefold()) if is_of_both else text, frame)
    roles = {_ROLES[side] for side in sides if side in _ROLES}
    if len(roles) > 1 or (is_of_both and not sides):
        return Role.BOTH
    # "A mentor, both by phone and in person" has one of both in another sense.
    return None if is_of_both else next(iter(roles), None)


def find_role_questions(
    titles: Sequence[Cell], rows: Sequence[Sequence[Cell]], *, is_of_one: bool = False
) -> list[RoleQuestion]:
    """Return the columns that ask for the role: one with all of them, or one of yes or no for each.

    Where a list is `is_of_one`, its title says the role, and only a question that plainly asks for it says more.
    """
    choices: list[RoleQuestion] = []
    bare: dict[str, RoleQuestion] = {}
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
        elif meanings := _find_bare(answers):
            bare[title] = RoleQuestion(column, meanings, is_choice=True)
    # Several say of a topic each what they want or offer.
    choices += [one for title, one in bare.items() if len(bare) == 1 and _is_for_bare(title, one, titles)]
    # Where needs have a question of their own, whoever would not offer anything has said all.
    is_whole = bool(choices) or len(set(sides.values())) > 1 or _has_own_needs(titles, sides)
    return [
        *choices[:1],
        *(_of_yes_or_no(column, side, is_whole=is_whole) for column, side in sides.items()),
    ]


def _has_own_needs(titles: Sequence[Cell], sides: Mapping[int, Roles]) -> bool:
    asked = [title for title in titles if isinstance(title, str)]
    has_goals = any(map(is_for_wanted, asked)) and any(map(is_for_owned, asked))
    return set(sides.values()) == {OFFERS} and (has_goals or any(map(asks_for_topics, asked)))


def _of_yes_or_no(column: int, side: Roles, *, is_whole: bool) -> RoleQuestion:
    # Where only one side is asked for, who says no may well be the other.
    no: Roles | None = NEITHER if is_whole else None
    meanings = {"": NEITHER} | dict.fromkeys(_YES, side) | dict.fromkeys(_NO, no)
    return RoleQuestion(column, meanings, is_choice=False)


def _find_meanings(title: str, answers: Sequence[str], *, is_of_one: bool) -> dict[str, Roles | None]:
    """Return what each answer to a question for the role means, nothing if it asks for something else."""
    different = dict.fromkeys(answers)
    if any(len(answer) > LONGEST_ROLE for answer in different):
        return {}
    words, frame = plain(title), frame_of(title)
    is_asked = bool(ROLE_QUESTION.search(words))
    if frame is Frame.UNKNOWN and is_asked and not has_verb(title):
        frame = Frame.BEING
    if (is_asked or MAY_ASK_FOR_ROLE.search(words)) and (parted := _part_counterparts(different)):
        return parted
    meanings = {_key(answer): _roles_of(answer, frame) for answer in different}
    asks, offers = ASKS in meanings.values(), OFFERS in meanings.values()
    for answer in different:
        if meanings[_key(answer)] is None and frame is Frame.BEING and not read_sides(answer):
            meanings[_key(answer)] = _beside(answer, asks=asks, offers=offers, is_asked=is_asked)
    # What speaks of roles in a way that nobody knows is an answer to a question for them, too.
    named = {_key(answer): _name_roles(answer) for answer in different}
    of_roles = {key for key, roles in meanings.items() if roles or named[key]}
    share = sum(_key(answer) in of_roles for answer in answers) / len(answers)
    is_in_own_words = len(different) > MOST_ROLES
    is_framed = not is_of_one and frame is not Frame.UNKNOWN and has_verb(title)
    speaks = is_framed or bool(MAY_ASK_FOR_ROLE.search(words))
    may_be_asked = speaks and (share >= SHARE_OF_OWN_WORDS if is_in_own_words else share > 0)
    # "Both" alone may be said of anything, and so may one role, where the question does not speak of any;
    # "I can help" and "need" may be said of any topic.
    several = {frozenset[str](meanings[key] or named[key]) for key in of_roles}
    is_of_both = not is_of_one and len(several) > 1 and share >= ROLE_SHARE
    names_one = any(meanings[key] != ASKS | OFFERS for key in of_roles)
    is_plain = any(named.values()) or bool(MAY_ASK_FOR_ROLE.search(words))
    return meanings if is_asked or ((may_be_asked or is_of_both) and names_one and is_plain) else {}


def _part_counterparts(answers: Iterable[str]) -> dict[str, Roles | None]:
    """Return what "Big" and "Little" mean, or "Buddy" and "New student", nothing where one is without the other."""
    for giver, asker in COUNTERPARTS:
        found = {_key(answer): _side_of_two(answer, giver, asker) for answer in answers}
        if None not in found.values() and {ASKS, OFFERS} <= set(found.values()):
            return found
    return {}


def _side_of_two(answer: str, giver: re.Pattern[str], asker: re.Pattern[str]) -> Roles | None:
    words = plain(answer)
    if BOTH_WORDS.fullmatch(words):
        return ASKS | OFFERS
    if names_nothing(answer):
        return NEITHER
    return OFFERS if giver.fullmatch(words) else ASKS if asker.fullmatch(words) else None


def _find_bare(answers: Sequence[str]) -> dict[str, Roles | None]:
    """Return what "Wants" and "Offers" mean, nothing where any answer is something else."""
    said = {answer: read_bare_sides(answer) for answer in answers if not names_nothing(answer)}
    if not said or not all(said.values()):
        return {}
    roles = {_key(answer): frozenset(_ROLES[side] for side in sides) for answer, sides in said.items()}
    return {**roles, **{_key(answer): NEITHER for answer in answers if names_nothing(answer)}}


def _is_for_bare(title: str, one: RoleQuestion, titles: Sequence[Cell]) -> bool:
    """Return whether a question asks who wants and who offers: by its words, or by its answers beside topics."""
    has_topics = any(isinstance(other, str) and other != title and is_of_topics(other) for other in titles)
    is_worded = len(name_bare_sides(title)) > 1 or bool(MAY_ASK_FOR_ROLE.search(plain(title)))
    return is_worded or (has_topics and len(set(one.meanings.values())) > 1)


def _roles_of(answer: str, frame: Frame) -> Roles | None:
    role = role_of_answer(answer, frame)
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
    title = _WITHIN_BRACKETS.sub(r"\1", title)
    words = drop_accents(title)
    if NOT_OF_WILL.search(words):
        return None
    header = " ".join(re.sub(r"\b(?:is|am|are|a|an|i|you|as|y n|yes no|wants?)\b", " ", words).split())
    named = _find_roles(words)
    is_role_alone = len(header.split()) <= WORDS_OF_A_HEADER and bool(
        ASKERS.fullmatch(header) or GIVERS.fullmatch(header)
    )
    if not is_role_alone or has_verb(words):
        named = _roles_in(title) if has_verb(title) and _name_roles(title) else NEITHER
    return named if len(named) == 1 else None


def _find_roles(words: str) -> Roles:
    """Return the roles that the words of a title name: by the verb that governs them, or by its nouns alone."""
    if has_verb(words):
        return _roles_in(words)
    return frozenset(
        role for pattern, role in ((ASKERS, Role.ASKS), (GIVERS, Role.OFFERS)) if pattern.search(words)
    )


def _name_roles(text: str) -> frozenset[str]:
    """Return which words for roles a text has, and not what it says of them."""
    words = drop_accents(text)
    patterns = {"asker": ASKERS, "giver": GIVERS, "mentoring": _OF_MENTORING}
    return frozenset(name for name, pattern in patterns.items() if pattern.search(words))


def _roles_in(words: str) -> Roles:
    return frozenset(_ROLES[side] for side in read_sides(words) if side in _ROLES)


def _is_of_yes_or_no(answers: Sequence[str]) -> bool:
    said = [_key(answer) for answer in answers]
    plain_ones = sum(key in _YES | _NO or key.partition(" ")[0] in _YES | _NO for key in said)
    is_short = any(key in _YES | _NO or len(key.split()) <= MOST_BESIDE for key in said)
    return plain_ones >= YES_OR_NO_SHARE * len(said) and is_short


def _key(cell: Cell) -> str:
    if cell is None or cell == "":
        return ""
    if _TICKED.search(str(cell)):
        return "x"
    return plain(str(cell))


def _texts(rows: Sequence[Sequence[Cell]], column: int) -> list[str]:
    cells = (row[column] for row in rows if column < len(row))
    return [str(cell) for cell in cells if cell not in (None, "") and str(cell).strip()]
