"""A journal rebuilt from the shared record sends nothing again; where the two disagree, less is sent."""

import shutil
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from mentorsheets.mail.journal.journal import Journal
from mentorsheets.mail.journal.rebuild import absorb
from mentorsheets.mail.messages import MailState, MessageRecord, SendOutcome
from tests.mail.letters import MONDAY, planned

KEY = planned(1).key.id
NEVER_AGAIN = [MailState.SENT, MailState.UNKNOWN, MailState.SENDING, MailState.REFUSED, MailState.SUPPRESSED]


def line(
    state: MailState, instance: str = "elsewhere", when: datetime = MONDAY, detail: str = ""
) -> MessageRecord:
    return MessageRecord(KEY, "check-in", ("P1",), "2026-11-16", state, when, instance, detail)


def opened(place: Path, now: datetime = MONDAY) -> Journal:
    return Journal(place, "harbour", now)


def state_of(journal: Journal, key: str = KEY) -> MailState:
    return next(record.state for record in journal.records() if record.key == key)


@pytest.mark.parametrize("state", NEVER_AGAIN)
def test_an_empty_disk_learns_what_was_sent(place: Path, state: MailState) -> None:
    with opened(place) as journal:
        absorb(journal, [line(state)], MONDAY)
        journal.plan([planned(1)], MONDAY)
        assert journal.due(MONDAY, 10) == []


@pytest.mark.parametrize("state", [MailState.PLANNED, MailState.DEFERRED, MailState.CANCELLED])
def test_what_was_surely_not_sent_can_be_planned_on_an_empty_disk(place: Path, state: MailState) -> None:
    with opened(place) as journal:
        absorb(journal, [line(state)], MONDAY)
        journal.plan([planned(1)], MONDAY)
        assert journal.due(MONDAY, 10) == [planned(1)]


@pytest.mark.parametrize("theirs", list(MailState))
@pytest.mark.parametrize("ours", [state for state in MailState if state != MailState.SENDING])
def test_of_two_readings_the_one_that_sends_less_is_believed(
    place: Path, ours: MailState, theirs: MailState
) -> None:
    with opened(place) as journal:
        journal.plan([planned(1)], MONDAY)
        journal.record([(KEY, SendOutcome(ours))], MONDAY)
        absorb(journal, [line(theirs)], MONDAY)
        expected = max(
            ours,
            MailState.UNKNOWN if theirs == MailState.SENDING else theirs,
            key=lambda state: state.caution,
        )
        assert state_of(journal) == expected


def test_an_announced_message_without_a_result_is_unknown(place: Path) -> None:
    with opened(place) as journal:
        absorb(journal, [line(MailState.SENDING)], MONDAY)
        assert state_of(journal) == MailState.UNKNOWN


def test_a_persons_decision_outweighs_an_older_line(place: Path) -> None:
    with opened(place) as journal:
        absorb(journal, [line(MailState.UNKNOWN)], MONDAY)
        journal.decide(KEY, MailState.PLANNED, MONDAY + timedelta(hours=1), "asked")
        absorb(journal, [line(MailState.UNKNOWN)], MONDAY + timedelta(hours=2))
        journal.plan([planned(1)], MONDAY + timedelta(hours=2))
        assert journal.due(MONDAY + timedelta(hours=2), 10) == [planned(1)]


def test_a_journal_from_an_old_backup_is_noticed_and_holds_its_mail(tmp_path: Path) -> None:
    old, new = tmp_path / "old", tmp_path / "new"
    with opened(old / "mail.db") as journal:
        journal.plan([planned(1), planned(2)], MONDAY)
    shutil.copytree(old, new)
    later = MONDAY + timedelta(hours=1)
    with opened(new / "mail.db", later) as journal:
        journal.record([(KEY, SendOutcome(MailState.SENT))], later)
        lines, instance = journal.records(), journal.instance
    with opened(old / "mail.db", later) as restored:
        absorbed = absorb(restored, lines, later)
        assert absorbed.was_a_copy
        assert restored.due(later, 10) == []
        assert restored.instance != instance
        assert state_of(restored, planned(2).key.id) == MailState.UNKNOWN


def test_its_own_lines_do_not_make_a_journal_a_copy(place: Path) -> None:
    with opened(place) as journal:
        journal.plan([planned(1)], MONDAY)
        lines = [replace(found, when=MONDAY) for found in journal.records()]
        assert not absorb(journal, lines, MONDAY).was_a_copy
        assert journal.due(MONDAY, 10) == [planned(1)]


def test_absorbing_twice_brings_nothing_new(place: Path) -> None:
    with opened(place) as journal:
        assert absorb(journal, [line(MailState.SENT)], MONDAY).news == 1
        assert absorb(journal, [line(MailState.SENT)], MONDAY).news == 0


def test_a_message_that_stands_there_twice_is_taken_for_what_sends_less(place: Path) -> None:
    with opened(place) as journal:
        lines = [line(MailState.UNKNOWN), line(MailState.SENT), line(MailState.PLANNED)]
        assert absorb(journal, lines, MONDAY).news == 2
        assert state_of(journal) == MailState.SENT


def test_a_date_mistyped_in_the_sheet_does_not_stop_the_next_run(place: Path) -> None:
    with opened(place) as journal:
        absorb(journal, [line(MailState.SENT, when=MONDAY + timedelta(days=4000))], MONDAY)
    opened(place).db.close()


def test_a_dead_address_is_known_on_an_empty_disk(tmp_path: Path) -> None:
    first, second = tmp_path / "first", tmp_path / "second"
    with opened(first / "mail.db") as journal:
        journal.plan([planned(1)], MONDAY)
        refusal = SendOutcome(MailState.REFUSED, "", (("p1@example.org", "550 5.1.1 no such user"),))
        journal.record([(KEY, refusal)], MONDAY)
        lines = journal.records()
    with opened(second / "mail.db") as journal:
        absorb(journal, lines, MONDAY)
        assert journal.is_dead(["p1@example.org"])
