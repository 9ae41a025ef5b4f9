"""A workbook with a year behind it, most of which is long over."""

from collections import Counter
from datetime import date, datetime
from pathlib import Path

from benchmarks.long_past import TODAY, make_workbook
from mentorsheets.domain.clock import Moment
from mentorsheets.domain.programme import Programme
from mentorsheets.runtime.open_sheet import read
from mentorsheets.sheet.edits import Edit, SetRow, Values
from mentorsheets.sheet.workbook.backend import Workbook
from mentorsheets.sheet.writing.commit import commit
from tests.mail.letters import TurnableClock

PEOPLE, YEARS = 4, 1
MONTHS, ENDED = 6, date(2026, 4, 1)
"""After how many months rows move, so that those from before July 2026 are old, and when most matches ended."""

NOON = Moment(TurnableClock(), datetime(TODAY.year, TODAY.month, TODAY.day, 12))


def make_old_past(path: Path) -> None:
    """Make the workbook, in which three of four matches ended long ago."""
    make_workbook(path, PEOPLE, YEARS)
    matches = read(Workbook(path)).programme.matches[:3]
    end: Values = {"State": "ended", "Since": ENDED}
    after: Values = {"Value": str(MONTHS)}
    edits: list[Edit] = [SetRow("Matches", {"Match": one.id}, end) for one in matches]
    edits += [SetRow("Settings", {"Setting": "Archive after"}, after, asked_by_a_person=True)]
    assert commit(Workbook(path), edits) == ()


def assert_same_past(now: Programme, before: Programme) -> None:
    """Check that nothing was lost, and nothing stands twice."""
    assert Counter(now.messages) == Counter(before.messages)
    assert Counter(now.check_ins) == Counter(before.check_ins)
    assert Counter(now.history) == Counter(before.history)
