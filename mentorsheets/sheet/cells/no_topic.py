"""Answers to a question for topics that are none: "all of the above", "same as Ana", "anything but grants", "other: …"."""
# ruff: noqa: E501 - a table of words reads by its columns

import re

from mentorsheets.sheet.cells.nothing import names_nothing
from mentorsheets.sheet.cells.text import plain

_OTHER = re.compile(
    r"^\s*(?:other|others|another|something else|otr[oa]s?|autres?|andere[rs]?|sonstige[rs]?|anderes|outr[oa]s?|اخرى|أخرى|غير ذلك)"
    r"\s*(?:\([^)]*\)\s*)?(?:[:：–—]|-\s)\s*(?=\S)",
    re.IGNORECASE,
)
_NO_TOPIC = re.compile(
    r"^(?:all|any|most|some|both|each)(?: of)?(?: the| these| those)?(?: (?:above|topics|options|following|them))?$|^(?:everything|anything|whatever|all|any)(?: (?:else|really|goes|you can|is fine|at all|you have))*$|"
    r"^(?:the )?same (?:as|like)\b|^as (?:above|before|last year|discussed)\b|^see (?:above|below|my|cv|notes|comments)\b|^ditto$|^others?$|^other please specify$|"
    r"\b(?:anything|everything|all|any) (?:but|except)\b|\b(?:not|un) ?(?:quite |really |yet )?(?:sure|certain|decided)\b|\bundecided\b|\bunsure\b|"
    r"\b(?:don t|do not|doesn t) know\b|\b(?:to be|tb) ?(?:decided|determined|confirmed|d|a|c)\b|\bopen to (?:anything|all|suggestions)\b|\bsurprise me\b|\bno idea\b|"
    r"^tod[oa]s?(?: (?:lo|los|las|el|la|os|as|o))?(?: anterior\w*| de arriba| acima)?$|^cualquier\w*(?: cosa| tema)?$|^(?:lo |o )?mismo que\b|^igual que\b|"
    r"\btodo (?:menos|excepto)\b|\b(?:no estoy|nao tenho) (?:segur\w*|certeza)\b|\b(?:aun|todavia|ainda) n\w* (?:lo )?(?:se|sei)\b|\bno (?:lo )?se\b|^otr[oa]s?$|"
    r"^tous?(?: les| ce qui)?(?: .*)?(?:precedent\w*|dessus)$|^tout(?:e?s)?$|^tous$|^n importe quoi$|^(?:la )?meme (?:chose )?que\b|^comme (?:ana|ci dessus)\b|\btout sauf\b|"
    r"\bpas (?:encore )?(?:sure?|decidee?)\b|\bne sais pas\b|^autres?$|"
    r"^alle?s?(?: (?:oben genannte\w*|genannte\w*|obige\w*|davon))?$|^(?:alles )?(?:wie|dasselbe wie|das gleiche wie|siehe) (?:oben|\w+)$|\balles (?:ausser|bis auf)\b|"
    r"\b(?:weiss|bin) (?:ich )?(?:noch )?nicht(?: sicher)?\b|\bnoch (?:unklar|offen|unsicher|unentschieden)\b|^egal$|^andere[rs]?$|^sonstiges?$|"
    r"^tudo(?: acima)?$|^qualquer (?:coisa|um)$|\btudo menos\b|\bnao sei\b|^outr[oa]s?$|"
    r"^(?:كل|جميع) ما (?:سبق|ذكر)|^مثل\b|^نفس\b|ما عدا|لا اعرف|لست متاكد|لم اقرر|^اي شيء$|^اخرى$"
)


def says_no_topic(text: str) -> bool:
    """Return whether an answer to a question for topics is none that others could answer: it is asked about."""
    return bool(_NO_TOPIC.search(plain(text)) or is_of_ones_own(text))


def asks_for_nothing(text: str) -> bool:
    """Return whether an answer asks for nothing; who does not know yet may well come back, and is asked."""
    return names_nothing(text) and not says_no_topic(text)


def is_of_ones_own(text: str) -> bool:
    """Return whether an answer is one in somebody's own words, below "Other": commas in it part nothing."""
    return _OTHER.match(text) is not None
