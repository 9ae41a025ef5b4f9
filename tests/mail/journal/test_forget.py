"""Forgetting somebody in the journal: their mails, what mails to others say of them, and nothing besides."""

from dataclasses import replace
from datetime import timedelta

from mentorsheets.domain.ids import address_mark
from mentorsheets.mail.journal.forget import (
    Traces,
    erase_words,
    forget_in_journal,
    list_forgotten,
    remember_forgotten,
)
from mentorsheets.mail.journal.journal import Journal
from mentorsheets.mail.messages import IN_OUTBOX, MailState, SendOutcome
from tests.mail.letters import MONDAY, planned

KEZ = Traces(
    "P1",
    ("p1@example.org",),
    lambda text: text.replace("Quillon", "…"),
    lambda text: text.replace("P1", "gone-1"),
    "gone-1",
)
OTHERS = "Hello, Kestrel Quillon would like to talk to you."


def forget(journal: Journal) -> int:
    return forget_in_journal(journal, KEZ, lambda key: f"new-{key}", MONDAY)


def states(journal: Journal) -> dict[tuple[str, ...], MailState]:
    return {record.persons: record.state for record in journal.records()}


def test_mail_to_others_that_names_them_is_taken_back_whether_it_is_planned_or_was_put_off(
    journal: Journal,
) -> None:
    planned_one, deferred_one, unconcerned = planned(2, text=OTHERS), planned(3, text=OTHERS), planned(4)
    journal.plan([planned_one, deferred_one, unconcerned], MONDAY)
    journal.record([(deferred_one.key.id, SendOutcome(MailState.DEFERRED, "451 later"))], MONDAY)
    assert forget(journal) == 2
    assert states(journal) == {
        ("P2",): MailState.CANCELLED,
        ("P3",): MailState.CANCELLED,
        ("P4",): MailState.PLANNED,
    }
    assert journal.due(MONDAY + timedelta(days=1), 10) == [unconcerned]


def test_mail_that_went_to_others_keeps_what_became_of_it_and_loses_its_words(journal: Journal) -> None:
    sent = planned(2, text=OTHERS)
    journal.plan([sent], MONDAY)
    journal.brink([sent.key.id], MONDAY, "me")
    journal.record([(sent.key.id, SendOutcome(MailState.SENT, "250 Ok"))], MONDAY)
    forget(journal)
    assert states(journal) == {("P2",): MailState.SENT}
    assert journal.db.execute("SELECT count(*) FROM body").fetchone() == (0,)


def test_who_was_the_coordinator_is_the_sender_of_no_mail_any_more(journal: Journal) -> None:
    sent = replace(planned(2), sender="P1@example.org")
    journal.plan([sent], MONDAY)
    journal.record([(sent.key.id, SendOutcome(MailState.SENT, "250 Ok"))], MONDAY)
    forget(journal)
    assert journal.db.execute("SELECT count(*) FROM mail WHERE sender LIKE 'p1@%'").fetchone() == (0,)


def test_only_their_own_mails_get_another_key_and_lose_their_message_id(journal: Journal) -> None:
    mine, others = planned(1), planned(2)
    journal.plan([mine, others], MONDAY)
    forget(journal)
    keys = {record.persons: record.key for record in journal.records()}
    assert keys == {("gone-1",): f"new-{mine.key.id}", ("P2",): others.key.id}
    assert journal.message_id(f"new-{mine.key.id}") is None
    assert journal.message_id(others.key.id) == others.message_id


def test_a_mail_that_the_sheet_brought_back_under_its_old_key_is_forgotten_again(journal: Journal) -> None:
    mine = planned(1)
    for _ in range(2):
        journal.plan([mine], MONDAY)
        forget(journal)
    assert [record.key for record in journal.records()] == [f"new-{mine.key.id}"]


def test_the_mark_of_their_dead_address_goes_from_what_a_server_said(journal: Journal) -> None:
    mail = planned(1)
    journal.plan([mail], MONDAY)
    refused = (("p1@example.org", "550 5.1.1 no such user"),)
    journal.record([(mail.key.id, SendOutcome(MailState.REFUSED, "", refused=refused))], MONDAY)
    forget(journal)
    (record,) = journal.records()
    assert record.detail == "refused for one: 550 5.1.1 no such user "


def test_names_in_what_a_server_said_about_others_are_masked_and_their_key_stays(journal: Journal) -> None:
    mail = planned(2)
    journal.plan([mail], MONDAY)
    journal.record([(mail.key.id, SendOutcome(MailState.REFUSED, "550 Quillon has no such friend"))], MONDAY)
    forget(journal)
    (record,) = journal.records()
    assert (record.key, record.detail) == (mail.key.id, "550 … has no such friend")


def test_that_their_address_was_dead_is_forgotten_and_that_of_others_is_not(journal: Journal) -> None:
    mails = planned(1), planned(2)
    journal.plan(mails, MONDAY)
    for number, mail in enumerate(mails, 1):
        refused = ((f"p{number}@example.org", "550 5.1.1 no such user"),)
        journal.record([(mail.key.id, SendOutcome(MailState.REFUSED, "", refused=refused))], MONDAY)
    forget(journal)
    assert not journal.is_dead(["p1@example.org"])
    assert journal.is_dead(["p2@example.org"])


def test_who_is_forgotten_is_remembered_by_their_mark_alone_and_once(journal: Journal) -> None:
    assert list_forgotten(journal) == frozenset()
    for _ in range(2):
        remember_forgotten(journal, "0a1b", MONDAY)
    journal.db.execute("INSERT INTO taken VALUES ('mail/x', 'then')")
    assert list_forgotten(journal) == {"0a1b"}


def test_that_their_mailbox_gave_mail_back_is_forgotten_too(journal: Journal) -> None:
    for address in ("p1@example.org", "p2@example.org"):
        journal.db.execute("INSERT INTO strike VALUES (?, ?)", (address_mark(address), "2026-11-01"))
    forget(journal)
    marks = [mark for (mark,) in journal.db.execute("SELECT mark FROM strike")]
    assert marks == [address_mark("p2@example.org")]


def kept(journal: Journal) -> int:
    (count,) = journal.db.execute("SELECT count(*) FROM body").fetchone()
    return int(count)


def test_what_a_server_took_loses_its_words_and_what_lies_in_an_outbox_or_waits_keeps_them(
    journal: Journal,
) -> None:
    sent, lies, waits = planned(2), planned(3), planned(4)
    journal.plan([sent, lies, waits], MONDAY)
    for mail, reply in ((sent, "250 Ok"), (lies, IN_OUTBOX)):
        journal.brink([mail.key.id], MONDAY, "me")
        journal.record([(mail.key.id, SendOutcome(MailState.SENT, reply))], MONDAY)
    for mail, left in ((waits, 3), (lies, 3), (sent, 2)):
        erase_words(journal, mail.key.id)
        assert kept(journal) == left
    assert states(journal) == {("P2",): MailState.SENT, ("P3",): MailState.SENT, ("P4",): MailState.PLANNED}
