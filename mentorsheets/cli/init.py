"""`mentorsheets init`: makes a new sheet, or adds what an existing one lacks."""

import sys
from pathlib import Path

import click

from mentorsheets.api.set_up import name_safety_contact, set_up
from mentorsheets.api.sheet_rows import InitOutput
from mentorsheets.cli import output
from mentorsheets.cli.options import DRY_RUN, FORMAT, ONE_SHEET, options
from mentorsheets.runtime.config import Config, is_file


@click.command
@options(ONE_SHEET, DRY_RUN, FORMAT)
def init(config: Config, dry_run: bool, form: str) -> None:
    """Make a new workbook, or add the tabs and columns that a sheet lacks.

    Nothing that stands in a sheet is touched.
    """
    made = set_up(config, dry_run=dry_run)
    if form == "json":
        output.as_json(made)
    elif made.new:
        word = "would be made" if dry_run else "is made"
        if not dry_run and sys.stdin.isatty():
            _ask_for_safety_contact(config)
        where = Path(made.sheet).expanduser() if is_file(made.sheet) else made.sheet
        output.say(f"{where} {word}. Open it: the tab Start here tells how it works.")
    else:
        _say(made, dry_run=dry_run)
    if made.is_list:
        output.note(
            "This sheet holds a list of people of its own, which init leaves alone. "
            f"To take them over: mentorsheets adopt {made.sheet}"
        )


def _ask_for_safety_contact(config: Config) -> None:
    """Ask whom words go to that may mean harm, and put it into the new sheet; Enter skips it."""
    output.note(
        "Words that may mean harm go to somebody who is not a coordinator, named below each mail. "
        "You can fill them in later: Safety contact in the tab Settings."
    )
    name = output.ask("Safety contact: their name (Enter to skip)", may_skip=True)
    address = output.ask("Their e-mail address (Enter to skip)", may_skip=True) if name else ""
    if name:
        name_safety_contact(config, name, address)


def _say(added: InitOutput, *, dry_run: bool) -> None:
    word = "Would be added" if dry_run else "Added"
    if added.tabs:
        output.say(f"{word}, tabs: {', '.join(added.tabs)}.")
    if added.columns:
        output.say(f"{word}, columns: {', '.join(added.columns)}.")
    if not (added.tabs or added.columns):
        output.say("The sheet has all tabs and columns already.")
    elif not dry_run:
        output.say(
            "Open it: the tab Start here tells how it works. Fill in Settings, and people and their needs, "
            "or link a form; then run mentorsheets check."
        )
