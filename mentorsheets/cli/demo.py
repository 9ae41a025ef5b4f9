"""`mentorsheets demo`: the main job on an invented programme, with nothing of yours."""

import shutil
import sys
from datetime import datetime
from pathlib import Path

import click

from mentorsheets.api import Proposal
from mentorsheets.api.sheet_rows import DemoOutput, YearOutput
from mentorsheets.cli import output
from mentorsheets.cli.options import FORMAT, TODAY, moment, options
from mentorsheets.domain.plain_text import count_things
from mentorsheets.simulation.demo import Demo, demo, free_folder
from mentorsheets.simulation.page import year_page
from mentorsheets.simulation.promises import find_broken_promises
from mentorsheets.simulation.story import figures
from mentorsheets.simulation.year import BEGINS, MAILS, PEOPLE_OF_A_YEAR, live

FEWEST_LIVED, MOST_LIVED = 12, 60
"""People of a year: with fewer hardly anybody fits anybody, and the sample has no more."""


@click.command("demo")
@options(TODAY, FORMAT)
@click.option("--folder", type=click.Path(path_type=Path), help="A folder to make and work in.  [./demo]")
@click.option("--year", is_flag=True, help="Live through a whole year of it, and tell the story on a page.")
@click.option(
    "--people",
    type=click.IntRange(FEWEST_LIVED, MOST_LIVED),
    help=f"With --year: so many of the sixty take part in it.  [{PEOPLE_OF_A_YEAR}]",
)
def demo_command(
    today: datetime | None, folder: Path | None, form: str, *, year: bool, people: int | None
) -> None:
    """Try it on an invented programme: sixty people, matches, mails, and what they answer.

    Everything happens in a new folder; nothing is sent to anybody.
    """
    if people and not year:
        raise click.UsageError("--people goes with --year; without it, all sixty are there.")
    where = folder or free_folder(Path.cwd())
    if where.exists():
        raise click.BadParameter(f"{where} is there already; name a new folder.", param_hint="--folder")
    if year:
        _a_year(where, today, form, people or PEOPLE_OF_A_YEAR)
        return
    done = demo(where, moment(today), lambda step: output.note(f"{step} …"))
    if form == "json":
        output.as_json(_tell(done))
        return
    _what_happened(done)
    _what_next(_from_here(done.workbook), _from_here(done.outbox))


def _a_year(where: Path, today: datetime | None, form: str, people: int) -> None:
    begins = today.date() if today else BEGINS
    lived = live(where, output.note, begins=begins, people=people)
    page = where / "year.html"
    page.write_text(year_page(lived), encoding="utf-8")
    wrong = find_broken_promises(lived)
    if form == "json":
        told = YearOutput(page, where / "programme.xlsx", where / MAILS, dict(figures(lived)), tuple(wrong))
        output.as_json(told)
        return
    output.heading(f"{lived.programme.settings.programme}, an invented programme, lived through for a year")
    for label, figure in figures(lived):
        output.say(f"  {label}: {figure}.")
    output.say(f"  Promises broken: {len(wrong) or 'none'}.")
    output.heading("Where it lies")
    output.say(f"  {_from_here(page)}: the story, week by week, to read in a browser.")
    output.say(f"  {_from_here(where / 'programme.xlsx')}: the sheet at the end of the year.")
    output.say(f"  {_from_here(where / MAILS)}: the mails, a folder for each day. Nothing was sent.")


def _tell(done: Demo) -> DemoOutput:
    programme, plan, proposal = done.programme, done.paired.plan, Proposal(done.paired)
    return DemoOutput(
        sheet=done.workbook,
        outbox=done.outbox,
        people=len(programme.people),
        needs=len(programme.needs),
        relationships=len(programme.matches),
        to_mend=proposal.to_mend,
        proposed=len(plan.new),
        unmet=len(plan.unmet),
        proof=proposal.proof,
        mails=sum(len(sent.finished) for sent in done.rounds),
        answers=len(done.replies),
        introduced=done.pairs,
    )


def _what_happened(done: Demo) -> None:
    told, read = _tell(done), sum(not problem.needs_mending for problem in done.problems)
    output.heading(f"{done.programme.settings.programme}, an invented programme")
    output.say(f"  Read: {told.people} people, {told.needs} needs and {told.relationships} relationships.")
    output.say(f"  {told.to_mend} things need mending; {read} cells more were read, and it says how.")
    output.say(f"  Proposed: {told.proposed} matches; {told.unmet} needs lack helpers. Each has its reason.")
    output.say(f"  {told.proof}")
    output.heading("What a few days of it brought")
    asked, due, after = (len(sent.finished) for sent in (done.asked, done.checked_in, done.followed_up))
    introduced = count_things(told.introduced, "pair")
    output.say(f"  A few were approved, and {asked} people asked whether they would like to talk.")
    output.say(f"  {told.answers} replies came back; after two yeses, {introduced} got to know each other.")
    output.say(f"  {due} people got this week's check-in; {after} more mails followed up on what was said.")
    output.say("  A tap counts by itself. Words are for a human; the tab Today says what waits. They wrote:")
    for words in done.in_words:
        output.say(f"    “{words}”")


def _what_next(workbook: Path, outbox: Path) -> None:
    output.heading("Where it lies")
    output.say(f"  {workbook}: the sheet. Its first tab, Today, has what waits for its coordinator.")
    output.say(f"  {outbox / 'index.html'}: the mails, to read in a browser. Nothing was sent.")
    output.heading("What to try next")
    command = _command()
    output.say(f"  {command} check --sheet {workbook}")
    output.say(f"  {command} checkin --sheet {workbook} --mail outbox:{outbox}   (nobody is asked twice)")
    output.say(f"  {command} init --sheet mine.xlsx   (a sheet of your own)")


def _from_here(path: Path) -> Path:
    here = Path.cwd()
    return path.relative_to(here) if path.is_relative_to(here) else path


def _command() -> str:
    """Return how to call this very program from a shell here."""
    if shutil.which("mentorsheets"):
        return "mentorsheets"
    beside = Path(sys.executable).with_name("mentorsheets")
    if beside.exists():
        return str(_from_here(beside))
    return f"{_from_here(Path(sys.executable))} -m mentorsheets"
