"""The options that commands share, and the time and config that they make of them."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any, TypeVar

import click

from mentorsheets.api.arguments import parse_time
from mentorsheets.cli import output
from mentorsheets.cli.programmes import for_each_programme, for_one
from mentorsheets.domain.clock import Moment
from mentorsheets.errors import WrongUse
from mentorsheets.runtime.config import Config, is_file
from mentorsheets.runtime.system_clock import SystemClock
from mentorsheets.sheet.workbook.file import open_in

F = TypeVar("F", bound=Callable[..., Any])

SHEET_OPTION = click.option(
    "--sheet",
    metavar="FILE|ADDRESS",
    help="An .xlsx workbook, its address on a server, or that of a Google sheet.  [MENTORSHEETS_SHEET]",
)


def SHEET(function: F) -> F:  # noqa: N802 - an option like the others
    """Add --sheet, and --programmes for a whole list of them; the command gets a `config` for each."""
    wrapped: F = SHEET_OPTION(for_each_programme(function))  # type: ignore[assignment]
    return wrapped


def ONE_SHEET(function: F) -> F:  # noqa: N802
    """Add --sheet; the command gets a `config`."""
    wrapped: F = SHEET_OPTION(for_one(function))  # type: ignore[assignment]
    return wrapped


MAIL_OPTION = click.option(
    "--mail",
    metavar="WHERE",
    help="outbox:FOLDER, or a server as smtp+starttls://user@host.  [MENTORSHEETS_MAIL; outbox:outbox]",
)


class ActingTime(click.ParamType[datetime]):
    """A day, which means its noon, or a day and time; a wall-clock time of the programme's zone."""

    name = "time"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> datetime:  # noqa: ANN401
        """Return the time without zone that `value` says."""
        try:
            found = parse_time(value)
        except WrongUse as error:
            self.fail(str(error), param, ctx)
        assert found is not None  # noqa: S101 - as the value is not
        return found


TODAY = click.option(
    "--today",
    type=ActingTime(),
    metavar="YYYY-MM-DD[THH:MM]",
    help="Act as if it were this day, at noon, or this time, in the programme's zone.",
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


def tell_if_open(config: Config) -> None:
    """Warn of what is not read: unsaved words in a workbook that is open, and copies that lie beside it."""
    if is_file(config.sheet):
        path = Path(config.sheet).expanduser()
        if program := open_in(path):
            output.note(f"{path.name} is open in {program}: what is not saved there yet is not seen here.")
    # Slow to import, as all that reads a sheet.
    from mentorsheets.runtime.copies_beside import find_copies_beside  # noqa: PLC0415

    beside = find_copies_beside(config)
    if beside.conflicts:
        lies = f"Beside {beside.of} lies {', '.join(beside.conflicts)}"
        output.note(f"{lies}: two computers wrote it, and one was not heard. {MERGE}")
    if beside.copies:
        lies = f"Beside {beside.of} lies {', '.join(beside.copies)}"
        told = f"{lies}, a copy of it: what is typed there is not read."
        output.note(f"{told} Take over what only the copy says, and delete it or put it elsewhere.")


MERGE = "Take over by hand what only the copy says, delete it, and let one computer alone run mentorsheets."
"""What to do about a copy that a syncing program made."""


def moment(today: datetime | None) -> Moment:
    """Return the moment of a run by the computer's clock, standing at the time asked for, if any."""
    return Moment(SystemClock(), today)
