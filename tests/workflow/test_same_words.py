"""`check` and `due` say how much waits in the words of Today, and green cells say when we fill them."""

import json
from collections import Counter
from pathlib import Path

import openpyxl
import pytest

from mentorsheets.sheet.today_places import HEADER_ROW, KEY
from tests.workflow.sheets import run, small_programme

SETTINGS = [["Setting", "Value"], ["Programme", "Harbour"], ["Coordinator e-mail", "co@example.org"]]
FILLED = {"Participants": ("Status", "Offers"), "Needs": ("Status", "In their words")}


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return small_programme(tmp_path, Settings=SETTINGS)


def test_check_and_due_say_what_today_says(path: Path) -> None:
    run("pair", "--sheet", path)
    said = str(openpyxl.load_workbook(path)["Today"]["A2"].value).rstrip(".")
    assert said == "1 waits for you: 1 to decide"
    assert f"{said}, in the tab Today." in run("check", "--sheet", path)
    assert json.loads(run("check", "--sheet", path, "--format", "json"))["waiting"] == said
    assert said in run("due", "--sheet", path, "--today", "2027-01-04")


def test_where_nothing_waits_check_says_so(path: Path) -> None:
    book = openpyxl.load_workbook(path)
    book["Needs"].delete_rows(2)
    book.save(path)
    assert "Nothing waits for you." in run("check", "--sheet", path)


def test_the_note_on_a_green_column_that_we_fill_says_by_which_answer(tmp_path: Path) -> None:
    fresh = tmp_path / "fresh.xlsx"
    run("init", "--sheet", fresh, code=None)
    book = openpyxl.load_workbook(fresh)
    for tab, titles in FILLED.items():
        header = {cell.value: cell for cell in book[tab][1]}
        for title in titles:
            note = header[title].comment
            assert note is not None
            assert "We " in note.text
            assert "answer" in note.text


@pytest.mark.thorough
def test_check_and_due_say_the_same_list_as_today_and_the_digest(path: Path) -> None:
    book = openpyxl.load_workbook(path)
    book["Participants"].append(["Olu", None])
    book["Needs"].append(["Eve", "Safe space", "A room to think aloud"])
    book["Needs"].append(["Nobody known", "Safe space", "Who?"])
    book.save(path)
    run("pair", "--sheet", path, "--today", "2026-11-23", code=None)
    rows = openpyxl.load_workbook(path)["Today"].iter_rows(min_row=HEADER_ROW + 2, values_only=True)
    today = Counter(str(row[0]) for row in rows if row[KEY])
    assert today == {"To decide": 1, "Cell to mend": 1, "Cannot be written to": 1, "Nobody yet": 1}
    waits = [
        "1 to decide: Gil for Ana",
        "1 to mend: Nobody known",
        "1 to ring: Olu",
        "1 without anybody: Eve",
    ]
    checked = run("check", "--sheet", path, code=None)
    due = run("due", "--sheet", path, "--today", "2026-11-23")
    for said in (checked, due):
        assert (
            "4 wait for you: 1 to decide, in the tab Today.\n" + "".join(f"  {one}\n" for one in waits)
            in said
        )
    assert json.loads(run("check", "--sheet", path, "--format", "json", code=None))["waits"] == waits
    preview = ("preview", "--kind", "digest", "--sheet", path, "--today", "2026-11-23", "--format", "json")
    (digest,) = json.loads(run(*preview))["mails"]
    assert digest["subject"] == "Harbour: 4 wait for you: 1 to decide"
    for one in (
        "1 to decide",
        "1 to mend",
        "1 to ring",
        "1 without anybody",
        "Gil for Ana",
        "Nobody known",
        "Olu",
        "Eve",
    ):
        assert one in digest["text"]
