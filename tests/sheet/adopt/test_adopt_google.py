"""Adopting a list in a Google sheet: the same tab Mapping stands in it, and is heard."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from mentorsheets.cli import main
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


@pytest.mark.thorough
@pytest.mark.parametrize("title", ["Participants", "Settings"])
def test_a_list_in_a_google_sheet_that_has_a_name_of_ours_is_called_otherwise_and_taken_over(
    server: SheetsServer, tmp_path: Path, title: str, nobody_waits: None
) -> None:
    desk = GoogleDesk(server, tmp_path)
    desk.put(
        {title: [["Name", "Email", "Role", "Topics"], ["Ana", "ana@example.org", "mentee", "Law"], ["Bo", "bo@example.org", "mentor", "Law"]]}
    )  # fmt: skip
    address = f"https://docs.google.com/spreadsheets/d/{desk.key}/edit#gid=0"
    told = CliRunner().invoke(main, ["adopt", address, "--yes"], env=desk.environ)
    assert told.exit_code == 0
    assert f"the list is then called Sign-up ({title})" in told.stderr
    assert [row["Name"] for row in rows(desk, "Participants")] == ["Ana", "Bo"]
    assert [row["Need"] for row in rows(desk, "Needs")] == ["Law"]
    desk.type(f"Sign-up ({title})", "A4", "Cy")
    desk.type(f"Sign-up ({title})", "B4", "cy@example.org")
    CliRunner().invoke(main, ["collect", "--sheet", address], env=desk.environ)
    assert [row["Name"] for row in rows(desk, "Participants")] == ["Ana", "Bo", "Cy"]


@pytest.mark.thorough
def test_a_tab_of_people_alone_in_a_google_sheet_becomes_that_of_the_programme(
    server: SheetsServer, tmp_path: Path, nobody_waits: None
) -> None:
    desk = GoogleDesk(server, tmp_path)
    desk.put({"Members": [["Name", "Email"], ["Ana", "ana@example.org"]]})
    address = f"https://docs.google.com/spreadsheets/d/{desk.key}/edit#gid=0"
    assert CliRunner().invoke(main, ["adopt", address, "--yes"], env=desk.environ).exit_code == 0
    assert [row["Name"] for row in rows(desk, "Members")] == ["Ana"]
    again = CliRunner().invoke(main, ["adopt", address, "--yes"], env=desk.environ)
    assert (again.exit_code, "is a programme already" in again.stderr) == (2, True)
