"""The journal's file waits for the disk where it has to, and only there."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from random import Random

from mentorsheets.mail.journal.journal import KEPT_FOR, Journal
from mentorsheets.mail.journal.sqlite import JournalFile
from mentorsheets.mail.messages import MailState, SendOutcome
from tests.mail.letters import MONDAY, plain

FULL = (2,)


def test_only_a_result_may_reach_the_disk_later(tmp_path: Path) -> None:
    with Journal(tmp_path / "mail.db", "harbour", MONDAY) as journal:
        journal.plan([plain(1)], MONDAY)
        said: list[str] = []
        assert isinstance(journal.db, JournalFile)
        journal.db.connection.set_trace_callback(said.append)
        journal.brink([plain(1).key.id], MONDAY, "one")
        assert not any("NORMAL" in statement for statement in said)
        assert journal.db.execute("PRAGMA synchronous").fetchone() == FULL
        journal.record([(plain(1).key.id, SendOutcome(MailState.SENT))], MONDAY)
        assert any("NORMAL" in statement for statement in said)
        assert journal.db.execute("PRAGMA synchronous").fetchone() == FULL


def test_the_room_of_words_whose_time_is_over_is_given_back_and_what_went_stays_known(tmp_path: Path) -> None:
    path = tmp_path / "mail.db"
    long = replace(plain(1), content=Random(1).randbytes(4_000_000))
    with Journal(path, "harbour", MONDAY) as journal:
        journal.plan([long, plain(2)], MONDAY)
        with journal.held(MONDAY):
            journal.brink([long.key.id], MONDAY, "one")
            journal.record([(long.key.id, SendOutcome(MailState.SENT))], MONDAY)
        journal.db.wipe()
        full = path.stat().st_size
        with journal.held(long.not_after + KEPT_FOR + timedelta(days=1)):
            pass
        assert journal.states() == {long.key.id: MailState.SENT, plain(2).key.id: MailState.CANCELLED}
    assert full > len(long.content) > 10 * path.stat().st_size


def test_a_journal_that_cannot_be_made_smaller_goes_on(tmp_path: Path) -> None:
    long, path = replace(plain(1), content=Random(1).randbytes(4_000_000)), tmp_path / "mail.db"
    with Journal(path, "harbour", MONDAY) as journal:
        journal.plan([long], MONDAY)
        over = long.not_after + KEPT_FOR + timedelta(days=1)
        assert isinstance(journal.db, JournalFile)
        reader = JournalFile(path)
        journal.db.connection.execute("PRAGMA busy_timeout = 0")
        with journal.held(over):
            reader.connection.execute("BEGIN")
            reader.connection.execute("SELECT count(*) FROM mail").fetchall()
        assert journal.states() == {long.key.id: MailState.CANCELLED}
        reader.close()
