"""Nothing about a person in any log: all commands on the sample programme, in fair weather and in foul."""

import csv
import io
import json
import re
import shutil
from collections.abc import Callable, Sequence
from importlib.resources import files
from pathlib import Path

import openpyxl
import pytest
from click.testing import CliRunner, Result

from mentorsheets.cli import main
from mentorsheets.runtime import log
from mentorsheets.simulation.sample import RELATIONSHIPS, SAMPLE_SETTINGS
from tests.mail.faulty import FaultyServer
from tests.workflow.sheets import set_cell

DAYS = ("2026-11-23", "2026-11-30", "2026-12-07")
SENDING = ("introduce", "checkin", "followup")


def refused(_number: int, recipients: Sequence[str]) -> str:
    return f"rcpt:550 5.1.1 <{recipients[0]}> no such user" if recipients else "ok"


def cut(number: int, _recipients: Sequence[str]) -> str:
    return ("dot:drop", "dot:taken-drop", "dot:554 5.7.1 spam")[number % 3]


def rows(name: str) -> list[dict[str, str]]:
    text = files("mentorsheets").joinpath("sample_data", name).read_text(encoding="utf-8")
    return list(csv.DictReader(io.StringIO(text)))


def personal() -> set[str]:
    """Return all that must be in no line: names whole and in parts, addresses, needs, notes, wishes."""
    people, needs = rows("participants.csv"), rows("needs.csv")
    names = [person["Name"] for person in people] + [
        str(value) for name, value, *_ in SAMPLE_SETTINGS if name == "Coordinator"
    ]
    parts = {part for name in names for part in re.split(r"[\s・]+", name) if len(part) > 2}
    addresses = {person["Email"] for person in people if person["Email"]}
    said = {need["In their words"] for need in needs} | {one[4] for one in RELATIONSHIPS}
    told = {
        person[column]
        for person in people
        for column in ("Interests", "Shares", "Would like", "Avoid", "Team")
    }
    return {text for text in {*names, *parts, *addresses, *said, *told} if text and text.strip()}


def found_in(told: str) -> set[str]:
    """Return what is personal in a text, as whole words."""
    return {text for text in personal() if re.search(rf"(?<!\w){re.escape(text)}(?!\w)", told)}


class Lines:
    """Runs commands as a person or a clock would, and keeps all that they say besides their results."""

    def __init__(self) -> None:
        self.told = ""

    def __call__(self, *arguments: str | Path, form: str = "json") -> Result:
        command = ("--log-format", form, "--log-level", "debug", *arguments)
        result = CliRunner().invoke(main, [str(one) for one in command])
        log.set_up(None, "info")
        assert not isinstance(result.exception, (AttributeError, TypeError, KeyError)), result.exception
        self.told += result.stderr
        return result


@pytest.fixture
def lines() -> Lines:
    return Lines()


@pytest.fixture(scope="module")
def began(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """The sample programme as `demo` leaves it, with every match approved, and what its log told."""
    folder, lines = tmp_path_factory.mktemp("began"), Lines()
    lines("demo", "--folder", folder / "demo", "--today", DAYS[0])
    path = folder / "demo" / "programme.xlsx"
    book = openpyxl.load_workbook(path)
    column = [cell.value for cell in book["Matches"][1]].index("Coordinator") + 1
    for row in range(2, book["Matches"].max_row + 1):
        book["Matches"].cell(row, column, "approve")
    book.save(path)
    return path, lines.told


@pytest.fixture
def sheet(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, began: tuple[Path, str]) -> Path:
    monkeypatch.chdir(tmp_path)
    return Path(shutil.copy(began[0], tmp_path / "programme.xlsx"))


def test_the_search_would_find_what_it_looks_for() -> None:
    assert found_in("mail to=ana.duarte@example.org") == {"ana.duarte@example.org"}
    assert "みどり" in found_in("佐藤 みどり said no")
    assert len(personal()) > 300


@pytest.mark.thorough
def test_no_command_tells_its_log_about_a_person(began: tuple[Path, str], sheet: Path, lines: Lines) -> None:
    where = ("--sheet", sheet)
    for command in ("check", "pair", "collect", "preview", "due", "settle", "doctor", "init"):
        lines(command, *where)
    lines("why", "Ana Duarte", *where)
    for command in SENDING:
        lines(command, *where, "--today", DAYS[1])
    lines("checkin", *where, "--today", DAYS[2], "--only", "Ana Duarte")
    lines("run", "--once", *where, "--today", DAYS[2], form="text")
    assert found_in(began[1] + lines.told) == set()
    assert lines.told.count("sent") > 20


@pytest.mark.thorough
@pytest.mark.parametrize("weather", [refused, cut])
def test_each_line_is_an_object_and_none_names_anybody_however_the_mail_server_fares(
    sheet: Path, lines: Lines, weather: Callable[[int, list[str]], str]
) -> None:
    with FaultyServer(weather) as server:
        mail = ("--sheet", sheet, "--mail", f"smtp://127.0.0.1:{server.port}", "--yes", "--today", DAYS[1])
        for command in ("introduce", "run"):
            lines(command, *(("--once",) if command == "run" else ()), *mail)
    told = [json.loads(line) for line in lines.told.splitlines()]
    assert found_in(lines.told) == set()
    assert {"mail", "round", "collected", "pass"} <= {one["event"] for one in told}
    mails = [one for one in told if one["event"] == "mail"]
    assert {"at", "level", "message", "kind", "period", "state"} <= set(mails[0])
    assert {one["state"] for one in mails} & {"refused", "unknown", "planned"}


@pytest.mark.thorough
def test_what_goes_wrong_is_told_without_words_of_the_sheet(
    sheet: Path, lines: Lines, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    where = ("--sheet", sheet)
    set_cell(sheet, "Participants", 2, "Time zone", "Filipa Monteiro")
    set_cell(sheet, "Needs", 2, "Person", "Rui Tavares Gomes and Ana Duarte")
    set_cell(sheet, "Settings", 5, "Value", "Beatriz Nóbrega")
    for command in ("check", "doctor", "collect"):
        lines(command, *where)
    lines("run", "--once", *where, "--today", DAYS[1])
    (tmp_path / "words").mkdir()
    (tmp_path / "words" / "check-in.md").write_text("Subject: {{ nobody knows this }}\n\nHi\n")
    monkeypatch.setenv("MENTORSHEETS_TEMPLATES", str(tmp_path / "words"))
    lines("run", "--once", *where, "--today", DAYS[2])
    monkeypatch.setenv("MENTORSHEETS_MAILBOX", "imap://ana.duarte%40example.org:secret@127.0.0.1:9")
    lines("run", "--once", *where, "--today", DAYS[2])
    lines("checkin", *where, "--only", "nobody at all")
    sheet.write_bytes(b"Filipa Monteiro")
    lines("run", "--once", *where)
    assert found_in(lines.told) == set()
    assert lines.told.count('"level": "error"') >= 4
