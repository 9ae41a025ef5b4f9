"""Text is folded to what counts, whichever way is taken."""

from hypothesis import given
from hypothesis import strategies as st

from mentorsheets.mail.incoming.meaning.folding import fold_tokens


@given(st.text("abcdesxyzsßäé'0A", max_size=12))
def test_a_word_alone_is_folded_as_it_is_beside_a_space(word: str) -> None:
    assert fold_tokens(word) == fold_tokens(f"{word} ")


def test_a_letter_that_somebody_leant_on_counts_once() -> None:
    assert fold_tokens("yesss") == fold_tokens("yes") == ["yes"]
