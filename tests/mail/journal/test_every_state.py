"""What each step of the journal does to a message in each state, and to nothing beside it."""

import sqlite3
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from mentorsheets.errors import MustLookFirst, WrongUse
from mentorsheets.mail.journal.forget import Traces, forget_in_journal
from mentorsheets.mail.journal.journal import Journal
from mentorsheets.mail.journal.rebuild import absorb
from mentorsheets.mail.journal.settle import send_again, send_outbox
from mentorsheets.mail.messages import IN_OUTBOX, MailState, SendOutcome
from tests.mail.journal.states import (
    CANCELLED,
    DEFERRED,
    LATER,
    ONE,
    OTHER,
    PLANNED,
    REFUSED,
    SECOND,
    SENDING,
    SENT,
    UNKNOWN,
    WAITING,
    put,
    read,
    state_of,
)
from tests.mail.letters import MONDAY, planned


def forget_names(journal: Journal) -> None:
    them = Traces(
        "P9", (), lambda text: text.replace("Zoë", "…"), lambda text: text.replace("P9", "gone-9"), "gone-9"
    )
    journal.db.execute("DELETE FROM body WHERE key = ?", (OTHER.key.id,))
    forget_in_journal(journal, them, lambda _: "fresh", LATER)


def ask_again(journal: Journal) -> None:
    try:
        send_again(journal, ONE.key.id, LATER)
    except WrongUse:
        assert state_of(journal, ONE) is not UNKNOWN


STEPS: dict[str, tuple[Callable[[Journal], Any], dict[MailState, MailState]]] = {
    "brink": (
        lambda journal: journal.brink([ONE.key.id], LATER, "me"),
        dict.fromkeys(WAITING, SENDING),
    ),
    "record": (
        lambda journal: journal.record([(ONE.key.id, SendOutcome(SENT))], LATER),
        dict.fromkeys({*WAITING, SENDING}, SENT),
    ),
    "decide": (lambda journal: journal.decide(ONE.key.id, SENT, LATER, "found"), {UNKNOWN: SENT}),
    "send again": (ask_again, {UNKNOWN: PLANNED}),
    "forget": (lambda journal: journal.forget("P1", LATER), dict.fromkeys(WAITING, CANCELLED)),
    "forget a name": (forget_names, dict.fromkeys(WAITING, CANCELLED)),
    "reopen": (
        lambda journal: journal.reopen([ONE.key.id], [], LATER),
        dict.fromkeys({REFUSED, DEFERRED, MailState.SUPPRESSED}, PLANNED),
    ),
    "put off": (lambda journal: journal.put_off(ONE.key.id, LATER), {}),
    "read that it was sent": (
        lambda journal: absorb(journal, [read(SENT)], LATER),
        dict.fromkeys(MailState, SENT),
    ),
    "read that it is on its way": (
        lambda journal: absorb(journal, [read(SENDING)], LATER),
        dict.fromkeys(set(MailState) - {SENT}, UNKNOWN),
    ),
}


@pytest.mark.every(8)
@pytest.mark.parametrize("state", MailState)
@pytest.mark.parametrize("name", STEPS)
def test_a_step_moves_a_message_from_its_states_alone_and_no_other_message(
    journal: Journal, name: str, state: MailState
) -> None:
    step, moves = STEPS[name]
    put(journal, state)
    step(journal)
    assert state_of(journal, ONE) is moves.get(state, state)
    assert state_of(journal, OTHER) is state


@pytest.mark.parametrize("state", MailState)
def test_the_records_of_some_states_are_of_these_alone_and_the_oldest_first(
    journal: Journal, state: MailState
) -> None:
    put(journal, state, OTHER, now=LATER)
    put(journal, state, ONE)
    assert [one.key for one in journal.records(state)] == [ONE.key.id, OTHER.key.id]
    assert journal.records(*(set(MailState) - {state})) == []
    assert len(journal.records()) == 2


@pytest.mark.parametrize("state", MailState)
def test_a_run_begins_by_settling_what_the_last_one_left(journal: Journal, state: MailState) -> None:
    put(journal, state)
    with journal.held(LATER):
        then = UNKNOWN if state is SENDING else state
        assert [state_of(journal, mail) for mail in (ONE, OTHER)] == [then, then]


@pytest.mark.parametrize("state", MailState)
def test_what_waits_is_called_off_at_the_very_moment_until_which_it_could_go(
    journal: Journal, state: MailState
) -> None:
    put(journal, state)
    with journal.held(ONE.not_after - SECOND):
        assert state_of(journal, ONE) is not CANCELLED or state is CANCELLED
    with journal.held(ONE.not_after):
        then = UNKNOWN if state is SENDING else state
        assert state_of(journal, ONE) is (CANCELLED if state in WAITING else then)


@pytest.mark.parametrize("state", MailState)
def test_the_words_of_a_message_are_kept_for_30_days_and_longer_while_its_fate_is_unknown(
    journal: Journal, state: MailState
) -> None:
    put(journal, state)

    def count() -> int:
        return int(journal.db.execute("SELECT count(*) FROM body").fetchone()[0])

    with journal.held(ONE.not_after + timedelta(days=30)):
        assert count() == 2
    with journal.held(ONE.not_after + timedelta(days=30) + SECOND):
        assert count() == (2 if state in {SENDING, UNKNOWN} else 0)


@pytest.mark.parametrize("state", MailState)
def test_only_what_waits_is_due_and_only_what_was_put_off_is_tried_again(
    journal: Journal, state: MailState
) -> None:
    put(journal, state)
    assert (ONE in journal.due(LATER, 10)) is (state in WAITING)
    assert (journal.next_try(MONDAY) is not None) is (state is DEFERRED)


def test_a_message_is_due_from_its_first_moment_to_before_its_last(journal: Journal) -> None:
    put(journal, PLANNED, ONE)
    moments = (MONDAY - SECOND, MONDAY, ONE.not_after - SECOND, ONE.not_after)
    assert [journal.due(moment, 10) == [ONE] for moment in moments] == [False, True, True, False]


def test_what_was_put_off_is_due_from_its_next_try_on_and_looked_for_until_then(journal: Journal) -> None:
    put(journal, DEFERRED, ONE)
    then = MONDAY + timedelta(seconds=15)
    assert [bool(journal.due(moment, 10)) for moment in (then - SECOND, then)] == [False, True]
    assert [journal.next_try(moment) for moment in (MONDAY, then - SECOND, then)] == [then, then, None]


@pytest.mark.parametrize(("seconds", "waits"), [(14, False), (15, False), (16, True)])
def test_a_next_try_after_the_last_moment_is_not_waited_for(
    journal: Journal, seconds: int, waits: bool
) -> None:
    mail = planned(1, lasts=timedelta(seconds=seconds))
    put(journal, DEFERRED, mail)
    assert (journal.next_try(MONDAY) is not None) is waits


def test_what_somebody_waits_for_goes_first_then_the_oldest_then_by_key(journal: Journal) -> None:
    older = MONDAY - timedelta(hours=1)
    mails = [planned(1), planned(2), planned(3, first=older), planned(4, "introduction")]
    put(journal, PLANNED, *mails)
    by_key = sorted((mails[0], mails[1]), key=lambda mail: mail.key.id)
    assert journal.due(LATER, 10) == [mails[3], mails[2], *by_key]
    assert journal.due(LATER, 2) == [mails[3], mails[2]]
    assert journal.due(LATER, 1, frozenset({mails[2].key.id, mails[0].key.id})) == [mails[2]]


@pytest.mark.parametrize("state", MailState)
@pytest.mark.parametrize("reply", [IN_OUTBOX, "250 Ok"])
def test_only_what_lies_in_an_outbox_can_be_sent_from_it(
    journal: Journal, state: MailState, reply: str
) -> None:
    put(journal, state, reply=reply)
    count = 2 if state is SENT and reply == IN_OUTBOX else 0
    assert send_outbox(journal, LATER) == count
    assert state_of(journal, ONE) is (PLANNED if count else state)


def test_what_lies_in_an_outbox_can_be_sent_until_before_its_last_moment_and_while_its_words_are_kept(
    journal: Journal,
) -> None:
    put(journal, SENT, reply=IN_OUTBOX)
    assert send_outbox(journal, ONE.not_after) == 0
    journal.db.execute("DELETE FROM body WHERE key = ?", (OTHER.key.id,))
    assert send_outbox(journal, ONE.not_after - SECOND) == 1
    assert state_of(journal, OTHER) is SENT


def test_a_mail_counts_against_the_days_limit_from_the_moment_in_which_it_may_have_gone(
    journal: Journal,
) -> None:
    put(journal, SENT, ONE)
    put(journal, UNKNOWN, OTHER)
    put(journal, PLANNED, planned(3))
    assert [journal.went_since(moment) for moment in (MONDAY, MONDAY + SECOND)] == [2, 0]


@pytest.mark.parametrize(("minutes", "dead"), [(60, False), (61, True)])
def test_an_address_lives_again_only_if_it_was_buried_within_this_hour(
    journal: Journal, minutes: int, dead: bool
) -> None:
    refused = (("p1@example.org", "550 5.1.1 no such user"),)
    put(journal, SENDING, ONE)
    journal.record([(ONE.key.id, SendOutcome(REFUSED, "", refused=refused))], MONDAY)
    journal.reopen([], ["p1@example.org"], MONDAY + timedelta(minutes=minutes))
    assert journal.is_dead(["p1@example.org"]) is dead


def test_the_clock_may_stand_five_minutes_back_and_not_a_second_more(journal: Journal, place: Path) -> None:
    put(journal, PLANNED)
    Journal(place, "harbour", MONDAY - timedelta(minutes=5)).db.close()
    with pytest.raises(MustLookFirst):
        Journal(place, "harbour", MONDAY - timedelta(minutes=5) - SECOND)


def test_a_result_does_not_wait_for_the_disk_and_everything_else_does(journal: Journal) -> None:
    connection = getattr(journal.db, "connection", None)
    assert isinstance(connection, sqlite3.Connection)
    said: list[str] = []
    connection.set_trace_callback(said.append)
    put(journal, PLANNED)
    journal.brink([ONE.key.id], MONDAY, "me")
    assert not [line for line in said if "NORMAL" in line]
    journal.record([(ONE.key.id, SendOutcome(SENT))], MONDAY)
    swift = [line.split()[-1] for line in said if "synchronous" in line]
    assert swift == ["NORMAL", "FULL"]
    assert connection.execute("PRAGMA synchronous").fetchone() == (2,)
