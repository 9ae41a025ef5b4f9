"""What is wrong with a journal's file, in our own words: each trouble wants something else of a person.

None says to take the file away: it may know of mail that the sheet does not, and such mail would go twice.
"""

import errno
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from mentorsheets.errors import Busy, MentorsheetsError, MustLookFirst

KEEP_IT = "Leave the file where it is: it may know of mail that the sheet does not."
_FULL, _LOCKED, _DAMAGED = {sqlite3.SQLITE_FULL}, {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}, {
    sqlite3.SQLITE_CORRUPT,
    sqlite3.SQLITE_NOTADB,
}  # fmt: skip
_FORBIDDEN = {sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM, sqlite3.SQLITE_AUTH}
_FIRST_BYTE = 0xFF
"""An extended code of SQLite holds the code that it refines in its lowest byte."""


@contextmanager
def telling_trouble(path: Path) -> Iterator[None]:
    """Raise our own words for what goes wrong with the journal's file at `path`."""
    try:
        yield
    except (sqlite3.Error, OSError) as error:
        raise explain_trouble(path, error) from error


def explain_trouble(path: Path, error: sqlite3.Error | OSError) -> MentorsheetsError:
    """Return the error that says what is wrong with the journal's file, and what a person does about it."""
    code = getattr(error, "sqlite_errorcode", 0) & _FIRST_BYTE
    number = error.errno if isinstance(error, OSError) else None
    if code in _FULL or number in {errno.ENOSPC, errno.EDQUOT}:
        return MustLookFirst(
            "The disk is full, so the mail journal cannot be written and no mail goes out.",
            f"Free some space in {path.parent} and run again.",
        )
    if code in _LOCKED:
        return Busy("Another program holds the mail journal.", "Run again when that is done.")
    if code in _FORBIDDEN or number in {errno.EACCES, errno.EPERM, errno.EROFS}:
        return MustLookFirst(
            "The mail journal may not be written, so no mail goes out.",
            f"Allow writing to {path} and its folder.",
        )
    if code in _DAMAGED:
        return MustLookFirst(
            "The mail journal is damaged, so no mail goes out.",
            f"{KEEP_IT} mentorsheets doctor --rebuild makes a new one of it and of the sheet.",
        )
    return MustLookFirst(
        "The disk does not let the mail journal be read or written, so no mail goes out.",
        f"{KEEP_IT} See whether {path.parent} is there and in order, then run again.",
    )
