"""A slight misspelling is found among all names as if each had been held against it letter by letter."""

import difflib

from hypothesis import given
from hypothesis import strategies as st

from mentorsheets.sheet.cells.text import nearest, plain

NAMES = ("Ana Duarte", "Anna Duarte", "Ana Duarte 2", "Bo Duarte", "Żaneta Wójcik", "Layla Haddad", "x" * 60)
LETTERS = st.characters(categories=("L", "N", "Zs"))
WORDS = st.sampled_from(NAMES) | st.text(LETTERS, max_size=12) | st.text("ab ", max_size=90)


def slip(word: str, at: int, letter: str) -> str:
    """Return a word with one letter in the place of another, or behind it."""
    return word[:at] + letter + word[at + 1 :]


def compare_all(text: str, known: list[str]) -> str | None:
    """Return what `nearest` promises, by the likeness of every word."""
    wanted = plain(text)
    rated = sorted(
        ((difflib.SequenceMatcher(None, wanted, plain(word)).ratio(), word) for word in known), reverse=True
    )
    if len(wanted) < 4 or not rated or rated[0][0] < 0.84:
        return None
    return None if len(rated) > 1 and rated[1][0] > rated[0][0] - 0.05 else rated[0][1]


@given(st.lists(WORDS, max_size=6), st.data())
def test_the_nearest_of_some_words_is_that_by_the_likeness_of_each(
    known: list[str], data: st.DataObject
) -> None:
    word = data.draw(WORDS | (st.sampled_from(known) if known else WORDS))
    text = slip(word, data.draw(st.integers(0, max(len(word) - 1, 0))), data.draw(LETTERS | st.just("")))
    assert nearest(text, known) == compare_all(text, known)


def test_a_slip_is_found_and_two_that_it_may_mean_are_not() -> None:
    assert nearest("Layla Hadad", NAMES) == "Layla Haddad"
    assert nearest("Anaa Duarte", NAMES) is None
