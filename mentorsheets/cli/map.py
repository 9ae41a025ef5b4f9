"""`mentorsheets map`: who meets which need of somebody, what is open, and what could be done."""

import sys
from datetime import datetime
from pathlib import Path

import click

from mentorsheets.cli import output
from mentorsheets.cli.options import FORMAT, ONE_SHEET, TODAY, moment, options
from mentorsheets.runtime.config import Config
from mentorsheets.runtime.open_sheet import open_sheet
from mentorsheets.workflow.maps import (
    as_lines,
    as_values,
    find_person,
    make_page,
    map_people,
    read_pages,
    words_for,
    write_all,
    write_private,
)


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
    """
    programme, maps = map_people(open_sheet(config), config, moment(today))
    sources = read_pages(config)
    if folder is not None:
        output.say(f"{write_all(programme, maps, sources, folder)} maps written into {folder}.")
        sys.exit(0)
    if not person:
        raise click.UsageError("Name a PERSON, or give --all FOLDER.")
    who = find_person(programme, person)
    found = maps.of(who)
    if out is not None:
        write_private(out, make_page(programme, who, found, sources))
        output.note(f"Written to {out}.")
    if form == "json":
        output.as_json(as_values(found))
    elif out is None:
        output.heading(found.name)
        for line in as_lines(found, words_for((), sources)):
            output.say(line)
    sys.exit(0)
