"""Patterns of one section of a language's file, of which only those are compiled that words may fulfil."""

import re
from dataclasses import dataclass
from functools import cached_property

from mentorsheets.mail.incoming.meaning.grammar import START, join_patterns
from mentorsheets.mail.incoming.meaning.outline import ByFirstWord, PatternOutline, index_by_first_word

WORDS_LOOKED_UP = 4_096
"""So many words of mails are kept with the patterns that they may begin: those of a day, no whole mailbox."""


@dataclass(frozen=True)
class Phrases:
    """Patterns of one section, each known by what its file says, with an outline of the words it needs."""

    section: str
    patterns: tuple[str, ...]
    compiled: tuple[str, ...]
    outlines: tuple[PatternOutline, ...]

    @cached_property
    def anywhere(self) -> re.Pattern[str]:
        """The expression that finds one of them, at the beginning of a token."""
        return re.compile(START + join_patterns(list(self.compiled)))

    def says(self, words: str) -> bool:
        """Return whether these words are one of them and nothing else.

        Only those that need no other words are ever compiled: all of them take many seconds.
        """
        return self._find(words) is not None

    def stands_in(self, words: str) -> bool:
        """Return whether one of them stands anywhere among these words, from the beginning of a word on."""
        if self._may_be_empty:
            return True
        tokens, start = words.split(), 0
        # Each is asked once: of words without any end there are thousands, and a mail of them took hours.
        fitting: dict[int, bool] = {}
        for token in tokens:
            for place in self._begun_by(token):
                if place not in fitting:
                    fitting[place] = self.outlines[place].may_fit(tokens, among=True)
                if fitting[place] and self._expression(place).match(words, start):
                    return True
            start += len(token) + 1
        return False

    def rule_of(self, words: str) -> str:
        """Return the pattern, as the file has it, that these words fulfil."""
        place = self._find(words)
        return self.section if place is None else f"{self.section}: {self.patterns[place]}"

    def _find(self, words: str) -> int | None:
        tokens = words.split()
        for place in self._begun_by(tokens[0] if tokens else ""):
            if self.outlines[place].may_fit(tokens) and self._expression(place).fullmatch(words):
                return place
        return None

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
        return any(outline.may_be_empty for outline in self.outlines)

    def _expression(self, place: int) -> re.Pattern[str]:
        if place not in self._expressions:
            self._expressions[place] = re.compile(self.compiled[place])
        return self._expressions[place]

    @cached_property
    def _expressions(self) -> dict[int, re.Pattern[str]]:
        return {}

    @cached_property
    def _by_first_word(self) -> ByFirstWord:
        return index_by_first_word(self.outlines)
