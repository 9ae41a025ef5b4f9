"""What is PostgreSQL's own: many programmes side by side, and a lease that ends with its connection."""

import os
import sys
import threading
from collections.abc import Iterator
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import psycopg
import pytest

from mentorsheets.errors import Busy, Unreachable, WrongUse
from mentorsheets.mail.journal.accounts import SharedTally
from mentorsheets.mail.journal.database import NEWER
from mentorsheets.mail.journal.journal import Journal
from mentorsheets.mail.mail_address import ServerAddress
from mentorsheets.mail.messages import MailState, SendOutcome
from mentorsheets.mail.transport.deliver import Guards, Pace, deliver
from mentorsheets.mail.transport.smtp import SmtpServer
from tests.mail.faulty import FaultyServer
from tests.mail.letters import MONDAY, TurnableClock, plain
from tests.mail.transport.test_talk import Way

KEY = plain(1).key.id
CUT = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name LIKE 'mentorsheets%'"


@pytest.fixture
def journal(place: str) -> Iterator[Journal]:
    with Journal(place, "harbour", MONDAY) as opened:
        opened.plan([plain(1)], MONDAY)
        yield opened


def cut(place: str) -> None:
    """End every connection of a journal, as a network or a machine that dies does."""
    with psycopg.connect(place) as connection:
        connection.execute(CUT)


def send_in_vain(journal: Journal, port: int) -> None:
    with (
        closing(SmtpServer(ServerAddress("smtp", "127.0.0.1", port))) as transport,
        pytest.raises(Unreachable),
    ):
        deliver(journal, transport, TurnableClock(), Pace(), Guards())


def test_programmes_share_a_database_and_nothing_else(journal: Journal, place: str) -> None:
    with Journal(place, "lighthouse", MONDAY) as other:
        assert other.due(MONDAY, 10) == []
        assert other.records() == []
        other.plan([plain(1)], MONDAY)
        other.record(
            [(KEY, SendOutcome(MailState.REFUSED, "", (("p1@example.org", "550 5.1.1 no such user"),)))],
            MONDAY,
        )
        assert not journal.is_dead(["p1@example.org"])
        with journal.held(MONDAY), other.held(MONDAY):
            assert len(journal.due(MONDAY, 10)) == 1


def test_a_name_full_of_quotes_is_a_name_like_any_other(place: str) -> None:
    with Journal(place, 'a"; DROP SCHEMA public; --', MONDAY) as journal:
        journal.plan([plain(1)], MONDAY)
    with Journal(place, 'a"; DROP SCHEMA public; --', MONDAY) as journal:
        assert len(journal.due(MONDAY, 10)) == 1


def test_names_that_begin_alike_for_longer_than_a_schemas_are_told_apart(place: str) -> None:
    with Journal(place, "x" * 80 + "1", MONDAY) as one, Journal(place, "x" * 80 + "2", MONDAY) as other:
        one.plan([plain(1)], MONDAY)
        assert other.records() == []


def test_whoever_has_to_wait_is_told_for_whom(journal: Journal, place: str) -> None:
    other, who = Journal(place, "harbour", MONDAY), f"process {os.getpid()}"
    with other, journal.held(MONDAY), pytest.raises(Busy, match=who), other.held(MONDAY):
        pass


def test_a_run_whose_connection_died_sends_no_more_and_another_takes_over(
    journal: Journal, place: str
) -> None:
    with journal.held(MONDAY):
        cut(place)
        with pytest.raises(Unreachable):
            journal.brink([KEY], MONDAY, "the dead one")
        with Journal(place, "harbour", MONDAY) as other, other.held(MONDAY):
            assert other.brink([KEY], MONDAY, "other") == {KEY}
        with pytest.raises(Unreachable):
            journal.brink([KEY], MONDAY, "the dead one")


def test_a_connection_cut_at_the_brink_sends_nothing(journal: Journal, place: str) -> None:
    with FaultyServer(on_stage=lambda _, stage: cut(place) if stage == "data" else None) as faulty:
        send_in_vain(journal, faulty.port)
    assert faulty.taken == []
    with Journal(place, "harbour", MONDAY) as later, later.held(MONDAY):
        assert len(later.due(MONDAY, 10)) == 1


def test_a_connection_cut_after_the_dot_leaves_a_message_of_unknown_fate(
    journal: Journal, place: str
) -> None:
    with FaultyServer(on_stage=lambda _, stage: cut(place) if stage == "taken" else None) as faulty:
        send_in_vain(journal, faulty.port)
    assert faulty.counts == {KEY: 1}
    with Journal(place, "harbour", MONDAY) as later, later.held(MONDAY):
        assert [record.key for record in later.records(MailState.UNKNOWN)] == [KEY]


def test_the_brink_waits_for_the_disk_though_the_server_is_set_not_to(place: str) -> None:
    with psycopg.connect(place, autocommit=True) as connection:
        connection.execute("ALTER DATABASE postgres SET synchronous_commit = off")
        try:
            with Journal(place, "harbour", MONDAY) as journal, journal.db.transaction():
                assert journal.db.execute("SHOW synchronous_commit").fetchone() == ("on",)
        finally:
            connection.execute("ALTER DATABASE postgres RESET synchronous_commit")


def test_a_clock_a_little_behind_that_of_another_machine_does_no_harm(journal: Journal, place: str) -> None:
    Journal(place, "harbour", MONDAY - timedelta(minutes=4)).db.close()


@pytest.mark.parametrize("address", ["mysql://127.0.0.1/journal", "://"])
def test_an_address_of_something_else_is_not_taken_for_a_file(
    address: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(WrongUse):
        Journal(address, "harbour", MONDAY)
    assert list(tmp_path.iterdir()) == []


def test_a_database_out_of_reach_is_told_without_its_password(server: str) -> None:
    with pytest.raises(Unreachable) as told:
        Journal("postgresql://harbour:correct-horse@127.0.0.1:1/journal", "harbour", MONDAY)
    assert "correct-horse" not in f"{told.value} {told.value.__cause__}"


def test_a_role_that_may_make_no_schema_is_told_so(place: str) -> None:
    with psycopg.connect(place, autocommit=True) as connection:
        connection.execute("DROP ROLE IF EXISTS guest")
        connection.execute("CREATE ROLE guest LOGIN")
    with pytest.raises(WrongUse, match="right to create"):
        Journal(place.replace("harbour@", "guest@"), "harbour", MONDAY)


def test_without_the_extra_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "psycopg", None)
    monkeypatch.delitem(sys.modules, "mentorsheets.mail.journal.postgres", raising=False)
    with pytest.raises(WrongUse, match="cluster"):
        Journal("postgresql://127.0.0.1/journal", "harbour", MONDAY)


def test_a_journal_of_a_newer_version_is_left_as_it_is(journal: Journal, place: str) -> None:
    journal.db.execute("INSERT INTO version VALUES (?)", (max(NEWER) + 1,))
    with pytest.raises(WrongUse, match="newer mentorsheets"):
        Journal(place, "harbour", MONDAY)
    assert [record.key for record in journal.records()] == [KEY]


def test_programmes_on_one_mail_account_keep_to_its_limit_together(place: str) -> None:
    tally, pace = SharedTally("account"), Pace(per_day=5, patience=timedelta(0))
    gone: list[int] = []
    for name in ("harbour", "lighthouse", "bay"):
        with Journal(place, name, MONDAY) as journal:
            journal.plan([plain(number) for number in range(3)], MONDAY)
            done = deliver(journal, Way(), TurnableClock(), pace, Guards(), tally)
            gone.append(done.counts.get(MailState.SENT, 0))
    assert gone == [3, 2, 0]


def test_however_many_workers_count_at_once_the_limit_of_an_account_holds(place: str) -> None:
    got: list[int] = []

    def reserve(number: int) -> None:
        with Journal(place, f"p{number}", MONDAY) as journal:
            for batch in range(4):
                keys = [f"{batch} {key}" for key in range(5)]
                got.append(SharedTally("account").reserve(journal.db, keys, MONDAY, 50))

    threads = [threading.Thread(target=reserve, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sum(got) == 50


def test_the_room_of_words_whose_time_is_over_is_given_to_new_ones(place: str) -> None:
    vacuums = "SELECT vacuum_count FROM pg_stat_user_tables WHERE relid = to_regclass('of_all_body')"
    with Journal(place, "harbour", MONDAY) as journal:
        journal.plan([plain(number) for number in range(60)], MONDAY)
        journal.db.execute("DELETE FROM body")
        journal.db.execute("SELECT pg_stat_force_next_flush()")
        journal.db.shrink()
        journal.db.execute("SELECT pg_stat_force_next_flush()")
        assert journal.db.execute(vacuums).fetchone() == (1,)
        journal.db.shrink()
        journal.db.execute("SELECT pg_stat_force_next_flush()")
        assert journal.db.execute(vacuums).fetchone() == (1,)
