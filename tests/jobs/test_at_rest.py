"""A pass over a programme in which nothing changed: left at once, and looked at again when it must be."""

import logging
import os
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from mentorsheets.runtime.programmes import Listed
from mentorsheets.runtime.versions import read_versions
from mentorsheets.sheet.google.ways import list_drive_versions
from mentorsheets.sheet.workbook.backend import Workbook
from tests.files_server.server import FilesServer
from tests.jobs.harbour import ALWAYS, MONDAY, harbour, mailed, one_pass
from tests.mail.faulty import FaultyServer
from tests.mail.incoming.imap_server import mailbox
from tests.sheet.google.desk import COORDINATOR, ROBOT, GoogleDesk
from tests.sheet.remote.desk import dav_desk, graph_desk
from tests.sheets_server.server import SheetsServer
from tests.workflow.sheets import set_cell

STOP = "From: ana@example.org\nMessage-ID: <s@x.example>\nSubject: stop\n\nPlease write to me no more.\n"
IsLeft = Callable[..., bool]


class _Heard(logging.Handler):
    """Keeps what is logged, whatever other tests did with the logger."""

    def __init__(self) -> None:
        super().__init__()
        self.said: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.said.append(record.getMessage())


@pytest.fixture
def is_left() -> Iterator[IsLeft]:
    """Return what makes a pass, and returns whether it left the programme at once, without a look."""
    logger, heard = logging.getLogger("mentorsheets"), _Heard()
    level = logger.level
    logger.addHandler(heard)
    logger.setLevel(logging.INFO)

    def make(path: Path, now: datetime = MONDAY, code: int | None = 0, **told: Any) -> bool:
        heard.said.clear()
        ended = one_pass(path, now, **told)
        assert code in {ended, None}
        return heard.said == ["nothing changed, and nothing is due"]

    yield make
    logger.removeHandler(heard)
    logger.setLevel(level)


@pytest.fixture
def resting(tmp_path: Path, is_left: IsLeft) -> Path:
    """A programme that the last pass left as it found it."""
    path = harbour(tmp_path, *ALWAYS)
    assert not any(is_left(path) for _ in range(3))
    return path


def test_what_stays_as_it_was_is_left_at_once_until_the_next_day(resting: Path, is_left: IsLeft) -> None:
    assert is_left(resting)
    assert is_left(resting, MONDAY.replace(hour=23, minute=59))
    assert not is_left(resting, MONDAY.replace(hour=0) + timedelta(days=1))


@pytest.mark.thorough
def test_a_clock_that_stands_before_the_last_pass_is_not_believed(resting: Path, is_left: IsLeft) -> None:
    assert not is_left(resting, MONDAY - timedelta(minutes=1))


def type_a_word(path: Path) -> None:
    set_cell(path, "Participants", 1, "Offers", "Public speaking")


def change_journal(path: Path) -> None:
    journal = path.with_suffix(".journal")
    journal.write_bytes(journal.read_bytes())


def put_a_copy_beside(path: Path) -> None:
    path.with_name("programme (conflicted copy).xlsx").write_bytes(path.read_bytes())


def tear_note(path: Path) -> None:
    path.with_suffix(".journal.rest").write_text('{"saw": 1}')


@pytest.mark.thorough
@pytest.mark.parametrize("change", [type_a_word, change_journal, put_a_copy_beside, tear_note])
def test_after_any_change_it_looks_again(
    resting: Path, is_left: IsLeft, change: Callable[[Path], None]
) -> None:
    change(resting)
    assert not is_left(resting, code=None)


@pytest.mark.thorough
def test_mail_that_came_in_is_read_though_the_sheet_stays_as_it_was(
    tmp_path: Path, is_left: IsLeft, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = harbour(tmp_path, *ALWAYS)
    with mailbox() as box:
        monkeypatch.setenv("MENTORSHEETS_MAILBOX", box.address)
        assert not any(is_left(path) for _ in range(3))
        assert is_left(path)
        box.hold(STOP)
        assert not is_left(path, code=None)
        box.lie("STATUS", b"* STATUS INBOX (UIDVALIDITY 7)\r\n")
        assert not any(is_left(path, code=None) for _ in range(4))


def test_mail_that_waits_for_its_readers_hour_goes_at_that_hour(tmp_path: Path, is_left: IsLeft) -> None:
    path = harbour(tmp_path)
    night = MONDAY.replace(hour=4)
    assert not any(is_left(path, night) for _ in range(3))
    assert is_left(path, MONDAY.replace(hour=8, minute=59))
    assert not is_left(path, MONDAY.replace(hour=9))
    assert mailed(tmp_path) == ["ana", "eve", "gil"]


@pytest.mark.thorough
def test_a_cell_to_mend_is_one_still(tmp_path: Path, is_left: IsLeft) -> None:
    path = harbour(tmp_path, *ALWAYS)
    set_cell(path, "Participants", 1, "Email", "no address")
    assert not any(is_left(path, code=1) for _ in range(3))
    assert is_left(path, code=1)


def test_whoever_asks_for_a_day_gets_a_look(resting: Path, is_left: IsLeft) -> None:
    assert is_left(resting)
    assert not is_left(resting, dry_run=True)


@pytest.mark.thorough
def test_on_a_runner_that_begins_anew_a_note_counts_that_was_put_back_with_its_journal(
    tmp_path: Path, is_left: IsLeft, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MENTORSHEETS_SECRET", "a long text that stays the same")
    monkeypatch.setenv("MENTORSHEETS_STATELESS", "yes")
    path = harbour(tmp_path, *ALWAYS)
    with FaultyServer() as server:
        leave = partial(is_left, path, mail=f"smtp://127.0.0.1:{server.port}")
        assert not any(leave() for _ in range(3))
        kept = {one: one.read_bytes() for one in tmp_path.glob("*.journal*")}
        for one, content in kept.items():
            one.unlink()
            one.write_bytes(content)
        assert leave()
        for one in kept:
            one.unlink()
        assert not leave()


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[GoogleDesk]:
    with SheetsServer() as server:
        desk = GoogleDesk(server, tmp_path)
        book = Workbook(harbour(tmp_path, *ALWAYS)).read()
        desk.put({tab.title: tab.rows for tab in book.tabs if not tab.title.startswith("_")})
        for name, value in desk.environ.items():
            monkeypatch.setenv(name, value)
        yield desk


@pytest.mark.thorough
def test_of_a_google_sheet_one_question_tells_that_nothing_changed(
    desk: GoogleDesk, tmp_path: Path, is_left: IsLeft
) -> None:
    leave = partial(is_left, tmp_path / "sheet", sheet=desk.key)
    assert not any(leave() for _ in range(3))
    desk.server.weather.calls.clear()
    assert leave()
    calls = [call.operation for call in desk.server.weather.calls if call.kind in {"read", "write"}]
    assert calls == ["files.get"]
    desk.person.type("Participants", "D2", "Public speaking")
    assert not leave(code=None)


@pytest.mark.thorough
def test_the_versions_of_many_google_sheets_are_asked_at_once(
    desk: GoogleDesk, tmp_path: Path, is_left: IsLeft
) -> None:
    other = desk.server.make("Hill", COORDINATOR, {ROBOT: "writer"})
    hidden = desk.server.make("Vale", COORDINATOR, {})
    keys = (desk.key, other, hidden, "plain.xlsx")
    listed = [Listed(f"programme {number}", {"sheet": key}) for number, key in enumerate(keys)]

    def ask() -> dict[str, str]:
        return dict(read_versions(listed, os.environ, tmp_path))

    leave = partial(is_left, tmp_path / "sheet", sheet=desk.key)
    assert not any(leave(versions=ask()) for _ in range(3))
    desk.server.weather.calls.clear()
    versions = ask()
    assert versions.keys() == {desk.key, other}
    assert leave(versions=versions)
    calls = [call.operation for call in desk.server.weather.calls if call.kind in {"read", "write"}]
    assert calls == ["files.list"]
    desk.person.type("Participants", "D2", "Public speaking")
    assert not leave(versions=ask(), code=None)
    assert read_versions(listed[1:], os.environ, tmp_path).keys() >= {other}
    assert not read_versions(listed[:1], os.environ, tmp_path)


def test_more_sheets_than_one_answer_holds_are_all_told(desk: GoogleDesk) -> None:
    made = {desk.server.make(f"Harbour {number}", COORDINATOR, {ROBOT: "reader"}) for number in range(1_001)}
    assert list_drive_versions(desk.access).keys() == made | {desk.key}


@pytest.mark.thorough
def test_a_google_sheet_into_which_a_formula_may_bring_answers_is_read_each_time(
    desk: GoogleDesk, tmp_path: Path, is_left: IsLeft
) -> None:
    desk.person.type("Participants", "Z1", "=1+1")
    assert not any(is_left(tmp_path / "sheet", sheet=desk.key) for _ in range(5))


@pytest.mark.thorough
@pytest.mark.parametrize("kind", ["dav", "graph"])
def test_of_a_workbook_on_a_server_its_tag_tells_that_nothing_changed(
    kind: str, tmp_path: Path, is_left: IsLeft, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = harbour(tmp_path, *ALWAYS)
    with FilesServer() as server:
        there = dav_desk(server) if kind == "dav" else graph_desk(server, tmp_path)
        there.save(path.read_bytes())
        for name, value in there.environ.items():
            monkeypatch.setenv(name, value)
        leave = partial(is_left, path, sheet=there.sheet)
        assert not any(leave() for _ in range(3))
        assert leave()
        there.type("Participants", "D2", "Public speaking")
        assert not leave(code=None)
