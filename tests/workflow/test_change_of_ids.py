"""A programme goes on through the day on which its mails get secret ids: nothing goes again, nothing comes loose."""

import sqlite3
from contextlib import closing
from email import message_from_bytes
from email.policy import default
from pathlib import Path

import pytest

from tests.workflow.sheets import run, small_programme, table
from tests.workflow.test_check_in import ACTIVE, SETTINGS


@pytest.fixture
def programme(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Everybody was asked how it goes, by mails whose Message-ID was their key, as it was before."""
    monkeypatch.chdir(tmp_path)
    path = small_programme(tmp_path, Matches=ACTIVE, Settings=SETTINGS)
    run("checkin", "--sheet", path, "--today", "2026-11-23")
    with closing(sqlite3.connect(path.with_name(".programme.journal"))) as journal, journal:
        journal.execute("UPDATE mail SET message_id = '<' || key || '@example.org>'")
        journal.execute("DELETE FROM body")
    return path


def sent() -> list[str]:
    return sorted(file.name for file in Path("outbox").glob("*.eml"))


def test_keys_stay_as_they_are_and_no_mail_goes_again(programme: Path) -> None:
    before, rows = sent(), table(programme, "Messages")
    for command in ("checkin", "followup", "introduce"):
        run(command, "--sheet", programme, "--today", "2026-11-23")
    assert (sent(), table(programme, "Messages")) == (before, rows)


@pytest.mark.thorough
def test_a_runner_with_an_empty_disk_sends_nothing_again_either(programme: Path) -> None:
    before, rows = sent(), table(programme, "Messages")
    programme.with_name(".programme.journal").unlink()
    run("checkin", "--sheet", programme, "--today", "2026-11-23")
    assert (sent(), table(programme, "Messages")) == (before, rows)


@pytest.mark.thorough
def test_a_mail_is_called_by_what_the_sheet_does_not_say_and_its_thread_goes_on_from_the_old_id(
    programme: Path,
) -> None:
    keys = {str(row["Message"]) for row in table(programme, "Messages")}
    before = set(sent())
    run("checkin", "--sheet", programme, "--today", "2026-11-30")
    new = [
        message_from_bytes(Path("outbox", name).read_bytes(), policy=default)
        for name in set(sent()) - before
        if "check-in" in name
    ]
    assert new
    for mail in new:
        assert not any(key in str(mail["Message-ID"]) for key in keys)
        assert sum(key in str(mail["References"]) for key in keys) == 1
        assert not any(key in str(mail["In-Reply-To"]) for key in keys)
