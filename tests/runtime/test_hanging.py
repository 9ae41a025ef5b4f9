"""A run that keeps the others out is no failure, until it has done so for hours and changed nothing."""

import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from mentorsheets.runtime.config import read_config
from mentorsheets.runtime.hanging import BUSY_ENDING, HANGS_AFTER, tell_hanging
from tests.jobs.harbour import ALWAYS, harbour
from tests.workflow.sheets import run

NOW = datetime(2026, 11, 24, 9, tzinfo=UTC)
MINUTE = timedelta(minutes=1)


def begin(tmp_path: Path, changed: datetime, **more: str) -> Callable[[int, datetime], int]:
    """Return what a pass's code becomes at a moment; the journal was changed last at another one."""
    journal = tmp_path / "journal"
    journal.touch()
    os.utime(journal, (changed.timestamp(), changed.timestamp()))
    config = read_config({"sheet": "x.xlsx", "journal": str(journal)}, more, tmp_path)
    return lambda code, now: tell_hanging(config, code, now)


def test_another_run_is_no_failure_until_nothing_changed_for_hours(tmp_path: Path) -> None:
    ends = begin(tmp_path, NOW)
    assert [ends(75, NOW), ends(75, NOW + HANGS_AFTER - MINUTE)] == [75, 75]
    assert ends(75, NOW + HANGS_AFTER) == 4
    # Once it is over, it begins anew.
    assert [ends(0, NOW + HANGS_AFTER), ends(75, NOW + 2 * HANGS_AFTER)] == [0, 75]
    assert [ends(code, NOW + 5 * HANGS_AFTER) for code in (1, 2, 3, 4)] == [1, 2, 3, 4]


def test_a_run_that_sends_all_day_does_not_hang(tmp_path: Path) -> None:
    begin(tmp_path, NOW)(75, NOW)
    assert begin(tmp_path, NOW + HANGS_AFTER)(75, NOW + HANGS_AFTER) == 75


@pytest.mark.parametrize("kept", ["", "never", "2026-11-24T09:00:00", "2031-01-01T00:00:00+00:00"])
def test_a_note_that_says_nothing_is_written_anew(tmp_path: Path, kept: str) -> None:
    ends = begin(tmp_path, NOW)
    (tmp_path / f"journal{BUSY_ENDING}").write_text(kept)
    assert ends(75, NOW + HANGS_AFTER) == 75
    assert ends(75, NOW + 2 * HANGS_AFTER) == 4


def test_a_runner_without_a_disk_is_left_alone(tmp_path: Path) -> None:
    ends = begin(tmp_path, NOW, MENTORSHEETS_STATELESS="yes")
    assert [ends(75, NOW), ends(75, NOW + HANGS_AFTER)] == [75, 75]


@contextmanager
def lease(journal: Path) -> Iterator[None]:
    fcntl = pytest.importorskip("fcntl")
    with Path(f"{journal}.lock").open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


@contextmanager
def tables(journal: Path) -> Iterator[None]:
    held = sqlite3.connect(journal)
    held.execute("BEGIN EXCLUSIVE")
    yield
    held.rollback()
    held.close()


@pytest.mark.parametrize("lock", [lease, tables])
def test_a_journal_that_stays_locked_is_told_as_a_failure(
    tmp_path: Path, lock: Callable[[Path], AbstractContextManager[None]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    path = harbour(tmp_path, *ALWAYS)
    journal = tmp_path / "journal"
    command = ("run", "--once", "--yes", "--sheet", str(path))
    monkeypatch.setenv("MENTORSHEETS_JOURNAL", str(journal))
    run(*command, "--mail", f"outbox:{tmp_path / 'outbox'}", code=None)
    mails = len(list((tmp_path / "outbox").glob("*.eml")))
    (tmp_path / "journal.rest").unlink(missing_ok=True)
    with lock(journal):
        run(*command, "--today", "2031-01-06T10:00", code=75)
        note = tmp_path / f"journal{BUSY_ENDING}"
        long_ago = datetime.fromisoformat(note.read_text()) - HANGS_AFTER
        note.write_text(long_ago.isoformat())
        for file in tmp_path.glob("journal*"):
            os.utime(file, (long_ago.timestamp(), long_ago.timestamp()))
        run(*command, "--today", "2031-01-06T10:00", code=4)
    assert len(list((tmp_path / "outbox").glob("*.eml"))) == mails
