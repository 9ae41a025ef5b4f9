"""Questions that say at their beginning or end for whom they are: "Mentees: what …", "… (mentors only)"."""

import re

from mentorsheets.sheet.adopt.role_sets import Role
from mentorsheets.sheet.adopt.role_words import ASKERS, GIVERS
from mentorsheets.sheet.cells.text import plain

_FIRST = re.compile(
    r"^\W*(?:(?i:for|fur|für|para|pour) (?:(?:the|die|los|las|les|os|as) )?)?(?P<whom>[^\W\d_]+(?:[-/*:·][^\W\d_]+)?)(?: only| nur)?"
    r"(?:\s*[:|)\]–—]|\s+-|\s*\n|(?<=s)\s+(?=[A-Z¿¡ÄÖÜÉÀ])|\s+(?=[¿¡]|(?:What|Which|How|Why|When|Where|"
    r"Who|Are|Is|Do|Does|Can|Could|Would|Will|Please|Share|Tell|Was|Welche|Wie|Wann|Wo|Quel|Quelle|Quels|Comment|Quand|Qual|Quais|Como|Quando)\b))"
)
_IF = re.compile(
    r"^\W*(?:if|wenn|falls|si|se) (?:.{0,30}?)\b(?:as|be|being|are|bist|sind|als|eres|como|es|etes|en tant que|sou|voce e)\b (?:an? |eine? |une? |uma? |the )?"
    r"(?P<whom>[^\W\d_]+)"
)
_LAST = re.compile(
    r"[(\[](?:for |fur |nur |solo |para |pour |so )?(?P<whom>[^\W\d_]+)(?: only)?[)\]]\s*[?:*.]*\s*$",
    re.IGNORECASE,
)
_AS = re.compile(
    r"\b(?:as|being|become|becoming|als|como|en tant que|comme) (?:an? |eine? |une? |uma? )?(?P<whom>[^\W\d_]+)(?! (?:or|and|oder|und|o|y|ou|et|e)\b)"
)


def side_of_question(title: str) -> Role | None:
    """Return the role of those whom a question is for by its own words, None if it is for everybody or says both."""
    sides = {
        side
        for text, pattern in _places(title)
        for found in pattern.finditer(text)
        if (side := _side(found["whom"]))
    }
    return next(iter(sides)) if len(sides) == 1 else None


def _places(title: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    return (title, _FIRST), (plain(title), _IF), (title, _LAST), (plain(title), _AS)


def _side(word: str) -> Role | None:
    words = plain(word)
    is_asker, is_giver = bool(ASKERS.fullmatch(words)), bool(GIVERS.fullmatch(words))
    if is_asker == is_giver:
        return None
    return Role.ASKS if is_asker else Role.OFFERS
