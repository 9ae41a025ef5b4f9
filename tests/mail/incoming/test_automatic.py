"""What a machine wrote is told from what a person wrote, and a person is never taken for a machine."""

from email import message_from_string
from email.policy import default
from typing import Any

import pytest

from mentorsheets.mail.incoming.automatic import find_machine


def _mail(*fields: str) -> Any:
    return message_from_string("\n".join((*fields, "", "text")), policy=default)


@pytest.mark.parametrize(
    "field",
    [
        "Auto-Submitted: auto-replied",
        "Auto-Submitted: auto-generated",
        "Precedence: auto-reply",
        "Precedence: junk",
        "X-Autoreply: yes",
        "X-POST-MessageClass: 9; Autoresponder",
        "Return-Path: <>",
        "Subject: Automatic reply: our question",
        "Subject: Out of Office: our question",
        "Subject: Out of office",
        "Subject: Automatische Antwort: Frage",
        "Subject: Abwesenheitsnotiz: Frage",
        "Subject: Réponse automatique : une question",
        "Subject: Respuesta automática: una pregunta",
        "Subject: Fuera de la oficina",
        "Subject: Resposta automática: uma pergunta",
        "Subject: رد تلقائي: سؤال",
        "Subject: Frånvaro: our question",
        "Subject: 自动回复: our question",
        "Subject: Re: Automatic reply: our question",
    ],
)
def test_a_machine_is_known_by_a_header_or_by_its_subject(field: Any) -> None:
    assert find_machine(_mail("From: ana@example.org", field), is_ours=True)


@pytest.mark.parametrize(
    "field",
    [
        "Subject: Out of office hours only, please",
        "Subject: Away next week, but yes",
        "Subject: Re: our question",
        "Subject: Automatic replies annoy me",
        "Auto-Submitted: no",
        "X-Auto-Response-Suppress: All",
        "List-Id: <mentoring.example.org>",
        "Precedence: list",
    ],
)
def test_a_person_who_answers_us_is_no_machine(field: Any) -> None:
    assert find_machine(_mail("From: ana@example.org", field), is_ours=True) == ""


def test_what_comes_by_a_list_and_is_no_answer_to_us_is_left_to_the_list() -> None:
    assert find_machine(_mail("List-Id: <news.example.org>", "Precedence: bulk"), is_ours=False) == "list"
