"""What is long over moves out of a workbook into one of its year, and nothing is lost, told twice or sent twice."""

import os
import shutil
import sys
from collections import Counter
from datetime import date, datetime
from pathlib import Path
from types import FrameType

import openpyxl
import pytest
from openpyxl.comments import Comment

from benchmarks.long_past import TODAY
from mentorsheets.domain.clock import Moment
from mentorsheets.domain.programme import Programme
from mentorsheets.relations.both_ways import answer_id
from mentorsheets.relations.losses import find_losses
from mentorsheets.relations.plan import due_today
from mentorsheets.relations.retention import CLEARED
from mentorsheets.runtime.open_sheet import read
from mentorsheets.sheet.edits import SetRow, Values
from mentorsheets.sheet.schema import ARCHIVED_TABS
from mentorsheets.sheet.workbook.backend import Workbook
from mentorsheets.sheet.writing.commit import commit
from mentorsheets.workflow.archives import read_with_archives
from mentorsheets.workflow.move_old_past import move_old_past
from tests.cases import EACH_CASE
from tests.mail.letters import TurnableClock
from tests.workflow.old_past import MONTHS, make_old_past
from tests.workflow.sheets import run, table

NOON = Moment(TurnableClock(), datetime(TODAY.year, TODAY.month, TODAY.day, 12))
ARCHIVE = "years archive 2026.xlsx"
WATCHED = ("move_old_past.py", "old_rows.py", "workbook/backend.py", "workbook/file.py", "workbook/drop.py")
DEAD = 9
"""What a run ends with that died on its way."""
STEPS_APART = 2 if EACH_CASE else 23
"""Entries and exits of functions between two at which a run is killed."""


@pytest.fixture(scope="module")
def past(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workbook with a year behind it, in which three of four matches ended long ago."""
    path = tmp_path_factory.mktemp("past") / "years.xlsx"
    make_old_past(path)
    return path


def set_setting(path: Path, name: str, months: int) -> None:
    new: Values = {"Value": str(months)}
    commit(Workbook(path), [SetRow("Settings", {"Setting": name}, new, asked_by_a_person=True)])


@pytest.fixture
def sheet(past: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(past, tmp_path / past.name))


def programme_of(path: Path) -> Programme:
    return read(Workbook(path)).programme


def with_archives(path: Path) -> Programme:
    reading = read(Workbook(path))
    return read_with_archives(Workbook(path), reading.book, reading.programme)


def assert_same_past(path: Path, before: Programme) -> None:
    """Say that a sheet and its archives hold what the sheet held before, each row once."""
    now = with_archives(path)
    assert Counter(now.messages) == Counter(before.messages)
    assert Counter(now.check_ins) == Counter(before.check_ins)
    assert Counter(now.history) == Counter(before.history)


def test_old_rows_move_into_the_workbook_of_their_year_and_all_that_follows_stays(sheet: Path) -> None:
    before = programme_of(sheet)
    rows = {tab.title: len(table(sheet, tab.title)) for tab in ARCHIVED_TABS}
    moved = move_old_past(Workbook(sheet), NOON)
    archive = sheet.with_name(ARCHIVE)
    there = {tab.title: len(table(archive, tab.title)) for tab in ARCHIVED_TABS}
    left = {tab.title: len(table(sheet, tab.title)) for tab in ARCHIVED_TABS}
    assert all(there.values())
    assert sum(there.values()) == moved
    assert {title: left[title] + there[title] for title in rows} == rows
    assert archive.stat().st_mode & 0o777 == 0o600
    assert_same_past(sheet, before)
    after = programme_of(sheet)
    assert {one.id for one in after.messages} == {one.id for one in before.messages}
    assert find_losses(after) == ()
    assert due_today(after, date(2027, 1, 11)) == due_today(before, date(2027, 1, 11))
    assert move_old_past(Workbook(sheet), NOON) == 0


@pytest.mark.thorough
def test_what_goes_on_and_what_a_human_wrote_beside_it_stays_where_it_is(sheet: Path) -> None:
    before = programme_of(sheet)
    live = {one.id for one in before.matches if not one.state.is_over}
    move_old_past(Workbook(sheet), NOON)
    kept = [row["Check-in"] for row in table(sheet, "Check-ins")]
    assert {row.id for row in before.check_ins if row.match in live} <= set(kept)
    assert kept == [row.id for row in before.check_ins if row.id in set(kept)]
    told = {row["Match"] for row in table(sheet.with_name(ARCHIVE), "History")}
    assert told
    assert told.isdisjoint(live)


@pytest.mark.thorough
def test_a_row_with_something_of_peoples_own_stays_and_the_others_move(sheet: Path) -> None:
    own = programme_of(sheet)
    book = openpyxl.load_workbook(sheet)
    tab = book["Check-ins"]
    tab.cell(1, tab.max_column + 1).value = "My own column"
    for row in range(2, 12):
        tab.cell(row, tab.max_column).value = "ring her"
    kept = [tab.cell(row, 1).value for row in range(2, 12)]
    book.save(sheet)
    assert move_old_past(Workbook(sheet), NOON) > 0
    assert_same_past(sheet, own)
    rows = table(sheet, "Check-ins")
    assert [row["Check-in"] for row in rows if row["My own column"]] == kept
    answered = {answer_id(row, one) for row in own.check_ins if row.id in kept for one in row.matches}
    there = {row["Entry"] for row in table(sheet, "History")}
    assert answered & {entry.id for entry in own.history} <= there


@pytest.mark.thorough
def test_a_tab_in_which_somebody_noted_something_keeps_its_rows_and_the_lines_of_their_answers(
    sheet: Path,
) -> None:
    own = programme_of(sheet)
    book = openpyxl.load_workbook(sheet)
    book["Check-ins"]["D9"].comment = Comment("She rang about it.", "Ines")
    book.save(sheet)
    assert move_old_past(Workbook(sheet), NOON) == len(table(sheet.with_name(ARCHIVE), "Messages")) > 0
    assert_same_past(sheet, own)
    after = programme_of(sheet)
    assert (after.check_ins, after.history) == (own.check_ins, own.history)


@pytest.mark.thorough
@pytest.mark.parametrize(("months", "day"), [(0, TODAY), (18, TODAY), (MONTHS, date(2027, 1, 8))])
def test_rows_stay_as_long_as_the_setting_says_and_move_in_the_first_week_of_a_month(
    sheet: Path, months: int, day: date
) -> None:
    set_setting(sheet, "Archive after", months)
    stands = datetime(day.year, day.month, day.day, 12)
    assert move_old_past(Workbook(sheet), Moment(TurnableClock(), stands)) == 0


@pytest.mark.thorough
def test_words_in_the_archive_go_when_their_time_is_over_with_the_next_rows_that_move(sheet: Path) -> None:
    set_setting(sheet, "Keep words for", 0)
    whole = programme_of(sheet)
    over = {one.id for one in whole.matches if one.state.is_over}
    said = next(row for row in whole.check_ins if row.answer and over.issuperset(row.matches))
    commit(Workbook(sheet), [set_words(said.id, "I liked it")])
    move_old_past(Workbook(sheet), NOON)
    words = {row["Check-in"]: row["In their words"] for row in table(sheet.with_name(ARCHIVE), "Check-ins")}
    assert words[said.id] == "I liked it"
    set_setting(sheet, "Keep words for", 3)
    move_old_past(Workbook(sheet), Moment(TurnableClock(), datetime(2027, 3, 1, 12)))
    words = {row["Check-in"]: row["In their words"] for row in table(sheet.with_name(ARCHIVE), "Check-ins")}
    assert words[said.id] == CLEARED
    assert Workbook(sheet.with_name(ARCHIVE)).find_traces(lambda text: "I liked it" in text) == ()


def set_words(check_in: str, words: str) -> SetRow:
    return SetRow("Check-ins", {"Check-in": check_in}, {"In their words": words}, asked_by_a_person=True)


def die_at(place: int, path: Path) -> bool:
    """Move in a process of its own that ends without a word at its `place`th step; return whether it did."""
    child = os.fork()
    if child:
        return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == DEAD
    seen: set[object] = set()

    def watch(frame: FrameType, event: str, _: object) -> None:
        if event in {"call", "return"} and frame.f_code.co_filename.endswith(WATCHED):
            seen.add((event, frame.f_code))
            if len(seen) > place:
                os._exit(DEAD)

    sys.setprofile(watch)
    try:
        move_old_past(Workbook(path), NOON)
    finally:
        os._exit(0)


@pytest.mark.thorough
def test_a_run_killed_anywhere_loses_no_row_and_doubles_none_and_the_next_one_ends_its_work(
    past: Path, tmp_path: Path
) -> None:
    before, deaths = programme_of(past), 0
    for place in range(0, 200, STEPS_APART):
        folder = tmp_path / str(place)
        folder.mkdir()
        sheet = Path(shutil.copy(past, folder / past.name))
        if not die_at(place, sheet):
            break
        deaths += 1
        assert_same_past(sheet, before)
        move_old_past(Workbook(sheet), NOON)
        assert_same_past(sheet, before)
        keys = [
            row["Check-in"] for name in (sheet.name, ARCHIVE) for row in table(folder / name, "Check-ins")
        ]
        assert sorted(keys) == sorted(row.id for row in before.check_ins)
    assert deaths > 2


@pytest.mark.thorough
def test_a_pass_moves_old_rows_sends_nothing_again_and_reports_the_same(
    sheet: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    monkeypatch.chdir(tmp_path)
    report = ["report", "--sheet", str(sheet), "--today", str(TODAY), "--for", "board", "--format", "json"]
    told = run(*report)
    outbox = tmp_path / "outbox"
    command = ["checkin", "--sheet", str(sheet), "--mail", f"outbox:{outbox}", "--yes"]
    run(*command, "--today", TODAY)
    assert sheet.with_name(ARCHIVE).exists()
    assert list(outbox.glob("*.eml")) == []
    assert run(*report) == told
    shutil.rmtree(tmp_path / "mentorsheets", ignore_errors=True)
    for journal in tmp_path.glob(".*journal*"):
        journal.unlink()
    run(*command, "--today", TODAY)
    assert list(outbox.glob("*.eml")) == []


@pytest.mark.thorough
def test_forgetting_reaches_into_the_archive_and_an_export_shows_what_stands_there(
    sheet: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    monkeypatch.chdir(tmp_path)
    whole = programme_of(sheet)
    move_old_past(Workbook(sheet), NOON)
    who = next(row["Person"] for row in table(sheet.with_name(ARCHIVE), "Check-ins"))
    (person,) = (one for one in whole.people if one.name == who)
    day = ["--sheet", str(sheet), "--today", str(TODAY)]
    run("export", who, *day, "--out", tmp_path / "export")
    page = (tmp_path / "export" / "data.json").read_text(encoding="utf-8")
    asked = [row for row in whole.check_ins if row.person == person.id]
    assert all(row.id in page for row in asked)
    would = run("forget", who, *day, "--dry-run")
    assert f"{ARCHIVE}, Check-ins" in would
    done = run("forget", who, *day, "--yes")
    assert "nothing left" in done
    for title in ("Messages", "Check-ins", "History"):
        for row in table(sheet.with_name(ARCHIVE), title):
            assert person.id not in str(row)
            assert f"{who} " not in f"{row} "
    keys = {one.id for one in with_archives(sheet).messages}
    assert len(keys) == len(whole.messages)
    sheet.with_name(ARCHIVE).unlink()
    again = run("forget", "Person 3", *day, "--yes", code=1)
    assert f"{ARCHIVE}, which is not beside the sheet any more" in again
