"""What the last pass over a programme left in a database that many share, until its journal changes.

A programme is known here by its sheet, since nothing of that is read yet. Each has a token, which whatever is
written into its journal takes away, so that one which is still there stands for the same journal.
"""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Any

import psycopg

from mentorsheets.mail.journal.postgres_tables import JOURNALS_SCHEMA, OF_ALL, write_rests

_IS_THERE = "SELECT to_regclass(%s) IS NOT NULL"
_WHOSE = f"SELECT of_programme FROM {JOURNALS_SCHEMA}.{OF_ALL}journal WHERE sheet = %s"  # noqa: S608 - our own names
_WATCH = f"""
INSERT INTO {JOURNALS_SCHEMA}.rests AS known (of_programme, token) VALUES (%s, gen_random_uuid()::text)
ON CONFLICT (of_programme) DO UPDATE SET token = coalesce(known.token, excluded.token) RETURNING token
"""  # noqa: S608
_FIND = f"SELECT token FROM {JOURNALS_SCHEMA}.rests WHERE of_programme = %s AND token IS NOT NULL"  # noqa: S608
_READ = f"SELECT note FROM {JOURNALS_SCHEMA}.rests WHERE of_programme = %s"  # noqa: S608
_NOTE = f"UPDATE {JOURNALS_SCHEMA}.rests SET note = %s WHERE of_programme = %s"  # noqa: S608
_MAKING = 28019
"""As of the tables beside it."""


def watch_journal(address: str, sheet: str) -> str:
    """Return the token of the journal of a sheet, "" where it cannot be told which journal that is.

    As long as the same is returned, nothing was written into it.

    Raises:
        psycopg.Error: the database does not answer, or its role may not make what this takes.
    """
    with _connected(address) as connection:
        if not _is_there(connection, f"{OF_ALL}journal"):
            return ""
        whose = connection.execute(_WHOSE.encode(), (sheet,)).fetchall()
        if len(whose) != 1:
            return ""
        if not _is_there(connection, "rests"):
            with connection.transaction():
                connection.execute("SELECT pg_advisory_xact_lock(%s, 0)", (_MAKING,))
                if not _is_there(connection, "rests"):
                    connection.execute(write_rests().encode())
        # Nothing is written where nothing changed.
        found = connection.execute(_FIND.encode(), whose[0]).fetchone()
        found = found or connection.execute(_WATCH.encode(), whose[0]).fetchone()
        return str(found[0]) if found else ""


def read_rest_of(address: str, sheet: str) -> str:
    """Return the note of the last pass over a sheet, "" if there is none, or none can be had."""
    with suppress(psycopg.Error), _connected(address) as connection:
        whose = connection.execute(_WHOSE.encode(), (sheet,)).fetchall()
        found = connection.execute(_READ.encode(), whose[0]).fetchone() if len(whose) == 1 else None
        return str(found[0] or "") if found else ""
    return ""


def note_rest_of(address: str, sheet: str, note: str) -> None:
    """Keep a note of what a pass over a sheet left; where that cannot be, the next one looks again."""
    with suppress(psycopg.Error), _connected(address) as connection:
        whose = connection.execute(_WHOSE.encode(), (sheet,)).fetchall()
        if len(whose) == 1:
            connection.execute(_NOTE.encode(), (note, *whose[0]))


def _is_there(connection: psycopg.Connection[Any], table: str) -> bool:
    return connection.execute(_IS_THERE, (f"{JOURNALS_SCHEMA}.{table}",)).fetchone() == (True,)


@contextmanager
def _connected(address: str) -> Iterator[psycopg.Connection[Any]]:
    """Connect for a moment, in which nobody is waited for long. Raises psycopg.Error."""
    with psycopg.connect(address, autocommit=True, connect_timeout=10, tcp_user_timeout=30_000) as connection:
        connection.execute("SET lock_timeout = '5s'; SET client_min_messages = warning")
        yield connection
