"""What words are about, whichever their language: hitting, fear, mail, leaving.

Somebody in distress finds words that no list of phrases has. What they are about is far less varied, and the
same in every language; so each language's file says in `concepts` which words speak of what, and what one
language teaches holds in all. The names of the concepts are those of `languages/en.toml`.

A word there may stand for several: `threat*` for all that begin so, `*threat*` for all that hold it, and
`turned_up` for two in a row.
"""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence

from mentorsheets.mail.incoming.meaning.folding import fold_tokens

SHORTEST_STEM = 2
"""Letters of a stem that is looked for in words."""
StemOfWord = tuple[str, bool, bool]
"""A word's fixed letters, and whether more may stand before and after them."""


class Concepts:
    """The concepts of one language, looked up word by word."""

    def __init__(self, told: Mapping[str, str], rewrite: Callable[[list[str]], list[str]]) -> None:
        """Take what the file says: words with spaces between them, for each concept's name."""
        self._exact: defaultdict[str, set[str]] = defaultdict(set)
        self._beginnings: defaultdict[str, set[str]] = defaultdict(set)
        self._endings: defaultdict[str, set[str]] = defaultdict(set)
        self._inner: defaultdict[str, set[str]] = defaultdict(set)
        self._runs: defaultdict[str, list[tuple[list[StemOfWord], str]]] = defaultdict(list)
        for concept, listed in told.items():
            for entry in listed.split():
                words = [word for part in entry.split("_") for word in _words(part, rewrite)]
                if len(words) == 1:
                    self._table(words[0])[words[0][0]].add(concept)
                elif words:
                    self._runs["" if words[0][1] else words[0][0][:SHORTEST_STEM]].append((words, concept))
        self._known: dict[str, frozenset[str]] = {}

    def _table(self, word: StemOfWord) -> defaultdict[str, set[str]]:
        return {
            (False, False): self._exact,
            (False, True): self._beginnings,
            (True, False): self._endings,
            (True, True): self._inner,
        }[word[1:]]

    def find(self, tokens: Sequence[str]) -> list[frozenset[str]]:
        """Return for each token what it is about; a run of words counts where it begins."""
        found = [self._of(token) for token in tokens]
        for place, token in enumerate(tokens):
            for words, concept in (*self._runs.get(token[:SHORTEST_STEM], ()), *self._runs.get("", ())):
                run = tokens[place : place + len(words)]
                if len(run) == len(words) and all(map(_fits, run, words)):
                    found[place] |= {concept}
        return found

    def knows(self, token: str) -> bool:
        """Whether the file names this very word."""
        return token in self._exact

    def _of(self, token: str) -> frozenset[str]:
        if token not in self._known:
            about = set(self._exact.get(token, ()))
            for start in range(len(token)) if self._inner or self._endings else [0]:
                about |= self._endings.get(token[start:], set())
                for end in range(start + SHORTEST_STEM, len(token) + 1):
                    about |= self._inner.get(token[start:end], set())
                    about |= self._beginnings.get(token[start:end], set()) if start == 0 else set()
            self._known[token] = frozenset(about)
        return self._known[token]


def _words(entry: str, rewrite: Callable[[list[str]], list[str]]) -> list[StemOfWord]:
    tokens = rewrite(fold_tokens(entry.strip("*")))
    last = len(tokens) - 1
    return [
        (token, entry.startswith("*") and number == 0, entry.endswith("*") and number == last)
        for number, token in enumerate(tokens)
    ]


def _fits(token: str, word: StemOfWord) -> bool:
    letters, before, after = word
    if before and after:
        return letters in token
    if before:
        return token.endswith(letters)
    return token.startswith(letters) if after else token == letters
