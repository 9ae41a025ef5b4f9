"""What words are about, whichever their language: hitting, fear, mail, leaving.

Somebody in distress finds words that no list of phrases has. What they are about is far less varied, and the
same in every language; so each language's file says in `concepts` which words speak of what, and what one
language teaches holds in all. The names of the concepts are those of `languages/en.toml`.

A word there may stand for several: `threat*` for all that begin so, `*threat*` for all that hold it, and
`turned_up` for two in a row. Where a language names its `before` and `after`, the small words and endings
that it writes onto others, a star stands for those alone: three letters of Arabic are too few.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import lru_cache

from mentorsheets.mail.incoming.meaning.folding import fold_tokens

SHORTEST_STEM = 2
"""Letters of a stem that is looked for in words."""
MOST_REMEMBERED = 20_000
"""Words whose concepts are remembered: those of some hundred long letters."""
StemOfWord = tuple[str, bool, bool]
"""A word's fixed letters, and whether more may stand before and after them."""
RunOfWords = tuple[list[StemOfWord], str]
"""Words in a row, and what they are about."""


class Concepts:
    """The concepts of one language, looked up word by word."""

    def __init__(
        self,
        told: Mapping[str, str],
        rewrite: Callable[[list[str]], list[str]],
        before: Sequence[str] = (),
        after: Sequence[str] = (),
    ) -> None:
        """Take what the file says: words with spaces between them, for each concept's name."""
        self._before, self._after = frozenset({"", *before}), frozenset({"", *after})
        self._longest = max(map(len, (*self._before, *self._after)))
        self._has_affixes = bool(before or after)
        self._exact: defaultdict[str, set[str]] = defaultdict(set)
        self._beginnings: defaultdict[str, set[str]] = defaultdict(set)
        self._endings: defaultdict[str, set[str]] = defaultdict(set)
        self._inner: defaultdict[str, set[str]] = defaultdict(set)
        self._runs: defaultdict[str, list[RunOfWords]] = defaultdict(list)
        for concept, listed in told.items():
            for entry in listed.split():
                words = [word for part in entry.split("_") for word in _words(part, rewrite)]
                if len(words) == 1:
                    self._table(words[0])[words[0][0]].add(concept)
                elif words:
                    self._runs[words[0][0]].append((words, concept))
        self._looked_up = lru_cache(MOST_REMEMBERED)(self._look_up)

    def _table(self, word: StemOfWord) -> defaultdict[str, set[str]]:
        return {
            (False, False): self._exact,
            (False, True): self._beginnings,
            (True, False): self._endings,
            (True, True): self._inner,
        }[word[1:]]

    def find(self, tokens: Sequence[str]) -> list[frozenset[str]]:
        """Return for each token what it is about; a run of words counts where it begins."""
        found = [self._looked_up(token) for token in tokens]
        return [
            about.union(*(self._of_run(tokens[place : place + len(run[0])], run) for run in runs))
            if runs
            else about
            for place, (about, runs) in enumerate(found)
        ]

    def knows(self, token: str) -> bool:
        """Return whether the file names this very word."""
        return token in self._exact

    def _look_up(self, token: str) -> tuple[frozenset[str], tuple[RunOfWords, ...]]:
        """Return what a word is about, and the runs that may begin with it."""
        about, runs = set(self._exact.get(token, ())), list[RunOfWords]()
        for start, end in {*self._bounds(token), (0, len(token))}:
            stem, is_first, is_last = token[start:end], start == 0, end == len(token)
            about |= self._inner.get(stem, set())
            about |= self._endings.get(stem, set()) if is_last else set()
            about |= self._beginnings.get(stem, set()) if is_first else set()
            runs += [run for run in self._runs.get(stem, ()) if _may_be(run[0][0], is_first, is_last)]
        return frozenset(about), tuple(runs)

    def _bounds(self, token: str) -> Iterator[tuple[int, int]]:
        """Yield from where to where in a word a stem may stand."""
        if self._has_affixes:
            starts = [place for place in range(self._longest + 1) if token[:place] in self._before]
            ends = [
                len(token) - place
                for place in range(self._longest + 1)
                if token[len(token) - place :] in self._after
            ]
        else:
            starts, ends = list(range(len(token))), list(range(len(token) + 1))
        yield from ((start, end) for start in starts for end in ends if end - start >= SHORTEST_STEM)

    def _of_run(self, tokens: Sequence[str], run: RunOfWords) -> frozenset[str]:
        words, concept = run
        is_there = len(tokens) >= len(words) and all(map(self._fits, tokens[1:], words[1:]))
        return frozenset({concept} if is_there else ())

    def _fits(self, token: str, word: StemOfWord) -> bool:
        letters, before, after = word
        return any(
            token[start:end] == letters and _may_be(word, start == 0, end == len(token))
            for start, end in (self._bounds(token) if before or after else [(0, len(token))])
        )


def _may_be(word: StemOfWord, is_first: bool, is_last: bool) -> bool:
    """Return whether a stem may stand there: letters before and after it only where it has a star."""
    _, before, after = word
    return (before or is_first) and (after or is_last)


def _words(entry: str, rewrite: Callable[[list[str]], list[str]]) -> list[StemOfWord]:
    tokens = rewrite(fold_tokens(entry.strip("*")))
    last = len(tokens) - 1
    return [
        (token, entry.startswith("*") and number == 0, entry.endswith("*") and number == last)
        for number, token in enumerate(tokens)
    ]
