"""`python jobs/daily.py` as cron starts it: from a clone or installed, on a disk that stays or is gone."""

import os
import subprocess
import sys
from collections.abc import Iterator, Mapping
from datetime import timedelta
from functools import partial
from pathlib import Path
from sysconfig import get_path

import pytest

from mentorsheets.sheet.workbook.backend import Workbook
from tests.jobs.harbour import ALWAYS, MONDAY, ROOT, harbour, one_pass
from tests.mail.faulty import FaultyServer
from tests.sheet.google.desk import GoogleDesk
from tests.sheets_server.server import SheetsServer
from tests.sheets_server.weather import Fault
from tests.workflow.sheets import run, table

SECRET = {"MENTORSHEETS_SECRET": "a long text that stays the same"}
STATELESS = {**SECRET, "MENTORSHEETS_STATELESS": "yes"}
MOVED = {name: value for name, value in os.environ.items() if name.startswith(("FAKETIME", "LD_PRELOAD"))}
"""What moves the clock of a test moves that of the job, too (`make test-moved`)."""
PLACES = {
    "found in the clone": ["-S"],
    "installed": [],
}
"""Without site, no editable installation is seen, but what lies in the folder of libraries is."""


def start(job: str, folder: Path, *flags: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Start a job as cron does, in a folder and with next to no environment."""
    return subprocess.run(
        [sys.executable, *flags, ROOT / "jobs" / job],
        cwd=folder,
        env={"PATH": os.environ["PATH"], "HOME": str(folder), **MOVED, **environment},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture
def mail() -> Iterator[FaultyServer]:
    with FaultyServer() as server:
        yield server


def forget_all(folder: Path) -> None:
    """Leave the disk as it is on a runner that begins anew each time."""
    for file in [*folder.rglob("*.journal*"), *folder.rglob("*.secret")]:
        file.unlink()


@pytest.mark.every(8)
@pytest.mark.parametrize("place", PLACES)
def test_after_a_first_round_by_hand_it_goes_on_and_a_journal_that_is_gone_lets_no_mail_go_twice(
    tmp_path: Path, mail: FaultyServer, monkeypatch: pytest.MonkeyPatch, place: str
) -> None:
    path = harbour(tmp_path, *ALWAYS)
    libraries = get_path("purelib") if place == "found in the clone" else str(ROOT)
    where = {"MENTORSHEETS_SHEET": path.name, "MENTORSHEETS_MAIL": f"smtp://127.0.0.1:{mail.port}", **SECRET}
    by_clock = partial(start, "daily.py", tmp_path, *PLACES[place], PYTHONPATH=libraries, **where)
    refused = by_clock()
    assert (refused.returncode, "answer yes" in refused.stderr, mail.taken) == (2, True, [])
    monkeypatch.chdir(tmp_path)
    for name, value in where.items():
        monkeypatch.setenv(name, value)
    run("checkin", "--yes")
    assert len(mail.taken) == 3
    forget_all(tmp_path)
    done = by_clock()
    assert done.returncode == 0, done.stderr
    assert set(mail.counts.values()) == {1}
    assert [row["State"] for row in table(path, "Messages")] == ["sent"] * len(mail.taken)


def test_without_anything_set_it_says_what_to_set_and_ends_with_2(tmp_path: Path) -> None:
    done = start("daily.py", tmp_path, PYTHONPATH=str(ROOT))
    assert (done.returncode, "MENTORSHEETS_SHEET" in done.stderr, "Traceback" in done.stderr) == (
        2,
        True,
        False,
    )


def test_without_its_libraries_it_says_how_to_install_them_and_ends_with_2(tmp_path: Path) -> None:
    done = start("daily.py", tmp_path, "-S")
    assert (done.returncode, f"pip install {ROOT}" in done.stderr, "Traceback" in done.stderr) == (
        2,
        True,
        False,
    )


@pytest.fixture(scope="module")
def sheets() -> Iterator[SheetsServer]:
    with SheetsServer() as running:
        yield running


@pytest.fixture
def shared(sheets: SheetsServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[GoogleDesk]:
    """The programme as a Google sheet; returns it, and what names it in the environment."""
    desk = GoogleDesk(sheets, tmp_path)
    book = Workbook(harbour(tmp_path, *ALWAYS)).read()
    desk.put({tab.title: tab.rows for tab in book.tabs if not tab.title.startswith("_")})
    for name, value in desk.environ.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    yield desk
    sheets.weather.faults.clear()


def states(desk: GoogleDesk) -> list[str]:
    """Return what the tab Messages says became of each mail."""
    (rows,) = (tab.rows for tab in desk.another().read().tabs if tab.title == "Messages")
    column = rows[0].index("State")
    return [str(row[column]) for row in rows[1:] if row[0]]


def quarter_of_an_hour_later(desk: GoogleDesk) -> None:
    """Let the claim of a run that could not give it back be over; it is kept in a hidden tab."""
    with desk.server.world.lock:
        book = desk.server.world.books[desk.key]
        book.sheets = [sheet for sheet in book.sheets if not sheet.title.startswith("_mentorsheets")]


def passed(
    desk: GoogleDesk,
    folder: Path,
    mail: FaultyServer,
    hour: int,
    monkeypatch: pytest.MonkeyPatch,
    environment: Mapping[str, str],
) -> int:
    """Make one pass over the Google sheet, with the journal in a folder."""
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    where = folder / desk.key
    return one_pass(
        where, MONDAY + timedelta(hours=hour), mail=f"smtp://127.0.0.1:{mail.port}", sheet=desk.key
    )


@pytest.mark.every(2)
@pytest.mark.parametrize("environment", [SECRET, STATELESS], ids=["as usual", "stateless"])
def test_on_google_too_a_journal_that_is_gone_lets_no_mail_go_twice(
    shared: GoogleDesk,
    tmp_path: Path,
    mail: FaultyServer,
    monkeypatch: pytest.MonkeyPatch,
    environment: Mapping[str, str],
) -> None:
    for hour in range(3):
        assert passed(shared, tmp_path, mail, hour, monkeypatch, environment) == 0
        forget_all(tmp_path)
    assert len(mail.taken) >= 3
    assert set(mail.counts.values()) == {1}
    assert set(states(shared)) == {"sent"}


@pytest.fixture
def out_of_reach(sheets: SheetsServer, mail: FaultyServer) -> None:
    """From the first mail on, the sheet takes nothing more; the tab Messages is not told what went out."""

    def fail(_number: int, stage: str) -> None:
        if stage == "answered" and not sheets.weather.faults:
            sheets.weather.faults.append(Fault("status", 503, ".*[uU]pdate.*|.*append.*", times=10_000))

    mail.on_stage = fail


@pytest.mark.every(2)
@pytest.mark.usefixtures("out_of_reach")
@pytest.mark.parametrize("environment", [SECRET, STATELESS], ids=["as usual", "stateless"])
def test_a_sheet_that_was_not_told_is_told_by_the_next_run_on_the_same_disk(
    shared: GoogleDesk,
    sheets: SheetsServer,
    tmp_path: Path,
    mail: FaultyServer,
    monkeypatch: pytest.MonkeyPatch,
    environment: Mapping[str, str],
) -> None:
    assert passed(shared, tmp_path, mail, 0, monkeypatch, environment) == 3
    went = len(mail.taken)
    mail.on_stage = lambda *_: None
    sheets.weather.faults.clear()
    quarter_of_an_hour_later(shared)
    assert passed(shared, tmp_path, mail, 1, monkeypatch, environment) == 0
    assert went >= 1
    assert set(mail.counts.values()) == {1}
    assert set(states(shared)) == {"sent"}


@pytest.mark.thorough
@pytest.mark.usefixtures("out_of_reach")
def test_on_an_empty_disk_what_the_sheet_was_not_told_is_unknown_and_goes_no_second_time(
    shared: GoogleDesk,
    sheets: SheetsServer,
    tmp_path: Path,
    mail: FaultyServer,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert passed(shared, tmp_path, mail, 0, monkeypatch, STATELESS) == 3
    went = len(mail.taken)
    mail.on_stage = lambda *_: None
    sheets.weather.faults.clear()
    quarter_of_an_hour_later(shared)
    forget_all(tmp_path)
    assert passed(shared, tmp_path, mail, 1, monkeypatch, STATELESS) == 1
    assert set(mail.counts.values()) == {1}
    assert states(shared).count("unknown") >= went >= 1


@pytest.mark.thorough
@pytest.mark.usefixtures("out_of_reach")
def test_unless_it_is_told_that_the_disk_is_empty_each_time_it_sends_again(
    shared: GoogleDesk,
    sheets: SheetsServer,
    tmp_path: Path,
    mail: FaultyServer,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert passed(shared, tmp_path, mail, 0, monkeypatch, SECRET) == 3
    mail.on_stage = lambda *_: None
    sheets.weather.faults.clear()
    quarter_of_an_hour_later(shared)
    forget_all(tmp_path)
    assert passed(shared, tmp_path, mail, 1, monkeypatch, SECRET) == 0
    assert set(mail.counts.values()) == {2}
