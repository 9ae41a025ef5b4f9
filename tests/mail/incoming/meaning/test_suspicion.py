"""What no phrase knows is weighed by what its words are about."""

import pytest

from benchmarks.incoming.learn import is_meant, learn, name_corpus, read_signs, tabulate_signs
from mentorsheets.mail.incoming.meaning import AskedFor, HoldReason, interpret_words
from mentorsheets.mail.incoming.meaning.concepts import Concepts
from mentorsheets.mail.incoming.meaning.language import known_languages, open_language
from mentorsheets.mail.incoming.meaning.suspicion import (
    HOLDING_WEIGHT,
    LONGEST_EXCUSED,
    MOST_SENTENCES,
    is_evidently_harmless,
    weigh,
)
from mentorsheets.mail.incoming.meaning.weights import (
    EVERY_SENTENCE,
    OF_NO_LANGUAGE,
    OUR_SCALES,
    WEIGHED,
    WEIGHTS,
    Scales,
    name_language,
    read_weights,
)
from tests.mail.incoming.meaning.sentences import Sentence, read_all


def about(told: str, *words: str) -> list[frozenset[str]]:
    return Concepts({"it": told}, list).find(words)


@pytest.mark.parametrize(
    ("told", "word", "is_meant_so"),
    [
        ("hit", "hit", True),
        ("hit", "hits", False),
        ("threat*", "threatened", True),
        ("threat*", "athreat", False),
        ("*sad*", "crusader", True),
        ("*kom", "welkom", True),
        ("*kom", "komma", False),
    ],
)
def test_a_star_stands_for_the_rest_of_a_word(told: str, word: str, is_meant_so: bool) -> None:
    assert about(told, word) == [frozenset({"it"} if is_meant_so else ())]


def test_words_in_a_row_count_where_the_first_of_them_stands() -> None:
    assert about("turn*_up", "he", "turned", "up") == [frozenset(), frozenset({"it"}), frozenset()]
    assert about("turn*_up", "turned", "it", "up") == [frozenset()] * 3


def test_every_language_names_the_same_concepts() -> None:
    english = set(open_language("en").told_concepts)
    assert english
    for code in known_languages():
        assert set(open_language(code).told_concepts) == english


def test_the_weights_are_those_of_the_sentences_beside_this_file() -> None:
    seen = [one for one in read_all() if not one.is_kept_apart]
    first = WEIGHTS.read_text(encoding="utf-8").partition("\n")[0]
    assert first == f"# {name_corpus(seen)}", "run `python -m benchmarks.incoming.learn`"


def test_the_weights_are_few_enough_to_be_read_and_shipped() -> None:
    assert EVERY_SENTENCE in read_weights(WEIGHTS)[OF_NO_LANGUAGE]
    assert len(WEIGHTS.read_bytes()) < 15_000_000


@pytest.mark.parametrize(
    ("sign", "code"),
    [
        ("hit", OF_NO_LANGUAGE),
        ("hit me", OF_NO_LANGUAGE),
        ("_|hit|me", OF_NO_LANGUAGE),
        ("~<en", OF_NO_LANGUAGE),
        ("en:slapped_me", "en"),
        ("de#schla..mich", "de"),
        ("hit>pt#braco", "pt"),
        ("hit<ar#هو", "ar"),
    ],
)
def test_each_sign_stands_where_its_language_is_read(sign: str, code: str) -> None:
    assert name_language(sign) == code


def test_the_more_it_takes_the_less_is_held() -> None:
    words = "he walloped me and then dragged me about"
    held = [bool(list(weigh(words, WEIGHED, ["en"], by=Scales(more=more)))) for more in (-5, 0, 100)]
    assert held == [True, True, False]
    assert OUR_SCALES.more == 0


def test_a_sentence_that_no_phrase_knows_is_held_and_says_which_of_its_signs_weighed_most() -> None:
    verdict = interpret_words("he walloped me and then dragged me about", AskedFor.CHECK_IN, ["en"])
    assert verdict.may_mean_harm
    assert any(clue.rule.startswith("weights: ") and "hit" in clue.rule for clue in verdict.because)


def test_what_is_wrong_in_a_long_letter_is_heard_beside_all_that_is_well() -> None:
    letter = "We met in the park. The weather was lovely. " * 10
    words = f"{letter}Then he dragged me into his car and pinched my thigh. {letter}"
    assert interpret_words(words, AskedFor.CHECK_IN, ["en"]).may_mean_harm
    assert not interpret_words(letter, AskedFor.CHECK_IN, ["en"]).holds


STRUNG_TOGETHER = {
    "we had coffee by the station, she slapped me, then the rain came and the bus was late": HoldReason.HARM,
    "on a relu ma lettre et il m'a touché les seins et après on a pris le bus": HoldReason.HARM,
    "wir haben den brief gelesen, hab angst vor ihm, dann kam der regen und der bus": HoldReason.HARM,
    "leímos mi carta en el café, ya no me escriban, luego llovió y el autobús llegó tarde": HoldReason.STOP,
    "tomámos café lemos a minha carta pode me excluir depois choveu e o bus chegou tarde": HoldReason.STOP,
    "شربنا قهوة وقرأنا رسالتي، شيلوني من القائمة، وبعدين نزل المطر وتأخر الباص كتير": HoldReason.STOP,
}


@pytest.mark.parametrize(("words", "reason"), STRUNG_TOGETHER.items())
def test_an_alarm_strung_together_with_a_whole_day_is_heard(words: str, reason: HoldReason) -> None:
    assert reason in interpret_words(words, AskedFor.CHECK_IN).holds


def test_a_whole_day_strung_together_holds_nobody() -> None:
    words = "we had coffee by the station and went through my letter, then the rain came and we walked home"
    assert not interpret_words(words, AskedFor.CHECK_IN).holds


def test_only_what_is_asked_for_is_weighed_and_only_so_much() -> None:
    words = "he dragged me into his car and pinched my thigh. "
    assert [clue.says for clue in weigh(words, [HoldReason.HARM], ["en"])] == [HoldReason.HARM]
    assert list(weigh(words, [], ["en"])) == []
    assert list(weigh("fine. " * MOST_SENTENCES + words, [HoldReason.HARM], ["en"])) == []


@pytest.mark.parametrize(
    ("words", "says"),
    [
        ("I'm sick and tired of your mails, leave me alone", HoldReason.STOP),
        ("he hit me and then he laughed at me", HoldReason.HARM),
        ("could somebody from the team ring me this afternoon", HoldReason.PERSON),
    ],
)
def test_of_one_sentence_only_what_is_likely_is_named(words: str, says: HoldReason) -> None:
    assert [clue.says for clue in weigh(words, WEIGHED, ["en"])] == [says]


def test_what_is_learnt_tells_apart_what_it_was_learnt_from_by_the_one_sentence_that_says_it() -> None:
    pytest.importorskip("scipy")
    told = [
        ("stop", "stop the mails"),
        ("stop", "lovely weather. no more mails"),
        ("harm", "he hit me"),
        ("harm", "lovely weather. she hit me"),
        ("not a stop", "lovely weather"),
    ]
    sentences = [Sentence("any", "en", means, words) for means, words in told]
    table = tabulate_signs([read_signs(one) for one in sentences])
    weights = learn(table, sentences)
    for column, reason in enumerate((HoldReason.STOP, HoldReason.HARM)):
        weighed = table.matrix @ weights[:-1, column] + weights[-1, column]
        most = [weighed[table.texts == text].max() for text in range(len(told))]
        assert [weight > 0 for weight in most] == is_meant(sentences, reason).tolist()


def test_each_reason_that_is_weighed_has_a_threshold() -> None:
    assert set(HOLDING_WEIGHT) == set(WEIGHED)


@pytest.mark.parametrize(
    ("words", "is_held"),
    [
        ("He is a great guy, he really pushed me out of my comfort zone", False),
        ("He pushed me", True),
        ("O trabalho está a matar-me esta semana", False),
        ("The film about abuse was very good", False),
    ],
)
def test_a_phrase_within_evidently_harmless_words_holds_nobody(words: str, is_held: bool) -> None:
    assert bool(interpret_words(words, AskedFor.CHECK_IN, ["en", "pt"]).holds) is is_held


@pytest.mark.parametrize(
    "words",
    [
        "Great week, but Bo raped me.",
        "The talk on abuse was excellent until Bo hit me.",
        "Muy buena semana, pero quiero morirme.",
        "Der Vortrag über Mobbing war sehr gut, und Bo hat mich geschlagen.",
        "Merci pour le livre, mais Bo m'a frappée.",
        "Obrigada pelo livro, mas o Bo bateu-me.",
        "كانت المحاضرة عن العنف ممتازة، لكن بو ضربني.",
    ],
)
def test_praise_beside_a_cry_does_not_excuse_it(words: str) -> None:
    assert interpret_words(words, AskedFor.CHECK_IN, others=("Bo",)).may_mean_harm


def test_a_phrase_below_a_line_or_in_a_long_letter_holds_whatever_stands_around_it() -> None:
    harmless = "He is a great guy, he really pushed me out of my comfort zone. "
    assert interpret_words(harmless + "\n-- \nhe hit me", AskedFor.CHECK_IN, ["en"]).may_mean_harm
    assert not is_evidently_harmless(harmless * (LONGEST_EXCUSED // len(harmless) + 1), ["en"])
