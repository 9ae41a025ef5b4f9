"""What the pages show works: each command is run, in its page's order, and each piece of Python too."""

import csv
import re
import shlex
import shutil
from datetime import UTC, datetime
from pathlib import Path

import openpyxl
import pytest
from click.testing import CliRunner

from mentorsheets.cli import main
from mentorsheets.cli.main import COMMANDS
from mentorsheets.domain.clock import Moment
from mentorsheets.simulation.demo import demo
from tests.mail.letters import TurnableClock
from tests.test_docs import COMMAND, PAGES

LIST = "Name,Email,Can you mentor?,What do you need?\nAna,ana@example.org,yes,Feedback on a draft\n"
NOT_RUN = {
    ("settle", "bcmxuu"): "the key is that of a mail whose fate is unknown, and none is in a sample",
    ("doctor", "--sign-in"): "it wants an application that Microsoft knows, and a browser",
}
"""Commands by how they begin, and why they are only read: their options are checked with those of all others."""
PYTHON = re.compile(r"```python\n(.*?)```", re.DOTALL)


def shown(page: Path) -> list[list[str]]:
    """Return the commands that stand on lines of their own, without what is said beside them."""
    lines = [line for line in COMMAND.findall(page.read_text(encoding="utf-8")) if "…" not in line]
    return [shlex.split(line.split("   ")[0], comments=True) for line in lines if line.split()[0] in COMMANDS]


def is_run(words: list[str]) -> bool:
    return not any(words[: len(begin)] == list(begin) for begin in NOT_RUN)


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("sample") / "made"
    demo(folder, Moment(TurnableClock(datetime(2026, 11, 23, 10, tzinfo=UTC))), lambda _: None)
    return folder / "programme.xlsx"


@pytest.fixture
def folder(sample: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Go where a reader of the pages may stand: a sheet that is found by itself, and lists to take over."""
    monkeypatch.chdir(tmp_path)
    for name in ("programme.xlsx", "copy.xlsx"):
        shutil.copy(sample, name)
    Path("mentorsheets.toml").write_text('sheet = "programme.xlsx"\n', encoding="utf-8")
    for name in ("mentors.csv", "mentees.csv", "Joining (responses).csv"):
        Path(name).write_text(LIST, encoding="utf-8")
    book = openpyxl.Workbook()
    for row in csv.reader(LIST.splitlines()):
        book.worksheets[0].append(row)
    book.save("Our list.xlsx")
    return tmp_path


@pytest.mark.every(32)
@pytest.mark.parametrize(
    "page", [page for page in PAGES if any(map(is_run, shown(page)))], ids=lambda page: page.name
)
def test_every_command_on_a_line_of_its_own_runs(page: Path, folder: Path) -> None:
    for words in filter(is_run, shown(page)):
        done = CliRunner().invoke(main, words)
        assert done.exit_code in {0, 1}, (words, done.output)


@pytest.mark.thorough
@pytest.mark.parametrize("page", [page for page in PAGES if "```python" in page.read_text(encoding="utf-8")], ids=lambda page: page.name)  # fmt: skip
def test_every_piece_of_python_runs(page: Path, folder: Path) -> None:
    shutil.copy("programme.xlsx", "mine.xlsx")
    for block in PYTHON.findall(page.read_text(encoding="utf-8")):
        exec(compile(block, page.name, "exec"), {"__name__": "example"})


def test_what_is_not_run_is_still_shown_somewhere() -> None:
    every = [words for page in PAGES for words in shown(page)]
    assert [begin for begin in NOT_RUN if not any(one[: len(begin)] == list(begin) for one in every)] == []
