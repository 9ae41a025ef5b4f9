"""Who dictates says the signs too: a plain answer stays one, and nothing else becomes one."""

import pytest

from mentorsheets.mail.incoming.meaning import AskedFor, interpret_words

PLAIN = {
    "yes thank you exclamation mark": "yes",
    "no comma thank you full stop": "no",
    "sí coma gracias punto": "yes",
    "no coma gracias punto final": "no",
    "oui virgule merci point": "yes",
    "non merci point d'exclamation": "no",
    "ja Komma gerne Ausrufezeichen": "yes",
    "nein Komma danke Punkt": "no",
    "sim vírgula obrigada ponto": "yes",
    "não vírgula obrigado ponto final": "no",
    "نعم فاصلة شكرا نقطة": "yes",
    "لا فاصلة شكرا نقطة": "no",
}
NOT_PLAIN = (
    "yes question mark",
    "yes comma but only on Zoom full stop",
    "yes dot dot dot",
    "ja Fragezeichen",
    "sí coma no punto",
    "oui point d'interrogation",
)


@pytest.mark.parametrize(("words", "answer"), PLAIN.items())
def test_a_plain_answer_with_signs_said_aloud_is_one(words: str, answer: str) -> None:
    assert interpret_words(words, AskedFor.CONSENT).answer == answer


@pytest.mark.parametrize("words", NOT_PLAIN)
def test_signs_said_aloud_make_nothing_plain_that_is_not(words: str) -> None:
    assert interpret_words(words, AskedFor.CONSENT).answer is None


def test_a_stop_among_signs_said_aloud_is_heard() -> None:
    verdict = interpret_words(
        "hello full stop please comma take me off this list full stop", AskedFor.CHECK_IN
    )
    assert "stop" in verdict.holds
