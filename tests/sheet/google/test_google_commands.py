"""Each command dies at each of its calls to Google, and is run again: the sheet and the mails are as if it had not."""

import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from mentorsheets.cli import main
from tests.cases import EACH_CASE
from tests.sheet.desks import Grid
from tests.sheet.forms.test_collect import GILS, QUESTIONS, ZOE
from tests.sheet.google.desk import GoogleDesk
from tests.sheets_server.weather import Call
from tests.workflow.sheets import ANA, ANAS_NEED, EVE, GIL, NEEDS, PEOPLE

MATCHES = ["Match", "Giver", "Asker", "Needs", "Why", "Coordinator", "State", "Since", "Notes"]
APPROVED = ["m1", "gil@example.org", "ana@example.org", "Role models", "", "approve", "proposed", "", "mine"]
SETTINGS = [["Setting", "Value"], ["Programme", "Harbour"], ["Coordinator e-mail", "co@example.org"]]
COMMANDS: dict[str, dict[str, Grid]] = {
    "init": {},
    "pair": {},
    "introduce": {"Matches": [MATCHES, APPROVED]},
    "collect": {"Form responses 1": [QUESTIONS, ZOE, GILS]},
}


class Terminal:
    """A terminal at which commands are run on the sheet of a desk."""

    def __init__(self, desk: GoogleDesk, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.desk = desk
        monkeypatch.chdir(folder)
        own = {"XDG_DATA_HOME": str(folder), "MENTORSHEETS_SECRET": "so long that nobody guesses it" * 2}
        for name, value in {**desk.environ, **own}.items():
            monkeypatch.setenv(name, value)

    def run(self, command: str) -> Result:
        today = () if command == "init" else ("--today", "2026-11-23")
        done = CliRunner().invoke(main, [command, "--sheet", self.desk.key, *today])
        assert done.exception is None or isinstance(done.exception, SystemExit), done.output
        return done

    def dies(self, command: str, at: int, *, done: bool) -> Result:
        server, calls = self.desk.server, iter(range(1000))

        def interfere(call: Call) -> None:
            if call.kind in {"read", "write"} and next(calls) == at:
                if done:
                    server.fail("lost_reply", times=1)
                server.fail("reset", times=999)

        server.before.append(interfere)
        ended = self.run(command)
        server.before.remove(interfere)
        server.weather.faults.clear()
        return ended

    def seen(self) -> tuple[dict[str, list[list[str]]], list[object], int]:
        """What the coordinator sees in the end, but for names drawn by lot and the hour at which it was."""
        tabs = [
            tab.title for tab in self.desk.backend.read().tabs if tab.title not in {"Register", "Messages"}
        ]
        cells = {title: self.desk.person.values(title) for title in tabs}
        if "Today" in cells:
            # A link to a tab that was made by the same write comes with the next one.
            cells["Today"] = [row[:5] for row in cells["Today"]]
        keys = sorted(row[0] for row in self.desk.person.values("Messages")) if "Messages" in cells else []
        return cells, keys, len(list(Path("outbox").glob("*.eml")))


def let_time_pass(desk: GoogleDesk) -> None:
    """The claim of a run that died ends."""
    for title in desk.person.tabs():
        if " held by " in title:
            desk.person.rename_tab(title, re.sub(r"until \d{4}", "until 2020", title))


@pytest.mark.every(32)
@pytest.mark.parametrize("command", COMMANDS)
def test_a_command_that_dies_at_any_call_and_is_run_again_comes_to_the_same(
    desk: GoogleDesk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    desk.put(
        {
            "Participants": [PEOPLE, GIL, ANA, EVE],
            "Needs": [NEEDS, ANAS_NEED],
            "Settings": SETTINGS,
            **COMMANDS[command],
        }
    )
    # Holding so many large replies to the discovery documents would take longer than all the rest.
    desk.server.after.clear()
    start = desk.person.book.snapshot()
    whole = tmp_path / "undisturbed"
    whole.mkdir()
    terminal = Terminal(desk, whole, monkeypatch)
    desk.server.forget_calls()
    terminal.run(command)
    calls = desk.server.weather.count("read") + desk.server.weather.count("write")
    expected = terminal.seen()
    for at in range(0, calls, 1 if EACH_CASE else 3):
        folder = tmp_path / f"{at}"
        folder.mkdir()
        desk.person.book.restore(start)
        start = desk.person.book.snapshot()
        terminal = Terminal(desk, folder, monkeypatch)
        terminal.dies(command, at, done=at % 2 == 1)
        let_time_pass(desk)
        again = terminal.run(command)
        assert terminal.seen() == expected, f"died at call {at}: {again.output}"
        with desk.another().claimed("the next run that writes"):
            pass
        assert not [tab for tab in desk.person.tabs() if " wrote" in tab or " before " in tab]


def test_each_line_of_the_coordinators_page_leads_to_its_cell(
    desk: GoogleDesk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    terminal = Terminal(desk, tmp_path, monkeypatch)
    desk.put({"Participants": [PEOPLE, GIL, ANA, EVE], "Needs": [NEEDS, ANAS_NEED], "Settings": SETTINGS})
    terminal.run("pair")
    page = tmp_path / "page.html"
    done = CliRunner().invoke(
        main, ["report", "--sheet", desk.key, "--today", "2026-11-24", "--out", str(page)]
    )
    assert done.exit_code == 0, done.output
    to_cell = (
        re.escape(f"https://docs.google.com/spreadsheets/d/{desk.key}/edit#gid=") + r"\d+&amp;range=[A-Z]+\d+"
    )
    assert re.search(rf'<li><a href="{to_cell}">Gil for Ana', page.read_text("utf-8"))
