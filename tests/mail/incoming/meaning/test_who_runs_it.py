"""Words that may be about whoever runs the programme are known as such, however they are called there."""

import pytest

from mentorsheets.mail.incoming.meaning import (
    AskedFor,
    find_words_against,
    interpret_words,
    may_mean_coordinator,
)
from mentorsheets.mail.incoming.meaning.other_letters import is_named

OF_THEM = (
    "the one who runs this programme asked me to come to his flat alone at night",
    "The organiser texts me at 3 am and says that he loves me",
    "one of you followed me home",
    "i am afraid of you",
    "you keep putting your hand on my back",
    "could i talk to someone other than the coordinator",
    "el que lleva el programa me dijo que fuera sola a su casa de noche",
    "me das miedo",
    "quiero hablar con alguien que no sea la coordinadora",
    "celui qui s'occupe du programme m'a dit de venir seule chez lui le soir",
    "tu me fais peur",
    "je voudrais parler à quelqu'un d'autre que la coordinatrice",
    "der der das programm leitet wollte dass ich nachts allein zu ihm komme",
    "jemand von euch hat mich angefasst",
    "Sie machen mir Angst",
    "kann ich mit jemand anderem als der koordinatorin reden",
    "o coordenador fica botando a mão nas minhas costas e me dá nojo",
    "o cara que cuida do programa pediu pra eu ir sozinha no apartamento dele",
    "queria falar com alguém que não seja a coordenadora",
    "مسؤول البرنامج قال لي تعالي لوحدك على شقتي بالليل",
    "المنسقة هددتني بالطرد",
    "انت بتخوفني",
)
OF_OTHERS = (
    "he grabbed my arm when i said no",
    "my boss threatens me",
    "me agarró del brazo cuando le dije que no",
    "il m'a attrapé le bras quand j'ai dit non",
    "er hat mich am arm gepackt als ich nein gesagt hab",
    "ele me segurou pelo braço quando eu disse não",
    "مسكني من ايدي بالقوة لما قلت لا",
)


@pytest.mark.parametrize("words", OF_THEM)
def test_harm_that_may_be_the_coordinators_is_heard_and_may_mean_them(words: str) -> None:
    assert interpret_words(words, AskedFor.CHECK_IN).may_mean_harm
    assert may_mean_coordinator(words)


@pytest.mark.parametrize("words", OF_OTHERS)
def test_harm_by_somebody_else_does_not_mean_the_coordinator(words: str) -> None:
    assert interpret_words(words, AskedFor.CHECK_IN).may_mean_harm
    assert not may_mean_coordinator(words)


BUT_NOT_MARA = (
    "is there anybody except Mara?",
    "Not Mara please, another person",
    "someone who isn't Ms. Silva",
    "I'd rather not say this to Mara. Who else is there?",
    "¿hay alguien aparte de Mara?",
    "hablar con otra persona, no con Mara Silva",
    "y a-t-il quelqu'un d'autre que Mara ?",
    "je ne veux pas que Madame Silva lise ça",
    "gibt es jemanden außer Mara?",
    "Frau Silva soll das bitte nicht lesen",
    "tem alguém além da Mara?",
    "não quero que a Mara leia isso",
    "أريد التحدث مع شخص آخر غير Mara",
    "لا أريد أن تقرأ Mara هذا",
)
NAMED_AND_NO_MORE = (
    "Thanks Mara, we talked",
    "not yet, Mara",
    "I have not heard from Mara yet",
    "can Mara call me please",
    "Someone other than Gil would be better",
    "no, Mara, gracias",
    "je n'ai pas vu Mara",
    "ich habe Mara noch nicht gesehen",
    "não vi a Mara ainda",
    "ليس بعد Mara",
)


def test_anybody_but_her_means_the_coordinator_by_whatever_name() -> None:
    for words in BUT_NOT_MARA:
        assert find_words_against(words, ["Mara Silva"]), words
        assert not find_words_against(words, ["Jo Bloggs"]), words
    for words in NAMED_AND_NO_MORE:
        assert not find_words_against(words, ["Mara Silva"]), words


def test_a_part_of_the_coordinators_name_that_is_a_word_is_left_a_word() -> None:
    assert not find_words_against("someone other than will be late", ["Will Day"])
    assert find_words_against("someone other than Will Day", ["Will Day"])


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("Maria Lopes", "Мария бьёт меня"),
        ("Maria", "خايفة من ماريا"),
        ("Мария", "Maria hits me"),
        ("مريم", "Mariam hits me"),
        ("Wang Li", "王 threatens me"),
        ("王芳", "I fear ms Wang"),
        ("Michael", "Михаил"),
        ("John", "Джон hits me"),
        ("Sara", "שרה hits me"),
        ("Eleni", "Ελένη"),
        ("Layla", "ليلى تصرخ في وجهي"),
        ("Mara", "Mara's hand"),
        ("Marie", "Mariechen"),
    ],
)
def test_a_name_is_known_in_whatever_letters_it_is_written(name: str, words: str) -> None:
    assert is_named(name, words)


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("Ann Lee", "They announce leeway, and he hits me"),
        ("Bo", "nobody knows about both"),
        ("Maria", "هو يضربني كل يوم"),
        ("Ann", "أنا خائفة"),
        ("Tom", "Tomorrow he hits me"),
        ("王芳", "he hits me every day"),
    ],
)
def test_no_part_of_another_word_is_a_name(name: str, words: str) -> None:
    assert not is_named(name, words)
