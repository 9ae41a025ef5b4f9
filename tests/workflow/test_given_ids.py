"""A server may give each mail a Message-ID of its own (Amazon SES): what it answered to DATA ties the replies."""

from email.message import EmailMessage
from pathlib import Path

import pytest

from tests.mail.faulty import FaultyServer
from tests.workflow.living import GENUINE, Life, living
from tests.workflow.sheets import table

MONDAY, GIVEN = "2026-11-23T10:00", "0102018c1a2b3c4d-5e6f7a8b-9c0d-4e1f-8a2b-3c4d5e6f7a8{}-000000"


def answer(life: Life, given: str) -> None:
    mail = EmailMessage()
    mail["Authentication-Results"] = GENUINE
    mail["Received"] = "from mail.example.org by mx.example.org; Tue, 24 Nov 2026 08:12:00 +0000"
    mail["From"], mail["To"], mail["Subject"] = "ana@example.org", "co@example.org", "Re: How is it going?"
    mail["In-Reply-To"] = f"<{given}@eu-west-1.amazonses.com>"
    mail.set_content("We met.")
    life.receive(mail)


def test_a_reply_to_the_id_that_the_server_gave_is_tied_to_its_mail_and_no_other_one_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def name(_: int, readers: list[str]) -> str:
        return f"dot:250 Ok {GIVEN.format('a' if 'ana@example.org' in readers else 'b')}"

    with living(tmp_path, monkeypatch) as life, FaultyServer(name) as server:
        life.run("checkin", MONDAY, "--mail", f"smtp://127.0.0.1:{server.port}", "--yes")
        for given, said in ((GIVEN.format("f"), None), (GIVEN.format("a"), "met")):
            answer(life, given)
            life.run("collect", "2026-11-24")
            (row,) = [one for one in table(life.path, "Check-ins") if one["Person"] == "Ana"]
            assert row.get("Answer") == said
