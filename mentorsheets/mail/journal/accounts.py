"""What went through one mail account in the last day, whichever programmes send through it.

A provider counts by account. Many programmes on one account would each keep to its limit, and together go
far beyond it. So each mail is noted before it goes, where all of them look: in a file by account, or in the
database that they share. Only a mark of the mail and the time is kept, for two days.
"""

import hashlib
import logging
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Protocol

from mentorsheets.errors import MentorsheetsError
from mentorsheets.mail.journal.database import Database, stamp

A_DAY = timedelta(days=1)
"""Over which providers count: any 24 hours, not a date."""
TALLY_KEPT = timedelta(days=2)
"""How long a mark is kept: a day counts, and the clocks of two machines may differ."""
MARK_DIGITS = 24
"""Hexadecimal digits of a mark: 96 bits, so that no two mails of a year share one."""
_IN_FILE = "CREATE TABLE IF NOT EXISTS went (account TEXT, mark TEXT, at TEXT, PRIMARY KEY (account, mark))"
ACCOUNTS_SCHEMA = "accounts_of_mentorsheets"
"""Beside that of the journals, since what is counted is nobody's in particular."""
TALLY_LOCK = 28022
"""The first number of the advisory lock by which one run at a time counts; the second is the account's."""


def mark_account(user: str, host: str) -> str:
    """Return the mark of an account, which tells nobody whose it is."""
    return _digest(f"{user}@{host}".casefold())


class AccountTally(Protocol):
    """What counts the mail of an account. Keys are those of the mails of one programme, by its journal's."""

    def reserve(self, journal: Database, keys: Sequence[str], now: datetime, per_day: int) -> int:
        """Note as many of these mails, the first ones, as may still go today, and return how many those are.

        A mail that was noted before is counted once.
        """

    def add(self, journal: Database, keys: Sequence[str], now: datetime) -> None:
        """Note mails that go whatever the limit says."""

    def release(self, journal: Database, keys: Sequence[str]) -> None:
        """Note that these did not go after all."""


class NoTally:
    """For an account without a limit, or with one programme alone: nothing is counted beyond its journal."""

    def reserve(self, journal: Database, keys: Sequence[str], now: datetime, per_day: int) -> int:  # noqa: ARG002
        """See `AccountTally`."""
        return len(keys)

    def add(self, journal: Database, keys: Sequence[str], now: datetime) -> None:
        """See `AccountTally`."""

    def release(self, journal: Database, keys: Sequence[str]) -> None:
        """See `AccountTally`."""


@dataclass(frozen=True, slots=True)
class SharedTally:
    """In the database in which all programmes keep their journals, in a schema beside theirs."""

    account: str

    def reserve(self, journal: Database, keys: Sequence[str], now: datetime, per_day: int) -> int:
        """See `AccountTally`."""
        with journal.transaction():
            journal.execute("SELECT pg_advisory_xact_lock(?, hashtext(?))", (TALLY_LOCK, self.account))
            return self._table(journal).reserve(_marks(journal, keys), now, per_day)

    def add(self, journal: Database, keys: Sequence[str], now: datetime) -> None:
        """See `AccountTally`."""
        with journal.transaction():
            self._table(journal).note(_marks(journal, keys), now)

    def release(self, journal: Database, keys: Sequence[str]) -> None:
        """See `AccountTally`."""
        with journal.transaction():
            self._table(journal).release(_marks(journal, keys))

    def _table(self, journal: Database) -> "_Table":
        place = f"{ACCOUNTS_SCHEMA}.went"
        if journal.execute("SELECT to_regclass(?)", (place,)).fetchone() == (None,):
            # Two that make it at once would stop each other.
            journal.execute("SELECT pg_advisory_xact_lock(?, 0)", (TALLY_LOCK,))
            journal.execute(f"CREATE SCHEMA IF NOT EXISTS {ACCOUNTS_SCHEMA}")
            journal.execute(
                f"CREATE TABLE IF NOT EXISTS {place}"
                ' (account TEXT, mark TEXT, at TEXT COLLATE "C", PRIMARY KEY (account, mark))'
            )
        return _Table(journal, place, self.account)


@dataclass(frozen=True, slots=True)
class FileTally:
    """In a file of its own on this computer; if that cannot be kept, each programme counts for itself."""

    account: str
    path: Path

    def reserve(self, journal: Database, keys: Sequence[str], now: datetime, per_day: int) -> int:
        """See `AccountTally`."""
        marks = _marks(journal, keys)
        found = self._use(lambda table: table.reserve(marks, now, per_day))
        return len(keys) if found is None else found

    def add(self, journal: Database, keys: Sequence[str], now: datetime) -> None:
        """See `AccountTally`."""
        marks = _marks(journal, keys)
        self._use(lambda table: table.note(marks, now))

    def release(self, journal: Database, keys: Sequence[str]) -> None:
        """See `AccountTally`."""
        marks = _marks(journal, keys)
        self._use(lambda table: table.release(marks))

    def _use(self, act: Callable[["_Table"], int | None]) -> int | None:
        # A run that only reads the sheet opens no database.
        from mentorsheets.mail.journal.sqlite import JournalFile  # noqa: PLC0415

        try:
            with closing(JournalFile(self.path)) as file, file.transaction():
                file.execute(_IN_FILE)
                return act(_Table(file, "went", self.account))
        except MentorsheetsError:
            logging.getLogger("mentorsheets").warning("the mail of this account cannot be counted together")
            return None


@dataclass(frozen=True, slots=True)
class _Table:
    """The rows of one account, within a transaction."""

    database: Database
    place: str
    account: str

    def reserve(self, marks: Sequence[str], now: datetime, per_day: int) -> int:
        self.database.execute(f"DELETE FROM {self.place} WHERE at < ?", (stamp(now - TALLY_KEPT),))  # noqa: S608
        rows = self.database.execute(
            f"SELECT mark FROM {self.place} WHERE account = ? AND at >= ?",  # noqa: S608
            (self.account, stamp(now - A_DAY)),
        )
        others = {mark for (mark,) in rows}.difference(marks)
        room = max(0, min(per_day - len(others), len(marks)))
        self.note(marks[:room], now)
        return room

    def note(self, marks: Sequence[str], now: datetime) -> None:
        self.database.executemany(
            f"INSERT INTO {self.place} VALUES (?, ?, ?)"  # noqa: S608
            " ON CONFLICT (account, mark) DO UPDATE SET at = excluded.at",
            [(self.account, mark, stamp(now)) for mark in marks],
        )

    def release(self, marks: Sequence[str]) -> None:
        self.database.executemany(
            f"DELETE FROM {self.place} WHERE account = ? AND mark = ?",  # noqa: S608
            [(self.account, mark) for mark in marks],
        )


def _marks(journal: Database, keys: Sequence[str]) -> list[str]:
    (programme, instance) = journal.execute("SELECT programme, instance FROM journal").fetchone()
    return [_digest(f"{programme} {instance} {key}") for key in keys]


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:MARK_DIGITS]
