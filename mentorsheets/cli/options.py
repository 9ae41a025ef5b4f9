"""The options that commands share, and the time and places that they make of them."""

import os
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any, TypeVar

import click

from mentorsheets.cli import output
from mentorsheets.cli.programmes import for_each_programme
from mentorsheets.sheet.workbook_file import open_in
from mentorsheets.workflow.moment import Moment
from mentorsheets.workflow.places import Places, is_google, places

F = TypeVar("F", bound=Callable[..., Any])

ONE_SHEET = click.option(
    "--sheet",
    metavar="FILE|ADDRESS",
    help="An .xlsx workbook, or the address or key of a Google sheet.  [MENTORSHEETS_SHEET]",
)


def SHEET(function: F) -> F:  # noqa: N802 - an option like the others
    """Add --sheet, and with --programmes a whole list of them."""
    wrapped: F = ONE_SHEET(for_each_programme(function))  # type: ignore[assignment]
    return wrapped


MAIL = click.option(
    "--mail",
    metavar="WHERE",
    help="outbox:FOLDER, or a server as smtp+starttls://user@host.  [MENTORSHEETS_MAIL; outbox:outbox]",
)
TODAY = click.option(
    "--today", type=click.DateTime(["%Y-%m-%d"]), metavar="YYYY-MM-DD", help="Act as if it were this day."
)
DRY_RUN = click.option("--dry-run", is_flag=True, help="Show what would happen; write and send nothing.")
FORMAT = click.option(
    "--format", "form", type=click.Choice(["text", "json"]), default="text", help="How to print the result."
)
YES = click.option("--yes", is_flag=True, help="Answer yes to what a first real run asks.")


def options(*wanted: Callable[[F], F]) -> Callable[[F], F]:
    """Return a decorator that adds the options in the order in which help shows them."""

    def add(function: F) -> F:
        for option in reversed(wanted):
            function = option(function)
        return function

    return add


def find_places(sheet: str | None, mail: str | None = None) -> Places:
    """Return where this run finds its things: flags, then the environment, then mentorsheets.toml here."""
    return places({"sheet": sheet, "mail": mail}, os.environ, Path.cwd())


def tell_if_open(places: Places) -> None:
    """Tell that a workbook is open in a spreadsheet program: what is not saved there yet was not read."""
    path = Path(places.sheet).expanduser()
    if not is_google(places.sheet) and (program := open_in(path)):
        output.note(f"{path.name} is open in {program}: what is not saved there yet is not seen here.")


def moment(today: datetime | None) -> Moment:
    """Return the moment of a run by the computer's clock, and the day that was asked for."""
    return Moment(day=today.date() if today else None)
