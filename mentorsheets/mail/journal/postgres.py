"""The journals of many programmes in one PostgreSQL database, of which each sees its own rows alone."""

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
from mentorsheets.mail.journal.database import NEWER, SqlValues, check_clock, check_owner, check_version
from mentorsheets.mail.journal.postgres_tables import (
    JOURNALS_SCHEMA,
    OF_ALL,
    OLD_SCHEMA,
    PROGRAMME_SETTING,
    TABLES_OF_ONE,
    write_tables,
)

MAKING, WRITING, RUNNING = 28019, 28020, 28021
"""The first numbers of our advisory locks; the second one is the programme's."""
NEWER_SHARED: dict[int, tuple[str, ...]] = dict.fromkeys(NEWER, ())
"""What each version adds to the tables of all programmes, which were first made as those of the last here.

Two programmes may add it at once, so each has to do no harm the second time."""

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


DEAD_ROWS = "SELECT n_dead_tup, n_live_tup FROM pg_stat_user_tables WHERE relid = to_regclass(?)"
LEAST_DEAD = 50
"""Deleted words below which the server's own vacuum is soon enough."""
COLUMNS_OF = "SELECT column_name FROM information_schema.columns WHERE table_schema = %s AND table_name = %s"
NAME_BYTES = 63
"""Bytes of a name, beyond which PostgreSQL cuts it."""
MOVED_AWAY = 1_000_000
"""The version that an older mentorsheets finds where a journal was: one that it does not know."""
MOST_DEAD = 4
"""One row in so many may be of deleted words."""


class Postgres:
    """A `Database` on one connection, which is the lease too: with it, the right to send is gone."""

    def __init__(self, connection: psycopg.Connection[Any], programme: str) -> None:
        """Use `connection` (autocommitting) for `programme` (its id)."""
        self.connection = connection
        self.programme = programme
        self.number = 0

    def set_up(self) -> None:
        """Make the tables unless they are there, and show of them what is the programme's.

        Raises:
            psycopg.Error: the role may not.
            Busy: an older version sends for the programme, whose journal is to be taken over.
        """
        self.connection.execute(FOR_THE_SESSION)
        self.connection.execute(f"SET search_path TO {JOURNALS_SCHEMA}".encode())
        self.connection.execute("SELECT set_config(%s, %s, false)", (PROGRAMME_SETTING, self.programme))
        known = "SELECT number FROM numbers WHERE of_programme = %s"
        is_there = self.connection.execute("SELECT to_regclass('numbers')").fetchone() != (None,)
        found = self.connection.execute(known, (self.programme,)).fetchone() if is_there else None
        if found is None:
            with self.connection.transaction():
                self.connection.execute("SELECT pg_advisory_xact_lock(%s, 0)", (MAKING,))
                if self.connection.execute("SELECT to_regnamespace(%s)", (JOURNALS_SCHEMA,)).fetchone() == (
                    None,
                ):
                    self.connection.execute(write_tables().encode())
                new = "INSERT INTO numbers (of_programme) VALUES (%s) ON CONFLICT DO NOTHING"
                if self.connection.execute(new, (self.programme,)).rowcount:
                    take_over(self.connection, self.programme)
                found = self.connection.execute(known, (self.programme,)).fetchone()
        assert found is not None  # noqa: S101 - it was made above
        (self.number,) = found

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

    def mark_content(self) -> int | None:
        """Return None: rows of all programmes stand in one table, where one number would be fought for."""
        return None

    def wipe(self) -> None:
        """Let the server write over what was deleted; its log and backups last as long as they are kept."""
        self.execute(f"VACUUM {OF_ALL}mail, {OF_ALL}body")

    def shrink(self) -> None:
        """Let new words take the room of old ones, once that is much; how much, the server counts."""
        found = self.execute(DEAD_ROWS, (f"{OF_ALL}body",)).fetchone()
        if found is not None and found[0] >= LEAST_DEAD and found[0] * MOST_DEAD >= found[1]:
            self.execute(f"VACUUM {OF_ALL}body, {OF_ALL}mail")

    def close(self) -> None:
        """End the connection, and with it the lease."""
        self.connection.close()


def take_over(connection: psycopg.Connection[Any], programme: str) -> None:
    """Move the journal that a programme (its id) has in a schema of its own, as in versions before this one.

    What is left of that schema says that its journal is of a newer version, so that a worker of an older one
    sends nothing.

    Raises:
        Busy: such a worker sends just now.
        psycopg.Error: the role may not; nothing was moved.
    """
    # A longer name was cut, and another programme may have had the same beginning.
    schema = (OLD_SCHEMA + programme).encode()[:NAME_BYTES].decode(errors="ignore")
    old = Identifier(schema)
    tables = "SELECT tablename FROM pg_tables WHERE schemaname = %s"
    there = {name for (name,) in connection.execute(tables, (schema,)).fetchall()}
    if "journal" not in there:
        return
    whose = connection.execute(SQL("SELECT programme FROM {}.journal").format(old)).fetchall()
    if whose != [(programme,)]:
        return
    locked = "SELECT pg_try_advisory_xact_lock(%s, oid::int) FROM pg_namespace WHERE nspname = %s"
    if connection.execute(locked, (RUNNING, schema)).fetchone() != (True,):
        raise Busy("A run of an older mentorsheets is sending mail.", "Wait until it is done.")
    for name in TABLES_OF_ONE:
        if name in there:
            found = connection.execute(COLUMNS_OF, (schema, name)).fetchall()
            listed = SQL(", ").join(Identifier(column) for (column,) in found)
            copy = "INSERT INTO {} ({}) SELECT {} FROM {}.{}"
            table = Identifier(name)
            connection.execute(SQL(copy).format(table, listed, listed, old, table))
    for name in reversed(TABLES_OF_ONE):
        connection.execute(SQL("DROP TABLE IF EXISTS {}.{} CASCADE").format(old, Identifier(name)))
    connection.execute(SQL("CREATE TABLE IF NOT EXISTS {}.version (number INTEGER NOT NULL)").format(old))
    connection.execute(SQL("INSERT INTO {}.version VALUES (%s)").format(old), (MOVED_AWAY,))


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
        check_version(database, NEWER_SHARED)
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


_ONE_KEY = re.compile(r"ON CONFLICT \((?=\w+\))")
"""Where a statement counts on a key that is one programme's, which is a pair where many have their rows."""


@cache
def _mark(statement: str) -> bytes:
    """Return a statement with its values marked as psycopg wants them."""
    escaped = _ONE_KEY.sub("ON CONFLICT (of_programme, ", statement).replace("%", "%%")
    return re.sub(r"\?|:(\w+)", lambda mark: f"%({mark[1]})s" if mark[1] else "%s", escaped).encode()


def _name() -> str:
    """Return what a run is called to others who wait for it."""
    return f"mentorsheets on {socket.gethostname()}, process {os.getpid()}"
