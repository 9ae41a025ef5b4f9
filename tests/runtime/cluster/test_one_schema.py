"""All programmes in the same tables: each connection sees its own rows, and journals of before move in whole."""

from pathlib import Path

import psycopg
import pytest

from mentorsheets.errors import Busy, WrongUse
from mentorsheets.mail.journal.database import TABLES
from mentorsheets.mail.journal.journal import Journal
from mentorsheets.mail.journal.postgres import RUNNING
from mentorsheets.mail.messages import MailState, SendOutcome
from tests.mail.letters import MONDAY, plain

SPOKEN = {"TEXT": 'TEXT COLLATE "C"', "INTEGER": "BIGINT", "BLOB": "BYTEA", ") WITHOUT ROWID": ")"}
OLD = "mentorsheets_harbour"
COLUMNS = "SELECT column_name FROM information_schema.columns WHERE table_schema = %s AND table_name = %s"
NAMES = ["journal", "mail", "body", "parts", "dead_address", "strike", "mailbox", "taken"]


def make_old(place: str, folder: Path) -> None:
    """Leave a journal as versions before kept it: in a schema of its own, with one mail sent and one to go."""
    tables = TABLES
    for ours, theirs in SPOKEN.items():
        tables = tables.replace(ours, theirs)
    with (
        psycopg.connect(place, autocommit=True) as connection,
        Journal(folder / "file", "harbour", MONDAY) as file,
    ):
        file.plan([plain(1), plain(2)], MONDAY)
        file.record([(plain(1).key.id, SendOutcome(MailState.SENT, "250 Ok"))], MONDAY)
        connection.execute(f"CREATE SCHEMA {OLD}; SET search_path TO {OLD}; {tables}".encode())
        for name in NAMES:
            columns = [column for (column,) in connection.execute(COLUMNS, (OLD, name)).fetchall()]
            for row in file.db.execute(f"SELECT {', '.join(columns)} FROM {name}") if columns else ():
                marks = ", ".join(["%s"] * len(columns))
                connection.execute(
                    f"INSERT INTO {name} ({', '.join(columns)}) VALUES ({marks})".encode(), row
                )


def test_a_journal_in_a_schema_of_its_own_moves_in_whole_and_older_versions_send_no_more(
    place: str, tmp_path: Path
) -> None:
    make_old(place, tmp_path)
    with Journal(place, "harbour", MONDAY) as journal, Journal(tmp_path / "file", "harbour", MONDAY) as file:
        assert journal.records() == file.records()
        assert journal.due(MONDAY, 9) == file.due(MONDAY, 9) != []
        assert journal.instance == file.instance
    with psycopg.connect(place) as connection:
        tables = "SELECT tablename FROM pg_tables WHERE schemaname = %s"
        assert connection.execute(tables, (OLD,)).fetchall() == [("version",)]
        # As a version before this one looks, before it does anything.
        (found,) = connection.execute(f"SELECT max(number) FROM {OLD}.version".encode()).fetchone() or (0,)
        assert found > 1000
    with Journal(place, "lighthouse", MONDAY) as other:
        assert other.records() == []


def test_it_stays_where_it_is_while_an_older_version_sends(place: str, tmp_path: Path) -> None:
    make_old(place, tmp_path)
    with psycopg.connect(place, autocommit=True) as old:
        lock = "SELECT pg_advisory_lock(%s, oid::int) FROM pg_namespace WHERE nspname = %s"
        old.execute(lock, (RUNNING, OLD))
        with pytest.raises(Busy):
            Journal(place, "harbour", MONDAY)
    with Journal(place, "harbour", MONDAY) as journal:
        assert len(journal.records()) == 2


def test_the_journal_of_another_whose_name_was_cut_alike_is_left(place: str, tmp_path: Path) -> None:
    make_old(place, tmp_path)
    with psycopg.connect(place, autocommit=True) as connection:
        connection.execute(f"UPDATE {OLD}.journal SET programme = 'harbour of old'".encode())
    with Journal(place, "harbour", MONDAY) as journal:
        assert journal.records() == []


def test_a_journal_shows_the_columns_of_one_in_a_file(place: str, tmp_path: Path) -> None:
    with Journal(place, "harbour", MONDAY) as journal, Journal(tmp_path / "file", "harbour", MONDAY) as file:
        for name in NAMES:
            shown = journal.db.execute(
                "SELECT column_name FROM information_schema.columns"
                " WHERE table_schema = 'journals_of_mentorsheets' AND table_name = ? ORDER BY ordinal_position",
                (name,),
            ).fetchall()
            of_file = [row[1] for row in file.db.execute(f"PRAGMA table_info({name})")]
            assert [column for (column,) in shown] == [*of_file, "of_programme"]


@pytest.mark.parametrize(
    "statement",
    [
        "INSERT INTO taken (what, at, of_programme) VALUES ('x', '', 'lighthouse')",
        "UPDATE taken SET of_programme = 'lighthouse'",
    ],
)
def test_no_statement_of_a_programme_writes_a_row_of_another(place: str, statement: str) -> None:
    with Journal(place, "harbour", MONDAY) as journal:
        journal.db.execute("INSERT INTO taken VALUES ('mine', '')")
        with pytest.raises(psycopg.Error, match="check option"):
            journal.db.execute(statement)


def test_who_names_no_programme_sees_none(place: str) -> None:
    Journal(place, "harbour", MONDAY).db.close()
    with psycopg.connect(place) as connection, pytest.raises(psycopg.Error, match="unrecognized"):
        connection.execute("SELECT * FROM journals_of_mentorsheets.mail")


def test_a_programme_that_is_over_is_taken_away_whole_by_one_statement(place: str) -> None:
    for name in ("harbour", "lighthouse"):
        with Journal(place, name, MONDAY) as journal:
            journal.plan([plain(1)], MONDAY)
    with psycopg.connect(place, autocommit=True) as connection:
        connection.execute("SELECT journals_of_mentorsheets.drop_programme('harbour')")
    with Journal(place, "harbour", MONDAY) as gone, Journal(place, "lighthouse", MONDAY) as other:
        assert (len(gone.records()), len(other.records())) == (0, 1)


def test_many_programmes_make_no_table_more(place: str) -> None:
    tables = "SELECT count(*) FROM pg_class WHERE relkind IN ('r', 'v', 'i')"
    counts = []
    for number in range(3):
        Journal(place, f"p{number}", MONDAY).db.close()
        with psycopg.connect(place) as connection:
            counts.append(connection.execute(tables).fetchone())
    assert len(set(counts)) == 1


def test_a_newer_version_of_the_tables_is_left_to_those_who_know_it(place: str) -> None:
    Journal(place, "harbour", MONDAY).db.close()
    with psycopg.connect(place, autocommit=True) as connection:
        connection.execute("INSERT INTO journals_of_mentorsheets.version VALUES (99)")
    with pytest.raises(WrongUse, match="newer mentorsheets"):
        Journal(place, "lighthouse", MONDAY)
