"""What is long over moves out of a Google sheet into the one that Settings name, and nothing is lost or sent twice."""

import json
import logging
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from benchmarks.long_past import TODAY
from mentorsheets.domain.programme import Programme
from mentorsheets.errors import MentorsheetsError
from mentorsheets.relations.losses import find_losses
from mentorsheets.relations.plan import due_today
from mentorsheets.runtime.open_sheet import read
from mentorsheets.sheet.edits import SetRow, Values
from mentorsheets.sheet.schema import ARCHIVED_TABS
from mentorsheets.sheet.workbook.backend import Workbook
from mentorsheets.sheet.writing.commit import commit
from mentorsheets.workflow.archives import read_with_archives
from mentorsheets.workflow.move_old_past import move_old_past
from tests.sheet.desks import rows_of
from tests.sheet.google.desk import ROBOT, GoogleDesk
from tests.sheets_server.server import SheetsServer
from tests.sheets_server.weather import Call
from tests.workflow.old_past import NOON, assert_same_past, make_old_past
from tests.workflow.sheets import run

LINK = "https://docs.google.com/spreadsheets/d/{key}/edit?usp=sharing"


@pytest.fixture(scope="module")
def server() -> Iterator[SheetsServer]:
    with SheetsServer() as running:
        yield running


@pytest.fixture(scope="module")
def past(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workbook with a year behind it, in which three of four matches ended long ago."""
    path = tmp_path_factory.mktemp("past") / "years.xlsx"
    make_old_past(path)
    return path


class TwoSheets:
    """A Google sheet with a past, and the empty one beside it that its coordinator made."""

    def __init__(self, server: SheetsServer, folder: Path, past: Path) -> None:
        self.desk, self.archive = GoogleDesk(server, folder), GoogleDesk(server, folder)
        self.desk.put({tab.title: [list(row) for row in tab.rows] for tab in Workbook(past).read().tabs})

    def link(self, address: str = "") -> None:
        new: Values = {"Value": address or LINK.format(key=self.archive.key)}
        row = {"Setting": "Archive sheet"}
        assert commit(self.desk.another(), [SetRow("Settings", row, new, asked_by_a_person=True)]) == ()

    def programme(self) -> Programme:
        return read(self.desk.another()).programme

    def whole(self) -> Programme:
        backend = self.desk.another()
        reading = read(backend)
        return read_with_archives(backend, reading.book, reading.programme)

    def move(self) -> int:
        return move_old_past(self.desk.another(), NOON)

    def counts(self, desk: GoogleDesk) -> dict[str, int]:
        return {tab.title: len(rows_of(desk.another(), tab.title)) - 1 for tab in ARCHIVED_TABS}


@pytest.fixture
def two(server: SheetsServer, tmp_path: Path, past: Path, nobody_waits: None) -> Iterator[TwoSheets]:
    yield TwoSheets(server, tmp_path, past)
    server.before.clear()
    server.weather.faults.clear()


def test_old_rows_move_into_the_linked_sheet_and_all_that_follows_stays(two: TwoSheets) -> None:
    assert two.move() == 0
    two.link()
    before, rows = two.programme(), two.counts(two.desk)
    moved = two.move()
    there, left = two.counts(two.archive), two.counts(two.desk)
    assert 0 < moved == sum(there.values())
    assert {title: left[title] + there[title] for title in rows} == rows
    assert_same_past(two.whole(), before)
    after = two.programme()
    assert find_losses(after) == ()
    assert due_today(after, date(2027, 1, 11)) == due_today(before, date(2027, 1, 11))
    assert two.move() == 0


def test_a_run_that_dies_at_any_call_loses_no_row_and_the_next_one_ends_its_work(two: TwoSheets) -> None:
    two.link()
    before, deaths = two.programme(), 0
    for at in range(2, 40, 3):
        calls = iter(range(1000))

        def interfere(_: Call, at: int = at, calls: Iterator[int] = calls) -> None:
            if next(calls) == at:
                two.desk.server.fail("lost_reply", times=1)
                two.desk.server.fail("reset", times=99)

        two.desk.server.before_request(interfere)
        try:
            two.move()
        except MentorsheetsError:
            deaths += 1
        two.desk.server.before.clear()
        two.desk.server.weather.faults.clear()
        assert_same_past(two.whole(), before)
    two.move()
    assert_same_past(two.whole(), before)
    kept = [row[0] for desk in (two.desk, two.archive) for row in rows_of(desk.another(), "Messages")[1:]]
    assert len(set(kept)) == len(kept)


@pytest.mark.thorough
def test_a_pass_moves_old_rows_sends_nothing_again_and_reports_the_same(
    two: TwoSheets, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for name, value in {**two.desk.environ, "XDG_DATA_HOME": str(tmp_path)}.items():
        monkeypatch.setenv(name, value)
    named = ["--sheet", two.desk.key, "--today", str(TODAY)]
    report = ["report", *named, "--for", "board", "--format", "json"]
    told = run(*report)
    two.link()
    run("checkin", *named, "--mail", f"outbox:{tmp_path / 'outbox'}", "--yes")
    assert sum(two.counts(two.archive).values()) > 0
    assert list((tmp_path / "outbox").glob("*.eml")) == []
    assert json.loads(run(*report)) == json.loads(told)
    person = next(row[2] for row in rows_of(two.archive.another(), "Messages")[1:])
    past = next(tmp_path.glob("mentorsheets/*.journal")).with_suffix(".journal.past")
    past.write_bytes(b"what an earlier pass read")
    run("forget", str(person), *named, "--yes", code=None)
    assert not past.exists()
    there = json.dumps(rows_of(two.archive.another(), "Messages"), default=str)
    assert str(person) not in there


@pytest.mark.parametrize("wrong", ["itself", "a programme", "no address", "not shared"])
def test_a_wrong_archive_is_told_and_nothing_moves(
    two: TwoSheets, wrong: str, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Whatever a command run before in this process has set up.
    monkeypatch.setattr(logging.getLogger("mentorsheets"), "propagate", True)
    caplog.set_level("WARNING", logger="mentorsheets")
    if wrong == "a programme":
        two.archive.put({"Participants": [["Name", "Email"]]})
    if wrong == "not shared":
        book = two.desk.server.world.books[two.archive.key]
        book.permissions[:] = [one for one in book.permissions if one.get("emailAddress") != ROBOT]
    two.link({"itself": LINK.format(key=two.desk.key), "no address": "the other sheet"}.get(wrong, ""))
    rows = two.counts(two.desk)
    assert two.move() == 0
    assert "old rows stay in the sheet" in caplog.text
    assert two.counts(two.desk) == rows


def test_doctor_tries_the_archive(two: TwoSheets, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name, value in {**two.desk.environ, "XDG_DATA_HOME": str(tmp_path)}.items():
        monkeypatch.setenv(name, value)
    two.link()
    said = run("doctor", "--sheet", two.desk.key, code=None)
    assert "What is over for 6 months moves into an archive." in said
    two.link("the other sheet")
    assert "Archive sheet in Settings is the address of no Google sheet." in run(
        "doctor", "--sheet", two.desk.key, code=None
    )
