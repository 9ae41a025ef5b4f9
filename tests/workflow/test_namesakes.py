"""Somebody joins under a name that stands in the sheet already: rows by hand go on, or wait by themselves alone."""

from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pytest

from mentorsheets.sheet.backend import Cell
from tests.workflow.living import Life, living
from tests.workflow.sheets import table


@pytest.fixture
def life(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Life]:
    """Gil and Ana are in touch by a row that somebody typed, under a name of its own."""
    with living(tmp_path, monkeypatch) as one:
        yield one


def join(life: Life, *rows: list[Cell]) -> None:
    book = openpyxl.load_workbook(life.path)
    for row in rows:
        book["Participants"].append(row)
    book.save(life.path)


def test_rows_that_were_read_go_on_to_mean_whom_they_meant(life: Life) -> None:
    life.run("checkin", "2026-11-23")
    join(life, ["Ana", "ana.silva@example.org"])
    life.run("checkin", "2026-11-30")
    assert len(life.to("ana@example.org")) == 2
    assert not life.to("ana.silva@example.org")
    assert not table(life.path, "Problems")
    (need,) = table(life.path, "Needs")
    assert need["Need id"]


@pytest.mark.thorough
def test_a_row_that_nobody_read_before_waits_and_all_the_rest_goes_on(life: Life) -> None:
    life.run("checkin", "2026-11-23")
    book = openpyxl.load_workbook(life.path)
    header = [cell.value for cell in book["Matches"][1]]
    for title in ("Giver id", "Asker id"):
        book["Matches"].cell(2, header.index(title) + 1).value = None
    book.save(life.path)
    join(life, ["Ana", "ana.silva@example.org"])
    before = len(life.outbox())
    life.run("collect", "2026-11-24")
    life.run("checkin", "2026-11-30")
    assert len(life.outbox()) == before
    assert [row["There stands"] for row in table(life.path, "Problems")] == ["Ana"]
    assert table(life.path, "Matches")[0]["State"] == "active"
