"""What of a sentence the weights count: what its words are about, in which order, its words, their letters.

A sign is a text that a human can read, so that a verdict can say why:

    hit         some word is about hitting        hit me         and one of the next few is about the writer
    hit+sex     one word is about both            he|hit|me      three words in a row are ("_": about nothing)
    en:slapped  the very word, in that language   en:slapped_me  two words in a row
    en#slap     a word that begins so             en#slap_me     two in a row, and en#he..me two further apart
    hit>en#arm  a word about hitting, one after   hit<en#he      and one before; also those next but one
    ~schl       letters in a word ("<" and ">" are its ends)
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations, pairwise
from math import hypot

from mentorsheets.mail.incoming.meaning.language import Language

WORDS_APART = 5
"""Words within which one stands beside another: more than most clauses have between verb and object."""
LETTER_RUNS = (3, 4, 5)
"""Letters in a row: enough to know a stem again in a form, or a spelling, that nobody foresaw."""
STEMS_APART = 4
"""Words within which two beginnings of words count as further apart: "take me off", "take my name off"."""
NEIGHBOURS = (-1, 1, 2)
"""Where the words stand that are counted beside one that is about something."""
CONCEPTS_TOLD = 2
"""Concepts of one word that count where three words in a row are looked at; few words have more."""
SCALES = {
    "about": 0.5, "pair": 0.8, "three": 0.5, "word": 0.4, "two words": 0.3,
    "stem": 0.3, "two stems": 0.3, "stems apart": 0.15, "neighbour": 0.2, "letters": 0.2,
}  # fmt: skip
"""How much a sign of each kind counts before anything is learnt, as cross-checks on the corpus had it."""
SHORT_SCALE = 2.0
"""What the signs of some three words come to; those of fewer are not brought up to more."""
SENTENCE_SCALE = 10.0
"""What the signs of a sentence come to in all (the root of the sum of their squares), however many it has."""


def signs_of(tokens: Sequence[str], language: Language) -> dict[str, float]:
    """Return the signs in a sentence's tokens (ends of clauses among them), each with its scale."""
    about = language.concepts.find(tokens)
    words = [word for word in tokens if word != ","]
    stems = list(map(language.stem, words))
    found = dict.fromkeys(_letters(words), SCALES["letters"])
    found |= dict.fromkeys(_neighbours(tokens, about, language.code), SCALES["neighbour"])
    found |= dict.fromkeys(_stems_apart(stems, language.code), SCALES["stems apart"])
    found |= {f"{language.code}#{one}_{two}": SCALES["two stems"] for one, two in pairwise(stems)}
    found |= {f"{language.code}#{stem}": SCALES["stem"] for stem in stems}
    found |= {f"{language.code}:{one}_{two}": SCALES["two words"] for one, two in pairwise(words)}
    found |= {f"{language.code}:{word}": SCALES["word"] for word in words}
    found |= dict.fromkeys(_threes(about), SCALES["three"])
    found |= dict.fromkeys(_pairs(tokens, about), SCALES["pair"])
    found |= {concept: SCALES["about"] for concepts in about for concept in concepts}
    return found


def level_signs(signs: Mapping[str, float]) -> dict[str, float]:
    """Return the signs with scales that come to `SENTENCE_SCALE`, so that no length says more.

    Two words alone count for less: little is known of what somebody says in two words.
    """
    factor = SENTENCE_SCALE / max(SHORT_SCALE, hypot(*signs.values()))
    return {sign: scale * factor for sign, scale in signs.items()}


def _pairs(tokens: Sequence[str], about: Sequence[frozenset[str]]) -> Iterator[str]:
    for place, concepts in enumerate(about):
        yield from (f"{one}+{two}" for one, two in combinations(sorted(concepts), 2))
        for other in range(place + 1, min(len(tokens), place + WORDS_APART + 1)):
            if tokens[other] == ",":
                break
            yield from (f"{one} {two}" for one in concepts for two in about[other])


def _threes(about: Sequence[frozenset[str]]) -> Iterator[str]:
    told = ["/".join(sorted(concepts)[:CONCEPTS_TOLD]) or "_" for concepts in about]
    yield from ("|".join(three) for three in zip(told, told[1:], told[2:], strict=False))


def _neighbours(tokens: Sequence[str], about: Sequence[frozenset[str]], code: str) -> Iterator[str]:
    for place, concepts in enumerate(about):
        for other in NEIGHBOURS:
            if 0 <= place + other < len(tokens):
                side = ">" if other > 0 else "<"
                yield from (f"{concept}{side}{code}#{tokens[place + other]}" for concept in concepts)


def _stems_apart(stems: Sequence[str], code: str) -> Iterator[str]:
    for place, stem in enumerate(stems):
        yield from (f"{code}#{stem}..{other}" for other in stems[place + 2 : place + STEMS_APART + 1])


def _letters(words: Sequence[str]) -> Iterator[str]:
    for word in words:
        bounded = f"<{word}>"
        for count in LETTER_RUNS:
            yield from (f"~{bounded[start : start + count]}" for start in range(len(bounded) - count + 1))
