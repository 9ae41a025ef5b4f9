"""Answers in a Google sheet, over HTTP, while a person is at it."""

from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

import pytest

from mentorsheets.domain.clock import Moment
from mentorsheets.runtime.config import Config
from mentorsheets.sheet.backend import Cell
from mentorsheets.workflow.collect_forms import CollectedForms, collect_forms
from tests.mail.letters import TurnableClock
from tests.sheet.forms.test_collect import GILS, QUESTIONS, ZOE
from tests.sheet.google.desk import GoogleDesk
from tests.sheets_server.server import SheetsServer
from tests.sheets_server.weather import Call
from tests.workflow.sheets import ANA, ANAS_NEED, GIL, NEEDS, PEOPLE


@pytest.fixture(scope="module")
def server() -> Iterator[SheetsServer]:
    with SheetsServer() as running:
        yield running


@pytest.fixture
def desk(server: SheetsServer, tmp_path: Path, nobody_waits: None) -> GoogleDesk:
    made = GoogleDesk(server, tmp_path)
    made.put(
        {
            "Participants": [PEOPLE, GIL, ANA],
            "Needs": [NEEDS, ANAS_NEED],
            "Form responses 1": [QUESTIONS, ZOE, GILS],
        }
    )
    collect(made)
    return made


def collect(desk: GoogleDesk) -> CollectedForms:
    """Take the answers as another process does."""
    config = Config(desk.key, journal=desk.environ["GOOGLE_APPLICATION_CREDENTIALS"] + ".journal")
    return collect_forms(desk.another(), config, Moment(TurnableClock()))


def people(desk: GoogleDesk) -> dict[str, dict[str, str]]:
    """Return the rows of people by address."""
    header, *rows = desk.person.values("Participants")
    found = [dict(zip(header, row, strict=False)) for row in rows if row]
    return {row["Email"]: row for row in found}


def answer(desk: GoogleDesk, *cells: Cell) -> None:
    """Put an answer below the others, as Google does."""
    there = desk.person.values("Form responses 1")
    desk.person.fill("Form responses 1", f"A{len(there) + 1}", [list(cells)])


def test_answers_in_a_google_sheet_come_to_the_same_as_in_a_workbook(desk: GoogleDesk) -> None:
    zoe = people(desk)["zoe@example.org"]
    assert (zoe["Name"], zoe["Offers"], zoe["Can support"]) == ("Zoë Park", "Role models, Safe space", "2")
    assert people(desk)["gil@example.org"]["Name"] == "Gil"
    assert desk.person.values("Needs")[-1][:3] == ["zoe@example.org", "Accountability", "Ask me, weekly"]


@pytest.mark.thorough
def test_a_second_run_takes_nothing_and_a_run_makes_few_calls(desk: GoogleDesk) -> None:
    assert collect(desk).people == ()
    answer(desk, "2026-11-22 10:00:00", "kim@example.org", "Kim", "Safe space", 1, "Role models")
    desk.server.forget_calls()
    collect(desk)
    kinds = [call.kind for call in desk.server.calls]
    assert (kinds.count("read"), kinds.count("write")) == (3, 2)
    assert people(desk)["kim@example.org"]["Name"] == "Kim"


@pytest.mark.every(3)
@pytest.mark.parametrize(
    ("act", "before"),
    [
        (lambda person: person.sort("Participants", 0), 3),
        (lambda person: person.insert_rows("Participants", 2, 2), 3),
        (lambda person: person.move_columns("Participants", 0, 4), 3),
        (lambda person: person.type("Participants", "I2", "very tall"), 2),
        (lambda person: person.rename_tab("Form responses 1", "Joining"), 2),
    ],
    ids=["sort", "insert", "move", "type", "rename"],
)
def test_whatever_a_person_does_between_two_calls_each_answer_lands_in_its_row(
    desk: GoogleDesk, act: Callable[..., object], before: int
) -> None:
    answer(desk, "2026-11-22 10:00:00", "zoe@example.org", "Zoë P.", "Accountability", 3)
    left = [before]

    def at_call(_call: Call) -> None:
        left[0] -= 1
        if left[0] == 0:
            act(desk.person)

    desk.server.before_request(at_call)
    collect(desk)
    desk.server.before.clear()
    collect(desk)
    found = {address: (row["Name"], row["Offers"]) for address, row in people(desk).items()}
    assert found == {
        "zoe@example.org": ("Zoë P.", "Accountability"),
        "gil@example.org": ("Gil", "Role models, Accountability"),
        "ana@example.org": ("Ana", ""),
    }


def test_a_time_stamp_of_google_is_the_moment_that_it_shows(desk: GoogleDesk) -> None:
    noted = desk.person.values("Answers taken")
    assert noted[1][noted[0].index("Answered")] == str(datetime(2026, 11, 20, 10, 3, 22))
