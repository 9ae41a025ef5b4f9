"""A run sends what is due, in the right order and at the right pace, and stops when it should."""

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from mentorsheets.mail.mail_address import ServerAddress
from mentorsheets.mail.messages import MailState, Stop
from mentorsheets.mail.transport.deliver import Pace
from mentorsheets.mail.transport.smtp import SmtpServer
from tests.mail.faulty import FaultyServer
from tests.mail.letters import MONDAY, plain
from tests.mail.transport.session import Session, keys
from tests.mail.transport.test_chaos import balance, run


def test_introductions_go_first_and_a_second_run_finds_nothing(session: Session) -> None:
    check_in, introduction = plain(1), plain(2, "introduction")
    session.plan(check_in, introduction)
    assert session.send().counts == {MailState.SENT: 2}
    assert session.taken == keys(introduction, check_in)
    assert session.send().counts == {}
    assert session.faulty.transactions == 2


def test_the_bytes_arrive_as_they_were_frozen(session: Session) -> None:
    mail = plain(1)
    dots = plain(2, content=mail.content + b".\r\n..two\r\n.\r\nno line end")
    session.plan(mail, dots)
    session.send()
    assert session.faulty.taken[0] == mail.content
    assert dots.content + b"\r\n" in session.faulty.taken


def test_a_retry_sends_the_very_same_bytes(session: Session) -> None:
    session.faulty.behave = lambda number, _: "dot:451 4.3.0 later" if number == 0 else "ok"
    session.plan(plain(1))
    assert session.send().counts == {MailState.DEFERRED: 1}
    session.clock.sleep(3600)
    assert session.send().counts == {MailState.SENT: 1}
    assert session.faulty.taken == [plain(1).content]


def test_greylisting_is_waited_for_within_the_run(session: Session) -> None:
    session.faulty.behave = lambda number, _: "rcpt:450 4.2.0 greylisted" if number < 3 else "ok"
    session.plan(plain(1), plain(2), plain(3))
    delivery = session.send(Pace(patience=timedelta(minutes=2)))
    assert delivery.counts == {MailState.SENT: 3}
    assert session.clock.now() - MONDAY < timedelta(minutes=3)


def test_a_bad_address_stops_only_itself_and_gets_nothing_more(session: Session) -> None:
    session.faulty.behave = lambda _, to: "rcpt:550 5.1.1 no such user" if "p1@example.org" in to else "ok"
    session.plan(plain(1), plain(2))
    assert session.send().counts == {MailState.REFUSED: 1, MailState.SENT: 1}
    session.plan(plain(1, "reminder"))
    assert session.send().counts == {MailState.SUPPRESSED: 1}
    assert session.faulty.transactions == 2


def test_what_was_held_back_for_an_address_that_was_refused_with_all_others_goes_when_they_do(
    session: Session,
) -> None:
    session.faulty.behave = lambda *_: "rcpt:550 5.1.1 no such user"
    session.plan(*(plain(number) for number in range(1, 5)), plain(1, "reminder"))
    session.plan(*(plain(number) for number in range(5, 12)))
    assert session.send().counts.keys() == {MailState.PLANNED}
    session.faulty.behave = lambda *_: "ok"
    session.clock.sleep(3600)
    assert session.send().counts == {MailState.SENT: 12}


def test_one_refused_recipient_of_two_is_named_and_the_other_gets_it(session: Session) -> None:
    session.faulty.behave = lambda _, to: "rcpt:550 5.1.1 no" if to[-1:] == ["b@example.org"] else "ok"
    session.plan(plain(1, "introduction", recipients=("a@example.org", "b@example.org")))
    assert session.send().counts == {MailState.SENT: 1}
    (record,) = session.journal.records(MailState.SENT)
    assert "refused for one: 550 5.1.1" in record.detail
    assert session.journal.is_dead(["b@example.org"])
    assert not session.journal.is_dead(["a@example.org"])


def test_nothing_goes_to_two_of_whom_one_cannot_be_reached(session: Session) -> None:
    session.faulty.behave = lambda _, to: "rcpt:550 5.1.1 no" if to[-1:] == ["b@example.org"] else "ok"
    session.plan(plain(1, recipients=("b@example.org",)))
    session.send()
    session.plan(plain(2, "introduction", recipients=("a@example.org", "b@example.org")))
    assert session.send().counts == {MailState.SUPPRESSED: 1}
    assert session.taken == []


def test_when_one_of_two_is_put_off_both_wait(session: Session) -> None:
    session.faulty.behave = lambda _, to: "rcpt:451 4.3.0 later" if to[-1:] == ["b@example.org"] else "ok"
    session.plan(plain(1, "introduction", recipients=("a@example.org", "b@example.org")))
    assert session.send().counts == {MailState.DEFERRED: 1}
    assert session.taken == []


@pytest.mark.parametrize(
    ("fault", "stop"),
    [
        ("mail:530 5.7.0 Authentication required", Stop.REFUSED),
        ("mail:550 5.7.1 you may not send as this sender", Stop.REFUSED),
        ("mail:535 5.7.8 bad credentials", Stop.REFUSED),
        ("rcpt:554 5.7.1 Relay access denied", Stop.REFUSED),
        ("dot:550 5.4.5 Daily user sending limit exceeded", Stop.QUOTA),
        ("rcpt:454 Throttling failure: Maximum sending rate exceeded", Stop.QUOTA),
        ("mail:421 4.7.28 unusual rate of mail", Stop.QUOTA),
        ("dot:550 5.7.30 Basic authentication is not supported", Stop.REFUSED),
    ],
)
def test_a_refusal_of_the_whole_run_keeps_the_mail(session: Session, fault: str, stop: Stop) -> None:
    session.faulty.behave = lambda number, _: fault if number >= 2 else "ok"
    session.plan(*[plain(number) for number in range(8)])
    delivery = session.send()
    assert delivery.stop == stop
    assert delivery.counts == {MailState.SENT: 2, MailState.PLANNED: 1}
    session.faulty.behave = lambda *_: "ok"
    assert session.send().counts == {MailState.SENT: 6}
    assert set(session.faulty.counts.values()) == {1}


@pytest.mark.parametrize(
    "fault",
    [
        "rcpt:452 4.2.2 mailbox over quota",
        "rcpt:450 4.2.1 user is receiving mail at a rate that",
        "dot:552 5.2.2 over quota",
        "rcpt:452 mailbox full, quota exceeded",
        "rcpt:552 exceeded storage allocation, mailbox is full",
    ],
)
def test_one_persons_full_mailbox_does_not_stop_the_others(session: Session, fault: str) -> None:
    session.faulty.behave = lambda number, _: fault if number == 0 else "ok"
    session.plan(plain(1), plain(2))
    delivery = session.send()
    assert delivery.stop == Stop.NO
    assert delivery.counts[MailState.SENT] == 1


@pytest.mark.thorough
@pytest.mark.parametrize(
    "fault",
    [
        "rcpt:550 SPF check failed",
        "rcpt:550 blocked",
        "rcpt:501 5.1.8 domain of sender does not exist",
        "rcpt:550 Domain example.org has exceeded the max emails per hour (151/150 (100%)) allowed",
        "rcpt:550 rejected",
        "rcpt:550 5.1.1 no such user",
        "dot:554 5.2.252 SendAsDenied",
        "dot:554 5.2.0 SubmissionQuotaExceededException",
        "dot:554 5.7.1 message rejected as spam",
    ],
)
def test_a_server_that_refuses_everybody_alike_buries_and_refuses_nobody(session: Any, fault: Any) -> None:
    mails = [plain(number) for number in range(20)]
    session.faulty.behave = lambda *_: fault
    session.plan(*mails)
    delivery = session.send()
    assert delivery.stop in {Stop.REFUSED, Stop.QUOTA}
    assert session.journal.records(MailState.REFUSED, MailState.SENT) == []
    assert not session.journal.is_dead([mail.recipients[0] for mail in mails])
    session.faulty.behave = lambda *_: "ok"
    session.clock.sleep(8 * 3600)
    assert session.send().counts == {MailState.SENT: 20}


def test_nobody_is_buried_by_what_the_shared_record_says_of_a_server_that_refused_all(session: Any) -> None:
    mails = [plain(number) for number in range(20)]
    session.faulty.behave = lambda *_: "rcpt:550 5.1.1 no such user"
    session.plan(*mails)
    session.send()
    assert not [one.detail for one in session.journal.records() if "no such user" in one.detail]


def test_five_who_are_refused_alike_keep_no_mail_of_the_others_back_for_long(session: Any) -> None:
    blocked = {f"p{number}@example.org" for number in range(5)}
    session.faulty.behave = lambda _, to: (
        "rcpt:550 5.7.1 blocked" if any(one in to for one in blocked) else "ok"
    )
    session.plan(*(plain(number) for number in range(20)))
    for _ in range(4):
        session.send()
    assert len(session.taken) == 15
    session.clock.sleep(3600)
    later = session.clock.now()
    session.plan(*(plain(number, "reminder", not_before=later) for number in range(20)))
    for _ in range(4):
        session.send()
    assert len(session.taken) == 30


def test_two_dead_addresses_among_the_living_stop_nobody(session: Any) -> None:
    session.faulty.behave = lambda number, _: "rcpt:550 5.1.1 no such user" if number in {3, 4} else "ok"
    session.plan(*(plain(number) for number in range(8)))
    delivery = session.send()
    assert (delivery.stop, delivery.counts) == (Stop.NO, {MailState.SENT: 6, MailState.REFUSED: 2})


def test_a_server_that_is_not_there_keeps_the_mail(session: Session) -> None:
    session.faulty.__exit__()
    session.plan(plain(1))
    delivery = session.send()
    assert (delivery.stop, delivery.counts) == (Stop.UNREACHABLE, {MailState.PLANNED: 1})
    assert session.journal.due(MONDAY, 10) == [plain(1)]


@pytest.mark.parametrize(
    ("greeting", "stop"),
    [("554 5.7.1 go away", Stop.REFUSED), ("421 4.3.2 busy", Stop.UNREACHABLE), ("what", Stop.UNREACHABLE)],
)
def test_a_server_that_does_not_let_us_in_keeps_the_mail(session: Session, greeting: str, stop: Stop) -> None:
    session.faulty.greeting = greeting
    session.plan(plain(1))
    assert session.send().stop == stop
    assert session.journal.due(MONDAY, 10) == [plain(1)]


def test_a_server_that_tires_after_some_messages_gets_a_new_connection_at_once(session: Session) -> None:
    session.faulty.behave = lambda number, _: "mail:421 4.3.2 enough" if number % 4 == 3 else "ok"
    session.plan(*[plain(number) for number in range(9)])
    assert session.send().counts == {MailState.SENT: 9}
    assert session.faulty.connections == 3


def test_one_connection_serves_many_messages(session: Session) -> None:
    session.plan(*[plain(number) for number in range(30)])
    session.send()
    assert session.faulty.connections == 1


def test_several_connections_share_the_work(tmp_path: Path, faulty: FaultyServer) -> None:
    delivery, states = run(tmp_path, faulty, 50, lanes=4)
    assert delivery.counts == {MailState.SENT: 50}
    assert faulty.connections == 4
    assert balance(faulty, states) == (0, 0, 0)


def test_a_run_has_more_in_hand_at_once_the_more_went_already(session: Session) -> None:
    session.plan(*[plain(number) for number in range(20)])
    session.send(lanes=25)
    assert session.faulty.connections == 4
    session.plan(*[plain(number) for number in range(20, 80)])
    session.send(lanes=25)
    assert session.faulty.connections == 4 + 12


def test_a_server_on_this_computer_is_given_more_connections_than_one_elsewhere() -> None:
    here, elsewhere = (SmtpServer(ServerAddress("smtp", host, 25)) for host in ("localhost", "mail.invalid"))
    assert here.lanes > elsewhere.lanes == 4


def test_a_server_that_allows_only_two_connections_gets_all_mail_over_these(session: Session) -> None:
    session.faulty.welcome = lambda number: "220 hello" if number <= 2 else "421 4.3.2 too many connections"
    session.plan(*[plain(number) for number in range(9)])
    assert session.send(lanes=4).counts == {MailState.SENT: 9}
    assert session.faulty.connections == 3
