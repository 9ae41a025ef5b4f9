"""`mentorsheets check`: reads the sheet, says what it understood, and what a human should mend."""

import sys

import click

from mentorsheets.api import MentoringSheet
from mentorsheets.api.sheet_rows import CheckOutput
from mentorsheets.cli import output
from mentorsheets.cli.options import FORMAT, SHEET, options, tell_if_open
from mentorsheets.cli.remarks import group_remarks
from mentorsheets.runtime.config import Config


@click.command
@options(SHEET, FORMAT)
def check(config: Config, form: str) -> None:
    """Read the sheet and say what a human should mend; write nothing.

    Ends with 0 if nothing needs mending, with 1 if something does; all that was understood counts anyway.
    """
    with output.working("Reading the sheet"):
        found = MentoringSheet(config).check()
    if form == "json":
        output.as_json(found)
    else:
        _print(found)
    tell_if_open(config)
    sys.exit(1 if found.problems else 0)


def _print(found: CheckOutput) -> None:
    output.say(
        f"{found.programme}: {found.people} people, {found.taking_part} taking part;"
        f" {found.needs} needs, {found.open_needs} of them open; {found.matches} matches."
    )
    output.say(f"{found.waiting}, in the tab Today." if found.waiting[0].isdigit() else f"{found.waiting}.")
    for sentence in found.lacking:
        output.say(sentence)
    output.problems(found.problems, "To mend")
    if found.notes:
        output.heading(f"Understood, and said so ({len(found.notes)})")
        for line in group_remarks(found.notes):
            output.say(f"  {line}")
    if not found.problems:
        output.say("\nNothing needs mending.")
