"""`mentorsheets pair`: who could help whom, and why; what stays open, and why."""

import sys
from datetime import datetime

import click

from mentorsheets.api import MentoringSheet, Proposal
from mentorsheets.api.columns import join_titles
from mentorsheets.api.pairing_rows import CircleRow, UnmetRow, WhatIfOutput
from mentorsheets.api.rows import MatchRow
from mentorsheets.cli import output
from mentorsheets.cli.options import DRY_RUN, FORMAT, SHEET, TODAY, options, tell_if_open
from mentorsheets.pairing.result import Better
from mentorsheets.runtime.config import Config


@click.command("pair")
@options(SHEET, TODAY, DRY_RUN, FORMAT)
@click.option(
    "--afresh", is_flag=True, help="Seek the best anew, without proposals that nobody has decided on."
)
@click.option(
    "--what-if",
    "wishes",
    multiple=True,
    metavar="WISH",
    help="Only show what would change, for example with “Can support:Ana+1”, “Status:Ana=left”, "
    "“Newcomers:Role models in Portuguese+2”, or an edited copy of the workbook.",
)
def pair_command(
    config: Config, today: datetime | None, dry_run: bool, form: str, afresh: bool, wishes: tuple[str, ...]
) -> None:
    """Propose who could help whom, into the tab Matches.

    What you decided stays, and so does every relationship. A second run changes nothing.
    """
    sheet = MentoringSheet(config)
    if wishes:
        _show(sheet.what_if(wishes, today=today), form)
        return
    with output.working("Looking for the best matches"):
        work = sheet.propose if dry_run else sheet.pair
        found = work(today=today, afresh=afresh, on_better=_so_far)
    if form == "json":
        output.as_json(found.output)
    else:
        _print(found, dry_run=dry_run)
    tell_if_open(config)
    sys.exit(1 if found.left or found.to_mend else 0)


def _so_far(better: Better) -> None:
    sentence = f"So far {better.served} people are served"
    if better.bound:
        sentence += f", and {float(better.covered / better.bound):.1%} of the most that could be covered is"
    output.note(f"{sentence}; looking for better.")


def _show(found: WhatIfOutput, form: str) -> None:
    """Print what a what-if would change."""
    if form == "json":
        output.as_json(found)
        return
    reasons = iter(found.reasons)
    for title, matches in (("Gained", found.gained), ("Lost", found.lost)):
        output.heading(f"{title} ({len(matches)})")
        for match in matches:
            output.item(match, next(reasons))
    output.say(
        f"\nNeeds that lack helpers: {found.unmet.as_is} as it is, {found.unmet.instead} then. "
        "Nothing was written."
    )


def _print(found: Proposal, *, dry_run: bool) -> None:
    told = found.output
    _matches("New proposals", told.new)
    _matches("Taken back", told.gone)
    if told.kept:
        output.say(f"\n{len(told.kept)} matches stay as they are.")
    _gaps(told.unmet)
    _circles(told.circles)
    if told.advice:
        output.heading("What would help most")
        for sentence in told.advice:
            output.say(f"  {sentence}")
    output.say("\n" + "\n".join((*told.lacking, f"{found.proof} {found.plan.hint}".rstrip())))
    for row in found.left:
        output.say(f"Left as it is, {row}. Run again.")
    output.count_to_mend(found.to_mend)
    output.say("Nothing was written (--dry-run)." if dry_run else _next(found))


def _next(found: Proposal) -> str:
    """Return what a coordinator may do now."""
    if found.waiting:
        return (
            "In the tab Matches, type approve, decline or pin into the column Coordinator; "
            "mentorsheets introduce then asks both."
        )
    return "No proposal waits for your word."


def _matches(title: str, matches: tuple[MatchRow, ...]) -> None:
    if not matches:
        return
    output.heading(f"{title} ({len(matches)})")
    for one in matches:
        output.item(f"{one.giver.name} → {one.asker.name}: {join_titles(one.needs)}", one.why)


def _gaps(unmet: tuple[UnmetRow, ...]) -> None:
    if not unmet:
        return
    output.heading(f"Needs that lack helpers ({len(unmet)})")
    for gap in unmet:
        output.item(f"{gap.person.name}: {gap.need.title}", gap.sentence)


def _circles(circles: tuple[CircleRow, ...]) -> None:
    if not circles:
        return
    output.heading(f"Circles worth inviting ({len(circles)})")
    for circle in circles:
        names = ", ".join(str(person.name) for person in circle.askers)
        hosts = " and ".join(str(person.name) for person in circle.hosts)
        output.item(f"{circle.need.title}, hosted by {hosts}", f"With {names}.")
