"""Answers that reached the coordinator some other way, typed into Check-ins week after week."""

from collections import Counter
from datetime import date, timedelta
from pathlib import Path

import openpyxl
import pytest

from mentorsheets.sheet.schema import CHECK_INS
from tests.workflow.living import SETTINGS, Life, living
from tests.workflow.sheets import Rows, table

MONDAYS = (date(2026, 11, 30), date(2026, 12, 7), date(2026, 12, 14))
WORDS = CHECK_INS.column("Answer").choices
PAIRS = range(len(WORDS))
TABS: dict[str, Rows] = {
    "Participants": [
        ["Name", "Email", "Languages"],
        *([f"{side}{n}", f"{side.lower()}{n}@example.org", "English"] for n in PAIRS for side in ("Giver", "Asker")),
    ],
    "Needs": [["Person", "Need", "In their words"], *([f"Asker{n}", "Role models", "How?"] for n in PAIRS)],
    "Matches": [
        ["Match", "Giver", "Asker", "Needs", "State"],
        *([f"m{n}", f"Giver{n}", f"Asker{n}", "Role models", "active"] for n in PAIRS),
    ],
    "Settings": SETTINGS,
}  # fmt: skip


def type_answers(life: Life) -> dict[str, str]:
    """Type a word of the list beside each question to an asker that has none: the word of their pair."""
    book = openpyxl.load_workbook(life.path)
    sheet = book["Check-ins"]
    titles = [cell.value for cell in sheet[1]]
    answer, person, match = (titles.index(title) for title in ("Answer", "Person", "Match"))
    typed = {}
    for row in sheet.iter_rows(min_row=2):
        if str(row[person].value).startswith("Asker") and not row[answer].value:
            row[answer].value = WORDS[int(str(row[match].value)[1:])]
            typed[str(row[0].value)] = str(row[answer].value)
    book.save(life.path)
    return typed


@pytest.mark.thorough
def test_each_word_of_the_list_is_heard_once_stays_as_it_was_typed_and_leads_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    typed: dict[str, str] = {}
    with living(tmp_path, monkeypatch, **TABS) as life:
        for monday in MONDAYS:
            for day in (monday, monday + timedelta(days=1)):
                life.pass_day(f"{day}T10:00")
                typed |= type_answers(life)
        life.pass_day("2026-12-16T10:00")
    rows = {str(row["Check-in"]): row for row in table(life.path, "Check-ins")}
    assert set(typed.values()) == set(WORDS)
    assert {name: rows[name]["Answer"] for name in typed} == typed
    assert [name for name in typed if rows[name]["Answered on"] is None] == []
    heard = Counter((row["Match"], row["What"]) for row in table(life.path, "History"))
    said = Counter(
        (rows[name]["Match"], word) for name, word in typed.items() if rows[name]["Need"] != "closing"
    )
    assert {one: heard[one] for one in said} == said
    states = {str(row["Match"]): row["State"] for row in table(life.path, "Matches")}
    over = {name: state for name, state in states.items() if state != "active"}
    assert over == {"m4": "declined", "m6": "closing", "m8": "closing"}
    waits = {str(row["Who"]) for row in life.today() if row["What"] == "Needs something"}
    assert waits == {f"Asker{n}, about Giver{n}" for n in (2, 3, 5)}
