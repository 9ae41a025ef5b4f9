"""Green cells that were filled on somebody's wish say so in a note: by which answer, and on which day."""

from pathlib import Path

import openpyxl
import pytest

from tests.workflow.living import Life, living
from tests.workflow.sheets import set_cell, table


def notes(life: Life, tab: str) -> dict[str, str]:
    """Return what the notes below the header say, by cell."""
    sheet = openpyxl.load_workbook(life.path)[tab]
    cells = (cell for row in sheet.iter_rows(min_row=2) for cell in row)
    return {cell.coordinate: cell.comment.text for cell in cells if cell.comment}


def test_a_pause_a_need_met_and_a_word_in_today_each_say_whose_word_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with living(tmp_path, monkeypatch) as life:
        life.run("checkin", "2026-11-23T12:00")
        life.tap("ana@example.org", "need met")
        life.run("collect", "2026-11-24T12:00")
        life.run("followup", "2026-11-24T12:00")
        (met,) = [note for note in notes(life, "Needs").values() if "wished" in note]
        assert "On 24 November 2026: they answered that it is met." in met
        life.tap("gil@example.org", "pause", place=0)
        life.run("collect", "2026-11-25T12:00")
        (paused,) = [note for note in notes(life, "Participants").values() if "wished" in note]
        assert "On 25 November 2026: they asked for a pause." in paused

        gil = next(at for at, row in enumerate(table(life.path, "Participants"), 1) if row["Name"] == "Gil")
        set_cell(life.path, "Participants", gil, "Status", "active")
        life.run("collect", "2026-11-26T12:00")
        assert not [note for note in notes(life, "Participants").values() if "wished" in note]


@pytest.mark.thorough
def test_a_decision_typed_in_today_says_so_where_it_lands(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with living(tmp_path, monkeypatch, Matches=[["Match", "Giver", "Asker", "Needs", "State"]]) as life:
        life.run("pair", "2026-11-20")
        life.say("To decide", "approve")
        life.run("collect", "2026-11-21")
        assert "On 21 November 2026: you typed “approve” in Today." in str(notes(life, "Matches"))
