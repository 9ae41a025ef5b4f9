"""The journal's file: SQLite that survives a pulled plug, and lets one run at a time."""

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any

from filelock import FileLock, Timeout

from mentorsheets.errors import Busy, NeedsAPerson, WrongUse
from mentorsheets.mail.journal.database import TABLES, SqlValues, check_clock, check_owner


class JournalFile:
    """A `Database` in one file, and a lock beside it."""

    def __init__(self, path: Path) -> None:
        """Open or make the file at `path`, for its owner alone."""
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch(mode=0o600)
        self.path = path
        # The driver's own transactions changed after 3.11; explicit BEGIN and COMMIT mean one thing.
        self.connection = sqlite3.connect(path, isolation_level=None, timeout=30)

    def set_up(self) -> None:
        """Make it durable, and make its tables. Raises sqlite3.DatabaseError if it is no journal."""
        self.connection.execute("PRAGMA journal_mode = WAL")
        self.connection.execute("PRAGMA synchronous = FULL")
        self.connection.execute("PRAGMA secure_delete = ON")
        self.connection.executescript(f"BEGIN; {TABLES} COMMIT;")

    def execute(self, statement: str, values: SqlValues = ()) -> sqlite3.Cursor:
        """Carry out one statement."""
        return self.connection.execute(statement, values)

    def executemany(self, statement: str, rows: Iterable[Sequence[Any]]) -> None:
        """Carry out one statement for each of `rows`."""
        self.connection.executemany(statement, rows)

    @contextmanager
    def transaction(self, *, swift: bool = False) -> Iterator[None]:
        """Make all that happens inside durable at once, or not at all; a `swift` one with the next."""
        if swift:
            self.connection.execute("PRAGMA synchronous = NORMAL")
        try:
            self.connection.execute("BEGIN IMMEDIATE")
            try:
                yield
            except BaseException:
                self.connection.execute("ROLLBACK")
                raise
            self.connection.execute("COMMIT")
        finally:
            if swift:
                self.connection.execute("PRAGMA synchronous = FULL")

    @contextmanager
    def only_one(self) -> Iterator[None]:
        """Keep other runs out. Raises Busy. The system lets go of the lock however a process dies."""
        lock = FileLock(self.path.with_name(self.path.name + ".lock"), mode=0o600)
        try:
            lock.acquire(timeout=0)
        except Timeout:
            raise Busy("Another run is sending mail.", "Wait until it is done.") from None
        try:
            yield
        finally:
            lock.release()

    def wipe(self) -> None:
        """Empty the log, in which what was deleted would else stay readable until it is written over."""
        self.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")

    def close(self) -> None:
        """Let go of the file."""
        self.connection.close()


def open_file(path: Path, programme: str, now: datetime) -> JournalFile:
    """Open or make the journal at `path` for `programme` (its id).

    Raises WrongUse if the file belongs to another programme or is no journal, and NeedsAPerson if the clock
    stands before the journal's newest entry.
    """
    database = JournalFile(path)
    try:
        database.set_up()
        check_owner(database, programme)
        check_clock(database, now)
    except sqlite3.DatabaseError as error:
        database.close()
        raise WrongUse("The mail journal cannot be read.", "Restore it, or move it away.") from error
    except (WrongUse, NeedsAPerson):
        database.close()
        raise
    return database
