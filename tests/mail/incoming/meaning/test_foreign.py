"""A phrase of a language counts only in a sentence which that language reads."""

import pytest

from mentorsheets.mail.incoming.meaning import AskedFor, HoldReason, find_holds, interpret_words
from mentorsheets.mail.incoming.meaning.language import known_languages, open_language
from mentorsheets.mail.incoming.meaning.sentences import drop_foreign, read_sentences
from mentorsheets.mail.incoming.meaning.verdict import Clue


@pytest.mark.parametrize(
    "words",
    [
        "Thursdays after five would suit me best.",  # "me bes*" is a kiss in Spanish
        "The one on Monday would suit me best, I think.",
    ],
)
def test_english_that_looks_like_a_phrase_of_another_language_is_english(words: str) -> None:
    assert find_holds(words) == frozenset()


@pytest.mark.parametrize(
    "words",
    [
        "Hola, stop it please",
        "Bonjour, I do not want any more mails",
        "Je suis ok but please remove me from the list merci",
        "ya basta with the mails",
        "Basta!",
        "STOP",
        "arrêt",
    ],
)
@pytest.mark.parametrize("own", ["de", "ar"])
def test_a_stop_in_two_languages_or_in_one_word_holds_whatever_the_writers_own_is(
    words: str, own: str
) -> None:
    assert HoldReason.STOP in find_holds(words)
    assert HoldReason.STOP in interpret_words(words, AskedFor.CHECK_IN, [own]).holds


def test_every_language_reads_the_same_sentences() -> None:
    for sentence in read_sentences("We met. Nos vimos ayer. Was soll das?"):
        assert set(sentence) == set(known_languages())
        assert all(tokens and known >= 0 for tokens, known in sentence.values())


def test_words_that_stand_in_no_sentence_count() -> None:
    clue = Clue("words that run on", HoldReason.HARM, "a rule")
    assert list(drop_foreign([clue], "We met.", open_language("en"))) == [clue]


@pytest.mark.parametrize(
    "words",
    [
        "It opened a door for me",
        "isso me abriu portas",
        "ça m'a ouvert une porte chez Airbus",
        "We unsubscribed from ten newsletters together",
        "On s'est désabonnés ensemble de dix newsletters",
        "He hit it off with my sister too",
        "He scared me with how many slides he has",
        "me empujó a presentarme y salió bien",
        "elle m'a poussée à postuler et ça a marché",
        "ela me empurrou a me candidatar e deu certo",
        "I don't think I'll make it to Christmas dinner",
        "Don't worry if you get an out of office from me",
        "we called it quits after an hour, both tired",
    ],
)
def test_idioms_in_the_words_of_a_stop_or_a_cry_hold_nobody(words: str) -> None:
    assert interpret_words(words, AskedFor.CHECK_IN).holds == frozenset()


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        ("he opened the door and would not let me out", HoldReason.HARM),
        ("I opened a door for her and unsubscribe me please", HoldReason.STOP),
        ("I've decided to call it quits with the scheme", HoldReason.LEAVE),
        ("me empujó contra la pared", HoldReason.HARM),
        ("He waits by my bike every evening", HoldReason.HARM),
        ("I don't think I'll make it to Christmas, and I don't mind", HoldReason.HARM),
        ("we spoke at length. I won't carry on though, too much at home", HoldReason.LEAVE),
        ("we hit it off but now he hits me", HoldReason.HARM),
    ],
)
def test_beside_such_idioms_a_stop_and_a_cry_are_heard(words: str, reason: HoldReason) -> None:
    assert reason in interpret_words(words, AskedFor.CHECK_IN).holds
