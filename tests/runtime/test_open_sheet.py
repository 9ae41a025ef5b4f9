"""What passes leave beside the journal to read less of a Google sheet."""

from pathlib import Path

import pytest

from mentorsheets.runtime.config import Config
from mentorsheets.runtime.open_sheet import find_past_file, forget_past

GOOGLE = "https://docs.google.com/spreadsheets/d/1A2b3C4d5E6f7G8h9I0jKlMnOpQrStUvWxYz0123456"


def test_what_passes_left_is_forgotten_whole_and_nothing_beside_it(tmp_path: Path) -> None:
    journal = tmp_path / "a [copy].journal"
    left = [Path(f"{journal}.past"), Path(f"{journal}.pastx7f3"), journal, tmp_path / "a c.journal.past"]
    for one in left:
        one.write_text("what people wrote")
    forget_past(Config(GOOGLE, journal=str(journal)))
    assert [one.exists() for one in left] == [False, False, True, True]


@pytest.mark.parametrize(
    ("sheet", "journal", "has_one"),
    [(GOOGLE, "a.journal", True), ("a.xlsx", "a.journal", False), (GOOGLE, "postgresql://host/base", False)],
)
def test_only_a_google_sheet_with_a_journal_in_a_file_has_such_a_file(
    sheet: str, journal: str, has_one: bool
) -> None:
    assert bool(find_past_file(Config(sheet, journal=journal))) is has_one
