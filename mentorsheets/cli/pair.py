"""`mentorsheets pair`: who could help whom, and why; what stays open, and why."""

import sys
from datetime import datetime

import click

from mentorsheets.api import MentoringSheet, Proposal
from mentorsheets.api.columns import join_titles
from mentorsheets.api.compare_rows import CompareOutput
from mentorsheets.api.pairing_rows import CircleRow, UnmetRow, UnpairedWishRow, WhatIfOutput
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
@click.option(
    "--compare",
    "whats",
    multiple=True,
    metavar="WHAT",
    help="Only show two plans side by side, who gains and who loses: as it is, and with a setting such as "
    "“Aim=as well met as possible” or an edited copy of the workbook; or “last week” (or a day) and now.",
)
def pair_command(
    config: Config,
    today: datetime | None,
    dry_run: bool,
    form: str,
    afresh: bool,
    wishes: tuple[str, ...],
    whats: tuple[str, ...],
) -> None:
    """Propose who could help whom, into the tab Matches.

    What you decided stays, and so does every relationship. A second run changes nothing.
    """
    sheet = MentoringSheet(config)
    if wishes:
        _show(sheet.what_if(wishes, today=today), form)
        return
    if whats:
        _show_comparison(sheet.compare(whats, today=today), form)
        return
    with output.working("Looking for the best matches"):
        work = sheet.propose if dry_run else sheet.pair
        found = work(today=today, afresh=afresh, on_better=_so_far)
    if form == "json":
        output.as_json(found.output)
    else:
        _print(found, dry_run=dry_run)
    tell_if_open(config)
    sys.exit(1 if found.left or found.to_mend or found.apart else 0)


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


def _show_comparison(found: CompareOutput, form: str) -> None:
    """Print two plans side by side."""
    if form == "json":
        output.as_json(found)
        return
    before, after = found.before, found.after
    output.say(f"First: {found.first}. Then: {found.second}.")
    for title, first, then in (
        ("People who have somebody", before.people, after.people),
        ("Helpers found for needs", before.needs, after.needs),
        ("Matches and seats in circles", before.matches, after.matches),
    ):
        output.say(f"  {title}: {first}, then {then} ({then - first:+d})")
    for title, rows in (
        ("Gain", found.gain),
        ("Lose", found.lose),
        ("Have others, for as many needs", found.other),
    ):
        output.heading(f"{title} ({len(rows)})")
        for row in rows:
            parts = [f"+ {one}" for one in row.won] + [f"- {one}" for one in row.lost]
            nobody = "" if row.has_somebody else " (nobody then)"
            output.item(f"{row.person.name}{nobody}", "\n".join(parts))
    output.say("\nNothing was written.")


def _print(found: Proposal, *, dry_run: bool) -> None:
    told = found.output
    _matches("New proposals", told.new)
    _matches("Taken back", told.gone)
    if told.kept:
        stay = (
            "1 match stays as it is" if len(told.kept) == 1 else f"{len(told.kept)} matches stay as they are"
        )
        output.say(f"\n{stay}.")
    _gaps(told.unmet)
    _wishes(told.wishes)
    _circles(told.circles)
    for title, sentences in (
        ("What would help most", told.advice),
        ("What your settings for pairing change", told.effects),
    ):
        if sentences:
            output.heading(title)
            output.say("\n".join(f"  {sentence}" for sentence in sentences))
    output.say("\n" + "\n".join((*told.lacking, f"{found.proof} {found.plan.hint}".rstrip())))
    for row in found.left:
        output.say(f"Left as it is, {row}. Run again.")
    output.count_to_mend(found.to_mend, found.apart)
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


def _wishes(wishes: tuple[UnpairedWishRow, ...]) -> None:
    if not wishes:
        return
    output.heading(f"Named each other and are not together ({len(wishes)})")
    for wish in wishes:
        output.item(f"{wish.one.name} and {wish.other.name}", wish.sentence)


def _circles(circles: tuple[CircleRow, ...]) -> None:
    if not circles:
        return
    output.heading(f"Circles worth inviting ({len(circles)})")
    for circle in circles:
        names = ", ".join(str(person.name) for person in circle.askers)
        hosts = " and ".join(str(person.name) for person in circle.hosts)
        output.item(f"{circle.need.title}, hosted by {hosts}", f"With {names}.")
