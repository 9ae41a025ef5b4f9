"""At the terminal, each command says what a coordinator may do next, and why something waits."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from mentorsheets.cli import main
from mentorsheets.runtime.config import usual_journal
from mentorsheets.sheet.backend import Cell
from tests.workflow.sheets import NEEDS, PEOPLE, run, set_cell, workbook

SETTINGS: list[list[Cell]] = [
    ["Setting", "Value"],
    ["Programme", "Harbour"],
    ["Coordinator e-mail", "co@example.org"],
]
KEY = "1sqUMydI2Jl5xlsWmFlvcibAtZ2_rmMhoWLII-4UeKT4"


@pytest.fixture
def sheet(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    people: list[list[Cell]] = [
        ["Gil", "gil@example.org", None, "Role models", 1, 1, "Tue evening"],
        ["Ana", "ana@example.org", None, None, None, 1, "Tue evening"],
    ]
    needs: list[list[Cell]] = [
        NEEDS,
        ["Ana", "role models", "How did you get from the front desk to where you are?"],
    ]
    return workbook(tmp_path / "p.xlsx", Participants=[PEOPLE[:7], *people], Needs=needs, Settings=SETTINGS)


def test_after_pairing_the_next_step_follows_from_what_stands_there(sheet: Path) -> None:
    assert "mentorsheets introduce then asks both" in run("pair", "--sheet", sheet)
    assert "mentorsheets introduce then asks both" in run("pair", "--sheet", sheet)
    set_cell(sheet, "Matches", 1, "Coordinator", "decline")
    assert "No proposal waits for your word." in run("pair", "--sheet", sheet)


def test_pairing_nobody_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    run("init", "--sheet", "new.xlsx")
    said = run("pair", "--sheet", "new.xlsx")
    assert "Nobody stands in the tab Participants yet." in said
    assert "There is nothing to bring together now." in said


@pytest.mark.thorough
def test_what_init_added_is_told_with_what_to_do_now(sheet: Path) -> None:
    assert "then run mentorsheets check" in run("init", "--sheet", sheet)
    assert "then run" not in run("init", "--sheet", sheet)


@pytest.mark.thorough
def test_two_yeses_on_the_day_of_the_question_say_why_the_introduction_waits(sheet: Path) -> None:
    run("pair", "--sheet", sheet)
    set_cell(sheet, "Matches", 1, "Coordinator", "approve")
    run("introduce", "--sheet", sheet, "--today", "2026-11-23")
    set_cell(sheet, "Matches", 1, "Giver says", "yes")
    set_cell(sheet, "Matches", 1, "Asker says", "yes")
    told = run("introduce", "--sheet", sheet, "--today", "2026-11-23")
    assert "2 things more wait for another day, since nobody gets two mails in a day" in told
    told = run("introduce", "--sheet", sheet, "--today", "2026-11-24")
    assert "waits" not in told


@pytest.mark.parametrize(
    "spelling",
    [
        KEY,
        f"https://docs.google.com/spreadsheets/d/{KEY}",
        f"https://docs.google.com/spreadsheets/d/{KEY}/edit?usp=sharing",
        f"https://docs.google.com/spreadsheets/u/1/d/{KEY}/edit#gid=0",
    ],
)
def test_however_a_google_sheet_is_named_its_journal_is_the_same(spelling: str) -> None:
    assert usual_journal(spelling) == usual_journal(
        f"https://docs.google.com/spreadsheets/d/{KEY}/edit#gid=7"
    )
    assert usual_journal(spelling) != usual_journal(f"{KEY}x")
    assert isinstance(usual_journal(spelling), Path)


def test_the_first_look_at_the_command_lists_everything_whole_in_the_order_of_its_use() -> None:
    lines = run("--help").split("Commands:\n")[1].splitlines()
    assert [line.split()[0] for line in lines[:6]] == ["demo", "init", "adopt", "doctor", "check", "collect"]
    assert all(line.endswith(".") and not line.endswith("...") and len(line) <= 80 for line in lines)


@pytest.mark.parametrize(("program", "mark"), [("LibreOffice", ".~lock.{}#"), ("Excel", "~${}")])
def test_a_workbook_that_is_open_elsewhere_may_hold_what_is_not_saved_yet(
    sheet: Path, program: str, mark: str
) -> None:
    run("pair", "--sheet", sheet)
    sheet.with_name(mark.format(sheet.name)).write_text("")
    for command in ("check", "pair", "introduce"):
        result = CliRunner().invoke(main, [command, "--sheet", str(sheet)])
        assert f"{sheet.name} is open in {program}: what is not saved there yet" in result.stderr
    sheet.with_name(mark.format(sheet.name)).unlink()
    assert "is open in" not in CliRunner().invoke(main, ["check", "--sheet", str(sheet)]).stderr


@pytest.mark.thorough
def test_what_lies_in_an_outbox_is_not_said_to_have_gone_to_anybody(sheet: Path) -> None:
    run("pair", "--sheet", sheet)
    set_cell(sheet, "Matches", 1, "Coordinator", "approve")
    told = run("introduce", "--sheet", sheet, "--today", "2026-11-23")
    assert "2 written into the outbox; nothing went to anybody." in told
    assert "sent" not in told
