"""Rows that are over go out of sight in a workbook that we drew, stay where they are, and a person's filter is theirs."""

import re
import zipfile
from pathlib import Path

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from mentorsheets.sheet.backend import Cell
from tests.workflow.sheets import run

PEOPLE: list[tuple[str, list[Cell]]] = [
    (who, [who, f"{who}@example.org", offers])
    for who, offers in (("Gil", "Role models"), ("Ana", None), ("Bo", None), ("Lea", "Role models"))
]


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    run("init", "--sheet", tmp_path / "p.xlsx", code=None)
    book = openpyxl.load_workbook(tmp_path / "p.xlsx")
    for number, (_, cells) in enumerate(PEOPLE, 2):
        write(book["Participants"], number, Name=cells[0], Email=cells[1], Offers=cells[2])
    for number, who in enumerate(("Ana", "Bo"), 2):
        write(book["Needs"], number, Person=who, Need="Role models", In_their_words="How did you do it?")
    book.save(tmp_path / "p.xlsx")
    run("pair", "--sheet", tmp_path / "p.xlsx", "--today", "2026-11-20", code=None)
    return tmp_path / "p.xlsx"


def write(sheet: Worksheet, row: int, **cells: Cell) -> None:
    titles = [cell.value for cell in sheet[1]]
    for title, value in cells.items():
        sheet.cell(row, titles.index(title.replace("_", " ")) + 1).value = value


def decide(path: Path, row: int, word: str) -> None:
    book = openpyxl.load_workbook(path)
    write(book["Matches"], row, Coordinator=word)
    book.save(path)


def save_like_libreoffice(path: Path) -> None:
    """Let each filter be one of whole columns, and each row say that it is in sight."""
    with zipfile.ZipFile(path) as book:
        parts = {name: book.read(name) for name in book.namelist()}
    with zipfile.ZipFile(path, "w") as book:
        for name, part in parts.items():
            told = re.sub(rb'(autoFilter ref=")A1:([A-Z]+)[0-9]+"', rb'\1A:\2"', part)
            book.writestr(name, re.sub(rb"<row (?![^>]*hidden)", rb'<row hidden="false" ', told))


def seen(path: Path) -> dict[str, bool]:
    """Return for each row of Matches, by its asker, whether it is in sight."""
    sheet = openpyxl.load_workbook(path)["Matches"]
    asker = [cell.value for cell in sheet[1]].index("Asker")
    rows = ((str(row[asker].value), row[0].row) for row in sheet.iter_rows(min_row=2) if row[asker].value)
    return {name: not sheet.row_dimensions[number or 0].hidden for name, number in rows}


@pytest.mark.thorough
def test_a_row_that_is_over_goes_out_of_sight_where_it_stands_and_comes_back_with_its_state(
    path: Path,
) -> None:
    assert seen(path) == {"Ana": True, "Bo": True}
    first = next(iter(seen(path)))
    decide(path, 2, "decline")
    run("introduce", "--sheet", path, "--today", "2026-11-23T12:00", code=None)
    after = seen(path)
    assert list(after)[:2] == ["Ana", "Bo"]
    assert not after[first]
    assert sum(after.values()) == len(after) - 1
    book = openpyxl.load_workbook(path)
    assert book["Matches"].auto_filter.filterColumn[0].filters.blank
    write(book["Matches"], 2, State="active", Coordinator=None)
    book.save(path)
    run("checkin", "--sheet", path, "--today", "2026-11-30T12:00", code=None)
    assert seen(path)[first]


def test_a_workbook_that_libreoffice_saved_keeps_our_filter_and_stays_whole(path: Path) -> None:
    decide(path, 2, "decline")
    save_like_libreoffice(path)
    run("introduce", "--sheet", path, "--today", "2026-11-23T12:00", code=None)
    assert list(seen(path).values()).count(False) == 1


@pytest.mark.thorough
@pytest.mark.parametrize("shown", [["proposed"], None])
def test_a_filter_of_a_coordinators_own_or_none_is_left_alone(path: Path, shown: list[str] | None) -> None:
    book = openpyxl.load_workbook(path)
    sheet = book["Matches"]
    state = [cell.value for cell in sheet[1]].index("State")
    sheet.auto_filter.filterColumn = []
    if shown:
        sheet.auto_filter.add_filter_column(state, shown)
    book.save(path)
    decide(path, 2, "decline")
    run("introduce", "--sheet", path, "--today", "2026-11-23T12:00", code=None)
    assert all(seen(path).values())
    kept = openpyxl.load_workbook(path)["Matches"].auto_filter.filterColumn
    assert [list(one.filters.filter) for one in kept] == ([shown] if shown else [])
