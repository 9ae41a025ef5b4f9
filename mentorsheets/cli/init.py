"""`mentorsheets init`: makes a new sheet, or adds what an existing one lacks."""

from pathlib import Path

import click

from mentorsheets.api.set_up import set_up
from mentorsheets.api.sheet_rows import InitOutput
from mentorsheets.cli import output
from mentorsheets.cli.options import DRY_RUN, FORMAT, ONE_SHEET, options
from mentorsheets.runtime.config import Config


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
        output.say(f"{Path(made.sheet).expanduser()} {word}. Open it: its first tab tells how it works.")
    else:
        _say(made, dry_run=dry_run)
    if made.is_list:
        output.note(
            "This sheet holds a list of people of its own, which init leaves alone. "
            f"To take them over: mentorsheets adopt {made.sheet}"
        )


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
