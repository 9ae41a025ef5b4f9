"""What the journal asks of a database: its tables, its transactions, and to know whose it is and how old."""

import secrets
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from datetime import UTC, datetime, timedelta
from typing import Any, Protocol

from mentorsheets.errors import MustLookFirst, WrongUse

TABLES = """
CREATE TABLE IF NOT EXISTS journal (
    programme TEXT NOT NULL, instance TEXT NOT NULL, sheet TEXT
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
"""
"""In SQLite's words; a database that speaks otherwise translates them."""

VERSION_TABLE = "CREATE TABLE IF NOT EXISTS version (number INTEGER NOT NULL)"
"""In which the numbers of the versions stand that a journal has come to."""
NEWER = {
    2: (
        "CREATE TABLE parts (key TEXT PRIMARY KEY, about TEXT NOT NULL, carries TEXT NOT NULL)",
    ),
    # Words are kept packed from here on, which older versions would send as they find them.
    3: (),
}  # fmt: skip
"""What each version since the first adds to the tables; older journals are brought up to the last."""

CLOCK_MAY_DIFFER = timedelta(minutes=5)
"""How far two machines' clocks may lie apart before a journal from the future is refused."""

SqlValues = Sequence[Any] | Mapping[str, Any]


class SqlRows(Protocol):
    """What a statement found or changed."""

    @property
    def rowcount(self) -> int:
        """How many rows it changed."""

    def fetchone(self) -> Any:  # noqa: ANN401 - a row is what the statement says
        """Return the next row, or None."""

    def fetchall(self) -> list[Any]:
        """Return all rows."""

    def __iter__(self) -> Iterator[Any]:
        """Yield each row."""


class Database(Protocol):
    """Where one programme's journal is kept. Statements mark their values by `?` or `:name`.

    Outside a transaction, a statement is durable when its method returns.
    """

    def execute(self, statement: str, values: SqlValues = ()) -> SqlRows:
        """Carry out one statement."""

    def executemany(self, statement: str, rows: Iterable[Sequence[Any]]) -> None:
        """Carry out one statement for each of `rows`."""

    def transaction(self, *, swift: bool = False) -> AbstractContextManager[None]:
        """Make all that happens inside durable at once, or not at all; no two overlap in one journal.

        A `swift` one outlives this process when it ends, and the power with the next that is not swift.
        """

    def only_one(self) -> AbstractContextManager[None]:
        """Keep other runs out. Raises Busy. However a process dies, what it held is free again."""

    def mark_content(self) -> int | None:
        """Return another number whenever something else is known of mail; None where that is not told."""

    def wipe(self) -> None:
        """Overwrite what was deleted, as far as the database can."""

    def shrink(self) -> None:
        """Give back the room that deleted words took, as far as that is worth it and can be done."""

    def close(self) -> None:
        """Let go of it."""


def stamp(moment: datetime) -> str:
    """Return `moment` (with zone) as UTC text that sorts by time."""
    return moment.astimezone(UTC).isoformat(timespec="seconds")


def new_instance(database: Database) -> str:
    """Set a new identity of the journal, and return it."""
    instance = secrets.token_hex(4)
    database.execute("UPDATE journal SET instance = ?", (instance,))
    return instance


def check_owner(database: Database, programme: str) -> None:
    """Make a new journal that of `programme` (its id). Raises WrongUse if it is another's."""
    with database.transaction():
        found = database.execute("SELECT programme FROM journal").fetchone()
        if found is None:
            database.execute("INSERT INTO journal (programme, instance) VALUES (?, '')", (programme,))
            new_instance(database)
    if found and found[0] != programme:
        raise WrongUse(
            "The mail journal belongs to another programme.", "Give each programme its own folder."
        )


def check_version(database: Database, newer: Mapping[int, Iterable[str]] = NEWER) -> None:
    """Bring a journal up to this version of its tables, by what each `newer` one adds.

    Raises WrongUse if it is of one that is newer still.
    """
    newest = max(newer)
    database.execute(VERSION_TABLE)
    row = database.execute("SELECT max(number) FROM version").fetchone()
    if row is not None and (row[0] or 1) > newest:
        raise WrongUse(
            "The mail journal is one of a newer mentorsheets than runs here, so no mail goes out.",
            "Bring mentorsheets up to date on this computer too.",
        )
    if row is not None and row[0] == newest:
        return
    with database.transaction():
        (found,) = database.execute("SELECT max(number) FROM version").fetchone()
        for number in range((found or 1) + 1, newest + 1):
            for statement in newer[number]:
                database.execute(statement)
            database.execute("INSERT INTO version VALUES (?)", (number,))


def accept_clock(database: Database, now: datetime) -> int:
    """Take a clock for right that stands before what the journal holds; return how many entries that is.

    What was noted while it ran ahead counts as noted now. The journal gets a new identity, so that what the
    sheet says of that time is not taken for news from a later one.
    """
    moment = stamp(now)
    with database.transaction():
        changed = database.execute("UPDATE mail SET changed_at = ? WHERE changed_at > ?", (moment, moment))
        for column in ("went_at", "next_try", "decided_at"):
            database.execute(f"UPDATE mail SET {column} = ? WHERE {column} > ?", (moment, moment))  # noqa: S608
        if changed.rowcount:
            new_instance(database)
    return changed.rowcount


def check_sheet(database: Database, sheet: str) -> None:
    """Tie a journal that many can reach to its sheet. Raises WrongUse if it is another's, of the same id."""
    with database.transaction():
        (known,) = database.execute("SELECT sheet FROM journal").fetchone()
        if known is None:
            database.execute("UPDATE journal SET sheet = ?", (sheet,))
    if known not in {None, sheet}:
        raise WrongUse(
            "In the journal's database, a programme of this id has another sheet.",
            "It is a copy, has the name of the other one, or was moved: docs/scale.md says what to do.",
        )


def is_of_another_sheet(database: Database, sheet: str) -> bool:
    """Return whether a journal is tied to a sheet, and to another one."""
    (known,) = database.execute("SELECT sheet FROM journal").fetchone()
    return known not in {None, sheet}


def check_clock(database: Database, now: datetime) -> None:
    """Raise MustLookFirst if the clock stands before the journal's newest entry."""
    (newest,) = database.execute("SELECT max(changed_at) FROM mail").fetchone()
    if newest and stamp(now + CLOCK_MAY_DIFFER) < newest:
        raise MustLookFirst(
            "The clock stands before the newest entry of the mail journal; nothing was sent.",
            "Set this computer's date and time right. If they are, and stood wrong when mail last went: "
            "mentorsheets doctor --clock-is-right.",
        )
