"""`mentorsheets init`: makes a new sheet, or adds what an existing one lacks."""

from pathlib import Path

import click

from mentorsheets.cli import output
from mentorsheets.cli.options import DRY_RUN, FORMAT, ONE_SHEET, options
from mentorsheets.runtime.config import Config, is_google
from mentorsheets.runtime.open_sheet import open_sheet
from mentorsheets.sheet.backend import Book
from mentorsheets.sheet.reading.headers import find_tab
from mentorsheets.sheet.schema import PARTICIPANTS
from mentorsheets.workflow.adopt import seems_to_hold_lists
from mentorsheets.workflow.set_up import AddedTabs, complete, make_workbook


@click.command
@options(ONE_SHEET, DRY_RUN, FORMAT)
def init(config: Config, dry_run: bool, form: str) -> None:
    """Make a new workbook, or add the tabs and columns that a sheet lacks.

    Nothing that stands in a sheet is touched.
    """
    where = config.sheet
    path = Path(where).expanduser()
    is_new = not is_google(where) and not path.exists()
    if is_new and not dry_run:
        make_workbook(path)
    added = AddedTabs() if is_new else complete(open_sheet(config), dry_run=dry_run)
    is_list = added.before is not None and _is_list(added.before)
    if form == "json":
        output.as_json({"sheet": where, "new": is_new, "tabs": added.tabs, "columns": added.columns})
    elif is_new:
        word = "would be made" if dry_run else "is made"
        output.say(f"{path} {word}. Open it: its first tab tells how it works.")
    else:
        _say(added, dry_run=dry_run)
    if is_list:
        output.note(
            "This sheet holds a list of people of its own, which init leaves alone. "
            f"To take them over: mentorsheets adopt {where}"
        )


def _is_list(book: Book) -> bool:
    """Tell whether a sheet has no people of a programme yet, but a list of them."""
    return find_tab(book, PARTICIPANTS) is None and seems_to_hold_lists(book)


def _say(added: AddedTabs, *, dry_run: bool) -> None:
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
