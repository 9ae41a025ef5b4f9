"""A form that anybody can fill in, through the real commands: what it holds at once, and what waits for a word."""

from datetime import datetime
from pathlib import Path

import openpyxl
import pytest

from mentorsheets.sheet.backend import Cell
from tests.mail.bodies import body_of
from tests.mail.incoming.imap_server import Mailbox
from tests.workflow.sheets import run, set_cell, small_programme, table
from tests.workflow.taps import buttons, mails_to, tap

ANA = "ana@example.org"
FORM = ["Timestamp", "Email Address", "What is your name?", "What do you need?", "Who should we not match you with?",
        "Preferred channel"]  # fmt: skip
SETTINGS: list[list[Cell]] = [
    ["Setting", "Value"],
    ["Coordinator e-mail", "co@example.org"],
    ["Answers come in by", "mailbox"],
    ["Most mails a week", 7],
]
MATCHES: list[list[Cell]] = [
    ["Match", "Giver", "Asker", "Needs", "State"],
    [None, "Gil", "Ana", "Role models", "active"],
]


@pytest.fixture
def sheet(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, box: Mailbox) -> Path:
    """Ana joined by a form, and is in touch with Gil."""
    monkeypatch.chdir(tmp_path)
    people: list[list[Cell]] = [
        ["Name", "Email", "Status", "Offers", "Availability", "Avoid", "Channel"],
        ["Gil", "gil@example.org", None, "Role models", "Tue evening"],
    ]
    path = small_programme(tmp_path, Participants=people, Needs=[["Person", "Need", "In their words", "Status"]],
                           Settings=SETTINGS)  # fmt: skip
    run("init", "--sheet", path, code=None)
    fill_in(path, 1, "Role models, Safe space", None, "video")
    run("collect", "--sheet", path, "--today", "2026-11-20", code=None)
    book = openpyxl.load_workbook(path)
    book["Matches"].cell(2, 2).value, book["Matches"].cell(2, 3).value = "Gil", "Ana"
    titles = [cell.value for cell in book["Matches"][1]]
    for title, value in {"Giver": "Gil", "Asker": "Ana", "Needs": "Role models", "State": "active"}.items():
        book["Matches"].cell(2, titles.index(title) + 1).value = value
    book.save(path)
    return path


def fill_in(path: Path, day: int, needs: str | None, avoid: str | None, channel: str | None) -> None:
    """Let somebody fill in the form in Ana's name."""
    book = openpyxl.load_workbook(path)
    if "Form Responses 1" not in book.sheetnames:
        book.create_sheet("Form Responses 1").append(FORM)
    book["Form Responses 1"].append([datetime(2026, 11, day, 9), ANA, "Ana", needs, avoid, channel])
    book.save(path)


def ana(path: Path) -> dict[str, object]:
    return next(row for row in table(path, "Participants") if row["Name"] == "Ana")


def today(path: Path) -> str:
    rows = openpyxl.load_workbook(path)["Today"].iter_rows(max_col=5, values_only=True)
    return "\n".join(str(row) for row in rows if any(row))


@pytest.mark.thorough
def test_somebody_to_avoid_is_held_apart_at_once_and_stands_in_today_until_the_coordinator_said_a_word(
    sheet: Path,
) -> None:
    fill_in(sheet, 21, None, "Gil", None)
    told = run("collect", "--sheet", sheet, "--today", "2026-11-22", code=None)
    (changed,) = [line for line in told.splitlines() if "Avoid: more is written there now" in line]
    assert "Gil" not in changed
    assert "Ana is to avoid Gil" in today(sheet)
    run("checkin", "--sheet", sheet, "--today", "2026-11-23", code=None)
    run("followup", "--sheet", sheet, "--today", "2026-11-24", code=None)
    assert (mails_to(ANA), mails_to("gil@example.org")) == ([], [])
    assert "Ana is to avoid Gil" in today(sheet)
    say(sheet, "Ana is to avoid Gil", "I have talked to them, go on")
    run("checkin", "--sheet", sheet, "--today", "2026-11-30", code=None)
    # The row of the match is still to be mended: it stands against a rule until somebody pins or ends it.
    left = [line for line in today(sheet).splitlines() if "is to avoid" in line]
    assert all("type pin into Coordinator" in line for line in left)
    assert mails_to("gil@example.org")


def say(path: Path, about: str, word: str) -> None:
    """Type a word beside what is said in Today."""
    book = openpyxl.load_workbook(path)
    page = book["Today"]
    head = next(row for row in page.iter_rows() if any(cell.value == "Your word" for cell in row))
    column = next(cell.column for cell in head if cell.value == "Your word")
    row = next(row for row in page.iter_rows() if any(about in str(cell.value) for cell in row))
    page.cell(row[0].row or 0, column or 0).value = word
    book.save(path)


def test_what_a_form_changes_waits_for_her_tap_at_her_own_address_and_is_then_done(
    sheet: Path, box: Mailbox
) -> None:
    fill_in(sheet, 21, "Safe space", None, "+254 700 000000")
    run("collect", "--sheet", sheet, "--today", "2026-11-22", code=None)
    assert ana(sheet)["Channel"] == "video"
    run("followup", "--sheet", sheet, "--today", "2026-11-23", code=None)
    (asked,) = [mail for mail in mails_to(ANA) if "Was that you?" in body_of(mail)]
    assert "+254 700 000000" in body_of(asked)
    assert "Role models" in body_of(asked)
    box.hold(tap(buttons(asked)["Yes, that was me"], ANA, 1))
    run("collect", "--sheet", sheet, "--today", "2026-11-24", code=None)
    assert ana(sheet)["Channel"] == "+254 700 000000"
    assert {row["Need"]: row["Status"] for row in table(sheet, "Needs")} == {
        "Role models": "withdrawn",
        "Safe space": None,
    }


@pytest.mark.every(8)
@pytest.mark.parametrize("said", ["No", None])
def test_without_her_yes_nothing_of_it_is_ever_done(sheet: Path, box: Mailbox, said: str | None) -> None:
    fill_in(sheet, 21, "Safe space", None, "+254 700 000000")
    run("collect", "--sheet", sheet, "--today", "2026-11-22", code=None)
    run("followup", "--sheet", sheet, "--today", "2026-11-23", code=None)
    (asked,) = [mail for mail in mails_to(ANA) if "Was that you?" in body_of(mail)]
    if said:
        box.hold(tap(buttons(asked)[said], ANA, 1))
    for day in ("2026-11-24", "2026-12-04"):
        run("collect", "--sheet", sheet, "--today", day, code=None)
        run("followup", "--sheet", sheet, "--today", day, code=None)
    assert ana(sheet)["Channel"] == "video"
    assert all(row["Status"] is None for row in table(sheet, "Needs"))
    assert len([mail for mail in mails_to(ANA) if "Was that you?" in body_of(mail)]) == 1
    assert "in their name" in today(sheet) or "whether it was them" in today(sheet)


@pytest.mark.thorough
def test_a_status_typed_in_her_name_that_may_mean_stop_holds_her_mail_and_asks_nobody_but_the_coordinator(
    sheet: Path,
) -> None:
    book = openpyxl.load_workbook(sheet)
    rows = [cell.value for cell in book["Settings"]["A"]]
    place = next(n for n, value in enumerate(rows, 1) if str(value).startswith("Form: "))
    book["Settings"].cell(
        place, 2
    ).value = "Email=Email Address; Name=What is your name?; Status=What do you need?"
    book.save(sheet)
    fill_in(sheet, 21, "left", None, None)
    run("collect", "--sheet", sheet, "--today", "2026-11-22", code=None)
    assert ana(sheet)["Status"] is None
    assert "“left”" in today(sheet)
    run("checkin", "--sheet", sheet, "--today", "2026-11-23", code=None)
    assert mails_to(ANA) == []


@pytest.mark.every(2)
@pytest.mark.parametrize("said", ["left", "paused"])
def test_a_question_that_fills_nothing_holds_by_what_it_says_of_taking_part_and_ends_nothing(
    sheet: Path, said: str
) -> None:
    book = openpyxl.load_workbook(sheet)
    answers = book["Form Responses 1"]
    answers.append([datetime(2026, 11, 21, 9), ANA, "Ana", None, None, None, said])
    answers.cell(1, 7).value = "Status"
    book.save(sheet)
    for day in ("2026-11-22", "2026-11-23"):
        run("collect", "--sheet", sheet, "--today", day, code=None)
        run("followup", "--sheet", sheet, "--today", day, code=None)
        assert ana(sheet)["Status"] == f"held ({said})"
        assert [row["State"] for row in table(sheet, "Matches")] == ["active"]
    assert mails_to(ANA) == mails_to("gil@example.org") == []


@pytest.mark.thorough
def test_a_form_takes_no_manager_away_and_moves_nobody_to_another_team(sheet: Path) -> None:
    book = openpyxl.load_workbook(sheet)
    people, titles = book["Participants"], [cell.value for cell in book["Participants"][1]]
    row = next(row for row in people.iter_rows(min_row=2) if row[0].value == "Ana")
    for title, value in {"Team": "Harbour", "Reports to": "Gil"}.items():
        people.cell(row[0].row or 0, titles.index(title) + 1).value = value
    form = book["Form Responses 1"]
    form.cell(1, 7).value, form.cell(1, 8).value = "Which team are you in?", "Who do you report to?"
    form.append([datetime(2026, 11, 21, 9), ANA, "Ana", None, None, None, "Bakery", "Mara"])
    said = next(row for row in book["Settings"].iter_rows() if str(row[0].value).startswith("Form: "))
    said[1].value = f"{said[1].value}; Team=Which team are you in?; Reports to=Who do you report to?"
    book.save(sheet)
    run("collect", "--sheet", sheet, "--today", "2026-11-22", code=None)
    assert (ana(sheet)["Team"], ana(sheet)["Reports to"]) == ("Harbour", "Gil, Mara")
    assert "“Bakery”" in str(table(sheet, "History"))


@pytest.mark.thorough
def test_many_answers_in_her_name_bring_two_questions_and_no_more(sheet: Path) -> None:
    for day in range(21, 26):
        fill_in(sheet, day, None, None, f"+254 700 00000{day}")
        run("collect", "--sheet", sheet, "--today", f"2026-11-{day}", code=None)
        run("followup", "--sheet", sheet, "--today", f"2026-11-{day}", code=None)
    set_cell(sheet, "Settings", 1, "Setting", "Programme")
    asked = [body_of(mail) for mail in mails_to(ANA)]
    assert sum(text.count("you like to talk by") for text in asked) == 2
    assert ana(sheet)["Channel"] == "video"
