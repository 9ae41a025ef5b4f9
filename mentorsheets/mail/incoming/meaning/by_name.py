"""Reads the name of whom somebody was asked about as "her" or "we", which the phrases and grammars know."""

import re
from collections.abc import Iterable, Iterator, Sequence

from mentorsheets.mail.incoming.meaning.folding import fold_tokens
from mentorsheets.mail.incoming.meaning.language import Language

SHORTEST_NAME = 2
"""Letters of a name that counts: a single one may be an initial of anybody."""


def call_by_pronoun(tokens: Sequence[str], others: Iterable[str], language: Language) -> list[str]:
    """Return tokens with the names of `others` as the language's file reads them ("with Bo": "with her").

    The same tokens come back where nobody is named. A name where the file reads none stays, as `*`.
    """
    told = " ".join(tokens)
    for name in sorted(set(_ways_to_call(others, language)), key=len, reverse=True):
        told = re.sub(rf"(?<!\S){re.escape(name)}(?!\S)", "*", told)
    if "*" not in told:
        return list(tokens)
    for before in sorted(language.by_name, key=len, reverse=True):
        told = re.sub(rf"(?<!\S){re.escape(before)}(?!\S)", language.by_name[before], told)
    return told.split()


def _ways_to_call(others: Iterable[str], language: Language) -> Iterator[str]:
    """Yield each whole name, and its first word."""
    for name in others:
        words = language.rewrite(fold_tokens(name))
        whole, first = " ".join(words), words[0] if words else ""
        yield from (way for way in (whole, first) if len(way) >= SHORTEST_NAME)
