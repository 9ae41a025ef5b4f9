"""What groups are compared by: the programme's own columns, and whatever is none of them is told."""

from pathlib import Path

import pytest

from mentorsheets.runtime.open_sheet import read
from mentorsheets.sheet.workbook.backend import Workbook
from tests.workflow.sheets import workbook


@pytest.mark.parametrize(
    ("typed", "told"), [("region", []), ("Region, Shares", ["Shares"]), ("Regoin", ["Regoin"]), (None, [])]
)
def test_a_column_that_is_none_of_the_programmes_own_is_told(
    tmp_path: Path, typed: str | None, told: list[str]
) -> None:
    path = workbook(
        tmp_path / "p.xlsx",
        Participants=[["Name", "Email", "Shares", "Region"], ["Ana", "ana@example.org", "refugee", "North"]],
        Settings=[["Setting", "Value"], ["Compare groups by", typed]],
    )
    programme = read(Workbook(path)).programme
    problems = [one for one in programme.problems if one.tab == "Settings"]
    assert [one.sentence.rpartition(": ")[2].rstrip(".") for one in problems] == told
    assert [value for _, value in programme.people[0].groups] == ["North"] * ("egion" in (typed or ""))
