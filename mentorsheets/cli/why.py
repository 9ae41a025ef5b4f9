"""`mentorsheets why`: what is behind a person's matches and gaps."""

import sys
from datetime import datetime

import click

from mentorsheets.api import MentoringSheet
from mentorsheets.api.pairing_rows import WhyOutput
from mentorsheets.cli import output
from mentorsheets.cli.options import FORMAT, ONE_SHEET, TODAY, options
from mentorsheets.runtime.config import Config


@click.command("why")
@click.argument("person")
@options(ONE_SHEET, TODAY, FORMAT)
@click.option("--instead", is_flag=True, help="Also say who else could help, and what it costs others.")
def why_command(person: str, config: Config, today: datetime | None, form: str, *, instead: bool) -> None:
    """Explain why PERSON has the matches that they have, and why a need of theirs stays open.

    Nothing is written. Proposals that a next `pair` would add count too.
    """
    found = MentoringSheet(config).why(person, today=today, instead=instead)
    if form == "json":
        output.as_json(found)
    else:
        _print(found, instead=instead)
    sys.exit(0)


def _print(found: WhyOutput, *, instead: bool) -> None:
    output.heading(f"{found.name}: matches ({len(found.matches)})")
    for one in found.matches:
        output.item(f"{one.giver} → {one.asker}: {one.needs} ({one.state})", one.why)
    output.heading(f"Needs that lack helpers ({len(found.unmet)})")
    for gap in found.unmet:
        output.item(f"{gap.need}: {gap.words or 'no words yet'}", gap.why)
    if instead:
        output.heading(f"Who else could help ({len(found.instead)})")
    if instead and not found.instead:
        output.say("Nobody else who may help them has a place left beside what is decided.")
    for other in found.instead:
        output.item(f"{other.giver}: {other.needs}", other.costs)
