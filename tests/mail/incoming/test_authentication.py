"""Who a mail is from is known by what our own server says, and by nothing that the mail says of itself."""

from email import message_from_string
from email.message import EmailMessage
from email.policy import default

import pytest

from mentorsheets.mail.incoming.arrivals import Proof, Untied
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
    assert read_authentication(_mail(*fields), "mx.example.org") is known


def test_a_reply_whose_sender_our_server_found_false_is_nobodys(journal: Journal) -> None:
    (found,) = sort_incoming(_mail(FAIL, RECEIVED), journal, SIGNER)
    assert isinstance(found, Untied)


def test_a_button_that_somebody_else_taps_does_nothing(journal: Journal) -> None:
    subject = f"yes [{words()['yes']}]"
    (own,) = sort_incoming(_mail(subject=subject), journal, SIGNER)
    (other,) = sort_incoming(_mail(subject=subject, sender="friend@elsewhere.example"), journal, SIGNER)
    assert getattr(own, "proof", None) is Proof.SURE
    assert isinstance(other, Untied)


def test_a_pass_counts_under_the_name_that_was_set_alone_and_a_fail_under_any() -> None:
    assert read_authentication(_mail(PASS, RECEIVED), "") is Authentication.UNPROVEN
    assert read_authentication(_mail(PASS, RECEIVED), "mx.example.net") is Authentication.UNPROVEN
    assert read_authentication(_mail(FAIL, RECEIVED), "") is Authentication.FAILED


HIDING = (
    'mx.example.org; spf=pass smtp.mailfrom="a; dmarc=pass header.from=example.org"@stranger.example',
    "mx.example.org; spf=none (x; dmarc=pass header.from=example.org)",
    "mx.example.org; spf=none (x (y) \\); dmarc=pass header.from=example.org)",
    "mx.example.org; dmarc=pass header.from=stranger.example",
    "mx.example.org; dkim=pass header.d=notexample.org",
    "mx.example.org; dkim=pass header.i=@example.org.stranger.example",
    "mx.example.org; compauth=pass reason=100",
    "mx.example.org.stranger.example; dmarc=pass header.from=example.org",
    "stranger.example mx.example.org; dmarc=pass header.from=example.org",
    'mx.example.org; spf=pass smtp.mailfrom="@example.org"@stranger.example',
    'mx.example.org; spf=pass smtp.mailfrom="x@example.org"@stranger.example; dmarc=none',
    'mx.example.org; dkim=pass header.d=stranger.example header.i="@example.org"@stranger.example',
    'mx.example.org; spf=pass (domain of "a) smtp.mailfrom=x@example.org ("@stranger.example) smtp.mailfrom=x',
    "mx.example.org; spf=pass (of a) smtp.mailfrom=x@example.org (@stranger.example) smtp.mailfrom=stranger.example",
)


@pytest.mark.parametrize("said", HIDING)
def test_nothing_that_a_stranger_can_put_into_the_field_is_taken_for_a_pass(said: str) -> None:
    mail = _mail(f"Authentication-Results: {said}", RECEIVED)
    assert read_authentication(mail, "mx.example.org") is not Authentication.PASSED


def test_a_fail_counts_behind_whatever_a_sender_would_hide_it_with() -> None:
    said = 'mx.example.org; spf=pass (of "a) x=("@stranger.example) smtp.mailfrom=x; dmarc=fail header.from=example.org'
    mail = _mail(f"Authentication-Results: {said}", RECEIVED)
    assert read_authentication(mail, "mx.example.org") is Authentication.FAILED


@pytest.mark.parametrize(
    ("sender", "domain"),
    [("strasse.example", "straße.example"), ("strasse.example", "xn--strae-oqa.example")],
)
def test_domains_of_which_one_is_written_like_the_other_are_two(sender: str, domain: str) -> None:
    said = f"mx.example.org; dmarc=pass header.from={domain}"
    mail = _mail(f"Authentication-Results: {said}", RECEIVED)
    mail.replace_header("From", f"ana@{sender}")
    assert read_authentication(mail, "mx.example.org") is Authentication.UNPROVEN


def test_a_domain_may_be_written_in_its_own_letters_or_for_the_wire() -> None:
    said = "mx.example.org; dmarc=pass header.from=xn--mnchen-3ya.example"
    mail = _mail(f"Authentication-Results: {said}", RECEIVED)
    mail.replace_header("From", "ana@münchen.example")
    assert read_authentication(mail, "mx.example.org") is Authentication.PASSED


def test_a_second_sender_takes_the_proof_away() -> None:
    mail = _mail(OWN_KEY, RECEIVED)
    mail.replace_header("From", "p1@example.org, eve@stranger.example")
    assert read_authentication(mail, "mx.example.org") is Authentication.UNPROVEN


BY_MICROSOFT = "Received: from x.prod.outlook.com by y.eurprd04.prod.outlook.com with HTTPS"
BY_ITS_FRONT_END = (
    "Received: from w.eop-EUR05.prod.protection.outlook.com (2001:db8::4c)\n by v.outlook.office365.com"
    " (2001:db8::18) with Microsoft SMTP Server via Frontend Transport"
)
AT_THE_BORDER = "Received: from client.example by z.protection.outlook.com with Microsoft SMTP Server"
MICROSOFTS = (
    "Authentication-Results: spf=pass (sender IP is 203.0.113.1)\n smtp.mailfrom=example.org;"
    " dkim=pass (signature was verified)\n header.d=example.org;dmarc=pass action=none\n"
    " header.from=example.org;compauth=pass reason=100"
)


@pytest.mark.parametrize(
    ("server", "fields", "known"),
    [
        ("m365", (BY_MICROSOFT, MICROSOFTS, AT_THE_BORDER), Authentication.PASSED),
        ("m365", (BY_MICROSOFT, BY_ITS_FRONT_END, MICROSOFTS, AT_THE_BORDER), Authentication.PASSED),
        (
            "m365",
            (
                BY_MICROSOFT.replace("outlook.com with", "outlook.com.evil.example with"),
                MICROSOFTS,
                AT_THE_BORDER,
            ),
            Authentication.UNPROVEN,
        ),
        ("m365", (BY_MICROSOFT, RECEIVED, MICROSOFTS), Authentication.UNPROVEN),
        ("m365", (BY_MICROSOFT, MICROSOFTS.replace("pass", "fail"), AT_THE_BORDER), Authentication.FAILED),
        ("m365", (BY_MICROSOFT, PASS, AT_THE_BORDER), Authentication.UNPROVEN),
        ("mx.example.org", (MICROSOFTS, RECEIVED), Authentication.UNPROVEN),
    ],
)
def test_microsofts_form_counts_where_it_was_set_and_below_its_own_hops_alone(
    server: str, fields: tuple[str, ...], known: Authentication
) -> None:
    assert read_authentication(_mail(*fields), server) is known


BY_GOOGLE = (
    "Received: by 2002:a05:6402:1d4f:b0:5d0:1 with SMTP id dz15",
    "Received: from client.example (client.example. [203.0.113.1]) by mx.google.com with ESMTPS id a1",
)
GOOGLES = (
    "Authentication-Results: mx.google.com;\n dkim=pass header.i=@example.org header.s=x;\n"
    " dmarc=pass (p=NONE) header.from=example.org"
)


def test_googles_stands_below_its_own_hops_and_no_others() -> None:
    own, others = _mail(*BY_GOOGLE, GOOGLES), _mail(*BY_GOOGLE, RECEIVED, GOOGLES)
    assert read_authentication(own, "mx.google.com") is Authentication.PASSED
    assert read_authentication(others, "mx.google.com") is Authentication.UNPROVEN
