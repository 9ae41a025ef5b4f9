"""The command begins quickly: what it does not need is not imported."""

import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from mentorsheets.cli import main
from mentorsheets.cli.main import COMMANDS
from tests.workflow.sheets import small_programme

ROOT = Path(__file__).parents[2]
HEAVY = {
    "css_inline", "google", "gspread", "highspy", "icalendar", "imap_tools", "jinja2", "markdown_it", "networkx", "numpy",
    "openpyxl", "ortools", "procrastinate", "requests", "scipy", "smtplib", "sqlite3", "tenacity",
}  # fmt: skip
LISTING = """
import sys
before = set(sys.modules)
from mentorsheets.cli import main
try:
    main(sys.argv[1:])
except SystemExit as end:
    code = end.code or 0
print(code, *sorted(set(sys.modules) - before), file=sys.stderr)
"""


def imports_of(*arguments: str | Path, cwd: Path) -> list[str]:
    done = subprocess.run(
        [sys.executable, "-c", LISTING, *map(str, arguments)],
        cwd=cwd,
        env={"PYTHONPATH": str(ROOT), "PATH": ""},
        capture_output=True,
        text=True,
        check=True,
    )
    code, *modules = done.stderr.splitlines()[-1].split(" ")
    assert code in {"0", "1"}
    return modules


def roots(modules: Sequence[str]) -> set[str]:
    return {module.partition(".")[0] for module in modules}


@pytest.mark.parametrize("asked", ["--help", "--version"])
def test_help_and_version_import_click_and_a_handful_of_our_own(asked: str, tmp_path: Path) -> None:
    modules = imports_of(asked, cwd=tmp_path)
    ours = [module for module in modules if module.startswith("mentorsheets")]
    assert len(ours) <= 8, ours
    assert roots(modules) - sys.stdlib_module_names - {"mentorsheets"} == {"click"}
    assert len(modules) <= 160, len(modules)


@pytest.mark.thorough
def test_check_imports_neither_a_solver_nor_what_mail_needs(tmp_path: Path) -> None:
    modules = imports_of("check", "--sheet", small_programme(tmp_path), cwd=tmp_path)
    assert roots(modules) & HEAVY == set()


@pytest.mark.thorough
def test_due_and_why_import_neither_google_nor_a_writer_of_workbooks(tmp_path: Path) -> None:
    sheet = small_programme(tmp_path)
    not_wanted = {"google", "gspread", "icalendar", "imap_tools", "openpyxl", "requests", "tenacity"}
    assert (
        roots(imports_of("due", "--sheet", sheet, cwd=tmp_path)) & (not_wanted | {"highspy", "numpy"})
        == set()
    )
    assert roots(imports_of("why", "Ana", "--sheet", sheet, cwd=tmp_path)) & not_wanted == set()


@pytest.mark.parametrize("name", COMMANDS)
def test_each_command_of_the_table_is_there_under_its_name(name: str) -> None:
    command = COMMANDS[name].load()
    assert isinstance(command, click.Command)
    assert command.name == name
    assert (command.help or "").strip()


def test_the_list_shows_each_command_with_its_line() -> None:
    shown = CliRunner().invoke(main, ["--help"], terminal_width=200).output
    lines = [line.split(None, 1) for line in shown.partition("Commands:")[2].strip().splitlines()]
    assert lines == [[name, place.short_help] for name, place in COMMANDS.items()]


def test_a_word_that_is_no_command_is_wrong_use() -> None:
    done = CliRunner().invoke(main, ["chekin"])
    assert done.exit_code == 2
    assert "No such command" in done.output


def test_a_shell_completes_commands_by_the_table_alone() -> None:
    environment = {
        "_MENTORSHEETS_COMPLETE": "bash_complete",
        "COMP_WORDS": "mentorsheets che",
        "COMP_CWORD": "1",
    }
    done = CliRunner().invoke(main, env=environment, prog_name="mentorsheets")
    assert done.output.split() == ["plain,check", "plain,checkin"]
