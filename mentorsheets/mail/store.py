"""The journal's file: SQLite that survives a pulled plug, one run at a time, and knows when it is a copy."""

import secrets
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

from filelock import FileLock, Timeout

from mentorsheets.errors import Busy, NeedsAPerson, WrongUse

TABLES = """
BEGIN;
CREATE TABLE IF NOT EXISTS journal (
    programme TEXT NOT NULL, instance TEXT NOT NULL
);
CREATE TABLE IF NOT EXISTS mail (
    key TEXT PRIMARY KEY, message_id TEXT UNIQUE, programme TEXT NOT NULL, kind TEXT NOT NULL,
    persons TEXT NOT NULL, period TEXT NOT NULL, generation INTEGER NOT NULL DEFAULT 0,
    rank INTEGER NOT NULL DEFAULT 1, sender TEXT, recipients TEXT, not_before TEXT, not_after TEXT,
    state TEXT NOT NULL, tries INTEGER NOT NULL DEFAULT 0, next_try TEXT NOT NULL DEFAULT '',
    owner TEXT, went_at TEXT, changed_at TEXT NOT NULL, decided_at TEXT,
    reply TEXT NOT NULL DEFAULT '', shared TEXT
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS waiting ON mail (rank, not_before, key) WHERE state IN ('planned', 'deferred');
CREATE TABLE IF NOT EXISTS body (key TEXT PRIMARY KEY REFERENCES mail, content BLOB NOT NULL);
CREATE TABLE IF NOT EXISTS dead_address (mark TEXT PRIMARY KEY, reply TEXT NOT NULL, at TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS strike (mark TEXT NOT NULL, at TEXT NOT NULL, PRIMARY KEY (mark, at));
CREATE TABLE IF NOT EXISTS mailbox (name TEXT PRIMARY KEY, validity INTEGER, last_uid INTEGER NOT NULL);
CREATE TABLE IF NOT EXISTS taken (what TEXT PRIMARY KEY, at TEXT NOT NULL);
COMMIT;
"""
CLOCK_MAY_DIFFER = timedelta(minutes=5)


def stamp(moment: datetime) -> str:
    """Return `moment` (with zone) as UTC text that sorts by time."""
    return moment.astimezone(UTC).isoformat(timespec="seconds")


def open_database(path: Path, programme: str, now: datetime) -> sqlite3.Connection:
    """Open or make the journal at `path` for `programme` (its id).

    Raises WrongUse if the file belongs to another programme or is no journal, and NeedsAPerson if the clock
    stands before the journal's newest entry.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    path.touch(mode=0o600)
    # Between 3.11 and 3.13 the driver's own transactions changed; explicit BEGIN and COMMIT mean one thing.
    database = sqlite3.connect(path, isolation_level=None, timeout=30)
    try:
        database.execute("PRAGMA journal_mode = WAL")
        database.execute("PRAGMA synchronous = FULL")
        database.execute("PRAGMA secure_delete = ON")
        database.executescript(TABLES)
        _check_owner(database, programme)
        _check_clock(database, now)
    except sqlite3.DatabaseError as error:
        database.close()
        raise WrongUse("The mail journal cannot be read.", "Restore it, or move it away.") from error
    except (WrongUse, NeedsAPerson):
        database.close()
        raise
    return database


@contextmanager
def transaction(database: sqlite3.Connection) -> Iterator[None]:
    """Make all that happens inside durable at once, or not at all."""
    database.execute("BEGIN IMMEDIATE")
    try:
        yield
    except BaseException:
        database.execute("ROLLBACK")
        raise
    database.execute("COMMIT")


@contextmanager
def swift_transaction(database: sqlite3.Connection) -> Iterator[None]:
    """Make all that happens inside outlive this process, and with the next `transaction` the power too."""
    database.execute("PRAGMA synchronous = NORMAL")
    try:
        with transaction(database):
            yield
    finally:
        database.execute("PRAGMA synchronous = FULL")


@contextmanager
def only_one(path: Path) -> Iterator[None]:
    """Hold the journal at `path` for this process alone. Raises Busy if another run holds it.

    The system lets go of the lock when a process dies, however it dies.
    """
    lock = FileLock(path.with_name(path.name + ".lock"), mode=0o600)
    try:
        lock.acquire(timeout=0)
    except Timeout:
        raise Busy("Another run is sending mail.", "Wait until it is done.") from None
    try:
        yield
    finally:
        lock.release()


def new_instance(database: sqlite3.Connection) -> str:
    """Give the journal a new identity, and return it."""
    instance = secrets.token_hex(4)
    database.execute("UPDATE journal SET instance = ?", (instance,))
    return instance


def _check_owner(database: sqlite3.Connection, programme: str) -> None:
    with transaction(database):
        found = database.execute("SELECT programme FROM journal").fetchone()
        if found is None:
            database.execute("INSERT INTO journal VALUES (?, '')", (programme,))
            new_instance(database)
    if found and found[0] != programme:
        raise WrongUse(
            "The mail journal belongs to another programme.", "Give each programme its own folder."
        )


def _check_clock(database: sqlite3.Connection, now: datetime) -> None:
    (newest,) = database.execute("SELECT max(changed_at) FROM mail").fetchone()
    if newest and stamp(now + CLOCK_MAY_DIFFER) < newest:
        raise NeedsAPerson(
            "The clock stands before the newest entry of the mail journal; nothing was sent.",
            "Set this computer's date and time right.",
        )
