"""Adopting a list in a Google sheet: the same tab Mapping stands in it, and is heard."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from mentorsheets.domain.clock import Moment
from mentorsheets.runtime.config import Config
from mentorsheets.workflow.adopt import adopt, understand
from mentorsheets.workflow.collect_forms import collect_forms
from tests.mail.letters import TurnableClock
from tests.sheet.google.desk import GoogleDesk
from tests.sheets_server.server import SheetsServer


@pytest.fixture(scope="module")
def server() -> Iterator[SheetsServer]:
    with SheetsServer() as running:
        yield running


def rows(desk: GoogleDesk, title: str) -> list[dict[str, str]]:
    """Return the rows of a tab as dictionaries by header."""
    header, *below = desk.person.values(title)
    return [dict(zip(header, row, strict=False)) for row in below if row]


@pytest.mark.thorough
def test_what_adopt_understood_is_changed_in_a_google_sheet(
    server: SheetsServer, tmp_path: Path, nobody_waits: None
) -> None:
    desk = GoogleDesk(server, tmp_path)
    desk.put({"Mentors": [["Name", "Email", "Topics"], ["Bo", "bo@example.org", "Python"]]})
    config = Config(desk.key, journal=str(tmp_path / "journal"))
    moment, sheet = Moment(TurnableClock()), desk.another()
    found = understand(sheet.read(), sheet.read(), is_export=False)
    adopt(desk.another(), config, moment, found, None)
    assert [(row["Question"], row["Fills"]) for row in rows(desk, "Mapping")] == [
        ("Name", "Name"), ("Email", "Email"), ("Topics", "Offers"),
    ]  # fmt: skip
    desk.type("Mapping", "C4", "Interests")
    collected = collect_forms(desk.another(), config, moment)
    assert any("This question fills Interests now" in note.sentence for note in collected.notes)
    (bo,) = rows(desk, "Participants")
    assert (bo.get("Offers", ""), bo["Interests"]) == ("", "Python")
    assert rows(desk, "Mapping")[2]["In use"] == "Interests"
