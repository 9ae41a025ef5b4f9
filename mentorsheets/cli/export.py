"""`mentorsheets export`: what is held about a person, for that person."""

import sys
from functools import partial
from pathlib import Path
from typing import Any

import click

from mentorsheets.api import MentoringSheet, SentMails
from mentorsheets.api.sheet_rows import ExportOutput
from mentorsheets.cli import output
from mentorsheets.cli.mails import agreed, print_mails
from mentorsheets.cli.options import DRY_RUN, FORMAT, ONE_SHEET, TODAY, YES, options
from mentorsheets.domain.plain_text import name_file
from mentorsheets.runtime.config import Config


@click.command("export")
@click.argument("person")
@options(ONE_SHEET, TODAY, DRY_RUN, FORMAT, YES)
@click.option(
    "--out", type=click.Path(file_okay=False, path_type=Path), help="Write into this folder.  [export-NAME]"
)
@click.option("--mail", "by_mail", is_flag=True, help="Send it to the address in their row, and to no other.")
@click.option(
    "--spoke-with-them",
    "spoke",
    is_flag=True,
    help="You spoke with PERSON, who did not ask by mail, or whose mail somebody else may read.",
)
def export_command(person: str, config: Config, form: str, out: Path | None, **given: Any) -> None:  # noqa: ANN401 - what Click hands over
    """Write all that is held about PERSON, given by name or address, and is theirs to see, into a folder.

    A page to read, data.json for other programs, and the mails to them that are still kept. Others' words,
    answers and addresses are left out. Be sure to whom you give it. Ends with 1 if notes of yours have to be
    read first.

    With --mail it goes to the address in their row in place of a folder: if they wrote “my data” from there,
    or you spoke with them. While they are held, and for a year after words that may mean harm, only then.
    """
    found = MentoringSheet(config).export(person, today=given["today"])
    if given["by_mail"]:
        is_shown = bool(given["dry_run"])
        sent = found.mail(spoke=given["spoke"], agree=partial(agreed, yes=given["yes"]), dry_run=is_shown)
        _tell_sent(sent, form, dry_run=is_shown)
        sys.exit(sent.exit_code or (1 if found.row.for_a_human else 0))
    called = name_file(found.row.person)
    folder = out or Path(f"export-{called}")
    if not given["dry_run"]:
        found.write(folder)
        output.note(f"Written to {folder}. It is theirs: delete it once they have it.")
    if form == "json":
        output.as_json(found.row)
    else:
        _print(found.row)
    sys.exit(1 if found.row.for_a_human else 0)


def _tell_sent(sent: SentMails, form: str, *, dry_run: bool) -> None:
    if form == "json":
        output.as_json(sent.output)
        return
    print_mails(sent, "mail", dry_run=dry_run)


def _print(row: ExportOutput) -> None:
    output.heading(row.person)
    for tab, count in row.rows.items():
        output.item(f"{tab}: {count}", "")
    output.say(f"{row.relationships} relationships, {row.mails} mails.")
    for one in row.for_a_human:
        output.item(f"{one.tab} {one.cell}", one.why)
