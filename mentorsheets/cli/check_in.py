"""`mentorsheets checkin`: one mail for each person who is due, with everything of theirs in it."""

from typing import Any

import click

from mentorsheets.cli.mails import MAILING, send_round
from mentorsheets.workflow.check_in import check_ins


@click.command()
@MAILING
def checkin(**given: Any) -> None:  # noqa: ANN401 - what Click hands over
    """Ask everybody who is due how it goes: one mail a person.

    Without a mail server the mails go into an outbox folder, as files to open. Nobody is asked twice in a
    week, however often this runs.
    """
    send_round(check_ins, "check-in", **given)
