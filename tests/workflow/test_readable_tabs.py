"""Tabs that grow stay readable: who is with whom stands there by name, and what is over is pale where it is."""

from datetime import date
from pathlib import Path

import openpyxl
import pytest

from tests.workflow.sheets import ANAS_NEED, NEEDS, run, small_programme, table

DAY = "2026-11-23"
SETTINGS = [["Setting", "Value"], ["Programme", "Harbour"], ["Coordinator e-mail", "co@example.org"]]
MATCHES = [
    ["Match", "Giver", "Asker", "Needs", "Why", "Coordinator", "State", "Since"],
    ["m0", "Eve", "Ana", "Accountability", "", None, "ended", date(2026, 6, 1)],
    ["m1", "Gil", "Ana", "Role models", "", None, "active", date(2026, 11, 2)],
]


@pytest.fixture(autouse=True)
def _in_a_folder_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def test_who_is_with_whom_stands_by_name_in_check_ins_messages_and_history(tmp_path: Path) -> None:
    needs = [NEEDS, ANAS_NEED, ["Gil", "safe space", ""]]
    path = small_programme(tmp_path, Matches=MATCHES, Settings=SETTINGS, Needs=needs)
    run("run", "--once", "--sheet", path, "--today", f"{DAY}T12:00", code=None)
    assert {row["Who with whom"] for row in table(path, "Check-ins")} == {"Gil for Ana"}
    told = {(row["Kind"], row["Who with whom"]) for row in table(path, "Messages")}
    assert ("check-in", "Gil for Ana") in told
    about = {row["Match"]: row["Who with whom"] for row in table(path, "History") if row["Match"]}
    assert "Ana: Role models" in about.values()
    assert "Gil: Safe space" in about.values()


def test_a_proposal_of_the_same_run_is_named_in_history_too(tmp_path: Path) -> None:
    path = small_programme(tmp_path, Settings=SETTINGS)
    run("pair", "--sheet", path, "--today", DAY)
    proposed = [row for row in table(path, "History") if row["What"] == "is proposed"]
    assert [row["Who with whom"] for row in proposed] == ["Gil for Ana"]


@pytest.mark.thorough
def test_why_takes_two_lines_and_what_is_over_stays_in_its_place_and_is_pale(tmp_path: Path) -> None:
    path = tmp_path / "fresh.xlsx"
    run("init", "--sheet", path, code=None)
    sheet = openpyxl.load_workbook(path)["Matches"]
    rules = [rule for rules in sheet.conditional_formatting for rule in rules.rules]
    (over,) = [rule for rule in rules if '"handed over"' in rule.formula[0]]
    assert '"active"' not in over.formula[0]
    assert over.dxf.font.color.rgb == "FFA8A297"
    known = small_programme(tmp_path, Matches=MATCHES, Settings=SETTINGS)
    run("pair", "--sheet", known, "--today", DAY)
    assert [row["Match"] for row in table(known, "Matches")][:2] == ["m0", "m1"]
    assert all(str(row["Why"] or "").count("\n") <= 1 for row in table(known, "Matches"))


def test_whoever_is_forgotten_stands_in_none_of_these_columns(tmp_path: Path) -> None:
    path = small_programme(tmp_path, Matches=MATCHES, Settings=SETTINGS)
    run("run", "--once", "--sheet", path, "--today", f"{DAY}T12:00", code=None)
    run("forget", "Gil", "--sheet", path, "--today", "2026-11-24", "--yes", code=None)
    book = openpyxl.load_workbook(path)
    found = [
        f"{tab.title} {cell.coordinate}"
        for tab in book
        for row in tab.iter_rows()
        for cell in row
        if "Gil" in str(cell.value or "")
    ]
    assert found == []
