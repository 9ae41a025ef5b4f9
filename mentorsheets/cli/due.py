"""`mentorsheets due`: what would go out on which day."""

from datetime import date, datetime

import click

from mentorsheets.api import MentoringSheet
from mentorsheets.cli import output
from mentorsheets.cli.options import FORMAT, SHEET, TODAY, moment, options
from mentorsheets.relations.mail_parts import Due
from mentorsheets.relations.plan import due_between
from mentorsheets.runtime.config import Config
from mentorsheets.workflow.due_mail import reasons


@click.command
@options(SHEET, TODAY, FORMAT)
@click.option("--days", type=click.IntRange(1, 366), default=14, help="How many days to look ahead.")
def due(config: Config, today: datetime | None, form: str, days: int) -> None:
    """Show what would go out on which day, if nobody answered and nothing changed.

    These are the days of `run`, which mails on no weekend and no holiday. Each line is one mail with all that
    it says; `introduce`, `checkin` and `followup` each send their part of it alone.
    """
    programme = MentoringSheet(config).programme
    coming = due_between(programme, moment(today).today(programme.settings.time_zone), days)
    rows = [(day, _readers(mail), mail) for day, mails in coming for mail in mails]
    if form == "json":
        output.as_json([_as_dict(day, to, mail) for day, to, mail in rows])
    elif not rows:
        output.say(f"Nothing is due in the next {days} days.")
    for day, to, mail in rows if form == "text" else ():
        output.say(f"{day:%a %Y-%m-%d}  {mail.kind} to {to}: {reasons(mail)}")


def _readers(mail: Due) -> str:
    return ", ".join(person.name for person in mail.people) or "the coordinator"


def _as_dict(day: date, to: str, mail: Due) -> dict[str, object]:
    parts = list(dict.fromkeys(part.kind for part in mail.parts))
    return {"day": day, "to": to, "kind": mail.kind, "parts": parts, "why": reasons(mail)}
