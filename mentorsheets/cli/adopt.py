"""`mentorsheets adopt`: from a list of people that somebody already has to a programme."""

import sys
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import click

from mentorsheets.cli import output
from mentorsheets.cli.collect import tell_collected
from mentorsheets.cli.options import DRY_RUN, FORMAT, SHEET_OPTION, TODAY, YES, moment, options
from mentorsheets.cli.programmes import find_config
from mentorsheets.domain.clock import Moment
from mentorsheets.errors import WrongUse
from mentorsheets.runtime.config import Config, is_google
from mentorsheets.runtime.open_sheet import open_sheet
from mentorsheets.sheet.backend import Book, Tab
from mentorsheets.sheet.cells.text import plain
from mentorsheets.sheet.forms.file import read_export
from mentorsheets.sheet.forms.mapping import write_mapping
from mentorsheets.sheet.reading.headers import find_tab
from mentorsheets.sheet.schema import PARTICIPANTS, setting_of
from mentorsheets.sheet.workbook.file import SUFFIXES
from mentorsheets.workflow.adopt import (
    Adopted,
    Understanding,
    adopt,
    copy_first,
    sample,
    tell_used_names,
    understand,
)
from mentorsheets.workflow.set_up import make_workbook


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
    config = find_config({"sheet": where})
    is_there = is_google(where) or Path(where).expanduser().exists()
    target = open_sheet(config) if is_there else None
    source = _read_lists(lists)
    beside = lists == (where,)
    found = understand(source, target.read() if target else None, is_export=not beside)
    if form == "text":
        _show(found, with_samples=sys.stdout.isatty(), with_rest=dry_run or not yes)
    if not found.lists:
        if beside and find_tab(source, PARTICIPANTS):
            raise WrongUse(
                "The list of people is called Participants already, and is read as it stands.",
                f"Run mentorsheets init --sheet {where} to add what lacks, then mentorsheets check.",
            )
        output.problems(found.problems, "Why")
        raise WrongUse(
            "No list of people was found: none has a column of e-mail addresses, or of names.",
            "Give the column of addresses the header Email, that of names Name, and run adopt again.",
        )
    if names := tell_used_names(target.read() if target else None):
        output.note(f"There already: {names}. It is used as ours, and gets the columns that it lacks.")
    if not dry_run and not yes and not _agree():
        output.say("Nothing was written.")
        return
    done = None if dry_run else _carry_out(found, None if beside else source, config, moment(today))
    if form == "json":
        output.as_json(_as_dict(found, done, where))
    elif done:
        tell_collected(done.collected)
        output.say(f"\nNext: mentorsheets check --sheet {where}, then mentorsheets pair --sheet {where}.")
    else:
        rows = output.count(found.people, "row", "rows")
        output.say(f"\n{rows} would go into {where}. Nothing was written (--dry-run).")
    sys.exit(1 if done and done.collected.problems else 0)


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


def _read_lists(lists: tuple[str, ...]) -> Book:
    tabs: list[Tab] = []
    for one in lists:
        for tab in _read_list(one).tabs:
            titles = {plain(other.title) for other in tabs}
            # Two files may each have a tab of the same name, and neither is to hide the other.
            title = f"{Path(one).stem} {tab.title}" if plain(tab.title) in titles else tab.title
            tabs.append(replace(tab, title=title))
    return Book(tuple(tabs))


def _read_list(one: str) -> Book:
    if is_google(one):
        return open_sheet(find_config({"sheet": one})).read()
    return read_export(Path(one).expanduser())


def _carry_out(found: Understanding, source: Book | None, config: Config, now: Moment) -> Adopted:
    path = Path(config.sheet).expanduser()
    if not is_google(config.sheet):
        if path.exists():
            output.note(f"Copied first: {copy_first(path).name}")
        else:
            make_workbook(path)
    return adopt(open_sheet(config), found, source, now)


def _agree() -> bool:
    if not sys.stdin.isatty():
        output.note("Nobody is at a terminal: run again with --yes to accept this.")
        return False
    return output.confirm("Make a programme of this?")


def _show(found: Understanding, *, with_samples: bool, with_rest: bool) -> None:
    for one in found.lists:
        output.heading(
            f"{one.form.tab.title}: {'as Settings say' if not one.is_proposed else 'understood as'}"
        )
        for column, asked in one.questions.items():
            shown = f"   ({' | '.join(sample(one.form, asked))})" if with_samples else ""
            output.say(f"  {column}: {' + '.join(asked)}{shown}")
        output.problems(one.unused if with_rest else (), "Fills nothing")
    if found.new_kinds:
        output.say(f"\nNew kinds of need: {'; '.join(found.new_kinds)}")


def _as_dict(found: Understanding, done: Adopted | None, where: str) -> dict[str, object]:
    return {
        "sheet": where,
        "lists": [
            {
                "list": one.form.tab.title,
                "setting": setting_of(one.form.tab.title),
                "mapping": write_mapping(one.questions),
                "proposed": one.is_proposed,
                "fills_nothing": [problem.value for problem in one.unused],
            }
            for one in found.lists
        ],
        "rows": found.people,
        "new_kinds": list(found.new_kinds),
        "people": len(done.collected.people) if done else None,
        "problems": [output.problem_as_dict(one) for one in (done.collected.problems if done else ())],
    }
