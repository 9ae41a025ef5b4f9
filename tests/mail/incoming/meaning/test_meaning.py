"""What is done upon words: acts are rare and sure, holds are generous, and all else is a human's."""

from collections.abc import Iterator
from functools import cache
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.incoming.meaning import PLAIN, TO_HOLD, Judged, judge
from mentorsheets.mail.incoming.meaning import (
    AskedFor,
    Deed,
    HoldReason,
    PlainAnswer,
    find_holds,
    interpret_words,
)
from mentorsheets.mail.incoming.meaning.grammar import compile_pattern
from mentorsheets.mail.incoming.meaning.language import known_languages, open_language
from mentorsheets.mail.incoming.meaning.plain_grammar import open_grammar
from tests.cases import EACH_CASE
from tests.mail.incoming.meaning.sentences import (
    LEARNT_FROM,
    NEVER_LEARNT,
    SECOND_HAND,
    Sentence,
    read_corpus,
)

LANGUAGES = known_languages()
SENTENCES_PASSED_BY = 90
"""Of the sentences that the weights are learnt from, some 76,000, every ninetieth is judged unless each is asked for."""
OTHERS_PASSED_BY = 9
"""Of our own, and of those that nobody learns from, every ninth is judged unless each is asked for."""
HEARD_OF_OTHERS = {"stop": 0.92, "harm": 0.92, "person": 0.87, "not a stop": 0.84}
"""What is heard at least, in each language, of sentences that the weights have not seen: two to eight in 100 under what
was measured, since a language has some 80 of a kind; of the harmless a sixth are long letters with alarming words."""


@cache
def judge_ours() -> list[Judged]:
    """Judge all of them, since rates are taken only where each case is tried; else some, of which none may act."""
    return judge(list(read_corpus())[:: 1 if EACH_CASE else OTHERS_PASSED_BY])


@cache
def judge_others() -> list[Judged]:
    return judge(read_corpus(SECOND_HAND))


@cache
def judge_never_seen() -> list[Judged]:
    sentences = [sentence for folder in NEVER_LEARNT for sentence in read_corpus(folder)]
    return judge(sentences[:: 1 if EACH_CASE else OTHERS_PASSED_BY])


def kind(sentence: Sentence) -> str:
    return "safety" if sentence.means in {"harm", "person"} else sentence.means


def kinds() -> Iterator[tuple[str, str]]:
    yield from sorted({(sentence.language, kind(sentence)) for sentence in read_corpus()})


def rate(judged: list[Judged]) -> float:
    return sum(one.outcome == "right" for one in judged) / len(judged)


@pytest.mark.thorough
def test_no_sentence_is_acted_on_wrongly_whoever_worded_it() -> None:
    learnt = [sentence for folder in LEARNT_FROM[1:] for sentence in read_corpus(folder)]
    others = judge(learnt[:: 1 if EACH_CASE else SENTENCES_PASSED_BY])
    judged = [*judge_ours(), *others, *judge_never_seen()]
    assert [one.sentence for one in judged if one.outcome == "wrong act"] == []


@pytest.mark.thorough
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("means", HEARD_OF_OTHERS)
def test_most_is_heard_of_what_others_worded_and_nobody_learnt_from(means: str, language: str) -> None:
    judged = [
        one for one in judge_never_seen() if (one.sentence.language, one.sentence.means) == (language, means)
    ]
    held = sum(bool(one.verdict.holds) for one in judged) / len(judged)
    assert (1 - held if means == "not a stop" else held) >= HEARD_OF_OTHERS[means]


@pytest.mark.thorough
@pytest.mark.parametrize("language", LANGUAGES)
def test_what_others_worded_is_heard_as_often_as_we_promise_where_it_was_learnt_from(language: str) -> None:
    judged = [one for one in judge_others() if one.sentence.language == language]
    to_hold = [bool(one.verdict.holds) for one in judged if one.sentence.means in TO_HOLD]
    harmless = [bool(one.verdict.holds) for one in judged if one.sentence.means not in TO_HOLD]
    assert sum(to_hold) / len(to_hold) >= 0.95
    assert sum(harmless) / len(harmless) <= 0.1


@pytest.mark.thorough
@pytest.mark.parametrize(("language", "means"), kinds())
def test_each_kind_is_heard_as_often_as_we_promise_in_each_language(language: str, means: str) -> None:
    judged = [one for one in judge_ours() if (one.sentence.language, kind(one.sentence)) == (language, means)]
    if means in TO_HOLD:
        assert sum(bool(one.verdict.holds) for one in judged) / len(judged) >= 0.95
    elif means in PLAIN:
        assert sum(bool(one.verdict.holds) for one in judged) / len(judged) <= 0.1
        assert means not in {"yes", "no"} or rate(judged) >= 0.75
    else:
        # Some 40 sentences a language: what we promise holds for all of them together, below.
        assert rate(judged) >= 0.85


@pytest.mark.thorough
@pytest.mark.parametrize("means", ["human", "not a stop"])
def test_of_what_means_no_alarm_nine_in_ten_are_left_alone_over_all_languages(means: str) -> None:
    assert rate([one for one in judge_ours() if kind(one.sentence) == means]) >= 0.9


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_kind_has_fewer_than_40_sentences_in_a_language(language: str) -> None:
    count: dict[str, int] = {}
    for sentence in read_corpus():
        if sentence.language == language:
            count[kind(sentence)] = count.get(kind(sentence), 0) + 1
    assert len(count) == 9
    assert min(count.values()) >= 40


@pytest.mark.parametrize(
    "words",
    [
        "Yes\n\nActually, on second thought: no, sorry.",
        "Yes, but not before March",
        "Yes?",
        "Yes 🙄",
        "Yeah, right",
        "No\n\nproblem at all, I would love to",
        "Yes\n- but only from May on",
        "Yes\nReluctantly",
        "Yes. No.",
        "Zxcvb qwrtz",
        "",
        "Thanks!",
        "Yes\n\nBest,\nnot before March",
    ],
)
def test_a_condition_a_doubt_two_answers_or_an_unknown_word_is_for_a_human(words: str) -> None:
    assert interpret_words(words, AskedFor.CONSENT, ["en"]).course is Deed.HUMAN


@pytest.mark.parametrize(
    ("words", "language"),
    [
        ("Hi Maria,\n\nI’d love to!\n\nKind regards,\nTom Baker\nACME Ltd", "en"),
        ("YES!!! 😊", "en"),
        ("  yesss  ", "en"),
        ("si por favor", "es"),
        ("Sí, ¡con mucho gusto!", "es"),
        ("Oui, c’est d’accord. Bien à vous", "fr"),
        ("Natuerlich, sehr gern!", "de"),
        ("نَعَم", "ar"),
        ("انا موافقه", "ar"),
        ("Yes, happy to!\n\nTom Baker | Sales\nTo unsubscribe from our newsletter click here", "en"),
    ],
)
def test_greeting_signature_accents_capitals_and_signs_do_not_hide_a_plain_yes(
    words: str, language: str
) -> None:
    verdict = interpret_words(words, AskedFor.CONSENT, [language], names=["Tom Baker", "Sales"])
    assert verdict.answer is PlainAnswer.YES


def test_the_writer_s_own_name_below_an_answer_is_a_signature_and_no_other_word_is() -> None:
    assert (
        interpret_words("Yes\nTom", AskedFor.CONSENT, ["en"], names=["Tom Baker"]).answer is PlainAnswer.YES
    )
    assert interpret_words("Yes\nSeldom", AskedFor.CONSENT, ["en"], names=["Tom Baker"]).answer is None


def test_done_says_that_two_talked_and_never_that_a_need_is_met() -> None:
    assert interpret_words("Done!", AskedFor.CHECK_IN, ["en"]).answer is PlainAnswer.MET
    assert interpret_words("Done!", AskedFor.CONSENT, ["en"]).answer is None


@pytest.mark.parametrize(
    ("words", "answer"),
    [
        ("We met! She will call me next week.", PlainAnswer.MET),
        ("Nos vimos ayer. Hablamos de su trabajo en el puerto.", PlainAnswer.MET),
        ("Not yet, family emergency here", PlainAnswer.NOT_YET),
        ("We met. I hated it.", None),
        ("We met, but never again", None),
        ("We met. Or did we?", None),
        ("Not yet. Actually yes, we met today", None),
        ("Yes, she told me of her work", None),
        ("Not a fit, she works in another field", None),
    ],
)
def test_who_says_that_they_met_may_tell_of_it_if_nothing_in_it_is_a_doubt(words: Any, answer: Any) -> None:
    assert interpret_words(words, AskedFor.CHECK_IN).answer is answer


def test_a_plain_stop_may_be_acted_on_and_holds_all_the_same() -> None:
    verdict = interpret_words("Please unsubscribe me.", AskedFor.NOTHING)
    assert verdict.answer is PlainAnswer.STOP
    assert verdict.holds == {HoldReason.STOP}


@pytest.mark.parametrize(
    ("words", "language", "answer"),
    [
        ("I would like to come back, start again", "en", PlainAnswer.BACK),
        ("Can I come back?", "en", PlainAnswer.BACK),
        ("Me gustaría volver, empezar de nuevo", "es", PlainAnswer.BACK),
        ("J'aimerais revenir et recommencer", "fr", PlainAnswer.BACK),
        ("Ich möchte gern wieder mitmachen", "de", PlainAnswer.BACK),
        ("Gostaria de voltar ao programa", "pt", PlainAnswer.BACK),
        ("أود العودة إلى البرنامج", "ar", PlainAnswer.BACK),
        ("I would like to come back to your question", "en", None),
        ("I don't want to come back", "en", None),
        ("Ich möchte nicht zurückkommen", "de", None),
    ],
)
def test_who_wants_to_come_back_says_so_in_a_sentence(
    words: str, language: str, answer: PlainAnswer | None
) -> None:
    assert interpret_words(words, AskedFor.NOTHING, [language]).answer is answer


@pytest.mark.parametrize(
    "words",
    [
        "No debo declinar",
        "No tengo que decir que no",
        "No digo que no",
        "Não devo recusar",
        "Não digo que não",
        "لا أرفض",
        "لا أقول لا",
        "Je ne dis pas non",
        "I am not going to decline",
        "Ich will nicht ablehnen",
    ],
)
def test_a_refusal_that_is_denied_is_no_refusal(words: str) -> None:
    assert interpret_words(words, AskedFor.CONSENT).answer is None


@pytest.mark.parametrize(
    "words", ["No, no puedo", "No no puedo", "Não, não posso", "لا لا أستطيع", "No I can't"]
)
def test_a_refusal_that_begins_with_no_is_one(words: str) -> None:
    assert interpret_words(words, AskedFor.CONSENT).answer is PlainAnswer.NO


@pytest.mark.parametrize(
    ("words", "is_held"),
    [
        ("Please don't stop writing to me!", False),
        ("I don't want to leave", False),
        ("He said: do not contact me. So what now?", False),
        ("If you don't hear from me, stop emailing me", True),
        ("We met.\n\nPlease take me off the list now.", True),
        ("Never mind, just stop the mails", True),
    ],
)
def test_a_negation_reaches_as_far_as_it_is_meant_and_no_further(words: str, is_held: bool) -> None:
    assert bool(interpret_words(words, AskedFor.CHECK_IN, ["en"]).holds) is is_held


@pytest.mark.parametrize(
    "words",
    [
        "She will call me",
        "I'm afraid not",
        "Not yet, family emergency here",
        "I'm afraid not yet",
        "I am back and would like to go on.",
        "We are trying to feel it all out",
    ],
)
def test_innocent_words_raise_no_alarm(words: str) -> None:
    assert interpret_words(words, AskedFor.CHECK_IN, ["en"]).holds == frozenset()


def test_harm_is_told_apart_from_stop_and_goes_before_any_answer() -> None:
    verdict = interpret_words("Yes, we met. He threatened me. Stop these mails.", AskedFor.CHECK_IN, ["en"])
    assert verdict.answer is None
    assert verdict.holds == {HoldReason.HARM, HoldReason.STOP}
    assert verdict.may_mean_harm


def test_an_alarm_is_heard_in_a_language_that_nobody_expected() -> None:
    assert interpret_words("Tengo miedo de él", AskedFor.CHECK_IN, ["en"]).may_mean_harm


def test_a_verdict_names_the_words_and_the_rule() -> None:
    (evidence,) = interpret_words("Please call me", AskedFor.CHECK_IN, ["en"]).because
    assert evidence.words == "call me"
    assert evidence.rule.startswith("en.hold.person")


@pytest.mark.thorough
@given(st.text(max_size=400), st.sampled_from(list(AskedFor)))
def test_any_text_at_all_gets_a_verdict(words: str, question: AskedFor) -> None:
    verdict = interpret_words(words, question)
    assert verdict.course in set(Deed)
    assert verdict.answer is None or verdict.because


@pytest.mark.thorough
@given(
    # What stands below a leave-taking, on a line of its own, is a name.
    st.sampled_from(
        [
            sentence
            for sentence in read_corpus()
            if sentence.means in {"yes", "no", "notfit"} and "\n" not in sentence.words
        ]
    ),
    st.text("abcdefghijklmnopqrstuvwxyzäéñß ", min_size=3, max_size=30),
    st.booleans(),
)
def test_no_word_that_is_not_part_of_the_answer_can_stand_beside_one_that_is_acted_on(
    sentence: Sentence, more: str, is_before: bool
) -> None:
    language = open_language(sentence.language)
    grammar = open_grammar(sentence.language)
    known = language.vocabulary | (grammar.words if grammar else set()) | {"hi"}
    spelt = grammar.spell(language.fold(more)) if grammar else []
    if (
        not more.strip()
        or not known.isdisjoint([*language.fold(more), *spelt])
        or language.courtesy.match(f"{more} ")
    ):
        return
    words = f"{more} {sentence.words}" if is_before else f"{sentence.words} {more}"
    assert interpret_words(words, AskedFor(sentence.question), [sentence.language]).answer is None


@pytest.mark.parametrize("pattern", ["(a", "a)", "[a)", "{nothing}"])
def test_a_phrase_that_cannot_be_read_says_so(pattern: str) -> None:
    with pytest.raises(ValueError, match=r"brackets|part"):
        compile_pattern(pattern, {}, list)


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_phrase_of_every_file_can_be_read(code: str) -> None:
    language = open_language(code)
    assert language.vocabulary
    for reason in HoldReason:
        for phrases in (language.alone[reason], language.anywhere[reason], language.excuses[reason]):
            assert phrases.anywhere.pattern


@pytest.mark.every(2)
@pytest.mark.parametrize(
    "unit", ["please do not stop emailing me ", "not ", "he said to stop emailing ", "("]
)
def test_a_hostile_text_of_a_whole_cell_is_read_to_its_end(unit: str) -> None:
    assert interpret_words(unit * (50_000 // len(unit)), AskedFor.CHECK_IN).answer is None


@pytest.mark.parametrize(
    "words",
    ["yes\n\n-- \nplease stop writing to me", "Oui\n____\nne m'écrivez plus svp", "نعم\n****\nلا تراسلوني"],
)
def test_a_stop_below_a_line_that_parts_a_signature_holds(words: str) -> None:
    assert HoldReason.STOP in interpret_words(words, AskedFor.CHECK_IN).holds


def test_a_company_below_that_line_does_not() -> None:
    words = (
        "yes\n-- \nJo\nStop Hunger, London\nIf you no longer wish to receive mail from us, reply with stop"
    )
    assert interpret_words(words, AskedFor.CHECK_IN).answer is PlainAnswer.MET


def test_nothing_but_a_quotation_answers_nothing() -> None:
    assert interpret_words("> yes\n\n> sure", AskedFor.CONSENT).answer is None
    assert interpret_words("yes", AskedFor.CONSENT).answer is PlainAnswer.YES


TOLD_OF_OTHERS_OR_OF_LONG_AGO = (
    "decline, he hit her",
    "fled from her violent husband",
    "dice que su padre la golpeó",
    "mi ex me pegaba",
    "son copain la frappait",
    "elle a voulu se tuer",
    "ihr Freund schlägt sie",
    "versteckt, geflohen vor meinem Vater",
    "o pai bateu nela",
    "meu padrasto me batia",
    "خطيبها ضربها",
    "هربت من أهلي",
)
NO_CRIES = (
    "he beats him at chess",
    "er schlägt mich für Dienstag vor",
    "me pegaba un susto",
    "hits her targets",
)


def test_a_cry_that_somebody_notes_of_another_or_of_years_ago_is_known_by_a_phrase() -> None:
    assert [one for one in TOLD_OF_OTHERS_OR_OF_LONG_AGO if HoldReason.HARM not in find_holds(one)] == []
    assert [one for one in NO_CRIES if find_holds(one)] == []


def test_whoever_writes_that_somebody_died_stops_their_mail() -> None:
    for words in ("O João faleceu, sou o filho dele", "ليلى توفيت أمس، أنا أختها"):
        assert HoldReason.STOP in find_holds(words)


def test_a_stop_sign_and_a_stop_whose_letters_stand_apart_hold() -> None:
    for words in ("🛑🛑🛑", "S T O P", "⛔ please", "s t o p"):
        assert HoldReason.STOP in interpret_words(words, AskedFor.CHECK_IN).holds, words


@pytest.mark.thorough
def test_a_stop_or_a_cry_behind_more_than_a_cell_holds_is_heard() -> None:
    much = "We talked a lot about trees and boats. " * 1_300
    for words, reason in (("Please stop writing to me.", HoldReason.STOP), ("He hits me.", HoldReason.HARM)):
        assert reason in interpret_words(f"{much}\n{words}", AskedFor.CHECK_IN).holds
        assert reason in find_holds(f"{much}\n{words}\n{much}")


@pytest.mark.parametrize(
    "words",
    [
        "I will kill you, Ana.",
        "You'll regret this",
        "Te voy a matar, Ana.",
        "sé dónde vives",
        "Je vais te tuer, Ana.",
        "tu vas le regretter",
        "Ich bringe dich um, Ana.",
        "ich weiß wo du wohnst",
        "Vou te matar, Ana.",
        "você vai se arrepender",
        "سأقتلك يا آنا",
        "ستندمين على هذا",
    ],
)
def test_what_threatens_its_reader_may_mean_harm(words: str) -> None:
    assert interpret_words(words, AskedFor.NOTHING).may_mean_harm
