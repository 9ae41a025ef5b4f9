"""What of a sentence the weights count: what its words are about, in which order, its words, their letters.

A sign is a text that a human can read, so that a verdict can say why:

    hit         some word is about hitting        hit me         and one of the next few is about the writer
    hit+sex     one word is about both            ~schl          letters in a word ("<" and ">" are its ends)
    en:slapped  the very word, in that language   en:slapped_me  two words in a row
"""

from collections.abc import Iterator, Sequence
from itertools import combinations, pairwise

from mentorsheets.mail.incoming.meaning.language import Language

WORDS_APART = 5
"""Words within which one stands beside another: more than most clauses have between verb and object."""
LETTER_RUNS = (3, 4, 5)
"""Letters in a row: enough to know a stem again in a form, or a spelling, that nobody foresaw."""
SENTENCE_LENGTHS = {1: "one word", 3: "few words", 7: "some words", 13: "many words"}
SCALES = {"about": 0.5, "pair": 0.8, "word": 0.4, "two words": 0.3, "letters": 0.25}
"""How much a sign of each kind counts before anything is learnt, as cross-checks on the corpus had it."""


def signs_of(tokens: Sequence[str], language: Language) -> dict[str, float]:
    """Return the signs in a sentence's tokens (ends of clauses among them), each with its scale."""
    about = language.concepts.find(tokens)
    words = [word for word in tokens if word != ","]
    found = {_length(len(words)): SCALES["pair"]}
    found |= dict.fromkeys(_letters(words), SCALES["letters"])
    found |= {f"{language.code}:{one}_{two}": SCALES["two words"] for one, two in pairwise(words)}
    found |= {f"{language.code}:{word}": SCALES["word"] for word in words}
    found |= dict.fromkeys(_pairs(tokens, about), SCALES["pair"])
    found |= {concept: SCALES["about"] for concepts in about for concept in concepts}
    return found


def _pairs(tokens: Sequence[str], about: Sequence[frozenset[str]]) -> Iterator[str]:
    for place, concepts in enumerate(about):
        yield from (f"{one}+{two}" for one, two in combinations(sorted(concepts), 2))
        for other in range(place + 1, min(len(tokens), place + WORDS_APART + 1)):
            if tokens[other] == ",":
                break
            yield from (f"{one} {two}" for one in concepts for two in about[other])


def _letters(words: Sequence[str]) -> Iterator[str]:
    for word in words:
        bounded = f"<{word}>"
        for count in LETTER_RUNS:
            yield from (f"~{bounded[start : start + count]}" for start in range(len(bounded) - count + 1))


def _length(count: int) -> str:
    return next((name for most, name in SENTENCE_LENGTHS.items() if count <= most), "a long sentence")
