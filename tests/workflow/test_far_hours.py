"""Mail waits for its reader's hours, and where no run ever meets them, the coordinator is told."""

from pathlib import Path

import openpyxl
import pytest

from tests.workflow.living import Life, living
from tests.workflow.sheets import set_cell, table

PEOPLE = ["Name", "Email", "Offers", "Time zone"]
ANA = ["Ana", "ana@example.org", None, "Asia/Tokyo"]
GIL = ["Gil", "gil@example.org", "Role models", "Asia/Seoul"]
APPROVED = [
    [
        "Match",
        "Giver",
        "Asker",
        "Needs",
        "Coordinator",
        "State",
        "Giver says",
        "Asker says",
        "Since",
        "Next check-in",
    ],
    ["m1", "Gil", "Ana", "Role models", "approve", "proposed"],
]


def stuck(life: Life) -> list[tuple[object, object]]:
    rows = [row for row in life.today() if row["What"] == "Stuck mail"]
    return [(row["Who"], str(row["In their words, or why"]).partition(".")[0]) for row in rows]


def introduced_on(life: Life) -> list[str]:
    return [str(row["On"])[:10] for row in table(life.path, "History") if row["To"] == "introduced"]


@pytest.mark.thorough
def test_who_lives_where_no_run_comes_in_time_stands_in_today_until_one_does(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with living(tmp_path, monkeypatch, Participants=[PEOPLE, GIL, ANA], Matches=APPROVED) as life:
        life.pass_day("2026-11-23T10:00")
        life.pass_day("2026-11-25T10:00")
        assert not stuck(life)
        life.pass_day("2026-11-26T10:00")
        assert ("Ana", "Has not been asked about Gil yet") in stuck(life)
        assert openpyxl.load_workbook(life.path)["Today"].cell(4, 6).value == "2"
        set_cell(life.path, "Matches", 1, "Giver says", "yes")
        set_cell(life.path, "Matches", 1, "Asker says", "yes")
        life.pass_day("2026-11-27T10:00")
        (match,) = table(life.path, "Matches")
        assert (match["State"], match["Next check-in"]) == ("asked", None)
        assert introduced_on(life) == []
        life.pass_day("2026-12-02T10:00")
        assert ("Ana", "Has not been introduced to Gil yet") in stuck(life)
        life.pass_day("2026-12-03T02:00")
        assert not stuck(life)
        (match,) = table(life.path, "Matches")
        assert match["State"] == "introduced"
        assert str(match["Since"])[:10] == "2026-12-03"
        assert str(match["Next check-in"])[:10] > "2026-12-03"
        life.pass_day("2026-12-03T10:00")
        assert introduced_on(life) == ["2026-12-03"]
