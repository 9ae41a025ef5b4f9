"""Where answers cannot be read, no door sends: each way in which that goes wrong, through each way to send."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

import mentorsheets as ms
from mentorsheets.api.one_pass import run_pass
from mentorsheets.errors import MentorsheetsError
from mentorsheets.runtime import log
from tests.jobs.harbour import ALWAYS, ROOT, harbour
from tests.mail.faulty import FaultyServer
from tests.mail.incoming.imap_server import Mailbox, mailbox
from tests.workflow.sheets import set_cell

DAY = "2026-11-23T10:00"
STOP = "From: ana@example.org\nMessage-ID: <s@x.example>\nSubject: stop\n\nPlease write to me no more.\n"
FORM = [["Timestamp", "Email Address", "Your name"], ["2026-11-22 10:00:00", "no address", "Zoe"]]
FAILURES = {2, 3, 4}
"""Exit codes of which a monitor is told that it failed; 1 would say that all the rest was done."""


@dataclass
class Harbour:
    """A sheet of which three check-ins are due, its mailbox, and the mail server that would take them."""

    sheet: Path
    box: Mailbox
    server: FaultyServer

    @property
    def mail(self) -> str:
        return f"smtp://127.0.0.1:{self.server.port}"


@pytest.fixture
def due(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Harbour]:
    """Three check-ins are due, and the form has an answer without a usable address: a person is needed too."""
    monkeypatch.chdir(tmp_path)
    # "Form Responses 1" by its title, as a keyword argument cannot have blanks.
    sheet = harbour(tmp_path, *ALWAYS, ["Form: Form_Responses", "Email=Email Address; Name=Your name"],
                    Form_Responses=FORM)  # fmt: skip
    with mailbox() as box, FaultyServer() as server:
        box.hold(STOP)
        one = Harbour(sheet, box, server)
        monkeypatch.setenv("MENTORSHEETS_MAILBOX", box.address)
        monkeypatch.setenv("MENTORSHEETS_MAIL_PLAIN", "yes")
        monkeypatch.setenv("MENTORSHEETS_MAIL", one.mail)
        monkeypatch.setenv("MENTORSHEETS_SHEET", str(sheet))
        yield one
        log.set_up(None, "info")


def drop_line(due: Harbour, _: pytest.MonkeyPatch) -> None:
    due.box.cut_after(200)


def refuse_login(due: Harbour, _: pytest.MonkeyPatch) -> None:
    due.box.lie("LOGIN", b"* BYE no\r\n")


def take_mailbox_away(_: Harbour, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MENTORSHEETS_MAILBOX", "imap://harbour:hush@127.0.0.1:9")


def break_unexpectedly(due: Harbour, _: pytest.MonkeyPatch) -> None:
    due.box.lie("STATUS", b"* STATUS INBOX (MESSAGES 1)\r\n")


def leave_unnamed(due: Harbour, monkeypatch: pytest.MonkeyPatch) -> None:
    set_cell(due.sheet, "Settings", 40, "Setting", "Answers come in by")
    set_cell(due.sheet, "Settings", 40, "Value", "mailbox")
    monkeypatch.setenv("MENTORSHEETS_MAILBOX", "")


WAYS = [drop_line, refuse_login, take_mailbox_away, break_unexpectedly, leave_unnamed]


def by_command(name: str, *more: str) -> Callable[[Harbour], int]:
    def door(due: Harbour) -> int:
        from click.testing import CliRunner  # noqa: PLC0415 - as the other tests of commands do

        from mentorsheets.cli import main  # noqa: PLC0415 - as above

        arguments = [name, "--sheet", str(due.sheet), "--today", DAY, "--yes", *more]
        return CliRunner().invoke(main, arguments).exit_code

    return door


def by_library(due: Harbour) -> int:
    try:
        ms.open(due.sheet, mail=due.mail, mailbox=os.environ["MENTORSHEETS_MAILBOX"]).send_due(today=DAY)
    except MentorsheetsError as error:
        return error.exit_code
    except Exception:  # noqa: BLE001 - whatever comes, nothing may have gone
        return 4
    return 0


def by_library_mail_by_mail(due: Harbour) -> int:
    sheet = ms.open(due.sheet, mail=due.mail, mailbox=os.environ["MENTORSHEETS_MAILBOX"])
    try:
        sheet.send(sheet.due(today=DAY))
    except MentorsheetsError as error:
        return error.exit_code
    except Exception:  # noqa: BLE001 - as above
        return 4
    return 0


def by_pass(due: Harbour) -> int:
    return run_pass(ms.open(due.sheet, mail=due.mail, mailbox=os.environ["MENTORSHEETS_MAILBOX"]), today=DAY)


def by_run_once(due: Harbour) -> int:
    return ms.run_once(os.environ, due.sheet.parent)


DOORS: dict[str, Callable[[Harbour], int]] = {
    **{name: by_command(name) for name in ("checkin", "introduce", "followup")},
    "run": by_command("run", "--once"),
    "send_due": by_library,
    "send": by_library_mail_by_mail,
    "a pass": by_pass,
    "run_once": by_run_once,
}


def test_with_a_mailbox_that_can_be_read_there_is_mail_to_send(due: Harbour) -> None:
    due.box.hold()
    DOORS["checkin"](due)
    assert len(due.server.taken) == 3


@pytest.mark.every(5)
@pytest.mark.parametrize("way", WAYS, ids=lambda way: way.__name__)
@pytest.mark.parametrize("door", DOORS)
def test_where_answers_cannot_be_read_nothing_goes_and_it_counts_as_a_failure(
    due: Harbour,
    monkeypatch: pytest.MonkeyPatch,
    door: str,
    way: Callable[[Harbour, pytest.MonkeyPatch], None],
) -> None:
    way(due, monkeypatch)
    assert DOORS[door](due) in FAILURES
    assert due.server.taken == []


@pytest.mark.thorough
@pytest.mark.parametrize("job", ["daily.py", "weekly_checkins.py"])
def test_a_job_that_cannot_read_answers_sends_nothing_and_fails(due: Harbour, job: str) -> None:
    due.box.cut_after(200)
    done = subprocess.run([sys.executable, str(ROOT / "jobs" / job)], cwd=due.sheet.parent, check=False)
    assert done.returncode in FAILURES
    assert due.server.taken == []
