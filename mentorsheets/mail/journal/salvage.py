"""Saving from a damaged journal what can still be read of it, row by row, from either end of each table."""

import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing, suppress
from datetime import datetime
from itertools import product
from pathlib import Path

from mentorsheets.mail.journal.journal import Journal
from mentorsheets.mail.messages import MailState

TABLES_TO_SAVE: Mapping[str, str] = {
    "mail": "key",
    "body": "key",
    "parts": "key",
    "dead_address": "mark",
    "strike": "mark",
    "mailbox": "name",
    "taken": "what",
}
"""What is saved, mails first, each in the order of a column that tells its rows apart."""
LETTERS_OF_KEYS = "234567abcdefghijklmnopqrstuvwxyz"
"""Of what the keys of mails are made, as base 32 has it."""
SIDE_FILES = ("-wal", "-shm")
"""What SQLite keeps beside a file, by the end of its name."""


def set_aside(path: Path, now: datetime) -> Path:
    """Give a journal's file, and what lies beside it, another name, and return that; nothing is deleted."""
    aside = path.with_name(f"{path.name}.damaged-{now:%Y%m%dT%H%M%S}")
    path.rename(aside)
    for end in SIDE_FILES:
        beside = path.with_name(path.name + end)
        if beside.exists():
            beside.rename(aside.with_name(aside.name + end))
    return aside


def is_sound(path: Path) -> bool:
    """Return whether the file is a database that can be read from end to end."""
    with suppress(sqlite3.Error), closing(sqlite3.connect(path)) as old:
        return bool(old.execute("PRAGMA integrity_check").fetchone() == ("ok",))
    return False


def salvage(journal: Journal, damaged: Path, now: datetime) -> int:
    """Take over what can be read of a damaged file, and return of how many mails it told.

    What was to go may have gone since, so that it is of unknown fate from now on.
    """
    for table, order in TABLES_TO_SAVE.items():
        for columns, row in _read_rows(damaged, table, order):
            marks = ", ".join("?" * len(columns))
            with suppress(sqlite3.Error):
                journal.db.execute(
                    f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({marks}) ON CONFLICT DO NOTHING",  # noqa: S608
                    row,
                )
    journal.db.execute("DELETE FROM body WHERE key NOT IN (SELECT key FROM mail)")
    journal.move(MailState.UNKNOWN, now, WAS_DAMAGED, "state IN ('planned', 'deferred', 'sending')")
    (count,) = journal.db.execute("SELECT count(*) FROM mail").fetchone()
    return int(count)


def hold_as_unknown(journal: Journal, keys: Iterator[str], now: datetime) -> int:
    """Take mails that are planned for mails that may have gone out already; return how many that are."""
    return sum(
        journal.move(MailState.UNKNOWN, now, WAS_DAMAGED, "state = 'planned' AND key = ?", key)
        for key in keys
    )


WAS_DAMAGED = "the journal was damaged, so this may have been sent"
"""What the journal says of such a mail."""


def _read_rows(path: Path, table: str, order: str) -> Iterator[tuple[list[str], tuple[object, ...]]]:
    """Yield the columns and the values of each row that can be read, some of them twice.

    Each question goes down another way in the file, so that a damaged page hides few rows but its own.
    """
    with closing(sqlite3.connect(path)) as old:
        for condition, *values in _list_ways(order):
            with suppress(sqlite3.Error):
                found = old.execute(f"SELECT * FROM {table} {condition}", values)  # noqa: S608 - our own names
                columns = [entry[0] for entry in found.description]
                for row in found:
                    yield columns, row


def _list_ways(order: str) -> Iterator[tuple[str, ...]]:
    yield (f"ORDER BY {order}",)
    yield (f"ORDER BY {order} DESC",)
    if order == "key":
        for one, two in product(LETTERS_OF_KEYS, repeat=2):
            yield f"WHERE key >= ? AND key < ? ORDER BY {order}", one + two, one + two + "~"
