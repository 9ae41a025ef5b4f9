"""Writes the pages of the docs that follow from the code.

The sheet's page comes from the schema, the commands' from Click, the life of a relationship from its table, rows
and the facts of templates from their dataclasses.

`python -m docs.generate` writes them; with `--check` it only says whether they are current.
"""

import sys
from collections.abc import Iterator
from pathlib import Path

import click

from docs.rows_page import page as rows_page
from docs.states_page import page as relations_page
from docs.templates_page import renew
from mentorsheets.cli import main as command
from mentorsheets.domain.settings import specs, unless_set
from mentorsheets.sheet.columns import Column, Owner, TabSpec
from mentorsheets.sheet.schema import DECLARED_TABS

DOCS = Path(__file__).parent
NOTE = "<!-- Written by `make docs` from the code: change it there. -->\n"


def sheet_page() -> str:
    """Return the page on tabs, columns and settings."""
    parts = [
        NOTE,
        "# The sheet\n",
        (
            "A sheet is an `.xlsx` workbook or a Google sheet; both hold the same tabs. Headers may be written in any"
            " case, with other spaces or punctuation, or by one of the synonyms; columns and tabs of your own are left"
            " alone. Columns marked *yours* are never written into, bar rows that are added whole; columns marked"
            " *machine* are filled for you.\n"
        ),
        *(part for tab in DECLARED_TABS for part in _tab(tab)),
        "## Settings in full\n",
        "| Setting | What it does | Unless set |\n|---|---|---|",
        *(f"| {s.title} | {s.meaning} | {unless_set(s) or 'nothing'} |" for s in specs()),
        "",
    ]
    return "\n".join(parts)


def _tab(tab: TabSpec) -> Iterator[str]:
    hidden = " (hidden)" if tab.hidden else ""
    yield f"## {tab.title}{hidden}\n"
    yield f"{tab.meaning}\n"
    if tab.synonyms:
        yield f"Also found as: {', '.join(tab.synonyms)}.\n"
    yield "| Column | Whose | What it holds | For example | Also read |\n|---|---|---|---|---|"
    yield from (_column(column) for column in tab.columns)
    yield ""


def _column(column: Column) -> str:
    whose = "yours" if column.owner is Owner.PEOPLE else "machine"
    if column.private:
        whose += ", private"
    if column.hidden:
        whose += ", hidden"
    needed = " **Needed.**" if column.needed else ""
    choices = f" One of: {', '.join(column.choices)}." if column.choices else ""
    return f"| {column.title} | {whose} | {column.meaning}{choices}{needed} | {column.example} | {', '.join(column.synonyms)} |"


def commands_page() -> str:
    """Return the page on the command and all its options."""
    context = click.Context(
        command,
        info_name="mentorsheets",
        terminal_width=100,
        max_content_width=100,
        help_option_names=["-h", "--help"],
    )
    parts = [NOTE, "# The command\n", *_help(command, context)]
    for name in command.list_commands(context):
        sub = command.get_command(context, name)
        if sub is not None:
            inner = click.Context(
                sub, info_name=name, parent=context, terminal_width=100, max_content_width=100
            )
            parts += [f"## mentorsheets {name}\n", *_help(sub, inner)]
    parts += [
        "## What a run ends with\n",
        "| Exit code | Meaning |\n|---|---|",
        "| 0 | done |",
        "| 1 | something needs a person (a problem in the sheet, a mail refused or of unknown fate); all the rest was done |",
        "| 2 | the command, its settings or its sheet cannot be used as they are |",
        "| 3 | the sheet or the mail server could not be reached; nothing was lost, run again |",
        "| 75 | another run is at work on the same sheet |",
        "",
    ]
    return "\n".join(parts)


def _help(sub: click.Command, context: click.Context) -> list[str]:
    return ["```text", sub.get_help(context), "```\n"]


def templates_page() -> str:
    """Return the page on templates: its text as it stands, with the reference of facts as it is now."""
    return renew((DOCS / "templates.md").read_text(encoding="utf-8"))


PAGES = {
    "sheet.md": sheet_page,
    "commands.md": commands_page,
    "relations.md": relations_page,
    "rows.md": lambda: f"{NOTE}\n{rows_page()}",
    "templates.md": templates_page,
}


def stale() -> list[str]:
    """Return the names of pages that are not what the code says."""
    return [
        name
        for name, page in PAGES.items()
        if not (DOCS / name).is_file() or (DOCS / name).read_text(encoding="utf-8") != page()
    ]


def main() -> None:
    """Write the pages, or with `--check` end with 1 if one is stale."""
    if "--check" in sys.argv[1:]:
        sys.exit(f"Run make docs: {', '.join(stale())}" if stale() else 0)
    for name, page in PAGES.items():
        (DOCS / name).write_text(page(), encoding="utf-8")


if __name__ == "__main__":
    main()
