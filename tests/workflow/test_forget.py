"""Forgetting a person for good: sheet, journal, outbox, an old copy put back, and others' own past."""

import json
import re
import shutil
import zipfile
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import openpyxl
import pytest
import xlsxwriter

from mentorsheets.domain.clock import Moment
from mentorsheets.mail.journal.database import NEWER, TABLES, VERSION_TABLE
from mentorsheets.mail.journal.forget import ERASE_OF_JOURNAL
from mentorsheets.relations.paired_before import PAIRED
from mentorsheets.runtime.config import Config
from mentorsheets.runtime.open_sheet import read
from mentorsheets.runtime.system_clock import SystemClock
from mentorsheets.sheet.workbook.backend import Workbook
from mentorsheets.workflow.propose_by_itself import propose_if_due
from tests.mail.packed import with_packed
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
    return everything_in(path) + with_packed(b"\n".join(files)).decode("utf-8", "replace")


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


@pytest.mark.thorough
def test_what_others_lived_through_stays(lived: Path) -> None:
    matches, history = len(table(lived, "Matches")), len(table(lived, "History"))
    forget(lived)
    rows = table(lived, "Matches")
    assert len(rows) == matches
    (helped,) = [row for row in rows if row["Asker"] == "Ana"]
    assert (helped["Giver"], helped["State"]) == ("(forgotten)", "ended")
    assert len(table(lived, "History")) > history
    run("check", "--sheet", lived)


@pytest.mark.thorough
def test_a_second_time_there_is_nothing_to_forget(lived: Path) -> None:
    forget(lived)
    assert "0 places" in forget(lived)


@pytest.mark.thorough
def test_who_was_forgotten_counts_among_nobody(lived: Path) -> None:
    forget(lived)
    told = json.loads(run("check", "--sheet", lived, "--format", "json", code=None))
    assert (told["people"], told["taking_part"]) == (2, 2)


def figures_of(path: Path) -> dict[str, tuple[int, int]]:
    """Return what the board is told of answers and pairs, on a day on which no question waits any more."""
    told = run("report", "--for", "board", "--sheet", path, "--today", "2027-04-01", "--format", "json")
    kept = {"response", "response-words", "response-mail", "talked", "first-talk", "kept-up"}
    return {one["id"]: (one["k"], one["n"]) for one in json.loads(told)["figures"] if one["id"] in kept}


@pytest.mark.thorough
def test_an_answer_in_words_alone_and_a_closing_question_count_as_they_did(lived: Path) -> None:
    for row in range(1, len(table(lived, "Matches")) + 1):
        set_cell(lived, "Matches", row, "State", "active")
    run("checkin", "--sheet", lived, "--today", "2027-01-18", "--yes")
    rows = table(lived, "Check-ins")
    for number, asked in enumerate(rows, 1):
        if asked["Person"] == "Kestrel Quillon":
            set_cell(lived, "Check-ins", number, "In their words", "CANARY-words")
        else:
            set_cell(lived, "Check-ins", number, "Need", "closing")
    run("followup", "--sheet", lived, "--today", "2027-01-19", "--yes", code=None)
    before = figures_of(lived)
    assert before["response-words"][0] > before["response"][0]
    run("forget", "Kestrel Quillon", "--sheet", lived, "--today", "2027-01-20", "--yes", code=None)
    run("forget", "Ana", "--sheet", lived, "--today", "2027-01-20", "--yes", code=None)
    assert "CANARY" not in everything(lived)
    assert figures_of(lived) == before


@pytest.mark.thorough
def test_what_they_answered_is_taken_in_no_second_time(lived: Path) -> None:
    for row in range(1, len(table(lived, "Matches")) + 1):
        set_cell(lived, "Matches", row, "State", "active")
    run("checkin", "--sheet", lived, "--today", "2027-01-18", "--yes")
    for number, asked in enumerate(table(lived, "Check-ins"), 1):
        if asked["Person"] == "Kestrel Quillon":
            set_cell(lived, "Check-ins", number, "Answer", "met")
    run("followup", "--sheet", lived, "--today", "2027-01-19", "--yes", code=None)
    run("forget", "Kestrel Quillon", "--sheet", lived, "--today", "2027-03-15", "--yes", code=None)
    before = [row["What"] for row in table(lived, "History")]
    assert "met" in before
    run("followup", "--sheet", lived, "--today", "2027-03-16", "--yes", code=None)
    assert [row["What"] for row in table(lived, "History")].count("met") == before.count("met")


@pytest.mark.thorough
def test_a_name_with_the_last_part_first_is_masked_too(lived: Path) -> None:
    set_cell(lived, "Needs", 1, "In their words", "as QUILLON, Kestrel did it")
    forget(lived)
    assert "QUILLON" not in everything(lived)


@pytest.mark.thorough
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


@pytest.mark.thorough
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


@pytest.mark.thorough
def test_who_is_typed_in_again_is_not_known_to_whatever_writes_or_is_asked_in_between(lived: Path) -> None:
    forget(lived)
    book = openpyxl.load_workbook(lived)
    book["Participants"].append(QUILL)
    book["Needs"].append(NOUN)
    book.save(lived)
    run("pair", "--sheet", lived, "--today", "2027-01-14", code=1)
    assert "kestrel" not in everything_but(lived, "Participants", "Needs")
    run("pair", "--sheet", lived, "--what-if", "Status:Kestrel Quillon=left", code=2)
    (back,) = [row for row in rows_of(lived) if "forgotten" in str(row)]
    typing(lived, "noted", key=str(back["Row"]))
    run("collect", "--sheet", lived, "--today", "2027-01-15", code=1)
    assert "kestrel" not in everything_but(lived, "Participants", "Needs")


def let_in(path: Path, day: str) -> None:
    (back,) = [row for row in rows_of(path) if "forgotten" in str(row)]
    typing(path, "let them in", key=str(back["Row"]))
    run("collect", "--sheet", path, "--today", day, code=None)


def sign_up(path: Path) -> None:
    """Put them into Participants again, as a form or a person does, and let a run look."""
    book = openpyxl.load_workbook(path)
    book["Participants"].append(QUILL)
    book.save(path)
    run("pair", "--sheet", path, "--today", "2027-01-14", code=1)


@pytest.mark.thorough
def test_by_one_word_in_today_who_signed_up_again_takes_part_as_anybody_new(lived: Path) -> None:
    forget(lived)
    sign_up(lived)
    let_in(lived, "2027-01-15")
    assert "asked to be forgotten" not in run("check", "--sheet", lived)
    assert not [row for row in rows_of(lived) if "forgotten" in str(row["What"])]
    run("pair", "--sheet", lived, "--today", "2027-01-18")
    proposed = [row for row in table(lived, "Matches") if row["Giver"] == "Kestrel Quillon"]
    assert [(row["Asker"], row["State"]) for row in proposed] == [("Ana", "proposed")]


@pytest.mark.thorough
def test_whoever_is_let_in_and_forgotten_again_is_out_until_the_next_word(lived: Path) -> None:
    forget(lived)
    sign_up(lived)
    let_in(lived, "2027-01-15")
    run("forget", "Kestrel Quillon", "--sheet", lived, "--today", "2027-01-15", "--yes")
    assert "kestrel" not in everything(lived).lower()
    sign_up(lived)
    assert "asked to be forgotten" in run("check", "--sheet", lived, code=1)
    let_in(lived, "2027-01-16")
    assert "asked to be forgotten" not in run("check", "--sheet", lived)


@pytest.mark.thorough
def test_an_old_copy_brings_nobody_back_whose_word_to_be_let_in_was_used_up(
    lived: Path, tmp_path: Path
) -> None:
    forget(lived)
    sign_up(lived)
    let_in(lived, "2027-01-15")
    shutil.copy(lived, tmp_path / "old.xlsx")
    run("forget", "Kestrel Quillon", "--sheet", lived, "--today", "2027-01-15", "--yes")
    shutil.copy(tmp_path / "old.xlsx", lived)
    assert "asked to be forgotten" in run("check", "--sheet", lived, code=1)


@pytest.mark.thorough
def test_an_answer_to_a_form_of_who_was_forgotten_waits_for_the_word_too(lived: Path) -> None:
    forget(lived)
    answers = lived.with_name("answers.csv")
    answers.write_text(
        "Timestamp,Your name,Your e-mail address,What can you help with?\n"
        "2027-01-14 10:00:00,Kestrel Quillon,kestrel.quillon@example.org,Role models\n"
    )
    run("collect", "--from", answers, "--sheet", lived, "--today", "2027-01-14", code=None)
    assert "asked to be forgotten" in run("check", "--sheet", lived, code=1)
    run("pair", "--sheet", lived, "--today", "2027-01-14", code=1)
    let_in(lived, "2027-01-15")
    run("pair", "--sheet", lived, "--today", "2027-01-18")
    assert "Kestrel Quillon" in {row["Giver"] for row in table(lived, "Matches")}


@pytest.mark.thorough
def test_a_word_that_lets_nobody_in_leaves_them_out(lived: Path) -> None:
    forget(lived)
    sign_up(lived)
    (back,) = [row for row in rows_of(lived) if "forgotten" in str(row)]
    typing(lived, "no", key=str(back["Row"]))
    run("collect", "--sheet", lived, "--today", "2027-01-15", code=1)
    assert "asked to be forgotten" in run("check", "--sheet", lived, code=1)


@pytest.mark.thorough
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


@pytest.mark.thorough
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


TYPED = ["Match", "Giver", "Asker", "Needs", "State", "Since"]


@pytest.fixture
def typed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], Path]:
    """Makes a programme whose only match a person typed, without columns for ids, and asks the two how it goes."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))

    def make(giver: str) -> Path:
        path = workbook(
            tmp_path / "p.xlsx",
            Participants=[PEOPLE, QUILL, ANA, EVE],
            Needs=[NEEDS, ANAS_NEED],
            Matches=[TYPED, ["M1", giver, "Ana", "role models", "active", "2027-01-04"]],
        )
        run("checkin", "--sheet", path, "--today", "2027-01-12", "--yes")
        return path

    return make


@pytest.mark.thorough
@pytest.mark.parametrize("giver", ["Kestrel Quillon", "kestrel.quillon@example.org", "Kestrel"])
def test_the_only_match_of_a_tab_without_ids_closes_quietly_for_all_others(
    typed: Callable[[str], Path], giver: str
) -> None:
    path = typed(giver)
    forget(path)
    assert "kestrel" not in everything(path).lower()
    (row,) = table(path, "Matches")
    assert (row["Giver"], row["Asker"], row["State"]) == ("(forgotten)", "Ana", "ended")
    assert "2 people" in run("check", "--sheet", path)
    told = run("followup", "--sheet", path, "--today", "2027-01-25", "--yes")
    assert "Somebody is moving on" in told
    run("checkin", "--sheet", path, "--today", "2027-02-08", "--yes")
    assert "2 people" in run("check", "--sheet", path)


@pytest.mark.thorough
def test_a_match_with_nobody_that_still_says_active_is_over_whatever_it_says(
    typed: Callable[[str], Path],
) -> None:
    path = typed("Kestrel Quillon")
    forget(path)
    set_cell(path, "Matches", 1, "State", "active")
    run("checkin", "--sheet", path, "--today", "2027-01-25", "--yes")
    run("check", "--sheet", path)


@pytest.mark.thorough
def test_whoever_deletes_the_row_of_who_was_forgotten_has_lost_nothing(
    typed: Callable[[str], Path],
) -> None:
    path = typed("Kestrel Quillon")
    forget(path)
    for header in TYPED:
        set_cell(path, "Matches", 1, header, None)
    run("checkin", "--sheet", path, "--today", "2027-01-25", "--yes")
