"""One thing is told as one, and several as several, wherever the coordinator reads of it."""

import json
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from mentorsheets.relations.waiting_proposals import NAMED_TOGETHER
from mentorsheets.sheet.today_places import FIRST, IN_WORDS_COLUMN, LABEL_ROW, NUMBER_ROW, WHO
from tests.workflow.sheets import ANAS_NEED, NEEDS, PEOPLE, Rows, run, workbook

DAY = "2026-11-23"
ONE_AND_TWO = [
    ("English", "1 cell to mend", "2 cells to mend"),
    ("Spanish", "1 celda por corregir", "2 celdas por corregir"),
    ("Arabic", "1 خلية تحتاج تصحيحاً", "2 خليتان تحتاجان تصحيحاً"),
]
IN_THE_DIGEST = {"English": "1 to mend", "Spanish": "1 celda por corregir", "Arabic": "1 خلية تحتاج إصلاحًا"}


def with_faults(folder: Path, count: int, language: str) -> Path:
    """Return a programme with so many cells to mend."""
    settings: Rows = [
        ["Setting", "Value"],
        ["Coordinator e-mail", "co@example.org"],
        ["Language", language],
    ]
    header = [*PEOPLE, "Time zone"]
    people: Rows = [
        header,
        *(
            [f"Nadia {n}", f"n{n}@example.org", *[None] * (len(PEOPLE) - 2), ("Atlantis", "Utopia")[n]]
            for n in range(count)
        ),
        ["Ana", "ana@example.org", *[None] * (len(PEOPLE) - 2), "Lisbon"],
    ]
    return workbook(folder / "p.xlsx", Participants=people, Needs=[NEEDS, ANAS_NEED], Settings=settings)


@pytest.mark.parametrize(("language", "one", "two"), ONE_AND_TWO)
def test_the_page_of_the_coordinator_says_one_cell_and_two_cells(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, language: str, one: str, two: str
) -> None:
    monkeypatch.chdir(tmp_path)
    for count, told in ((1, one), (2, two)):
        sheet = with_faults(tmp_path, count, language)
        assert told in run("report", "--sheet", sheet, "--today", DAY).splitlines()


@pytest.mark.thorough
@pytest.mark.parametrize("language", IN_THE_DIGEST)
def test_the_digest_says_one_cell(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, language: str) -> None:
    monkeypatch.chdir(tmp_path)
    sheet = with_faults(tmp_path, 1, language)
    preview = ("preview", "--kind", "digest", "--sheet", sheet, "--today", DAY, "--format", "json")
    (digest,) = json.loads(run(*preview))["mails"]
    assert IN_THE_DIGEST[language] in digest["text"]


@pytest.mark.thorough
def test_today_counts_one_person_and_two(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for faults, told in ((0, ["1", "takes part"]), (1, ["2", "take part"])):
        sheet = with_faults(tmp_path, faults, "English")
        run("pair", "--sheet", sheet, "--today", DAY, code=None)
        page = openpyxl.load_workbook(sheet)["Today"]
        assert [page.cell(row + 1, 1).value for row in (NUMBER_ROW, LABEL_ROW)] == told


@pytest.mark.thorough
def test_a_row_of_many_proposals_names_the_first_and_counts_the_rest_so_that_all_of_it_shows(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    free = [1, 1, "Mon evening", None, None]
    people: list[list[Any]] = [PEOPLE]
    needs: list[list[Any]] = [NEEDS]
    for number in range(40):
        people.append([f"Giver {number}", f"g{number}@example.org", None, "Role models", *free])
        people.append([f"Asker {number}", f"a{number}@example.org", None, None, *free])
        needs.append([f"Asker {number}", "Role models", "How did you come to do what you do?"])
    settings: Rows = [["Setting", "Value"], ["Coordinator e-mail", "co@example.org"]]
    sheet = workbook(tmp_path / "p.xlsx", Participants=people, Needs=needs, Settings=settings)
    run("pair", "--sheet", sheet, "--today", DAY)
    page = openpyxl.load_workbook(sheet)["Today"]
    words = str(page.cell(FIRST + 1, IN_WORDS_COLUMN + 1).value)
    count = int(str(page.cell(FIRST + 1, WHO + 1).value).split()[0])
    assert count > NAMED_TOGETHER
    assert words.count(" for Asker ") == NAMED_TOGETHER
    assert f"; and {count - NAMED_TOGETHER} more." in words
    height = page.row_dimensions[FIRST + 1].height
    assert height is not None
    assert 15 * (len(words) / 62) < height < 409
