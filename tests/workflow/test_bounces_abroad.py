"""Mail that came back with a notice in another language, which mail systems send in base64."""

from collections.abc import Iterator
from email.message import EmailMessage
from pathlib import Path

import pytest

from tests.workflow.living import Life, living

NOTICES = {
    "de": ("Unzustellbar", "Die Nachricht konnte an ana@example.org nicht zugestellt werden: ungültig.\n550 5.1.1 Benutzer unbekannt"),
    "fr": ("Message non remis", "Votre message n'a pas pu être remis à ana@example.org :\n550 5.1.1 Utilisateur inconnu"),
    "es": ("No se pudo entregar", "No se entregó el mensaje a <ana@example.org>:\n550 5.1.1 Usuario desconocido"),
    "pt": ("Falha na entrega", "A mensagem não pôde ser entregue a ana@example.org\n550 5.1.1 Utilizador desconhecido"),
    "ar": ("تعذر تسليم الرسالة", "تعذر تسليم رسالتك إلى ana@example.org\n550 5.1.1 User unknown"),
}  # fmt: skip


@pytest.fixture
def life(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Life]:
    with living(tmp_path, monkeypatch) as one:
        one.run("checkin", "2026-11-23")
        yield one


@pytest.mark.every(4)
@pytest.mark.parametrize("language", NOTICES)
@pytest.mark.parametrize("coding", ["base64", "quoted-printable"])
def test_a_notice_in_another_language_is_a_bounce_however_it_is_encoded(
    life: Life, language: str, coding: str
) -> None:
    went, (subject, words) = life.to("ana@example.org")[-1], NOTICES[language]
    notice = EmailMessage()
    notice["From"], notice["To"], notice["Subject"] = (
        "MAILER-DAEMON@mx.example.net",
        "co@example.org",
        subject,
    )
    notice["Return-Path"] = "<>"
    back = "\n".join(f"{name}: {went[name]}" for name in ("Message-ID", "From", "To", "Subject"))
    notice.set_content(f"{words}\n\n{back}\n", cte=coding)
    life.receive(notice)
    assert "1 bounce" in life.run("collect", "2026-11-24")


def test_what_a_human_writes_about_mail_that_came_back_is_no_bounce(life: Life) -> None:
    subject, words = NOTICES["fr"]
    life.write("ana@example.org", words, subject=subject)
    assert "bounce" not in life.run("collect", "2026-11-24")
