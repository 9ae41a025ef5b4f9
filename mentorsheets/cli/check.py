"""`mentorsheets check`: reads the sheet, says what it understood, and what a human should mend."""

import sys
from collections.abc import Iterator

import click

from mentorsheets.api import MentoringSheet
from mentorsheets.api.rows import ProblemRow
from mentorsheets.api.sheet_rows import CheckOutput
from mentorsheets.cli import output
from mentorsheets.cli.options import FORMAT, SHEET, options, tell_if_open
from mentorsheets.cli.remarks import group_remarks
from mentorsheets.domain.plain_text import count_things
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
    people = count_things(found.people, "person", "people")
    needs, matches = count_things(found.needs, "need"), count_things(found.matches, "match", "matches")
    output.say(
        f"{found.programme}: {people}, {found.taking_part} taking part;"
        f" {needs}, {found.open_needs} of them open; {matches}."
    )
    output.waiting(found.waiting, found.waits)
    for sentence in found.lacking:
        output.say(sentence)
    for title, rows in _part_new(found.problems, "To mend"):
        output.problems(rows, title)
    for title, rows in _part_new(found.notes, "Understood, and said so"):
        output.heading(f"{title} ({len(rows)})")
        for line in group_remarks(rows):
            output.say(f"  {line}")
    if not found.problems:
        output.say("\nNothing needs mending.")


def _part_new(rows: tuple[ProblemRow, ...], title: str) -> Iterator[tuple[str, list[ProblemRow]]]:
    """Yield what was found today for the first time, then all else, under titles that say so."""
    new, known = [row for row in rows if row.is_new], [row for row in rows if not row.is_new]
    if new and known:
        yield f"{title}: new today", new
        yield f"{title}: as before", known
    elif new or known:
        yield title, new or known
