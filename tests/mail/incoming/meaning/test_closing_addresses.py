"""An address that comes to an end is a stop: its words are those of harm, and it alarmed the safety contact."""

import pytest

from mentorsheets.mail.incoming.meaning import AskedFor, HoldReason, interpret_words

CLOSE = [
    "My address closes on Friday",
    "This account is being closed by the university at the end of the month.",
    "mi cuenta va a ser eliminada",
    "me van a cerrar la cuenta de correo",
    "mon adresse va être fermée",
    "Meine Adresse wird am Freitag geschlossen.",
    "die Adresse stirbt Ende des Monats",
    "a minha conta vai ser encerrada",
    "عنواني سيغلق قريبا",
]
BESIDE = [
    "My address closes on Friday, because he hit me",
    "Mon compte va être supprimé. Je veux mourir.",
    "meine Adresse wird geschlossen, er schlägt mich",
    "he is closing my account so that I cannot write to anybody",
]


@pytest.mark.every(3)
@pytest.mark.parametrize("words", CLOSE)
def test_an_address_that_comes_to_an_end_holds_as_a_stop_and_is_no_harm(words: str) -> None:
    assert interpret_words(words, AskedFor.CHECK_IN).holds == {HoldReason.STOP}


@pytest.mark.every(2)
@pytest.mark.parametrize("words", BESIDE)
def test_harm_beside_it_is_heard(words: str) -> None:
    assert interpret_words(words, AskedFor.CHECK_IN).may_mean_harm
