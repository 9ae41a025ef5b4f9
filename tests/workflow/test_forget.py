"""Forgetting a person for good: sheet, journal, outbox, an old copy put back, and others' own past."""

import re
import shutil
import zipfile
from datetime import datetime
from pathlib import Path

import openpyxl
import pytest
import xlsxwriter

from mentorsheets.domain.clock import Moment
from mentorsheets.mail.journal.database import NEWER, TABLES, VERSION_TABLE
from mentorsheets.mail.journal.forget import ERASE_OF_JOURNAL
from mentorsheets.runtime.config import Config
from mentorsheets.runtime.open_sheet import read
from mentorsheets.runtime.system_clock import SystemClock
from mentorsheets.sheet.workbook.backend import Workbook
from mentorsheets.workflow.propose_by_itself import PAIRED, propose_if_due
from tests.workflow.sheets import ANA, ANAS_NEED, EVE, GIL, NEEDS, PEOPLE, run, set_cell, table, workbook
from tests.workflow.test_today import rows_of, typing

QUILL = [
    "Kestrel Quillon",
    "kestrel.quillon@example.org",
    None,
    "Role models",
    2,
    1,
    "Tue evening",
    None,
    "CANARY-own",
]
NOUN = ["kestrel.quillon@example.org", "Safe space", "CANARY-need, with nobody else"]


@pytest.fixture
def lived(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A programme in which Kestrel Quillon helps Ana, and both were asked by mail."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    path = workbook(
        tmp_path / "p.xlsx", Participants=[PEOPLE, QUILL, ANA, EVE], Needs=[NEEDS, ANAS_NEED, NOUN]
    )
    run("pair", "--sheet", path, "--today", "2027-01-11")
    for row in range(1, len(table(path, "Matches")) + 1):
        set_cell(path, "Matches", row, "Coordinator", "approve")
    run("introduce", "--sheet", path, "--today", "2027-01-12", "--yes")
    return path


def forget(path: Path, code: int = 0) -> str:
    return run("forget", "Kestrel Quillon", "--sheet", path, "--today", "2027-01-13", "--yes", code=code)


def everything(path: Path) -> str:
    """Return all that lies in the workbook and in every file beside it, as far as it is text."""
    files = [
        file.read_bytes() for file in path.parent.rglob("*") if file.is_file() and file.suffix != ".xlsx"
    ]
    return everything_in(path) + b"\n".join(files).decode("utf-8", "replace")


def everything_in(path: Path) -> str:
    with zipfile.ZipFile(path) as archive:
        return "\n".join(archive.read(name).decode("utf-8", "replace") for name in archive.namelist())


def everything_but(path: Path, *titles: str) -> str:
    """Return all that stands in the other tabs, in small letters."""
    book = openpyxl.load_workbook(path)
    cells = (str(cell.value) for tab in book if tab.title not in titles for row in tab for cell in row)
    return " ".join(cells).lower()


def test_nothing_of_them_is_left_in_any_file(lived: Path) -> None:
    assert "Quillon" in everything(lived)
    told = forget(lived)
    assert "nothing left" in told
    for gone in ("Quillon", "kestrel", "CANARY-own", "CANARY-need"):
        assert gone not in everything(lived)


def test_what_others_lived_through_stays(lived: Path) -> None:
    matches, history = len(table(lived, "Matches")), len(table(lived, "History"))
    forget(lived)
    rows = table(lived, "Matches")
    assert len(rows) == matches
    (helped,) = [row for row in rows if row["Asker"] == "Ana"]
    assert (helped["Giver"], helped["State"]) == ("(forgotten)", "ended")
    assert len(table(lived, "History")) > history
    run("check", "--sheet", lived)


def test_a_second_time_there_is_nothing_to_forget(lived: Path) -> None:
    forget(lived)
    assert "0 places" in forget(lived)


def test_looking_first_changes_nothing_and_says_no_word_of_theirs(lived: Path) -> None:
    before = lived.read_bytes()
    told = run("forget", "Kestrel Quillon", "--sheet", lived, "--today", "2027-01-13", "--dry-run")
    assert lived.read_bytes() == before
    assert "Participants" in told
    assert "CANARY" not in told


def test_without_a_word_nothing_is_forgotten(lived: Path) -> None:
    before = lived.read_bytes()
    run("forget", "Kestrel Quillon", "--sheet", lived, code=2)
    assert lived.read_bytes() == before


def test_who_is_typed_in_again_is_a_problem_and_is_neither_paired_nor_mailed(lived: Path) -> None:
    forget(lived)
    book = openpyxl.load_workbook(lived)
    book["Participants"].append(QUILL)
    book.save(lived)
    told = run("check", "--sheet", lived, code=1)
    assert "asked to be forgotten" in told
    run("pair", "--sheet", lived, "--today", "2027-01-14", code=1)
    assert all(row["Giver"] != "Kestrel Quillon" for row in table(lived, "Matches"))
    assert all("Quillon" not in str(row["Person"]) for row in table(lived, "Messages"))


def test_who_is_typed_in_again_is_not_known_to_whatever_writes_or_is_asked_in_between(lived: Path) -> None:
    forget(lived)
    book = openpyxl.load_workbook(lived)
    book["Participants"].append(QUILL)
    book["Needs"].append(NOUN)
    book.save(lived)
    run("pair", "--sheet", lived, "--today", "2027-01-14", code=1)
    assert "kestrel" not in everything_but(lived, "Participants", "Needs")
    run("pair", "--sheet", lived, "--what-if", "Status:Kestrel Quillon=left", code=2)
    (mend,) = [row for row in rows_of(lived) if "forgotten" in str(row)]
    typing(lived, "noted", key=str(mend["Row"]))
    run("collect", "--sheet", lived, "--today", "2027-01-15", code=1)
    assert "kestrel" not in everything_but(lived, "Participants", "Needs")


def test_who_is_typed_in_again_is_no_change_for_which_the_clock_pairs_each_day(lived: Path) -> None:
    forget(lived)
    book = openpyxl.load_workbook(lived)
    book["Participants"].append(QUILL)
    book.save(lived)
    config = Config(str(lived), journal=str(lived.with_name(".p.journal")))
    for day in (18, 19, 20):
        stands = Moment(SystemClock(), datetime(2027, 1, day, 12))
        propose_if_due(Workbook(lived), config, stands)
    paired = next(entry for entry in read(Workbook(lived)).programme.register if entry.id == PAIRED)
    assert paired.name.startswith("2027-01-18")


def test_an_old_copy_that_is_put_back_does_not_bring_them_back(lived: Path, tmp_path: Path) -> None:
    shutil.copy(lived, tmp_path / "old.xlsx")
    forget(lived)
    shutil.copy(tmp_path / "old.xlsx", lived)
    assert "asked to be forgotten" in run("check", "--sheet", lived, code=1)
    run("checkin", "--sheet", lived, "--today", "2027-01-20", "--yes", code=4)
    run("settle", "--go-on", "--sheet", lived)
    run("checkin", "--sheet", lived, "--today", "2027-01-20", "--yes", code=1)
    assert not [mail for mail in (tmp_path / "outbox").glob("*.eml") if b"kestrel" in mail.read_bytes()]


def test_a_text_that_no_cell_shows_any_more_is_blanked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A workbook saved elsewhere keeps its texts in a table of their own, and orphans stay in it."""
    monkeypatch.chdir(tmp_path)
    book = xlsxwriter.Workbook(tmp_path / "s.xlsx")
    for title, rows in (("Participants", [PEOPLE, QUILL, ANA]), ("Needs", [NEEDS, ANAS_NEED, NOUN])):
        sheet = book.add_worksheet(title)
        for index, row in enumerate(rows):
            sheet.write_row(index, 0, row)
    book.close()
    assert "CANARY-own" in everything_in(tmp_path / "s.xlsx")
    forget(tmp_path / "s.xlsx")
    assert "CANARY" not in everything_in(tmp_path / "s.xlsx")
    assert [row["Name"] for row in table(tmp_path / "s.xlsx", "Participants")] == ["Ana"]


def test_somebody_elses_first_name_alone_and_notes_are_for_a_human(lived: Path) -> None:
    set_cell(lived, "Matches", 1, "Notes", "They get on well.")
    set_cell(lived, "Needs", 1, "In their words", "As Kestrel did it")
    told = forget(lived, code=1)
    assert "a first name" in told
    assert "notes about a pair of theirs" in told


def test_each_table_of_the_journal_says_how_it_is_erased() -> None:
    tables = set(re.findall(r"CREATE TABLE (?:IF NOT EXISTS )?(\w+)", f"{TABLES} {VERSION_TABLE} {NEWER}"))
    assert tables == set(ERASE_OF_JOURNAL)


def test_several_of_one_name_are_told_apart_by_address(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    twin = ["Gil", "gil2@example.org", *GIL[2:]]
    path = workbook(tmp_path / "p.xlsx", Participants=[PEOPLE, GIL, twin], Needs=[NEEDS])
    run("forget", "Gil", "--sheet", path, "--yes", code=2)
