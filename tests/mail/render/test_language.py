"""Days, stretches and languages as a reader's own language writes them."""

from datetime import timedelta

import pytest

from mentorsheets.mail.render.language import and_more, either, join_list, often, pace, tongues


@pytest.mark.parametrize(
    ("days", "code", "written"),
    [
        (7, "en", "week"),
        (14, "en", "2 weeks"),
        (30, "en", "month"),
        (7, "es", "semana"),
        (14, "es", "2 semanas"),
        (365, "es", "año"),
    ],
)
def test_what_comes_once_a_week_comes_every_week_rather_than_every_1_week(
    days: int, code: str, written: str
) -> None:
    assert pace(timedelta(days=days), code) == written


@pytest.mark.parametrize(
    ("days", "code", "written"),
    [
        (7, "en", "once a week"),
        (14, "en", "once every 2 weeks"),
        (30, "en", "once a month"),
        (7, "es", "una vez a la semana"),
        (14, "es", "una vez cada 2 semanas"),
        (30, "es", "una vez al mes"),
        (365, "es-MX", "una vez al año"),
        (30, "ar", "مرة كل شهر"),
        (14, "de", "2 Wochen"),
    ],
)
def test_how_often_is_said_as_people_say_it(days: int, code: str, written: str) -> None:
    assert often(timedelta(days=days), code) == written


@pytest.mark.parametrize(
    ("named", "code", "written"),
    [
        (("English", "Portuguese"), "en", "English and Portuguese"),
        (("English",), "es", "inglés"),
        (("Español", "english"), "en", "Spanish and English"),
        (("Spanish",), "ar", "الإسبانية"),
        (("Klingonisch", "Signing"), "es", "Klingonisch y Signing"),
        ((), "en", ""),
    ],
)
def test_languages_are_named_in_the_readers_own_and_others_words_stay_as_they_are(
    named: tuple[str, ...], code: str, written: str
) -> None:
    assert tongues(named, code) == written


def test_a_subject_says_in_words_how_many_more_a_mail_brings() -> None:
    assert and_more(0, "en") == ""
    assert and_more(1, "en") == " (and one more)"
    assert and_more(3, "en") == " (and 3 more)"
    assert and_more(2, "es") == " (y 2 cosas más)"
    assert [and_more(number, "ar") for number in (1, 2, 5)] == [
        " (وأمر آخر)", " (وأمران آخران)", " (و5 أمور أخرى)",
    ]  # fmt: skip
    assert and_more(2, "de") == " (+2)"


@pytest.mark.parametrize(
    ("last", "told"),
    [
        ("inglés", "Ana e inglés"),
        ("Ingrid", "Ana e Ingrid"),
        ("Hilda", "Ana e Hilda"),
        ("Yves", "Ana e Yves"),
        ("Hielo", "Ana y Hielo"),
        ("Iason", "Ana y Iason"),
        ("Yolanda", "Ana y Yolanda"),
        ("Gil", "Ana y Gil"),
    ],
)
def test_in_spanish_and_is_another_word_before_its_own_sound(last: str, told: str) -> None:
    assert join_list(["Ana", last], "es") == told
    assert join_list(["Ana", last], "es", str.upper) == told.upper().replace(" Y ", " y ").replace(
        " E ", " e "
    )
    assert join_list(["Ana", last], "en") == f"Ana and {last}"


def test_in_spanish_or_is_another_word_before_its_own_sound() -> None:
    assert either(["Ana", "Olga"], "es") == "Ana u Olga"
    assert either(["Ana", "Gil"], "es") == "Ana o Gil"
    assert (join_list([], "es"), join_list(["inglés"], "es")) == ("", "inglés")
