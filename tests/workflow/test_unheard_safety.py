"""A safety contact who cannot be reached is told to the coordinator, without a word of what was written."""

from collections.abc import Iterator
from email.message import EmailMessage
from pathlib import Path

import pytest

from tests.mail.faulty import FaultyServer
from tests.workflow.living import Life, living, text_of
from tests.workflow.sheets import set_cell, table

CRY = "I do not feel safe any more, since he came to my house."
AGAINST = "Mara Silva hit me, and I am afraid of her."
SAM, NEW = "sam@example.org", "samira@example.org"
ROW = "Safety contact out of reach"
BOUNCE = """From: Mail Delivery System <MAILER-DAEMON@mail.example.org>
To: co@example.org
Subject: Undelivered Mail Returned to Sender
Message-ID: <b{number}@mail.example.org>
Auto-Submitted: auto-replied
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary="b"

--b
Content-Type: text/plain; charset=us-ascii

It did not arrive.

--b
Content-Type: message/delivery-status

Reporting-MTA: dns; mail.example.org

Final-Recipient: rfc822; {address}
Action: failed
Status: {status}
Diagnostic-Code: smtp; 550 {status} {reason}

--b
Content-Type: text/rfc822-headers

Message-ID: {what}
To: {address}
Subject: {subject}

--b--
"""


@pytest.fixture
def life(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Life]:
    with living(tmp_path, monkeypatch) as one:
        yield one


def come_back(life: Life, mail: EmailMessage, status: str = "5.1.1", reason: str = "no such user") -> None:
    """Let a mail of ours come back to the programme's mailbox."""
    number = len(life.mails) + 1
    life.mails.append(
        BOUNCE.format(
            number=number, address=mail["To"].addresses[0].addr_spec, status=status, reason=reason,
            what=mail["Message-ID"], subject=mail["Subject"],
        )
    )  # fmt: skip
    life.box.hold(*life.mails)


def rows(life: Life) -> list[dict[str, object]]:
    return [row for row in life.today() if row["What"] == ROW]


def set_safety(life: Life, address: str) -> None:
    place = next(
        number
        for number, row in enumerate(table(life.path, "Settings"), start=1)
        if row["Setting"] == "Safety contact e-mail"
    )
    set_cell(life.path, "Settings", place, "Value", address)


@pytest.mark.every(3)
@pytest.mark.parametrize("words", [CRY, AGAINST])
@pytest.mark.parametrize(
    ("status", "reason"), [("5.1.1", "no such user"), ("5.2.2", "mailbox full"), ("5.7.1", "blocked")]
)
def test_a_cry_that_comes_back_stands_in_today_digest_and_doctor_without_words_or_whose(
    life: Life, words: str, status: str, reason: str
) -> None:
    life.write("ana@example.org", words)
    life.pass_day("2026-11-24")
    come_back(life, life.to(SAM)[0], status, reason)
    life.pass_day("2026-11-25")
    (row,) = rows(life)
    assert row["Who"] == "Sam"
    assert "nobody has read it" in str(row)
    assert "Ana" not in str(row)
    assert words not in life.everything()
    assert "nobody has read it" in life.run("doctor", "2026-11-25", code=1)
    life.pass_day("2026-11-30")
    digest = next(mail for mail in life.to("co@example.org")[::-1] if "wait" in str(mail["Subject"]))
    assert "nobody has read it" in " ".join(text_of(digest).split())
    assert "safety contact" in str(digest["Subject"])
    assert words not in text_of(digest)


def test_once_the_address_is_mended_what_did_not_arrive_goes_there_once_and_the_row_is_gone(
    life: Life,
) -> None:
    life.write("ana@example.org", CRY)
    life.pass_day("2026-11-24")
    come_back(life, life.to(SAM)[0])
    life.pass_day("2026-11-25")
    assert rows(life)
    set_safety(life, NEW)
    for day in ("2026-11-26", "2026-11-27", "2026-11-28"):
        life.pass_day(day)
    (told,) = life.to(NEW)
    assert "Ana" in text_of(told)
    assert rows(life) == []


@pytest.mark.thorough
def test_the_button_of_what_went_to_the_new_address_ends_the_hold(life: Life) -> None:
    life.write("ana@example.org", AGAINST)
    life.pass_day("2026-11-24")
    come_back(life, life.to(SAM)[0])
    life.pass_day("2026-11-25")
    set_safety(life, NEW)
    life.pass_day("2026-11-26")
    assert life.status("Ana") == "held"
    life.tap(NEW, "I have talked")
    life.pass_day("2026-11-27")
    assert life.status("Ana") == "active"


@pytest.mark.thorough
def test_a_dead_address_gets_nothing_more_and_each_later_cry_is_told_as_unheard(life: Life) -> None:
    life.write("ana@example.org", CRY)
    life.pass_day("2026-11-24")
    come_back(life, life.to(SAM)[0])
    life.pass_day("2026-11-25")
    life.write("gil@example.org", CRY)
    life.pass_day("2026-11-26")
    assert len(life.to(SAM)) == 1
    assert len(rows(life)) == 1
    set_safety(life, NEW)
    life.pass_day("2026-11-27")
    assert sorted(name for mail in life.to(NEW) for name in ("Ana", "Gil") if name in text_of(mail)) == [
        "Ana",
        "Gil",
    ]


@pytest.mark.thorough
def test_an_address_that_the_server_refuses_is_told(life: Life, monkeypatch: pytest.MonkeyPatch) -> None:
    with FaultyServer(
        behave=lambda _, to: "rcpt:550 5.1.1 no such user" if SAM in "".join(to) else "ok"
    ) as server:
        monkeypatch.setenv("MENTORSHEETS_MAIL", f"smtp://127.0.0.1:{server.port}")
        life.write("ana@example.org", CRY)
        life.run("run", "2026-11-24", "--once", "--yes")
    assert [row["State"] for row in table(life.path, "Messages") if row["Kind"] == "safety-escalation"].count(
        "refused"
    ) == 1
    assert len(rows(life)) == 1
    assert "came to my house" not in life.everything()


@pytest.mark.thorough
def test_while_the_safety_contact_can_be_reached_nothing_is_said(life: Life) -> None:
    life.write("ana@example.org", CRY)
    life.pass_day("2026-11-24")
    come_back(life, life.to("co@example.org")[0])
    life.pass_day("2026-11-25")
    assert rows(life) == []
    assert "Words that may mean harm go to the safety contact" in life.run("doctor", "2026-11-25")
