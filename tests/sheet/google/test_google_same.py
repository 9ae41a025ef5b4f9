"""The same programme in a workbook and in a Google sheet: the same proposals, the same cells."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from mentorsheets.domain.clock import Moment
from mentorsheets.runtime.config import Config
from mentorsheets.sheet.backend import Cell
from mentorsheets.simulation.sample import sample_rows
from mentorsheets.workflow.pair import pair
from mentorsheets.workflow.set_up import complete
from tests.sheet.desks import WorkbookDesk
from tests.sheet.google.desk import GoogleDesk
from tests.sheets_server.server import SheetsServer

TODAY = date(2026, 11, 23)
A_FEW = 14


def a_few(
    rows: Mapping[str, tuple[tuple[Cell, ...], ...]],
) -> dict[str, tuple[tuple[Cell, ...], ...] | list[tuple[Cell, ...]]]:
    """The first people of the sample, and what they need."""
    people = rows["Participants"][: A_FEW + 1]
    theirs = {cell for row in people[1:] for cell in row[:2]}
    needs = [row for at, row in enumerate(rows["Needs"]) if at == 0 or row[0] in theirs]
    return {"Participants": people, "Needs": needs, "Matches": rows["Matches"][:1]}


@dataclass
class Fixed:
    """A clock that stands still."""

    def now(self) -> datetime:
        return datetime(2026, 11, 23, 9, tzinfo=UTC)

    def sleep(self, seconds: float) -> None:
        pass


@pytest.fixture
def both(desk: GoogleDesk, tmp_path: Path) -> tuple[GoogleDesk, WorkbookDesk]:
    workbook = WorkbookDesk(tmp_path / "harbour.xlsx")
    for one in (desk, workbook):
        one.put(a_few(sample_rows(TODAY)))
        complete(one.backend)
    return desk, workbook


def tabs_of(desk: GoogleDesk | WorkbookDesk) -> dict[str, tuple[tuple[Cell, ...], ...]]:
    # The programme's own name for itself is drawn by lot; Today links to tabs by another address in each.
    own = {"Register", "Start here", "Today"}
    return {tab.title: tab.rows for tab in desk.backend.read().tabs if tab.title not in own}


@pytest.mark.thorough
def test_pairing_writes_the_same_into_both_and_a_second_run_nothing(
    both: tuple[GoogleDesk, WorkbookDesk], server: SheetsServer, tmp_path: Path
) -> None:
    google, workbook = both
    assert tabs_of(google) == tabs_of(workbook)
    server.forget_calls()
    moment = Moment(Fixed())
    config = Config("harbour.xlsx", journal=str(tmp_path / "journal"))
    plans = [pair(desk.backend, config, moment).plan for desk in both]
    assert plans[0].new == plans[1].new
    # New people are registered first; Today is drawn from what was written.
    assert (server.weather.count("read"), server.weather.count("write")) == (5, 4)
    written = tabs_of(google)
    assert len(written["Matches"]) == 1 + len(plans[0].new) > 1
    assert written == tabs_of(workbook)
    server.forget_calls()
    pair(google.backend, config, moment)
    assert tabs_of(google) == written
    # The claim and its end are all that a run with nothing to do writes.
    assert server.weather.count("write") == 2
