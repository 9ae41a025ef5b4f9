"""`mentorsheets due`: what would go out on which day."""

from datetime import datetime

import click

from mentorsheets.api import MentoringSheet
from mentorsheets.cli import output
from mentorsheets.cli.options import FORMAT, SHEET, TODAY, options
from mentorsheets.domain.plain_text import count_things
from mentorsheets.runtime.config import Config


@click.command
@options(SHEET, TODAY, FORMAT)
@click.option("--days", type=click.IntRange(1, 366), default=14, help="How many days to look ahead.")
def due(config: Config, today: datetime | None, form: str, days: int) -> None:
    """Show what would go out on which day, if nobody answered and nothing changed.

    These are the days of `run`, which mails on no weekend and no holiday. Each line is one mail with all that
    it says; `introduce`, `checkin` and `followup` each send their part of it alone. Below stands what waits
    for you, in short.
    """
    sheet = MentoringSheet(config)
    rows = sheet.coming(days, today=today)
    if form == "json":
        output.as_json(rows)
        return
    if stopped := sheet.programme.settings.stop_sentence:
        output.say(stopped)
    if not rows:
        output.say(f"Nothing is due in the next {count_things(days, 'day')}.")
    for row in rows:
        output.say(f"{row.day:%a %Y-%m-%d}  {row.kind} to {row.to}: {row.why}")
    found = sheet.check(today=today)
    output.say("")
    output.waiting(found.waiting, found.waits)
