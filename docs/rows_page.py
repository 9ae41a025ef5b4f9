"""Writes the page on rows: each column that is told as JSON, or in a table, as it is declared."""

from collections.abc import Iterator
from dataclasses import is_dataclass

from mentorsheets.api import answer_rows, compare_rows, mail_rows, pairing_rows, rows, sheet_rows
from mentorsheets.api.columns import describe_columns

COMMANDS = {
    "check": sheet_rows.CheckOutput,
    "pair": pairing_rows.PairOutput,
    "pair --what-if": pairing_rows.WhatIfOutput,
    "pair --compare": compare_rows.CompareOutput,
    "why": pairing_rows.WhyOutput,
    "introduce, checkin, followup": mail_rows.MailOutput,
    "due (a list)": mail_rows.ComingRow,
    "preview": mail_rows.PreviewOutput,
    "settle (a list)": mail_rows.UnknownMailRow,
    "collect: forms": answer_rows.FormsOutput,
    "collect: taps": answer_rows.TapsOutput,
    "collect: mail": answer_rows.MailboxOutput,
    "report": sheet_rows.ReportOutput,
    "map": sheet_rows.MapOutput,
    "map, of the community": sheet_rows.CommunityOutput,
    "init": sheet_rows.InitOutput,
    "adopt": answer_rows.AdoptOutput,
    "doctor": sheet_rows.DoctorOutput,
    "forget": sheet_rows.ForgetOutput,
    "demo": sheet_rows.DemoOutput,
    "demo --year": sheet_rows.YearOutput,
}
"""What each command prints with --format json."""
INTRODUCTION = """# What is told, as JSON and as rows

Each column is declared once. From it come what a terminal shows, what `--format json` prints, and what the
library gives: `sheet.rows("matches")`, `sheet.check()`, `sheet.why("Ana")` and so on. A column keeps its name; new ones may
come. A *person* is in JSON an object of id, name and address, and in a table two columns, the id and the name; a *kind of
need* is in JSON its id, and in a table its title. Over several programmes (`--programmes`), JSON is one object with what
each of them tells under its name. A column that JSON lacks is left out there, and shown by the terminal or the library.
"""


def page() -> str:
    """Return the page."""
    shown = [*COMMANDS.values(), *(row for row, _ in rows.RECORD_ROWS.values())]
    parts = [INTRODUCTION, "## Rows of a table\n", "`sheet.rows(…)` gives these.\n"]
    for what, (row, _) in rows.RECORD_ROWS.items():
        parts += _section(f"`{what}`", row, with_tables=True)
    parts.append("## What commands print\n")
    for command, row in COMMANDS.items():
        parts += _section(f"`mentorsheets {command}`", row, with_tables=False)
    parts.append("## What stands inside\n")
    for row in _list_others(shown):
        parts += _section(f"`{row.__name__}`", row, with_tables=False)
    return "\n".join(parts)


def _list_others(shown: list[type]) -> Iterator[type]:
    for module in (rows, pairing_rows, mail_rows, answer_rows, sheet_rows):
        for one in vars(module).values():
            is_row = isinstance(one, type) and is_dataclass(one) and one.__module__ == module.__name__
            if is_row and one not in shown and describe_columns(one):
                yield one


def _section(title: str, row: type, *, with_tables: bool) -> Iterator[str]:
    columns = describe_columns(row)
    yield f"### {title}\n"
    yield f"{row.__doc__}\n"
    yield "| In JSON |" + (" In a table |" if with_tables else "") + " Type | What it holds |"
    yield "|---|" + ("---|" if with_tables else "") + "---|---|"
    for one in columns:
        if not (one.json or with_tables):
            continue
        table = f" {', '.join(f'`{name}`' for name in one.table.split(', '))} |" if with_tables else ""
        json = f"`{one.json}`" if one.json else "–"
        yield f"| {json} |{table} {one.type} | {one.words} |"
    yield ""
