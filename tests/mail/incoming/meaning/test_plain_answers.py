"""A reply that is nothing but a plain yes or no is read by a grammar; what only looks like one goes to a human."""

import hashlib
from functools import cache

import pytest

from benchmarks.incoming.meaning import Judged, judge
from mentorsheets.mail.incoming.meaning import AskedFor, PlainAnswer, interpret_words
from mentorsheets.mail.incoming.meaning.language import known_languages
from mentorsheets.mail.incoming.meaning.plain_grammar import open_grammar
from tests.cases import EACH_CASE
from tests.mail.incoming.meaning.sentences import PLAIN_ANSWERS, Sentence, read_corpus

LANGUAGES = known_languages()
UNDERSTOOD = 0.8
"""What is understood at least of the half that was only counted: some ten in a hundred under what was measured."""

PASSED_BY = 9
"""Every ninth sentence is judged unless each is asked for; rates are taken only then."""


def was_only_counted(sentence: Sentence) -> bool:
    """Return whether the grammar was written without a look at this one."""
    named = hashlib.sha256(f"{sentence.language}\n{sentence.words}".encode())
    return int(named.hexdigest(), 16) % 2 == 0


@cache
def judge_plain() -> list[Judged]:
    return judge(list(read_corpus(PLAIN_ANSWERS))[:: 1 if EACH_CASE else PASSED_BY])


def test_no_reply_that_hedges_asks_or_says_two_things_is_acted_on() -> None:
    assert [one.sentence for one in judge_plain() if one.outcome == "wrong act"] == []


@pytest.mark.thorough
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("means", ["yes", "no"])
def test_most_plain_answers_are_understood_of_those_that_were_only_counted(means: str, language: str) -> None:
    judged = [
        one
        for one in judge_plain()
        if (one.sentence.language, one.sentence.means) == (language, means) and was_only_counted(one.sentence)
    ]
    assert len(judged) >= 25
    assert sum(one.outcome == "right" for one in judged) / len(judged) >= UNDERSTOOD


@pytest.mark.thorough
@pytest.mark.parametrize("language", LANGUAGES)
def test_each_language_has_a_grammar_whose_patterns_can_all_be_read(language: str) -> None:
    grammar = open_grammar(language)
    assert grammar is not None
    assert grammar.answers(PlainAnswer.YES).compiled
    assert grammar.answers(PlainAnswer.NO).compiled
    assert grammar.courtesy.compiled
    assert set(grammar.moods) == {"glad", "regret"}


@pytest.mark.parametrize(
    ("words", "language"),
    [
        ("Of course, I'd be honoured", "en"),
        ("By all means, Ms Novak can introduce us", "en"),
        ("Absolutly, I'd be happy to", "en"),
        ("Yes please. Best, Graham", "en"),
        ("Thank you, Ms Novak. I accept with pleasure.", "en"),
        ("yes yes yes!", "en"),
        ("Estimada señora: acepto con agrado. Atentamente, Luis Prieto", "es"),
        ("Ce serait un grand honneur, merci à vous", "fr"),
        ("Ja, das würde mich sehr freuen. Liebe Grüße", "de"),
        ("Teria muito gosto em a conhecer, obrigada", "pt"),
        ("يسعدني أن أتعرف عليها، شكرا لسؤالكم", "ar"),
    ],
)
def test_a_yes_in_other_clothes_is_a_yes(words: str, language: str) -> None:
    expected = None if "can introduce us" in words else PlainAnswer.YES
    assert interpret_words(words, AskedFor.CONSENT, [language]).answer is expected


@pytest.mark.parametrize(
    ("words", "language"),
    [
        ("I must decline, with thanks", "en"),
        ("I'd prefer you didn't", "en"),
        ("Thank you, but that won't be possible", "en"),
        ("Unfortunately no. I hope you understand.", "en"),
        ("Se lo agradezco, pero prefiero que no nos presenten", "es"),
        ("C'est gentil, mais je préfère ne pas la rencontrer", "fr"),
        ("Das geht bei mir leider nicht", "de"),
        ("Agradeço o convite, mas não me sinto à vontade", "pt"),
        ("شكرا لكم، لكنني أفضل عدم التعرف عليه", "ar"),
        ("Not this time", "en"),
    ],
)
def test_a_no_in_other_clothes_is_a_no(words: str, language: str) -> None:
    assert interpret_words(words, AskedFor.CONSENT, [language]).answer is not PlainAnswer.YES
    if "à vontade" not in words:
        assert interpret_words(words, AskedFor.CONSENT, [language]).answer is PlainAnswer.NO


@pytest.mark.thorough
@pytest.mark.parametrize(
    ("words", "language"),
    [
        ("No problem", "en"),
        ("No worries, yes", "en"),
        ("Unfortunately yes", "en"),
        ("I can't say no", "en"),
        ("I do not want to decline", "en"),
        ("Thanks for asking", "en"),
        ("Looking forward to hearing more, but no", "en"),
        ("yes yes", "en"),
        ("Not yet", "en"),
        ("I feel down", "en"),
        ("Please give her my address", "en"),
        ("Please do not give her my address", "en"),
        ("I'd like to meet Maria", "en"),
        ("I accept your apology", "en"),
        ("No puedo decir que no", "es"),
        ("Me vale", "es"),
        ("C'est", "fr"),
        ("Je n'en peux plus", "fr"),
        ("Je ne peux pas dire non", "fr"),
        ("Das ist", "de"),
        ("Ich nehme an, ja", "de"),
        ("Leider ja", "de"),
        ("ja ja ja!", "de"),
        ("Na toll", "de"),
        ("Mir geht es nicht gut", "de"),
        ("Não tô bem", "pt"),
        ("Quiero pausar", "es"),
        ("I don't want to be part of it", "en"),
        ("Ich möchte nicht mehr teilnehmen", "de"),
        ("أنا ماشي", "ar"),
        ("Infelizmente sim", "pt"),
        ("Quero falar", "pt"),
        ("أريد التحدث", "ar"),
        ("نعم للأسف", "ar"),
        ("مع خالص الشكر", "ar"),
    ],
)
def test_what_only_sounds_like_an_answer_is_for_a_human(words: str, language: str) -> None:
    assert interpret_words(words, AskedFor.CONSENT, [language]).answer is None


def test_what_the_grammar_reads_whole_is_not_held_for_how_it_weighs() -> None:
    verdict = interpret_words("Je ne donne pas mon accord.", AskedFor.CONSENT, ["fr"])
    assert (verdict.answer, verdict.holds) == (PlainAnswer.NO, frozenset())


@pytest.mark.parametrize("words", ["Yes. He threatened me.", "With pleasure, but I am scared", "No, stop it"])
def test_a_word_of_harm_or_stop_is_in_no_grammar(words: str) -> None:
    assert interpret_words(words, AskedFor.CONSENT, ["en"]).holds


def test_a_slip_of_the_pen_is_mended_only_where_one_word_is_as_near() -> None:
    grammar = open_grammar("en")
    assert grammar is not None
    assert grammar.spell(["absolutly", "thx", "zxcvb"]) == ["absolutely", "thanks", "zxcvb"]
