"""`mentorsheets check`: reads the sheet, says what it understood, and what a human should mend."""

import sys
from collections.abc import Iterable, Iterator
from datetime import datetime

import click

from mentorsheets.api import MentoringSheet
from mentorsheets.api.rows import ProblemRow
from mentorsheets.api.sheet_rows import CheckOutput
from mentorsheets.cli import output
from mentorsheets.cli.options import FORMAT, SHEET, TODAY, options, tell_if_open
from mentorsheets.cli.remarks import group_remarks, join_alike
from mentorsheets.domain.plain_text import count_things
from mentorsheets.runtime.config import Config


@click.command
@options(SHEET, TODAY, FORMAT)
def check(config: Config, today: datetime | None, form: str) -> None:
    """Read the sheet and say what a human should mend; write nothing.

    Ends with 0 if nothing needs mending, with 1 if something does; all that was understood counts anyway.
    """
    with output.working("Reading the sheet"):
        found = MentoringSheet(config).check(today=today)
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
    apart = [row for row in found.problems if row.has_own_line]
    cells = [row for row in found.problems if not row.has_own_line]
    for title, rows in _part_new(join_alike(row for row in cells if not row.is_noted), "To mend"):
        output.problems(rows, title)
    # As Today and the digest, the list leaves out what somebody has seen; that it is not mended is said.
    output.problems(join_alike(row for row in cells if row.is_noted), "Noted in Today, and not mended")
    output.problems(join_alike(apart), "Told in a line of its own, above and in Today")
    for title, rows in _part_new(found.notes, "Understood, and said so"):
        output.heading(f"{title} ({len(rows)})")
        for line in group_remarks(rows):
            output.say(f"  {line}")
    if not found.problems:
        output.say("\nNothing needs mending.")


def _part_new(found: Iterable[ProblemRow], title: str) -> Iterator[tuple[str, list[ProblemRow]]]:
    """Yield what was found today for the first time, then all else, under titles that say so."""
    rows = list(found)
    new, known = [row for row in rows if row.is_new], [row for row in rows if not row.is_new]
    if new and known:
        yield f"{title}: new today", new
        yield f"{title}: as before", known
    elif new or known:
        yield title, new or known
