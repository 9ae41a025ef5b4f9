"""What `mentorsheets doctor --live` asks of Google, asked of the loopback server."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from mentorsheets.cli import main
from mentorsheets.sheet.google.live_questions import LIVE_QUESTIONS
from tests.sheet.google.desk import ROBOT, GoogleDesk
from tests.sheets_server.discovery import Judge
from tests.sheets_server.server import SheetsServer
from tests.workflow.doctor.examined import examined, only


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, nobody_waits: None) -> Iterator[GoogleDesk]:
    judge = Judge()
    with SheetsServer() as server:
        server.after_request(judge)
        made = GoogleDesk(server, tmp_path)
        for name, value in {**made.environ, "XDG_DATA_HOME": str(tmp_path)}.items():
            monkeypatch.setenv(name, value)
        yield made
    assert judge.problems == []


def refusal(*more: str, sheet: str) -> str:
    done = CliRunner().invoke(main, ["doctor", "--sheet", sheet, *more])
    assert done.exit_code == 2, done.output
    return done.output


def test_the_server_of_the_tests_answers_each_question_as_we_take_it_and_the_trial_sheet_goes(
    desk: GoogleDesk,
) -> None:
    found = examined(desk.key, "--live")
    assert (found["advice"], found["wrong"]) == ([], [])
    assert len(found["fine"]) == len(LIVE_QUESTIONS)
    assert set(desk.server.world.books) == {desk.key}
    assert [sheet.title for sheet in desk.person.book.sheets] == ["Sheet1"]


@pytest.mark.thorough
def test_whoever_helps_needs_no_sheet_of_their_own(
    desk: GoogleDesk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("MENTORSHEETS_SHEET", raising=False)
    done = CliRunner().invoke(main, ["doctor", "--live"])
    assert done.exit_code == 0, done.output
    assert done.output.count("✓") == len(LIVE_QUESTIONS)
    assert set(desk.server.world.books) == {desk.key}


@pytest.mark.thorough
def test_an_answer_that_is_another_than_we_took_it_for_is_told_word_for_word(desk: GoogleDesk) -> None:
    desk.server.fail("status", "spreadsheets.batchUpdate", status=418, times=1)
    advice = only(examined(desk.key, "--live")["advice"])
    assert "no answer: 418" in advice
    assert "We took it for" in advice
    assert set(desk.server.world.books) == {desk.key}


@pytest.mark.thorough
def test_an_account_that_may_own_no_sheet_asks_for_an_empty_one(desk: GoogleDesk) -> None:
    desk.server.fail("status", "spreadsheets.create", status=403)
    assert "--live ADDRESS" in refusal("--live", sheet=desk.key)
    empty = desk.server.make("Trial", "coordinator@example.org", {ROBOT: "writer"})
    assert len(examined(desk.key, "--live", empty)["fine"]) == len(LIVE_QUESTIONS)
    assert "is not empty" in refusal("--live", empty, sheet=desk.key)


@pytest.mark.thorough
def test_a_trial_sheet_that_cannot_be_deleted_is_named(desk: GoogleDesk) -> None:
    desk.server.fail("status", "files.delete", status=403)
    assert "Delete it yourself" in only(examined(desk.key, "--live")["advice"])
