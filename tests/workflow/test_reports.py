"""What mail systems say of our mail, through the real command: dead addresses, complaints, and who may claim so."""

from collections.abc import Iterator
from datetime import date, timedelta
from email import message_from_string
from email.message import EmailMessage
from email.policy import default
from pathlib import Path

import pytest

from tests.workflow.living import Life, living

BEGIN = date(2026, 1, 5)
MONTH = timedelta(days=30)


@pytest.fixture
def life(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Life]:
    with living(tmp_path, monkeypatch) as one:
        one.pass_day(str(BEGIN))
        yield one


def give_back(asked: EmailMessage, *fields: str) -> str:
    """Return so much of a mail's header as a server gives back."""
    return "".join(f"{name}: {asked[name]}\n" for name in fields or asked if asked[name])


def report(
    back: str, *blocks: str, kind: str = "delivery-status", who: str = "ana@example.org", number: object = 1
) -> EmailMessage:
    told = "\n".join(blocks) or (
        f"Reporting-MTA: dns; mx.example\n\nFinal-Recipient: rfc822; {who}\nAction: failed\n"
        "Status: 4.2.2\nDiagnostic-Code: smtp; 452 4.2.2 mailbox full"
    )
    return message_from_string(
        f"From: MAILER-DAEMON@mx.example\nTo: co@example.org\nSubject: Undelivered\nMessage-ID: <r{number}@mx.example>\n"
        f"MIME-Version: 1.0\nContent-Type: multipart/report; report-type={kind}; boundary=B\n\n--B\n"
        f"Content-Type: text/plain\n\nSee below.\n--B\nContent-Type: message/{kind}\n\n{told}\n"
        f"--B\nContent-Type: text/rfc822-headers\n\n{back}\n--B--\n",
        policy=default,
    )


def waiting(life: Life, who: str) -> set[object]:
    return {row["What"] for row in life.today() if who in str(row["Who"])}


@pytest.mark.every(32)
@pytest.mark.parametrize("fields", [("Message-ID",), ()], ids=["id alone", "whole header"])
def test_a_full_mailbox_that_is_written_to_once_a_month_is_noticed_and_written_to_no_more(
    life: Life, fields: tuple[str, ...]
) -> None:
    seen = 0
    for month in range(1, 13):
        mails = life.to("ana@example.org")
        for number, asked in enumerate(mails[seen:]):
            life.receive(report(give_back(asked, *fields), number=f"{month}.{number}"))
        seen = len(mails)
        life.pass_day(str(BEGIN + month * MONTH))
    assert 3 <= seen <= 4
    assert "Stuck mail" in waiting(life, "Ana")


@pytest.mark.thorough
def test_three_that_are_read_in_one_pass_count_as_three(life: Life) -> None:
    for month in range(1, 5):
        life.pass_day(str(BEGIN + month * MONTH))
    mails = life.to("ana@example.org")
    assert len(mails) == 3
    for number, asked in enumerate(mails):
        life.receive(report(give_back(asked, "Message-ID"), number=number))
    life.pass_day(str(BEGIN + 5 * MONTH))
    assert "Stuck mail" in waiting(life, "Ana")


def test_whoever_got_a_mail_buries_nobody_elses_address_by_what_stands_in_it(life: Life) -> None:
    (own,) = life.to("gil@example.org")
    hard = "Reporting-MTA: dns; mx\n\nFinal-Recipient: rfc822; ana@example.org\nAction: failed\nStatus: 5.1.1"
    for number in range(4):
        life.receive(report(give_back(own), hard, number=number))
    for file in Path().glob(".*journal*"):
        file.unlink()
    life.pass_day(str(BEGIN + timedelta(days=1)))
    assert "Stuck mail" not in waiting(life, "Ana")


@pytest.mark.every(32)
@pytest.mark.parametrize(
    ("fields", "reader"),
    [((), ""), (("Message-ID",), ""), (("Subject",), "ana@example.org")],
    ids=["token", "id alone", "reader named"],
)
def test_a_complaint_of_any_make_holds_and_is_told(life: Life, fields: tuple[str, ...], reader: str) -> None:
    (asked,) = life.to("ana@example.org")
    told = f"Feedback-Type: abuse\nVersion: 1\n{f'Original-Rcpt-To: {reader}' * bool(reader)}"
    life.receive(report(give_back(asked, *fields), told, kind="feedback-report"))
    before = len(life.to("ana@example.org"))
    for day in range(1, 15):
        life.pass_day(str(BEGIN + timedelta(days=day)))
    assert any("Held" in str(what) or "hold" in str(what).lower() for what in waiting(life, "Ana"))
    assert len(life.to("ana@example.org")) == before
    assert "marked our mail as unwanted" in life.everything()


@pytest.mark.thorough
def test_a_postmaster_who_takes_part_is_a_person(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    people = [
        ["Name", "Email", "Offers"],
        ["Gil", "gil@example.org", "Role models"],
        ["Ana", "postmaster@ana.example"],
    ]
    with living(tmp_path, monkeypatch, Participants=people) as life:
        life.pass_day(str(BEGIN))
        life.reply("postmaster@ana.example", "Please stop writing to me.", genuine=False)
        life.write("postmaster@ana.example", "I cannot be reached before June.")
        life.run("collect", str(BEGIN))
        assert "before June" in life.everything()
        assert any("Held" in str(what) for what in waiting(life, "Ana"))


@pytest.mark.thorough
def test_what_somebody_writes_out_of_the_blue_through_a_list_is_not_passed_over(life: Life) -> None:
    mail = message_from_string(
        "From: Ana via Harbour <group@example.net>\nX-Original-From: ana@example.org\nTo: co@example.org\n"
        "List-Id: <group.example.net>\nSubject: Hello\nMessage-ID: <g@x.example>\n\nCould we talk about May?\n",
        policy=default,
    )
    life.receive(mail)
    life.run("collect", str(BEGIN))
    assert "talk about May" in life.everything()
