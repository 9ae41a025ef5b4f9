"""The commands that send mail: `introduce`, `checkin`, `followup`, and all of it at once for a day."""

from typing import Any

import click

from mentorsheets.cli.mails import MAILING, send_round
from mentorsheets.domain.mail_kinds import RunPart


@click.command
@MAILING
def checkin(**given: Any) -> None:  # noqa: ANN401 - what Click hands over, as of the next two
    """Ask everybody who is due how it goes: one mail a person.

    Without a mail server the mails go into an outbox folder, as files to open. Nobody is asked twice in a
    week, however often this runs.
    """
    send_round(RunPart.CHECK_INS, "check-in", **given)


@click.command
@MAILING
def introduce(**given: Any) -> None:  # noqa: ANN401
    """Ask both sides of approved matches, and introduce those who both said yes.

    Each is asked apart, and a no needs no reason. Whoever does not answer is reminded once, by `followup`.
    """
    send_round(RunPart.INTRODUCTIONS, "mail", **given)


@click.command
@MAILING
def followup(**given: Any) -> None:  # noqa: ANN401
    """Follow up on answers, on silence, on endings, and on whoever left.

    Every answer leads somewhere; nobody gets a fourth mail into silence.
    """
    send_round(RunPart.FOLLOW_UPS, "follow-up", **given)
