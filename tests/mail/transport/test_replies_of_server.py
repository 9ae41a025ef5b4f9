"""What each reply of a server does to one message, code by code, up to the very dot."""

from dataclasses import replace

import pytest

from mentorsheets.mail.messages import MailState, SendOutcome, Stop
from mentorsheets.mail.transport.connection import BrokenLine
from mentorsheets.mail.transport.headers import Mailbox, mailbox_line, text_line
from mentorsheets.mail.transport.transaction import NEEDS_UTF8, Talk
from tests.mail.letters import plain
from tests.mail.transport.talks import Server, outcome_to, talk

SENT, REFUSED, DEFERRED, PLANNED = MailState.SENT, MailState.REFUSED, MailState.DEFERRED, MailState.PLANNED


@pytest.mark.parametrize(
    ("reply", "state", "stop"),
    [
        ("499 later", DEFERRED, Stop.NO),
        ("500 what", PLANNED, Stop.REFUSED),
        ("501 what", PLANNED, Stop.REFUSED),
        ("550 5.7.1 you may not send", PLANNED, Stop.REFUSED),
        ("550 5.4.5 daily sending limit exceeded", PLANNED, Stop.QUOTA),
        ("552 5.3.4 too big", REFUSED, Stop.NO),
        ("555 5.5.4 unknown wish", REFUSED, Stop.NO),
        ("553 5.1.7 sender", PLANNED, Stop.REFUSED),
        ("251 not to MAIL", SENT, Stop.NO),
    ],
)
def test_a_reply_to_the_sender_is_about_us_unless_it_is_about_this_message(
    opened: list[Server], reply: str, state: MailState, stop: Stop
) -> None:
    now = talk(opened, reply, "250 reset")
    now.hear_from()
    assert now.outcome
    assert (now.outcome.state, now.outcome.stop) == (state, stop)
    assert opened[0].heard() == "RSET\r\n"


def test_who_says_250_hears_of_the_recipients(opened: list[Server]) -> None:
    now = talk(opened, "250 Ok")
    now.say_from()
    now.hear_from()
    now.say_to(1)
    now.say_to(2)
    assert now.outcome is None
    assert opened[0].heard() == "MAIL FROM:<hello@harbour.example.org>\r\nRCPT TO:<p2@example.org>\r\n"
    now.hear_to(2)
    assert now.accepted == []


def test_an_address_in_other_letters_goes_only_to_a_server_that_says_it_takes_them(
    opened: list[Server],
) -> None:
    mail = replace(plain(1), recipients=("zoë@example.org",))
    for extensions, goes in ({"smtputf8": ""}, True), ({}, False):
        server = Server()
        opened.append(server)
        server.lane.smtp.esmtp_features = extensions
        server.lane.smtp.does_esmtp = True
        now = Talk(server.lane, mail, "")
        now.say_from()
        assert (now.outcome is None) is goes
        assert now.outcome in {None, NEEDS_UTF8}
        assert server.heard().endswith("SMTPUTF8 BODY=8BITMIME\r\n") is goes


@pytest.mark.parametrize(
    ("reply", "taken", "refused", "deferred", "ends"),
    [
        ("250 Ok", True, False, False, False),
        ("251 Ok", True, False, False, False),
        ("252 Ok", True, False, False, False),
        ("253 what", False, False, True, False),
        ("450 4.2.1 busy", False, False, True, False),
        ("499 later", False, False, True, False),
        ("500 what", False, True, False, False),
        ("550 5.1.1 unknown", False, True, False, False),
        ("552 5.2.2 full", False, True, False, False),
        ("421 4.3.2 tired", False, False, False, True),
        ("530 5.7.0 log in first", False, False, False, True),
        ("550 5.4.5 daily sending limit exceeded", False, False, False, True),
    ],
)
def test_a_reply_to_a_recipient_is_about_them_or_ends_the_message(
    opened: list[Server], reply: str, taken: bool, refused: bool, deferred: bool, ends: bool
) -> None:
    now = talk(opened, reply, "250 reset")
    now.hear_to(0)
    assert (bool(now.accepted), bool(now.refused), bool(now.deferral)) == (taken, refused, deferred)
    assert (now.outcome is not None) is ends
    assert now.lane.is_open is not reply.startswith("421")


@pytest.mark.parametrize("reply", ["450 later", "550 5.1.1 unknown", "250 Ok"])
def test_a_copy_is_handed_over_if_it_is_taken_and_is_nobodys_reader(opened: list[Server], reply: str) -> None:
    now = talk(opened, "250 Ok", "550 5.1.1 unknown", reply, copy_to="copies@example.org")
    assert outcome_to(now) is None
    assert [who for who, _ in now.refused] == ["p2@example.org"]
    assert now.deferral == ""
    alone = talk(
        opened, "550 5.1.1 unknown", "550 5.1.1 unknown", reply, "250 reset", copy_to="copies@example.org"
    )
    found = outcome_to(alone)
    assert found
    assert (found.state, len(found.refused)) == (REFUSED, 2)


@pytest.mark.parametrize(
    ("first", "second", "state"),
    [
        ("550 5.7.1 blocked", "550 5.7.1 blocked", DEFERRED),
        ("550 5.7.1 blocked", "550 5.1.1 unknown", REFUSED),
        ("550 5.1.1 unknown", "550 5.7.1 blocked", REFUSED),
    ],
)
def test_only_where_all_refusals_are_about_us_the_message_waits(
    opened: list[Server], first: str, second: str, state: MailState
) -> None:
    found = outcome_to(talk(opened, first, second, "250 reset"))
    assert found
    assert found.state is state
    assert found.reply == (first if state is DEFERRED else "")
    assert len(found.refused) == 2


@pytest.mark.parametrize(
    ("reply", "is_open"), [("250 reset", True), ("251 what", False), ("500 what", False)]
)
def test_a_line_goes_on_only_if_it_was_reset(opened: list[Server], reply: str, is_open: bool) -> None:
    now = talk(opened, "450 later", "450 later", reply)
    outcome_to(now)
    assert now.lane.is_open is is_open


@pytest.mark.parametrize(("reply", "goes"), [("354 go on", True), ("353 what", False), ("451 later", False)])
def test_a_body_goes_after_354_alone(opened: list[Server], reply: str, goes: bool) -> None:
    now = talk(opened, reply, "250 reset")
    now.say_body()
    assert (now.outcome is None) is goes


@pytest.mark.parametrize(
    ("reply", "state"),
    [
        ("250 Ok", SENT),
        ("299 Ok", SENT),
        ("400 later", DEFERRED),
        ("500 no", REFUSED),
        ("299-\r\n299 Ok", SENT),
    ],
)
def test_a_verdict_is_certain_and_names_who_was_refused(
    opened: list[Server], reply: str, state: MailState
) -> None:
    now = talk(opened, reply)
    now.refused = [("p2@example.org", "550 5.1.1 unknown")]
    now.hear_verdict(5)
    assert isinstance(now.outcome, SendOutcome)
    assert (now.outcome.state, now.outcome.refused) == (state, (("p2@example.org", "550 5.1.1 unknown"),))


@pytest.mark.parametrize("early", [True, False])
def test_a_server_that_spoke_before_the_dot_has_not_taken_it(opened: list[Server], early: bool) -> None:
    now = talk(opened, *(["451 too much"] if early else []))
    if early:
        with pytest.raises(BrokenLine):
            now.look_up()
    else:
        now.look_up()
    assert now.lane.is_open is not early
    assert not now.may_have_arrived


def test_what_is_taken_back_is_cut_off_before_its_dot(opened: list[Server]) -> None:
    now = talk(opened)
    now.take_back()
    assert now.outcome
    assert now.outcome.state is MailState.CANCELLED
    assert not now.lane.is_open
    assert opened[0].heard() == ""


def test_no_line_of_a_name_or_subject_is_longer_than_mail_allows() -> None:
    for length in range(1, 240, 3):
        for sign in ("ü", "aü", "日本", "é b "):
            words = (sign * length)[:240].strip()
            lines = [text_line("Subject", words), mailbox_line("From", (Mailbox(words, "zoe@example.org"),))]
            assert all(len(part) <= 76 for part in lines[0].split("\r\n"))
            assert all(len(part) <= 76 for part in lines[1].split("\r\n")[:-1])
