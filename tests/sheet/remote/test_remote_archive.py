"""What is long over moves out of a workbook on a server into one beside it, and nothing is lost or found twice."""

from collections.abc import Callable
from contextlib import suppress
from datetime import date
from pathlib import Path

import pytest

from benchmarks.long_past import TODAY
from mentorsheets.domain.programme import Programme
from mentorsheets.errors import MentorsheetsError
from mentorsheets.relations.plan import due_today
from mentorsheets.runtime.open_sheet import read
from mentorsheets.sheet.schema import ARCHIVED_TABS
from mentorsheets.sheet.workbook.read import book_of
from mentorsheets.workflow.archives import list_archives, read_with_archives
from mentorsheets.workflow.move_old_past import move_old_past
from tests.files_server.messages import Asked
from tests.files_server.server import FilesServer
from tests.sheet.remote.desk import LoopbackDesk, dav_desk, graph_desk
from tests.workflow.old_past import NOON, assert_same_past, make_old_past
from tests.workflow.sheets import run


@pytest.fixture(scope="module")
def past(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A workbook with a year behind it, in which three of four matches ended long ago."""
    path = tmp_path_factory.mktemp("past") / "years.xlsx"
    make_old_past(path)
    return path.read_bytes()


@pytest.fixture(params=["dav", pytest.param("graph", marks=pytest.mark.thorough)])
def desk(request: pytest.FixtureRequest, server: FilesServer, past: bytes, tmp_path: Path) -> LoopbackDesk:
    made = dav_desk(server) if request.param == "dav" else graph_desk(server, tmp_path)
    made.save(past)
    return made


def programme_at(desk: LoopbackDesk) -> Programme:
    return read(desk.another()).programme


def whole_at(desk: LoopbackDesk) -> Programme:
    backend = desk.another()
    reading = read(backend)
    return read_with_archives(backend, reading.book, reading.programme)


def count_rows(data: bytes) -> dict[str, int]:
    titles = {tab.title for tab in ARCHIVED_TABS}
    return {tab.title: len(tab.rows) - 1 for tab in book_of(data).tabs if tab.title in titles}


def archive_of(desk: LoopbackDesk) -> bytes:
    return next(one.data for path, one in desk.server.disk.files.items() if "archive 2026" in path)


def drop_claims(desk: LoopbackDesk) -> None:
    """As time does."""
    for path in [one for one in desk.server.disk.files if one.endswith(".claim.txt")]:
        del desk.server.disk.files[path]


def test_old_rows_move_into_a_workbook_beside_it_and_all_that_follows_stays(desk: LoopbackDesk) -> None:
    before, rows = programme_at(desk), count_rows(desk.data)
    moved = move_old_past(desk.another(), NOON)
    there, left = count_rows(archive_of(desk)), count_rows(desk.data)
    assert 0 < moved == sum(there.values())
    assert {title: left[title] + there[title] for title in rows} == rows
    assert_same_past(whole_at(desk), before)
    assert due_today(programme_at(desk), date(2027, 1, 11)) == due_today(before, date(2027, 1, 11))
    assert move_old_past(desk.another(), NOON) == 0


@pytest.mark.thorough
def test_a_run_that_dies_at_any_call_loses_no_row(desk: LoopbackDesk) -> None:
    before, rows = programme_at(desk), count_rows(desk.data)

    def break_off_at(last: int) -> Callable[[Asked], None]:
        calls = iter(range(1000))

        def interfere(_: Asked) -> None:
            if next(calls) == last:
                for method in ("GET", "HEAD", "PUT", "POST", "DELETE", "PROPFIND"):
                    desk.server.fail("reset", method, times=99)

        return interfere

    for last in range(1, 40, 2):
        drop_claims(desk)
        desk.server.before.append(break_off_at(last))
        with suppress(MentorsheetsError):
            move_old_past(desk.another(), NOON)
        desk.server.before.clear()
        desk.server.faults.clear()
        assert_same_past(whole_at(desk), before)
    drop_claims(desk)
    move_old_past(desk.another(), NOON)
    there, left = count_rows(archive_of(desk)), count_rows(desk.data)
    assert {title: left[title] + there[title] for title in rows} == rows
    assert sum(there.values()) > 0
    assert_same_past(whole_at(desk), before)


def test_an_archive_is_known_where_a_server_lists_no_folder(server: FilesServer, past: bytes) -> None:
    desk = dav_desk(server)
    desk.save(past)
    server.disk.lists = False
    before = programme_at(desk)
    assert move_old_past(desk.another(), NOON) > 0
    backend = desk.another()
    assert [one.name for one in list_archives(backend, backend.read())] == ["the harbour archive 2026.xlsx"]
    assert_same_past(whole_at(desk), before)


@pytest.mark.thorough
def test_a_pass_moves_old_rows_and_forgetting_reaches_them(
    desk: LoopbackDesk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for name, value in {**desk.environ, "XDG_DATA_HOME": str(tmp_path)}.items():
        monkeypatch.setenv(name, value)
    named = ["--sheet", desk.sheet, "--today", str(TODAY)]
    report = ["report", *named, "--for", "board", "--format", "json"]
    told = run(*report)
    run("checkin", *named, "--mail", f"outbox:{tmp_path / 'outbox'}", "--yes")
    assert sum(count_rows(archive_of(desk)).values()) > 0
    assert list((tmp_path / "outbox").glob("*.eml")) == []
    assert run(*report) == told
    messages = next(tab for tab in book_of(archive_of(desk)).tabs if tab.title == "Messages")
    person = str(messages.rows[1][2])
    run("forget", person, *named, "--yes", code=None)
    left = next(tab for tab in book_of(archive_of(desk)).tabs if tab.title == "Messages")
    assert all(person not in map(str, row) for row in left.rows)
