"""Patterns that are compiled late say what those of `re` say."""

import re

from hypothesis import given
from hypothesis import strategies as st

from mentorsheets.domain.late_pattern import LatePattern, compile_each

TEXTS = st.text(alphabet="abAB ,;", max_size=12)


@given(TEXTS, st.sampled_from(["a+b?", "[,;] *", "(?:ab)+", "^b"]), st.sampled_from([0, re.IGNORECASE]))
def test_a_late_pattern_finds_what_a_compiled_one_finds(text: str, pattern: str, flags: int) -> None:
    late, known = LatePattern(pattern, flags), re.compile(pattern, flags)
    assert [one.span() for one in late.finditer(text)] == [one.span() for one in known.finditer(text)]
    for ours, theirs in (
        (late.search, known.search),
        (late.match, known.match),
        (late.fullmatch, known.fullmatch),
    ):
        found, there = ours(text), theirs(text)
        assert (found and found.span()) == (there and there.span())
    assert late.findall(text) == known.findall(text)
    assert (late.split(text), late.split(text, 1)) == (known.split(text), known.split(text, 1))
    assert (late.sub("x", text), late.sub("x", text, 1)) == (known.sub("x", text), known.sub("x", text, 1))
    assert late.sub(lambda one: one[0].upper(), text) == known.sub(lambda one: one[0].upper(), text)


def test_all_of_them_can_be_compiled_at_once() -> None:
    late = LatePattern("only once")
    compile_each()
    found = late.search("only once")
    assert found is not None
    assert found.re is re.compile("only once")
