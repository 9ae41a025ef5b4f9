"""How often a run asks Google: as few times for a large sheet as for a small one."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from mentorsheets.cli import main
from tests.sheet.desks import Grid
from tests.sheet.google.desk import GoogleDesk
from tests.sheet.google.test_google_commands import SETTINGS
from tests.workflow.sheets import ANA, ANAS_NEED, EVE, GIL, NEEDS, PEOPLE

OTHERS: Grid = [[f"Person {number}", f"p{number}@example.org"] for number in range(300)]
MOST_CALLS = {"pair": (4, 3), "checkin": (8, 6)}
"""Reads and writes: Google lets one account do 60 of each a minute. `pair` reads what the coordinator typed in Today, then the sheet; `checkin` the answers too."""


@pytest.mark.parametrize(("command", "others"), [("pair", 0), ("pair", len(OTHERS)), ("checkin", 0)])
def test_a_whole_run_reads_a_handful_of_times_on_the_first_day_and_on_later_ones(
    desk: GoogleDesk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: str, others: int
) -> None:
    people = [PEOPLE, GIL, ANA, EVE, *OTHERS[:others]]
    desk.put({"Participants": people, "Needs": [NEEDS, ANAS_NEED], "Settings": SETTINGS})
    # What each reply looks like is for other tests to hold to Google's documents.
    desk.server.after.clear()
    monkeypatch.chdir(tmp_path)
    for name, value in {**desk.environ, "XDG_DATA_HOME": str(tmp_path)}.items():
        monkeypatch.setenv(name, value)
    for day in ("2026-11-23", "2026-11-24"):
        desk.server.forget_calls()
        done = CliRunner().invoke(main, [command, "--sheet", desk.key, "--today", day])
        assert done.exit_code in {0, 1}, done.output
        reads, writes = (desk.server.weather.count(kind) for kind in ("read", "write"))
        assert reads > 0
        assert (reads <= MOST_CALLS[command][0], writes <= MOST_CALLS[command][1]) == (True, True)
        assert desk.server.weather.count("token") == 1
