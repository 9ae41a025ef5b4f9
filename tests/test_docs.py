"""The docs are true: generated pages are current, every command is told, and every link leads somewhere."""

import re
import shlex
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from docs.generate import stale
from mentorsheets.cli import main
from mentorsheets.cli.main import COMMANDS
from mentorsheets.mail.render.check import LOOP
from mentorsheets.mail.render.environment import FILTERS

ROOT = Path(__file__).parent.parent
PAGES = [
    *(ROOT / name for name in ("README.md", "CONTRIBUTING.md", "SECURITY.md")),
    *sorted((ROOT / "docs").glob("*.md")),
]
CODE = re.compile(r"```.*?```|`[^`]*`", re.DOTALL)
COMMAND = re.compile(r"^(?: {4,}|\$ )?(?:\.venv/bin/)?mentorsheets ((?:-|[a-z]).*)$", re.MULTILINE)
SPOKEN = re.compile(r"`mentorsheets ([a-z]+(?: --?[^`]*)?)`")
LINK = re.compile(r"\]\(([^)#:\s]+)(?:#[^)]*)?\)")


def test_the_generated_pages_are_what_the_code_says() -> None:
    assert stale() == []


def test_the_page_on_templates_names_every_filter_and_what_a_loop_says() -> None:
    words = (ROOT / "docs" / "templates.md").read_text(encoding="utf-8")
    assert [one for one in FILTERS if not re.search(rf"\| {one}\b", words)] == []
    assert [one for one in LOOP if f"loop.{one}" not in words] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_link_of_a_page_leads_to_a_file(page: Path) -> None:
    words = CODE.sub("", page.read_text(encoding="utf-8"))
    missing = [link for link in LINK.findall(words) if not (page.parent / link).exists()]
    assert missing == []


def examples(page: Path) -> list[list[str]]:
    """Return the commands that a page shows, without what it says beside them."""
    text = page.read_text(encoding="utf-8")
    shown = [*COMMAND.findall(text), *SPOKEN.findall(text)]
    lines = [line for line in shown if line.split()[0] in COMMANDS or line.startswith("--")]
    return [shlex.split(line, comments=True) for line in lines if "…" not in line and "|" not in line]


@pytest.mark.parametrize("page", [page for page in PAGES if examples(page)], ids=lambda page: page.name)
def test_every_command_that_a_page_shows_is_one_that_there_is(page: Path) -> None:
    wrong = []
    for words in examples(page):
        flags = {word.partition("=")[0] for word in words if word.startswith("--")}
        name = next((word for word in words if not word.startswith("-") and word in COMMANDS), None)
        command = COMMANDS[name].load() if name else main
        known = {
            flag
            for owner in (command, main)
            for option in owner.params
            if isinstance(option, click.Option)
            for flag in option.opts
        }
        if flags - known - {"--help", "--version"}:
            wrong.append(words)
    assert wrong == []


def test_what_the_readme_shows_runs_in_its_order(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    shown = examples(ROOT / "README.md")
    listed = [words for words in shown if "mine.xlsx" in words]
    assert [words[0] for words in listed] == [
        "init",
        "check",
        "pair",
        "introduce",
        "checkin",
        "followup",
        "preview",
        "collect",
        "run",
    ]
    for words in listed:
        done = CliRunner().invoke(main, words)
        assert done.exit_code in {0, 1}, (words, done.output, done.stderr)
