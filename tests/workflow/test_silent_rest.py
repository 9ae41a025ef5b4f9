"""Who faded out, or left three mails unanswered, is proposed to nobody until they write or a human says so."""

from pathlib import Path

import pytest

from mentorsheets.domain.ids import person_id
from tests.workflow.living import Life, living
from tests.workflow.sheets import Rows, table

GIL = person_id("gil@example.org", "Gil")
EVE = person_id("eve@example.org", "Eve")
UNANSWERED: Rows = [
    ["Message", "Kind", "Person", "Period", "State", "On", "Person id", "Carries"],
    *(
        [f"m{n}", "check-in", "Gil", f"w{n}", "sent", f"2026-10-0{n}", GIL, f"check-in/{n}"]
        for n in (1, 2, 3)
    ),
]
HEADER = ["Match", "Giver", "Asker", "Needs", "State", "Since", "Giver id", "Asker id"]
FADED: Rows = [
    HEADER,
    ["f", "Gil", "Eve", "Role models", "faded", "2026-10-20", GIL, EVE],
]
GIVEN_UP: Rows = [
    ["Entry", "On", "What", "Person id", "Match", "Now"],
    ["h", "2026-10-20", "given up after silence", GIL, "f", "faded"],
]


def proposed(life: Life) -> bool:
    rows = table(life.path, "Matches")
    return any((row["Giver"], row["State"]) == ("Gil", "proposed") for row in rows)


@pytest.mark.every(2)
@pytest.mark.parametrize(
    ("how", "ends"),
    [("unanswered", "a word"), ("unanswered", "a mail"), ("faded", "a mail"), ("faded", "nothing")],
)
def test_they_rest_until_they_write_or_a_human_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, how: str, ends: str
) -> None:
    unanswered: dict[str, Rows] = {"Messages": UNANSWERED, "Matches": [HEADER]}
    past = unanswered if how == "unanswered" else {"Matches": FADED, "History": GIVEN_UP}
    with living(tmp_path, monkeypatch, **past) as life:
        life.pass_day("2026-11-23T12:00")
        assert not proposed(life)
        if ends == "a word":
            life.say("Silent", "I have talked to them, go on")
        elif ends == "a mail":
            life.write("gil@example.org", "Good to hear that the harbour is open again.", genuine=True)
        life.pass_day("2026-11-24T12:00")
        life.pass_day("2026-11-25T12:00")
        assert proposed(life) == (ends != "nothing")
