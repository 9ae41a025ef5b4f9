"""How often a run asks Google: as few times for a large sheet as for a small one."""

from datetime import timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner

from benchmarks.google_calls import Traffic, fill
from benchmarks.long_past import TODAY, make_workbook
from mentorsheets.cli import main
from mentorsheets.sheet.edits import AddRow, SetRow
from mentorsheets.sheet.writing.commit import commit
from tests.sheet.desks import Grid
from tests.sheet.google.desk import GoogleDesk
from tests.sheet.google.test_google_commands import APPROVED, MATCHES, SETTINGS
from tests.sheets_server.weather import Call
from tests.workflow.sheets import ANA, ANAS_NEED, EVE, GIL, NEEDS, PEOPLE

OTHERS: Grid = [[f"Person {number}", f"p{number}@example.org"] for number in range(300)]
MOST_CALLS = {"pair": (5, 4), "checkin": (8, 5)}
"""Reads and writes: Google lets one account do 60 of each a minute. `pair` reads what the coordinator typed in Today, claims the sheet, and reads it again before it writes, and once more after new people were registered, here on the first day; `checkin` claims, writes and guards what is sent."""
MOST_CALLS_OF_FIRST_PASS = (4, 3)
"""Reads and writes of the first pass of a day, which tells in Today that mentorsheets looked."""
MOST_BYTES_OF_A_READ = 1_000_000
"""Of 60 people, after a year as on the first day: in full a year came to 16 MB."""
MOST_CALLS_OF_A_YEAR = {"check": (9, 0), "pair": (20, 3)}
MOST_BYTES_OF_MANY = 4_000_000
"""Of 1,000 people."""
MOST_BYTES_A_ROW = 10
"""Bytes of an answer for each row of a tab, far fewer than any row takes."""


def begin(desk: GoogleDesk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, others: int = 0) -> None:
    """Put a programme into the sheet, and let commands find it."""
    people = [PEOPLE, GIL, ANA, EVE, *OTHERS[:others]]
    desk.put({"Participants": people, "Needs": [NEEDS, ANAS_NEED], "Settings": SETTINGS})
    # What each reply looks like is for other tests to hold to Google's documents.
    desk.server.after.clear()
    monkeypatch.chdir(tmp_path)
    for name, value in {**desk.environ, "XDG_DATA_HOME": str(tmp_path)}.items():
        monkeypatch.setenv(name, value)


def fill_with_past(desk: GoogleDesk, folder: Path, people: int, years: int) -> None:
    """Put so many people into the sheet, with years of mails, answers and history."""
    make_workbook(folder / "past.xlsx", people, years)
    CliRunner().invoke(main, ["init", "--sheet", desk.key])
    fill(desk, folder / "past.xlsx")


def make_pass(desk: GoogleDesk, today: str) -> tuple[int, int]:
    """Make a pass, and return how often it read and wrote."""
    desk.server.forget_calls()
    done = CliRunner().invoke(main, ["run", "--once", "--yes", "--sheet", desk.key, "--today", today])
    assert done.exit_code in {0, 1}, done.output
    return desk.server.weather.count("read"), desk.server.weather.count("write")


@pytest.mark.thorough
@pytest.mark.parametrize(("command", "others"), [("pair", 0), ("pair", len(OTHERS)), ("checkin", 0)])
def test_a_whole_run_reads_a_handful_of_times_on_the_first_day_and_on_later_ones(
    desk: GoogleDesk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: str, others: int
) -> None:
    begin(desk, tmp_path, monkeypatch, others)
    for day in ("2026-11-23", "2026-11-24"):
        desk.server.forget_calls()
        done = CliRunner().invoke(main, [command, "--sheet", desk.key, "--today", day])
        assert done.exit_code in {0, 1}, done.output
        reads, writes = (desk.server.weather.count(kind) for kind in ("read", "write"))
        assert reads > 0
        assert (reads <= MOST_CALLS[command][0], writes <= MOST_CALLS[command][1]) == (True, True)
        assert desk.server.weather.count("token") == 1


def test_a_pass_with_nothing_to_do_reads_twice_and_writes_only_once_a_day_that_it_looked(
    desk: GoogleDesk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    begin(desk, tmp_path, monkeypatch)
    make_pass(desk, "2026-11-24T12:00")
    assert make_pass(desk, "2026-11-24T12:15") == (2, 0)
    first = make_pass(desk, "2026-11-25T12:00")
    assert 0 < first[1] <= MOST_CALLS_OF_FIRST_PASS[1]
    assert first[0] <= MOST_CALLS_OF_FIRST_PASS[0]
    assert make_pass(desk, "2026-11-25T12:15") == (2, 0)


@pytest.mark.thorough
@pytest.mark.parametrize("says", ["", "left"])
def test_who_leaves_while_a_pass_decides_gets_none_of_what_it_decided(
    desk: GoogleDesk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, says: str
) -> None:
    begin(desk, tmp_path, monkeypatch)
    desk.put(
        {
            "Participants": [PEOPLE, GIL, ANA, EVE],
            "Needs": [NEEDS, ANAS_NEED],
            "Settings": SETTINGS,
            "Matches": [MATCHES, APPROVED],
        }
    )
    CliRunner().invoke(main, ["collect", "--sheet", desk.key, "--today", "2026-11-24"])
    typed: list[Call] = []

    def type_meanwhile(call: Call) -> None:
        """Type into Ana's Status, after the sheet was read and before the run keeps others out."""
        if call.kind == "write" and not typed:
            typed.append(call)
            desk.type("Participants", "C3", says)

    desk.server.before_request(type_meanwhile)
    make_pass(desk, "2026-11-24T12:00")
    assert typed
    asked = list((tmp_path / "outbox").glob("*-ask-asker-*.eml"))
    assert bool(asked) == (not says)


@pytest.mark.thorough
def test_a_pass_with_nothing_to_do_is_told_of_another_run_at_work_all_the_same(
    desk: GoogleDesk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    begin(desk, tmp_path, monkeypatch)
    make_pass(desk, "2026-11-24T12:00")
    with desk.another().claimed("the attic"):
        done = CliRunner().invoke(
            main, ["run", "--once", "--yes", "--sheet", desk.key, "--today", "2026-11-24T12:15"]
        )
    assert done.exit_code == 75
    assert "the attic is at work" in done.output


@pytest.mark.parametrize(
    ("years", "with_passes"),
    [(0, False), *(pytest.param(years, True, marks=pytest.mark.thorough) for years in (0, 1))],
)
def test_no_read_brings_more_than_a_megabyte_of_60_people(
    desk: GoogleDesk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, years: int, with_passes: bool
) -> None:
    begin(desk, tmp_path, monkeypatch)
    fill_with_past(desk, tmp_path, 60, years)
    for command, most in MOST_CALLS_OF_A_YEAR.items():
        desk.server.forget_calls()
        traffic = Traffic()
        desk.server.after_request(traffic.watch)
        today = ["--today", f"{TODAY}"] if command == "pair" else []
        done = CliRunner().invoke(main, [command, "--sheet", desk.key, *today])
        assert done.exit_code in {0, 1}, done.output
        desk.server.after.clear()
        assert 0 < len(traffic.largest_read) <= MOST_BYTES_OF_A_READ
        reads, writes = (desk.server.weather.count(kind) for kind in ("read", "write"))
        assert (reads <= most[0], writes <= most[1]) == (True, True)
    calls = (0, 0)
    for at in ("12:00", "12:15", "12:30") if with_passes else ():
        traffic = Traffic()
        desk.server.after_request(traffic.watch)
        desk.type("Participants", "C61", "")
        desk.type("Participants", "M61", f"bread, since {at}")
        calls = make_pass(desk, f"{TODAY}T{at}")
        desk.server.after.clear()
        assert 0 < len(traffic.largest_read) <= MOST_BYTES_OF_A_READ
    # Somebody changed a cell before it, and nothing is to be done.
    assert calls == ((2, 0) if with_passes else (0, 0))


@pytest.mark.thorough
def test_a_runner_that_brings_its_files_back_needs_two_calls_for_a_year(
    desk: GoogleDesk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    begin(desk, tmp_path, monkeypatch)
    fill_with_past(desk, tmp_path, 60, 1)
    monkeypatch.setenv("MENTORSHEETS_STATELESS", "yes")
    monkeypatch.setenv("MENTORSHEETS_SECRET", "a secret of more than thirty-two letters")
    monkeypatch.setenv("MENTORSHEETS_MAIL", "smtp://127.0.0.1:9")
    monkeypatch.setenv("MENTORSHEETS_JOURNAL", str(tmp_path / "kept" / "programme.journal"))
    calls = []
    for at in ("12:00", "12:15", "12:30"):
        desk.type("Participants", "C61", "")
        desk.type("Participants", "M61", f"bread, since {at}")
        calls.append(make_pass(desk, f"{TODAY}T{at}"))
    assert calls[-1] == (2, 0), calls


@pytest.mark.thorough
def test_no_read_brings_more_than_four_megabytes_of_a_thousand_people(
    desk: GoogleDesk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    begin(desk, tmp_path, monkeypatch)
    fill_with_past(desk, tmp_path, 1000, 0)
    traffic = Traffic()
    desk.server.after_request(traffic.watch)
    done = CliRunner().invoke(main, ["check", "--sheet", desk.key])
    assert done.exit_code in {0, 1}, done.output
    make_pass(desk, f"{TODAY}T12:00")
    assert MOST_BYTES_OF_A_READ < len(traffic.largest_read) <= MOST_BYTES_OF_MANY


@pytest.mark.thorough
def test_what_passes_do_not_compare_while_nothing_is_due_stops_the_first_that_has_mail_to_send(
    desk: GoogleDesk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    begin(desk, tmp_path, monkeypatch)
    fill_with_past(desk, tmp_path, 60, 1)
    for at in ("12:00", "12:15"):
        make_pass(desk, f"{TODAY}T{at}")
    there = set((tmp_path / "outbox").glob("*.eml"))
    desk.type("Messages", "A1600", "")
    run = ["run", "--once", "--yes", "--sheet", desk.key, "--today"]
    # A pass may see it or not; none that has nothing to send writes or sends.
    assert CliRunner().invoke(main, [*run, f"{TODAY}T12:30"]).exit_code in {0, 1, 4}
    done = CliRunner().invoke(main, [*run, f"{TODAY + timedelta(days=6)}T12:00"])
    assert done.exit_code == 4, done.output
    assert set((tmp_path / "outbox").glob("*.eml")) == there


@pytest.mark.thorough
def test_collecting_with_nothing_new_looks_once(
    desk: GoogleDesk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    begin(desk, tmp_path, monkeypatch)
    make_pass(desk, "2026-11-24T12:00")
    desk.server.forget_calls()
    done = CliRunner().invoke(main, ["collect", "--sheet", desk.key, "--today", "2026-11-24T12:15"])
    assert done.exit_code == 0, done.output
    assert (desk.server.weather.count("read"), desk.server.weather.count("write")) == (2, 0)


def test_what_a_write_answers_does_not_grow_with_the_tab_that_it_writes_into(desk: GoogleDesk) -> None:
    past: Grid = [[f"h{number}", "2026-01-05", "met"] for number in range(2000)]
    desk.put({"Participants": [PEOPLE, GIL], "History": [["Entry", "On", "What"], *past]})
    desk.server.after.clear()
    traffic = Traffic()
    desk.server.after_request(traffic.watch)
    with desk.backend.claimed("a run"):
        added = AddRow("History", {"Entry": "h2000", "What": "met"})
        changed = SetRow("History", {"Entry": "h1990"}, {"What": "not yet"})
        assert commit(desk.backend, [added, changed]) == ()
    write, end = traffic.answers[-2:]
    assert len(traffic.largest_read) > len(past) * MOST_BYTES_A_ROW
    assert len(write) < len(past) * MOST_BYTES_A_ROW
    assert len(end) < len(past)
    rows = {row[0]: row[2] for tab in desk.backend.read().tabs for row in tab.rows if tab.title == "History"}
    assert (rows["h1990"], rows["h2000"]) == ("not yet", "met")
