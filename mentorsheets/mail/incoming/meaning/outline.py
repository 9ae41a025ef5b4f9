"""What a pattern needs of words, so that of thousands only those are compiled that a reply may fulfil.

To compile all of them takes many seconds, and a pass may have one line to read.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from mentorsheets.mail.incoming.meaning.folding import ENDS, fold_tokens
from mentorsheets.mail.incoming.meaning.grammar import PATTERN_PIECE, Rewrite

NO_WORDS: frozenset[str] = frozenset()
PLAIN_PIECE = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class PatternOutline:
    """With which words a pattern begins, which ones it names, and how many there must and may be.

    `first` are words with which it can begin, `first_stems` beginnings of such; with `any_first` it may begin
    with any word, and with `may_be_empty` have none. It names `words` and `stems`, of which `least` stand in
    whatever fulfils it, beside at `most_free` others; ends of clauses are not counted.
    """

    first: frozenset[str] = NO_WORDS
    first_stems: frozenset[str] = NO_WORDS
    any_first: bool = False
    may_be_empty: bool = False
    words: frozenset[str] = NO_WORDS
    stems: frozenset[str] = NO_WORDS
    least: int = 0
    most_free: int = 0

    def and_then(self, other: "PatternOutline") -> "PatternOutline":
        """Return the outline of the one with the other behind it."""
        passes = self.may_be_empty
        return PatternOutline(
            self.first | other.first if passes else self.first,
            self.first_stems | other.first_stems if passes else self.first_stems,
            self.any_first or (passes and other.any_first),
            passes and other.may_be_empty,
            self.words | other.words,
            self.stems | other.stems,
            self.least + other.least,
            self.most_free + other.most_free,
        )

    def may_fit(self, tokens: Sequence[str], *, among: bool = False) -> bool:
        """Return whether a pattern may be fulfilled by all these words, or `among` them by some."""
        stems, words = tuple(self.stems), [token for token in tokens if token not in ENDS]
        named = sum(word in self.words or word.startswith(stems) for word in words)
        return named >= self.least and (among or len(words) - named <= self.most_free)


NO_TOKEN = PatternOutline(may_be_empty=True)
ANY_TOKEN = PatternOutline(any_first=True, most_free=1)
UP_TO_THREE_TOKENS = PatternOutline(any_first=True, may_be_empty=True, most_free=3)
OUTLINED = {"..": UP_TO_THREE_TOKENS, "_": ANY_TOKEN, "#": ANY_TOKEN}


def draw_outline(
    pattern: str, parts: Mapping[str, str], rewrite: Rewrite, known: dict[str, PatternOutline]
) -> PatternOutline:
    """Return the outline of a pattern as `compile_pattern` takes it; those of its parts stay in `known`."""
    levels: list[tuple[list[PatternOutline], PatternOutline]] = [([], NO_TOKEN)]
    for piece in PATTERN_PIECE.findall(pattern):
        others, row = levels[-1]
        if piece in {"(", "["}:
            levels.append(([], NO_TOKEN))
        elif piece == "|":
            levels[-1] = ([*others, row], NO_TOKEN)
        elif piece in {")", "]"}:
            levels.pop()
            inner = _one_of([*others, row, *([NO_TOKEN] if piece == "]" else [])])
            above, before = levels[-1]
            levels[-1] = (above, before.and_then(inner))
        else:
            if piece not in known:
                known[piece] = _draw_piece(piece, parts, rewrite, known)
            levels[-1] = (others, row.and_then(known[piece]))
    ((others, row),) = levels
    return _one_of([*others, row])


def _one_of(ways: list[PatternOutline]) -> PatternOutline:
    if len(ways) == 1:
        return ways[0]
    return PatternOutline(
        NO_WORDS.union(*(way.first for way in ways)),
        NO_WORDS.union(*(way.first_stems for way in ways)),
        any(way.any_first for way in ways),
        any(way.may_be_empty for way in ways),
        NO_WORDS.union(*(way.words for way in ways)),
        NO_WORDS.union(*(way.stems for way in ways)),
        min(way.least for way in ways),
        max(way.most_free for way in ways),
    )


def _draw_piece(
    piece: str, parts: Mapping[str, str], rewrite: Rewrite, known: dict[str, PatternOutline]
) -> PatternOutline:
    if piece in OUTLINED:
        return OUTLINED[piece]
    if piece.startswith("{"):
        return draw_outline(parts[piece[1:-1]], parts, rewrite, known)
    if piece.startswith("emoji") and PLAIN_PIECE.fullmatch(piece):
        return _draw_words([piece])
    tokens = rewrite(fold_tokens(piece.rstrip("*").replace("_", " ")))
    if not tokens or piece.startswith("emoji"):
        return UP_TO_THREE_TOKENS
    if piece.endswith("*"):
        return (
            _draw_words(tokens[:-1]).and_then(_draw_stem(tokens[-1])) if tokens[1:] else _draw_stem(tokens[0])
        )
    return _draw_words(tokens)


def _draw_words(tokens: list[str]) -> PatternOutline:
    return PatternOutline(
        frozenset(tokens[:1]), words=frozenset(tokens), least=sum(one not in ENDS for one in tokens)
    )


def _draw_stem(stem: str) -> PatternOutline:
    return PatternOutline(first_stems=frozenset({stem}), stems=frozenset({stem}), least=1)


@dataclass(frozen=True, slots=True)
class ByFirstWord:
    """The places of patterns, by the words with which they can begin; `stem_lengths` in characters."""

    words: Mapping[str, list[int]] = field(default_factory=dict)
    stems: Mapping[str, list[int]] = field(default_factory=dict)
    always: tuple[int, ...] = ()
    stem_lengths: tuple[int, ...] = ()

    def list_begun_by(self, word: str) -> list[int]:
        """Return the places of the patterns that this word may begin, in their order."""
        found = {*self.always, *self.words.get(word, ())}
        for length in self.stem_lengths:
            found.update(self.stems.get(word[:length], ()))
        return sorted(found)


def index_by_first_word(outlines: Iterable[PatternOutline]) -> ByFirstWord:
    """Return the places of patterns by what they begin with."""
    words: dict[str, list[int]] = {}
    stems: dict[str, list[int]] = {}
    always: list[int] = []
    for place, outline in enumerate(outlines):
        if outline.any_first or outline.may_be_empty:
            always.append(place)
            continue
        for kept, those in ((words, outline.first), (stems, outline.first_stems)):
            for one in those:
                kept.setdefault(one, []).append(place)
    return ByFirstWord(words, stems, tuple(always), tuple(sorted({len(stem) for stem in stems})))
