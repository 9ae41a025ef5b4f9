"""What was read is remembered in a Google sheet too, and by a runner that finds its disk empty each time."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.mail.incoming.imap_server import Mailbox
from tests.sheet.google.desk import GoogleDesk
from tests.sheets_server.server import SheetsServer
from tests.workflow.sheets import ANA, ANAS_NEED, GIL, NEEDS, PEOPLE, run

SETTINGS = [["Setting", "Value"], ["Coordinator", "Mara"], ["Coordinator e-mail", "co@example.org"]]
ACTIVE = [["Match", "Giver", "Asker", "Needs", "State"], ["m1", "Gil", "Ana", "Role models", "active"]]


@pytest.fixture(scope="module")
def server() -> Iterator[SheetsServer]:
    with SheetsServer() as running:
        yield running


@pytest.fixture
def desk(
    server: SheetsServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, nobody_waits: None
) -> GoogleDesk:
    made = GoogleDesk(server, tmp_path)
    for name, value in made.environ.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setenv("MENTORSHEETS_SECRET", "a secret that this programme alone has, long enough")
    made.put(
        {
            "Participants": [PEOPLE, GIL, ANA],
            "Needs": [NEEDS, ANAS_NEED],
            "Matches": ACTIVE,
            "Settings": SETTINGS,
        }
    )
    return made


def do(desk: GoogleDesk, command: str, folder: Path, monkeypatch: pytest.MonkeyPatch, day: str) -> str:
    """Run the command in a folder of its own, as a runner does whose disk is empty each time."""
    folder.mkdir()
    monkeypatch.chdir(folder)
    monkeypatch.setenv("XDG_STATE_HOME", str(folder / "state"))
    monkeypatch.setenv("XDG_DATA_HOME", str(folder / "state"))
    given: tuple[Any, ...] = ("--sheet", desk.key, "--today", day)
    return run(command, *given, *(("--mail", "outbox:outbox") if command == "checkin" else ()), code=None)


@pytest.mark.every(8)
@pytest.mark.parametrize("is_stateless", ["", "yes"])
def test_an_old_stop_is_not_heard_again_whichever_computer_looks_next(
    desk: GoogleDesk, box: Mailbox, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, is_stateless: str
) -> None:
    monkeypatch.setenv("MENTORSHEETS_STATELESS", is_stateless)
    do(desk, "checkin", tmp_path / "one", monkeypatch, "2026-11-23")
    mail = (
        "From: ana@example.org\nTo: co@example.org\nSubject: Hello\nMessage-ID: <m{}@client.example>\n\n{}\n"
    )
    box.hold(mail.format(1, "Please stop writing to me."))
    do(desk, "collect", tmp_path / "two", monkeypatch, "2026-11-24")
    head, *rows = desk.person.values("Mail read")
    assert [row[head.index("Became")] for row in rows].count("held") == 1
    said = len(desk.person.values("History"))
    box.renumber(9)
    told = do(desk, "collect", tmp_path / "three", monkeypatch, "2026-11-25")
    assert "nothing new" in told
    assert len(desk.person.values("History")) == said
    box.hold(mail.format(1, "Please stop writing to me."), mail.format(2, "I mean it, please stop."))
    do(desk, "collect", tmp_path / "four", monkeypatch, "2026-11-26")
    head, *rows = desk.person.values("Mail read")
    assert [row[head.index("Became")] for row in rows].count("held") == 2
