"""Settings by which something is cleared: what nobody understands clears nothing."""

from pathlib import Path

import pytest

from mentorsheets.domain.settings import Settings
from mentorsheets.runtime.open_sheet import read
from mentorsheets.sheet.workbook.backend import Workbook
from tests.workflow.sheets import workbook


@pytest.mark.parametrize(
    ("typed", "months"),
    [
        (6, 6), (6.0, 6), ("6", 6), ("6 months", 6), ("1 month", 1), ("1 year", 12), ("2 Years", 24), (0, 0),
        ("for good", 0), ("Never", 0), ("two years", 0), ("90 days", 0), ("1 1/2 years", 0), ("6 weeks", 0),
        ("-3", 0), ("1.5", 0), ("200", 0), (None, Settings().keep_words_for),
    ],
)  # fmt: skip
def test_months_are_read_and_a_year_is_twelve_and_what_is_unclear_keeps_everything(
    tmp_path: Path, typed: object, months: int
) -> None:
    path = workbook(
        tmp_path / "p.xlsx",
        Participants=[["Name", "Email"], ["Ana", "ana@example.org"]],
        Settings=[["Setting", "Value"], ["Keep words for", typed], ["Keep people who left for", typed]],
    )
    settings = read(Workbook(path)).programme.settings
    assert settings.keep_words_for == months
    assert settings.keep_left_for == (Settings().keep_left_for if typed is None else months)
