"""The journal's file: SQLite that survives a pulled plug, and lets one run at a time."""

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path
from typing import Any

from filelock import FileLock, Timeout

from mentorsheets.errors import Busy, MentorsheetsError
from mentorsheets.mail.journal.database import TABLES, SqlValues, check_clock, check_owner, check_version
from mentorsheets.mail.journal.trouble import telling_trouble

MOST_SLACK = 4
"""One page in so many may lie empty, before a file is written anew: mail comes and goes each week."""
LEAST_SLACK = 1_000_000
"""Bytes that have to lie empty for that to be worth it."""
MARKED_TABLES = ("journal", "mail", "parts", "dead_address", "strike")
"""The tables of which a change makes another content mark."""
_MARK = "UPDATE content_mark SET value = random()"
_CHANGES = ((table, change) for table in MARKED_TABLES for change in ("INSERT", "UPDATE", "DELETE"))
_TRIGGERS = (
    f"CREATE TRIGGER IF NOT EXISTS {table}_{change.lower()} AFTER {change} ON {table} BEGIN {_MARK}; END;"
    for table, change in _CHANGES
)
MARK_TABLE = f"""
CREATE INDEX IF NOT EXISTS newest ON mail (changed_at);
CREATE INDEX IF NOT EXISTS by_state ON mail (state);
CREATE INDEX IF NOT EXISTS untold ON mail (changed_at, key) WHERE shared IS NULL OR shared <> state;
CREATE TABLE IF NOT EXISTS content_mark (value INTEGER NOT NULL);
INSERT INTO content_mark SELECT random() WHERE NOT EXISTS (SELECT 1 FROM content_mark);
{" ".join(_TRIGGERS)}
"""  # noqa: S608 - our own names
"""Makes a mark that is drawn anew with each change, whichever version or process makes it.

The indexes are for what each pass asks of years of mail.
"""


class FetchedRows:
    """What a statement found or changed, read to its end."""

    def __init__(self, rows: list[Any], rowcount: int) -> None:
        self._left = iter(rows)
        self.rowcount = rowcount

    def fetchone(self) -> Any:  # noqa: ANN401 - a row is what the statement says
        """Return the next row, or None."""
        return next(self._left, None)

    def fetchall(self) -> list[Any]:
        """Return all rows that are left."""
        return list(self._left)

    def __iter__(self) -> Iterator[Any]:
        return self._left


class JournalFile:
    """A `Database` in one file, and a lock beside it."""

    def __init__(self, path: Path) -> None:
        """Open or make the file at `path`, for its owner alone."""
        self.path = path
        with telling_trouble(path):
            path.parent.mkdir(parents=True, exist_ok=True)
            # One that is only looked into keeps its time: by that the next pass knows that nothing changed.
            if not path.exists():
                path.touch(mode=0o600)
            # The driver's own transactions changed after 3.11; explicit BEGIN and COMMIT mean one thing.
            self.connection = sqlite3.connect(path, isolation_level=None, timeout=30)

    def set_up(self) -> None:
        """Make it durable, and make its tables. Raises as `explain_trouble` says."""
        with telling_trouble(self.path):
            self.connection.execute("PRAGMA journal_mode = WAL")
            self.connection.execute("PRAGMA synchronous = FULL")
            self.connection.execute("PRAGMA secure_delete = ON")
            self.connection.executescript(f"BEGIN; {TABLES} COMMIT;")

    def set_up_mark(self) -> None:
        """Let each change of what is known of mail be seen by its mark. Raises as `explain_trouble` says."""
        with telling_trouble(self.path):
            known = "SELECT count(*) FROM sqlite_master WHERE name IN ('untold', 'strike_delete')"
            if self.connection.execute(known).fetchone() != (2,):
                self.connection.executescript(f"BEGIN IMMEDIATE; {MARK_TABLE} COMMIT;")

    def mark_content(self) -> int | None:
        """Return a mark that is another one whenever something else is known of some mail."""
        (found,) = self.execute("SELECT value FROM content_mark").fetchone()
        return int(found)

    def execute(self, statement: str, values: SqlValues = ()) -> FetchedRows:
        """Carry out one statement, and fetch what it finds: a damaged page shows only then."""
        with telling_trouble(self.path):
            cursor = self.connection.execute(statement, values)
            return FetchedRows(cursor.fetchall(), cursor.rowcount)

    def executemany(self, statement: str, rows: Iterable[Sequence[Any]]) -> None:
        """Carry out one statement for each of `rows`."""
        with telling_trouble(self.path):
            self.connection.executemany(statement, rows)

    @contextmanager
    def transaction(self, *, swift: bool = False) -> Iterator[None]:
        """Make all that happens inside durable at once, or not at all; a `swift` one with the next."""
        if swift:
            self.execute("PRAGMA synchronous = NORMAL")
        try:
            self.execute("BEGIN IMMEDIATE")
            try:
                yield
                self.execute("COMMIT")
            except BaseException:
                # A disk that is full has ended it already.
                if self.connection.in_transaction:
                    self.execute("ROLLBACK")
                raise
        finally:
            if swift:
                self.execute("PRAGMA synchronous = FULL")

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
        self.execute("PRAGMA wal_checkpoint(TRUNCATE)")

    def shrink(self) -> None:
        """Give back the room of what was deleted, once it is much; where that cannot be, nothing changes."""
        (pages,), (empty,), (size,) = (
            self.execute(f"PRAGMA {name}").fetchone()
            for name in ("page_count", "freelist_count", "page_size")
        )
        if empty * MOST_SLACK < pages or empty * size < LEAST_SLACK:
            return
        with suppress(MentorsheetsError):
            # A second copy of the file is made on its way, for which there may be no room, or no lock.
            self.execute("VACUUM")
            self.wipe()

    def close(self) -> None:
        """Let go of the file."""
        self.connection.close()


def open_file(path: Path, programme: str, now: datetime) -> JournalFile:
    """Open or make the journal at `path` for `programme` (its id).

    Raises WrongUse if the file belongs to another programme or to a newer mentorsheets, MustLookFirst if the
    clock stands before its newest entry, and else as `explain_trouble` says.
    """
    database = JournalFile(path)
    try:
        database.set_up()
        check_version(database)
        database.set_up_mark()
        check_owner(database, programme)
        check_clock(database, now)
    except MentorsheetsError:
        database.close()
        raise
    return database
