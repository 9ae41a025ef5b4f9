"""A person's new address, typed or by a form: the same person, asked where they are known, and mailed once."""

from datetime import datetime
from pathlib import Path

import openpyxl
import pytest

from mentorsheets.sheet.backend import Cell
from tests.mail.bodies import body_of
from tests.mail.incoming.imap_server import Mailbox
from tests.workflow.sheets import GIL, NEEDS, PEOPLE, run, set_cell, small_programme, table
from tests.workflow.taps import buttons, mails_to, tap

FIRST, SECOND, THIRD = "ana@example.org", "ana2@example.org", "ana.d@example.com"
ROWS = [PEOPLE, GIL, ["Ana Duarte", FIRST, None, None, None, None, "Tue evening"]]


@pytest.fixture
def typed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Ana asks for something under her address, and is in touch with Gil."""
    monkeypatch.chdir(tmp_path)
    return small_programme(
        tmp_path,
        Participants=ROWS,
        Needs=[NEEDS, [FIRST, "role models", "How did you get there?"]],
        Matches=[["Giver", "Asker", "Needs", "State"], ["Gil", FIRST, "role models", "active"]],
    )


def test_an_address_that_the_coordinator_changes_twice_leaves_the_person_who_they_are(typed: Path) -> None:
    run("checkin", "--sheet", typed, "--today", "2026-11-23", "--yes")
    assert len(mails_to(FIRST)) == 1
    for address in (SECOND, THIRD):
        set_cell(typed, "Participants", 2, "Email", address)
        run("checkin", "--sheet", typed, "--today", "2026-11-23", "--yes")
        assert "1 need," in run("check", "--sheet", typed)
    assert (mails_to(SECOND), mails_to(THIRD)) == ([], [])
    run("checkin", "--sheet", typed, "--today", "2026-11-30", "--yes")
    assert (len(mails_to(FIRST)), len(mails_to(SECOND)), len(mails_to(THIRD))) == (1, 0, 1)
    (match,) = table(typed, "Matches")
    assert match["State"] == "active"
    assert len({row["Person id"] for row in table(typed, "Check-ins")}) == 2


@pytest.mark.thorough
def test_a_need_typed_under_the_last_address_but_one_is_still_theirs(typed: Path) -> None:
    run("pair", "--sheet", typed, "--today", "2026-11-23")
    set_cell(typed, "Participants", 2, "Email", SECOND)
    run("pair", "--sheet", typed, "--today", "2026-11-24")
    set_cell(typed, "Needs", 1, "Person", SECOND)
    run("pair", "--sheet", typed, "--today", "2026-11-25")
    set_cell(typed, "Participants", 2, "Email", THIRD)
    run("pair", "--sheet", typed, "--today", "2026-11-26")
    assert "1 need," in run("check", "--sheet", typed)


SETTINGS: list[list[Cell]] = [
    ["Setting", "Value"],
    ["Coordinator e-mail", "co@example.org"],
    ["Answers come in by", "mailbox"],
    ["Most mails a week", 7],
]
SIGN_UP = [
    "Timestamp",
    "Email Address",
    "What is your name?",
    "What can you help with?",
    "Old e-mail address",
]


@pytest.fixture
def formed(typed: Path, box: Mailbox) -> Path:
    """The same with a form that asks for the address by which somebody was known."""
    book = openpyxl.load_workbook(typed)
    for title, rows in (("Settings", SETTINGS), ("Form Responses 1", [SIGN_UP])):
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(row)
    book.save(typed)
    run("init", "--sheet", typed, code=None)
    fill_in(typed, 1, "gil@example.org", "Gil", "Role models")
    run("collect", "--sheet", typed, "--today", "2026-11-20", code=None)
    return typed


def fill_in(path: Path, day: int, *cells: Cell) -> None:
    book = openpyxl.load_workbook(path)
    book["Form Responses 1"].append([datetime(2026, 11, day, 9), *cells])
    book.save(path)


def collect(path: Path, day: int) -> str:
    return run("collect", "--sheet", path, "--today", f"2026-11-{day}", code=None)


def write(path: Path, day: int) -> None:
    run("followup", "--sheet", path, "--today", f"2026-11-{day}", "--yes", code=None)


def people(path: Path) -> list[tuple[str, str]]:
    return [(row["Name"], row["Email"]) for row in table(path, "Participants")]


def today(path: Path) -> str:
    rows = openpyxl.load_workbook(path)["Today"].iter_rows(max_col=5, values_only=True)
    return "\n".join(str(row) for row in rows if any(row))


def say(path: Path, about: str, word: str) -> None:
    """Type a word beside what is said in Today."""
    book = openpyxl.load_workbook(path)
    page = book["Today"]
    row = next(row for row in page.iter_rows() if any(about in str(cell.value) for cell in row))
    page.cell(row[0].row or 0, 5).value = word
    book.save(path)


def asked(address: str = FIRST) -> list[dict[str, str]]:
    """Return the buttons of each mail that asks somebody whether it was them."""
    return [buttons(mail) for mail in mails_to(address) if "Was that you?" in body_of(mail)]


def ids(path: Path) -> dict[str, str]:
    return {row["Name"]: row["Person id"] for row in table(path, "Register")}


@pytest.mark.thorough
def test_who_says_their_old_address_is_asked_there_and_a_yes_moves_them_with_all_that_is_theirs(
    formed: Path, box: Mailbox
) -> None:
    before = ids(formed)["Ana Duarte"]
    fill_in(formed, 21, SECOND, "Ana Duarte", "Accountability", FIRST)
    assert "waits" in collect(formed, 22)
    assert people(formed)[1:] == [("Ana Duarte", FIRST)]
    write(formed, 23)
    (links,) = asked()
    assert asked(SECOND) == []
    assert SECOND in body_of(mails_to(FIRST)[-1])
    box.hold(tap(links["Yes, that was me"], FIRST, 1))
    collect(formed, 24)
    assert people(formed)[1:] == [("Ana Duarte", SECOND)]
    collect(formed, 25)
    (row,) = [row for row in table(formed, "Participants") if row["Name"] == "Ana Duarte"]
    assert (row["Email"], row["Offers"]) == (SECOND, "Accountability")
    assert ids(formed)["Ana Duarte"] == before
    assert [row["State"] for row in table(formed, "Matches")] == ["active"]
    assert "1 need," in run("check", "--sheet", formed, code=None)
    run("checkin", "--sheet", formed, "--today", "2026-11-30", "--yes", code=None)
    told = [str(mail["Subject"]) for mail in mails_to(FIRST)]
    assert not [subject for subject in told if "going" in subject]
    assert [subject for mail in mails_to(SECOND) if "going" in (subject := str(mail["Subject"]))]


@pytest.mark.thorough
@pytest.mark.parametrize("said", ["No", None])
def test_without_a_yes_the_row_stays_and_today_says_so(formed: Path, box: Mailbox, said: str | None) -> None:
    fill_in(formed, 21, SECOND, "Ana Duarte", "Accountability", FIRST)
    collect(formed, 21)
    write(formed, 22)
    if said:
        box.hold(tap(asked()[0][said], FIRST, 1))
    for day in (23, 29, 30):
        collect(formed, day)
        write(formed, day)
    assert people(formed)[1:] == [("Ana Duarte", FIRST)]
    assert len(asked()) == 1
    assert f"they write from {SECOND} now" in today(formed)


@pytest.mark.thorough
def test_a_yes_from_the_new_address_moves_nobody(formed: Path, box: Mailbox) -> None:
    fill_in(formed, 21, SECOND, "Ana Duarte", None, FIRST)
    collect(formed, 21)
    write(formed, 22)
    box.hold(tap(asked()[0]["Yes, that was me"], SECOND, 1))
    collect(formed, 23)
    collect(formed, 24)
    assert people(formed)[1:] == [("Ana Duarte", FIRST)]


@pytest.mark.thorough
def test_the_same_name_alone_is_for_the_coordinator_who_has_them_asked_or_takes_them_for_somebody_new(
    formed: Path, box: Mailbox
) -> None:
    fill_in(formed, 21, SECOND, "Ana Duarte", "Accountability", None)
    fill_in(formed, 21, THIRD, "ana duarte", "Safe space", None)
    collect(formed, 22)
    write(formed, 22)
    assert (people(formed)[1:], asked()) == ([("Ana Duarte", FIRST)], [])
    say(formed, f"in this name from {SECOND}", "the same person")
    say(formed, f"in this name from {THIRD}", "somebody else")
    collect(formed, 23)
    write(formed, 23)
    assert people(formed)[1:] == [("Ana Duarte", FIRST), ("ana duarte", THIRD)]
    box.hold(tap(asked()[0]["Yes, that was me"], FIRST, 1))
    collect(formed, 24)
    collect(formed, 25)
    assert people(formed)[1:] == [("Ana Duarte", SECOND), ("ana duarte", THIRD)]
    (row,) = [row for row in table(formed, "Participants") if row["Email"] == SECOND]
    assert row["Offers"] == "Accountability"


@pytest.mark.thorough
def test_a_new_address_in_an_answer_from_the_known_one_is_asked_about_there(
    formed: Path, box: Mailbox
) -> None:
    book = openpyxl.load_workbook(formed)
    book["Form Responses 1"].cell(1, 6).value = "New e-mail address, if it changed"
    book.save(formed)
    fill_in(formed, 21, FIRST, "Ana Duarte", "Accountability", None, SECOND)
    collect(formed, 21)
    write(formed, 22)
    assert people(formed)[1:] == [("Ana Duarte", FIRST)]
    box.hold(tap(asked()[0]["Yes, that was me"], FIRST, 1))
    collect(formed, 23)
    assert people(formed)[1:] == [("Ana Duarte", SECOND)]


@pytest.mark.thorough
def test_somebody_elses_old_address_moves_nobody(formed: Path) -> None:
    fill_in(formed, 21, SECOND, "Mallory Moss", None, FIRST)
    collect(formed, 21)
    write(formed, 22)
    assert asked() == []
    assert ("Ana Duarte", FIRST) in people(formed)


@pytest.mark.thorough
def test_where_forms_change_things_at_once_a_told_address_moves_at_once(formed: Path) -> None:
    book = openpyxl.load_workbook(formed)
    book["Settings"].append(["Confirm what forms change", "no"])
    book.save(formed)
    fill_in(formed, 21, SECOND, "Ana Duarte", "Accountability", FIRST)
    before = ids(formed)["Ana Duarte"]
    collect(formed, 21)
    collect(formed, 22)
    assert people(formed)[1:] == [("Ana Duarte", SECOND)]
    assert ids(formed)["Ana Duarte"] == before


@pytest.mark.thorough
def test_whoever_is_forgotten_meanwhile_is_asked_about_no_more(formed: Path) -> None:
    fill_in(formed, 21, SECOND, "Ana Duarte", "Accountability", None)
    collect(formed, 22)
    assert SECOND in today(formed)
    run("forget", FIRST, "--sheet", formed, "--today", "2026-11-23", "--yes", code=None)
    run("pair", "--sheet", formed, "--today", "2026-11-23", code=None)
    assert "came in this name" not in today(formed)
