"""Nobody is written to before all answers were read, whichever command sends and wherever the line breaks."""

from pathlib import Path

import pytest

from tests.mail.faulty import FaultyServer
from tests.mail.incoming.imap_server import mailbox
from tests.workflow.sheets import run, small_programme
from tests.workflow.test_check_in import ACTIVE, SETTINGS

DAY = "2026-11-23T10:00"
NEWS = "From: news@example.net\nMessage-ID: <n@x.example>\nSubject: News\nContent-Type: text/plain\n\nHello\n"


STOP = (
    "From: ana@example.org\nMessage-ID: <s@x.example>\nSubject: stop\nContent-Type: text/plain\n\n"
    "Please write to me no more.\n"
)


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


@pytest.mark.thorough
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


LIES = {
    "a number that is none": ("UID SEARCH", b"* SEARCH 1 one\r\n"),
    "a mailbox without a number": ("STATUS", b"* STATUS INBOX (MESSAGES 1)\r\n"),
    "bytes that are no answer": ("UID FETCH", b"\xff\xfe\x00 what?\r\n"),
    "a mail that is left out": ("UID FETCH", b""),
    "another mail than was asked for": ("UID FETCH", b"* 9 FETCH (UID 9 BODY[HEADER] {4}\r\nabcd)\r\n"),
    "a mail without its number": ("UID FETCH", b"* 1 FETCH (BODY[HEADER] {4}\r\nabcd)\r\n"),
}


@pytest.mark.thorough
@pytest.mark.parametrize("lie", LIES)
@pytest.mark.parametrize("command", ["checkin", "run"])
def test_whatever_nonsense_a_mail_server_says_nobody_is_written_to(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: str, lie: str
) -> None:
    sheet = small_programme(tmp_path, Matches=ACTIVE, Settings=SETTINGS)
    with mailbox() as box, FaultyServer() as server:
        box.hold(STOP)
        box.lie(*LIES[lie])
        monkeypatch.setenv("MENTORSHEETS_MAILBOX", box.address)
        monkeypatch.setenv("MENTORSHEETS_MAIL_PLAIN", "yes")
        more = ["--once"] if command == "run" else []
        mail = f"smtp://127.0.0.1:{server.port}"
        told = run(command, "--sheet", sheet, "--mail", mail, "--today", DAY, "--yes", *more, code=None)
        assert server.taken == [], told


def test_a_mail_that_was_deleted_while_it_was_read_holds_nobody_up(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sheet = small_programme(tmp_path, Matches=ACTIVE, Settings=SETTINGS)
    with mailbox() as box, FaultyServer() as server:
        box.hold(STOP)
        box.lie("UID FETCH", b"")
        box.lie("UID SEARCH UID", b"* SEARCH\r\n")
        monkeypatch.setenv("MENTORSHEETS_MAILBOX", box.address)
        monkeypatch.setenv("MENTORSHEETS_MAIL_PLAIN", "yes")
        run("checkin", "--sheet", sheet, "--mail", f"smtp://127.0.0.1:{server.port}", "--today", DAY, "--yes")
        assert len(server.taken) == 3
