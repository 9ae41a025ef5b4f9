"""The day on which we last looked is red once nothing runs any more, as LibreOffice draws it."""

import subprocess
from datetime import date
from pathlib import Path
from shutil import which

import openpyxl
import pytest

from mentorsheets.sheet.today_places import LOOKED
from tests.workflow.sheets import run, small_programme

RED = b"\xf4\xc7\xc3"


def count_red(path: Path, looked: date) -> int:
    """Return how many dots of a printed Today are red once we last looked on a day."""
    book = openpyxl.load_workbook(path)
    book["Today"].cell(LOOKED[0] + 1, LOOKED[1] + 1).value = looked
    for sheet in book:
        if sheet.title != "Today":
            sheet.sheet_state = "hidden"
    book.active = book.sheetnames.index("Today")
    shown = path.with_name("shown.xlsx")
    book.save(shown)
    home = f"-env:UserInstallation={path.with_name('office').as_uri()}"
    office = ["soffice", home, "--headless", "--convert-to", "pdf", "--outdir", str(path.parent), str(shown)]
    subprocess.run(office, check=True, capture_output=True, timeout=120)
    drawn = path.with_name("drawn")
    pages = ["pdftoppm", "-r", "40", "-l", "3", str(shown.with_suffix(".pdf")), str(drawn)]
    subprocess.run(pages, check=True, timeout=60)
    return sum(page.read_bytes().count(RED) for page in path.parent.glob("drawn*.ppm"))


@pytest.mark.thorough
@pytest.mark.skipif(not (which("soffice") and which("pdftoppm")), reason="LibreOffice is not installed here")
def test_when_nobody_has_looked_for_days_the_day_is_really_red(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    path = small_programme(tmp_path)
    run("introduce", "--sheet", path, "--today", "2026-11-24")
    assert count_red(path, date(2020, 1, 1)) > 0
    assert count_red(path, date(2199, 1, 1)) == 0
