"""The note on a proposal that waits for a word: who else could help, and what it would cost others."""

from pathlib import Path

import openpyxl
import pytest

from tests.workflow.sheets import ANA, ANAS_NEED, GIL, NEEDS, PEOPLE, run, set_cell, small_programme

DAY = ("--today", "2026-11-21")
LU = ["Lu", "lu@example.org", *GIL[2:]]


def two_who_could(path: Path) -> tuple[Path, str]:
    """Write and pair a programme in which either of two could help Ana; return the name of the other."""
    path = small_programme(path, Participants=[PEOPLE, GIL, LU, ANA], Needs=[NEEDS, ANAS_NEED])
    run("pair", "--sheet", path, *DAY)
    giver = openpyxl.load_workbook(path)["Matches"]["B2"].value
    return path, "Lu" if giver == "Gil" else "Gil"


def notes(path: Path) -> list[str]:
    sheet = openpyxl.load_workbook(path)["Matches"]
    return [cell.comment.text for row in sheet.iter_rows(min_row=2) for cell in row if cell.comment]


def test_an_open_proposal_says_in_a_note_who_else_could_help_until_somebody_types_a_word(
    tmp_path: Path,
) -> None:
    path, other = two_who_could(tmp_path)
    (note,) = notes(path)
    assert f"On 21 November 2026: {other} (costs nobody anything)" in note
    before = path.read_bytes()
    run("pair", "--sheet", path, *DAY)
    assert path.read_bytes() == before
    set_cell(path, "Matches", 1, "Coordinator", "approve")
    run("pair", "--sheet", path, *DAY)
    assert notes(path) == []


@pytest.mark.thorough
def test_a_note_goes_with_a_proposal_that_is_taken_back(tmp_path: Path) -> None:
    path, _ = two_who_could(tmp_path)
    set_cell(path, "Needs", 1, "Need", "Safe space")
    run("pair", "--sheet", path, *DAY)
    assert notes(path) == []


def test_a_note_that_names_somebody_who_is_forgotten_goes(tmp_path: Path) -> None:
    path, other = two_who_could(tmp_path)
    run("forget", f"{other.lower()}@example.org", "--sheet", path, *DAY, "--yes", code=None)
    assert not any(other in note for note in notes(path))
