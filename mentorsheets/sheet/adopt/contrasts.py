"""Answers, or questions of yes or no, that lean to opposite sides: together they say who asks and who offers."""
# ruff: noqa: E501 - a table of words reads by its columns

import re
from collections import Counter
from collections.abc import Mapping, Sequence

from mentorsheets.sheet.adopt.bare_sides import side_of_header
from mentorsheets.sheet.adopt.leanings import BOTH, NO_SIDE_AT_ALL, Leaning, Leanings, lean, may_be_passive
from mentorsheets.sheet.adopt.role_grammar import Side
from mentorsheets.sheet.adopt.role_sets import ASKS, NEITHER, OFFERS, Roles
from mentorsheets.sheet.adopt.role_words import NOT_OF_WILL
from mentorsheets.sheet.adopt.topics import is_of_topics
from mentorsheets.sheet.adopt.yes_or_no import is_of_yes_or_no, key_of_answer
from mentorsheets.sheet.backend import Cell
from mentorsheets.sheet.cells.nothing import names_nothing
from mentorsheets.sheet.cells.refusal import asks_whom_to_avoid
from mentorsheets.sheet.cells.text import plain, split_list

ROLES_OF: Mapping[Leaning, Roles] = {Leaning.GIVES: OFFERS, Leaning.GETS: ASKS}
"""In which role somebody takes part who leans so."""
LEANING_SHARE = 0.8
"""Share of a column's answers that must lean to a side; the others are told, as roles that nobody knows."""
MOST_KINDS_OF_ANSWER = 8
"""Different answers up to which they may be a choice; more are in people's own words, which a contrast cannot prove."""
WORDS_OF_A_CHOICE = 9
"""Words of the longest answer that only one person gave: longer ones tell why somebody comes, and lean as it happens."""
_OF_OTHER_MATTERS = re.compile(
    r"\b(?:e ?mail|names?|team|department|unit|job|profession|occupation|employer|work|works|level|method|style|format|when|where|languages?|address|status|school|class|courses?|degree|major|year|"
    r"expect\w*|erwart\w*|expectativ\w*|attentes?|attend\w*|توقع\w*|why|reasons?|motivation|describe|tell|notes?|abteilung|beruf|arbeit\w*|kurs\w*|warum|notizen|bemerkung\w*|equipo|departamento|trabajo|profesion|curso|cursos|porque te|motivo\w*|comentarios?|"
    r"equipe|service|metier|travail|cours|pourquoi|motifs?|commentaires?|remarques?|trabalho|profissao|curso|por que|comentario\w*|partner\w*|match\w*|counterpart\w*|buddy|other|someone|somebody|gegenuber|"
    r"jemand\w*|pareja|alguien|parceir\w*|alguem|binome|quelqu un|mentor|mentora|mentorin|tutor\w*|coach)\b|لماذا|ملاحظات|القسم|الوظيفة|شريك|مرشد"
)
"""What makes a question one for work, for reasons, or for somebody else, whose side is the other one."""
_BRINGS_YOU = re.compile(
    r"\b(?:brings?|brought|leads?) (?:you|me|us)\b|\b(?:fuhrt|bringt) (?:dich|mich|sie|uns)\b|\b(?:te|me|le) (?:trae|trajo|traz|trouxe)\b|\b(?:vous|t|m|nous) (?:amene|attire)\b|"
    r"\b(?:look|hop|aim|want|wish)(?:ing)? to\b|\b(?:looking|hoping|aiming) to\b"
)
"""What says nothing of giving in a question: "What brings you here?"."""


_WITHIN_TWO = re.compile(
    r"\b(?:dans (?:le|un|votre|ton|mon|ce) (?:binome|duo|tandem)|(?:in|within) (?:the|an?|your|my|this) (?:pair|tandem|duo|match|partnership)|"
    r"im (?:tandem|duo|paar|zweierteam)|en (?:la|una|tu|mi) (?:pareja|dupla)|n[ao] (?:par|dupla))\b"
)
"""What speaks of the two as such, and of neither."""
_PREFERS = re.compile(
    r"(?:(?:what|que|was|o que|qu est ce que)? ?(?:do|would|d)? ?(?:you|i|tu|vous|je|du|ich|sie|voce|eu)? ?(?:would |d )?prefer\w*|"
    r"(?:was )?(?:mochtest|wurdest|ziehst) du (?:lieber|vor)?|ich (?:mochte|wurde) lieber)(?: (?:to|lieber))?"
)
"""What asks what somebody would rather do, and leaves it to the answers."""


def find_contrasts(
    titles: Sequence[Cell], answers: Mapping[int, Sequence[str]]
) -> dict[int, dict[str, Roles | None]]:
    """Return what each plain answer means, by column, below the one question whose answers lean to opposite sides.

    Where several questions have such answers, nobody can tell which of them is for the role.
    """
    found: dict[int, dict[str, Roles | None]] = {}
    for column, title in enumerate(titles):
        said = answers.get(column, ())
        is_asked = isinstance(title, str) and _may_ask_for_role(title)
        if is_asked and said and not is_of_yes_or_no(said) and (meanings := part_answers(said)):
            found[column] = meanings
    others = {
        key_of_answer(one) for column, said in answers.items() if column not in found for one in set(said)
    }
    # What is answered to another question, too, is said of each of several topics.
    is_of_one = len(found) == 1 and all(others.isdisjoint(meanings) for meanings in found.values())
    return found if is_of_one else {}


def find_marked_sides(choosing: Mapping[int, str], titles: Sequence[Cell]) -> dict[int, Side]:
    """Return the sides of a column "Have" and one "Want" of yes or no, beside one for topics, by column."""
    named = {column: side for column, title in choosing.items() if (side := side_of_header(title))}
    topics = [
        title
        for column, title in enumerate(titles)
        if column not in choosing and isinstance(title, str) and is_of_topics(title)
    ]
    both = {Side.ASKING, Side.GIVING}
    return named if topics and len(named) == len(both) and set(named.values()) == both else {}


def fill_unknown(meanings: Mapping[str, Roles | None], answers: Sequence[str]) -> dict[str, Roles | None]:
    """Return what answers to a plain question for the role mean, those that nobody knows by what they lean to.

    Where the leaning of any answer belies what is known of it, nothing is added.
    """
    parted = part_answers(answers)
    belies = any(roles != parted.get(key, roles) for key, roles in meanings.items() if roles is not None)
    if belies or None not in meanings.values():
        return dict(meanings)
    return {key: parted.get(key) if roles is None else roles for key, roles in meanings.items()}


def find_leaning_choices(choosing: Mapping[int, str], sides: Mapping[int, Roles]) -> dict[int, Roles]:
    """Return the sides of questions of yes or no, by column, that lean to opposite sides, or to the one that lacks.

    `sides` are those of questions that name a role plainly. Several that lean to one side decide nothing.
    """
    leaning: dict[Leaning, list[int]] = {Leaning.GIVES: [], Leaning.GETS: []}
    for column, title in choosing.items():
        sided = lean(title)
        if column not in sides and len(sided) == 1 and not NOT_OF_WILL.search(plain(title)):
            leaning.get(next(iter(sided)), []).append(column)
    there = set(sides.values())
    lacking = [side for side in leaning if ROLES_OF[side] not in there]
    if len(there) == 2 or any(len(leaning[side]) != 1 for side in lacking):
        return {}
    return {leaning[side][0]: ROLES_OF[side] for side in lacking}


def is_for_another(title: str) -> bool:
    """Return whether a question is for work, for reasons or for somebody else, so that its answers tell no side."""
    return bool(_OF_OTHER_MATTERS.search(_WITHIN_TWO.sub(" ", plain(title))))


def _may_ask_for_role(title: str) -> bool:
    """Return whether a question leaves it to its answers who gives: it is for nothing else, and leans to no side."""
    words = " ".join(_WITHIN_TWO.sub(" ", plain(title)).split())
    is_of_past = NOT_OF_WILL.search(words) and not _PREFERS.fullmatch(words)
    if asks_whom_to_avoid(title) or is_of_topics(title) or is_of_past:
        return False
    return not is_for_another(title) and lean(_BRINGS_YOU.sub(" ", words)) in (NO_SIDE_AT_ALL, BOTH)


def part_answers(answers: Sequence[str]) -> dict[str, Roles | None]:
    """Return what answers of opposite sides mean, nothing where they are of one, or may be anything else."""
    given = Counter(answers)
    own = [one for one, times in given.items() if times == 1 and len(one.split()) > WORDS_OF_A_CHOICE]
    if len(given) > MOST_KINDS_OF_ANSWER or own:
        return {}
    leanings = _settle({one: NO_SIDE_AT_ALL if names_nothing(one) else _lean_whole(one) for one in given})
    plainly = {sides for sides in leanings.values() if sides}
    share = sum(times for one, times in given.items() if leanings[one]) / len(answers)
    if len(plainly) < 2 or share < LEANING_SHARE or Leaning.EITHER in frozenset().union(*plainly):
        return {}
    return {
        key_of_answer(one): NEITHER if names_nothing(one) else _roles_of_leanings(sides)
        for one, sides in leanings.items()
    }


def _lean_whole(answer: str) -> Leanings:
    """Return the leanings of an answer; of several topics between commas none, as it is no choice."""
    return lean(answer) if len(split_list(answer, separators=";\n|")) == 1 else NO_SIDE_AT_ALL


def _settle(leanings: Mapping[str, Leanings]) -> dict[str, Leanings]:
    """Return leanings with the one that may be either put to the side that lacks: "begleitet" beside "begleitend"."""
    sides = frozenset().union(*leanings.values()) - {Leaning.EITHER}
    either = [one for one, found in leanings.items() if Leaning.EITHER in found]
    if len(either) != 1 or len(sides) != 1 or not may_be_passive(either[0]):
        return dict(leanings)
    return {**leanings, either[0]: BOTH - sides}


def _roles_of_leanings(sides: Leanings) -> Roles | None:
    return frozenset(role for side in sides for role in ROLES_OF[side]) or None
