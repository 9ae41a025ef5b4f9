"""The journal's file waits for the disk where it has to, and only there."""

from pathlib import Path

from mentorsheets.mail.journal.journal import Journal
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
