"""`mentorsheets report`: what waits for the coordinator, and what it all came to."""

import re
import sys
from datetime import date, datetime, timedelta
from pathlib import Path

import click

from mentorsheets.api import MentoringSheet
from mentorsheets.api.pages import PublicPage, ReportPage
from mentorsheets.cli import output
from mentorsheets.cli.options import FORMAT, ONE_SHEET, TODAY, options
from mentorsheets.runtime.config import Config

QUARTER = re.compile(r"(\d{4})-Q([1-4])")


@click.command("report")
@options(ONE_SHEET, TODAY, FORMAT)
@click.option(
    "--for",
    "whom",
    type=click.Choice(["monday", "board", "public"]),
    default="monday",
    help="Whose page.",
    show_default=True,
)
@click.option(
    "--year",
    type=click.IntRange(2000, 2200),
    help="Count the questions, and how far needs came, of this year.",
)
@click.option("--quarter", metavar="YYYY-Qn", help="The same of this quarter.")
@click.option(
    "--dry-run", is_flag=True, help="Show what the page for everybody would say; write nothing down."
)
@click.option("--out", type=click.Path(dir_okay=False, path_type=Path), help="Write the page here.")
def report_command(
    config: Config,
    today: datetime | None,
    form: str,
    whom: str,
    year: int | None,
    quarter: str | None,
    dry_run: bool,
    out: Path | None,
) -> None:
    """Show how the programme stands: what waits for you, or what it came to for board, funder, or everybody.

    Each figure says of how many, how sure it is, and what is not known. The page for the board names nobody.
    That for everybody has rounded figures of a quarter that is over; what it said is written down, and stays.
    """
    if whom == "public":
        _publish(MentoringSheet(config).publish(quarter or "", today=today, dry_run=dry_run), form, out)
        sys.exit(0)
    since, until = _find_period(year, quarter)
    found = MentoringSheet(config).report(whom, since=since, until=until, today=today)
    if out is not None:
        found.write(out)
        output.note(f"Written to {out}.")
    if form == "json":
        output.as_json(found.figures)
    elif out is None:
        output.heading(found.title)
        _print_waiting(found)
        for figure, detail in found.lines():
            output.item(figure, detail)
    sys.exit(0)


def _print_waiting(found: ReportPage) -> None:
    for group in found.waiting:
        output.say(f"{group.count} {group.title}")
        for line in group.shown:
            output.say(f"  {line}")
        if group.rest:
            output.say(f"  {group.rest}")
    if found.waiting:
        output.say("")
    for line in found.advice:
        output.say(line)
    if found.advice:
        output.say("")


def _publish(found: PublicPage, form: str, out: Path | None) -> None:
    if out is not None:
        found.write(out)
        output.note(f"Written to {out}.")
    if form == "json":
        output.as_json(found.row)
    elif out is None:
        output.heading(found.row.quarter)
        for one in found.row.figures:
            output.item(f"{one.figure}: {one.shown_as}", "")


def _find_period(year: int | None, quarter: str | None) -> tuple[date | None, date | None]:
    if year is not None and quarter is not None:
        raise click.UsageError("Give either --year or --quarter.")
    if year is not None:
        return date(year, 1, 1), date(year, 12, 31)
    if quarter is None:
        return None, None
    told = QUARTER.fullmatch(quarter)
    if told is None:
        raise click.UsageError("Write the quarter as 2027-Q1.")
    first = 3 * int(told[2]) - 2
    after = date(int(told[1]) + first // 10, (first + 2) % 12 + 1, 1)
    return date(int(told[1]), first, 1), after - timedelta(days=1)
