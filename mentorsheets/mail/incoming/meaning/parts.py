"""The parts of a long sentence: whoever types on a telephone strings things together, with commas or nothing.

"we met on tuesday, he hit me, the library was closed" says little of harm as a whole; its second part says
all.
"""

from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

from mentorsheets.mail.incoming.meaning.language import Language

STRUNG_TOGETHER = 10
"""Words from which a sentence may be several things; of shorter ones the whole says enough."""
STRETCH = 7
"""Words that are looked at by themselves where neither a comma nor a word such as "but" parts them."""
STRETCH_STEP = 2
"""Words from one stretch to the next: so the six words of any outcry stand in one together."""
LEAST_WORDS = 2
"""One word by itself says too little of what it was meant for."""


def split_at_turns(tokens: Sequence[str], language: Language) -> Iterator[list[str]]:
    """Yield what stands between the words that turn a sentence, such as "but", without these and commas."""
    yield from _split(tokens, language.turns_at)


def split_clauses(tokens: Sequence[str], language: Language) -> Iterator[list[str]]:
    """Yield what stands between such words and commas."""
    yield from _split(tokens, lambda word: word == "," or language.turns_at(word))


def split_stretches(tokens: Sequence[str]) -> Iterator[list[str]]:
    """Yield the stretches of a sentence that is longer than one, whatever stands between its words."""
    words = [one for one in tokens if one != ","]
    last = len(words) - STRETCH
    if last > 0:
        yield from (words[start : start + STRETCH] for start in (*range(0, last, STRETCH_STEP), last))


def _split(tokens: Sequence[str], ends_at: Callable[[str], bool]) -> Iterator[list[str]]:
    ends = [place for place, token in enumerate(tokens) if ends_at(token)]
    for start, end in pairwise([0, *ends, len(tokens)]):
        if part := [one for one in tokens[start:end] if one != "," and not ends_at(one)]:
            yield part
