"""Who asks and who offers: by the title of a list, or by a question for the role."""

import re
from enum import StrEnum

from mentorsheets.sheet.cells.text import plain


class Role(StrEnum):
    """What the people of a list, or of a row, come for."""

    OFFERS = "offers"
    ASKS = "asks"
    BOTH = "both"


_ASKS = re.compile(
    r"\b(?:mentees?|learners?|proteges?|askers?|advisees?|coachees?|aprendices?|aprendiz|mentorado\w*|mentee\w*|"
    r"filleul\w*|mentorand\w*|mentoree\w*|juniors?|little|littles|being mentored|be mentored|find a mentor|"
    r"need a mentor|want a mentor|looking for a mentor|have a mentor|receive mentor\w*|quiero un mentor|busco mentor)\b"
    r"|متدرب|متدرب\w*|المتدربين|طالب الارشاد"
)
_OFFERS = re.compile(
    r"\b(?:mentors?|mentores|mentoras?|mentoren|helpers?|givers?|advisors?|advisers?|coaches|coach|tutors?|"
    r"parrains?|marraines?|seniors?|bigs?|be a mentor|mentor others|become a mentor)\b|مرشد|موجه|المرشدين"
)
_BOTH = re.compile(r"\b(?:both|either|ambos|ambas|les deux|beides|os dois)\b|كلاهما")
_ROLE = re.compile(
    r"\brole\b|\brole type\b|\bmentor (?:or|and|/)? ?(?:a )?mentee\b|\bmentee (?:or|and|/)? ?(?:a )?mentor\b|"
    r"\bsigning up as\b|\bapplying (?:as|to be)\b|\bparticipat\w+ as\b|\bjoin\w* as\b|\binterested in being\b|"
    r"\brol\b|\brolle\b|\bpapel\b|\bcomo quieres participar\b|الدور|دورك"
)
_MENTORED = re.compile(r"\bmentoré(?:\(?e\)?)?(?:\(?s\)?)?(?!\w)|\bmentoré[·.]e[·.]?s?(?!\w)")
ROLE_SHARE = 0.8
"""Share of a column's answers that must name a role before it is taken for the question that asks for it."""


def role_of_title(title: str) -> Role | None:
    """Return the role of everybody in a list that is called so, None if its title says none or both."""
    # "mentorsExport" and "mentors_2026" are words, too.
    words = _words(re.sub(r"[_\d]+|(?<=[a-z])(?=[A-Z])", " ", title))
    asks, offers = bool(_ASKS.search(words)), bool(_OFFERS.search(_ASKS.sub(" ", words)))
    if asks == offers:
        return None
    return Role.ASKS if asks else Role.OFFERS


def role_of_answer(text: str) -> Role | None:
    """Return the role that an answer names, None if it names none."""
    words = _words(text)
    asks, offers = bool(_ASKS.search(words)), bool(_OFFERS.search(_ASKS.sub(" ", words)))
    if _BOTH.search(words) or (asks and offers):
        return Role.BOTH
    return Role.ASKS if asks else Role.OFFERS if offers else None


def _words(text: str) -> str:
    """Return the plain words of a text; without its accent a French mentee would be a Spanish mentor."""
    return plain(_MENTORED.sub(" mentee ", text.casefold()))


def asks_for_role(question: str, answers: list[str]) -> bool:
    """Return whether a question asks in which role somebody takes part, by its words and its answers."""
    if not answers or any(len(answer) > 80 for answer in answers):
        return False
    named = sum(role_of_answer(answer) is not None for answer in answers)
    few = len(set(map(plain, answers))) <= 8
    return few and named / len(answers) >= (0.5 if _ROLE.search(plain(question)) else ROLE_SHARE)
