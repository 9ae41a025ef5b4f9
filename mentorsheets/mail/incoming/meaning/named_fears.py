"""Finds the names in a text, so that a fear of somebody is known whatever they are called."""

import re
from collections.abc import Iterable
from functools import lru_cache

from mentorsheets.mail.incoming.meaning.folding import ENDS, fold_tokens
from mentorsheets.mail.incoming.meaning.language import Language

SOMEBODY_NAMED = "somebodynamed"
"""What stands in the place of a name, in the languages' files too."""
RAW_WORD = re.compile(r"[^\W\d_]+")
AFTER_AN_END = re.compile(r"[.!?…:;\n(]\W*$|^\W*$")
"""What before a word makes a capital say nothing: there a sentence begins."""
SHORTEST_NAMED = 2
"""Letters of a name that counts; a single one may be an initial of anybody."""
ARABIC_LETTER = re.compile("[\u0621-\u064a]")
ARTICLES = ("ال", "وال", "بال", "لل", "كال", "فال")
"""How Arabic words begin that are no names."""
TEXTS_IN_HAND = 64
"""So many texts are looked through for capitals once, though six languages ask."""


def put_names_by(text: str, tokens: list[str], language: Language, others: Iterable[str] = ()) -> list[str]:
    """Return the tokens of a text with `SOMEBODY_NAMED` for each that may be somebody's name.

    That is what begins with a capital within a sentence and is no word that the language knows; in Arabic,
    which has none, any such word without an article. The names of `others` count however they are written.
    """
    told = frozenset(token for name in others for token in language.rewrite(fold_tokens(name)))
    capital = _list_capitals(text)
    may_be = {token for token in {*tokens} if token in told or _may_be_name(token, capital, language)}
    return [SOMEBODY_NAMED if token in may_be else token for token in tokens]


def _may_be_name(token: str, capital: frozenset[str], language: Language) -> bool:
    if token in ENDS or len(token) < SHORTEST_NAMED or token in language.fear_words or language.knows(token):
        return False
    if ARABIC_LETTER.match(token):
        return not token.startswith(ARTICLES)
    return token in capital


@lru_cache(TEXTS_IN_HAND)
def _list_capitals(text: str) -> frozenset[str]:
    """Return, folded, the words that begin with a capital within a sentence; none where all do."""
    if text.isupper():
        return frozenset()
    found = (
        one.group()
        for one in RAW_WORD.finditer(text)
        if one.group()[0].isupper() and not AFTER_AN_END.search(text[max(0, one.start() - 8) : one.start()])
    )
    return frozenset(token for word in found for token in fold_tokens(word))
