"""Each step of a message in the journal, on both sides of its boundary."""

from datetime import timedelta

import pytest

from mentorsheets.errors import Unreachable, WrongUse
from mentorsheets.mail.journal.database import check_sheet
from mentorsheets.mail.journal.journal import Journal
from mentorsheets.mail.journal.open import open_database
from mentorsheets.mail.journal.rebuild import absorb
from mentorsheets.mail.journal.settle import settle_as_sent
from mentorsheets.mail.messages import MailState, MessageRecord, SendOutcome
from tests.mail.letters import MONDAY, planned


def states(journal: Journal) -> dict[tuple[str, ...], MailState]:
    return {record.persons: record.state for record in journal.records()}


def test_a_journal_that_many_can_reach_belongs_to_the_first_sheet_that_used_it(journal: Journal) -> None:
    for _ in range(2):
        check_sheet(journal.db, "first.xlsx")
    with pytest.raises(WrongUse):
        check_sheet(journal.db, "second.xlsx")
    check_sheet(journal.db, "first.xlsx")


def test_each_message_waits_longer_until_a_day_and_then_a_day_each_time(journal: Journal) -> None:
    mail = planned(1, lasts=timedelta(days=30))
    journal.plan([mail], MONDAY)
    waits, now = [], MONDAY
    for _ in range(9):
        journal.brink([mail.key.id], now, "me")
        journal.record([(mail.key.id, SendOutcome(MailState.DEFERRED, "451 later"))], now)
        then = journal.next_try(now)
        assert then is not None
        assert journal.due(then - timedelta(seconds=1), 5) == []
        assert journal.due(then, 5) == [mail]
        waits.append((then - now).total_seconds())
        now = then
    day = 86_400
    assert waits == [15, 60, 300, 1800, 7200, 21_600, day, day, day]


def test_what_was_put_off_past_its_last_day_is_waited_for_no_more(journal: Journal) -> None:
    mail = planned(1, lasts=timedelta(seconds=15))
    journal.plan([mail], MONDAY)
    journal.record([(mail.key.id, SendOutcome(MailState.DEFERRED, "451 later"))], MONDAY)
    assert journal.next_try(MONDAY) is None


def test_a_message_can_be_put_off_further_and_never_nearer(journal: Journal) -> None:
    mail, sent = planned(1), planned(2)
    journal.plan([mail, sent], MONDAY)
    journal.brink([sent.key.id], MONDAY, "me")
    journal.put_off(mail.key.id, MONDAY + timedelta(hours=2))
    journal.put_off(mail.key.id, MONDAY + timedelta(hours=1))
    journal.put_off(sent.key.id, MONDAY + timedelta(hours=2))
    assert journal.due(MONDAY + timedelta(minutes=119), 5) == []
    assert journal.due(MONDAY + timedelta(hours=2), 5) == [mail]


def test_mail_refused_for_no_fault_of_its_readers_waits_again_and_their_addresses_live(
    journal: Journal,
) -> None:
    refused, sent = planned(1), planned(2)
    journal.plan([refused, sent], MONDAY)
    for number, (mail, state) in enumerate(((refused, MailState.REFUSED), (sent, MailState.SENT)), 1):
        reply = ((f"p{number}@example.org", "550 5.1.1 no such user"),)
        journal.record([(mail.key.id, SendOutcome(state, "", refused=reply))], MONDAY)
    journal.reopen([refused.key.id, sent.key.id], ["p1@example.org"], MONDAY + timedelta(minutes=59))
    assert states(journal) == {("P1",): MailState.PLANNED, ("P2",): MailState.SENT}
    assert not journal.is_dead(["p1@example.org"])
    assert journal.is_dead(["p2@example.org"])
    journal.reopen([], ["p2@example.org"], MONDAY + timedelta(hours=1, seconds=1))
    assert journal.is_dead(["p2@example.org"]), "what is older than this run was learnt otherwise"


def test_only_some_keys_can_be_asked_for_and_the_limit_counts_these(journal: Journal) -> None:
    mails = [planned(number) for number in range(6)]
    journal.plan(mails, MONDAY)
    wanted = frozenset(mail.key.id for mail in mails[:3])
    assert {mail.key.id for mail in journal.due(MONDAY, 10, wanted)} == wanted
    assert len(journal.due(MONDAY, 2, wanted)) == 2
    assert len(journal.due(MONDAY, 4)) == 4


def test_taking_back_what_waits_for_one_person_leaves_others_and_what_went(journal: Journal) -> None:
    mails = [planned(1), planned(1, "reminder"), planned(2)]
    journal.plan(mails, MONDAY)
    journal.brink([mails[1].key.id], MONDAY, "me")
    assert journal.forget("P1", MONDAY) == 2
    assert {(one.kind, one.persons[0]): one.state for one in journal.records()} == {
        ("check-in", "P1"): MailState.CANCELLED,
        ("reminder", "P1"): MailState.SENDING,
        ("check-in", "P2"): MailState.PLANNED,
    }


def test_only_what_is_of_unknown_fate_can_be_settled(journal: Journal) -> None:
    mail = planned(1)
    journal.plan([mail], MONDAY)
    assert not journal.decide(mail.key.id, MailState.SENT, MONDAY, "no")
    journal.brink([mail.key.id], MONDAY, "me")
    with journal.held(MONDAY):
        pass
    assert journal.decide(mail.key.id, MailState.PLANNED, MONDAY, "again")
    assert journal.due(MONDAY, 5) == [mail]


def test_the_shared_record_learns_of_each_state_once(journal: Journal) -> None:
    journal.plan([planned(1)], MONDAY)
    (known,) = journal.unshared()
    journal.shared([known])
    assert journal.unshared() == []
    journal.brink([known.key], MONDAY, "me")
    assert [one.state for one in journal.unshared()] == [MailState.SENDING]


def test_a_message_whose_next_try_is_this_very_moment_is_due_and_not_waited_for(journal: Journal) -> None:
    mail = planned(1)
    journal.plan([mail], MONDAY)
    journal.record([(mail.key.id, SendOutcome(MailState.DEFERRED, "451 later"))], MONDAY)
    then = journal.next_try(MONDAY)
    assert then is not None
    assert journal.next_try(then) is None
    assert journal.due(then, 5) == [mail]


@pytest.mark.parametrize(
    "address", ["postgresql://", "postgres://", "mysql://harbour", "https://example.org"]
)
def test_a_database_that_is_none_of_ours_is_refused_before_anything_is_asked_of_it(address: str) -> None:
    with pytest.raises((WrongUse, Unreachable)) as refused:
        open_database(address + "nobody@127.0.0.1:1/none", "harbour", MONDAY)
    is_ours = address.startswith("postgres")
    assert ("none of a PostgreSQL database" in str(refused.value)) is not is_ours


def of_unknown_fate(journal: Journal, number: int) -> str:
    mail = planned(number)
    journal.plan([mail], MONDAY)
    journal.brink([mail.key.id], MONDAY, "me")
    with journal.held(MONDAY):
        pass
    return mail.key.id


def test_no_key_at_all_means_no_message_even_where_only_one_is_of_unknown_fate(journal: Journal) -> None:
    key = of_unknown_fate(journal, 1)
    with pytest.raises(WrongUse):
        settle_as_sent(journal, "", MONDAY)
    assert settle_as_sent(journal, key[:6], MONDAY).key == key


@pytest.mark.parametrize("state", [MailState.PLANNED, MailState.DEFERRED, MailState.CANCELLED])
def test_what_never_went_brings_an_empty_disk_nothing(journal: Journal, state: MailState) -> None:
    key = planned(1).key
    line = MessageRecord(key.id, key.kind, key.persons, key.period, state, MONDAY, "elsewhere")
    assert absorb(journal, [line], MONDAY).news == 0
    assert journal.records() == []


def test_an_empty_journal_that_finds_lines_of_its_own_is_a_copy(journal: Journal) -> None:
    key, before = planned(1).key, journal.instance
    line = MessageRecord(key.id, key.kind, key.persons, key.period, MailState.SENT, MONDAY, before)
    assert absorb(journal, [line], MONDAY).was_a_copy
    assert journal.instance != before
