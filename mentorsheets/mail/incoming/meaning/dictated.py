"""Reads the signs that somebody said aloud ("yes comma thanks full stop") in what may be a plain answer.

Only there: of any other reply all words count as they stand, for "coma" and "point" are words too.
"""

import re
from collections.abc import Iterable
from functools import cache

from mentorsheets.mail.incoming.meaning.folding import fold_tokens
from mentorsheets.mail.incoming.meaning.grammar import START, join_patterns
from mentorsheets.mail.incoming.meaning.language import Language, join_tokens


def read_dictated(tokens: Iterable[str], language: Language) -> list[str]:
    """Return tokens with the ends of clauses that somebody said aloud as such."""
    told = join_tokens([*tokens])
    for end, said in _list_dictated(language).items():
        told = said.sub(f"{end} ", told)
    return told.split()


@cache
def _list_dictated(language: Language) -> dict[str, re.Pattern[str]]:
    return {end: _compile(said.split("|")) for end, said in language.dictated.items()}


def _compile(names: Iterable[str]) -> re.Pattern[str]:
    return re.compile(START + join_patterns([re.escape(join_tokens(fold_tokens(one))) for one in names]))
