"""A pattern of `grammar` as a tree that is walked over tokens: it tells the same as the regular expression.

To compile the expressions of one language takes a second, and a pass may have one line to read.
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from mentorsheets.mail.incoming.meaning.folding import fold_tokens
from mentorsheets.mail.incoming.meaning.grammar import PATTERN_PIECE, Rewrite

NO_WORDS: frozenset[str] = frozenset()
NO_PLACE: frozenset[int] = frozenset()
WORD_LETTERS = re.compile(r"\w*")
ANY_WORD = re.compile(r"[^\s.,?]+")
DIGITS_ONLY = re.compile(r"\d+")
Ends = Callable[[Sequence[str], int], frozenset[int]]
"""Of tokens and the place where to begin: after which tokens what is looked for may end."""


@dataclass(frozen=True, eq=False)
class PhraseTree:
    """Where something may end that begins at a token, and with which words it can begin.

    `first` are words with which it can begin, `first_stems` beginnings of such; with `any_first` it may begin
    with any word, and with `may_be_empty` have none.
    """

    ends: Ends
    first: frozenset[str] = NO_WORDS
    first_stems: frozenset[str] = NO_WORDS
    any_first: bool = False
    may_be_empty: bool = False

    def fits(self, tokens: Sequence[str]) -> bool:
        """Return whether it is all of these tokens."""
        return len(tokens) in self.ends(tokens, 0)


@dataclass(frozen=True, slots=True)
class ByFirstWord:
    """The places of trees, by the words with which they can begin; `stem_lengths` in characters."""

    words: Mapping[str, list[int]] = field(default_factory=dict)
    stems: Mapping[str, list[int]] = field(default_factory=dict)
    always: tuple[int, ...] = ()
    stem_lengths: tuple[int, ...] = ()

    def list_begun_by(self, word: str) -> list[int]:
        """Return the places of the trees that this word may begin, in their order."""
        found = {*self.always, *self.words.get(word, ())}
        for length in self.stem_lengths:
            found.update(self.stems.get(word[:length], ()))
        return sorted(found)


def index_by_first_word(trees: Iterable[PhraseTree]) -> ByFirstWord:
    """Return the places of trees by what they begin with."""
    words: dict[str, list[int]] = {}
    stems: dict[str, list[int]] = {}
    always: list[int] = []
    for place, tree in enumerate(trees):
        if tree.any_first or tree.may_be_empty:
            always.append(place)
            continue
        for kept, those in ((words, tree.first), (stems, tree.first_stems)):
            for one in those:
                kept.setdefault(one, []).append(place)
    return ByFirstWord(words, stems, tuple(always), tuple(sorted({len(stem) for stem in stems})))


def grow_tree(
    pattern: str, parts: Mapping[str, str], rewrite: Rewrite, known: dict[str, PhraseTree]
) -> PhraseTree:
    """Return the tree of a pattern as `compile_pattern` takes it; `known` keeps those of words and parts."""
    levels: list[tuple[list[PhraseTree], list[PhraseTree]]] = [([], [])]
    for piece in PATTERN_PIECE.findall(pattern):
        ways, row = levels[-1]
        if piece in {"(", "["}:
            levels.append(([], []))
        elif piece == "|":
            ways.append(_in_a_row(row))
            levels[-1] = (ways, [])
        elif piece in {")", "]"}:
            levels.pop()
            levels[-1][1].append(_one_of([*ways, _in_a_row(row), *([NO_TOKEN] if piece == "]" else [])]))
        else:
            if piece not in known:
                known[piece] = _grow_piece(piece, parts, rewrite, known)
            row.append(known[piece])
    ((ways, row),) = levels
    return _one_of([*ways, _in_a_row(row)])


def _grow_piece(
    piece: str, parts: Mapping[str, str], rewrite: Rewrite, known: dict[str, PhraseTree]
) -> PhraseTree:
    if piece in UNNAMED:
        return UNNAMED[piece]
    if piece.startswith("{"):
        return grow_tree(parts[piece[1:-1]], parts, rewrite, known)
    if piece.startswith("emoji"):
        return _word(piece)
    tokens = rewrite(fold_tokens(piece.rstrip("*").replace("_", " ")))
    if not piece.endswith("*"):
        return _in_a_row([_word(token) for token in tokens])
    *before, stem = tokens or [""]
    return _in_a_row([*map(_word, before), _stem(stem)])


def _word(word: str) -> PhraseTree:
    def ends(tokens: Sequence[str], at: int) -> frozenset[int]:
        return frozenset((at + 1,)) if at < len(tokens) and tokens[at] == word else NO_PLACE

    return PhraseTree(ends, first=frozenset((word,)))


def _stem(stem: str) -> PhraseTree:
    def fits(token: str) -> bool:
        return token.startswith(stem) and WORD_LETTERS.fullmatch(token, len(stem)) is not None

    return PhraseTree(_token_that(fits), first_stems=frozenset((stem,)))


def _token_that(fits: Callable[[str], object]) -> Ends:
    def ends(tokens: Sequence[str], at: int) -> frozenset[int]:
        return frozenset((at + 1,)) if at < len(tokens) and fits(tokens[at]) else NO_PLACE

    return ends


def _in_a_row(trees: Sequence[PhraseTree]) -> PhraseTree:
    if len(trees) == 1:
        return trees[0]

    def ends(tokens: Sequence[str], at: int) -> frozenset[int]:
        places = frozenset((at,))
        for tree in trees:
            places = NO_PLACE.union(*(tree.ends(tokens, place) for place in places))
            if not places:
                break
        return places

    leading = next((number for number, tree in enumerate(trees) if not tree.may_be_empty), len(trees))
    return PhraseTree(ends, *_begin(trees[: leading + 1]), may_be_empty=leading == len(trees))


def _one_of(trees: Sequence[PhraseTree]) -> PhraseTree:
    if len(trees) == 1:
        return trees[0]
    choice = _Choice(trees)
    return PhraseTree(choice.ends, *_begin(trees), may_be_empty=any(tree.may_be_empty for tree in trees))


def _begin(trees: Sequence[PhraseTree]) -> tuple[frozenset[str], frozenset[str], bool]:
    if len(trees) == 1:
        return trees[0].first, trees[0].first_stems, trees[0].any_first
    first = NO_WORDS.union(*(tree.first for tree in trees))
    return first, NO_WORDS.union(*(tree.first_stems for tree in trees)), any(tree.any_first for tree in trees)


@dataclass(frozen=True, eq=False)
class _Choice:
    """Several trees, of which only those are walked that a token may begin."""

    trees: Sequence[PhraseTree]

    def ends(self, tokens: Sequence[str], at: int) -> frozenset[int]:
        word = tokens[at] if at < len(tokens) else ""
        return NO_PLACE.union(
            *(self.trees[place].ends(tokens, at) for place in self._by_first_word.list_begun_by(word))
        )

    @cached_property
    def _by_first_word(self) -> ByFirstWord:
        return index_by_first_word(self.trees)


NO_TOKEN = PhraseTree(lambda _, at: frozenset((at,)), may_be_empty=True)
ANY_TOKEN = PhraseTree(_token_that(ANY_WORD.fullmatch), any_first=True)
UNNAMED = {
    "_": ANY_TOKEN,
    "#": PhraseTree(_token_that(DIGITS_ONLY.fullmatch), any_first=True),
    "..": _in_a_row([_one_of([ANY_TOKEN, NO_TOKEN])] * 3),
}
"""What stands for words that a pattern does not name."""
