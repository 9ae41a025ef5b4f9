"""`mentorsheets why` and `mentorsheets due`: what is behind a person's matches and gaps, and what comes."""

import sys
from datetime import datetime

import click

from mentorsheets.cli import output
from mentorsheets.cli.options import FORMAT, ONE_SHEET, SHEET, TODAY, find_places, moment, options
from mentorsheets.relations.today import due_between
from mentorsheets.workflow.day import WHY
from mentorsheets.workflow.opening import open_sheet, read
from mentorsheets.workflow.pair import Explained, explain


@click.command("why", short_help="Say why somebody has their matches, and what stays open.")
@click.argument("person")
@options(ONE_SHEET, TODAY, FORMAT)
def why_command(person: str, sheet: str | None, today: datetime | None, form: str) -> None:
    """Say why PERSON has the matches that they have, and why a need of theirs stays open.

    Nothing is written. Proposals that a next `pair` would add count too.
    """
    found = explain(open_sheet(find_places(sheet).sheet), moment(today), person)
    if form == "json":
        output.as_json({"matches": list(found.matches), "unmet": list(found.unmet)})
    else:
        _print(found)
    sys.exit(0)


def _print(found: Explained) -> None:
    output.heading(f"{found.name}: matches ({len(found.matches)})")
    for one in found.matches:
        output.item(f"{one['giver']} → {one['asker']}: {one['needs']} ({one['state']})", one["why"])
    output.heading(f"Needs that lack helpers ({len(found.unmet)})")
    for gap in found.unmet:
        output.item(f"{gap['need']}: {gap['words'] or 'no words yet'}", gap["why"])


@click.command(short_help="Show what would go out on which day.")
@options(SHEET, TODAY, FORMAT)
@click.option("--days", type=click.IntRange(1, 366), default=14, help="How many days to look ahead.")
def due(sheet: str | None, today: datetime | None, form: str, days: int) -> None:
    """Show what would go out on which day, if nobody answered and nothing changed."""
    programme = read(open_sheet(find_places(sheet).sheet)).programme
    coming = due_between(programme, moment(today).today(programme.settings.time_zone), days)
    rows = [
        (
            day,
            ", ".join(person.name for person in mail.people) or "the coordinator",
            mail.kind,
            WHY[mail.kind],
        )
        for day, mails in coming
        for mail in mails
    ]
    if form == "json":
        output.as_json(
            [{"day": day, "to": to, "kind": kind, "why": reason} for day, to, kind, reason in rows]
        )
    elif not rows:
        output.say(f"Nothing is due in the next {days} days.")
    for day, to, kind, reason in rows if form == "text" else ():
        output.say(f"{day:%a %Y-%m-%d}  {kind} to {to}: {reason}")
