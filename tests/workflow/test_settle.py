"""Seeing mails before they go, and settling those of which nobody knows whether they arrived."""

import json

import pytest

from tests.mail.faulty import FaultyServer
from tests.workflow.sheets import run, small_programme, table
from tests.workflow.test_check_in import ACTIVE, SETTINGS


@pytest.fixture
def programme(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    return small_programme(tmp_path, Matches=ACTIVE, Settings=SETTINGS)


def test_a_preview_shows_each_mail_and_why_and_leaves_no_other_trace(programme):
    before = programme.read_bytes()
    assert "4 mails" in run("preview", "--sheet", programme, "--today", "2026-11-23")
    page = (programme.parent / "preview.html").read_text()
    assert all(name in page for name in ("Gil", "Ana", "Eve", "They are asked how it goes"))
    assert (programme.read_bytes(), list(programme.parent.glob("outbox"))) == (before, [])
    assert "1 mails" in run("preview", "ana@example.org", "--sheet", programme, "--today", "2026-11-23")
    assert "1 mails" in run("preview", "--kind", "digest", "--sheet", programme, "--today", "2026-11-23")


def sent_with_a_broken_line(programme):
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


def test_a_mail_of_unknown_fate_is_listed_in_the_sheet_and_settled_with_one_command(programme):
    for arguments in sent_with_a_broken_line(programme):
        (lost,) = json.loads(run("settle", "--sheet", programme, "--format", "json", code=1))
        assert sorted(row["State"] for row in table(programme, "Messages")) == ["sent", "sent", "unknown"]
        run(*arguments, code=0)
        run("settle", lost["key"][:8], "--arrived", "--sheet", programme)
        assert {row["State"] for row in table(programme, "Messages")} == {"sent"}
        assert "known" in run("settle", "--sheet", programme)


def test_a_mail_that_did_not_arrive_goes_again_once_a_person_says_so(programme):
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


def test_what_lies_in_an_outbox_goes_through_a_server_when_a_person_says_so(programme):
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


def test_a_key_without_a_word_about_it_is_wrong_use(programme):
    run("settle", "abc", "--sheet", programme, code=2)
    run("settle", "abc", "--arrived", "--sheet", programme, code=2)
