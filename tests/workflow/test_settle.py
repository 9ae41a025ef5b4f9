"""Seeing mails before they go, and settling those of which nobody knows whether they arrived."""

import json
import shutil
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from mentorsheets.mail.journal.journal import Journal
from mentorsheets.mail.messages import PlannedMail
from tests.mail.faulty import FaultyServer
from tests.mail.real_servers import DOVECOT, IS_ROOT, dovecot, mail_folder
from tests.workflow.sheets import run, small_programme, table
from tests.workflow.test_check_in import ACTIVE, SETTINGS


@pytest.fixture
def programme(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return small_programme(tmp_path, Matches=ACTIVE, Settings=SETTINGS)


def test_a_preview_shows_each_mail_and_why_and_leaves_no_other_trace(programme: Path) -> None:
    before = programme.read_bytes()
    assert "4 mails" in run("preview", "--sheet", programme, "--today", "2026-11-23")
    page = (programme.parent / "preview.html").read_text()
    assert all(name in page for name in ("Gil", "Ana", "Eve", "They are asked how it goes"))
    assert (programme.read_bytes(), list(programme.parent.glob("outbox"))) == (before, [])
    assert "1 mail is" in run("preview", "ana@example.org", "--sheet", programme, "--today", "2026-11-23")
    assert "1 mail is" in run("preview", "--kind", "digest", "--sheet", programme, "--today", "2026-11-23")


def sent_with_a_broken_line(programme: Path) -> Iterator[tuple[str | Path, ...]]:
    with FaultyServer(behave=lambda number, _: "dot:taken-drop" if number == 1 else "ok") as server:
        arguments = (
            "checkin",
            "--sheet",
            programme,
            "--mail",
            f"smtp://127.0.0.1:{server.port}",
            "--today",
            "2026-11-23",
        )
        run(*arguments, "--yes", code=1)
        first = len(server.taken)
        yield arguments
        assert first == 3


def test_a_mail_of_unknown_fate_is_listed_in_the_sheet_and_settled_with_one_command(programme: Path) -> None:
    for arguments in sent_with_a_broken_line(programme):
        (lost,) = json.loads(run("settle", "--sheet", programme, "--format", "json", code=1))
        assert sorted(row["State"] for row in table(programme, "Messages")) == ["sent", "sent", "unknown"]
        run(*arguments, code=0)
        run("settle", lost["key"][:8], "--arrived", "--sheet", programme)
        assert {row["State"] for row in table(programme, "Messages")} == {"sent"}
        assert "known" in run("settle", "--sheet", programme)


@pytest.mark.thorough
def test_a_mail_that_did_not_arrive_goes_again_once_a_person_says_so(programme: Path) -> None:
    with FaultyServer(behave=lambda number, _: "dot:drop" if number == 1 else "ok") as server:
        arguments = (
            "checkin",
            "--sheet",
            programme,
            "--mail",
            f"smtp://127.0.0.1:{server.port}",
            "--today",
            "2026-11-23",
            "--yes",
        )
        run(*arguments, code=1)
        (lost,) = json.loads(run("settle", "--sheet", programme, "--format", "json", code=1))
        run("settle", lost["key"], "--again", "--sheet", programme)
        run(*arguments)
        assert len(server.counts) == 3
        assert set(server.counts.values()) == {1}
    assert {row["State"] for row in table(programme, "Messages")} == {"sent"}


@pytest.mark.thorough
def test_what_lies_in_an_outbox_goes_through_a_server_when_a_person_says_so(programme: Path) -> None:
    run("checkin", "--sheet", programme, "--today", "2026-11-23")
    with FaultyServer() as server:
        arguments = (
            "checkin",
            "--sheet",
            programme,
            "--mail",
            f"smtp://127.0.0.1:{server.port}",
            "--today",
            "2026-11-23",
            "--yes",
        )
        run(*arguments)
        assert server.taken == []
        assert "3 mails" in run("settle", "--outbox", "--sheet", programme)
        run(*arguments)
        assert len(server.taken) == 3


def test_a_key_without_a_word_about_it_is_wrong_use(programme: Path) -> None:
    run("settle", "abc", "--sheet", programme, code=2)
    run("settle", "abc", "--arrived", "--sheet", programme, code=2)


def arguments_for(programme: Path, server: FaultyServer) -> tuple[str | Path, ...]:
    at = f"smtp://127.0.0.1:{server.port}"
    return ("checkin", "--sheet", programme, "--mail", at, "--today", "2026-11-23", "--yes")


def left_by_a_dead_run(programme: Path) -> PlannedMail:
    """Leave the journal as a run does that died while the answer to one message was awaited."""
    path, now = programme.with_name(".programme.journal"), datetime.now(UTC)  # noqa: TID251 - the command's clock
    with Journal(path, owner_of(path), now) as journal:
        (first, *_) = journal.due(now, 10)
        journal.brink([first.key.id], now, "one that died")
        return first


def owner_of(path: Path) -> str:
    with closing(sqlite3.connect(path)) as connection:
        return str(connection.execute("SELECT programme FROM journal").fetchone()[0])


def planned_only(programme: Path) -> None:
    """Plan mail in the journal, with a server that is not there."""
    with FaultyServer() as server:
        nowhere = arguments_for(programme, server)
    run(*nowhere, code=3)


@pytest.mark.thorough
def test_a_run_after_one_that_died_wants_a_person_and_says_how_to_settle_it(programme: Path) -> None:
    planned_only(programme)
    lost = left_by_a_dead_run(programme)
    with FaultyServer() as server:
        said = run(*arguments_for(programme, server), code=1)
        assert f"mentorsheets settle {lost.key.id[:8]} --arrived" in said
        assert "1 perhaps sent" in said
        assert len(server.taken) == 2
        run(*arguments_for(programme, server))
    run("settle", lost.key.id[:8], "--arrived", "--sheet", programme)
    assert {row["State"] for row in table(programme, "Messages")} == {"sent"}


def test_what_a_dead_run_had_not_yet_put_into_the_outbox_goes_with_the_next_run(programme: Path) -> None:
    planned_only(programme)
    lost = left_by_a_dead_run(programme)
    outbox = programme.with_name("outbox")
    outbox.mkdir()
    (outbox / f".{lost.key.id}.part").write_bytes(lost.content)
    run("checkin", "--sheet", programme, "--today", "2026-11-23")
    assert len(list(outbox.glob("*.eml"))) == 3
    assert {row["State"] for row in table(programme, "Messages")} == {"sent"}


@pytest.mark.thorough
def test_what_was_on_its_way_to_a_server_is_not_written_to_an_outbox(programme: Path) -> None:
    planned_only(programme)
    lost = left_by_a_dead_run(programme)
    run("checkin", "--sheet", programme, "--today", "2026-11-23", code=1)
    assert not list(programme.with_name("outbox").glob(f"*{lost.key.id}*"))
    assert "unknown" in {row["State"] for row in table(programme, "Messages")}


@pytest.mark.outside
@pytest.mark.skipif(not (DOVECOT and IS_ROOT), reason="wants the Debian package dovecot-imapd, and root")
def test_a_copy_in_the_programmes_mailbox_settles_it_in_the_same_run(
    programme: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MENTORSHEETS_MAIL_COPY", "harbour@example.org")
    with mail_folder() as folder, dovecot(folder) as port, FaultyServer() as server:
        monkeypatch.setenv("MENTORSHEETS_MAILBOX", f"imap://me:correct-horse@127.0.0.1:{port}")
        server.behave = lambda _, to: "dot:taken-drop" if "harbour@example.org" in to else "ok"
        server.on_stage = lambda _, stage: (
            keep(folder / "mail" / "all", server.taken) if stage == "dot" else None
        )
        run(*arguments_for(programme, server))
        assert len(server.taken) == 3
    assert {row["State"] for row in table(programme, "Messages")} == {"sent"}


def keep(maildir: Path, messages: Sequence[bytes]) -> None:
    """Lay copies of messages into a Maildir."""
    for part in ("", "new", "cur", "tmp"):
        (maildir / part).mkdir(exist_ok=True)
        shutil.chown(maildir / part, "mail")
    for number, content in enumerate(messages):
        (maildir / "new" / f"{number}.copy").write_bytes(content)
        shutil.chown(maildir / "new" / f"{number}.copy", "mail")


@pytest.mark.thorough
def test_while_the_mailbox_cannot_be_read_nobody_is_written_to(
    programme: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    planned_only(programme)
    left_by_a_dead_run(programme)
    monkeypatch.setenv("MENTORSHEETS_MAILBOX", "imap://me:hush@127.0.0.1:1")
    with FaultyServer() as server:
        run(*arguments_for(programme, server), code=3)
        assert server.taken == []
