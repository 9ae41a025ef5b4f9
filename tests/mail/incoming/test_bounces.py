"""Bounces of every make count for what they say of the reader's own mailbox, with proof, and never a person's mail."""

from email import message_from_bytes
from email.policy import default
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentorsheets.domain.ids import address_mark
from mentorsheets.mail.incoming.arrivals import Automatic, Bounce, Complaint, IncomingReply, Untied
from mentorsheets.mail.incoming.bounces import read_failures
from mentorsheets.mail.incoming.replies import sort_incoming
from mentorsheets.mail.smtp_replies import Fault, find_fault, is_dead_address
from tests.mail.incoming.test_replies import KEY, OTHER, SIGNER, journal, words

__all__ = ["journal"]
TOKEN = SIGNER.token(OTHER.id, ("P7",), "P7", "stop")
OURS = (
    f"Message-ID: {OTHER.message_id('harbour.example.org')}\nFrom: hello@harbour.example.org\nTo: p7@example.org\n"
    f"Subject: our question\nList-Unsubscribe: <mailto:hello@harbour.example.org?subject={TOKEN}>\n"
)
HEAD = "Return-Path: <>\nFrom: Mail Delivery System <MAILER-DAEMON@mx.example>\nTo: hello@harbour.example.org\nMessage-ID: <b@mx.example>\nMIME-Version: 1.0\n"


def _report(
    status: str, diagnostic: str, *, who: str = "p7@example.org", action: str = "failed", back: str = OURS
) -> str:
    return (
        f"{HEAD}Content-Type: multipart/report; report-type=delivery-status; boundary=B\n\n"
        f"--B\nContent-Type: text/plain\n\nundelivered\n--B\nContent-Type: message/delivery-status\n\nReporting-MTA: dns; mx.example\n\n"
        f"Final-Recipient: rfc822; {who}\nAction: {action}\nStatus: {status}\nDiagnostic-Code: smtp; {diagnostic}\n"
        f"--B\nContent-Type: message/rfc822\n\n{back}\nHello\n--B--\n"
    )


def _sort(text: Any, journal: Any) -> Any:
    return sort_incoming(message_from_bytes(text.encode(), policy=default), journal, SIGNER)


@pytest.mark.parametrize(
    ("status", "diagnostic", "is_hard", "is_about_reader"),
    [
        ("5.1.1", "550 5.1.1 unknown user", True, True),
        ("5.0.0", "550 No such user here", True, True),
        ("5.2.2", "552 5.2.2 mailbox full", False, True),
        ("5.7.1", "550 5.7.1 SPF check failed", False, False),
        ("5.1.1", "550 5.1.1 rejected: listed at a block list", False, False),
        ("5.1.8", "501 5.1.8 Bad sender address", False, False),
        ("5.3.4", "552 5.3.4 message size exceeds limit", False, False),
    ],
)
def test_a_bounce_counts_for_what_it_says_of_the_mailbox(
    status: Any, diagnostic: Any, is_hard: Any, is_about_reader: Any, journal: Any
) -> None:
    (found,) = _sort(_report(status, diagnostic), journal)
    assert isinstance(found, Bounce)
    assert (found.is_hard, found.is_about_reader) == (is_hard, is_about_reader)
    assert (found.key, found.mark) == (OTHER.id, address_mark("p7@example.org"))


def test_a_bounce_of_an_address_that_a_server_rewrote_counts_for_the_one_reader_of_the_mail(
    journal: Any,
) -> None:
    (found,) = _sort(_report("5.1.1", "unknown user", who="vanished@elsewhere.example"), journal)
    assert isinstance(found, Bounce)
    assert found.mark == address_mark("p7@example.org")


@pytest.mark.parametrize(
    ("said", "is_hard"),
    [
        ("<p7@example.org>: host mx.example said: 550 no (in reply to end of\n    DATA command)", False),
        ("... while talking to mx.example.:\n>>> DATA\n<<< 550 Unknown user p7@example.org", False),
        (
            "p7@example.org\n  SMTP error from remote mail server after end of data:\n  550 unknown user",
            False,
        ),
        ("<p7@example.org>: host mx.example said: 550 no (in reply to RCPT TO command)", True),
        (">>> RCPT To:<p7@example.org>\n<<< 550 Unknown user\n>>> DATA\n<<< 503 Bad sequence", True),
        ("<q@example.org>: 550 no (in reply to end of DATA)\n\n<p7@example.org>: 550 no", True),
    ],
)
def test_a_server_that_took_the_recipient_and_then_refused_the_mail_says_nothing_sure_of_the_mailbox(
    said: str, is_hard: bool, journal: Any
) -> None:
    text = _report("5.0.0", "550 Unknown user p7@example.org").replace("undelivered\n", f"{said}\n", 1)
    (found,) = _sort(text, journal)
    assert isinstance(found, Bounce)
    assert (found.is_hard, found.is_about_reader) == (is_hard, True)


def test_what_a_real_postfix_gives_back_buries_the_address(journal: Any) -> None:
    text = (Path(__file__).parent / "real-postfix-bounce.eml").read_text(encoding="utf-8")
    text = text.replace("{{message_id}}", OTHER.message_id("harbour.example.org")).replace("{{stop}}", TOKEN)
    (found,) = _sort(text, journal)
    assert isinstance(found, Bounce)
    assert (found.is_hard, found.status, found.mark) == (True, "5.1.1", address_mark("p7@example.org"))


def test_a_bounce_in_no_standard_form_counts_too(journal: Any) -> None:
    text = (
        f"{HEAD}X-Failed-Recipients: p7@example.org\nAuto-Submitted: auto-replied\nContent-Type: text/plain\n\n"
        "A message that you sent could not be delivered. The following address failed:\n\n  p7@example.org\n"
        f"    550 5.1.1 no such user\n\n------ This is a copy of the message, including all the headers. ------\n\n{OURS}\nHello\n"
    )
    (found,) = _sort(text, journal)
    assert isinstance(found, Bounce)
    assert found.is_hard


@pytest.mark.parametrize(
    "back", ["", OURS.replace(TOKEN, "stop-0-aaaa"), OURS.split("List-Unsub", maxsplit=1)[0]]
)
def test_a_bounce_without_proof_is_for_a_human(back: Any, journal: Any) -> None:
    named = f"In-Reply-To: {OTHER.message_id('harbour.example.org')}\n"
    (found,) = _sort(
        _report("5.1.1", "unknown user", back=back).replace("MIME-Version", f"{named}MIME-Version"), journal
    )
    assert isinstance(found, Untied)


def test_a_mail_that_is_only_delayed_says_nothing_yet(journal: Any) -> None:
    (found,) = _sort(_report("4.4.1", "timed out", action="delayed"), journal)
    assert found == Automatic(found.id, "delayed", is_ours=True)


@pytest.mark.parametrize("action", ["delivered", "relayed", "expanded"])
def test_a_mail_that_is_told_to_have_arrived_is_nothing_to_do(action: str, journal: Any) -> None:
    (found,) = _sort(_report("2.0.0", "250 ok", action=action), journal)
    assert isinstance(found, Automatic)


def test_a_token_that_a_mail_system_broke_over_two_lines_is_still_proof(journal: Any) -> None:
    (found,) = _sort(_report("5.1.1", "unknown user", back=OURS.replace("subject=", "subject=\n ")), journal)
    assert isinstance(found, Bounce)
    assert found.is_hard


@pytest.mark.parametrize(("kind", "made"), [("abuse", Complaint), ("not-spam", Automatic)])
def test_a_complaint_is_about_its_person(kind: Any, made: Any, journal: Any) -> None:
    text = (
        "From: fbl@provider.example\nMessage-ID: <f@provider.example>\nMIME-Version: 1.0\n"
        "Content-Type: multipart/report; report-type=feedback-report; boundary=B\n\n--B\nContent-Type: text/plain\n\nabuse\n"
        f"--B\nContent-Type: message/feedback-report\n\nFeedback-Type: {kind}\nVersion: 1\n\n--B\nContent-Type: message/rfc822\n\n{OURS}\nx\n--B--\n"
    )
    (found,) = _sort(text, journal)
    assert isinstance(found, made)
    assert not isinstance(found, Complaint) or found.person == "P7"


def test_a_person_who_writes_about_a_delivery_is_a_person(journal: Any) -> None:
    text = (
        f"From: p1@example.org\nSubject: Re: Mail delivery failed: was that yours?\nMessage-ID: <h@client.example>\n"
        f"In-Reply-To: {words()['message_id']}\nContent-Type: text/plain\n\nYour mail to ana@example.net came back: 550 no such user\n"
    )
    (found,) = _sort(text, journal)
    assert isinstance(found, IncomingReply)
    assert found.key == KEY.id


@pytest.mark.parametrize(
    ("fault", "reply"),
    [
        (Fault.ADDRESS, "550 5.1.1 <…>: Recipient address rejected: User unknown in local recipient table"),
        (
            Fault.ADDRESS,
            "550 5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient not found by SMTP address lookup",
        ),
        (Fault.ADDRESS, "550 5.4.1 Recipient address rejected: Access denied"),
        (Fault.ADDRESS, "554 delivery error: This user doesn't have an example.net account"),
        (Fault.ADDRESS, "550 5.2.1 The email account that you tried to reach is disabled"),
        (Fault.ADDRESS, "550 unknown user"),
        (Fault.ADDRESS, "550 5.1.2 domain example.net does not exist"),
        (Fault.ADDRESS, "554 5.4.4 NXDOMAIN"),
        (Fault.ADDRESS, "556 5.1.10 recipient domain has null MX"),
        (Fault.ADDRESS, "host mx.example.net says user unknown"),
        (Fault.UNCLEAR, "Host or domain name not found"),
        (
            Fault.UNCLEAR,
            "5.4.4 Host or domain name not found. Name service error for name=example.net type=MX: Host not found",
        ),
        (Fault.UNCLEAR, "4.4.3 Host or domain name not found. Name service error for name=example.net"),
        (Fault.UNCLEAR, "550 5.1.2 Host unknown (Name server: example.net: host not found)"),
        (Fault.UNCLEAR, "550 5.1.2 rejected"),
        (Fault.UNCLEAR, "550 5.1.2 Recipient address rejected: Domain not found"),
        (Fault.UNCLEAR, "DNS Error: DNS type 'mx' lookup of example.net responded with code SERVFAIL"),
        (Fault.UNCLEAR, "couldn't find any mail exchanger for example.net"),
        (Fault.MAILBOX, "452 4.2.2 mailbox over quota"),
        (Fault.MAILBOX, "552 5.2.2 The account is full"),
        (Fault.MAILBOX, "452 mailbox full, quota exceeded"),
        (Fault.SENDER, "550 SPF check failed"),
        (Fault.SENDER, "550 blocked"),
        (Fault.SENDER, "550 5.7.1 unauthenticated mail is not accepted"),
        (Fault.SENDER, "501 5.1.8 domain of sender does not exist"),
        (
            Fault.SENDER,
            "550 Domain example.org has exceeded the max emails per hour (151/150 (100%)) allowed. Message discarded.",
        ),
        (Fault.SENDER, "554 5.2.252 SendAsDenied; not allowed to send as …"),
        (Fault.SENDER, "554 5.2.0 SubmissionQuotaExceededException"),
        (Fault.SENDER, "553 sorry, your IP is listed at a DNSBL"),
        (Fault.SENDER, "550 Verification failed for … Response: 550 no such mailbox"),
        (Fault.SENDER, "550 5.1.1 Could not complete sender verify callout: user unknown"),
        (Fault.SENDER, "550 unable to verify sender: mailbox does not exist"),
        (Fault.SENDER, "551 5.1.1 return path does not exist: user unknown"),
        (Fault.ADDRESS, "550 Recipient verify failed: user unknown"),
        (Fault.UNCLEAR, "550 rejected"),
        (Fault.UNCLEAR, "450 4.1.1 temporarily unavailable"),
        (Fault.MESSAGE, "552 5.3.4 message too big"),
    ],
)
def test_whose_fault_a_refusal_is_is_read_from_its_words(fault: Any, reply: Any) -> None:
    assert find_fault(reply) is fault
    assert is_dead_address(reply) is (fault is Fault.ADDRESS)


def test_a_bounce_from_nobody_is_read_and_nothing_is_said_on_the_terminal(
    caplog: pytest.LogCaptureFixture,
) -> None:
    text = (
        "Hi. This is the qmail-send program at mx.example.\nI'm afraid I wasn't able to deliver your message.\n\n"
        "<p7@example.org>:\nno mailbox here by that name\n\n--- Below this line is a copy of the message.\n"
    )
    message = message_from_bytes(f"To: hello@harbour.example.org\n\n{text}".encode(), policy=default)
    assert [one.address for one in read_failures(message)] == ["p7@example.org"]
    assert (message["From"], caplog.records) == (None, [])


@given(st.binary(max_size=300))
def test_any_bytes_as_a_bounce_are_read_without_stumbling(content: Any) -> None:
    for kind in (
        "text/plain",
        "multipart/report; boundary=B; report-type=delivery-status",
        "message/delivery-status",
    ):
        mail = (
            f"From: MAILER-DAEMON@mx.example\nMIME-Version: 1.0\nContent-Type: {kind}\n\n".encode() + content
        )
        read_failures(message_from_bytes(mail, policy=default))
