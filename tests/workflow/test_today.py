"""The tab Today through the real command: what waits, the words that people type, and what becomes of them."""

from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import openpyxl
import pytest

from mentorsheets.domain.clock import Moment
from mentorsheets.runtime.config import Config
from mentorsheets.runtime.open_sheet import read
from mentorsheets.runtime.system_clock import SystemClock
from mentorsheets.sheet.today_places import HEADER_ROW, LOOKED, WHERE
from mentorsheets.sheet.workbook.backend import Workbook
from mentorsheets.workflow.save import save
from mentorsheets.workflow.take_words import take_words
from tests.sheet.desks import Interrupted
from tests.workflow.sheets import (
    ANAS_NEED,
    EVE,
    GIL,
    NEEDS,
    PEOPLE,
    run,
    small_programme,
    table,
    workbook,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from openpyxl.worksheet.worksheet import Worksheet

DAY = "2026-11-23"
NEXT = "2026-11-24"
MATCHES = ["Match", "Giver", "Asker", "Needs", "Why", "Coordinator", "State", "Since"]
HISTORY = ["Entry", "On", "What", "From", "To", "Person", "Match", "In their words", "Person id"]
SETTINGS = [["Setting", "Value"], ["Programme", "Harbour"], ["Coordinator e-mail", "co@example.org"]]
ACTIVE = ["m1", "gil@example.org", "ana@example.org", "Role models", "", None, "active", date(2026, 11, 2)]

Rows = list[dict[str, object]]


@pytest.fixture(autouse=True)
def _in_a_folder_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let no mail of a test come to lie where the tests were started."""
    monkeypatch.chdir(tmp_path)


def rows_of(path: Path) -> Rows:
    """Return what waits, by the titles of the columns."""
    sheet = openpyxl.load_workbook(path)["Today"]
    header, *rows = sheet.iter_rows(min_row=HEADER_ROW + 1, values_only=True)
    found: Rows = [dict(zip(map(str, header), row, strict=True)) for row in rows]
    return [row for row in found if row["Row"]]


def typing(path: Path, says: str, what: str = "", key: str = "") -> None:
    """Type a word into the green cell of the first row of this kind."""
    book = openpyxl.load_workbook(path)
    sheet = book["Today"]
    for row in sheet.iter_rows(min_row=HEADER_ROW + 2):
        if row[6].value and str(row[0].value).startswith(what) and (not key or row[6].value == key):
            row[4].value = says
            book.save(path)
            return
    raise AssertionError(f"nothing of this kind waits: {what}")


def proposed(folder: Path) -> Path:
    path = small_programme(folder, Settings=SETTINGS)
    run("pair", "--sheet", path, "--today", DAY)
    return path


def with_word_of(folder: Path, what: str, words: str = "", **settings: list[list[object]]) -> Path:
    """Return a programme in which Ana, who is helped by Gil, said something that a human must see to."""
    states = ["active", "active"] if what == "needs something" else [None, None]
    entry = ["h1", date(2026, 11, 22), what, *states, "Ana", "m1", words, ""]
    path = small_programme(
        folder, Settings=SETTINGS, Matches=[MATCHES, ACTIVE], History=[HISTORY, entry], **settings
    )
    ana = next(person.id for person in read(Workbook(path)).programme.people if person.name == "Ana")
    book = openpyxl.load_workbook(path)
    book["History"]["I2"] = ana
    book.save(path)
    return path


def test_every_command_that_writes_draws_today_and_it_stands_first(tmp_path: Path) -> None:
    path = proposed(tmp_path)
    book = openpyxl.load_workbook(path)
    assert book.sheetnames[0] == "Today"
    assert book["Today"].cell(1, 1).value == "Harbour"
    assert book["Today"].cell(LOOKED[0] + 1, LOOKED[1] + 1).value == datetime(2026, 11, 23)
    (row,) = rows_of(path)
    assert (row["What"], row["Who"]) == ("To decide", "Gil for Ana")
    assert [row[f"Choice {n}"] for n in range(1, 4)] == ["approve", "decline", "pin"]


def test_the_day_turns_red_and_the_green_cell_offers_the_words_of_its_own_row(tmp_path: Path) -> None:
    sheet = openpyxl.load_workbook(proposed(tmp_path))["Today"]
    rules = [rule.formula[0] for area in sheet.conditional_formatting for rule in area.rules]
    assert "AND(ISNUMBER($F$1),TODAY()-$F$1>2)" in rules
    boxes, offer = sheet.data_validations.dataValidation
    assert (str(boxes.sqref), boxes.formula1) == ("E8 E9 E10 E11", '"do it"')
    assert str(offer.sqref).startswith("E14:E")
    assert "$K14" in str(offer.formula1)


@pytest.mark.thorough
def test_a_typed_word_is_done_by_the_next_run_written_to_history_and_its_row_goes(tmp_path: Path) -> None:
    path = proposed(tmp_path)
    typing(path, "Approve")
    run("collect", "--sheet", path, "--today", NEXT)
    assert "To decide" not in [row["What"] for row in rows_of(path)]
    (match,) = table(path, "Matches")
    assert match["Coordinator"] == "approve"
    assert "approve" in [row["In their words"] for row in table(path, "History")]
    lines = len(table(path, "History"))
    run("collect", "--sheet", path, "--today", NEXT)
    assert len(table(path, "History")) == lines


def test_a_word_that_is_not_possible_stays_and_the_row_says_so(tmp_path: Path) -> None:
    path = proposed(tmp_path)
    typing(path, "maybe next year")
    run("collect", "--sheet", path, "--today", NEXT)
    run("introduce", "--sheet", path, "--today", NEXT)
    (row,) = rows_of(path)
    assert row["Your word"] == "maybe next year"
    said = str(row["In their words, or why"])
    assert said.endswith(
        "(Your word is not one that is possible here. Type one of: approve · decline · pin.)"
    )


@pytest.mark.thorough
def test_a_word_typed_between_reading_and_drawing_is_neither_lost_nor_done_twice(tmp_path: Path) -> None:
    path = proposed(tmp_path)
    backend = Workbook(path)
    reading = read(backend)
    person = Interrupted(backend, lambda: typing(path, "decline"))
    save(person, reading, (), date(2026, 11, 24))
    (row,) = rows_of(path)
    assert row["Your word"] == "decline"
    for _ in range(2):
        run("collect", "--sheet", path, "--today", NEXT)
    assert [row["Coordinator"] for row in table(path, "Matches")] == ["decline"]
    assert [row["In their words"] for row in table(path, "History")].count("decline") == 1


@pytest.mark.thorough
def test_a_word_that_is_changed_while_it_is_carried_out_stays_for_the_next_run(tmp_path: Path) -> None:
    path = proposed(tmp_path)
    typing(path, "approve")
    backend = Workbook(path)
    reading = read(backend)
    done = frozenset({("decide/" + str(table(path, "Matches")[0]["Match"]), "approve")})
    person = Interrupted(backend, lambda: typing(path, "decline"))
    save(person, reading, (), date(2026, 11, 24), done=done)
    assert rows_of(path)[0]["Your word"] == "decline"


@pytest.mark.thorough
def test_a_word_on_something_that_is_over_meanwhile_is_kept_in_history(tmp_path: Path) -> None:
    path = proposed(tmp_path)
    typing(path, "approve")
    book = openpyxl.load_workbook(path)
    book["Matches"]["F2"] = "decline"
    book.save(path)
    run("collect", "--sheet", path, "--today", NEXT)
    assert [row["Coordinator"] for row in table(path, "Matches")] == ["decline"]
    assert "(too late) approve" in [row["In their words"] for row in table(path, "History")]
    assert not [row for row in rows_of(path) if row["Your word"]]


@pytest.mark.thorough
@pytest.mark.parametrize(
    ("word", "state"),
    [
        ("end it kindly", "closing"),
        ("hand over", "handed over"),
        ("it is met", "closing"),
        ("write again", "active"),
    ],
)
def test_each_word_on_a_relationship_does_what_it_says(tmp_path: Path, word: str, state: str) -> None:
    path = with_word_of(tmp_path, "needs something", "Could you look?")
    run("collect", "--sheet", path, "--today", DAY)
    run("introduce", "--sheet", path, "--today", DAY)
    (row,) = [row for row in rows_of(path) if row["What"] == "Needs something"]
    assert (row["Who"], "Could you look?" in str(row["In their words, or why"])) == ("Ana, about Gil", True)
    typing(path, word, "Needs something")
    run("collect", "--sheet", path, "--today", DAY)
    assert [row["State"] for row in table(path, "Matches")] == [state]
    assert "Needs something" not in [row["What"] for row in rows_of(path)]


@pytest.mark.thorough
def test_no_question_goes_out_about_what_waits_for_the_coordinator_until_they_have_decided(
    tmp_path: Path,
) -> None:
    path = with_word_of(tmp_path, "needs something", "Could you look?")
    run("followup", "--sheet", path, "--today", DAY)
    for monday in ("2026-11-30", "2026-12-07", "2027-01-11"):
        run("checkin", "--sheet", path, "--today", monday)
    assert "check-in" not in [row["Kind"] for row in table(path, "Messages")]
    assert "Needs something" in [row["What"] for row in rows_of(path)]
    typing(path, "write again", "Needs something")
    run("checkin", "--sheet", path, "--today", "2027-01-18")
    assert "check-in" in [row["Kind"] for row in table(path, "Messages")]


@pytest.mark.thorough
def test_nothing_goes_away_by_time_alone(tmp_path: Path) -> None:
    path = with_word_of(tmp_path, "wrote something unclear", "It depends on her.")
    run("introduce", "--sheet", path, "--today", DAY)
    run("introduce", "--sheet", path, "--today", "2027-08-02")
    (row,) = [row for row in rows_of(path) if row["What"] == "Wrote what only you can read"]
    assert "It depends on her." in str(row["In their words, or why"])


@pytest.mark.thorough
def test_whoever_asked_for_help_is_held_until_a_human_says_so_and_their_words_stand_nowhere(
    tmp_path: Path,
) -> None:
    path = with_word_of(tmp_path, "asks to talk")
    run("introduce", "--sheet", path, "--today", DAY)
    first = rows_of(path)[0]
    assert (first["What"], first["Who"]) == ("Asked for help", "Ana")
    said = run("due", "--sheet", path, "--today", "2027-02-01", "--days", "60")
    assert "to Ana" not in said
    typing(path, "I have talked to them, go on")
    run("collect", "--sheet", path, "--today", "2027-02-01")
    assert "Asked for help" not in [row["What"] for row in rows_of(path)]
    assert "to Ana" in run("due", "--sheet", path, "--today", "2027-02-01", "--days", "60")


def test_a_person_without_an_address_stands_in_today(tmp_path: Path) -> None:
    path = workbook(
        tmp_path / "p.xlsx",
        Participants=[PEOPLE, GIL, ["Ana", None], EVE],
        Needs=[NEEDS, ANAS_NEED],
        Settings=SETTINGS,
    )
    run("pair", "--sheet", path, "--today", DAY)
    assert ("Cannot be written to", "Ana") in [(row["What"], row["Who"]) for row in rows_of(path)]


@pytest.mark.thorough
def test_a_tab_into_which_somebody_put_rows_above_or_from_which_they_took_some_loses_no_word(
    tmp_path: Path,
) -> None:
    path = proposed(tmp_path)
    changes: tuple[Callable[[Worksheet], None], ...] = (
        lambda sheet: sheet.insert_rows(1, 2),
        lambda sheet: sheet.delete_rows(6, 3),
    )
    typing(path, "what now")
    for change in changes:
        book = openpyxl.load_workbook(path)
        change(book["Today"])
        book.save(path)
        run("introduce", "--sheet", path, "--today", NEXT)
        values = [
            cell for row in openpyxl.load_workbook(path)["Today"].iter_rows(values_only=True) for cell in row
        ]
        assert values.count("what now") == 1


@pytest.mark.thorough
def test_each_row_links_to_its_cell(tmp_path: Path) -> None:
    path = proposed(tmp_path)
    run("introduce", "--sheet", path, "--today", NEXT)
    sheet = openpyxl.load_workbook(path)["Today"]
    assert str(sheet.cell(HEADER_ROW + 2, WHERE + 1).value).startswith("=IF(I14=")
    (row,) = rows_of(path)
    assert (row["Leads to"], row["Is called"]) == ("#'Matches'!F2", "Matches, F2")


def test_what_stays_unmet_stands_in_today_in_the_words_of_the_one_who_asks(tmp_path: Path) -> None:
    path = small_programme(tmp_path, Needs=[NEEDS, ["Ana", "safe space", "A room to think aloud"]])
    run("pair", "--sheet", path, "--today", DAY)
    (row,) = rows_of(path)
    assert (row["What"], row["Who"]) == ("Nobody yet", "Ana")
    assert row["In their words, or why"] == "Safe space: “A room to think aloud”"


@pytest.mark.thorough
def test_words_are_left_alone_by_a_dry_run(tmp_path: Path) -> None:
    path = proposed(tmp_path)
    typing(path, "approve")
    before = path.read_bytes()
    run("collect", "--sheet", path, "--today", NEXT, "--dry-run")
    assert path.read_bytes() == before
    assert take_words(Workbook(path), Config(str(path)), Moment(SystemClock())).done == 1
