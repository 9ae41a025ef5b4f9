"""Somebody whose need has changed says so in their own words, which reach a human and then the need itself."""

from pathlib import Path

import openpyxl
import pytest

from tests.workflow.living import living
from tests.workflow.sheets import ANAS_NEED, NEEDS, table

SAYS = [
    "My need changed: I would rather learn to chair a meeting.",
    "My need has changed. I would rather learn to chair a meeting.",
]


@pytest.mark.parametrize("who", ["Ana", "Gil"])
@pytest.mark.parametrize("text", SAYS)
def test_their_words_wait_for_a_human_whose_word_puts_them_into_the_need(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, who: str, text: str
) -> None:
    needs = [NEEDS, ANAS_NEED, ["Gil", "accountability", "Ask me"]]
    with living(tmp_path, monkeypatch, Needs=needs) as life:
        life.run("checkin", "2026-11-23T12:00")
        life.reply(f"{who.lower()}@example.org", text)
        life.pass_day("2026-11-24T12:00")
        (row,) = [row for row in life.today() if text in str(row["In their words, or why"])]
        assert str(row["Who"]).startswith(who)
        assert row["Choice 1"] == "put it into their need"
        before = {need["Person"]: str(need["In their words"]) for need in table(life.path, "Needs")}
        life.say(str(row["What"]), "put it into their need")
        life.pass_day("2026-11-25T12:00")
        after = {need["Person"]: str(need["In their words"]) for need in table(life.path, "Needs")}
        assert after[who] == f"{before[who].rstrip('.')}. {text}"
        other = ({"Ana", "Gil"} - {who}).pop()
        assert after[other] == before[other]
        assert row["Row"] not in {left["Row"] for left in life.today()}


def test_other_words_are_not_taken_for_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with living(tmp_path, monkeypatch) as life:
        life.run("checkin", "2026-11-23T12:00")
        life.reply("ana@example.org", "It depends, and much has changed at work.")
        life.pass_day("2026-11-24T12:00")
        sheet = openpyxl.load_workbook(life.path)["Today"]
        assert "put it into their need" not in [cell.value for row in sheet.iter_rows() for cell in row]
