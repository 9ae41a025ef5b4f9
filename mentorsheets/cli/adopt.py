"""`mentorsheets adopt`: from a list of people that somebody already has to a programme."""

import sys
from datetime import datetime
from pathlib import Path
from typing import NoReturn

import click

from mentorsheets.api.answer_rows import AdoptOutput
from mentorsheets.api.set_up import Adoption
from mentorsheets.cli import output
from mentorsheets.cli.collect import tell_collected
from mentorsheets.cli.options import DRY_RUN, FORMAT, SHEET_OPTION, TODAY, YES, options
from mentorsheets.cli.programmes import find_config
from mentorsheets.errors import WrongUse
from mentorsheets.runtime.config import is_google
from mentorsheets.sheet.workbook.file import SUFFIXES


@click.command("adopt", short_help="Make a programme of a list of people that you have.")
@click.argument("lists", nargs=-1, required=True, metavar="FILE_OR_ADDRESS...")
@options(SHEET_OPTION, YES, TODAY, DRY_RUN, FORMAT)
def adopt_command(
    lists: tuple[str, ...], sheet: str | None, yes: bool, today: datetime | None, dry_run: bool, form: str
) -> None:
    """Make a programme of lists of people that you have: a sheet with such tabs, or files of a list each.

    It shows which question is understood as what, and asks. Then it adds the tabs of a programme beside the
    lists of a sheet, or makes a new workbook (--sheet), and takes everybody over; mentorsheets collect goes
    on taking new rows. A workbook is copied first, and what you typed is never written over.
    """
    where = _target_of(lists, sheet)
    adoption = Adoption(lists, find_config({"sheet": where}))
    found = adoption.output
    if form == "text":
        _show(found, with_samples=sys.stdout.isatty(), with_rest=dry_run or not yes)
    if not found.lists:
        if adoption.is_ours_already:
            raise WrongUse(
                "The list of people is called Participants already, and is read as it stands.",
                f"Run mentorsheets init --sheet {where} to add what lacks, then mentorsheets check.",
            )
        output.problems(found.not_understood, "Why")
        raise WrongUse(
            "No list of people was found: none has a column of e-mail addresses, or of names.",
            "Give the column of addresses the header Email, that of names Name, and run adopt again.",
        )
    if names := adoption.used_names:
        output.note(f"There already: {names}. It is used as ours, and gets the columns that it lacks.")
    if not dry_run and not yes and not _agree():
        output.say("Nothing was written.")
        return
    if not dry_run:
        _carry_out(adoption, today, form)
    if form == "json":
        output.as_json(found)
    else:
        rows = output.count(found.rows, "row", "rows")
        output.say(f"\n{rows} would go into {where}. Nothing was written (--dry-run).")


def _target_of(lists: tuple[str, ...], sheet: str | None) -> str:
    """Return the sheet for the programme: the one named, else that of the list, else a new one."""
    if sheet:
        return sheet
    if len(lists) == 1 and (is_google(lists[0]) or Path(lists[0]).suffix.lower() in SUFFIXES):
        return lists[0]
    try:
        return find_config({}).sheet
    except WrongUse:
        return str(Path(lists[0]).with_name("programme.xlsx"))


def _carry_out(adoption: Adoption, today: datetime | None, form: str) -> NoReturn:
    if copy := adoption.copy_first():
        output.note(f"Copied first: {copy}")
    done, collected = adoption.carry_out(today=today)
    if form == "json":
        output.as_json(done)
    else:
        tell_collected(collected)
        output.say(
            f"\nNext: mentorsheets check --sheet {done.sheet}, then mentorsheets pair --sheet {done.sheet}."
        )
    sys.exit(1 if done.problems else 0)


def _agree() -> bool:
    if not sys.stdin.isatty():
        output.note("Nobody is at a terminal: run again with --yes to accept this.")
        return False
    return output.confirm("Make a programme of this?")


def _show(found: AdoptOutput, *, with_samples: bool, with_rest: bool) -> None:
    for one in found.lists:
        output.heading(f"{one.list}: {'understood as' if one.proposed else 'as Settings say'}")
        for column, asked in one.questions.items():
            shown = f"   ({' | '.join(one.samples[column])})" if with_samples else ""
            output.say(f"  {column}: {' + '.join(asked)}{shown}")
        output.problems(one.unused if with_rest else (), "Fills nothing")
    if found.new_kinds:
        output.say(f"\nNew kinds of need: {'; '.join(found.new_kinds)}")
