"""Nobody is written to before all answers were read, whichever command sends and wherever the line breaks."""

from pathlib import Path

import pytest

from tests.mail.faulty import FaultyServer
from tests.mail.incoming.imap_server import mailbox
from tests.workflow.sheets import run, small_programme
from tests.workflow.test_check_in import ACTIVE, SETTINGS

DAY = "2026-11-23T10:00"
NEWS = "From: news@example.net\nMessage-ID: <n@x.example>\nSubject: News\nContent-Type: text/plain\n\nHello\n"


@pytest.mark.parametrize("command", ["checkin", "introduce", "followup"])
@pytest.mark.parametrize("count", [0, 20, 200, 300, 400])
def test_a_line_that_breaks_while_answers_are_read_lets_no_mail_go(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: str, count: int
) -> None:
    sheet = small_programme(tmp_path, Matches=ACTIVE, Settings=SETTINGS)
    with mailbox() as box, FaultyServer() as server:
        box.hold(NEWS)
        box.cut_after(count)
        monkeypatch.setenv("MENTORSHEETS_MAILBOX", box.address)
        monkeypatch.setenv("MENTORSHEETS_MAIL_PLAIN", "yes")
        mail = f"smtp://127.0.0.1:{server.port}"
        run(command, "--sheet", sheet, "--mail", mail, "--today", DAY, "--yes", code=3)
        assert server.taken == []


def test_a_command_that_sends_reads_the_mailbox_first(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sheet = small_programme(tmp_path, Matches=ACTIVE, Settings=SETTINGS)
    with mailbox() as box, FaultyServer() as server:
        box.hold(NEWS)
        monkeypatch.setenv("MENTORSHEETS_MAILBOX", box.address)
        monkeypatch.setenv("MENTORSHEETS_MAIL_PLAIN", "yes")
        mail = f"smtp://127.0.0.1:{server.port}"
        run("checkin", "--sheet", sheet, "--mail", mail, "--today", DAY, "--yes")
        assert any("FETCH" in line for line in box.commands)
        assert len(server.taken) == 3
