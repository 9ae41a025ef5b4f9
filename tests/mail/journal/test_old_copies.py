"""What the shared record makes of a journal that is old, or a copy, or new here."""

from dataclasses import replace
from datetime import timedelta

import pytest

from mentorsheets.mail.journal.journal import Journal
from mentorsheets.mail.journal.rebuild import absorb
from mentorsheets.mail.messages import IN_OUTBOX, MailState
from tests.mail.journal.states import (
    LATER,
    ONE,
    OTHER,
    PLANNED,
    SECOND,
    SENDING,
    SENT,
    UNKNOWN,
    WAITING,
    put,
    read,
    state_of,
)
from tests.mail.letters import MONDAY


@pytest.mark.parametrize("state", MailState)
def test_a_journal_that_is_an_old_copy_sends_nothing_that_it_meant_to(
    journal: Journal, state: MailState
) -> None:
    put(journal, state)
    assert absorb(journal, [read(PLANNED, LATER, journal.instance)], LATER).was_a_copy
    assert state_of(journal, OTHER) is (UNKNOWN if state in WAITING else state)


def test_what_a_human_decided_goes_even_from_a_copy(journal: Journal) -> None:
    put(journal, UNKNOWN)
    journal.decide(OTHER.key.id, PLANNED, MONDAY, "a person wants it")
    assert absorb(journal, [read(PLANNED, LATER, journal.instance)], LATER).was_a_copy
    assert [state_of(journal, mail) for mail in (ONE, OTHER)] == [UNKNOWN, PLANNED]


def test_only_newer_lines_of_its_own_make_a_journal_a_copy(journal: Journal) -> None:
    put(journal, SENT, ONE)
    assert not absorb(journal, [read(SENT, MONDAY, journal.instance)], LATER).was_a_copy
    assert not absorb(journal, [read(SENT, LATER)], LATER).was_a_copy
    assert absorb(journal, [read(SENT, MONDAY + SECOND, journal.instance)], LATER).was_a_copy


@pytest.mark.parametrize(("seconds", "believed"), [(-1, False), (0, True), (1, True)])
def test_of_a_decision_and_a_line_of_unknown_fate_the_later_counts_and_in_doubt_the_line(
    journal: Journal, seconds: int, believed: bool
) -> None:
    put(journal, UNKNOWN, ONE)
    journal.decide(ONE.key.id, PLANNED, LATER, "a person wants it")
    for line in (read(UNKNOWN, LATER + seconds * SECOND), read(SENDING, LATER + seconds * SECOND)):
        absorb(journal, [line], LATER + timedelta(hours=1))
        assert state_of(journal, ONE) is (UNKNOWN if believed else PLANNED)


def test_no_decision_outweighs_a_line_that_says_that_it_went_to_a_server(journal: Journal) -> None:
    for detail, then in ((IN_OUTBOX, PLANNED), ("250 Ok", SENT)):
        put(journal, UNKNOWN, ONE)
        journal.decide(ONE.key.id, PLANNED, LATER, "a person wants it")
        absorb(journal, [read(SENT, detail=detail)], LATER)
        assert state_of(journal, ONE) is then


def test_a_line_whose_day_lies_ahead_is_taken_for_one_of_now(journal: Journal) -> None:
    absorb(journal, [read(SENT, LATER + timedelta(days=400))], LATER)
    (record,) = journal.records()
    assert record.when == LATER
    earlier = replace(read(SENT, MONDAY), key="another")
    absorb(journal, [earlier], LATER)
    assert [one.when for one in journal.records() if one.key == "another"] == [MONDAY]


def test_what_stood_in_the_record_under_no_known_key_is_new_and_shared_already(journal: Journal) -> None:
    assert absorb(journal, [read(SENT), read(SENT)], LATER).news == 1
    assert journal.unshared() == []
    assert absorb(journal, [read(UNKNOWN)], LATER).news == 0
    put(journal, PLANNED, OTHER)
    assert [one.key for one in journal.unshared()] == [OTHER.key.id]
