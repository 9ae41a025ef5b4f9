"""Leaves out of a text what only sounds like a stop or a cry: a habit, an idiom, the subject of a book.

"Bo helped me to stop smoking" asks for no end of mail, "I hit a wall" tells of no blow, and a talk on
harassment is none. The rest of the text is read as ever, so nothing beside such words is lost.
"""

import re
from functools import lru_cache

from mentorsheets.mail.incoming.meaning.language import Language, join_tokens, known_languages, open_language
from mentorsheets.mail.incoming.meaning.phrases import Phrases
from mentorsheets.mail.incoming.meaning.verdict import Clue, HoldReason

PIECES_IN_HAND = 64
"""So many texts are kept without such words: several steps of a run ask about the same ones."""
RAW_PIECE = re.compile(r"\S+\s*")


@lru_cache(PIECES_IN_HAND)
def leave_out_harmless(text: str) -> str:
    """Return a text without the words of the sections `harmless` of all languages."""
    for language in map(open_language, known_languages()):
        text = _leave_out(text, language, language.harmless)
    return text


def leave_out_closings(text: str) -> tuple[str, list[Clue]]:
    """Return a text without the words by which an address comes to an end, and what these speak for.

    Whoever says so wants no more mail there. What else such words are about tells of no harm.
    """
    for language in map(open_language, known_languages()):
        rest = _leave_out(text, language, language.closes)
        if rest != text:
            return rest, [Clue(" ".join(text.split()), HoldReason.STOP, language.closes.section)]
    return text, []


def _leave_out(text: str, language: Language, phrases: Phrases) -> str:
    if not phrases.patterns or not phrases.stands_in(join_tokens(language.fold(text))):
        return text
    pieces = RAW_PIECE.findall(text)
    tokens = [language.fold(piece) for piece in pieces]
    ends, said = list[int](), ""
    for one in tokens:
        said += join_tokens(one)
        ends.append(len(said))
    spans = [found.span() for found in phrases.anywhere.finditer(said)]
    kept = list[str]()
    start = 0
    for piece, end in zip(pieces, ends, strict=True):
        is_out = any(first <= start and end <= last + _rest(piece) for first, last in spans)
        kept += [_ending(piece)] if is_out else [piece]
        start = end
    return "".join(kept)


def _rest(piece: str) -> int:
    """Return how many letters the tokens of the signs take with which a piece ends."""
    return 2 * len(_ending(piece).strip())


def _ending(piece: str) -> str:
    """Return the signs and spaces with which a piece ends, which part what stands around it."""
    return piece[len(piece.rstrip(" \t\r\n.,;:!?…،؛؟")) :]
