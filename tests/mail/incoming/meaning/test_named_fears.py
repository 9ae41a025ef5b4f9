"""A fear of somebody by name holds, also behind praise; a habit, an idiom or a subject holds nobody by itself."""

import pytest

from mentorsheets.mail.incoming.meaning import AskedFor, HoldReason, find_holds, interpret_words, may_be_cry

PRAISE = {
    "en": "Bo is a great mentor and very kind, but",
    "es": "Bo es un gran mentor y muy amable, pero",
    "fr": "Bo est un super mentor, très gentil, mais",
    "de": "Bo ist ein toller Mentor und sehr nett, aber",
    "pt": "O Bo é um ótimo mentor e muito simpático, mas",
    "ar": "بو مرشد رائع ولطيف جدا لكن",
}
FEARS = {
    "en": ["I am afraid of Bo", "I'm scared of Mr Novak", "I fear Bo", "he is scared of Ana and so am I"],
    "es": ["tengo miedo de Bo", "le tengo miedo a Bo", "temo a Bo"],
    "fr": ["j'ai peur de Bo", "j'ai peur d'Ana", "je crains Bo", "je suis terrifiée par Bo"],
    "de": ["ich habe Angst vor Bo", "ich fürchte mich vor Bo", "vor Bo habe ich Angst"],
    "pt": ["tenho medo do Bo", "tenho medo de Bo", "estou com medo da Ana"],
    "ar": ["أخاف من بو", "أنا خائفة من بو"],
}
STOPS = {
    "en": "please stop writing to me",
    "es": "por favor, no me escriban más",
    "fr": "merci de ne plus m'écrire",
    "de": "bitte schreibt mir nicht mehr",
    "pt": "por favor, não me escrevam mais",
    "ar": "من فضلكم لا تراسلوني بعد الآن",
}
ONLY_SOUNDS_SO = {
    "en": [
        "Bo helped me to stop doubting myself", "I want to stop smoking", "I hit a wall with my thesis",
        "The talk on harassment was very interesting", "We read a book about abuse",
    ],
    "es": [
        "Bo me ayudó a dejar de dudar de mí misma", "Quiero dejar de fumar", "Me topé con un muro en mi tesis",
        "La charla sobre el acoso fue muy interesante", "Leímos un libro sobre el abuso",
    ],
    "fr": [
        "Bo m'a aidée à arrêter de douter de moi", "J'ai arrêté de me comparer aux autres",
        "Je me suis heurtée à un mur avec ma thèse", "La conférence sur le harcèlement était très intéressante",
    ],
    "de": [
        "Bo hat mir geholfen, nicht mehr an mir zu zweifeln", "Ich höre auf zu rauchen",
        "Bei meiner Arbeit bin ich gegen eine Wand gelaufen", "Der Vortrag über Belästigung war sehr interessant",
    ],
    "pt": [
        "O Bo ajudou-me a parar de duvidar de mim", "Vou parar de fumar", "Bati numa parede com a minha tese",
        "A palestra sobre assédio foi muito interessante", "Lemos um livro sobre abuso",
    ],
    "ar": [
        "ساعدني بو على التوقف عن الشك في نفسي", "أريد أن أتوقف عن التدخين", "كانت المحاضرة عن التحرش ممتعة جدا",
    ],
}  # fmt: skip


def holds(text: str, code: str) -> frozenset[HoldReason]:
    return interpret_words(text, AskedFor.CHECK_IN, [code]).holds


@pytest.mark.parametrize("code", PRAISE)
def test_a_fear_of_somebody_by_name_holds_plainly_behind_praise_and_in_a_cell(code: str) -> None:
    for fear in FEARS[code]:
        for text in (fear, f"{fear}.", f"{PRAISE[code]} {fear}"):
            assert HoldReason.HARM in holds(text, code), text
            assert HoldReason.HARM in find_holds(text), text
            assert may_be_cry(text), text


@pytest.mark.parametrize(
    "said",
    [
        "I am not afraid of Bo", "They were afraid of Python", "I was afraid of failing", "I fear the exam",
        "Sie hat mir die Angst vor der Prüfung genommen", "أخشى أننا لم نتمكن بعد", "J'ai peur de rater",
    ],
)  # fmt: skip
def test_a_fear_of_nobody_is_no_cry(said: str) -> None:
    assert HoldReason.HARM not in find_holds(said)


def test_whom_somebody_was_asked_about_is_known_in_small_letters_too() -> None:
    said = "tengo miedo de bo"
    assert HoldReason.HARM in interpret_words(said, AskedFor.CHECK_IN, ["es"], others=["Bo Lind"]).holds


@pytest.mark.thorough
@pytest.mark.parametrize("code", ONLY_SOUNDS_SO)
def test_what_only_sounds_like_a_stop_or_a_cry_holds_nobody_and_excuses_nothing(code: str) -> None:
    for said in ONLY_SOUNDS_SO[code]:
        assert holds(f"{said}.", code) == frozenset(), said
        for beside in (STOPS[code], FEARS[code][0]):
            for text in (f"{said}. {beside}.", f"{beside}. {said}.", f"{said}, {beside}"):
                assert holds(text, code) & {HoldReason.STOP, HoldReason.HARM}, text


@pytest.mark.parametrize(
    "said",
    [
        "He hit me with his fist and I am afraid", "I want to stop, I cannot go on", "stop harming me",
        "I want to report the harassment at work", "She hit a wall beside my head", "I want to stop it all",
        "Please stop comparing me to my brother, I feel threatened by him", "I need to talk about harassment",
    ],
)  # fmt: skip
def test_what_is_worded_like_them_holds_as_ever(said: str) -> None:
    assert holds(said, "en")


@pytest.mark.parametrize("words", ["Gil hits her", "decline, gil beats him", "Gil la frappe", "gil me bat"])
def test_whoever_strikes_is_heard_whatever_their_name_and_wherever_it_stands(words: str) -> None:
    assert HoldReason.HARM in find_holds(words)


@pytest.mark.parametrize(
    "words", ["the news hits her hard", "Gil beats me at chess", "Gil me bat aux échecs", "coffee hits me"]
)
def test_what_strikes_in_a_turn_of_speech_is_no_cry(words: str) -> None:
    assert HoldReason.HARM not in find_holds(words)
