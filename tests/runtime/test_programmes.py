"""Several programmes: one command works through them, and one that fails stops none of the others."""

import json
import subprocess
import sys
from collections.abc import Iterator
from itertools import product
from pathlib import Path

import pytest
from click.testing import CliRunner

from mentorsheets.cli import main
from mentorsheets.errors import WrongUse
from mentorsheets.runtime.programmes import CODES_GRAVEST_FIRST, environment_of, gravest, list_programmes
from tests.jobs.harbour import ALWAYS, harbour, mailed
from tests.mail.faulty import FaultyServer
from tests.processes import environment
from tests.sheet.google.desk import GoogleDesk
from tests.sheets_server.server import SheetsServer
from tests.workflow.sheets import run

LIST = """
[[programme]]
name = "Harbour"
sheet = "harbour/programme.xlsx"
mail = "outbox:harbour/outbox"

[[programme]]
name = "Gone"
sheet = "gone/programme.xlsx"

[[programme]]
name = "Bay"
sheet = "bay/programme.xlsx"
mail = "outbox:bay/outbox"
heartbeat = "http://127.0.0.1:9/bay"
"""
EVERYBODY = ["ana", "eve", "gil"]


@pytest.fixture
def several(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for name in ("harbour", "bay"):
        harbour(tmp_path / name, *ALWAYS, ["Programme", name])
    (tmp_path / "programmes.toml").write_text(LIST)
    return tmp_path


def test_a_command_finds_the_list_by_itself_and_goes_on_after_one_that_fails(several: Path) -> None:
    told = run("checkin", "--today", "2026-11-23", code=2)
    assert told.index("Harbour") < told.index("Gone") < told.index("Bay")
    assert mailed(several / "harbour") == mailed(several / "bay") == EVERYBODY


@pytest.mark.thorough
def test_results_as_json_are_one_object_by_the_names_of_the_programmes(several: Path) -> None:
    for command in ("check", "pair", "collect"):
        told = json.loads(
            run(command, "--format", "json", "--programmes", several / "programmes.toml", code=2)
        )
        assert set(told) == {"Harbour", "Bay"}, command


def test_a_named_sheet_is_meant_alone(several: Path) -> None:
    told = json.loads(run("check", "--format", "json", "--sheet", "bay/programme.xlsx"))
    assert told["people"] == 3
    run("check", "--sheet", "bay/programme.xlsx", "--programmes", "programmes.toml", code=2)


def test_what_breaks_in_one_programme_is_told_by_its_kind_and_stops_no_other(several: Path) -> None:
    (several / "gone").mkdir()
    (several / "gone" / "programme.xlsx").write_bytes(b"no workbook at all")
    (several / "harbour" / "outbox").write_bytes(b"a file where a folder has to be")
    run("checkin", "--today", "2026-11-23", code=2)
    assert mailed(several / "bay") == EVERYBODY


@pytest.mark.thorough
def test_a_pass_gives_each_programme_a_process_of_its_own(several: Path) -> None:
    command = [sys.executable, "-m", "mentorsheets", "--log-format", "json", "run", "--once"]
    done = subprocess.run(command, env=environment(), capture_output=True, text=True, check=False)
    lines = [json.loads(line) for line in done.stderr.splitlines()]
    assert {line["programme"]: line["exit"] for line in lines if line["event"] == "programme"} == {
        "Harbour": 0,
        "Gone": 2,
        "Bay": 0,
    }
    assert (done.returncode, done.stdout) == (2, "")
    last = {"event": "pass", "exit": 2, "programmes": 3, "done": 2}
    assert last.items() <= lines[-1].items()
    assert mailed(several / "harbour") == mailed(several / "bay") == EVERYBODY


def broken_programmes(folder: Path, server: SheetsServer) -> tuple[dict[str, str], dict[str, str]]:
    """Make five programmes that cannot be worked through, each in its own way; yields their lines of the list."""
    for name in ("Corrupt", "Template", "Login"):
        harbour(folder / name, *ALWAYS, ["Programme", name])
    (folder / "Corrupt" / "programme.xlsx").write_bytes(b"no workbook at all")
    (folder / "words").mkdir()
    (folder / "words" / "check-in.md").write_text("Subject: {{ nmae }}\n\nHow is it going?\n")
    unshared = GoogleDesk(server, folder, role="")
    sheets = {
        "Missing": "Missing/programme.xlsx",
        "Unshared": f"https://docs.google.com/spreadsheets/d/{unshared.key}/edit",
        "Corrupt": "Corrupt/programme.xlsx",
        "Template": 'Template/programme.xlsx"\ntemplates = "words',
        "Login": "Login/programme.xlsx",
    }
    return unshared.environ, {name: f'name = "{name}"\nsheet = "{sheet}"' for name, sheet in sheets.items()}


@pytest.fixture
def five_broken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[FaultyServer]:
    """A list in which each broken programme is followed by a good one; yields how to start a command."""
    monkeypatch.chdir(tmp_path)
    strictly = FaultyServer(features=("AUTH PLAIN",), instead={"AUTH": "535 5.7.8 Authentication failed"})
    with SheetsServer() as server, strictly as strict, FaultyServer() as mail:
        environment, broken = broken_programmes(tmp_path, server)
        blocks = []
        for name, block in broken.items():
            harbour(tmp_path / f"after-{name}", *ALWAYS, ["Programme", f"After {name}"])
            user = f"who@127.0.0.1:{strict.port}" if name == "Login" else f"127.0.0.1:{mail.port}"
            blocks += [
                f'[[programme]]\n{block}\nmail = "smtp://{user}"\n',
                f'[[programme]]\nname = "After {name}"\nsheet = "after-{name}/programme.xlsx"\n',
            ]
        (tmp_path / "programmes.toml").write_text("\n".join(blocks))
        for name, value in environment.items():
            monkeypatch.setenv(name, value)
        monkeypatch.setenv("MENTORSHEETS_MAIL", f"smtp://127.0.0.1:{mail.port}")
        monkeypatch.setenv("MENTORSHEETS_MAIL_PLAIN", "yes")
        monkeypatch.setenv("MENTORSHEETS_MAIL_PASSWORD", "not the right one")
        yield mail


CODES = {"Missing": 2, "Unshared": 2, "Corrupt": 2, "Template": 2, "Login": 1}


@pytest.mark.thorough
def test_five_that_fail_each_in_its_own_way_stop_none_of_those_after_them(five_broken: FaultyServer) -> None:
    result = CliRunner().invoke(main, ["checkin", "--yes"])
    assert result.exit_code == 2
    assert (
        five_broken.transactions == len(five_broken.taken) == len(set(five_broken.counts)) == 3 * len(CODES)
    )
    last = result.stderr.splitlines()[-1]
    assert (
        last
        == "5 of 10 programmes are done. Look at: " + ", ".join(f"{n} ({c})" for n, c in CODES.items()) + "."
    )
    assert "Traceback" not in result.output
    assert "not the right one" not in result.output


def test_each_programme_has_its_own_journal_and_heartbeat_whatever_is_set_for_all(several: Path) -> None:
    shared = {"MENTORSHEETS_JOURNAL": "one", "MENTORSHEETS_HEARTBEAT": "http://all.invalid", "HOME": "/home"}
    found = list_programmes(several / "programmes.toml")
    first, _, last = (environment_of(one, shared, several) for one in found)
    assert first["MENTORSHEETS_JOURNAL"] == str(several / "harbour" / ".programme.journal")
    assert "MENTORSHEETS_HEARTBEAT" not in first
    assert last["MENTORSHEETS_HEARTBEAT"] == "http://127.0.0.1:9/bay"
    assert first["HOME"] == "/home"


def test_a_database_that_is_set_for_all_is_kept_and_two_may_name_the_same_one(tmp_path: Path) -> None:
    path = tmp_path / "programmes.toml"
    address = "postgresql://harbour@127.0.0.1/journals"
    named = "\n".join(
        f"[[programme]]\nname = '{name}'\nsheet = '{name}.xlsx'\njournal = '{{}}'\n" for name in "AB"
    )
    path.write_text(named.format(address, address))
    assert {one.told["journal"] for one in list_programmes(path)} == {address}
    path.write_text(named.format("kept.journal", "kept.journal"))
    with pytest.raises(WrongUse, match="same journal"):
        list_programmes(path)
    path.write_text(named.format("own.journal", "").replace("journal = ''", ""))
    first, second = list_programmes(path)
    for_all = {"MENTORSHEETS_JOURNAL": address}
    assert environment_of(second, for_all, tmp_path)["MENTORSHEETS_JOURNAL"] == address
    assert environment_of(first, for_all, tmp_path)["MENTORSHEETS_JOURNAL"] == str(tmp_path / "own.journal")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "programme = 3",
        "[[programme]]\nname = 'A'",
        "[[programme]]\nsheet = 'a.xlsx'",
        "[[programme]]\nname = 'A'\nsheet = 'a.xlsx'\nmial = 'outbox:a'",
        "[[programme]]\nname = 'A'\nsheet = 'a.xlsx'\n[[programme]]\nname = 'A'\nsheet = 'b.xlsx'",
        "[[programme]]\nname = 'A'\nsheet = 'a.xlsx'\n[[programme]]\nname = 'B'\nsheet = 'a.xlsx'",
        "[[programme",
    ],
)
def test_a_list_that_is_not_clear_is_refused_in_a_sentence(tmp_path: Path, text: str) -> None:
    path = tmp_path / "programmes.toml"
    path.write_text(text)
    with pytest.raises(WrongUse, match=r"programmes\.toml"):
        list_programmes(path)


def test_a_list_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(WrongUse):
        list_programmes(tmp_path / "programmes.toml")


def test_the_gravest_code_is_the_one_that_most_wants_a_person() -> None:
    assert gravest([]) == 0
    for one, other in product(CODES_GRAVEST_FIRST, repeat=2):
        assert gravest([one, other]) == min(one, other, key=CODES_GRAVEST_FIRST.index)
    assert gravest([0, 1, -9]) == 4
    assert gravest([1, 3]) == 3
