"""The sentences of a text as each language reads them, and so which languages read them at all."""

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

from mentorsheets.mail.incoming.meaning.language import Language, join_tokens, known_languages, open_language
from mentorsheets.mail.incoming.meaning.verdict import Clue

SENTENCE_ENDS = frozenset({".", "?"})
FOREIGN_SHARE = 3
"""A phrase counts in a language that knows one word for three that another knows of its sentence, or more:
"it would suit me best" is no Spanish, though "me bes*" is a phrase there; "hola, stop it" is both."""
TEXTS_IN_MIND = 8
"""Texts whose sentences several steps ask for one after the other."""
KnownSentence = Mapping[str, tuple[list[str], int]]
"""For each language (ISO 639-1) the folded tokens of a sentence, and how many of them it knows."""


def read_sentences(text: str) -> Iterator[KnownSentence]:
    """Yield each sentence as all languages read it; what only some see as a sentence ends it."""
    yield from _read(text)


@lru_cache(TEXTS_IN_MIND)
def _read(text: str) -> tuple[KnownSentence, ...]:
    languages = [open_language(code) for code in known_languages()]
    folded = {language.code: list(split_sentences(text, language)) for language in languages}
    return tuple(
        {
            language.code: (
                folded[language.code][number],
                sum(map(language.knows, folded[language.code][number])),
            )
            for language in languages
        }
        for number in range(min(map(len, folded.values())))
    )


def split_sentences(text: str, language: Language) -> Iterator[list[str]]:
    """Yield the folded tokens of each sentence, commas among them."""
    run: list[str] = []
    for token in [*language.fold(text), "."]:
        if token not in SENTENCE_ENDS:
            run.append(token)
        elif run:
            yield run
            run = []


def drop_foreign(clues: Iterable[Clue], text: str, language: Language) -> Iterator[Clue]:
    """Yield those of a language's clues that stand in a sentence which it reads, by `FOREIGN_SHARE`."""
    sentences = list[KnownSentence]()
    for clue in clues:
        sentences = sentences or list(read_sentences(text))
        those = [one for one in sentences if f"{clue.words} " in join_tokens(one[language.code][0])]
        # Words that run from one sentence into the next stand in none; then they count.
        if not those or any(_reads(one, language.code) for one in those):
            yield clue


def _reads(sentence: KnownSentence, code: str) -> bool:
    return FOREIGN_SHARE * sentence[code][1] >= max(known for _, known in sentence.values())
