"""The journals of many programmes in one PostgreSQL database, each in a schema of its own."""

import os
import re
import socket
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from datetime import datetime
from functools import cache
from typing import Any

import psycopg
from psycopg.sql import SQL, Identifier

from mentorsheets.errors import Busy, MentorsheetsError, Unreachable, WrongUse
from mentorsheets.mail.journal.database import TABLES, SqlValues, check_clock, check_owner, check_version

MAKING, WRITING, RUNNING = 28019, 28020, 28021
"""The first numbers of our advisory locks; the second one is that of the programme's schema."""

SPOKEN = {"TEXT": 'TEXT COLLATE "C"', "INTEGER": "BIGINT", "BLOB": "BYTEA", ") WITHOUT ROWID": ")"}
"""What PostgreSQL calls otherwise in `TABLES`. An IMAP UIDVALIDITY does not fit its INTEGER."""

WHAT_IT_LACKS = """
CREATE OR REPLACE FUNCTION json_each(list TEXT) RETURNS TABLE (value TEXT) LANGUAGE sql IMMUTABLE
    AS 'SELECT json_array_elements_text(list::json)';
"""
FOR_THE_SESSION = """
SET lock_timeout = '30s'; SET client_min_messages = warning;
SET tcp_keepalives_idle = 20; SET tcp_keepalives_interval = 10; SET tcp_keepalives_count = 3;
SELECT set_config('synchronous_commit', 'on', false)
    WHERE current_setting('synchronous_commit') IN ('off', 'local');
"""
"""A machine that vanished without a word has held its programme for less than a minute then."""

HOLDER = """
SELECT application_name FROM pg_locks JOIN pg_stat_activity USING (pid)
WHERE locktype = 'advisory' AND granted AND classid = ? AND CAST(objid AS int) = ?
    AND datname = current_database()
"""


DEAD_ROWS = "SELECT n_dead_tup, n_live_tup FROM pg_stat_user_tables WHERE relid = to_regclass('body')"
LEAST_DEAD = 50
"""Deleted words below which the server's own vacuum is soon enough."""
MOST_DEAD = 4
"""One row in so many may be of deleted words."""


class Postgres:
    """A `Database` on one connection, which is the lease too: with it, the right to send is gone."""

    def __init__(self, connection: psycopg.Connection[Any], programme: str) -> None:
        """Use `connection` (autocommitting) for `programme` (its id)."""
        self.connection = connection
        self.schema = Identifier(f"mentorsheets_{programme}")

    def set_up(self) -> None:
        """Make the programme's schema and tables, unless they are there. Raises psycopg.Error."""
        self.connection.execute(FOR_THE_SESSION)
        self.connection.execute(SQL("SET search_path TO {}").format(self.schema))
        with self.connection.transaction():
            self.connection.execute("SELECT pg_advisory_xact_lock(%s, 0)", (MAKING,))
            if self.connection.execute("SELECT current_schema()").fetchone() == (None,):
                self.connection.execute(SQL("CREATE SCHEMA {}").format(self.schema))
                self.connection.execute((_translate(TABLES) + WHAT_IT_LACKS).encode())
        number = "SELECT oid::int FROM pg_namespace WHERE nspname = current_schema()"
        ((self.number,),) = self.connection.execute(number).fetchall()

    def execute(self, statement: str, values: SqlValues = ()) -> psycopg.Cursor[Any]:
        """Carry out one statement. Raises Unreachable."""
        with _reach():
            return self.connection.execute(_mark(statement), values)

    def executemany(self, statement: str, rows: Iterable[Sequence[Any]]) -> None:
        """Carry out one statement for each of `rows`. Raises Unreachable."""
        with _reach():
            self.connection.cursor().executemany(_mark(statement), rows)

    @contextmanager
    def transaction(self, *, swift: bool = False) -> Iterator[None]:
        """Make all that happens inside durable at once, or not at all. Raises Unreachable.

        A `swift` one outlives this process, and the server with the next that is not swift. One waits for
        another in the same journal, so that each reads what it decides on as it is.
        """
        commit = "SET LOCAL synchronous_commit = off;" if swift else ""
        lock = f"SELECT pg_advisory_xact_lock({WRITING}, {self.number})"
        with _reach():
            self.connection.execute(f"BEGIN ISOLATION LEVEL READ COMMITTED; {commit} {lock}".encode())
        try:
            yield
        except BaseException:
            with suppress(psycopg.Error):
                self.connection.execute("ROLLBACK")
            raise
        with _reach():
            self.connection.execute("COMMIT")

    @contextmanager
    def only_one(self) -> Iterator[None]:
        """Keep other runs out. Raises Busy, which says who runs. The lock ends with its connection."""
        got = self.execute("SELECT pg_try_advisory_lock(?, ?)", (RUNNING, self.number)).fetchone()
        if got != (True,):
            found = self.execute(HOLDER, (RUNNING, self.number)).fetchone()
            who = f": {found[0]}" if found else ""
            raise Busy(f"Another run is sending mail{who}.", "Wait until it is done.")
        try:
            yield
        finally:
            with suppress(Unreachable):
                self.execute("SELECT pg_advisory_unlock(?, ?)", (RUNNING, self.number))

    def wipe(self) -> None:
        """Let the server write over what was deleted; its log and backups last as long as they are kept."""
        self.execute("VACUUM mail, body")

    def shrink(self) -> None:
        """Let new words take the room of old ones, once that is much; how much, the server counts."""
        found = self.execute(DEAD_ROWS).fetchone()
        if found is not None and found[0] >= LEAST_DEAD and found[0] * MOST_DEAD >= found[1]:
            self.execute("VACUUM body, mail")

    def close(self) -> None:
        """End the connection, and with it the lease."""
        self.connection.close()


def open_postgres(address: str, programme: str, now: datetime) -> Postgres:
    """Open or make the journal of `programme` (its id) in the database at `address` (postgresql://…).

    Raises Unreachable if the database does not answer, WrongUse if it refuses what a journal takes, and
    MustLookFirst if the clock stands before the journal's newest entry.
    """
    with _reach():
        connection = psycopg.connect(
            address, autocommit=True, connect_timeout=10, tcp_user_timeout=30_000, application_name=_name()
        )
    database = Postgres(connection, programme)
    try:
        with _reach():
            database.set_up()
        check_version(database)
        check_owner(database, programme)
        check_clock(database, now)
    except psycopg.Error:
        database.close()
        raise WrongUse(
            "The journal's database does not let a programme keep its journal there.",
            "Give its role the right to create schemas, or see docs/scale.md.",
        ) from None
    except MentorsheetsError:
        database.close()
        raise
    return database


@contextmanager
def _reach() -> Iterator[None]:
    """Raise our own words for a database out of reach: the driver's may hold a password or a row."""
    try:
        yield
    except psycopg.OperationalError:
        raise Unreachable(
            "The journal's database did not answer; what was not surely sent is kept.",
            "See whether MENTORSHEETS_JOURNAL is right and the database runs, then run again.",
        ) from None


@cache
def _mark(statement: str) -> bytes:
    """Return a statement with its values marked as psycopg wants them."""
    escaped = statement.replace("%", "%%")
    return re.sub(r"\?|:(\w+)", lambda mark: f"%({mark[1]})s" if mark[1] else "%s", escaped).encode()


def _translate(statements: str) -> str:
    for ours, theirs in SPOKEN.items():
        statements = statements.replace(ours, theirs)
    return statements


def _name() -> str:
    """Return what a run is called to others who wait for it."""
    return f"mentorsheets on {socket.gethostname()}, process {os.getpid()}"
