"""What a run asks, announces and keeps to while it sends: who still may, how much, and where copies go."""

from datetime import timedelta

import pytest

from mentorsheets.mail.messages import MailState, MessageRecord, Stop
from mentorsheets.mail.transport.deliver import Guards, Pace
from tests.mail.letters import MONDAY, plain
from tests.mail.transport.session import Session, keys


def test_status_is_asked_again_just_before_sending(session: Session) -> None:
    session.plan(*[plain(number, not_before=MONDAY - timedelta(hours=9 - number)) for number in (1, 2, 3)])
    gone = set()
    session.faulty.on_stage = lambda *_: gone.add("P3")
    session.send(guards=Guards(may_send=lambda persons: not gone & set(persons)))
    assert len(session.taken) == 2
    assert [record.persons for record in session.journal.records(MailState.SUPPRESSED)] == [("P3",)]


def test_a_person_who_was_forgotten_while_the_body_was_on_its_way_gets_nothing(session: Session) -> None:
    def leave(_number: int, stage: str) -> None:
        if stage == "data":
            with session.another_run() as other:
                other.forget("P1", MONDAY)

    session.faulty.on_stage = leave
    session.plan(plain(1))
    assert session.send().counts == {MailState.CANCELLED: 1}
    assert session.taken == []
    assert [record.detail for record in session.journal.records()] == ["the person asked to be forgotten"]


def test_what_was_taken_back_does_not_run_into_the_next_message_on_that_line(session: Session) -> None:
    def leave(_number: int, stage: str) -> None:
        if stage == "data":
            with session.another_run() as other:
                other.forget("P1", MONDAY)

    session.faulty.on_stage = leave
    session.plan(plain(1, "introduction"), plain(2))
    assert session.send().counts == {MailState.CANCELLED: 1, MailState.SENT: 1}
    assert session.faulty.taken == [plain(2).content]


def test_a_message_that_another_run_took_meanwhile_is_left_to_it(session: Session) -> None:
    def take(_number: int, stage: str) -> None:
        if stage == "data":
            with session.another_run() as other:
                other.brink(keys(plain(1)), MONDAY, "another")

    session.faulty.on_stage = take
    session.plan(plain(1))
    session.send()
    assert session.taken == []
    assert [record.state for record in session.journal.records()] == [MailState.SENDING]


def test_a_days_limit_leaves_the_rest_for_the_next_day_oldest_first(session: Session) -> None:
    mails = [plain(number, not_before=MONDAY - timedelta(hours=number)) for number in range(9)]
    late = plain(10, "introduction")
    session.plan(*mails)
    pace = Pace(per_day=4, patience=timedelta(0))
    assert session.send(pace).stop == Stop.LIMIT
    assert session.taken == keys(*mails[8:4:-1])
    session.plan(late)
    assert session.send(pace).counts == {}
    session.clock.sleep(86_400 + 60)
    assert session.send(pace).counts == {MailState.SENT: 4}
    assert session.taken[4:] == keys(late, *mails[4:1:-1])


def test_a_limit_a_minute_spreads_the_mail(session: Session) -> None:
    session.plan(*[plain(number) for number in range(30)])
    session.send(Pace(per_minute=10, patience=timedelta(0)), lanes=4)
    assert session.clock.now() - MONDAY == timedelta(minutes=3)


def test_a_run_that_is_asked_to_stop_finishes_what_it_has_in_hand(session: Session) -> None:
    session.plan(*[plain(number) for number in range(9)])
    guards = Guards(asked_to_stop=lambda: len(session.faulty.taken) >= 3)
    delivery = session.send(guards=guards)
    assert (delivery.stop, delivery.counts) == (Stop.ASKED, {MailState.SENT: 3})
    assert session.send().counts == {MailState.SENT: 6}


def test_messages_are_announced_before_they_go(session: Session) -> None:
    announced = []

    def announce(records: list[MessageRecord]) -> None:
        announced.append((len(session.faulty.taken), [record.key for record in records]))
        assert {record.state for record in records} == {MailState.SENDING}

    session.plan(*[plain(number) for number in range(7)])
    session.send(Pace(batch=3, patience=timedelta(0)), Guards(announce=announce))
    assert [(before, len(batch)) for before, batch in announced] == [(0, 3), (3, 3), (6, 1)]


def test_a_copy_goes_to_the_programme_in_the_same_transaction(session: Session) -> None:
    seen: list[list[str]] = []

    def behave(_number: int, to: list[str]) -> str:
        seen.append(list(to))
        return "ok"

    session.faulty.behave = behave
    session.plan(plain(1))
    session.send(copy_to="hello@harbour.example.org")
    assert seen[-1] == ["p1@example.org", "hello@harbour.example.org"]
    assert session.faulty.transactions == 1


def test_a_programme_that_refuses_its_own_copy_harms_nobody(session: Session) -> None:
    session.faulty.behave = lambda _, to: (
        "rcpt:550 5.1.1 no" if to[-1:] == ["hello@harbour.example.org"] else "ok"
    )
    session.plan(plain(1))
    assert session.send(copy_to="hello@harbour.example.org").counts == {MailState.SENT: 1}
    assert not session.journal.is_dead(["hello@harbour.example.org"])


def test_a_copy_alone_is_no_reason_to_hand_a_message_over(session: Session) -> None:
    session.faulty.behave = lambda _, to: "rcpt:550 5.1.1 no" if to[-1:] == ["p1@example.org"] else "ok"
    session.plan(plain(1))
    assert session.send(copy_to="hello@harbour.example.org").counts == {MailState.REFUSED: 1}
    assert session.taken == []


def test_an_international_address_needs_a_server_that_takes_it(session: Session) -> None:
    session.plan(plain(1, recipients=("zoë@example.org",)))
    assert session.send().counts == {MailState.SENT: 1}
    session.faulty.features = ()
    session.plan(plain(2, recipients=("zoë@example.org",)))
    assert session.send().counts == {MailState.REFUSED: 1}


def test_no_address_of_a_person_stays_in_what_a_server_said(session: Session) -> None:
    session.faulty.behave = lambda *_: (
        "rcpt:554 5.2.0 <p1@example.org>: p1@example.org said no; #0123456789abcdef"
    )
    session.plan(plain(1))
    session.send()
    (record,) = session.journal.records()
    assert "@" not in record.detail
    assert record.detail.count("#") == 1


def test_a_full_disk_before_the_dot_sends_nothing(session: Session) -> None:
    session.plan(plain(1))
    session.journal.db.execute(
        "CREATE TRIGGER full BEFORE UPDATE ON mail BEGIN SELECT raise(ABORT, 'full'); END"
    )
    with pytest.raises(Exception, match="full"):
        session.send()
    assert session.taken == []
