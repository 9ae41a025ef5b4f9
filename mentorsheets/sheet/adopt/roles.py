"""Who asks and who offers: by the title of a list, by a question for the role, or by questions of yes or no."""

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache

from mentorsheets.domain.late_pattern import LatePattern
from mentorsheets.sheet.adopt.amounts import asks_how_many
from mentorsheets.sheet.adopt.bare_sides import ROLE_OF_SIDE, find_bare, find_paired_deeds, name_bare_sides
from mentorsheets.sheet.adopt.contrasts import (
    fill_unknown,
    find_contrasts,
    find_leaning_choices,
    find_marked_sides,
    is_for_another,
    part_answers,
)
from mentorsheets.sheet.adopt.counterparts import names_counterparts, part_counterparts, part_selves
from mentorsheets.sheet.adopt.legends import read_legend
from mentorsheets.sheet.adopt.role_clauses import drop_accents, drop_gender_endings, has_verb
from mentorsheets.sheet.adopt.role_grammar import Frame, frame_of, read_sides
from mentorsheets.sheet.adopt.role_sets import ASKS, NEITHER, OFFERS, Role, RoleQuestion, Roles, join_meanings
from mentorsheets.sheet.adopt.role_words import (
    ASKERS,
    BOTH_WORDS,
    GIVERS,
    MAY_ASK_FOR_ROLE,
    NOT_OF_WILL,
    RANKS_OF_PEOPLE,
    ROLE_QUESTION,
    WEAK_ASKERS,
    WEAK_GIVERS,
)
from mentorsheets.sheet.adopt.sought import part_sought
from mentorsheets.sheet.adopt.topics import asks_for_topics, is_for_owned, is_for_wanted, is_of_topics
from mentorsheets.sheet.adopt.yes_or_no import SAYING_NO, SAYING_YES, is_of_yes_or_no, key_of_answer
from mentorsheets.sheet.backend import Cell
from mentorsheets.sheet.cells.nothing import names_nothing
from mentorsheets.sheet.cells.refusal import asks_whom_to_avoid
from mentorsheets.sheet.cells.text import plain

_WITHIN_BRACKETS = LatePattern(r"^.*\[([^\[\]]+)\]\s*$", re.DOTALL)
_PROGRAMME = LatePattern(
    r"\bmentor(?:ing|ship|a?t)? ?(?:programm?e?s?|program\w*|match\w*|pairings?|schemes?|projec?k?ts?|projets?|proyectos?|"
    r"networks?|initiatives?|maching)\b"
)
"""A mentor programme is no list of mentors."""
_SIBLINGS = LatePattern(r"\b(big|little) (?:sib(?:ling)?s?|sisters?|brothers?|buddies)\b")
ROLE_SHARE = 0.8
"""Share of a column's answers that must name a role before it is taken for the question that asks for it."""
SHARE_OF_OWN_WORDS = 0.5
"""Share of many answers in people's own words that must speak of roles, below a question that fits one."""
ROLES_SAMPLED = 400
"""Answers from which on a column is read on only if the first of them tell of roles."""
MOST_ROLES = 8
"""Different answers up to which they were chosen from a few; more are in people's own words."""
LONGEST_ROLE = 120
"""Characters of the longest answer that is a choice."""
WORDS_OF_A_HEADER = 4
"""Words of a header that is nothing but a role: "Mentor", "Mentee (y/n)"."""
_OF_MENTORING = LatePattern(r"\bmentor|\bcoached\b|\bparrain|\bbegleitet werden\b|ارشاد")
_YES_OR_NO = LatePattern(
    r"[(\[]\s*(?:yes|ja|si|sí|sim|oui|[yjso])\s*/\s*(?:no|nein|non|não|n)\s*[)\]]|"
    r"\b\w\s*=\s*(?:yes|ja|si|sí|sim|oui)\s*[,;/]?\s*\w\s*=\s*(?:no|nein|non|não)\b",
    re.IGNORECASE,
)
_ONE = LatePattern(r"\bone(?: myself)?(?=\W*$)", re.IGNORECASE)


def role_of_title(title: str) -> Role | None:
    """Return the role of everybody in a list that is called so, None if its title says none or both."""
    # "mentorsExport" and "mentors_2026" are words, too.
    words = drop_accents(re.sub(r"[_\d]+|(?<=[a-z])(?=[A-Z])", " ", title))
    words = _SIBLINGS.sub(lambda found: "mentors" if found[1] == "big" else "mentees", words)
    named = " ".join(RANKS_OF_PEOPLE.get(word, word) for word in _PROGRAMME.sub(" ", words).split())
    found = _find_roles(named)
    return None if len(found) != 1 else next(iter(found))


@lru_cache(maxsize=20_000)
def role_of_answer(text: str, frame: Frame = Frame.BEING) -> Role | None:
    """Return the role that an answer names below a question's `frame`, None if it names none that is plain."""
    words = plain(text)
    is_of_both = bool(BOTH_WORDS.search(words))
    sides = read_sides(BOTH_WORDS.sub(" ", text.casefold()) if is_of_both else text, frame)
    roles = {ROLE_OF_SIDE[side] for side in sides if side in ROLE_OF_SIDE}
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
    paired: list[RoleQuestion] = []
    sides: dict[int, Roles] = {}
    choosing: dict[int, str] = {}
    for column, title in enumerate(titles):
        answers = _texts(rows, column)
        if not isinstance(title, str) or not _may_tell_roles(title, answers, is_of_one=is_of_one):
            continue
        if is_of_yes_or_no(answers) and not find_by_legend(title, answers):
            if side := _side_of_choice(title):
                sides[column] = side
            choosing[column] = title
        elif meanings := _find_choice(title, answers, is_of_one=is_of_one):
            choices.append(RoleQuestion(column, fill_unknown(meanings, answers), is_choice=True))
        elif meanings := find_bare(answers):
            bare[title] = RoleQuestion(column, meanings, is_choice=True)
        elif names_counterparts(title) and (meanings := part_counterparts(answers)):
            paired.append(RoleQuestion(column, meanings, is_choice=True))
    deeds = find_paired_deeds(choosing) or ({} if sides else find_marked_sides(choosing, titles))
    sides |= {one: frozenset((ROLE_OF_SIDE[side],)) for one, side in deeds.items()}
    if set(sides.values()) == {ASKS}:
        # "Would you accompany somebody?" names no role, and is one beside "Would you like to be accompanied?".
        others = [one for one in choosing if one not in sides and _roles_in(choosing[one]) == OFFERS]
        sides |= dict.fromkeys(others, OFFERS) if len(others) == 1 else {}
    # Several say of a topic each what they want or offer.
    choices += [one for title, one in bare.items() if len(bare) == 1 and _is_for_bare(title, one, titles)]
    # "Junior / Senior" may be a level, where another question asks for the role.
    choices += paired if len(paired) == 1 and not (choices or sides or is_of_one) else []
    sides |= find_leaning_choices(choosing, sides) if (selves := part_selves(choosing)) == {} else selves
    if not (choices or sides or is_of_one):
        found = find_contrasts(titles, {one: _texts(rows, one) for one in range(len(titles))})
        choices = [RoleQuestion(one, meanings, is_choice=True) for one, meanings in found.items()]
    # Where needs have a question of their own, whoever would not offer anything has said all.
    is_whole = bool(choices) or len(set(sides.values())) > 1 or _has_own_needs(titles, sides)
    return [
        *choices[:1],
        *(_of_yes_or_no(column, side, is_whole=is_whole) for column, side in sides.items()),
    ]


def _may_tell_roles(title: str, answers: Sequence[str], *, is_of_one: bool) -> bool:
    """Return whether a column may tell of roles; the first answers of a long one must, or it is not read on."""
    if not answers or asks_whom_to_avoid(title) or asks_how_many(title):
        return False
    if len(answers) <= ROLES_SAMPLED:
        return True
    first = answers[:ROLES_SAMPLED]
    if is_of_yes_or_no(first) or find_bare(first) or (names_counterparts(title) and part_counterparts(first)):
        return True
    return bool(find_by_legend(title, first) or _find_choice(title, first, is_of_one=is_of_one))


def _has_own_needs(titles: Sequence[Cell], sides: Mapping[int, Roles]) -> bool:
    asked = [title for title in titles if isinstance(title, str)]
    has_goals = any(map(is_for_wanted, asked)) and any(map(is_for_owned, asked))
    return set(sides.values()) == {OFFERS} and (has_goals or any(map(asks_for_topics, asked)))


def _of_yes_or_no(column: int, side: Roles, *, is_whole: bool) -> RoleQuestion:
    # Where only one side is asked for, who says no may well be the other.
    no: Roles | None = NEITHER if is_whole else None
    meanings = {"": NEITHER} | dict.fromkeys(SAYING_YES, side) | dict.fromkeys(SAYING_NO, no)
    return RoleQuestion(column, meanings, is_choice=False)


def _find_choice(title: str, answers: Sequence[str], *, is_of_one: bool) -> dict[str, Roles | None]:
    """Return what each answer means: by the signs of a question, its roles, or whom people look for."""
    if signs := find_by_legend(title, answers):
        return signs
    named, sought = _find_meanings(title, answers, is_of_one=is_of_one), part_sought(title, answers)
    known = ((key, roles) for said in (named, sought) for key, roles in said.items() if roles is not None)
    return {**dict.fromkeys([*named, *sought]), **join_meanings(known)}


def _find_meanings(title: str, answers: Sequence[str], *, is_of_one: bool) -> dict[str, Roles | None]:
    """Return what each answer to a question for the role means, nothing if it asks for something else."""
    different = dict.fromkeys(answers)
    if any(len(answer) > LONGEST_ROLE for answer in different):
        return {}
    words, frame = plain(title), frame_of(title)
    if frame is Frame.UNKNOWN and (within := _WITHIN_BRACKETS.sub(r"\1", title)) != title:
        # What stands in brackets is the question, and the rest goes before each of several.
        frame = frame_of(within)
    is_asked = bool(ROLE_QUESTION.search(words))
    if frame is Frame.UNKNOWN and is_asked and not has_verb(title):
        frame = Frame.BEING
    if (is_asked or MAY_ASK_FOR_ROLE.search(words)) and (parted := part_counterparts(different)):
        return parted
    meanings = join_meanings(
        (key_of_answer(one), _roles_of(_say_whole(one, title), frame)) for one in different
    )
    asks, offers = ASKS in meanings.values(), OFFERS in meanings.values()
    for answer in different:
        if meanings[key_of_answer(answer)] is None and frame is Frame.BEING and not read_sides(answer):
            meanings[key_of_answer(answer)] = _beside(answer, asks=asks, offers=offers, is_asked=is_asked)
    # What speaks of roles in a way that nobody knows is an answer to a question for them, too.
    named = {key_of_answer(answer): _name_roles(answer) for answer in different}
    of_roles = {key for key, roles in meanings.items() if roles or named[key]}
    share = sum(key_of_answer(answer) in of_roles for answer in answers) / len(answers)
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


def find_by_legend(title: str, answers: Sequence[str]) -> dict[str, Roles | None]:
    """Return what signs mean that a question explains itself, "1 = mentor, 2 = mentee"; nothing if it names no two sides."""
    legend = read_legend(title)
    if not legend or not {plain(answer) for answer in answers} <= legend.keys():
        return {}
    signs = {sign: _roles_of(words, Frame.BEING) for sign, words in legend.items()}
    leaning = part_answers([*legend.values()])
    signs = {sign: roles or leaning.get(key_of_answer(legend[sign])) for sign, roles in signs.items()}
    return signs if ASKS in signs.values() and OFFERS in signs.values() else {}


def _is_for_bare(title: str, one: RoleQuestion, titles: Sequence[Cell]) -> bool:
    """Return whether a question asks who wants and who offers: by its words, or by its answers beside topics."""
    has_topics = any(isinstance(other, str) and other != title and is_of_topics(other) for other in titles)
    is_worded = len(name_bare_sides(title)) > 1 or bool(MAY_ASK_FOR_ROLE.search(plain(title)))
    is_of_both = has_topics and len(set(one.meanings.values())) > 1
    return is_worded or (is_of_both and not is_for_another(title))


def _say_whole(answer: str, title: str) -> str:
    """Return an answer with what "one" stands for: to be one is to be a mentor, where a question speaks of no other role."""
    named = _name_roles(title) - {"mentoring"}
    noun = {frozenset(("giver",)): "a mentor", frozenset(("asker",)): "a mentee"}.get(named)
    return _ONE.sub(noun, answer) if noun else answer


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
    words = plain(drop_gender_endings(_YES_OR_NO.sub(" ", title)))
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
    return frozenset(ROLE_OF_SIDE[side] for side in read_sides(words) if side in ROLE_OF_SIDE)


def _texts(rows: Sequence[Sequence[Cell]], column: int) -> list[str]:
    cells = (row[column] for row in rows if column < len(row))
    return [str(cell) for cell in cells if cell not in (None, "") and str(cell).strip()]
