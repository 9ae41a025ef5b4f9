"""`mentorsheets adopt`: from a list of people that somebody already has to a programme."""

import sys
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from textwrap import shorten
from typing import NoReturn

import click

from mentorsheets.api.adoption import Adoption
from mentorsheets.api.answer_rows import AdoptLineRow, AdoptOutput
from mentorsheets.cli import output
from mentorsheets.cli.collect import tell_collected
from mentorsheets.cli.options import DRY_RUN, FORMAT, SHEET_OPTION, TODAY, YES, options
from mentorsheets.cli.programmes import find_config
from mentorsheets.domain.plain_text import count_things
from mentorsheets.errors import WrongUse
from mentorsheets.runtime.config import is_file
from mentorsheets.sheet.workbook.file import SUFFIXES

ACCEPT, LEAVE = ("a", "accept", "y", "yes"), ("l", "leave", "n", "no", "q", "quit")
"""What is typed to take what was understood as it stands, or to write nothing."""
LONGEST_SAMPLE = 40
"""Characters that are shown of an answer: three of them, and the question, are to fit into a few lines."""


@click.command("adopt", short_help="Make a programme of a list of people that you have.")
@click.argument("lists", nargs=-1, required=True, metavar="FILE_OR_ADDRESS...")
@options(SHEET_OPTION, YES, TODAY, DRY_RUN, FORMAT)
def adopt_command(
    lists: tuple[str, ...], sheet: str | None, yes: bool, today: datetime | None, dry_run: bool, form: str
) -> None:
    """Make a programme of lists of people that you have: a sheet with such tabs, or files of a list each.

    It shows which question is understood as what, and asks: accept it, change a line, or leave. Then it adds
    the tabs of a programme beside the lists of a sheet, or makes a new workbook (--sheet), and takes
    everybody over; mentorsheets collect goes on taking new rows. What was understood stands in the tab
    Mapping: change it there. A workbook is copied first, and what you typed is never written over.
    """
    where = _target_of(lists, sheet)
    adoption = _ask_whose(Adoption(lists, find_config({"sheet": where})), yes=yes)
    found, where = adoption.output, adoption.config.sheet
    if form == "text":
        _show(found, adoption.lines, with_rest=dry_run or not yes)
    if not found.lists and (adoption.is_programme or not adoption.people_of_ours):
        _refuse(adoption, found, where)
    if own := adoption.lists_called_ours:
        output.note(
            f"{own} is read as your list, and stays as it is; the programme has its people in Participants."
        )
    if names := adoption.used_names:
        output.note(f"There already: {names}. It is used as ours, and gets the columns that it lacks.")
    if not dry_run and not yes and not _agree(adoption, names):
        output.say("Nothing was written.")
        return
    if not dry_run:
        _carry_out(adoption, today, form)
    if form == "json":
        output.as_json(found)
    else:
        rows = count_things(found.rows, "row", "rows")
        output.say(f"\n{rows} would go into {where}. Nothing was written (--dry-run).")


def _ask_whose(adoption: Adoption, *, yes: bool) -> Adoption:
    """Ask whether a tab with a name of ours is a list of theirs, and return how it is adopted then.

    Their workbook stays as it is: the programme goes into one beside it, where no name is in the way. In a
    Google sheet the list is called otherwise, as no other sheet can be made.
    """
    title = adoption.called_ours or adoption.in_our_place
    if adoption.output.lists or not title or adoption.people_of_ours or adoption.is_programme:
        return adoption
    apart = adoption.apart_from(title)
    if not apart.output.lists:
        return adoption
    is_meant = yes and apart.says_who_asks
    into = f"{'the list is then called ' + apart.renamed if apart.renamed else apart.config.sheet}"
    if not yes and sys.stdin.isatty():
        is_meant = output.confirm(
            f"The tab {title} has a name of ours. Is it your list, from which people are taken over into "
            f"{'a tab of people, so that ' if apart.renamed else 'a new workbook '}{into}?"
        )
    if is_meant and apart.renamed:
        output.note(f"The tab {title} has a name of ours, and is read as your list; {into}.")
    elif is_meant:
        output.note(
            f"The tab {title} has a name of ours, and is read as your list; the programme is "
            f"{into}. New rows come in by mentorsheets collect --from {adoption.config.sheet}."
        )
    return apart if is_meant else adoption


def _refuse(adoption: Adoption, found: AdoptOutput, where: str) -> NoReturn:
    """Say why there is no list to adopt."""
    if adoption.is_programme:
        raise WrongUse(
            f"{where} is a programme already, and has no list beside its own tabs.",
            f"Run mentorsheets check --sheet {where}. To take people over from a list, run "
            f"mentorsheets adopt LIST --sheet {where}.",
        )
    if title := adoption.called_ours:
        raise WrongUse(
            f"The tab {title} has a name of our tab of people, so it is read as that as it stands.",
            f"Run mentorsheets init --sheet {where} to add what lacks, then mentorsheets check. If it "
            "also says what they need or their role, call it Sign-up instead, and run adopt again.",
        )
    if title := adoption.in_our_place:
        raise WrongUse(
            f"The tab {title} has a name of one of ours, and seems to hold a list of people.",
            "Call it Sign-up, and run adopt again.",
        )
    output.problems(found.not_understood, "Why")
    if found.not_understood and not any(one.cell for one in found.not_understood):
        # Each is something else as a whole, and lacks no column.
        raise WrongUse(
            "No list of people was found, for the reason said above.", "Mend that, and run adopt again."
        )
    raise WrongUse(
        "No list of people was found: none has a column of e-mail addresses, or of names.",
        "Give the column of addresses the header Email, that of names Name, and run adopt again.",
    )


def _target_of(lists: tuple[str, ...], sheet: str | None) -> str:
    """Return the sheet for the programme: the one named, else that of the list, else a new one."""
    if sheet:
        return sheet
    if len(lists) == 1 and (not is_file(lists[0]) or Path(lists[0]).suffix.lower() in SUFFIXES):
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


def _agree(adoption: Adoption, names: str) -> bool:
    """Ask until what was understood is accepted or left, changing line after line meanwhile."""
    if not sys.stdin.isatty():
        output.note("Nobody is at a terminal: run again with --yes to accept this.")
        return False
    if names and not output.confirm(f"Is {names} meant to be a tab of the programme?"):
        output.note("Rename it in your sheet first, then run adopt again.")
        return False
    if (own := adoption.lists_called_ours) and not output.confirm(
        f"Is {own} your list, from which people are taken over into a tab Participants?"
    ):
        output.note(
            "To have it as the tab of people itself, rename it Participants, and run mentorsheets init."
        )
        return False
    while adoption.output.lists:
        word = output.ask("accept, leave, or the number of a line to change").casefold()
        if word in ACCEPT:
            return True
        if word in LEAVE:
            return False
        if word.isdecimal():
            _change(adoption, int(word))
    return True


def _change(adoption: Adoption, number: int) -> None:
    """Ask what the question of a line is to fill, and show the line as it is then."""
    found = {line.number: line for line in adoption.lines}
    if number not in found:
        output.note(f"The lines go from 1 to {len(found)}.")
        return
    before = adoption.output.new_kinds
    fills = output.ask(f"“{found[number].question}” fills (a column, several with +, or Nothing)")
    try:
        _show_line(adoption.change(number, fills))
    except WrongUse as error:
        output.error(error)
    if (kinds := adoption.output.new_kinds) != before:
        output.say(f"New kinds of need: {'; '.join(kinds) or 'none'}")


def _show(found: AdoptOutput, lines: Sequence[AdoptLineRow], *, with_rest: bool) -> None:
    for one in found.lists:
        output.heading(f"{one.list}: {'understood as' if one.proposed else 'as the sheet says'}")
        for line in lines:
            if line.list == one.list and (line.fills or with_rest):
                _show_line(line)
    if found.lists:
        output.problems(found.not_understood, "To look at")
    if found.new_kinds:
        output.say(f"\nNew kinds of need: {'; '.join(found.new_kinds)}")


def _show_line(line: AdoptLineRow) -> None:
    is_aside = line.could_fill.startswith("(")
    could = (
        f" {line.could_fill if is_aside else f'(could fill {line.could_fill})'}" if line.could_fill else ""
    )
    fills = " + ".join(line.fills) or f"fills nothing{could}"
    # Answers are people's own words: they are for whoever sits at the terminal alone.
    shown = (shorten(one, LONGEST_SAMPLE, placeholder=" …") for one in line.samples)
    samples = f"   ({' | '.join(shown)})" if line.samples and sys.stdout.isatty() else ""
    output.say(f"  {line.number:>2}  {line.question} → {fills}{samples}")
