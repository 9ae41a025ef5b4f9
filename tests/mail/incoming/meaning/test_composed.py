"""However sentences are put together, nothing is done that one of them does not plainly say: composed by Hypothesis.

The compositions are the same in each run: harm told in words that nobody here knows may still stand beside an answer
that is acted on, about once in a thousand of what these tests can compose.
"""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mentorsheets.mail.incoming.meaning import AskedFor, HoldReason, PlainAnswer, interpret_words
from tests.mail.incoming.meaning.sentences import LEARNT_FROM, NEVER_LEARNT, Sentence, read_corpus

WRITTEN = [one for folder in (*LEARNT_FROM, *NEVER_LEARNT) for one in read_corpus(folder)]
OF_OTHERS = [one for folder in (*LEARNT_FROM[1:], *NEVER_LEARNT) for one in read_corpus(folder)]
PLAIN = [one for one in WRITTEN if one.means in {"yes", "no", "met", "notyet", "notfit"}]
URGENT = [one for one in OF_OTHERS if one.means in {"harm", "person"}]
STOPS = [one for one in OF_OTHERS if one.means == "stop"]
HARMLESS = [one for one in OF_OTHERS if one.means == "not a stop"]
ENDING = {PlainAnswer.STOP, PlainAnswer.PAUSE, PlainAnswer.LEAVE}
JOINS = [" ", ". ", ", ", "\n", "\n\n", " - ", "! "]
questions = st.sampled_from([AskedFor.CONSENT, AskedFor.CHECK_IN, AskedFor.CLOSING, AskedFor.NOTHING])


@pytest.mark.thorough
@settings(derandomize=True)
@given(st.sampled_from(URGENT), st.sampled_from(PLAIN), st.sampled_from(JOINS), st.booleans(), questions)
def test_nothing_is_done_upon_a_plain_answer_beside_a_cry_for_help(
    urgent: Sentence, plain: Sentence, join: str, is_first: bool, question: AskedFor
) -> None:
    parts = (plain.words, urgent.words) if is_first else (urgent.words, plain.words)
    assert interpret_words(join.join(parts), question).answer is None


@pytest.mark.thorough
@settings(derandomize=True)
@given(st.sampled_from(STOPS), st.sampled_from(PLAIN), st.sampled_from(JOINS), st.booleans(), questions)
def test_beside_a_wish_to_stop_no_other_answer_is_acted_on(
    stop: Sentence, plain: Sentence, join: str, is_first: bool, question: AskedFor
) -> None:
    parts = (plain.words, stop.words) if is_first else (stop.words, plain.words)
    assert interpret_words(join.join(parts), question).answer in {None, *ENDING}


@pytest.mark.thorough
@settings(derandomize=True)
@given(st.lists(st.sampled_from(HARMLESS), min_size=1, max_size=4), st.sampled_from(JOINS), questions)
def test_harmless_words_never_pause_or_end_anything(
    told: list[Sentence], join: str, question: AskedFor
) -> None:
    verdict = interpret_words(join.join(one.words for one in told), question)
    assert verdict.answer not in ENDING


@pytest.mark.thorough
@settings(derandomize=True)
@given(st.sampled_from([one for one in STOPS if "\n" not in one.words]), questions)
def test_a_wish_in_somebody_s_mouth_or_under_a_condition_pauses_nothing(
    stop: Sentence, question: AskedFor
) -> None:
    for told in (f"He said: {stop.words}", f"If she leaves, {stop.words}", f"{stop.words} Just kidding!"):
        assert interpret_words(told, question).answer not in ENDING


@settings(derandomize=True)
@given(st.sampled_from(URGENT), st.sampled_from(HARMLESS), questions)
def test_a_harmless_sentence_beside_it_takes_no_phrase_of_harm_back(
    urgent: Sentence, harmless: Sentence, question: AskedFor
) -> None:
    alone = interpret_words(urgent.words, question, [urgent.language])
    if HoldReason.HARM in alone.holds and not any("weights" in clue.rule for clue in alone.because):
        assert interpret_words(f"{urgent.words}\n\n{harmless.words}", question, [urgent.language]).holds


@pytest.mark.thorough
@pytest.mark.parametrize(
    "words",
    [
        "Wir haben uns unterhalten\n\nBaixou as calças.",
        "Gestern gesprochen. Fgh rtz uio.",
        "sim nos vimos, Je suis sur le pont.",
    ],
)
def test_who_says_that_they_met_and_goes_on_in_words_that_nobody_reads_is_for_a_human(words: str) -> None:
    assert interpret_words(words, AskedFor.CHECK_IN, ["de", "es", "pt"]).answer is None


@pytest.mark.parametrize("below", ["أطوي هذه الصفحة.", "يحوم حول ملعب الأطفال."])
def test_words_in_another_language_below_a_leave_taking_are_no_signature(below: str) -> None:
    words = f"Bom dia,\nsim, com todo o gosto.\nCumprimentos\n\n{below}"
    assert interpret_words(words, AskedFor.CONSENT).answer is None


def test_it_happened_again_is_no_meeting() -> None:
    assert interpret_words("It happened again.", AskedFor.CHECK_IN).answer is None
