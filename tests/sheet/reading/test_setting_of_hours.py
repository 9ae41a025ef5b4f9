"""Between which hours mail goes out, as people write them."""

from datetime import time
from pathlib import Path

import pytest

from mentorsheets.runtime.open_sheet import read
from mentorsheets.sheet.workbook.backend import Workbook
from tests.workflow.sheets import workbook


@pytest.mark.parametrize(
    ("written", "start", "end"),
    [
        ("09:00-17:00", time(9), time(17)),
        ("9-17", time(9), time(17)),
        ("0:00-24:00", time(0), time.max),
        ("18:30-0:00", time(18, 30), time.max),
    ],
)
def test_a_day_may_end_at_midnight(tmp_path: Path, written: str, start: time, end: time) -> None:
    path = workbook(
        tmp_path / "p.xlsx",
        Participants=[["Name", "Email"], ["Ana", "ana@example.org"]],
        Settings=[["Setting", "Value"], ["Send between", written]],
    )
    hours = read(Workbook(path)).programme.settings.send_between
    assert (hours.start, hours.end) == (start, end)
