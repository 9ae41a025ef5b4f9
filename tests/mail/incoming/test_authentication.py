"""Who a mail is from is known by what our own server says, and by nothing that the mail says of itself."""

from email import message_from_string
from email.message import EmailMessage
from email.policy import default

import pytest

from mentorsheets.mail.incoming.arrivals import IncomingReply, Untied
from mentorsheets.mail.incoming.authentication import Authentication, read_authentication
from mentorsheets.mail.incoming.replies import sort_incoming
from mentorsheets.mail.journal.journal import Journal
from tests.mail.incoming.test_replies import SIGNER, journal, words

__all__ = ["journal"]
RECEIVED = "Received: from client.example by mx.example.org; Tue, 17 Nov 2026 08:12:00 +0000"
PASS = "Authentication-Results: mx.example.org; dmarc=pass header.from=example.org"
FAIL = "Authentication-Results: mx.example.org; spf=fail smtp.mailfrom=example.org; dmarc=fail (p=none)"
OWN_KEY = "Authentication-Results: mx.example.org; dkim=pass header.d=example.org"
STRANGE_KEY = "Authentication-Results: mx.example.org; dkim=pass header.d=stranger.example"


def _mail(*fields: str, sender: str = "p1@example.org", subject: str = "Re: a question") -> EmailMessage:
    own = (f"From: {sender}", f"Subject: {subject}", "Message-ID: <a@client.example>")
    tied = (f"In-Reply-To: {words()['message_id']}", "Content-Type: text/plain")
    return message_from_string("\n".join((*fields, *own, *tied, "", "Yes")), policy=default)


@pytest.mark.parametrize(
    ("fields", "known"),
    [
        ((PASS, RECEIVED), Authentication.PASSED),
        ((OWN_KEY, RECEIVED), Authentication.PASSED),
        ((STRANGE_KEY, RECEIVED), Authentication.UNPROVEN),
        ((FAIL, RECEIVED), Authentication.FAILED),
        ((RECEIVED, PASS), Authentication.UNPROVEN),
        ((FAIL, PASS, RECEIVED), Authentication.FAILED),
        ((PASS,), Authentication.UNPROVEN),
        ((RECEIVED,), Authentication.UNPROVEN),
        ((), Authentication.UNPROVEN),
    ],
)
def test_only_the_topmost_field_above_every_received_counts(
    fields: tuple[str, ...], known: Authentication
) -> None:
    assert read_authentication(_mail(*fields)) is known


def test_a_reply_says_whether_our_server_knows_its_sender(journal: Journal) -> None:
    (proven,) = sort_incoming(_mail(PASS, RECEIVED), journal, SIGNER)
    (unproven,) = sort_incoming(_mail(RECEIVED, PASS), journal, SIGNER)
    assert isinstance(proven, IncomingReply)
    assert isinstance(unproven, IncomingReply)
    assert (proven.is_authentic, unproven.is_authentic) == (True, False)


def test_a_reply_whose_sender_our_server_found_false_is_nobodys(journal: Journal) -> None:
    (found,) = sort_incoming(_mail(FAIL, RECEIVED), journal, SIGNER)
    assert isinstance(found, Untied)


def test_a_button_that_somebody_else_taps_does_nothing(journal: Journal) -> None:
    subject = f"yes [{words()['yes']}]"
    (own,) = sort_incoming(_mail(subject=subject), journal, SIGNER)
    (other,) = sort_incoming(_mail(subject=subject, sender="friend@elsewhere.example"), journal, SIGNER)
    assert isinstance(own, IncomingReply)
    assert isinstance(other, Untied)
