"""A programme's phrases in a mail, its kinds of need and its questions, put into the reader's language."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, fields, is_dataclass, replace
from typing import Any, TypeVar

from mentorsheets.domain.phrases import ENGLISH_PHRASES, SHIPPED_PHRASES, PhraseTables
from mentorsheets.mail.facts import ProgrammePhrase
from mentorsheets.mail.render.language import FALLBACK, choose

V = TypeVar("V")


@dataclass(frozen=True, slots=True)
class PhraseBook:
    """What a programme's phrases say in each language; it wrote them itself in `written_in`, by name."""

    own: PhraseTables = field(default_factory=dict)
    written_in: str = "English"

    def has_all(self, value: object, code: str) -> bool:
        """Return whether each phrase in a value of facts can be said in the language with this code."""
        if choose([self.written_in], [code]) == code and (code != FALLBACK or self._is_written_in_english()):
            return True
        words = self.words(code)
        known = ENGLISH_PHRASES if code == FALLBACK else frozenset[str]()
        return all(phrase in words or phrase in known for phrase in find_phrases(value) if phrase)

    def words(self, code: str) -> Mapping[str, str]:
        """Return what phrases say in the language with this code."""
        return {
            phrase: said
            for table in (SHIPPED_PHRASES, self.own)
            for language, words in table.items()
            if choose([language], [code]) == code and (code != FALLBACK or language.casefold() == "english")
            for phrase, said in words.items()
        }

    def _is_written_in_english(self) -> bool:
        return self.written_in.strip().casefold() in {"english", FALLBACK, ""}


def find_phrases(value: object) -> Iterator[ProgrammePhrase]:
    """Yield the phrases in a value of facts, however deep."""
    if isinstance(value, ProgrammePhrase):
        yield value
    elif isinstance(value, tuple):
        for one in value:
            yield from find_phrases(one)
    elif is_dataclass(value) and not isinstance(value, type):
        for one in fields(value):
            yield from find_phrases(getattr(value, one.name))


def translate(value: V, words: Mapping[str, str]) -> V:
    """Return a value of facts with its phrases as they are said in `words`; one that is not there stays."""
    found: Any = value
    if isinstance(value, ProgrammePhrase):
        found = ProgrammePhrase(words.get(value, value))
    elif isinstance(value, tuple):
        found = tuple(translate(one, words) for one in value)
    elif is_dataclass(value) and not isinstance(value, type) and any(find_phrases(value)):
        changed = {one.name: translate(getattr(value, one.name), words) for one in fields(value)}
        found = replace(value, **changed)
    return found  # type: ignore[no-any-return]
