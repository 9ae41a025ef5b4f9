"""`mentorsheets map`: who meets which need of somebody, what is open, and what could be done."""

import sys
from datetime import datetime
from pathlib import Path

import click

from mentorsheets.api import MentoringSheet
from mentorsheets.api.pages import MapPage
from mentorsheets.cli import output
from mentorsheets.cli.options import FORMAT, ONE_SHEET, TODAY, options
from mentorsheets.domain.plain_text import count_things
from mentorsheets.runtime.config import Config


@click.command("map")
@click.argument("person", default="")
@options(ONE_SHEET, TODAY, FORMAT)
@click.option(
    "--out", type=click.Path(dir_okay=False, path_type=Path), help="Write a page with the picture here."
)
@click.option(
    "--all", "folder", type=click.Path(file_okay=False, path_type=Path), help="Write everybody's page."
)
def map_command(
    person: str, config: Config, today: datetime | None, form: str, out: Path | None, folder: Path | None
) -> None:
    """Show the map of PERSON: each need, who meets it, what is still open, and what could be done about it.

    It is for that person and for you: nothing is mailed by itself. Whoever is only being asked is not named.
    Without PERSON it is the map of the community, for you alone: who helps whom, and who rests on whom.
    """
    maps = MentoringSheet(config).maps(today=today)
    if folder is not None:
        count = maps.write_all(folder)
        if form == "json":
            output.as_json(maps.rows)
        else:
            output.say(f"{count_things(count, 'map')} written into {folder}.")
        sys.exit(0)
    found = maps.of(person) if person else maps.of_all()
    if out is not None:
        found.write(out)
        output.note(f"Written to {out}.")
    if form == "json":
        output.as_json(found.row)
    elif out is None:
        output.heading(found.row.person if isinstance(found, MapPage) else "The community")
        for line in found.lines:
            output.say(line)
    sys.exit(0)
