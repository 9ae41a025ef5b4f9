"""What comes by a form under no code of ours: a stop holds all the same, a cry is told, and nothing is done."""

import re
from pathlib import Path
from urllib.parse import unquote

import pytest

from tests.mail.bodies import body_of
from tests.workflow.sheets import run, set_cell, table
from tests.workflow.taps import mails_to
from tests.workflow.test_taps import GATHERS, arrives, collect, links, programme
from tests.workflow.test_today import rows_of

__all__ = ["programme"]


def test_a_stop_by_a_code_that_we_did_not_sign_holds_and_lets_nobody_leave(programme: Path) -> None:
    # As when the secret was lost: what somebody wants who wants no more mail is not refused for it.
    for number in range(5):
        arrives(programme, [links("ana@example.org")["Leave"][:-6] + "aaaaa]", f"Xylo {number}"])
    collect(programme, code=None)
    assert next(row["What"] for row in rows_of(programme)) == "Held until you say how they stand"
    assert table(programme, "Participants")[1]["Status"] is None
    assert all(f"Xylo {number}" in str(table(programme, "History")) for number in range(5))
    before = len(mails_to("ana@example.org"))
    run("run", "--once", "--sheet", programme, "--today", "2026-11-30", code=None)
    assert len(mails_to("ana@example.org")) == before


@pytest.mark.thorough
@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("He hit me with his zebrafist and I am afraid of him", "may mean harm"),
        ("Please stop writing to me, zebrafist", "Please stop writing to me, zebrafist"),
    ],
)
def test_what_somebody_writes_whom_no_code_names_is_heard_once(programme: Path, said: str, told: str) -> None:
    arrives(programme, [links("gil@example.org")["We talked"], None], [said, None])
    assert [problem["cell"] for problem in collect(programme, code=1)["problems"]] == ["A3"]
    collect(programme, day="2026-11-25", code=None)
    (row,) = rows_of(programme)
    assert told in str(row["In their words, or why"])
    run("run", "--once", "--sheet", programme, "--today", "2026-11-25", code=None)
    written = "".join(body_of(mail) for mail in mails_to("co@example.org"))
    assert ("afraid" in written) == ("afraid" in said)


@pytest.mark.thorough
def test_a_stop_by_no_code_holds_whose_address_the_form_gathered(programme: Path) -> None:
    arrives(programme, ["gil@example.org", links("gil@example.org")["We talked"], None], questions=GATHERS)
    arrives(programme, ["ana@example.org", "Please stop writing to me", None], questions=GATHERS)
    collect(programme, code=1)
    (row,) = rows_of(programme)
    assert (row["What"], row["Who"]) == ("Held until you say how they stand", "Ana")


@pytest.mark.thorough
@pytest.mark.parametrize("told", ["co@example.org", "sam@example.org"])
def test_a_button_of_whoever_is_told_of_a_cry_does_nothing_by_a_form(programme: Path, told: str) -> None:
    if told == "sam@example.org":
        row = len(table(programme, "Settings")) + 2
        set_cell(programme, "Settings", row, "Setting", "Safety contact e-mail")
        set_cell(programme, "Settings", row, "Value", told)
    arrives(programme, [links("ana@example.org")["Take a pause"], "The coordinator hit me, I am afraid"])
    collect(programme)
    run("run", "--once", "--sheet", programme, "--today", "2026-11-24", code=None)
    body = " ".join(body_of(mails_to(told)[-1]).split())
    # Nobody has said what they are called, and the programme's name is no name of theirs.
    assert body.startswith("Hello, ")
    code = re.search(r"hgoon0-\S+?-[a-z2-7]{26}-[a-z2-7]{16}", unquote(body))
    assert code, body
    arrives(programme, [f"I have talked to them, go on [{code[0]}]", None])
    assert len(collect(programme, code=1)["problems"]) == 1
    assert table(programme, "Participants")[1]["Status"] == "held"
