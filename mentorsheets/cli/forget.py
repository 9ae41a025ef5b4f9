"""`mentorsheets forget`: a person goes, and nobody else's past breaks."""

import sys
from datetime import datetime

import click

from mentorsheets.api import MentoringSheet
from mentorsheets.api.sheet_rows import ForgetOutput
from mentorsheets.cli import output
from mentorsheets.cli.options import (
    DRY_RUN,
    FORMAT,
    MAIL_OPTION,
    ONE_SHEET,
    TODAY,
    YES,
    options,
)
from mentorsheets.errors import WrongUse
from mentorsheets.runtime.config import Config

NOT_BY_A_PROGRAM = """No program can reach these; please see to them, if you have them:
  the version history of a Google sheet, of OneDrive or Nextcloud (make a copy, delete the old file, empty the
  trash);
  backups (a row that comes back by one is noticed, and left out);
  lists saved from a form (.csv), copies of the workbook, notes, and text that you kept of a command;
  your mailbox, its Sent folder, printed pages, and files that other coordinators downloaded."""


@click.command("forget")
@click.argument("person")
@options(ONE_SHEET, MAIL_OPTION, TODAY, DRY_RUN, FORMAT, YES)
@click.option(
    "--safety-contact-asked",
    "safety_asked",
    is_flag=True,
    help="The safety contact was asked, where harm may be meant that concerns PERSON.",
)
def forget_command(
    person: str,
    config: Config,
    today: datetime | None,
    dry_run: bool,
    form: str,
    yes: bool,
    safety_asked: bool,
) -> None:
    """Forget PERSON, given by name or address; others keep their own past.

    Their row, needs, words and mails go; what they lived through with others stays as that of nobody. Then
    everything is searched for what may be left. Ends with 1 if a place needs a human.
    """
    if not dry_run and not yes:
        _confirm(person)
    found = MentoringSheet(config).forget(person, today=today, dry_run=dry_run, safety_asked=safety_asked)
    if form == "json":
        output.as_json(found)
    else:
        _print(found, dry_run=dry_run)
    sys.exit(1 if found.for_a_human or found.left else 0)


def _confirm(person: str) -> None:
    if not sys.stdin.isatty():
        raise WrongUse("This cannot be undone, so it wants a word.", "Add --yes, or --dry-run to look first.")
    if click.prompt("This cannot be undone. Type the name or address once more") != person:
        raise WrongUse("That is another name, so nothing was changed.", "Type it as on the command line.")


def _print(found: ForgetOutput, *, dry_run: bool) -> None:
    total = sum(found.places.values())
    would = "would be changed" if dry_run else "were changed"
    output.say(f"{total} places {would}." if total else "0 places: nothing of this person is here.")
    for tab, count in found.places.items():
        output.item(f"{tab}: {count}", "")
    if found.searched:
        looked = ", ".join(f"{count} {what}" for what, count in found.searched.items())
        output.say(
            f"Of mails, {found.mails} in the journal and, with pages, {found.files} files were erased."
        )
        output.say(f"Searched {looked}: {'nothing left' if not found.left else 'something is left'}.")
    for one in found.for_a_human:
        output.item(f"{one.tab} {one.cell}", one.why)
    for file in found.left:
        output.item(file, "something of theirs still stands here")
    if total and not dry_run:
        output.say(NOT_BY_A_PROGRAM)
