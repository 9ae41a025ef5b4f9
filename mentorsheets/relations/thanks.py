"""Whether somebody asks in their own words that thanks be passed on, which a human then does."""

import re
from collections.abc import Iterator

from mentorsheets.relations.answers import fold_words

_THANK = r"(?:thank\w*|grateful|grac\w*|agradec\w*|merci|remerci\w*|dank\w*|obrigad\w*|شكر\w*|امتنان\w*)"
_FOR_ME = (
    r"(?:from me|for me|on my behalf|in my name|de mi parte|en mi nombre|de ma part|en mon nom|von mir|"
    r"in meinem namen|por mim|da minha parte|em meu nome|نيابة عني|عني|باسمي|من طرفي)"
)
_ASKS = re.compile(
    rf"{_THANK}\b.*\b{_FOR_ME}\b|{_FOR_ME}\b.*\b{_THANK}\b"
    r"|\b(?:pass on|send|give)\b.*\bmy (?:thanks|gratitude)\b"
    r"|^(?:please |and |also |do )*(?:say thank you to|thank) (?!you\b|u\b|god\b)\w+"
    r"|^(?:\w+ ){0,2}thanks (?:so much |a lot )?to (?!you\b)\w+(?: and)?(?: \w+)?$"
    r"|\b(?:tell|let)\b.*\b(?:grateful|thankful|thank|thanks)\b"
    r"|^(?:por favor |y )*(?:dale|denle|dadle|dele|da|den|dad|de) (?:las |muchas )*gracias(?: a\b|$)"
    r"|\b(?:dile|diganle|decidle|digale|transmitan?|transmitidle)\b.*\b(?:agradec\w*|gracias)\b"
    r"|^(?:s il vous plait |merci de |et )*(?:remerciez|remercie|remercier|dites merci a)\b"
    r"|\b(?:dis|dites|transmettez)\b.*\b(?:merci|reconnaissant\w*|remerci\w*)\b"
    r"|^(?:bitte |und )*(?:dankt|danken sie) (?!euch\b|ihnen\b)\w+"
    r"|\b(?:sag|sagt|sagen sie|richtet|richten sie)\b.*\bdank\w*\b"
    r"|^(?:por favor |e )*(?:agradeca|agradecam) (?:a|ao)\b"
    r"|\b(?:diga|digam|transmita|transmitam)\b.*\b(?:obrigad\w*|agradec\w*|grat[oa])\b"
    r"|^(?:من فضلكم |و)?(?:اشكروا|انقلوا شكري|اوصلوا شكري|بلغوا شكري|بلغوه شكري|بلغوها شكري)"
)
_SENTENCE = re.compile(r"[.!?\n؟]+")
_WHOLE_SENTENCE = re.compile(r"[^.!?\n؟]+[.!?\n؟]*|[.!?\n؟]+")
LONGEST_REQUEST = 12
"""Words of a sentence that asks for thanks and for nothing else; a longer one may hold more."""
OWN_SENTENCE = 3
"""Words beside a request for thanks that are an answer of their own; fewer are courtesies."""


def asks_to_pass_thanks(words: str) -> bool:
    """Return whether any sentence asks that somebody be thanked in the writer's name, in six languages."""
    return any(asks for asks, _ in _sentences(words))


def says_more_than_thanks(words: str) -> bool:
    """Return whether words also say something else than that somebody be thanked."""
    return sum(count for asks, count in _sentences(words) if not asks) >= OWN_SENTENCE


def leave_out_thanks(words: str) -> str:
    """Return words without the short sentences that ask that somebody be thanked, and for nothing else."""
    kept = list[str]()
    for sentence in _WHOLE_SENTENCE.findall(words):
        folded = fold_words(sentence)
        is_request = _ASKS.search(folded) and len(folded.split()) <= LONGEST_REQUEST
        kept += [] if is_request else [sentence]
    return "".join(kept)


def _sentences(words: str) -> Iterator[tuple[bool, int]]:
    """Yield of each sentence whether it asks for thanks, and how many words it has."""
    for sentence in _SENTENCE.split(words):
        folded = fold_words(sentence)
        yield bool(folded and _ASKS.search(folded)), len(folded.split())
