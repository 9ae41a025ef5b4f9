"""Whatever is wrong with the journal's file has words of its own, and none of them lets go of what it knows."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest

from mentorsheets.errors import Busy, MentorsheetsError, MustLookFirst, WrongUse
from mentorsheets.mail.journal.database import NEWER, accept_clock
from mentorsheets.mail.journal.journal import Journal
from mentorsheets.mail.journal.parts import MailParts, note_parts, read_parts
from mentorsheets.mail.journal.salvage import is_sound, salvage
from mentorsheets.mail.journal.sqlite import JournalFile
from mentorsheets.mail.journal.trouble import explain_trouble
from mentorsheets.mail.messages import MailState, SendOutcome
from tests.mail.letters import MONDAY, plain

MANY = 200
"""Mails that fill a file of many pages."""


PAGE = 4096
"""Bytes of a page of SQLite."""


def lived(path: Path, count: int = 3) -> Path:
    """Make a journal that has sent so many mails."""
    with Journal(path, "harbour", MONDAY) as journal:
        mails = [plain(number) for number in range(count)]
        journal.plan(mails, MONDAY)
        journal.brink([mail.key.id for mail in mails], MONDAY, "one")
        journal.record([(mail.key.id, SendOutcome(MailState.SENT)) for mail in mails], MONDAY)
    return path


def damage(path: Path) -> None:
    """Spoil two pages in the midst of a journal's file."""
    with path.open("r+b") as file:
        file.seek(path.stat().st_size * 2 // 3 // PAGE * PAGE)
        file.write(b"\xde\xad" * PAGE)


def spoil(path: Path) -> None:
    path.write_bytes(b"what was once a journal " * 400)


def hold(path: Path) -> sqlite3.Connection:
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    return other


def make_newer(path: Path) -> None:
    with closing(sqlite3.connect(path)) as other, other:
        other.execute("INSERT INTO version VALUES (?)", (max(NEWER) + 1,))


@pytest.mark.parametrize(
    ("code", "kind", "says"),
    [
        (sqlite3.SQLITE_FULL, MustLookFirst, "disk is full"),
        (sqlite3.SQLITE_BUSY, Busy, "Another program holds"),
        (sqlite3.SQLITE_READONLY, MustLookFirst, "may not be written"),
        (sqlite3.SQLITE_CANTOPEN, MustLookFirst, "may not be written"),
        (sqlite3.SQLITE_CORRUPT, MustLookFirst, "is damaged"),
        (sqlite3.SQLITE_NOTADB, MustLookFirst, "is damaged"),
        (sqlite3.SQLITE_IOERR, MustLookFirst, "disk does not let"),
    ],
)
def test_each_trouble_has_words_and_advice_of_its_own_and_none_is_to_take_the_file_away(
    code: int, kind: type[MentorsheetsError], says: str
) -> None:
    error = sqlite3.OperationalError("whatever SQLite says")
    error.sqlite_errorcode = code
    told = explain_trouble(Path("/somewhere/.harbour.journal"), error)
    assert (type(told), says in told.sentence) == (kind, True)
    assert not {"move it", "delete", "remove"} & set(told.hint.casefold().split("; "))
    assert "away" not in told.hint


@pytest.mark.parametrize(
    ("mishap", "kind", "says"),
    [(spoil, MustLookFirst, "damaged"), (make_newer, WrongUse, "newer mentorsheets")],
)
def test_a_journal_that_cannot_be_used_says_so_and_stays_as_it_is(
    tmp_path: Path, mishap: Callable[[Path], None], kind: type[MentorsheetsError], says: str
) -> None:
    path = lived(tmp_path / "mail.db")
    mishap(path)
    before = path.read_bytes()
    with pytest.raises(kind, match=says):
        Journal(path, "harbour", MONDAY)
    assert path.read_bytes() == before


def test_a_full_disk_in_the_midst_of_a_run_leaves_what_was_written_and_sends_nothing_more(
    tmp_path: Path,
) -> None:
    with Journal(tmp_path / "mail.db", "harbour", MONDAY) as journal:
        journal.plan([plain(1)], MONDAY)
        assert isinstance(journal.db, JournalFile)
        (pages,) = journal.db.execute("PRAGMA page_count").fetchone()
        journal.db.execute(f"PRAGMA max_page_count = {pages}")
        with pytest.raises(MustLookFirst, match="disk is full"):
            journal.plan([plain(number) for number in range(2, MANY)], MONDAY)
        assert [record.key for record in journal.records()] == [plain(1).key.id]


def test_a_journal_of_the_first_version_is_brought_up_to_the_last_with_all_that_it_knows(
    tmp_path: Path,
) -> None:
    path = lived(tmp_path / "mail.db")
    with closing(sqlite3.connect(path)) as old, old:
        old.execute("DROP TABLE parts")
        old.execute("DROP TABLE version")
    with Journal(path, "harbour", MONDAY) as journal:
        note_parts(journal, [MailParts("k", ("m1",), ("check-in/1",))])
        assert read_parts(journal)["k"].about == ("m1",)
        assert len(journal.records(MailState.SENT)) == 3


def test_a_clock_that_ran_ahead_once_can_be_believed_again(tmp_path: Path) -> None:
    ahead, right = MONDAY + timedelta(days=400), MONDAY + timedelta(hours=1)
    path = lived(tmp_path / "mail.db")
    with Journal(path, "harbour", ahead) as journal:
        journal.plan([plain(9)], ahead)
        before = journal.instance
    with pytest.raises(MustLookFirst, match="--clock-is-right"):
        Journal(path, "harbour", right)
    with Journal(path, "harbour", ahead) as journal:
        assert accept_clock(journal.db, right) == 1
        assert journal.instance != before
    with Journal(path, "harbour", right) as journal:
        assert len(journal.records()) == 4


def test_what_can_be_read_of_a_damaged_journal_is_saved_and_what_it_meant_to_send_is_unknown(
    tmp_path: Path,
) -> None:
    path = lived(tmp_path / "mail.db", MANY)
    with Journal(path, "harbour", MONDAY) as journal:
        journal.plan([plain(MANY + 1)], MONDAY)
    assert is_sound(path)
    damage(path)
    assert not is_sound(path)
    with Journal(tmp_path / "new.db", "harbour", MONDAY) as journal:
        saved = salvage(journal, path, MONDAY)
        states = {record.state for record in journal.records()}
        assert MANY * 3 // 4 < saved == len(journal.records())
        assert states == {MailState.SENT, MailState.UNKNOWN}
