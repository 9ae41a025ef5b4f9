"""Where a journal is kept that nobody named: beside the workbook, but never where other computers write too."""

from pathlib import Path

import pytest

from mentorsheets.runtime.config import usual_journal
from mentorsheets.sheet.workbook.file import find_conflicts


@pytest.mark.parametrize("folder", ["Dropbox (Harbour)", "OneDrive - Harbour", "Nextcloud", "Google Drive"])
def test_in_a_synced_folder_a_new_journal_is_kept_on_this_computer_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, folder: str
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "own"))
    workbook = tmp_path / folder / "harbour.xlsx"
    workbook.parent.mkdir()
    assert usual_journal(str(workbook)).is_relative_to(tmp_path / "own")
    beside = workbook.with_name(".harbour.journal")
    beside.touch()
    assert usual_journal(str(workbook)) == beside, "what is there already goes on to count"


def test_elsewhere_it_lies_beside_the_workbook_so_that_both_move_together(tmp_path: Path) -> None:
    assert usual_journal(str(tmp_path / "harbour.xlsx")) == tmp_path / ".harbour.journal"


def test_copies_that_a_syncing_program_made_are_found_and_others_are_not(tmp_path: Path) -> None:
    made = (
        "harbour (Mara's conflicted copy 2026-11-27).xlsx",
        "harbour (Konfliktkopie von Mara).xlsx",
        "harbour-DESKTOP-7K2.xlsx",
        "harbour.sync-conflict-20261127-101500-ABCDEFG.xlsx",
    )
    for name in (*made, "harbour.xlsx", "harbour 2025.xlsx", "harbour-before.xlsx", "conflict.xlsx"):
        (tmp_path / name).touch()
    assert set(find_conflicts(tmp_path / "harbour.xlsx")) == set(made)
