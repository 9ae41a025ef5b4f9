"""What a pattern needs of words: it may be passed over only where it could never fit."""

import re
from collections.abc import Sequence
from typing import Any, cast

from hypothesis import given
from hypothesis import strategies as st

from mentorsheets.mail.incoming.meaning.grammar import START, compile_pattern
from mentorsheets.mail.incoming.meaning.outline import PatternOutline, draw_outline
from mentorsheets.mail.incoming.meaning.phrases import Phrases

PARTS = {"day": "(monday|tues*|next _)", "met": "[we] (met|had # talks|..)", "both": "{met} [,] {day}"}
PIECES = ["we", "met", "tues*", "_", "..", "#", ",", "{day}", "{met}", "{both}", "good day"]
TOKENS = ["we", "met", "monday", "tuesday", "next", "7", ",", "good", "day", "had", "talks", "x"]


def _row(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.lists(inner, min_size=1, max_size=3).map(" ".join)


def _ways(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    ways = st.lists(_row(inner), min_size=1, max_size=3).map("|".join)
    return st.one_of(ways.map(lambda text: f"({text})"), ways.map(lambda text: f"[{text}]"), _row(inner))


PATTERNS = _row(st.recursive(st.sampled_from(PIECES), _ways, max_leaves=6))


@given(st.lists(PATTERNS, min_size=1, max_size=3), st.lists(st.sampled_from(TOKENS), max_size=5))
def test_what_is_passed_over_says_the_same_as_all_patterns_together(
    patterns: list[str], tokens: list[str]
) -> None:
    compiled = tuple(compile_pattern(one, PARTS, list) for one in patterns)
    outlines = tuple(draw_outline(one, PARTS, list, {}) for one in patterns)
    phrases = Phrases("x", tuple(patterns), compiled, outlines)
    words = "".join(f"{token} " for token in tokens)
    together = re.compile(f"{START}(?:{'|'.join(compiled)})")
    assert phrases.says(words) == bool(together.fullmatch(words))
    assert phrases.stands_in(words) == bool(together.search(words))


class _Asked(Sequence[PatternOutline]):
    """The outlines of some patterns, and how often one was looked at."""

    def __init__(self, outlines: Sequence[PatternOutline]) -> None:
        self.outlines, self.looked = outlines, 0

    def __len__(self) -> int:
        return len(self.outlines)

    def __getitem__(self, place: Any) -> Any:
        self.looked += 1
        return self.outlines[place]


def test_of_words_without_end_each_pattern_is_asked_once_whether_it_may_fit() -> None:
    # From each of thousands of words on all were asked about all words: one mail took hours.
    patterns = ("we met {day}", "we {met} good day")
    compiled = tuple(compile_pattern(one, PARTS, list) for one in patterns)
    asked = _Asked([draw_outline(one, PARTS, list, {}) for one in patterns])
    phrases = Phrases("x", patterns, compiled, cast("tuple[PatternOutline, ...]", asked))
    phrases.stands_in("x ")
    before = asked.looked
    assert not phrases.stands_in("we met x " * 1000)
    assert asked.looked - before == len(patterns)
