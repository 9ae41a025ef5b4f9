"""Patterns of one section of a language's file, of which only those are tried that words may fulfil."""

import re
from dataclasses import dataclass
from functools import cached_property

from mentorsheets.mail.incoming.meaning.grammar import START, join_patterns
from mentorsheets.mail.incoming.meaning.phrase_tree import ByFirstWord, PhraseTree, index_by_first_word

WORDS_LOOKED_UP = 4_096
"""So many words of mails are kept with the patterns that they may begin: those of a day, no whole mailbox."""


@dataclass(frozen=True)
class Phrases:
    """Patterns of one section, each known by what its file says, as text of an expression and as a tree."""

    section: str
    patterns: tuple[str, ...]
    compiled: tuple[str, ...]
    trees: tuple[PhraseTree, ...]

    @cached_property
    def anywhere(self) -> re.Pattern[str]:
        """The expression that finds one of them, at the beginning of a token."""
        return re.compile(START + join_patterns(list(self.compiled)))

    def says(self, words: str) -> bool:
        """Return whether these words are one of them and nothing else."""
        return self._find(words) is not None

    def stands_in(self, words: str) -> bool:
        """Return whether one of them stands anywhere among these words, from the beginning of a word on."""
        if self._may_be_empty:
            return True
        tokens = words.split()
        return any(
            self.trees[place].ends(tokens, at)
            for at, token in enumerate(tokens)
            for place in self._begun_by(token)
        )

    def rule_of(self, words: str) -> str:
        """Return the pattern, as the file has it, that these words fulfil."""
        place = self._find(words)
        return self.section if place is None else f"{self.section}: {self.patterns[place]}"

    def _find(self, words: str) -> int | None:
        tokens = words.split()
        begun = self._begun_by(tokens[0] if tokens else "")
        return next((place for place in begun if self.trees[place].fits(tokens)), None)

    def _begun_by(self, token: str) -> list[int]:
        if token not in self._begun:
            if len(self._begun) >= WORDS_LOOKED_UP:
                self._begun.clear()
            self._begun[token] = self._by_first_word.list_begun_by(token)
        return self._begun[token]

    @cached_property
    def _begun(self) -> dict[str, list[int]]:
        return {}

    @cached_property
    def _may_be_empty(self) -> bool:
        return any(tree.may_be_empty for tree in self.trees)

    @cached_property
    def _by_first_word(self) -> ByFirstWord:
        return index_by_first_word(self.trees)
